"""A department sees the cases that something is asked of it for, until it has answered."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.cases import queues, services, tasks
from pingan.cases.models import Case, Task
from pingan.cases.reporting import report_case
from pingan.cases.services import Target
from pingan.core import clock
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.employment import employer_of
from tests.cast import appoint, report_of, signed_in
from tests.history import known, many
from tests.stats.conftest import number_acts
from tests.territory.small_county import COUNTY, NEXT_GRID


def officer_of(bureau: str) -> Actor:
    employer = employer_of("department", COUNTY, name=bureau)
    return appoint(f"officer-{bureau}", "department", COUNTY, employer)


def reported(by: Actor, **changes: Any) -> Case:
    report = report_of(**changes)
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def task_for(case: Case, officer: Actor, by: Actor) -> Task:
    return Task(
        case=case,
        kind="help",
        organisation_id=officer.organisation_id,
        asked_by_id=by.account_id,
        asked_at=clock.now(),
        words="请派人看看水管。",
    )


def asked(case: Case, officer: Actor, by: Actor) -> Task:
    task = task_for(case, officer, by)
    task.save()
    return task


def answered(task: Task, officer: Actor) -> None:
    task.done_at, task.done_by_id, task.outcome = clock.now(), officer.account_id, "done"
    task.save()


def heard(officer: Actor) -> list[str]:
    number_acts()
    browser = signed_in(officer)
    place = browser.get("/api/v1/events").json()
    page = browser.get("/api/v1/events", {"after": 0, "epoch": place["epoch"]}).json()
    return [event["type"] for event in page["events"] if event["type"].startswith("case.")]


def test_a_department_sees_a_case_while_it_is_asked(qian: Actor, li: Actor) -> None:
    housing, water = officer_of("住建局"), officer_of("水务局")
    case, other = reported(qian), reported(qian, grid=NEXT_GRID)
    task = asked(case, water, li)
    address = f"/api/v1/cases/{case.pk}"

    def statuses(officer: Actor) -> list[int]:
        browser = signed_in(officer)
        return [browser.get(f"/api/v1/cases/{pk}").status_code for pk in (case.pk, other.pk)]

    def listed(officer: Actor, **asked_for: str) -> list[str]:
        answer = signed_in(officer).get("/api/v1/cases", {"queue": "open", **asked_for}).json()
        return [row["id"] for row in answer["items"]]

    assert (statuses(water), statuses(housing)) == ([200, 404], [404, 404])
    assert (listed(water), listed(housing)) == ([str(case.pk)], [])
    assert listed(water, area=case.grid_code[:9]) == [str(case.pk)]
    assert listed(water, area=NEXT_GRID) == []
    assert signed_in(water).get("/api/v1/cases/counts").json()["open"]["n"] == 1
    noted = signed_in(water).post(
        f"{address}/note", {"text": "下午去"}, content_type="application/json", headers={"If-Match": '"1"'}
    )
    assert noted.status_code == 200
    answered(task, water)
    assert (statuses(water), listed(water)) == ([404, 404], [])


def test_a_department_hears_what_happens_while_it_is_asked(qian: Actor, li: Actor) -> None:
    housing, water = officer_of("住建局"), officer_of("水务局")
    case = reported(qian)
    task = asked(case, water, li)
    services.take(Target(case.pk, 1, li), "claim")
    act = Act.objects.get(type="case.claimed")
    assert set(act.hearers) == {qian.account_id, li.account_id, water.organisation_id}
    answered(task, water)
    services.take(Target(case.pk, 2, li), "release", reason="交给同事")
    assert heard(water) == ["case.claimed"]
    assert heard(housing) == []
    # One's organisation is no hearer for whoever reaches by area or person.
    assert heard(li) == ["case.reported", "case.claimed", "case.released"]


def test_a_department_hears_that_it_is_asked_and_that_it_is_asked_no_more(qian: Actor, li: Actor) -> None:
    """Who asked and who holds it hear by their posts alone: nobody hears of a case that they cannot read."""
    housing, water = officer_of("住建局"), officer_of("水务局")
    case = reported(qian)
    task = tasks.open_task(
        case_id=case.pk, asked=tasks.Asked("assistance", water.organisation_id, "请派人看看水管。"), by=li
    )
    tasks.hand_over_task(task_id=task.pk, by=water, organisation_id=housing.organisation_id)
    tasks.hand_over_task(task_id=task.pk, by=housing, holder_id=housing.account_id)
    tasks.finish_task(task_id=task.pk, outcome="done", report="修好了", by=housing)
    services.take(Target(case.pk, 1, li), "claim")
    assert heard(water) == ["case.task_opened", "case.task_handed_over"]
    assert heard(housing) == ["case.task_handed_over", "case.task_handed_over", "case.task_finished"]
    people = {one for act in Act.objects.filter(object_id=case.pk) for one in act.hearers}
    assert people - {water.organisation_id, housing.organisation_id} == {qian.account_id, li.account_id}
    assert li.account_id not in Act.objects.get(type="case.task_opened").hearers


@pytest.mark.usefixtures("by_the_owner")
def test_the_list_of_a_department_starts_at_what_is_asked_of_it(qian: Actor, li: Actor) -> None:
    housing, water = officer_of("住建局"), officer_of("水务局")
    case = reported(qian)
    many(20_000, case, holder=li)
    others = Case.objects.exclude(pk=case.pk)[:3_000]
    Task.objects.bulk_create(task_for(other, housing, li) for other in others)
    asked(case, water, li)
    known()
    plan = queues.queue(water, "open").order_by("-received_at", "-id")[:51].explain()
    assert "cases_task_asked_once" in plan or "cases_task_organisation_open" in plan, plan
    assert "Seq Scan on cases_case" not in plan, plan


def test_what_waits_for_a_department_is_what_nobody_there_has_received(
    qian: Actor, li: Actor, shen: Actor, chu: Actor
) -> None:
    sent, received, asked_only = (reported(qian) for _ in range(3))
    for case in (sent, received):
        services.take(Target(case.pk, 1, li), "assign", organisation_id=shen.organisation_id)
    services.take(Target(received.pk, 2, shen), "receive")
    asked(asked_only, shen, li)

    def listed(actor: Actor, queue: str) -> set[str]:
        answer = signed_in(actor).get("/api/v1/cases", {"queue": queue})
        return {row["id"] for row in answer.json()["items"]}

    assert listed(shen, "waiting") == {str(sent.pk)}
    assert listed(shen, "open") == {str(case.pk) for case in (sent, received, asked_only)}
    assert listed(chu, "waiting") == listed(chu, "open") == set()
