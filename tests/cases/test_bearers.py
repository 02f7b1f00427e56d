"""A resident who shows the code of a case: told how it stands, and nothing else of anything."""

from __future__ import annotations

import pytest
from django.db import transaction

from pingan.cases import bearers, reach, selectors
from pingan.cases.bearers import GUESSES, bearer_of, standing_of
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.core.errors import NotFound, TooMany
from pingan.core.models import Use
from pingan.people import policy
from pingan.people.actors import Actor, Bearer
from pingan.people.policy import NotYourOperation
from pingan.people.reach import Reach
from tests.cast import report_of
from tests.processes import side_by_side

HERE, ELSEWHERE = "192.0.2.7", "192.0.2.8"
NOBODYS = "ZZZZZZZZ"

# A server process of its own: it guesses thirty times and says how often it was let through.
GUESSER = """
import sys
import django
django.setup()
from django.db import connection
from pingan.cases.bearers import bearer_of
from pingan.core.errors import NotFound, TooMany

connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
guessed = 0
for _ in range(30):
    try:
        bearer_of("ZZZZZZZZ", address="192.0.2.7")
    except NotFound:
        guessed += 1
    except TooMany:
        pass
print(guessed)
"""


@pytest.fixture
def case(qian: Actor) -> Case:
    report = report_of(what="张三家的水渠堵了，电话 13800138000")
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def test_a_bearer_is_told_how_the_case_stands_and_no_word_of_it(case: Case, qian: Actor) -> None:
    bearer = bearer_of(f" pa-{case.code[:4].lower()} {case.code[4:]}", address=HERE)
    assert bearer == Bearer(case.pk)
    told = standing_of(bearer)
    assert told == {
        "code": f"PA-{case.code[:4]}-{case.code[4:]}",
        "state": "reported",
        "township_code": case.grid_code[:9],
        "received_at": case.received_at,
        "closed_at": None,
    }
    said = repr(told)
    assert all(word not in said for word in (case.what, case.place_note, qian.name, str(qian.account_id)))
    assert case.grid_code not in said


def test_a_bearer_reaches_one_case_by_one_operation(case: Case, qian: Actor) -> None:
    other = report_of(category="0101")
    report_case(report=other, by=qian)
    bearer = Bearer(case.pk)
    assert list(Case.objects.filter(reach.where(bearer, "cases.public"))) == [case]
    assert [reach.holds(one, bearer, "cases.public") for one in Case.objects.order_by("pk")] == [True, False]
    with pytest.raises(NotFound):
        selectors.get_case(bearer, other.id, operation="cases.public")
    for operation in set(policy.TABLE) - {"cases.public"}:
        assert not reach.holds(case, bearer, operation), operation
        with pytest.raises(NotYourOperation):
            policy.reach(bearer, operation)


def test_a_bearer_is_told_nothing_where_the_policy_leaves_it_empty(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(policy.TABLE, "cases.public", {})  # type: ignore[arg-type]
    with pytest.raises(NotYourOperation):
        standing_of(Bearer(case.pk))


@pytest.mark.parametrize("cell", ["area", "own", "county", "grid", "organisation", "totals"])
def test_no_cell_gives_a_bearer_more(cell: str) -> None:
    faults = list(policy.misunderstood({"cases.read": {"bearer": Reach.read(cell)}}))
    assert f"policy.csv: cases.read of bearer cannot reach {cell!r}." in faults


def test_nobody_with_a_post_reaches_by_code() -> None:
    faults = list(policy.misunderstood({"cases.public": {"leader": Reach.read("code")}}))
    assert "policy.csv: cases.public of leader cannot reach 'code'." in faults


def test_guesses_are_counted_where_they_come_from_and_right_codes_are_none(case: Case) -> None:
    for _ in range(3):
        bearer_of(case.code, address=HERE)
    for guess in [NOBODYS, "no code at all"] * 10:
        with pytest.raises(NotFound):
            bearer_of(guess, address=HERE)
    for written in (NOBODYS, case.code):
        with pytest.raises(TooMany) as refused:
            bearer_of(written, address=HERE)
        assert refused.value.retry_after
    assert bearer_of(case.code, address=ELSEWHERE) == Bearer(case.pk)
    assert Use.objects.count() == GUESSES.at_most


@pytest.mark.django_db(transaction=True)
def test_a_guess_cannot_be_taken_back_with_its_request() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        bearers.bearer_of(NOBODYS, address=HERE)


@pytest.mark.django_db(transaction=True)
def test_all_server_processes_count_the_same_guesses() -> None:
    said = [int(guessed) for guessed in side_by_side(GUESSER)]
    assert sum(said) == GUESSES.at_most
