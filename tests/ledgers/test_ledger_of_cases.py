"""The ledger of cases: what was entered once, in an area and its days, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.models import Case, shown_code
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.ledgers import cases, keyset, making
from pingan.ledgers.kinds import Asked
from pingan.people.actors import Actor
from tests.cast import report_of
from tests.history import many
from tests.ledgers.conftest import asked, lines, made, opened, wanted
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID


def reported(by: Actor, **said: Any) -> Case:
    return report_case(report=report_of(**said), by=by).case


def closed(case: Case, by: Actor, note: str = "已修好") -> Case:
    taken = take(Target(case.pk, case.version, by), "claim")
    return take(Target(case.pk, taken.version, by), "close", note=note)


def codes(book: Any) -> list[str]:
    return [line["编号"] for line in lines(book)]


def test_tells_a_case_as_it_stands(qian: Actor, li: Actor) -> None:
    case = closed(reported(qian), li, "已疏通")
    (line,) = lines(made(li))
    case.refresh_from_db()
    assert line["编号"] == shown_code(case.code)
    assert line["状态"] == "已结案"
    assert line["结束方式"] == "办结"
    assert line["办理结果"] == "已疏通"
    assert line["按时"] == "是"
    assert line["事由"].startswith("水渠被泥石堵住")
    # Moments are moments to a spreadsheet, in the county's time.
    there = case.received_at.astimezone(clock.day_begins(clock.today()).tzinfo)
    assert line["上报时间"] == there.replace(tzinfo=None, microsecond=0)


def test_is_of_its_days_alone_both_ends_among_them(qian: Actor, li: Actor) -> None:
    day, found = date(2026, 5, 4), {}
    for name, at in (
        ("before", clock.day_begins(day) - timedelta(microseconds=1)),
        ("first", clock.day_begins(day)),
        ("last", clock.day_begins(day + timedelta(days=1)) - timedelta(microseconds=1)),
        ("after", clock.day_begins(day + timedelta(days=1))),
    ):
        with clock.set_to(at):
            found[name] = shown_code(reported(qian).code)
    assert codes(made(li, wanted(since=day, until=day))) == [found["first"], found["last"]]


def test_is_of_ones_own_area_or_a_part_of_it(
    qian: Actor, sun: Actor, li: Actor, zhou: Actor, feng: Actor
) -> None:
    here, beside = shown_code(reported(qian).code), shown_code(reported(sun, grid=NEXT_GRID).code)
    across = shown_code(reported(zhou, grid="999921101001001").code)
    assert codes(made(feng)) == [here, beside, across]
    assert codes(made(li)) == [here, beside]
    assert codes(made(li, wanted(area_code=FIRST_GRID))) == [here]
    assert codes(made(feng, wanted(area_code="999921101"))) == [across]


def test_a_department_has_what_was_sent_to_it(qian: Actor, li: Actor, shen: Actor, chu: Actor) -> None:
    theirs, _others = reported(qian), reported(qian)
    take(Target(theirs.pk, theirs.version, li), "assign", organisation_id=shen.organisation_id)
    assert codes(made(shen)) == [shown_code(theirs.code)]
    assert codes(made(chu)) == []


def test_numbers_of_people_are_starred_and_nobody_who_worked_on_it_is_named(qian: Actor, li: Actor) -> None:
    closed(reported(qian, what="李四家停水，电话13812345678"), li, "已通水，回电13887654321")
    book = made(li)
    said = "\n".join(str(cell) for rows in book.values() for row in rows for cell in row)
    assert "138****5678" in said
    assert "13812345678" not in said
    assert "13887654321" not in said
    assert qian.name not in said


def test_what_is_mediated_is_not_in_it(qian: Actor, li: Actor) -> None:
    reported(qian, category="0101")
    assert codes(made(li)) == []


def test_its_last_sheet_says_what_it_is(li: Actor) -> None:
    *_sheets, about = made(li).values()
    said = {row[0]: row[1] for row in about}
    assert said["台账"] == "事件台账"
    assert said["用途"] == "会议研判"
    assert said["申请人"] == li.name
    assert said["起"] == clock.today() - timedelta(days=29)


def test_ends_with_a_word_where_there_is_more(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _case in range(4):
        reported(qian)
    monkeypatch.setattr(making, "MOST_ROWS", 3)
    ledger = asked(li)
    assert making.make(ledger.pk)
    ledger.refresh_from_db()
    assert (ledger.rows, ledger.capped) == (3, True)
    first, *_about = opened(ledger).values()
    assert len(first) == 1 + 3 + 1
    assert "到此为止" in first[-1][0]


def test_costs_as_many_statements_as_it_has_pages(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many rows a page has; and no page is kept when the next one comes."""
    monkeypatch.setattr(keyset, "PAGE", 4)

    def statements(number: int) -> int:
        while Case.objects.count() < number:
            closed(reported(qian), li)
        ledger = asked(li)
        with CaptureQueriesContext(connection) as queries:
            assert making.make(ledger.pk)
        return len(queries)

    statements(1)
    one, same, two = statements(1), statements(3), statements(7)
    assert same == one
    # The page of cases and that of their ends.
    assert two == one + 2


@pytest.mark.usefixtures("by_the_owner")
def test_rides_the_index_of_its_area_or_of_its_organisation(qian: Actor, li: Actor, shen: Actor) -> None:
    first = reported(qian)
    take(Target(first.pk, first.version, li), "assign", organisation_id=shen.organisation_id)
    many(20_000, Case.objects.get(pk=first.pk), holder=li)
    today = clock.today()
    days = (today - timedelta(days=30), today)
    for of_whom, index in (
        (None, "cases_county_newest"),
        (shen.organisation_id, "cases_organisation_newest"),
    ):
        found = cases.of(Asked(li, COUNTY, *days, of_whom)).order_by("received_at", "id")[:500].explain()
        assert index in found, found
        assert "Seq Scan on cases_case" not in found, found
