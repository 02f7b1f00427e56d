"""What a county decides about time in its configuration: limits, escalation and the work calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pingan.cases import escalation, rules
from pingan.cases.models import Case, Clock
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.workflow import CLOSE
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.territory import calendar
from pingan.territory.models import CalendarYear, SpecialDay
from pingan.territory.services import load_calendar
from tests.cast import Browser, appoint, report_of, signed_in
from tests.territory.small_county import COUNTY

HERE = ZoneInfo("Asia/Shanghai")
# A Monday.
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HERE)


@pytest.fixture(autouse=True)
def now(county: object) -> Iterator[None]:
    load_calendar()
    with clock.set_to(NOW):
        yield


@pytest.fixture
def desk() -> Browser:
    return signed_in(appoint("xu", "administrator", COUNTY))


def table(desk: Browser, section: str) -> dict[str, Any]:
    answer = desk.get(f"/api/v1/config/{section}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def save(desk: Browser, section: str, rows: list[dict[str, Any]], on: date | None = None) -> Any:
    return desk.put(
        f"/api/v1/config/{section}",
        {"rows": rows, "valid_from": (on or NOW.date()).isoformat(), "why": "会议决定"},
        content_type="application/json",
        headers={"If-Match": f'"{table(desk, section)["version"]}"', "Idempotency-Key": str(uuid7())},
    )


def preview(desk: Browser, section: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    body = {"rows": rows, "valid_from": NOW.date().isoformat()}
    return desk.post(f"/api/v1/config/{section}/preview", body, content_type="application/json").json()


def reported(by: Actor, when: datetime = NOW, **said: Any) -> Case:
    report = report_of(**said)
    with clock.set_to(when):
        report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def with_five_days_three(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**row, "limit": 3} if (row["kind"], row["urgency"]) == (CLOSE, "general") else row for row in rows
    ]


# -- limits ----------------------------------------------------------------------------------------


def test_what_is_usual_is_shown_until_the_county_decides(desk: Browser) -> None:
    rows = table(desk, "limits")["rows"]
    assert {"kind": CLOSE, "track": "*", "category": "", "urgency": "general"}.items() <= next(
        row for row in rows if (row["kind"], row["urgency"]) == (CLOSE, "general")
    ).items()
    assert all(row["law"] for row in rows)


def test_a_limit_holds_from_its_day_on_and_what_was_promised_stays(
    desk: Browser, qian: Actor, li: Actor
) -> None:
    tomorrow = NOW + timedelta(days=1)
    before = reported(qian)
    rows = with_five_days_three(table(desk, "limits")["rows"])
    assert save(desk, "limits", rows, tomorrow.date()).status_code == 200
    assert reported(qian).close_due == before.close_due, "from tomorrow on"
    with clock.set_to(tomorrow):
        after = reported(qian, tomorrow)
    assert after.close_due == datetime(2026, 11, 27, 18, tzinfo=HERE)
    assert Clock.objects.get(case=after, kind=CLOSE).rule == f"{COUNTY}/*/general/close=3 working_day"
    with clock.set_to(tomorrow):
        take(Target(before.pk, 1, li), "claim")
        shown = take(Target(before.pk, 2, li), "release", reason="点错了")
    assert shown.close_due == before.close_due


def test_a_category_of_the_county_comes_before_its_urgency(desk: Browser, qian: Actor) -> None:
    own = {
        "kind": CLOSE,
        "track": "*",
        "category": "0506",
        "urgency": "",
        "limit": 2,
        "unit": "working_day",
        "law": "本县规定",
    }
    assert save(desk, "limits", [*table(desk, "limits")["rows"], own]).status_code == 200
    assert reported(qian).close_due == datetime(2026, 11, 25, 18, tzinfo=HERE)
    rules.forget()
    assert rules.law_of(f"{COUNTY}/*/0506/close=2 working_day") == "本县规定"


def test_wrong_rows_of_limits_name_their_cells(desk: Browser) -> None:
    rows = table(desk, "limits")["rows"]
    wrong = [{**rows[0], "track": "nowhere"}, {**rows[1], "category": "0506", "urgency": "general"}]
    answer = save(desk, "limits", wrong)
    assert answer.status_code == 422
    assert {one["name"] for one in answer.json()["invalid_params"]} == {"rows.0.track", "rows.1.urgency"}


def test_a_preview_counts_what_last_months_cases_would_have_had(
    desk: Browser, qian: Actor, li: Actor
) -> None:
    october = datetime(2026, 10, 12, 10, 0, tzinfo=HERE)
    slow, quick = reported(qian, october), reported(qian, october + timedelta(minutes=1))
    for case, days in ((slow, 4), (quick, 1)):
        with clock.set_to(october + timedelta(days=days)):
            take(Target(case.pk, 1, li), "claim")
            take(Target(case.pk, 2, li), "close", note="已处理")
    rows = with_five_days_three(table(desk, "limits")["rows"])
    assert [one["count"] for one in preview(desk, "limits", rows)["consequences"]] == [2, 1]


# -- escalation ------------------------------------------------------------------------------------


def test_the_county_says_to_whom_its_cases_come_up(desk: Browser, chen: Actor, li: Actor) -> None:
    assert escalation.level_of(chen) == 3
    rows = [row for row in table(desk, "escalation")["rows"] if row["role"] != "leader"]
    only = {"kind": CLOSE, "level": 5, "after": 200, "unit": "percent", "role": "leader", "area": "county"}
    assert save(desk, "escalation", [*rows, {**only, "law": "本县规定"}]).status_code == 200
    assert escalation.level_of(chen) == 5
    assert {rung.kind for rung in escalation.levels(NOW.date(), COUNTY) if rung.role == "leader"} == {CLOSE}


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"after": 80}, "after"),
        ({"role": "grid_worker"}, "role"),
        ({"area": "township"}, "role"),
        ({"level": 2, "kind": "answer"}, "role"),
    ],
)
def test_a_level_that_reaches_nobody_is_refused(desk: Browser, wrong: dict[str, Any], column: str) -> None:
    rows = table(desk, "escalation")["rows"]
    third = next(row for row in rows if row["role"] == "leader")
    answer = save(desk, "escalation", [*rows, {**third, "level": 4, **wrong}])
    assert answer.status_code == 422
    assert column in {one["name"].rsplit(".", 1)[-1] for one in answer.json()["invalid_params"]}


# -- the calendar ----------------------------------------------------------------------------------

NEXT_YEAR = [
    *({"day": f"2027-01-0{n}", "counts": "holiday", "name": "元旦"} for n in (1, 2, 3)),
    *({"day": f"2027-02-{n:02}", "counts": "holiday", "name": "春节"} for n in range(5, 12)),
    {"day": "2027-02-20", "counts": "make_up", "name": "春节"},
]


def test_an_announced_year_counts_again_what_was_provisional(desk: Browser, qian: Actor) -> None:
    december = datetime(2026, 12, 30, 10, 0, tzinfo=HERE)
    case = reported(qian, december)
    assert Clock.objects.get(case=case, kind=CLOSE).provisional
    assert calendar.missing() == [2027]
    rows = [*table(desk, "calendar")["rows"], *NEXT_YEAR]
    assert [one["count"] for one in preview(desk, "calendar", rows)["consequences"]] == [1]
    answer = save(desk, "calendar", rows)
    assert answer.status_code == 200, answer.content
    again = Clock.objects.get(case=case, kind=CLOSE)
    assert (again.due_at, again.provisional) == (datetime(2027, 1, 7, 18, tzinfo=HERE), False)
    assert calendar.missing() == []
    # Taken back it is a year that nobody announced; what was promised meanwhile stays.
    change = desk.get("/api/v1/config/changes").json()["items"][0]["id"]
    undone = desk.post(
        f"/api/v1/config/changes/{change}/undo",
        {},
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid7())},
    )
    assert undone.status_code == 200, undone.content
    assert calendar.missing() == [2027]
    assert Clock.objects.get(case=case, kind=CLOSE).due_at == again.due_at


def test_a_year_comes_as_a_whole_and_days_that_are_over_stay(desk: Browser) -> None:
    rows = table(desk, "calendar")["rows"]
    part = save(desk, "calendar", [*rows, NEXT_YEAR[0]])
    assert part.status_code == 422
    weekday = save(desk, "calendar", [*rows, *NEXT_YEAR[:-1], {**NEXT_YEAR[-1], "day": "2027-02-22"}])
    assert weekday.json()["invalid_params"][0]["name"].endswith(".counts")
    over = save(desk, "calendar", [row for row in rows if row["day"] != "2026-10-01"])
    assert over.json()["invalid_params"][0]["name"] == "removed.2026-10-01"


def test_loading_leaves_a_year_alone_that_the_county_keeps() -> None:
    SpecialDay.objects.filter(day=date(2026, 10, 2)).update(name="县庆")
    assert load_calendar() == 0
    assert SpecialDay.objects.get(day=date(2026, 10, 2)).name == "县庆"
    CalendarYear.objects.filter(year=2026).delete()
    assert load_calendar() > 0
    assert SpecialDay.objects.get(day=date(2026, 10, 2)).name == "国庆节"
