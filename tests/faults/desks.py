"""Desks at work: they take cases that were reported and write into them, so that cases have a history; and
mediators, who go through what was handed to them together, one writing where another was."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tests.faults.callers import Caller, Person
from tests.faults.ledger import Ledger
from tests.faults.phones import REPORTS

PAUSE_SECONDS = 0.05
# Of what a desk may hand to mediators, so much is.
HANDED_OVER = 0.2


class Desk(threading.Thread):
    """Claims one of the reported cases, or adds a line to it. What fails is left for the next round."""

    def __init__(self, port: int, person: Person, ledger: Ledger, stopping: threading.Event) -> None:
        super().__init__(name=f"desk of {person.name}", daemon=True)
        self._caller = Caller(port, person)
        self._ledger = ledger
        self._stopping = stopping
        self.steps = 0

    def run(self) -> None:
        while not self._stopping.wait(PAUSE_SECONDS):
            if reported := sorted(self._ledger.acknowledged):
                self._work_on(random.choice(reported[-20:]))
        self._caller.close()

    def _work_on(self, case_id: str) -> None:
        found = self._caller.get(f"{REPORTS}/{case_id}")
        if found is None or found.status != 200:
            return
        case = found.json()
        action, body = self.choose(case)
        if not self.prepare(case, action):
            return
        answer = self._caller.post(f"{REPORTS}/{case_id}/{action}", body, version=case["version"])
        self.steps += answer is not None and answer.acknowledges

    def choose(self, case: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is done with it next, and what is said."""
        offered = {step["action"] for step in case["actions"]}
        if "hand_to_mediation" in offered and random.random() < HANDED_OVER:
            return "hand_to_mediation", {"reason": "演练"}
        return ("claim", {}) if "claim" in offered else ("note", {"text": "演练"})

    def prepare(self, _case: dict[str, Any], _action: str) -> bool:
        """What is done before; False where that was all."""
        return True


class Mediator(Desk):
    """Takes what was handed over, writes parties and what they say, ends it; several do so at once."""

    def prepare(self, case: dict[str, Any], action: str) -> bool:
        """Whoever writes says so first, and takes it over where a colleague does."""
        if case["track"] != "dispute":
            return False
        if action not in ("claim", "note", "close"):
            lease = f"{REPORTS}/{case['id']}/leases/{action}"
            self._caller.ask("PUT", lease)
            self._caller.post(f"{lease}/take_over", {})
        if action != "name_party":
            return True
        party = {"side": "applicant", "kind": "person", "name": "演练甲"}
        answer = self._caller.post(f"{REPORTS}/{case['id']}/parties", party)
        self.steps += answer is not None and answer.acknowledges
        return False

    def choose(self, case: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        offered = {step["action"] for step in case["actions"]}
        dispute = case.get("dispute") or {}
        if "claim" in offered:
            return "claim", {}
        if dispute.get("may_write_parties") and not dispute["parties"]:
            return "name_party", {}
        if "conclude" in offered and random.random() < HANDED_OVER:
            return "conclude", {"outcome": "withdrawn", "note": "演练"}
        return ("close", {"note": "演练"}) if "close" in offered else ("note", {"text": "演练"})


@contextmanager
def working(
    port: int, people: Sequence[Person], ledger: Ledger, kind: type[Desk] = Desk
) -> Iterator[list[Desk]]:
    """Desks that work for as long as the block runs."""
    stopping = threading.Event()
    desks = [kind(port, person, ledger, stopping) for person in people]
    for desk in desks:
        desk.start()
    try:
        yield desks
    finally:
        stopping.set()
        for desk in desks:
            desk.join(60)
