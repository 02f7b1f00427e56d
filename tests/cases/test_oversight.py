"""Seniors say what they think of a case and follow it: nobody's turn or version changes, and all hear."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.cases import asked, selectors, supervision, tasks
from pingan.cases.errors import EndedByItsStep, WrongKind
from pingan.cases.models import Case, Step, Task
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import actions_of, report_of, signed_in


@pytest.fixture
def case(qian: Actor) -> Case:
    report = report_of()
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def say(by: Actor, case: Case, what: str, **said: Any) -> Any:
    return signed_in(by).post(
        f"/api/v1/cases/{case.pk}/{what}",
        said,
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid7())},
    )


def supervise(by: Actor, case: Case, level: str = "ordinary", **said: Any) -> Any:
    words: dict[str, Any] = {"level": level, "failure": "not_handled", "text": "三日内报告办理情况"}
    return say(by, case, "supervise", **(words | said))


@pytest.mark.parametrize(("what", "past"), [("instruct", "instructed"), ("remind", "reminded")])
def test_words_from_above_stand_in_the_timeline_and_change_nothing(
    what: str, past: str, case: Case, li: Actor, chen: Actor, qian: Actor
) -> None:
    take(Target(case.pk, 1, li), "dispatch", worker_id=qian.account_id, note="")
    before = Case.objects.filter(pk=case.pk).values().get()
    answer = say(chen, case, what, text="群众反映强烈，请抓紧")
    assert answer.status_code == 200, answer.content
    assert Case.objects.filter(pk=case.pk).values().get() == before
    line = selectors.timeline(Case.objects.get(pk=case.pk), li)[-1]
    assert (line["action"], line["note"], line["by"]["name"]) == (what, "群众反映强烈，请抓紧", "chen")
    act = Act.objects.get(type=f"case.{past}")
    assert qian.account_id in act.hearers
    assert act.facts["quiet"] is True
    assert "群众" not in str(act.facts)


def test_the_leader_is_offered_just_these(case: Case, chen: Actor, li: Actor, feng: Actor) -> None:
    def offered(by: Actor) -> set[str]:
        described = selectors.describe(Case.objects.get(pk=case.pk), by)
        return {step["action"] for step in described["actions"]} & {
            *("instruct", "remind", "supervise", "lift_supervision", "note", "claim")
        }

    assert offered(chen) == {"instruct", "remind", "supervise"}
    assert offered(li) == {"instruct", "remind", "note", "claim"}
    assert {"instruct", "remind", "supervise", "note"} <= offered(feng)
    supervise(chen, case)
    assert offered(chen) == {"instruct", "remind", "supervise", "lift_supervision"}


def test_one_reminds_once_an_hour_and_another_may_all_the_same(
    case: Case, chen: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert say(chen, case, "remind", text="请抓紧").status_code == 200
    again = say(chen, case, "remind", text="再催一次")
    assert (again.status_code, again.json()["code"], again.json()["retry"]) == (
        409,
        "reminded_already",
        "never",
    )
    assert say(li, case, "remind", text="我也催").status_code == 200
    assert say(chen, case, "instruct", text="不是催办").status_code == 200
    later = clock.now() + timedelta(minutes=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert say(chen, case, "remind", text="一小时了").status_code == 200
    assert actions_of(case.pk) == ["report", "remind", "remind", "instruct", "remind"]


def test_a_supervised_case_says_so_and_asks_who_is_in_charge(case: Case, chen: Actor, li: Actor) -> None:
    until = clock.now() + timedelta(days=3)
    told = supervise(chen, case, "yellow", respond_by=until.isoformat()).json()
    assert (told["supervision"], told["version"]) == ("yellow", 1)
    (task,) = told["tasks"]
    assert (task["kind"], task["organisation"]["id"]) == ("supervision", str(li.organisation_id))
    assert task["words"] == "三日内报告办理情况"
    rows = signed_in(chen).get("/api/v1/cases", {"queue": "open"}).json()["items"]
    assert [row["supervision"] for row in rows] == ["yellow"]
    step = Step.objects.get(case=case, action="supervise")
    assert (step.data["level"], step.data["failure"]) == ("yellow", "not_handled")
    assert li.organisation_id in Act.objects.get(type="case.supervised").hearers
    asked = signed_in(li).get("/api/v1/tasks").json()["items"]
    assert [one["id"] for one in asked] == [task["id"]]


def test_it_goes_up_and_never_down(case: Case, chen: Actor, li: Actor) -> None:
    assert supervise(chen, case, "yellow").status_code == 200
    for level in ("ordinary", "yellow"):
        refused = supervise(chen, case, level)
        assert (refused.status_code, refused.json()["code"]) == (409, "already_supervised")
    assert supervise(chen, case, "red").json()["supervision"] == "red"
    outcomes = Task.objects.filter(case=case).order_by("id").values_list("outcome", flat=True)
    assert list(outcomes) == ["withdrawn", ""]


def test_it_is_lifted_with_a_reason(case: Case, chen: Actor, li: Actor, feng: Actor) -> None:
    none = say(chen, case, "lift_supervision", reason="没有督办")
    assert (none.status_code, none.json()["code"]) == (409, "wrong_state")
    supervise(chen, case)
    lifted = say(feng, case, "lift_supervision", reason="已整改到位")
    assert (lifted.json()["supervision"], lifted.json()["version"]) == ("", 1)
    assert tasks.none_open(case)
    # Whoever was asked hears that it is asked no longer.
    assert li.organisation_id in Act.objects.get(type="case.supervision_lifted").hearers


def test_what_a_supervised_case_waits_for_ends_with_an_answer_or_the_level_and_goes_to_nobody_else(
    case: Case, chen: Actor, li: Actor, zhou: Actor
) -> None:
    """Passed on or withdrawn, it would leave a level for which nobody answers."""
    supervise(chen, case)
    task = Task.objects.get(case=case)
    with pytest.raises(WrongKind):
        tasks.hand_over_task(task_id=task.pk, by=li, organisation_id=zhou.organisation_id)
    with pytest.raises(EndedByItsStep):
        tasks.withdraw_task(task_id=task.pk, reason="不督办了", by=chen)
    assert asked.describe(task, case, li)["actions"] == ["finish"]
    assert asked.describe(task, case, chen)["actions"] == []
    assert (Task.objects.get().done_at, Case.objects.get(pk=case.pk).supervision) == (None, "ordinary")
    tasks.hand_over_task(task_id=task.pk, by=li, holder_id=li.account_id)
    tasks.finish_task(task_id=task.pk, outcome="done", report="已按期整改", by=li)
    assert Case.objects.get(pk=case.pk).supervision == "ordinary", "what was answered is not lifted by it"


def test_who_may_not(case: Case, qian: Actor, li: Actor, zhou: Actor, wu: Actor) -> None:
    assert say(qian, case, "instruct", text="?").json()["code"] == "not_your_move"
    assert supervise(li, case).json()["code"] == "not_your_move"
    for stranger in (zhou, wu):
        assert say(stranger, case, "remind", text="?").status_code == 404


def test_a_closed_case_is_left_in_peace(qian: Actor, chen: Actor) -> None:
    closed = report_case(report=report_of(resolved_on_spot=True), by=qian).case
    for answer in (
        say(chen, closed, "instruct", text="?"),
        say(chen, closed, "remind", text="?"),
        supervise(chen, closed),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


@pytest.mark.parametrize(
    ("said", "field", "status"),
    [
        ({"level": "purple"}, "level", 400),
        ({"failure": "lazy"}, "failure", 400),
        ({"text": ""}, "text", 400),
        ({"respond_by": "2020-01-01T00:00:00Z"}, "respond_by", 422),
    ],
)
def test_what_cannot_be_said_names_its_field(
    said: dict[str, Any], field: str, status: int, case: Case, chen: Actor
) -> None:
    refused = supervise(chen, case, **said)
    assert refused.status_code == status, refused.content
    assert refused.json()["invalid_params"][0]["name"] == field
    assert Case.objects.get(pk=case.pk).supervision == ""


def test_who_is_in_charge(case: Case, qian: Actor, li: Actor, wu: Actor, wang: Actor) -> None:
    assert supervision.in_charge(case) == li.organisation_id
    # A worker's committee answers no tasks: the desk that sent them does.
    dispatched = take(Target(case.pk, 1, li), "dispatch", worker_id=qian.account_id, note="")
    assert supervision.in_charge(dispatched) == li.organisation_id
    dispute = report_case(report=report_of(category="0101"), by=qian).case
    assert supervision.in_charge(dispute) == wang.organisation_id
    taken = take(Target(dispute.pk, 1, wu), "claim")
    assert supervision.in_charge(taken) == wu.organisation_id


def test_what_is_said_of_a_dispute_is_kept_as_all_words_there(qian: Actor, wu: Actor, chen: Actor) -> None:
    dispute = report_case(report=report_of(category="0101"), by=qian).case
    assert say(chen, dispute, "instruct", text="请两村书记到场").status_code == 200
    for viewer, words in ((wu, "请两村书记到场"), (chen, "请两村书记到场"), (qian, None)):
        line = selectors.timeline(Case.objects.get(pk=dispute.pk), viewer)[-1]
        assert line["note"] == words, viewer.name
