"""A contest over duty: asked of the county's centre, timed, decided by an item, and taken up or not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from pingan.cases import arbitration, tasks, watch
from pingan.cases.arbitration import Decision, contest, decide
from pingan.cases.errors import (
    AlreadyAsked,
    DecidedWithItsItem,
    NoArbiter,
    TaskDone,
    UnknownOrganisation,
    WrongKind,
)
from pingan.cases.models import Case, Clock, Escalation, Task
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.categories import proposals, services
from pingan.categories.duties import leading, standing
from pingan.categories.errors import AlreadyDecided, OwnProposal
from pingan.categories.models import Duty, DutyProposal
from pingan.categories.tables import DutyRow
from pingan.config import services as config
from pingan.config.errors import TableRefused
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.core.errors import NotFound
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.cast import actions_of, appoint, organisation_of, report_of, signed_in
from tests.territory.small_county import COUNTY

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(qian: Actor, feng: Actor, chu: Actor) -> Case:
    return report_case(report=report_of(), by=qian).case


def decision(lead: Actor, **more: Any) -> Decision:
    said = {"sort": "basic", "name": "水渠管护", "basis": "本县清单（示例）", "report": "水渠归水务部门。"}
    return Decision(lead_id=lead.organisation_id, **(said | more))


def asked(case: Case, by: Actor) -> UUID:
    return contest(case_id=case.pk, words="不是我们的事。", by=by).pk


def test_the_centre_is_asked_and_its_clock_runs(case: Case, li: Actor, feng: Actor) -> None:
    task = Task.objects.get(pk=asked(case, li))
    assert (task.kind, task.organisation_id) == ("arbitration", feng.organisation_id)
    running = Clock.objects.get(case=case, kind="arbitration")
    assert running.stopped_at is None
    assert actions_of(case.pk)[-1] == "open_task"
    with pytest.raises(AlreadyAsked):
        asked(case, li)


def test_it_stays_with_the_centre(case: Case, li: Actor, feng: Actor, chu: Actor) -> None:
    """Handed to whoever may not decide it nobody could end it."""
    with pytest.raises(WrongKind):
        tasks.hand_over_task(task_id=asked(case, li), by=feng, organisation_id=chu.organisation_id)


@pytest.mark.parametrize("how", ["withdrawn", "closed"])
def test_its_clock_ends_with_it_however_it_ends(how: str, case: Case, li: Actor, feng: Actor) -> None:
    task_id = asked(case, li)
    with clock.set_to(clock.day_begins(clock.today() + timedelta(days=20)) + timedelta(hours=10)):
        while watch.look():
            pass
        assert Case.objects.get(pk=case.pk).escalated > 0
        late = Clock.objects.filter(case=case, kind="arbitration")
        assert Escalation.objects.filter(clock__in=late, ended_at=None).exists()
        if how == "withdrawn":
            tasks.withdraw_task(task_id=task_id, reason="谈妥了", by=li)
        else:
            version = take(Target(case.pk, case.version, li), "claim").version
            take(Target(case.pk, version, li), "close", note="已疏通")
        assert late.get().stopped_at is not None
        assert not Escalation.objects.filter(clock__in=late, ended_at=None).exists()
        if how == "closed":
            assert Case.objects.get(pk=case.pk).escalated == 0


def test_its_answer_is_an_item_that_waits_for_an_administrator(
    case: Case, li: Actor, feng: Actor, chu: Actor, han: Actor
) -> None:
    proposal = decide(task_id=asked(case, li), decision=decision(chu), by=feng)
    assert (proposal.category, proposal.organisation_id, proposal.accepted) == (
        "0506",
        chu.organisation_id,
        None,
    )
    assert Clock.objects.get(case=case, kind="arbitration").stopped_at is not None
    assert actions_of(case.pk)[-2:] == ["open_task", "finish_task"]
    # Nothing is so before it has been taken up.
    assert not Duty.objects.exists()
    proposals.accept(proposal_id=proposal.pk, by=han)
    assert [one.pk for one in leading("0506", case.grid_code)] == [chu.organisation_id]
    assert standing("0506", case.grid_code).items[0].basis == "本县清单（示例）"
    assert Act.objects.filter(type="categories.duties_loaded").count() == 1
    with pytest.raises(AlreadyDecided):
        proposals.decline(proposal_id=proposal.pk, reason="不必写进清单。", by=han)


def test_an_item_of_the_name_gives_way_and_all_others_stay(
    case: Case, li: Actor, feng: Actor, chu: Actor, shen: Actor, han: Actor
) -> None:
    for lead, name in ((shen, "水渠管护"), (shen, "别的事项")):
        other = report_case(report=report_of(), by=feng).case
        made = decide(task_id=asked(other, li), decision=decision(lead, name=name), by=feng)
        proposals.accept(proposal_id=made.pk, by=han)
    made = decide(task_id=asked(case, li), decision=decision(chu), by=feng)
    proposals.accept(proposal_id=made.pk, by=han)
    current = Duty.objects.filter(valid_to=None).values_list("name", "organisation__name")
    assert dict(current) == {"水渠管护": "水务局", "别的事项": "住建局"}


def test_declined_it_changes_nothing(case: Case, li: Actor, feng: Actor, chu: Actor, han: Actor) -> None:
    made = decide(task_id=asked(case, li), decision=decision(chu), by=feng)
    proposals.decline(proposal_id=made.pk, reason="不必写进清单。", by=han)
    assert not Duty.objects.exists()
    assert proposals.waiting(feng) == []
    assert proposals.get(han, made.pk).reason == "不必写进清单。"


def test_who_decided_the_contest_does_not_decide_what_the_catalogue_makes_of_it(
    case: Case, li: Actor, feng: Actor, chu: Actor
) -> None:
    made = decide(task_id=asked(case, li), decision=decision(chu), by=feng)
    (waiting,) = signed_in(feng).get("/api/v1/duties/proposals").json()["items"]
    assert waiting["may_decide"] is False
    with pytest.raises(OwnProposal):
        proposals.accept(proposal_id=made.pk, by=feng)
    colleague = appoint("xie", "county_dispatcher", COUNTY)
    proposals.accept(proposal_id=made.pk, by=colleague)
    assert leading("0506", case.grid_code)


def test_taken_up_it_is_a_change_of_the_configuration_and_is_taken_back_like_one(
    case: Case, li: Actor, feng: Actor, chu: Actor, shen: Actor, han: Actor
) -> None:
    made = decide(task_id=asked(case, li), decision=decision(shen), by=feng)
    proposals.accept(proposal_id=made.pk, by=han)
    again = decide(
        task_id=asked(report_case(report=report_of(), by=feng).case, li), decision=decision(chu), by=feng
    )
    change = proposals.accept(proposal_id=again.pk, by=han).change
    assert change is not None
    assert (change.section, change.by_id, change.valid_from) == ("duties", han.account_id, clock.today())
    assert [one["lead"] for one in change.before.values()] == [str(shen.organisation_id)]
    assert [one["lead"] for one in change.after.values()] == [str(chu.organisation_id)]
    config.undo(change_id=change.pk, by=han)
    assert [one.pk for one in leading("0506", case.grid_code)] == [shen.organisation_id]


def test_it_comes_into_a_catalogue_that_is_planned_from_its_day_on(
    case: Case, li: Actor, feng: Actor, chu: Actor, han: Actor
) -> None:
    later = clock.today() + timedelta(days=9)
    services.load_duties([DutyRow("0505", Level.COUNTY, "county", "", name="别的")], on=later, county=COUNTY)
    made = decide(task_id=asked(case, li), decision=decision(chu), by=feng)
    change = proposals.accept(proposal_id=made.pk, by=han).change
    assert change is not None
    assert change.valid_from == later


def test_what_the_catalogue_cannot_have_any_more_is_told_and_waits_on(
    case: Case, li: Actor, feng: Actor, chu: Actor, han: Actor
) -> None:
    made = decide(task_id=asked(case, li), decision=decision(chu), by=feng)
    Organisation.objects.filter(pk=chu.organisation_id).update(closed_on=clock.today())
    with pytest.raises(TableRefused):
        proposals.accept(proposal_id=made.pk, by=han)
    assert proposals.get(han, made.pk).decided_at is None


def test_only_the_centre_decides_and_once(case: Case, li: Actor, feng: Actor, chu: Actor) -> None:
    task_id = asked(case, li)
    for other in (li, chu):
        with pytest.raises(NotFound):
            decide(task_id=task_id, decision=decision(chu), by=other)
    decide(task_id=task_id, decision=decision(chu), by=feng)
    with pytest.raises(TaskDone):
        decide(task_id=task_id, decision=decision(chu), by=feng)
    assert DutyProposal.objects.count() == 1


def test_it_ends_in_no_other_way(case: Case, li: Actor, feng: Actor) -> None:
    task_id = asked(case, li)
    with pytest.raises(DecidedWithItsItem):
        tasks.finish_task(task_id=task_id, outcome="decided", report="好", by=feng)
    assert Task.objects.get(pk=task_id).done_at is None


def test_nobody_of_another_county_can_be_named(case: Case, li: Actor, feng: Actor) -> None:
    elsewhere = organisation_of("999922", "department", "别县水务局")
    said = Decision(elsewhere.pk, "basic", "水渠管护", "示例", "示例")
    with pytest.raises(UnknownOrganisation):
        decide(task_id=asked(case, li), decision=said, by=feng)
    assert not DutyProposal.objects.exists()


def test_a_county_without_a_centre_says_so(case: Case, li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arbitration, "arbiter_of", lambda _case: None)
    with pytest.raises(NoArbiter):
        asked(case, li)


def test_over_http_from_the_question_to_the_proposal(case: Case, li: Actor, feng: Actor, chu: Actor) -> None:
    answer = signed_in(li).post(
        f"/api/v1/cases/{case.pk}/duty_contest", {"text": "不归乡镇。"}, content_type="application/json"
    )
    assert answer.status_code == 200
    (task,) = answer.json()["tasks"]
    assert (task["kind"], task["outcomes"]) == ("arbitration", ["decided"])
    said = {
        "lead_id": str(chu.organisation_id),
        "sort": "basic",
        "name": "水渠管护",
        "basis": "本县清单（示例）",
        "report": "归水务。",
    }
    page = signed_in(feng)
    address = f"/api/v1/tasks/{task['id']}/arbitrate"
    assert page.post(address, said | {"sort": "none"}, content_type="application/json").status_code == 400
    proposed = page.post(address, said, content_type="application/json")
    assert proposed.status_code == 200, proposed.content
    assert proposed.json()["lead"]["name"] == "水务局"


def test_a_contest_is_read_with_both_sides_words_and_its_clock(
    case: Case, li: Actor, feng: Actor, chu: Actor, shen: Actor
) -> None:
    said = {"organisation_id": chu.organisation_id, "note": "水渠归水务局。"}
    take(Target(case.pk, case.version, li), "assign", **said)
    asked(case, chu)
    seen = signed_in(feng).get("/api/v1/duties/contests").json()
    (contested,) = seen["items"]
    assert contested["may_decide"]
    assert contested["asking"]["id"] == str(chu.organisation_id)
    assert [(one["by"]["name"], one["words"]) for one in contested["sides"]] == [
        ("li", "水渠归水务局。"),
        ("chu", "不是我们的事。"),
    ]
    assert contested["clock"]["due_at"]
    assert str(shen.organisation_id) in {one["id"] for one in seen["leads"]}
    (own,) = signed_in(chu).get("/api/v1/duties/contests").json()["items"]
    assert not own["may_decide"]
    assert signed_in(chu).get("/api/v1/duties/contests").json()["leads"] == []
    # Who is no side of it reads none of it.
    assert signed_in(shen).get("/api/v1/duties/contests").json()["items"] == []
