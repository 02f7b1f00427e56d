"""Many desks arrange a session with one and the same person in the same moment: one has them, and all others
hear what is in the way and when it could be instead."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.faults import books
from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform
from tests.faults.phones import REPORTS, report_body

pytestmark = pytest.mark.faults

DESKS = 20
ROUNDS = 20
# Of nobody: the person that all of them await.
AWAITED = {"side": "applicant", "kind": "person", "name": "演练甲", "phone": "19900001234"}


def done(answer: Answer | None) -> dict[str, Any]:
    assert answer is not None
    assert answer.acknowledges, (answer.status, answer.body)
    return dict(answer.json())


def a_dispute(worker: Caller, dispatcher: Caller, mediator: Caller) -> str:
    """One of each desk's own, with a party whom all the others have in theirs."""
    case = done(worker.post(REPORTS, report_body(worker.person)))
    address = f"{REPORTS}/{case['id']}"
    case = done(dispatcher.post(f"{address}/hand_to_mediation", {"reason": "演练"}, version=case["version"]))
    done(mediator.post(f"{address}/claim", {}, version=case["version"]))
    done(mediator.post(f"{address}/parties", AWAITED))
    return address


def book_all(
    mediator: Caller, address: str, times: list[datetime], together: threading.Barrier
) -> list[Answer | None]:
    """Each time in turn, as soon as everybody is there; each at a place of their own."""
    answers = []
    for starts_at in times:
        together.wait(60)
        said = {"starts_at": starts_at.isoformat(), "minutes": 60, "place": mediator.person.name}
        answers.append(mediator.post(f"{address}/appointments", said))
    return answers


def test_of_desks_that_await_the_same_person_one_has_them_each_time(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    mediators = [calls(person) for person in recruit("wu", DESKS)]
    worker, dispatcher = calls(recruit("qian", 1)[0]), calls(recruit("li", 1)[0])
    addresses = [a_dispute(worker, dispatcher, mediator) for mediator in mediators]
    first = datetime.now().astimezone() + timedelta(days=1)
    times = [first + timedelta(hours=number) for number in range(drill.sized(ROUNDS))]
    together = threading.Barrier(DESKS)
    with ThreadPoolExecutor(DESKS) as desks:
        rows = list(
            desks.map(
                lambda desk: book_all(desk[0], desk[1], times, together),
                zip(mediators, addresses, strict=True),
            )
        )
    statuses: Counter[int] = Counter()
    winners: Counter[int] = Counter()
    for number in range(len(times)):
        tried = [row[number] for row in rows]
        answered = [answer for answer in tried if answer is not None]
        assert len(answered) == DESKS, "a desk got no answer at all"
        statuses.update(answer.status for answer in answered)
        won = [place for place, answer in enumerate(answered) if answer.status == 200]
        assert len(won) == 1
        winners.update(won)
        for answer in answered:
            if answer.status != 200:
                told = answer.json()
                assert told["code"] == "time_taken"
                assert {clash["what"] for clash in told["clashes"]} == {"party"}
                assert told["free"], "and when it could be instead"
    drill.tell(desks=DESKS, rounds=len(times), **{str(s): n for s, n in sorted(statuses.items())})
    assert statuses.keys() == {200, 409}
    # With one and the same winner every time nobody would have raced.
    assert len(winners) > 1, "nobody raced: nothing was tried"
    clashing = platform.rows(
        "SELECT count(*) FROM mediation_booking one JOIN mediation_booking other"
        " ON other.taken = one.taken AND other.span && one.span AND other.id <> one.id"
    )
    assert clashing == [(0,)]
    books.check(platform)
