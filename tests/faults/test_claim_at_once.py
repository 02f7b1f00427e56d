"""Many desks claim every case in the same moment: one has it, and all others hear who."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults import books
from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform
from tests.faults.phones import REPORTS, report_body

pytestmark = pytest.mark.faults

OPERATORS = 20
CASES = 100
Claims = dict[str, list[tuple[Person, Answer | None]]]


def claim_all(caller: Caller, cases: list[str], together: threading.Barrier) -> list[Answer | None]:
    """Each case in turn, as soon as everybody is there."""
    answers = []
    for case_id in cases:
        together.wait(60)
        answers.append(caller.post(f"{REPORTS}/{case_id}/claim", {}, version=1))
    return answers


def claim_together(callers: list[Caller], cases: list[str]) -> Claims:
    together = threading.Barrier(len(callers))
    with ThreadPoolExecutor(len(callers)) as desks:
        answers = list(desks.map(lambda caller: claim_all(caller, cases, together), callers))
    return {
        case_id: [(caller.person, row[number]) for caller, row in zip(callers, answers, strict=True)]
        for number, case_id in enumerate(cases)
    }


def holder_told(answer: Answer) -> str:
    """The account that a refused operator hears has the case."""
    told = answer.json()
    holder = told["holder"] if answer.status == 409 else told["current"]["holder"]
    return str(holder["id"])


def test_one_of_many_gets_each_case_and_the_others_hear_who(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    operators = [calls(person) for person in recruit("li", OPERATORS)]
    worker = calls(recruit("qian", 1)[0])
    cases = [report_body(worker.person) for _ in range(drill.sized(CASES))]
    for body in cases:
        reported = worker.post(REPORTS, body)
        assert reported is not None
        assert reported.status == 201
    statuses: Counter[int] = Counter()
    winners: Counter[str] = Counter()
    for case_id, tried in claim_together(operators, [body["id"] for body in cases]).items():
        answered = [(person, answer) for person, answer in tried if answer is not None]
        assert len(answered) == OPERATORS, "a desk got no answer at all"
        statuses.update(answer.status for _, answer in answered)
        won = [person.account_id for person, answer in answered if answer.status == 200]
        holders = platform.rows("SELECT holder_id::text, version FROM cases_case WHERE id = %s", case_id)
        assert [(won[0], 2)] == holders
        assert len(won) == 1
        assert {holder_told(answer) for _, answer in answered if answer.status != 200} == {won[0]}
        winners.update(won)
    drill.tell(operators=OPERATORS, cases=len(cases), **{str(s): n for s, n in sorted(statuses.items())})
    assert statuses.keys() <= {200, 409, 412}
    # With one and the same winner every time nobody would have raced.
    assert len(winners) > 1, "nobody raced: nothing was tried"
    books.check(platform)
