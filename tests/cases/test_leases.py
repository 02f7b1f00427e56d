"""Who is writing: a lease of ninety seconds, soft, shown to the case's desks, and taken over in the open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import TestCase

from pingan.cases import leases
from pingan.cases.models import Lease, Step
from pingan.cases.reporting import report_case
from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in

pytestmark = pytest.mark.django_db

WHAT = "close"


@pytest.fixture
def case(qian: Actor) -> UUID:
    return report_case(report=report_of(), by=qian).case.pk


@pytest.fixture
def pass_seconds(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """So many seconds later."""
    began, passed = clock.now(), [0]
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(seconds=passed[0]))

    def later(seconds: int) -> None:
        passed[0] += seconds

    return later


def holder(case: UUID, what: str = WHAT) -> str | None:
    writers = leases.writers_of([case]).get(case, [])
    return next((writer.name for writer in writers if writer.what == what), None)


def test_whoever_writes_has_it_for_ninety_seconds_from_the_last_sign(
    case: UUID, li: Actor, feng: Actor, pass_seconds: Callable[[int], None]
) -> None:
    first = leases.take(case_id=case, what=WHAT, by=li)
    assert (first.until - first.since).total_seconds() == 90
    pass_seconds(60)
    again = leases.take(case_id=case, what=WHAT, by=li)
    assert (again.since, (again.until - again.since).total_seconds()) == (first.since, 150)
    pass_seconds(89)
    assert leases.take(case_id=case, what=WHAT, by=feng).id == li.account_id
    pass_seconds(1)
    assert holder(case) is None
    assert leases.take(case_id=case, what=WHAT, by=feng).id == feng.account_id
    assert Step.objects.filter(case=case).count() == 1, "nobody took it from anybody"


def test_of_many_signs_in_a_row_one_is_written_down(
    case: UUID, li: Actor, pass_seconds: Callable[[int], None]
) -> None:
    until = leases.take(case_id=case, what=WHAT, by=li).until
    pass_seconds(9)
    assert leases.take(case_id=case, what=WHAT, by=li).until == until
    pass_seconds(2)
    assert leases.take(case_id=case, what=WHAT, by=li).until > until


def test_two_forms_of_a_case_are_two_leases(case: UUID, li: Actor, feng: Actor) -> None:
    leases.take(case_id=case, what=WHAT, by=li)
    leases.take(case_id=case, what="assign", by=feng)
    assert [(one.what, one.name) for one in leases.writers_of([case])[case]] == [
        (WHAT, "li"),
        ("assign", "feng"),
    ]


def test_it_is_let_go_by_whoever_has_it_alone(case: UUID, li: Actor, feng: Actor) -> None:
    leases.take(case_id=case, what=WHAT, by=li)
    leases.let_go(case_id=case, what=WHAT, by=feng)
    assert holder(case) == "li"
    leases.let_go(case_id=case, what=WHAT, by=li)
    assert holder(case) is None


def test_taking_over_is_a_line_of_the_timeline_and_an_act(case: UUID, li: Actor, feng: Actor) -> None:
    leases.take(case_id=case, what=WHAT, by=li)
    taken = leases.take_over(case_id=case, what=WHAT, by=feng)
    assert (taken.name, holder(case)) == ("feng", "feng")
    line = signed_in(li).get(f"/api/v1/cases/{case}/timeline").json()["items"][-1]
    assert (line["action"], line["by"]["name"], line["data"]["form"]) == ("take_over", "feng", WHAT)
    assert line["names"][line["data"]["writer_id"]] == "li"
    act = Act.objects.order_by("id").last()
    assert act is not None
    assert (act.type, act.actor) == ("case.writing_taken_over", feng.account_id)
    assert act.facts["quiet"]
    # It makes nobody's copy old.
    assert act.object_version == 1


def test_where_nobody_writes_there_is_nothing_to_take_over(
    case: UUID, li: Actor, feng: Actor, pass_seconds: Callable[[int], None]
) -> None:
    assert leases.take_over(case_id=case, what=WHAT, by=li).name == "li"
    assert leases.take_over(case_id=case, what=WHAT, by=li).name == "li"
    pass_seconds(91)
    assert leases.take_over(case_id=case, what=WHAT, by=feng).name == "feng"
    assert Step.objects.filter(case=case).count() == 1


def test_it_refuses_no_write(case: UUID, li: Actor, feng: Actor) -> None:
    """A desk whose line is bad must get its words through: the version says whether anybody was quicker."""
    leases.take(case_id=case, what="claim", by=feng)
    answer = signed_in(li).post(
        f"/api/v1/cases/{case}/claim", {}, "application/json", headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 200


def test_the_case_tells_its_desks_and_nobody_else(
    case: UUID, li: Actor, feng: Actor, qian: Actor, chen: Actor
) -> None:
    leases.take(case_id=case, what=WHAT, by=feng)

    def told(actor: Actor) -> list[str]:
        return [one["name"] for one in signed_in(actor).get(f"/api/v1/cases/{case}").json()["leases"]]

    assert (told(li), told(feng), told(qian), told(chen)) == (["feng"], ["feng"], [], [])


def test_another_townships_desk_has_no_lease_of_it(case: UUID, zhou: Actor) -> None:
    for ask in (leases.take, leases.take_over, leases.let_go):
        with pytest.raises(NotFound):
            ask(case_id=case, what=WHAT, by=zhou)
    assert not Lease.objects.exists()


@pytest.mark.parametrize(
    "what", ["dance", "close.", "close.x y", "Close", "close.2.3", "a" * 80, "close.%00"]
)
def test_what_is_no_step_is_refused_by_name(what: str, case: UUID, li: Actor) -> None:
    for method in ("put", "delete"):
        answer = getattr(signed_in(li), method)(f"/api/v1/cases/{case}/leases/{what}")
        assert answer.status_code == 400, answer.content
        assert answer.json()["invalid_params"][0]["name"] == "what"


def test_pages_are_told_when_the_commit_is_there(case: UUID, li: Actor, feng: Actor) -> None:
    told: list[UUID] = []
    with leases.TOLD.holding({"test": told.append}):
        for change in (
            lambda: leases.take(case_id=case, what=WHAT, by=li),
            lambda: leases.take_over(case_id=case, what=WHAT, by=feng),
            lambda: leases.let_go(case_id=case, what=WHAT, by=feng),
        ):
            with TestCase.captureOnCommitCallbacks(execute=True):
                change()
                assert told == []
            assert told == [case]
            told.clear()
        with TestCase.captureOnCommitCallbacks(execute=True):
            leases.let_go(case_id=case, what=WHAT, by=feng)
        assert told == []


def test_nothing_of_it_is_kept(case: UUID, li: Actor, pass_seconds: Callable[[int], None]) -> None:
    leases.take(case_id=case, what=WHAT, by=li)
    pass_seconds(179)
    leases.sweep()
    assert Lease.objects.count() == 1
    pass_seconds(2)
    leases.sweep()
    assert Lease.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'cases_lease'")
        assert cursor.fetchone() == ("u",)
