"""A case is found by the number that others know it by, whole, and by whoever may read it."""

from __future__ import annotations

import pytest
from django.db import connection

from pingan.cases.elsewhere import folded
from pingan.incoming import finding
from pingan.incoming.models import Number, Source
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.incoming.test_numbers import NUMBER, PETITION, came, told

pytestmark = pytest.mark.django_db


def found(viewer: Actor, q: str, **asked: str) -> list[str]:
    answer = signed_in(viewer).get("/api/v1/cases", {"q": q, "queue": "all", **asked})
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["items"]]


@pytest.mark.parametrize(
    "q", [NUMBER, "rx20261128000123", "RX 20261128 000123", "ＲＸ－２０２６１１２８－０００１２３"]
)
def test_by_the_number_of_the_hotline_however_it_is_typed(q: str, hotline: Source, feng: Actor) -> None:
    case = came(feng)
    came(feng, number="RX-20261128-000124")
    assert found(feng, q) == [str(case.pk)]


@pytest.mark.parametrize("q", ["RX-20261128-00012", "20261128-000123", "RX-20261128-0001230", "2026", "RX"])
def test_a_part_of_it_is_another_number(q: str, hotline: Source, feng: Actor) -> None:
    came(feng)
    assert found(feng, q) == []


def test_by_a_number_that_a_report_names(hotline: Source, feng: Actor, qian: Actor) -> None:
    named = told(qian, f"已向县信访局反映，{PETITION}转办件。")
    told(qian, "已向县信访局反映，昆信〔2026〕16号转办件。")
    assert found(feng, "昆信[2026]15号") == [str(named.pk)]


def test_whoever_may_not_read_the_case_finds_nothing(
    hotline: Source, feng: Actor, li: Actor, zhou: Actor, qian: Actor, sun: Actor
) -> None:
    case = str(came(feng).pk)
    assert [found(who, NUMBER) for who in (feng, li, qian)] == [[case]] * 3
    assert [found(who, NUMBER) for who in (zhou, sun)] == [[], []]


def test_a_list_is_searched_within_itself_and_in_its_order(hotline: Source, feng: Actor, qian: Actor) -> None:
    matter = str(came(feng).pk)
    named = str(told(qian, f"打过热线，工单{NUMBER}").pk)
    assert found(feng, NUMBER) == [named, matter]
    assert found(feng, NUMBER, order="oldest") == [matter, named]
    assert found(feng, NUMBER, queue="closed") == []


def test_pages_of_finds_join_without_gap_or_double(hotline: Source, feng: Actor, qian: Actor) -> None:
    cases = [str(told(qian, f"第{n}次，工单{NUMBER}").pk) for n in range(5)]
    desk, seen = signed_in(feng), list[str]()
    asked = {"q": NUMBER, "queue": "all", "size": "2"}
    while True:
        page = desk.get("/api/v1/cases", asked).json()
        seen += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert seen == cases[::-1]


def test_the_number_of_a_person_is_none(feng: Actor, qian: Actor) -> None:
    told(qian, "电话13800138000，请联系")
    assert found(feng, "13800138000") == []
    assert not Number.objects.exists()


def test_rides_the_index(hotline: Source, feng: Actor) -> None:
    came(feng)
    number = folded(NUMBER)
    assert number is not None
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    plan = finding.by_index(feng.county_code, number).explain()
    assert "incoming_number_find" in plan
    assert "Sort" not in plan, plan
