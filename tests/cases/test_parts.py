"""What is told beside a case's row: whoever knows it registers it, and description and contract follow."""

from __future__ import annotations

from rest_framework import serializers

from pingan.cases import parts, selectors
from pingan.cases.api.serializers import CaseOut
from pingan.cases.models import Case
from pingan.cases.parts import PARTS, Part
from pingan.cases.reporting import report_case
from pingan.people.actors import Actor
from tests.cast import report_of

WEATHER = Part(
    of=lambda case, viewer: f"{viewer.role} sees {case.state}",
    anew=lambda case: f"new and {case.state}",
    field=serializers.CharField,
)


def test_a_part_stands_in_the_description_and_in_the_contract(qian: Actor, li: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    with PARTS.holding({"weather": WEATHER}):
        assert selectors.describe(case, li)["weather"] == "dispatcher sees reported"
        assert selectors.describe_new(case, qian)["weather"] == "new and reported"
        assert "weather" in CaseOut().fields
    assert "weather" not in CaseOut().fields


def test_a_new_case_is_told_of_without_a_query(qian: Actor, django_assert_num_queries: object) -> None:
    case = report_case(report=report_of(), by=qian).case
    parts.describe_new(case)  # what a process keeps for a while may have to be read first
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert parts.describe_new(case).keys() == PARTS.keys()
