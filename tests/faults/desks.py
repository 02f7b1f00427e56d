"""Desks at work: they take cases that were reported and write into them, so that cases have a history."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.faults.callers import Caller, Person
from tests.faults.ledger import Ledger
from tests.faults.phones import REPORTS

PAUSE_SECONDS = 0.05


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
        offered = {step["action"] for step in case["actions"]}
        action, body = ("claim", {}) if "claim" in offered else ("note", {"text": "演练"})
        answer = self._caller.post(f"{REPORTS}/{case_id}/{action}", body, version=case["version"])
        self.steps += answer is not None and answer.acknowledges


@contextmanager
def working(port: int, people: Sequence[Person], ledger: Ledger) -> Iterator[list[Desk]]:
    """Desks that work for as long as the block runs."""
    stopping = threading.Event()
    desks = [Desk(port, person, ledger, stopping) for person in people]
    for desk in desks:
        desk.start()
    try:
        yield desks
    finally:
        stopping.set()
        for desk in desks:
            desk.join(60)
