"""A township whistles, departments come: each has its task, both sides have their say, and both are shown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from pingan.cases import asked, tasks
from pingan.cases.errors import EndedByItsStep
from pingan.cases.models import Case, Step, Task
from pingan.cases.reporting import report_case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.core.paging import Cursor
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import Browser, appoint, organisation_of, report_of, signed_in
from tests.history import known
from tests.territory.small_county import COUNTY, FIRST_GRID


@pytest.fixture
def case(qian: Actor) -> Case:
    return report_case(report=report_of(), by=qian).case


def post(by: Actor, path: str, said: dict[str, Any], **headers: str) -> Any:
    return signed_in(by).post(f"/api/v1{path}", said, content_type="application/json", headers=headers)


def whistle(case: Case, by: Actor, *called: Actor, **said: Any) -> Any:
    body = {
        "kind": "whistle",
        "organisation_ids": [str(actor.organisation_id) for actor in called],
        "text": "坡体开裂，请今天到场会商",
    }
    return post(by, f"/cases/{case.pk}/tasks", body | said)


def do(by: Actor, task: Task, what: str, **said: Any) -> Any:
    return post(by, f"/tasks/{task.pk}/{what}", said)


def task_of(actor: Actor) -> Task:
    return Task.objects.get(organisation_id=actor.organisation_id)


def test_several_are_called_at_once_and_each_has_its_own_task(
    case: Case, li: Actor, zhou: Actor, wu: Actor
) -> None:
    until = (clock.now() + timedelta(hours=4)).isoformat()
    answer = whistle(case, li, zhou, wu, respond_by=until)
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["version"], told["state"]) == (1, "reported")
    assert [task["organisation"]["id"] for task in told["tasks"]] == [
        str(zhou.organisation_id),
        str(wu.organisation_id),
    ]
    assert {task["asking"]["id"] for task in told["tasks"]} == {str(li.organisation_id)}
    # One line for one whistle, and one act that both organisations hear.
    assert Step.objects.filter(case=case, action="open_task").count() == 1
    act = Act.objects.get(type="case.task_opened")
    assert {zhou.organisation_id, wu.organisation_id} <= set(act.hearers)


def test_all_are_called_or_none(case: Case, li: Actor, zhou: Actor, wu: Actor) -> None:
    whistle(case, li, wu)
    refused = whistle(case, li, zhou, wu)
    assert (refused.status_code, refused.json()["code"]) == (409, "already_asked")
    assert [wrong["name"] for wrong in refused.json()["invalid_params"]] == ["organisation_ids.1"]
    assert Task.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "status", "field"),
    [
        ({"organisation_ids": []}, 400, "organisation_ids"),
        ({"organisation_ids": [str(uuid7()) for _ in range(11)]}, 400, "organisation_ids"),
        ({"organisation_ids": [str(uuid7())]}, 422, "organisation_ids.0"),
        ({"kind": "approval"}, 400, "kind"),
        ({"kind": "handling"}, 400, "kind"),
        ({"text": " "}, 400, "text"),
        ({"respond_by": "2020-01-01T00:00:00Z"}, 422, "respond_by"),
        ({"respond_by": "tomorrow"}, 400, "respond_by"),
    ],
)
def test_what_cannot_be_asked_names_its_field(
    said: dict[str, Any], status: int, field: str, case: Case, li: Actor, zhou: Actor
) -> None:
    refused = whistle(case, li, zhou, **said)
    assert refused.status_code == status, refused.content
    assert refused.json()["invalid_params"][0]["name"] == field
    assert not Task.objects.exists()


def test_the_same_organisation_is_not_called_twice_in_one_breath(case: Case, li: Actor, zhou: Actor) -> None:
    refused = whistle(case, li, zhou, zhou)
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, "organisation_ids")


def test_who_may_not_ask(case: Case, qian: Actor, chen: Actor, zhou: Actor) -> None:
    assert whistle(case, qian, zhou).status_code == 403
    assert whistle(case, chen, zhou).status_code == 403
    assert whistle(case, zhou, zhou).status_code == 404


def test_a_whole_whistle(case: Case, li: Actor, zhou: Actor) -> None:
    whistle(case, li, zhou)
    task = task_of(zhou)
    assert asked.describe(task, case, zhou)["actions"] == ["arrive", "finish", "hand_over"]
    assert asked.describe(task, case, li)["actions"] == ["withdraw"]
    assert do(zhou, task, "arrive", note="两人已出发").json()["arrived_by"]["name"] == "zhou"
    again = do(zhou, task, "arrive")
    assert (again.status_code, again.json()["code"]) == (409, "already_arrived")
    early = do(li, task, "rate", rating="satisfied", text="来得快")
    assert (early.status_code, early.json()["code"]) == (409, "task_open")
    done = do(zhou, task, "finish", outcome="done", report="已设警戒线，明天勘察").json()
    assert (done["outcome"], done["actions"], done["case"]["summary"]) == ("done", [], None)
    soon = do(zhou, task, "reply", text="谢谢")
    assert (soon.status_code, soon.json()["code"]) == (409, "not_rated")
    rated = do(li, task, "rate", rating="partly", text="人到了，方案还没有").json()
    assert (rated["rating"]["rating"], rated["actions"]) == ("partly", [])
    twice = do(li, task, "rate", rating="satisfied", text="改主意了")
    assert (twice.status_code, twice.json()["code"]) == (409, "already_rated")
    replied = do(zhou, task, "reply", rating="satisfied", text="勘察报告周五给").json()
    assert replied["reply"]["words"] == "勘察报告周五给"
    # Both sides stand together for whoever reads the case.
    (line,) = asked.tasks_of(case, li)
    assert (line["rating"]["words"], line["reply"]["words"]) == ("人到了，方案还没有", "勘察报告周五给")
    told = Act.objects.filter(object_id=case.pk).order_by("id").values_list("type", flat=True)
    assert list(told)[1:] == [
        "case.task_opened",
        "case.task_arrived",
        "case.task_finished",
        "case.task_rated",
        "case.task_replied",
    ]
    assert Case.objects.get(pk=case.pk).version == 1


def test_neither_side_does_the_others_part(case: Case, li: Actor, zhou: Actor, wu: Actor) -> None:
    whistle(case, li, zhou)
    task = task_of(zhou)
    for who, what, said in (
        (li, "arrive", {}),
        (li, "finish", {"outcome": "done", "report": "?"}),
        (zhou, "withdraw", {"reason": "?"}),
        (zhou, "rate", {"rating": "satisfied", "text": "?"}),
        (li, "reply", {"text": "?"}),
        (wu, "arrive", {}),
        (wu, "withdraw", {"reason": "?"}),
    ):
        assert do(who, task, what, **said).status_code == 404, (who.name, what)
    assert Step.objects.filter(case=case).count() == 2


def test_a_colleague_of_who_asked_speaks_for_them(case: Case, li: Actor, zhou: Actor) -> None:
    ma = appoint("ma", "dispatcher", FIRST_GRID[:9], organisation_of(FIRST_GRID[:9], "township_center"))
    assert ma.organisation_id == li.organisation_id
    whistle(case, li, zhou)
    answer = do(ma, task_of(zhou), "withdraw", reason="险情排除了")
    assert (answer.status_code, answer.json()["outcome"]) == (200, "withdrawn")
    late = do(zhou, task_of(zhou), "finish", outcome="done", report="到了")
    assert (late.status_code, late.json()["code"]) == (409, "task_done")
    none = do(ma, task_of(zhou), "rate", rating="satisfied", text="?")
    assert (none.status_code, none.json()["code"]) == (409, "wrong_task_kind")


def test_only_a_whistle_is_rated_and_only_what_somebody_comes_to_is_come_to(
    case: Case, li: Actor, zhou: Actor, wu: Actor
) -> None:
    whistle(case, li, zhou, kind="assistance")
    task = task_of(zhou)
    do(zhou, task, "finish", outcome="declined", report="没有人手")
    refused = do(li, task, "rate", rating="unsatisfied", text="?")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong_task_kind")
    followed = tasks.put(case, tasks.Asked("supervision", wu.organisation_id, "三天内报告"), li)
    assert do(wu, followed, "arrive").json()["code"] == "wrong_task_kind"


def test_the_main_task_goes_with_the_steps_of_the_case(case: Case, li: Actor, zhou: Actor) -> None:
    main = tasks.put(case, tasks.Asked("handling", zhou.organisation_id, "请办理"), li)
    for who, what, said in (
        (zhou, "finish", {"outcome": "done", "report": "办好了"}),
        (zhou, "hand_over", {"holder_id": str(zhou.account_id)}),
        (li, "withdraw", {"reason": "?"}),
    ):
        refused = do(who, main, what, **said)
        assert (refused.status_code, refused.json()["code"]) == (409, EndedByItsStep.code), what
    assert asked.describe(main, case, zhou)["actions"] == []
    assert tasks.end(case, "handling", "done", "办好了", zhou) == [zhou.organisation_id]
    assert Task.objects.get(pk=main.pk).outcome == "done"
    # A move tells of it itself.
    assert Step.objects.filter(case=case).count() == Act.objects.filter(object_id=case.pk).count() == 1


def test_what_leave_was_asked_for_is_taken_as_it_is_given(case: Case, li: Actor, zhou: Actor) -> None:
    heard: list[tuple[str, str]] = []

    def take(of: Case, task: Task, by: Actor) -> None:
        heard.append((task.outcome, by.name))
        assert not connection.get_autocommit()
        assert of.pk == case.pk

    leave = tasks.put(case, tasks.Asked("approval", zhou.organisation_id, "延期三天", action="claim"), li)
    with tasks.FINISHERS.holding({"approval": take}):
        do(zhou, leave, "finish", outcome="approved", report="同意")
    assert heard == [("approved", "zhou")]


def listed(by: Actor, **asked_for: Any) -> dict[str, Any]:
    answer: dict[str, Any] = signed_in(by).get("/api/v1/tasks", asked_for).json()
    return answer


def test_the_list_of_what_was_asked_starts_at_what_is_due(
    case: Case, qian: Actor, li: Actor, zhou: Actor
) -> None:
    def ask(hours: int | None) -> str:
        other = report_case(report=report_of(), by=qian).case
        until = None if hours is None else clock.now() + timedelta(hours=hours)
        wanted = tasks.Asked("assistance", zhou.organisation_id, "来", respond_by=until)
        return str(tasks.put(other, wanted, li).pk)

    undated, late, soon = ask(None), ask(9), ask(1)
    also_undated, same = ask(None), ask(5)
    ordered = [soon, same, late, undated, also_undated]

    def walk(size: int) -> list[str]:
        found: list[str] = []
        said: dict[str, Any] = {"size": size}
        while True:
            page = listed(zhou, **said)
            assert len(page["items"]) <= size
            found += [task["id"] for task in page["items"]]
            if page["next"] is None:
                return found
            said["cursor"] = page["next"]

    assert all(walk(size) == ordered for size in (1, 2, 3, 4, 5, 50))
    assert listed(li)["items"] == []
    item = listed(zhou)["items"][0]
    assert (item["case"]["summary"], item["words"]) == ("水渠被泥石堵住，水漫到路上。", "来")
    tasks.finish_task(task_id=Task.objects.get(pk=late).pk, outcome="done", report="好了", by=zhou)
    assert walk(2) == [soon, same, undated, also_undated]
    answered = listed(zhou, state="done")["items"]
    assert [(task["id"], task["case"]["summary"]) for task in answered] == [(late, None)]


@pytest.mark.usefixtures("by_the_owner")
def test_a_page_of_what_was_asked_is_a_range_of_an_index(case: Case, li: Actor, zhou: Actor) -> None:
    now = clock.now()

    def one(number: int, **said: Any) -> Task:
        return Task(
            case=case,
            kind=f"kind {number}",
            organisation_id=zhou.organisation_id,
            asked_by_id=li.account_id,
            asked_at=now,
            words="来",
            **said,
        )

    answer = {"done_at": now, "done_by_id": zhou.account_id, "outcome": "done"}
    Task.objects.bulk_create(
        one(number, respond_by=now + timedelta(hours=number + 1) if number % 2 else None)
        for number in range(4_000)
    )
    Task.objects.bulk_create(one(number, **answer) for number in range(4_000))
    known()
    plans = Plans()
    with connection.execute_wrapper(plans):
        cursor_of = asked.page_of(zhou, asked.OPEN, cursor=None, size=50).next
        asked.page_of(
            zhou, asked.OPEN, cursor=Cursor.decode(cursor_of or "", asked.ORDERS[asked.OPEN]), size=50
        )
        asked.page_of(zhou, asked.DONE, cursor=None, size=50)
    ranges = [plan for plan in plans.seen if "cases_task_organisation_" in plan]
    assert len(ranges) == 3, plans.seen
    assert not any("Sort" in plan for plan in ranges), ranges


class Plans:
    """How the database goes about each look at tasks."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if 'FROM "cases_task"' in sql:
            with context["connection"].connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {sql}", params)
                self.seen.append("\n".join(line for (line,) in cursor.fetchall()))
        return execute(sql, params, many, context)


def test_a_list_costs_the_same_however_much_it_holds(
    qian: Actor, li: Actor, zhou: Actor, django_assert_max_num_queries: Any
) -> None:
    browser: Browser = signed_in(zhou)
    for _ in range(12):
        other = report_case(report=report_of(what="电话 13812345678，请回电。"), by=qian).case
        tasks.put(other, tasks.Asked("whistle", zhou.organisation_id, "回电 13812345678"), li)
    browser.get("/api/v1/tasks")
    with django_assert_max_num_queries(6):
        page = browser.get("/api/v1/tasks").json()
    # What was written to them they read; of the report only that there is a number.
    assert {item["words"] for item in page["items"]} == {"回电 13812345678"}
    assert not any("13812345678" in item["case"]["summary"] for item in page["items"])


def test_a_task_that_was_passed_on_has_to_be_come_to_anew(
    case: Case, li: Actor, zhou: Actor, wu: Actor
) -> None:
    whistle(case, li, zhou)
    task = task_of(zhou)
    do(zhou, task, "arrive")
    passed = do(zhou, task, "hand_over", organisation_id=str(wu.organisation_id))
    assert passed.status_code == 204
    assert Task.objects.get(pk=task.pk).arrived_at is None
    assert do(wu, task, "arrive").status_code == 200
    assert case.grid_code[:6] == COUNTY
