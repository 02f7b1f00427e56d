"""Twenty browsers at one case over HTTP: who is answered well has changed what they saw, and it stands."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.faults import books
from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform
from tests.faults.phones import REPORTS, report_body

pytestmark = pytest.mark.faults

OPERATORS = 20
STEPS = 200
CATEGORIES = ("0501", "0506", "0507", "0701")
# What comes too late is told what the case is by now, and that one goes by it.
LATE = 412


def work(caller: Caller, case: dict[str, Any], steps: int, seed: str, together: Barrier) -> Counter[str]:
    """So many steps, each on the case as this browser saw it last: another category, or a line."""
    dice = random.Random(seed)
    came: Counter[str] = Counter()
    address = f"{REPORTS}/{case['id']}"
    together.wait(60)
    for _step in range(steps):
        if dice.random() < 0.3:
            answer = caller.post(f"{address}/note", {"text": "已电话联系"})
            came["note" if answer is not None and answer.status == 200 else told(answer)] += 1
            continue
        wanted = dice.choice(CATEGORIES)
        said = {"category": wanted, "reason": f"第{case['version']}版更正"}
        answer = caller.post(f"{address}/recategorise", said, version=case["version"])
        if answer is not None and answer.status == 200:
            # It is told what it has made of what it saw, or what others have made of that since.
            now = answer.json()
            assert now["version"] > case["version"]
            assert now["category"] == wanted or now["version"] > case["version"] + 1
            case = now
            came["recategorise"] += 1
        elif answer is not None and answer.status == LATE:
            case = answer.json()["current"]
            came["late"] += 1
        else:
            came[told(answer)] += 1
    return came


def told(answer: Answer | None) -> str:
    return "no answer" if answer is None else f"{answer.status} {answer.body[:200]!r}"


def test_twenty_browsers_at_one_case_lose_no_update(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    operators = [calls(person) for person in recruit("li", OPERATORS)]
    worker = calls(recruit("qian", 1)[0])
    body = report_body(worker.person) | {"category": "0506"}
    reported = worker.post(REPORTS, body)
    assert reported is not None
    assert reported.status == 201
    case, together = reported.json(), Barrier(OPERATORS)
    steps = drill.sized(STEPS)

    def at_desk(number: int) -> Counter[str]:
        return work(operators[number], case, steps, f"{drill.seed}.{number}", together)

    with ThreadPoolExecutor(OPERATORS) as desks:
        came = sum(desks.map(at_desk, range(OPERATORS)), Counter[str]())
    drill.tell(operators=OPERATORS, steps=steps, **came)
    assert came.keys() <= {"note", "recategorise", "late"}, came
    assert came["late"], "nobody raced: nothing was tried"
    version = platform.one("SELECT version FROM cases_case WHERE id = %s", case["id"])
    changes = platform.rows(
        "SELECT data ->> 'was_category', data ->> 'category', note FROM cases_step"
        " WHERE case_id = %s AND action = 'recategorise' ORDER BY id",
        case["id"],
    )
    assert version == 1 + came["recategorise"] == 1 + len(changes)
    # Each goes on from what the one before has made, and was written by somebody who had seen it.
    assert [was for was, _is, _note in changes[1:]] == [new for _was, new, _note in changes[:-1]]
    assert [note for _was, _is, note in changes] == [f"第{n}版更正" for n in range(1, len(changes) + 1)]
    notes = platform.one("SELECT count(*) FROM cases_step WHERE case_id = %s AND action = 'note'", case["id"])
    assert notes == came["note"]
    assert platform.rows(books._HOLES) == [], "a journal with a hole"
