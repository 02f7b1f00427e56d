"""Something asked of an organisation for a case: whose it is, who may end it, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pingan.cases import asked, event_track, leave, selectors, tasks, tracks
from pingan.cases.errors import (
    AlreadyAsked,
    ApprovalNeeded,
    OwnRequest,
    RespondByPast,
    TaskDone,
    TasksOpen,
    UnknownColleague,
    UnknownMove,
    UnknownOrganisation,
    UnknownOutcome,
    WrongKind,
    WrongState,
)
from pingan.cases.models import Case, Step, Task
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.tasks import Asked
from pingan.cases.workflow import Move
from pingan.core import clock
from pingan.core.errors import BadInput, NotFound
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.cast import report_of


@pytest.fixture
def case(qian: Actor) -> Case:
    return report_case(report=report_of(), by=qian).case


def ask(case: Case, by: Actor, of: Actor, kind: str = "assistance", **said: Any) -> Task:
    asked = Asked(kind=kind, organisation_id=of.organisation_id, words="请派人协助疏通", **said)
    return tasks.open_task(case_id=case.pk, asked=asked, by=by)


def told(case: Case) -> list[str]:
    return list(Act.objects.filter(object_id=case.pk).order_by("id").values_list("type", flat=True))


@pytest.mark.parametrize("kind", ["assistance", "supervision", "whistle"])
def test_a_task_lives_beside_the_case_and_changes_nothing_of_it(
    kind: str, case: Case, li: Actor, zhou: Actor
) -> None:
    before = Case.objects.filter(pk=case.pk).values().get()
    task = ask(case, li, zhou, kind)
    tasks.hand_over_task(task_id=task.pk, by=zhou, holder_id=zhou.account_id)
    done = tasks.finish_task(task_id=task.pk, outcome="done", report="已到场", by=zhou)
    assert Case.objects.filter(pk=case.pk).values().get() == before
    assert (done.outcome, done.done_by_id) == ("done", zhou.account_id)
    assert told(case) == [
        "case.reported",
        "case.task_opened",
        "case.task_handed_over",
        "case.task_finished",
    ]
    steps = Step.objects.filter(case=case).order_by("id")
    assert [(step.action, step.note) for step in steps] == [
        ("report", ""),
        ("open_task", "请派人协助疏通"),
        ("hand_over_task", ""),
        ("finish_task", "已到场"),
    ]


def test_nobodys_claim_grows_stale_by_it(case: Case, li: Actor, zhou: Actor) -> None:
    seen = Target(case.pk, case.version, li)
    task = ask(case, li, zhou)
    tasks.finish_task(task_id=task.pk, outcome="done", report="已到场", by=zhou)
    assert take(seen, "claim").state == "accepted"


def test_the_act_names_no_word_and_reaches_the_organisation(case: Case, li: Actor, zhou: Actor) -> None:
    ask(case, li, zhou)
    act = Act.objects.get(type="case.task_opened")
    assert zhou.organisation_id in act.hearers
    assert "请派人" not in str(act.facts)
    assert act.object_version == 1


def test_only_the_organisation_that_was_asked_ends_it(case: Case, li: Actor, zhou: Actor, wu: Actor) -> None:
    task = ask(case, li, zhou)
    for stranger in (li, wu):
        with pytest.raises(NotFound):
            tasks.finish_task(task_id=task.pk, outcome="done", report="?", by=stranger)
        with pytest.raises(NotFound):
            tasks.hand_over_task(task_id=task.pk, by=stranger, holder_id=stranger.account_id)
    assert Task.objects.get().done_at is None


def test_only_who_asked_withdraws_it(case: Case, li: Actor, zhou: Actor) -> None:
    task = ask(case, li, zhou)
    with pytest.raises(NotFound):
        tasks.withdraw_task(task_id=task.pk, reason="不用了", by=zhou)
    assert tasks.withdraw_task(task_id=task.pk, reason="不用了", by=li).outcome == "withdrawn"
    assert told(case)[-1] == "case.task_withdrawn"
    with pytest.raises(TaskDone):
        tasks.finish_task(task_id=task.pk, outcome="done", report="迟了", by=zhou)


def test_another_organisation_takes_it_over_without_its_holder(
    case: Case, li: Actor, zhou: Actor, wu: Actor
) -> None:
    task = ask(case, li, zhou)
    tasks.hand_over_task(task_id=task.pk, by=zhou, holder_id=zhou.account_id)
    after = tasks.hand_over_task(task_id=task.pk, by=zhou, organisation_id=wu.organisation_id)
    assert (after.organisation_id, after.holder_id) == (wu.organisation_id, None)
    act = Act.objects.filter(type="case.task_handed_over").latest("id")
    assert {zhou.organisation_id, wu.organisation_id} <= set(act.hearers)
    with pytest.raises(NotFound):
        tasks.finish_task(task_id=task.pk, outcome="done", report="?", by=zhou)
    assert list(asked.asked_of(wu)) == [task]
    assert list(asked.asked_of(zhou)) == []


def asked_for_time(case: Case, li: Actor) -> Task:
    """Leave for more time, which the county's desk gives."""
    version = take(Target(case.pk, case.version, li), "claim").version
    until = clock.local_day(case.close_due) + timedelta(days=3)
    take(Target(case.pk, version, li), "ask_extension", until=until, reason="材料未到")
    return Task.objects.get(case=case, kind="approval")


@pytest.mark.usefixtures("feng")
def test_one_day_more_may_be_asked_of_a_limit_that_ends_with_a_day(case: Case, li: Actor) -> None:
    """Its last moment is the midnight after that day, which is of the next one by the calendar."""
    last = clock.today() + timedelta(days=5)
    Case.objects.filter(pk=case.pk).update(close_due=clock.day_begins(last + timedelta(days=1)))
    version = take(Target(case.pk, case.version, li), "claim").version
    for until in (last, last + timedelta(days=1)):
        said = {"until": until, "reason": "材料未到"}
        if until == last:
            with pytest.raises(BadInput):
                take(Target(case.pk, version, li), "ask_extension", **said)
        else:
            take(Target(case.pk, version, li), "ask_extension", **said)


def test_leave_is_given_by_the_organisation_above_and_by_no_other(
    case: Case, li: Actor, zhou: Actor, feng: Actor
) -> None:
    leave_ = asked_for_time(case, li)
    assert leave_.organisation_id == feng.organisation_id
    with pytest.raises(WrongKind):
        tasks.hand_over_task(task_id=leave_.pk, by=feng, organisation_id=zhou.organisation_id)
    (line,) = asked.tasks_of(case, feng)
    assert line["actions"] == ["finish"]
    # A colleague may have it.
    assert tasks.hand_over_task(task_id=leave_.pk, by=feng, holder_id=feng.account_id).holder_id
    tasks.finish_task(task_id=leave_.pk, outcome="approved", report="同意", by=feng)
    assert Step.objects.filter(case=case, action="extend").exists()


def test_nobody_gives_leave_to_themselves(case: Case, li: Actor, feng: Actor) -> None:
    leave_ = asked_for_time(case, li)
    # The same person holds a post at the county's desk, too.
    also_above = replace(feng, account_id=li.account_id)
    with pytest.raises(OwnRequest):
        tasks.finish_task(task_id=leave_.pk, outcome="approved", report="同意", by=also_above)
    leave_.refresh_from_db()
    assert leave_.done_at is None
    # That it is not needed any more they may say.
    tasks.finish_task(task_id=leave_.pk, outcome="refused", report="不用了", by=also_above)
    assert not Step.objects.filter(case=case, action="extend").exists()


def test_a_holder_works_for_the_organisation(case: Case, li: Actor, zhou: Actor, wu: Actor) -> None:
    task = ask(case, li, zhou)
    with pytest.raises(UnknownColleague):
        tasks.hand_over_task(task_id=task.pk, by=zhou, holder_id=wu.account_id)


def test_what_cannot_be_asked(case: Case, li: Actor, zhou: Actor) -> None:
    elsewhere = Organisation.objects.create(
        name="外县", name_en="Elsewhere", kind="county", area_code="999999"
    )
    with pytest.raises(UnknownOrganisation):
        tasks.open_task(case_id=case.pk, asked=Asked("assistance", elsewhere.pk, "来"), by=li)
    with pytest.raises(UnknownOrganisation):
        tasks.open_task(case_id=case.pk, asked=Asked("assistance", uuid7(), "来"), by=li)
    with pytest.raises(RespondByPast):
        ask(case, li, zhou, respond_by=clock.now() - timedelta(minutes=1))
    with pytest.raises(UnknownMove):
        ask(case, li, zhou, action="close")
    for action in ("", "fly"):
        with pytest.raises(UnknownMove):
            ask(case, li, zhou, "approval", action=action)
    with pytest.raises(KeyError):
        ask(case, li, zhou, "a favour")
    ask(case, li, zhou)
    with pytest.raises(AlreadyAsked):
        ask(case, li, zhou)
    ask(case, li, zhou, "whistle")


def test_nothing_is_asked_for_a_closed_case_or_by_who_cannot_act_on_it(
    qian: Actor, li: Actor, zhou: Actor
) -> None:
    open_case = report_case(report=report_of(), by=qian).case
    with pytest.raises(NotFound):
        ask(open_case, zhou, li)
    closed = report_case(report=report_of(resolved_on_spot=True), by=qian).case
    with pytest.raises(WrongState):
        ask(closed, li, zhou)


@pytest.mark.parametrize("how", ["closed", "merged"])
def test_what_is_asked_ends_with_the_case(
    how: str, case: Case, qian: Actor, li: Actor, zhou: Actor, wu: Actor
) -> None:
    asked_of = [ask(case, li, zhou), ask(case, li, wu, "whistle")]
    if how == "closed":
        version = take(Target(case.pk, case.version, li), "claim").version
        take(Target(case.pk, version, li), "close", note="已疏通")
    else:
        other = report_case(report=report_of(), by=qian).case
        take(Target(case.pk, case.version, li), "merge", into=other.pk, reason="同一件事")
    assert [(task.outcome, task.done_by_id) for task in Task.objects.order_by("id")] == [
        ("withdrawn", li.account_id)
    ] * 2
    # Told once, by the line and the act of the move, and to those who had it in sight.
    line = Step.objects.filter(case=case).latest("id")
    assert line.data["withdrawn"] == [str(task.pk) for task in asked_of]
    act = Act.objects.filter(object_id=case.pk).latest("id")
    assert act.type == f"case.{how}"
    assert {zhou.organisation_id, wu.organisation_id} <= set(act.hearers)
    assert list(asked.asked_of(zhou)) == []
    with pytest.raises(TaskDone):
        tasks.finish_task(task_id=asked_of[0].pk, outcome="done", report="迟了", by=zhou)


def test_an_outcome_is_one_of_its_kind(case: Case, li: Actor, zhou: Actor) -> None:
    task = ask(case, li, zhou, "supervision")
    with pytest.raises(UnknownOutcome):
        tasks.finish_task(task_id=task.pk, outcome="declined", report="不管", by=zhou)


def test_leave_is_given_for_one_move_and_used_up_by_it(case: Case, li: Actor, zhou: Actor) -> None:
    def given_now() -> bool:
        return leave.approved(case, "approval", "claim")

    assert not given_now()
    refused = ask(case, li, zhou, "approval", action="claim")
    assert not tasks.none_open(case)
    tasks.finish_task(task_id=refused.pk, outcome="refused", report="材料不全", by=zhou)
    assert (given_now(), tasks.none_open(case)) == (False, True)
    given = ask(case, li, zhou, "approval", action="claim")
    tasks.finish_task(task_id=given.pk, outcome="approved", report="同意", by=zhou)
    assert given_now()
    assert not leave.approved(case, "approval", "close")
    Step.objects.create(
        case=case, action="claim", to_state="accepted", by_id=li.account_id, role=li.role, at=clock.now()
    )
    assert not given_now()


def test_the_rules_hold_in_the_database_too(case: Case, li: Actor, zhou: Actor) -> None:
    task = ask(case, li, zhou)
    for wrong in (
        {"outcome": "done"},
        {"done_at": clock.now(), "done_by_id": li.account_id},
        {"report": "没有结果"},
        {"respond_by": task.asked_at},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(
            case=case,
            kind=task.kind,
            organisation_id=task.organisation_id,
            asked_by_id=li.account_id,
            asked_at=clock.now(),
            words="又一次",
        )


def test_a_viewer_reads_what_was_asked_and_answered(case: Case, qian: Actor, li: Actor, zhou: Actor) -> None:
    until = clock.now() + timedelta(days=1)
    task = ask(case, li, zhou, respond_by=until)
    tasks.finish_task(task_id=task.pk, outcome="declined", report="无人可派", by=zhou)
    (line,) = asked.tasks_of(case, qian)
    assert (line["words"], line["report"], line["outcome"]) == ("请派人协助疏通", "无人可派", "declined")
    assert (line["respond_by"], line["asked_by"]["name"]) == (until, "li")


def test_what_a_confidential_track_keeps_is_kept_here_too(
    qian: Actor, li: Actor, wu: Actor, zhou: Actor
) -> None:
    dispute = report_case(report=report_of(category="0101"), by=qian).case
    task = ask(dispute, wu, zhou)
    tasks.finish_task(task_id=task.pk, outcome="done", report="双方已到", by=zhou)

    def words(viewer: Actor) -> set[str | None]:
        (line,) = asked.tasks_of(dispute, viewer)
        return {line["words"], line["report"]}

    assert words(wu) == words(zhou) == {"请派人协助疏通", "双方已到"}
    assert words(li) == {None}


def test_the_timeline_tells_it(case: Case, qian: Actor, li: Actor, zhou: Actor) -> None:
    ask(case, li, zhou)
    line = selectors.timeline(case, qian)[-1]
    assert (line["action"], line["note"], line["data"]["kind"]) == (
        "open_task",
        "请派人协助疏通",
        "assistance",
    )


PUBLISH = "publish"


@pytest.fixture
def publishing() -> Iterator[None]:
    """A step that a county might want: telling the public, with the bureau's leave and nothing left open."""
    move = Move(
        sources=frozenset({"reported"}),
        to=None,
        by=frozenset({"dispatcher"}),
        approval="approval",
        guards=("no_open_tasks",),
        past="published",
    )
    track = replace(event_track.TRACK, moves={**event_track.TRACK.moves, PUBLISH: move})
    with tracks.REGISTRY.holding({**tracks.REGISTRY, track.code: track}):
        tracks.moves_of.cache_clear()
        yield
    tracks.moves_of.cache_clear()


@pytest.mark.usefixtures("publishing")
def test_a_move_waits_for_leave_and_for_what_was_asked(case: Case, li: Actor, zhou: Actor, wu: Actor) -> None:
    def publish() -> Case:
        return take(Target(case.pk, Case.objects.get(pk=case.pk).version, li), PUBLISH)

    with pytest.raises(ApprovalNeeded):
        publish()
    leave = ask(case, li, zhou, "approval", action=PUBLISH)
    with pytest.raises(TasksOpen):
        publish()
    tasks.finish_task(task_id=leave.pk, outcome="approved", report="同意公开", by=zhou)
    help_ = ask(case, li, wu)
    with pytest.raises(TasksOpen):
        publish()
    assert PUBLISH not in {step["action"] for step in selectors.describe(case, li)["actions"]}
    tasks.finish_task(task_id=help_.pk, outcome="declined", report="无人可派", by=wu)
    assert PUBLISH in {step["action"] for step in selectors.describe(case, li)["actions"]}
    assert publish().state == "reported"
    assert told(case)[-1] == "case.published"
    with pytest.raises(ApprovalNeeded):
        publish()


def test_leave_of_a_kind_that_nobody_knows_is_found_at_start_up() -> None:
    wanting = replace(event_track.TRACK.moves["claim"], approval="a favour")
    track = replace(event_track.TRACK, moves={**event_track.TRACK.moves, "claim": wanting})
    with tracks.REGISTRY.holding({**tracks.REGISTRY, track.code: track}):
        tracks.moves_of.cache_clear()
        assert tasks.KINDS.missing() == ["a favour"]
    tracks.moves_of.cache_clear()
