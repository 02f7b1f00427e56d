"""Five hundred acts in phones' outboxes, answers cut off and the server killed: each is done once."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from pingan.core.ids import uuid7
from tests.faults import books
from tests.faults.callers import Caller, Person
from tests.faults.conftest import Drill
from tests.faults.ledger import Ledger
from tests.faults.parts import Platform, until
from tests.faults.phones import PAUSE_SECONDS, report_body

pytestmark = pytest.mark.faults

OUTBOX = "/api/v1/outbox"
PHONES = 5
# On each phone; every third is a report, behind which a note and a step that is refused for good.
ACTS = 100
AT_ONCE = 25
KILLS = 8


class Queue(threading.Thread):
    """A phone's outbox in few words: what waits, in order, and what became of each by the server's word."""

    def __init__(
        self, port: int, person: Person, ledger: Ledger, drill: Drill, acts: list[dict[str, Any]]
    ) -> None:
        super().__init__(name=f"outbox of {person.name}", daemon=True)
        self._port, self._person, self._ledger = port, person, ledger
        self._chance = drill.chance
        self._caller = Caller(port, person)
        self.acts = acts
        self.waiting = list(acts)
        self.became: dict[str, str] = {}
        self.cuts = 0
        self.replays = 0

    def run(self) -> None:
        while self.waiting:
            batch = self.waiting[:AT_ONCE]
            body = {"items": batch, "waiting": len(self.waiting) - len(batch)}
            if self._chance.random() < 0.3:
                self._send_and_hang_up(body)
                continue
            began = time.monotonic()
            answer = self._caller.post(OUTBOX, body)
            self._ledger.write(batch[0]["key"], began, answer)
            if answer is None or answer.status >= 500:
                time.sleep(self._chance.uniform(PAUSE_SECONDS / 2, PAUSE_SECONDS))
                continue
            assert answer.status == 200, answer.body
            self._hear(answer.json()["items"])
        self._caller.close()

    def _hear(self, results: list[dict[str, Any]]) -> None:
        for result in results:
            self.replays += result["replayed"]
            if result["became"] in ("done", "refused"):
                self.became[result["key"]] = result["became"]
        self.waiting = [act for act in self.waiting if act["key"] not in self.became]

    def _send_and_hang_up(self, body: dict[str, Any]) -> None:
        """All of the request or a part of it, and no ear for the answer."""
        said = json.dumps(body).encode()
        headers = self._person.headers | {
            "Host": "127.0.0.1",
            "Content-Type": "application/json",
            "Content-Length": str(len(said)),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        cut_at = self._chance.choice([len(said), self._chance.randrange(len(said))])
        self.cuts += 1
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=5) as line:
            line.sendall(f"POST {OUTBOX} HTTP/1.1\r\n{head}\r\n".encode() + said[:cut_at])
            time.sleep(self._chance.choice([0, 0.05, 0.2]))


def acts_of(person: Person, count: int) -> Iterator[dict[str, Any]]:
    """A report, a note behind it, and one that nobody can do; over and over."""
    report: dict[str, Any] = {}
    for number in range(count):
        key = str(uuid7())
        act: dict[str, Any] = {"schema_version": 1, "key": key, "author": person.account_id}
        if number % 3 == 0:
            body = report_body(person)
            report = act | {"key": body["id"], "action": "report", "case": body["id"], "said": body}
            yield report
        elif number % 3 == 1:
            yield act | {
                "action": "note",
                "case": report["case"],
                "after": report["key"],
                "said": {"text": "演练：水还在涨。"},
            }
        else:
            yield act | {
                "action": "handle",
                "case": report["case"],
                "seen": 1,
                "after": report["key"],
                "said": {"result": "演练"},
            }


def test_five_hundred_acts_are_done_once_each(
    platform: Platform, recruit: Callable[[str, int], list[Person]], drill: Drill
) -> None:
    ledger = Ledger()
    phones = [
        Queue(platform.place.port, person, ledger, drill, list(acts_of(person, drill.sized(ACTS))))
        for person in recruit("qian", PHONES)
    ]
    for phone in phones:
        phone.start()
    for _ in range(drill.sized(KILLS)):
        time.sleep(drill.chance.uniform(0.2, 1.0))
        if not any(phone.is_alive() for phone in phones):
            break
        ledger.strike()
        platform.web.kill()
        platform.web.start()
    until(lambda: not any(phone.is_alive() for phone in phones), "every outbox is empty", 240)
    acts = [act for phone in phones for act in phone.acts]
    became = {key: what for phone in phones for key, what in phone.became.items()}
    drill.tell(
        acts=len(acts),
        server_kills=len(ledger.strikes),
        cuts=sum(phone.cuts for phone in phones),
        replays=sum(phone.replays for phone in phones),
    )
    expected = {act["key"]: "refused" if act["action"] == "handle" else "done" for act in acts}
    assert became == expected
    cases = [act["case"] for act in acts if act["action"] == "report"]
    steps = platform.rows(
        "SELECT case_id::text, string_agg(action, ' ' ORDER BY id) FROM cases_step "
        "WHERE case_id = ANY(%s::uuid[]) GROUP BY case_id",
        cases,
    )
    notes = {act["case"] for act in acts if act["action"] == "note"}
    assert dict(steps) == {case: "report note" if case in notes else "report" for case in cases}
    assert books.orphans(platform, cases) == 0
    books.check(platform)
