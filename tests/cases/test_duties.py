"""Every hand that sends a case is held against the catalogue; one post of the county may override it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.cases import watch
from pingan.cases.errors import BeyondDuty
from pingan.cases.models import Case, Clock, Step, Task
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.tasks import finish_task
from pingan.categories.models import DutyOverride, Sort
from pingan.core import clock
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.cast import actions_of, report_of, signed_in
from tests.routing.conftest import led_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(qian: Actor, chu: Actor) -> Case:
    return report_case(report=report_of(), by=qian).case


@pytest.fixture
def water(chu: Actor) -> Organisation:
    return Organisation.objects.get(pk=chu.organisation_id)


def send(case: Case, by: Actor, worker: Actor, **said: Any) -> Case:
    case.refresh_from_db()
    return take(Target(case.pk, case.version, by), "dispatch", worker_id=worker.account_id, **said)


@pytest.mark.parametrize("sort", [Sort.BASIC, Sort.TAKEN_BACK])
def test_a_departments_matter_is_not_sent_to_a_worker(
    case: Case, li: Actor, qian: Actor, water: Organisation, sort: str
) -> None:
    led_by(water, sort)
    with pytest.raises(BeyondDuty) as refused:
        send(case, li, qian)
    told = refused.value.as_dict()
    assert told["detail"] == "“水渠管护”由水务局负责（依据：本县清单（示例）），不能派给乡镇、村或网格。"
    assert told["duty"]["name"] == "水渠管护"
    assert actions_of(case.pk) == ["report"]


def test_it_goes_to_whoever_leads_and_says_by_which_item(case: Case, li: Actor, water: Organisation) -> None:
    led_by(water)
    take(Target(case.pk, 1, li), "assign", organisation_id=water.pk)
    assert Step.objects.get(case=case, action="assign").data["duty"]["name"] == "水渠管护"


def test_what_a_township_assists_in_goes_to_its_worker(
    case: Case, li: Actor, qian: Actor, water: Organisation
) -> None:
    led_by(water, Sort.ASSISTING)
    assert send(case, li, qian).state == "dispatched"


def test_a_desk_that_overrides_is_not_heard(case: Case, li: Actor, qian: Actor, water: Organisation) -> None:
    led_by(water)
    with pytest.raises(BeyondDuty):
        send(case, li, qian, override="汛期应急")
    assert not DutyOverride.objects.exists()


def test_the_county_overrides_with_a_reason_and_it_is_kept_and_counted(
    case: Case, feng: Actor, qian: Actor, water: Organisation
) -> None:
    led_by(water)
    with pytest.raises(BeyondDuty):
        send(case, feng, qian)
    with pytest.raises(BeyondDuty):
        send(case, feng, qian, override="")
    send(case, feng, qian, override="汛期应急，先派人看水")
    step = Step.objects.get(case=case, action="dispatch")
    assert (step.data["override"], step.data["duty"]["name"]) == ("汛期应急，先派人看水", "水渠管护")
    sums = DutyOverride.objects.get()
    assert (sums.sender_id, sums.lead_id, sums.n) == (feng.organisation_id, water.pk, 1)
    act = Act.objects.get(type="case.duty_overridden")
    assert (act.object_id, act.actor) == (case.pk, feng.account_id)
    # What was written stays out of the journal.
    assert "汛期" not in str(act.facts)
    told = signed_in(feng).get("/api/v1/duties/overrides").json()["items"]
    assert [(one["lead"]["name"], one["n"]) for one in told] == [("水务局", 1)]
    ((item,),) = [one["items"] for one in told]
    assert (item["name"], item["n"]) == ("水渠管护", 1)
    address = f"/api/v1/duties/overrides/{item['id']}/cases"
    assert [one["id"] for one in signed_in(feng).get(address).json()["items"]] == [str(case.pk)]
    assert signed_in(feng).get("/api/v1/duties/overrides/999999/cases").status_code == 404


def test_each_item_has_its_part_of_the_sum(case: Case, feng: Actor, qian: Actor, water: Organisation) -> None:
    led_by(water)
    send(case, feng, qian, override="一")
    send(report_case(report=report_of(), by=qian).case, feng, qian, override="二")
    sums = DutyOverride.objects.get()
    assert (sums.n, [part.n for part in sums.items.all()]) == (2, [2])


def test_an_override_that_was_not_needed_is_none(
    case: Case, feng: Actor, qian: Actor, water: Organisation
) -> None:
    led_by(water, Sort.ASSISTING)
    send(case, feng, qian, override="以防万一")
    assert not DutyOverride.objects.exists()
    assert "override" not in Step.objects.get(case=case, action="dispatch").data


def test_a_case_nobody_leads_on_has_so_long_to_be_given_a_lead(
    li: Actor, qian: Actor, chu: Actor, water: Organisation
) -> None:
    led_by(water)
    led, orphan = (
        report_case(report=report_of(category=category), by=qian).case for category in ("0506", "0505")
    )
    for case in (led, orphan):
        take(Target(case.pk, 1, li), "claim")
    assert not Clock.objects.filter(case=led, kind="lead").exists()
    assert Clock.objects.get(case=orphan, kind="lead").stopped_at is None
    take(Target(orphan.pk, 2, li), "assign", organisation_id=water.pk)
    assert Clock.objects.get(case=orphan, kind="lead").stopped_at is not None


def test_who_lets_go_and_takes_again_has_no_more_time_to_name_a_lead(
    li: Actor, qian: Actor, chu: Actor, water: Organisation
) -> None:
    led_by(water)
    case = report_case(report=report_of(category="0505"), by=qian).case

    def step(action: str, **said: Any) -> Clock:
        version = Case.objects.get(pk=case.pk).version
        with clock.set_to(clock.now() + timedelta(hours=version)):
            take(Target(case.pk, version, li), action, **said)
        return Clock.objects.filter(case=case, kind="lead").latest("id")

    first = step("claim")
    step("release", reason="点错了")
    again = step("claim")
    assert (again.pk, again.started_at, again.due_at, again.stopped_at) == (
        *(first.pk, first.started_at, first.due_at),
        None,
    )
    assert step("assign", organisation_id=water.pk).stopped_at is not None
    step("recall", reason="不归他们管")
    back = step("claim")
    assert (back.pk, back.due_at, back.stopped_at) == (first.pk, first.due_at, None)
    step("close", note="已处理")
    step("reopen", reason="没有解决")
    anew = step("claim")
    assert (anew.pk > first.pk, anew.started_at > first.started_at) == (True, True), "a life of its own"
    assert Clock.objects.filter(case=case, kind="lead").count() == 2


def test_while_a_case_is_put_aside_nobody_has_to_name_a_lead_and_afterwards_the_time_goes_on(
    li: Actor, feng: Actor, qian: Actor, chu: Actor, water: Organisation
) -> None:
    led_by(water)
    case = report_case(report=report_of(category="0505"), by=qian).case
    take(Target(case.pk, 1, li), "claim")
    before = Clock.objects.get(case=case, kind="lead")
    review = clock.today() + timedelta(days=60)
    said = {"review_on": review, "reason": "资金未到", "reply": "列入明年计划"}
    take(Target(case.pk, 2, li), "ask_suspension", **said)
    leave = Task.objects.get(case=case, kind="approval")
    finish_task(task_id=leave.pk, outcome="approved", report="同意", by=feng)
    assert Clock.objects.get(pk=before.pk).paused_at is not None
    with clock.set_to(clock.now() + timedelta(days=30)):
        take(Target(case.pk, 3, li), "resume", reason="资金到了")
    after = Clock.objects.get(pk=before.pk)
    assert (after.paused_at, after.stopped_at, after.due_at > before.due_at) == (None, None, True)


def test_what_came_up_for_want_of_a_lead_goes_down_when_there_is_one(
    case: Case, li: Actor, feng: Actor, shen: Actor, water: Organisation
) -> None:
    led_by(water)
    orphan = report_case(report=report_of(category="0505"), by=li).case
    take(Target(orphan.pk, 1, li), "claim")
    # In time in every other respect.
    later = clock.now() + timedelta(days=90)
    Clock.objects.filter(case=orphan).exclude(kind="lead").update(due_at=later)
    Case.objects.filter(pk=orphan.pk).update(close_due=later, accept_due=later)
    with clock.set_to(clock.day_begins(clock.today() + timedelta(days=20)) + timedelta(hours=10)):
        watch.look()
        orphan.refresh_from_db()
        assert orphan.escalated == 2
        take(Target(orphan.pk, 2, li), "assign", organisation_id=shen.organisation_id)
    orphan.refresh_from_db()
    assert orphan.escalated == 0


def test_where_no_catalogue_is_kept_nothing_lacks_a_lead(case: Case, li: Actor) -> None:
    take(Target(case.pk, 1, li), "claim")
    assert not Clock.objects.filter(kind="lead").exists()
