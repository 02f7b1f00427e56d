"""The other kinds: what others handed over, disputes in numbers, supervision, overrides and the month."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from pingan.cases.models import Case, shown_code
from pingan.cases.services import Target, take
from pingan.cases.tasks import Asked as AskedOf
from pingan.cases.tasks import arrive, finish_task, open_task
from pingan.categories.models import DutyOverride
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.incoming import services as incoming
from pingan.incoming.models import Matter, Source
from pingan.ledgers import handed_over, services, sums
from pingan.ledgers.errors import UnknownKind
from pingan.ledgers.kinds import Asked
from pingan.ledgers.sums import Numbers
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.stats.rates import rates
from tests.history import known, many
from tests.incoming.conftest import HEADINGS, csv_of, row
from tests.ledgers.conftest import Book, lines, made, of_this_month, wanted
from tests.ledgers.test_ledger_of_cases import closed, reported
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, NEXT_GRID


def table(book: Book, title: str) -> dict[str, dict[str, Any]]:
    """The lines of a sheet, by what stands first in each."""
    place = list(book).index(title)
    return {str(next(iter(line.values()))): line for line in lines(book, place)}


@pytest.fixture
def hotline(feng: Actor) -> Source:
    return Source.objects.create(
        county_code=feng.county_code, code="12345", name="12345热线", name_en="Hotline", headings=HEADINGS
    )


def test_what_was_handed_over_is_told_by_its_own_number_and_without_its_words(
    hotline: Source, feng: Actor, li: Actor
) -> None:
    data = csv_of(
        row(number="A1", category="不知道", what="张三电话13812345678"), row(number="=2+3", category="不知道")
    )
    incoming.take_in(source_code="12345", batch_id=uuid7(), name="", data=data, by=feng)
    back = Matter.objects.get(number="A1")
    incoming.send_back(matter_id=back.pk, reason="不属本县，回电13912345678", by=feng)
    book = made(feng, wanted("handed_over"))
    first, second = lines(book)
    assert (first["来源"], first["来源编号"], first["处理情况"]) == ("12345热线", "A1", "退回")
    assert (second["来源编号"], second["处理情况"]) == ("'=2+3", "待确认")
    said = str(book)
    assert "张三" not in said
    assert "139****5678" in said
    with pytest.raises(UnknownKind):
        services.ask(wanted("handed_over"), by=li)


def test_disputes_are_numbers_alone(qian: Actor, sun: Actor, li: Actor, wu: Actor) -> None:
    ended = reported(qian, category="0101", what="王五和赵六争地界")
    reported(sun, grid=NEXT_GRID, category="0101")
    reported(qian)
    claimed = take(Target(ended.pk, ended.version, wu), "claim")
    concluded = take(
        Target(ended.pk, claimed.version, wu),
        "conclude",
        outcome="settled_by_parties",
        note="王五让一步",
        routes_told=True,
    )
    take(Target(ended.pk, concluded.version, wu), "close", note="回访无异议")
    book = made(li, wanted("disputes"))
    whole = table(book, "分区域")["合计"]
    assert (whole["新增"], whole["已结案"], whole["期末在办"], whole["自行和解"]) == (2, 1, 1, 1)
    assert "王五" not in str(book)


def test_supervision_is_told_with_its_level_and_what_came_of_it(qian: Actor, li: Actor, chen: Actor) -> None:
    case = reported(qian)
    said = {"level": "yellow", "failure": "not_handled", "text": "三日内办结，联系13812345678"}
    take(Target(case.pk, case.version, chen), "supervise", **said)
    (line,) = lines(made(li, wanted("supervision")))
    assert (line["编号"], line["级别"], line["督办事由"]) == (shown_code(case.code), "黄牌督办", "未办理")
    assert line["督办要求"] == "三日内办结，联系138****5678"


def test_overrides_are_of_organisations_and_months(feng: Actor, li: Actor, shen: Actor) -> None:
    month = clock.today().replace(day=1)
    DutyOverride.objects.create(
        county_code=COUNTY, month=month, sender_id=li.organisation_id, lead_id=shen.organisation_id, n=2
    )
    (line,) = lines(made(feng, of_this_month("overrides")))
    lead = Organisation.objects.get(pk=shen.organisation_id)
    assert (line["月份"], line["职责单位"], line["次数"]) == (f"{clock.today():%Y-%m}", lead.name, 2)


@pytest.fixture
def a_month(qian: Actor, sun: Actor, li: Actor, shen: Actor, chen: Actor) -> None:
    """Two closed, one of them late; one open and late; a whistle that was answered."""
    closed(reported(qian), li)
    late = closed(reported(qian, category="0502"), li)
    Case.objects.filter(pk=late.pk).update(close_due=clock.now() - timedelta(minutes=1))
    left = reported(sun, grid=NEXT_GRID)
    Case.objects.filter(pk=left.pk).update(close_due=clock.now() - timedelta(minutes=1))
    task = open_task(case_id=left.pk, asked=AskedOf("whistle", shen.organisation_id, "请来"), by=li)
    arrive(task_id=task.pk, by=shen)
    finish_task(task_id=task.pk, outcome="done", report="来过了", by=shen)
    take(Target(left.pk, None, chen), "supervise", level="red", failure="not_handled", text="办")


def test_the_month_adds_up(a_month: None, li: Actor, chen: Actor) -> None:
    for who in (li, chen):
        book = made(who, of_this_month("monthly"))
        overview = {name: line["数量"] for name, line in table(book, "总览").items()}
        assert (overview["新增"], overview["已结案"], overview["按期办结"]) == (3, 2, 1)
        assert (overview["期末在办"], overview["期末超期"]) == (1, 1)
        assert (overview["吹哨"], overview["督办"]) == (1, 1)
        assert table(book, "总览")["按期办结"]["比例"] == "", "of two a share says nothing"
        by_area, by_category = table(book, "分区域"), table(book, "分类别")
        for sheet in (by_area, by_category):
            whole = sheet.pop("合计")
            for column in ("新增", "已结案", "按期办结", "期末在办", "期末超期"):
                assert whole[column] == sum(line[column] for line in sheet.values())
        called = lines(book, list(book).index("督办与吹哨"))
        whistle = next(line for line in called if line["方式"] == "吹哨")
        assert (whistle["次数"], whistle["已报到"], whistle["按期答复"]) == (1, 1, 1)


def test_a_share_is_told_of_ten_or_more() -> None:
    assert [Numbers(closed=n, in_time=n - 1).share for n in (0, 1, 9, 10)] == [None, None, None, 0.9]


def test_the_three_rates_stand_with_both_numbers_and_what_is_in_none(a_month: None, li: Actor) -> None:
    fold()
    book = made(li, of_this_month("monthly"))
    whole = table(book, "三率（分区域）")["合计"]
    found = rates(li.area_code, clock.today(), clock.today(), by="area")["total"]
    assert whole["办结次数"] == found["closings"] == 2
    assert whole["响应率"] == "", "of so few a share says nothing"
    assert whole["响应率：是"] == found["rates"]["responded"]["yes"]
    excluded = {name: n for name, n in whole.items() if name.startswith("不计入：") and n}
    assert sum(excluded.values()) == found["closings"] - found["counted"]
    assert "响应率" in table(book, "三率的含义")


def test_what_is_open_at_the_end_is_told_as_of_then(qian: Actor, li: Actor) -> None:
    """A month that is over stays as it was, whatever was closed since."""
    first = clock.today().replace(day=1)
    last_month = (first - timedelta(days=1)).replace(day=1)
    with clock.set_to(clock.day_begins(last_month) + timedelta(days=3)):
        case = reported(qian)
    closed(case, li)
    of_then = wanted("monthly", since=last_month, until=first - timedelta(days=1))
    assert table(made(li, of_then), "总览")["期末在办"]["数量"] == 1
    assert table(made(li, of_this_month("monthly")), "总览")["已结案"]["数量"] == 1


@pytest.mark.usefixtures("by_the_owner")
def test_each_number_rides_an_index(qian: Actor, li: Actor, feng: Actor, hotline: Source) -> None:
    many(20_000, reported(qian), holder=li)
    today = clock.today()
    asked = Asked(feng, COUNTY, today - timedelta(days=30), today)

    def plan(rows: QuerySet[Any]) -> str:
        return str(rows.explain())

    assert "cases_county_closed" in plan(sums.closed_in(asked).order_by("closed_at", "id")[:500])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO incoming_matter (id, source_id, county_code, number, row, theirs, came_at, batch,"
            " line, waits, return_reason)"
            " SELECT gen_random_uuid(), %s, %s, n::text, '', '', now() - interval '1 hour' * n,"
            " gen_random_uuid(), n, 'place', '' FROM generate_series(1, 5000) AS n",
            [hotline.pk, COUNTY],
        )
    known()
    matters = Matter.objects.filter(pk__in=handed_over.of(asked).values("pk")).model
    assert matters is Matter
    assert "incoming_came" in plan(handed_over.of(asked).order_by("came_at", "id")[:500])
