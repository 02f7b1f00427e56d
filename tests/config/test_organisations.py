"""The section of organisations: founded, renamed, closed on a day; never while there is work in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from pingan.cases.arbitration import arbiter_of
from pingan.cases.errors import UnknownOrganisation
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.tasks import Asked, open_task
from pingan.categories.duties import leading
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.people.employment import employer_of
from pingan.people.models import Organisation, Post
from pingan.people.selectors import above
from tests.cast import report_of
from tests.config.conftest import Desk
from tests.routing.conftest import led_by
from tests.territory.small_county import COUNTY

Rows = list[dict[str, Any]]


def a_day(later: int) -> str:
    return (clock.today() + timedelta(days=later)).isoformat()


def department(name: str, **cells: Any) -> dict[str, Any]:
    row = {"id": str(uuid7()), "name": name, "name_en": f"{name} (en)", "kind": "department", "area": COUNTY}
    return {**row, "phone": "", "usual": False, "opened_on": "", "closed_on": "", **cells}


@pytest.fixture
def office(han: Actor, desk_of: Callable[[Actor], Desk]) -> Desk:
    return desk_of(han)


def rows_of(office: Desk) -> Rows:
    return office.table("organisations")["rows"]


def save(office: Desk, rows: Rows) -> Any:
    return office.save(*rows, section="organisations")


def changed(rows: Rows, pk: Any, **cells: Any) -> Rows:
    return [{**row, **cells} if row["id"] == str(pk) else row for row in rows]


def test_several_departments_are_founded_and_renamed(office: Desk) -> None:
    new = [department("林业局", phone="0999-1234"), department("民政局", opened_on=a_day(3))]
    assert save(office, [*rows_of(office), *new]).status_code == 200
    forestry = Organisation.objects.get(name="林业局")
    assert (forestry.kind, forestry.phone, forestry.area_code) == ("department", "0999-1234", COUNTY)
    today = clock.today()
    assert not Organisation.objects.open_on(today).filter(name="民政局").exists()
    assert Organisation.objects.open_on(today + timedelta(days=3)).filter(name="民政局").exists()
    renamed = changed(rows_of(office), forestry.pk, name="林业和草原局")
    assert save(office, renamed).status_code == 200
    assert Organisation.objects.get(pk=forestry.pk).name == "林业和草原局"


def test_two_may_exchange_their_names(office: Desk) -> None:
    one, other = department("甲局", usual=False), department("乙局")
    save(office, [*rows_of(office), one, other])
    rows = changed(changed(rows_of(office), one["id"], name="乙局"), other["id"], name="甲局")
    assert save(office, rows).status_code == 200
    assert Organisation.objects.get(pk=one["id"]).name == "乙局"


def faults(office: Desk, rows: Rows) -> list[tuple[str, str]]:
    seen = office.preview(*rows, section="organisations").json()
    return [(one["key"], one["column"]) for one in seen["problems"]]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"name": "林业局"}, "name"),
        ({"usual": True}, "usual"),
        ({"opened_on": a_day(3), "closed_on": a_day(1)}, "closed_on"),
        ({"closed_on": a_day(-1)}, "closed_on"),
    ],
)
def test_what_cannot_be_is_told_at_its_cell(office: Desk, cells: dict[str, Any], column: str) -> None:
    save(office, [*rows_of(office), department("林业局", usual=True)])
    wrong = {**department("民政局"), **cells}
    assert (wrong["id"], column) in faults(office, [*rows_of(office), wrong])


def test_kind_and_area_stay(office: Desk) -> None:
    forestry = department("林业局")
    save(office, [*rows_of(office), forestry])
    rows = changed(rows_of(office), forestry["id"], kind="county")
    assert faults(office, rows) == [(forestry["id"], "kind")]


def test_one_with_open_tasks_is_not_closed_and_says_how_many(
    office: Desk, qian: Actor, li: Actor, shen: Actor
) -> None:
    bureau = Organisation.objects.get(pk=shen.organisation_id)
    for _ in range(2):
        report = report_of()
        report_case(report=report, by=qian)
        open_task(case_id=report.id, asked=Asked("assistance", bureau.pk, "请派人看看"), by=li)
    Post.objects.filter(organisation=bureau).update(ends_on=clock.today() - timedelta(days=1))
    refused = save(office, changed(rows_of(office), bureau.pk, closed_on=a_day(0)))
    assert refused.status_code == 422
    (param,) = refused.json()["invalid_params"]
    assert param["name"].endswith(".closed_on")
    assert "2" in param["reason"]


def test_one_that_people_work_for_is_not_closed(office: Desk, shen: Actor) -> None:
    rows = changed(rows_of(office), shen.organisation_id, closed_on=a_day(10))
    assert faults(office, rows) == [(str(shen.organisation_id), "closed_on")]
    Post.objects.filter(organisation=shen.organisation_id).update(ends_on=clock.today() + timedelta(days=9))
    assert faults(office, rows) == []


def test_a_closed_one_is_asked_nothing_more(office: Desk, qian: Actor, li: Actor) -> None:
    forestry = department("林业局")
    save(office, [*rows_of(office), forestry])
    assert save(office, changed(rows_of(office), forestry["id"], closed_on=a_day(0))).status_code == 200
    report = report_of()
    report_case(report=report, by=qian)
    asked = Asked("assistance", Organisation.objects.get(name="林业局").pk, "去看看")
    with pytest.raises(UnknownOrganisation):
        open_task(case_id=report.id, asked=asked, by=li)


def closed(organisation: Organisation) -> Organisation:
    """And another of its kind beside it, which is not the usual one."""
    Organisation.objects.filter(pk=organisation.pk).update(closed_on=clock.today(), is_usual=True)
    return Organisation.objects.create(
        name="新单位", name_en="New", kind=organisation.kind, area_code=organisation.area_code
    )


def test_a_closed_one_is_sent_no_case_and_leads_on_nothing(qian: Actor, li: Actor, chu: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    water = Organisation.objects.get(pk=chu.organisation_id)
    led_by(water)
    assert leading("0506", COUNTY) == [water]
    closed(water)
    with pytest.raises(UnknownOrganisation):
        take(Target(report.id, 1, li), "assign", organisation_id=water.pk)
    assert leading("0506", COUNTY) == []


def test_what_a_closed_one_would_decide_another_decides(qian: Actor, li: Actor, feng: Actor) -> None:
    report = report_of()
    case = report_case(report=report, by=qian).case
    centre = Organisation.objects.get(pk=feng.organisation_id)
    township = Organisation.objects.get(pk=li.organisation_id)
    assert (above(township), arbiter_of(case)) == (centre, centre)
    new = closed(centre)
    assert (above(township), arbiter_of(case)) == (new, new)
    assert employer_of("county_dispatcher", COUNTY) == new


def test_one_that_something_refers_to_is_not_deleted(office: Desk, shen: Actor) -> None:
    left = [row for row in rows_of(office) if row["id"] != str(shen.organisation_id)]
    assert faults(office, left) == [(str(shen.organisation_id), "")]


def test_a_slip_is_taken_back(office: Desk) -> None:
    save(office, [*rows_of(office), department("林业局")])
    change = office.changes("organisations")[0]["id"]
    assert office.undo(change).status_code == 200
    assert not Organisation.objects.filter(name="林业局").exists()
