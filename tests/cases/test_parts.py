"""What is told beside a case's row: whoever knows it registers it, and description and contract follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from rest_framework import serializers

from pingan.cases import parts, selectors
from pingan.cases.api.serializers import CaseOut
from pingan.cases.files import Sent, add_file
from pingan.cases.models import Case
from pingan.cases.parts import PARTS, Part
from pingan.cases.reporting import report_case
from pingan.core.ids import uuid7
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


def test_what_is_not_there_is_not_looked_up(
    qian: Actor, li: Actor, django_assert_num_queries: Any, settings: Any, tmp_path: Path
) -> None:
    """One statement tells which parts a case has, however many there are."""
    case = report_case(report=report_of(), by=qian).case
    lying = {name: replace(part, of=_unasked) for name, part in PARTS.items() if part.lies_in}
    settings.MEDIA_ROOT = tmp_path
    with PARTS.holding(lying), django_assert_num_queries(1):
        told = parts.describe(case, li)
    assert told == {name: part.anew(case) for name, part in lying.items()}
    file, _new = add_file(case_id=case.pk, sent=Sent(uuid7(), "记录.txt", "当天".encode()), by=li)
    assert [one["id"] for one in parts.describe(case, li)["files"]] == [file.pk]


def test_a_part_that_is_not_there_is_told_as_of_a_new_case(qian: Actor, li: Actor) -> None:
    """Or a page would read something else of a case the moment its part is asked for."""
    case = report_case(report=report_of(), by=qian).case
    for name, part in sorted(PARTS.items()):
        assert part.of(case, li) == part.anew(case), name


def _unasked(*_: object) -> Any:
    raise AssertionError("nothing lies there")
