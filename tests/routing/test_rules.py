"""What a rule asks of a report, hour by hour and area by area, and how it is read aloud."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from pingan.routing.rules import Facts, Rule, in_order, sentence
from pingan.territory.services import CountyLoad
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

NOON = timezone.make_aware(datetime.fromisoformat("2026-11-27T12:30"))
REPORT = Facts(("05", "0506"), FIRST_GRID, "urgent", NOON, working=True)


def fits(facts: Facts = REPORT, **cells: Any) -> bool:
    return Rule.of({"code": "a", "on": True, **cells}).fits(facts)


@pytest.mark.parametrize(
    ("cells", "fitting"),
    [
        ({}, True),
        ({"category": "05"}, True),
        ({"category": "0506"}, True),
        ({"category": "0505"}, False),
        ({"area": FIRST_GRID[:9]}, True),
        ({"area": NEXT_GRID}, False),
        ({"urgency": "urgent"}, True),
        ({"urgency": "any"}, True),
        ({"urgency": "critical"}, False),
        ({"hours": "working"}, True),
        ({"hours": "off"}, False),
        ({"from_hour": 12, "to_hour": 13}, True),
        ({"from_hour": 13, "to_hour": 18}, False),
        ({"from_hour": 22, "to_hour": 6}, False),
        ({"from_hour": 22, "to_hour": 13}, True),
        ({"from_hour": 0, "to_hour": 0}, True),
        ({"from_hour": 12, "to_hour": 24}, True),
        ({"category": "05", "area": NEXT_GRID}, False),
    ],
)
def test_what_is_asked_must_all_be_so(cells: dict[str, Any], fitting: bool) -> None:
    assert fits(**cells) is fitting


@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 23))
def test_an_hour_lies_in_a_span_or_in_the_rest_of_the_day(hour: int, begin: int, end: int) -> None:
    facts = Facts(("05",), FIRST_GRID, "general", NOON.replace(hour=hour), working=True)
    if begin == end:
        assert fits(facts, from_hour=begin, to_hour=end)
    else:
        there = fits(facts, from_hour=begin, to_hour=end)
        assert there is not fits(facts, from_hour=end, to_hour=begin)
        # Counted on, hour by hour.
        assert there is (timedelta(hours=(hour - begin) % 24) < timedelta(hours=(end - begin) % 24))


def test_they_are_tried_in_their_order_and_only_those_that_are_on() -> None:
    rows = [
        {"code": "c", "place": 2, "on": True},
        {"code": "a", "place": 10, "on": True},
        {"code": "b", "place": 2, "on": True},
        {"code": "off", "place": 1, "on": False},
    ]
    assert [rule.code for rule in in_order(rows)] == ["b", "c", "a"]


@pytest.mark.django_db
def test_a_rule_is_read_aloud_in_both_languages(county: CountyLoad) -> None:
    cells = {
        "category": "0506",
        "urgency": "urgent",
        "hours": "off",
        "target": "organisation",
        "most_open": 20,
    }
    rule = Rule.of({"code": "a", "on": True, "from_hour": 18, "to_hour": 24, **cells})
    with translation.override("zh-hans"):
        assert sentence(rule, "水务局") == (
            "类别为“水渠”、紧急、下班时间、18:00 至 24:00 的上报：交给水务局，那里未办结的少于 20 件时。"
        )
        assert sentence(Rule.of({"target": "lead"}), "") == "所有上报：交给职责清单上的主责单位。"
    with translation.override("en"):
        assert sentence(rule, "Water Bureau") == (
            "Reports of category “Canal”, urgent, outside office hours, from 18:00 to 24:00: to Water Bureau,"
            " as long as fewer than 20 are open there."
        )
        assert sentence(Rule.of({"target": "worker"}), "") == "Every report: to the worker of its grid."
