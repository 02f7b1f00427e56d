"""Phones with an outbox: each report is sent under its one id until the server says yes."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pingan.core.ids import uuid7
from tests.faults.callers import Answer, Caller, Person
from tests.faults.ledger import Ledger
from tests.faults.parts import until

REPORTS = "/api/v1/cases"
# A real phone waits for seconds; here the next death is never far.
PAUSE_SECONDS = 0.1
LAST_LETTERS_SECONDS = 45.0


def report_body(person: Person) -> dict[str, Any]:
    """A sound report of the worker's own grid, picked by hand."""
    return {
        "id": str(uuid7()),
        "category": "0506",
        "what": "演练：水渠被泥石堵住。",
        "location": None,
        "grid_code": person.area_code,
    }


def send_until_answered(
    send: Callable[[], Answer | None], key: str, ledger: Ledger, *, pause: float = PAUSE_SECONDS
) -> Answer:
    """What an outbox does with one letter: "later" and silence mean again, anything else is an answer."""
    while True:
        began = time.monotonic()
        answer = send()
        ledger.write(key, began, answer)
        if answer is not None and answer.status != 503:
            return answer
        time.sleep(random.uniform(pause / 2, pause))


class Phone(threading.Thread):
    """Reports one matter after the other until told to stop; the last one is still delivered."""

    def __init__(
        self, port: int, person: Person, ledger: Ledger, stopping: threading.Event, rest: float
    ) -> None:
        super().__init__(name=f"phone of {person.name}", daemon=True)
        self._caller = Caller(port, person)
        self._ledger = ledger
        self._stopping = stopping
        self._rest = rest
        self.bodies: dict[str, dict[str, Any]] = {}

    def run(self) -> None:
        while not self._stopping.is_set():
            body = report_body(self._caller.person)
            self.bodies[body["id"]] = body
            send_until_answered(lambda body=body: self._caller.post(REPORTS, body), body["id"], self._ledger)
            self._stopping.wait(self._rest)
        self._caller.close()

    def send_again(self, key: str) -> Answer | None:
        """Long after the yes, as a phone does whose own note of it was lost."""
        return self._caller.post(REPORTS, self.bodies[key])


@contextmanager
def reporting(
    port: int, people: Sequence[Person], ledger: Ledger, *, rest: float = 0
) -> Iterator[list[Phone]]:
    """Phones that report for as long as the block runs, each with so many seconds of rest after a report;
    behind it every letter has been answered."""
    stopping = threading.Event()
    phones = [Phone(port, person, ledger, stopping, rest) for person in people]
    for phone in phones:
        phone.start()
    try:
        yield phones
    finally:
        stopping.set()
        deadline = time.monotonic() + LAST_LETTERS_SECONDS
        for phone in phones:
            phone.join(max(0.0, deadline - time.monotonic()))
    assert not any(phone.is_alive() for phone in phones), "a letter was never answered"


def until_reports_flow(ledger: Ledger) -> float:
    """Until one more report is through; the answer is how long that took."""
    before = len(ledger.acknowledged)
    return until(lambda: len(ledger.acknowledged) > before, "reports are taken again")
