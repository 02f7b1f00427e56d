"""Whom a case can be handed to, and what a dispatcher weighs: duty, load, distance, leave and phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases import candidates
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.categories.models import Sort
from pingan.categories.services import load_duties
from pingan.categories.tables import DutyRow
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation, Post
from pingan.staff.models import Absence
from tests.cast import PARTS, appoint, report_of, signed_in
from tests.territory.small_county import COUNTY, NEXT_GRID

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(qian: Actor, sun: Actor, shen: Actor, chu: Actor) -> Case:
    return report_case(report=report_of(), by=qian).case


def given_to(department: Actor, sort: str = Sort.BASIC) -> None:
    lead = Organisation.objects.get(pk=department.organisation_id)
    row = DutyRow(
        "0506", Level.COUNTY, lead.kind, COUNTY, lead.pk, name="水渠管护", basis="本县清单第1项", sort=sort
    )
    load_duties([row], on=clock.today())


def asked_by(who: Actor, case: Case) -> Any:
    answer = signed_in(who).get(f"/api/v1/cases/{case.pk}/candidates", headers={"accept-language": "zh-hans"})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_without_a_catalogue_everybody_may_have_it(li: Actor, qian: Actor, sun: Actor, case: Case) -> None:
    Account.objects.filter(pk=qian.account_id).update(phone="0999-1234567")
    found = asked_by(li, case)
    assert found["item"] is None
    near, next_ = found["workers"]
    assert (near["id"], next_["id"]) == (str(qian.account_id), str(sun.account_id))
    assert near["phone"] == "0999-1234567"
    # The case lies in the middle of qian's grid.
    assert near["distance_m"] < 100 < next_["distance_m"]
    assert [one["name"] for one in found["organisations"]] == ["住建局", "水务局"]
    assert all(one["refused"] is one["item"] is None for one in (near, *found["organisations"]))


def test_a_departments_matter_names_its_lead_first_and_refuses_below(
    li: Actor, chu: Actor, case: Case
) -> None:
    given_to(chu)
    found = asked_by(li, case)
    assert (found["item"]["name"], found["item"]["basis"]) == ("水渠管护", "本县清单第1项")
    assert [lead["name"] for lead in found["item"]["lead"]] == ["水务局"]
    assert [(one["name"], bool(one["item"])) for one in found["organisations"]] == [
        ("水务局", True),
        ("住建局", False),
    ]
    refused = {worker["refused"]["detail"] for worker in found["workers"]}
    assert refused == {"“水渠管护”由水务局负责（依据：本县清单第1项），不能派给乡镇、村或网格。"}


def test_what_a_township_assists_in_shows_who_leads_and_refuses_nobody(
    li: Actor, chu: Actor, case: Case
) -> None:
    given_to(chu, Sort.ASSISTING)
    found = asked_by(li, case)
    assert (found["item"]["sort"], found["item"]["lead"][0]["name"]) == ("assisting", "水务局")
    assert all(worker["refused"] is None for worker in found["workers"])


def test_load_is_of_open_cases_and_only_so_far(
    monkeypatch: pytest.MonkeyPatch, li: Actor, qian: Actor, case: Case
) -> None:
    monkeypatch.setattr(candidates, "LOAD_CAP", 2)
    for closed_at in (None, None, None, clock.now()):
        other = report_case(report=report_of(), by=qian).case
        state = "closed" if closed_at else "dispatched"
        Case.objects.filter(pk=other.pk).update(state=state, closed_at=closed_at, holder_id=qian.account_id)
    worker = asked_by(li, case)["workers"][0]
    assert worker["load"] == {"n": 2, "more": True}


def test_leave_is_told_where_a_post_ends(li: Actor, sun: Actor, case: Case) -> None:
    last = clock.today() + timedelta(days=2)
    Post.objects.filter(account_id=sun.account_id).update(ends_on=last)
    days = [worker["leaves_on"] for worker in asked_by(li, case)["workers"]]
    assert days == [None, last.isoformat()]


def test_whoever_is_away_today_says_until_when_and_comes_last(
    li: Actor, qian: Actor, sun: Actor, case: Case
) -> None:
    today = clock.today()

    def away(who: Actor, first: int, last: int, **more: Any) -> None:
        Absence.objects.create(
            post=Post.objects.get(account_id=who.account_id),
            first_day=today + timedelta(days=first),
            last_day=today + timedelta(days=last),
            by_id=li.account_id,
            at=clock.now(),
            **more,
        )

    away(qian, -1, 2)
    away(sun, 1, 4)
    away(sun, -2, 0, cancelled_at=clock.now())
    told = [(worker["name"], worker["away_until"]) for worker in asked_by(li, case)["workers"]]
    assert told == [(sun.name, None), (qian.name, (today + timedelta(days=2)).isoformat())]


def test_a_case_without_a_point_has_no_distances(li: Actor, qian: Actor, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(location=None, cell=None)
    assert {worker["distance_m"] for worker in asked_by(li, case)["workers"]} == {None}


def test_colleagues_are_those_of_ones_own_organisation(li: Actor, case: Case) -> None:
    desk = Organisation.objects.get(pk=li.organisation_id)
    ming = appoint("ming", *PARTS["li"], employer=desk)
    assert [one["id"] for one in asked_by(li, case)["colleagues"]] == [str(ming.account_id)]
    assert asked_by(ming, case)["colleagues"][0]["name"] == "li"


def test_a_colleague_is_one_who_can_be_given_it(li: Actor, case: Case) -> None:
    """Others work for the same organisation, at other desks."""
    desk = Organisation.objects.get(pk=li.organisation_id)
    appoint("mei", "mediator", li.area_code, employer=desk)
    assert asked_by(li, case)["colleagues"] == []


def test_whoever_sends_no_worker_hears_of_none(li: Actor, shen: Actor, case: Case) -> None:
    take(Target(case.pk, case.version, li), "assign", organisation_id=shen.organisation_id)
    found = asked_by(shen, case)
    assert found["workers"] == []
    assert [one["name"] for one in found["organisations"]] == ["住建局", "水务局"]


def test_workers_of_another_township_are_none_of_a_desks(zhou: Actor, qian: Actor, case: Case) -> None:
    answer = signed_in(zhou).get(f"/api/v1/cases/{case.pk}/candidates")
    assert answer.status_code == 404


def test_it_costs_the_same_however_many_there_are(li: Actor, case: Case) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            candidates.candidates_for(case, li)
        return len(asked)

    # Which areas there are is read once by a process.
    queries()
    few = queries()
    for number in range(12):
        appoint(f"worker{number}", "grid_worker", NEXT_GRID)
    assert queries() == few
