"""The same matter elsewhere by its number: exactly, both ways, wherever and whenever it was told."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from pingan.cases import elsewhere
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.incoming import numbers, services
from pingan.incoming.models import Matter, Number, Source, SourceCategory
from pingan.incoming.services import Said
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.incoming.conftest import HEADINGS, csv_of, row
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

NUMBER = "RX-20261128-000123"
PETITION = "昆信〔2026〕15号"


@pytest.fixture
def province(feng: Actor) -> Source:
    return Source.objects.create(
        county_code=feng.county_code, code="province", name="省平台", name_en="Province", headings=HEADINGS
    )


def told(by: Actor, what: str, **changes: Any) -> Case:
    report = report_of(FIRST_GRID, what=what, **changes)
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def came(by: Actor, source: str = "12345", **cells: str) -> Case:
    number = cells.setdefault("number", NUMBER)
    data = csv_of(row(**cells))
    services.take_in(source_code=source, batch_id=uuid7(), name="表.csv", data=data, by=by)
    case = Matter.objects.get(source__code=source, number=number).case
    assert case is not None
    return case


def by_number(case: Case, viewer: Actor) -> list[str]:
    answer = signed_in(viewer).get(f"/api/v1/cases/{case.pk}/similar")
    assert answer.status_code == 200, answer.content
    return [one["id"] for one in answer.json()["items"] if one["same_number"]]


def test_a_case_that_names_the_number_both_ways(hotline: Source, feng: Actor, qian: Actor) -> None:
    """In other words, of another kind, and long before."""
    named = told(qian, "群众说打过热线（工单RX20261128000123），没人来", category="0601")
    Case.objects.filter(pk=named.pk).update(received_at=clock.now() - timedelta(days=200))
    matter = came(feng, area=NEXT_GRID)
    assert by_number(matter, feng) == [str(named.pk)]
    assert by_number(named, feng) == [str(matter.pk)]
    # Whoever may not read the other is told nothing of it.
    assert by_number(named, qian) == []


def test_before_a_matter_that_waits_is_accepted(hotline: Source, feng: Actor, qian: Actor) -> None:
    named = told(qian, f"已向县信访局反映，{PETITION}转办件。", category="0601")
    Source.objects.filter(pk=hotline.pk).update(headings={**HEADINGS, "other_number": "信访件号"})
    cells = row(number=NUMBER, category="不知道", area=NEXT_GRID)
    lines = [[*HEADINGS.values(), "信访件号"], [*(cells.get(field, "") for field in HEADINGS), PETITION]]
    data = "\n".join(",".join(line) for line in lines)
    services.take_in(source_code="12345", batch_id=uuid7(), name="表.csv", data=data.encode(), by=feng)
    desk = signed_in(feng)
    (waiting,) = desk.get("/api/v1/incoming").json()["items"]
    assert waiting["other_numbers"] == [PETITION]
    body = {"category": "0506", "grid_code": NEXT_GRID, "what": waiting["what"]}
    asked = body | {"numbers": [waiting["number"], *waiting["other_numbers"]]}
    found = desk.post("/api/v1/cases/similar", asked, content_type="application/json").json()["items"]
    assert [(one["id"], one["same_number"]) for one in found] == [(str(named.pk), True)]
    found = desk.post("/api/v1/cases/similar", body, content_type="application/json").json()["items"]
    assert found == []
    case = services.accept(matter_id=Matter.objects.get().pk, said=Said("0506", NEXT_GRID, None), by=feng)
    assert by_number(case, feng) == [str(named.pk)]


def test_the_same_number_under_another_source(hotline: Source, province: Source, feng: Actor) -> None:
    hotline_case = came(feng)
    Source.objects.filter(pk=province.pk).update(headings={**HEADINGS, "other_number": "地址"})
    SourceCategory.objects.create(source=province, theirs="垃圾", category="0601")
    province_case = came(
        feng, "province", number="SZ-2026-99001", place=NUMBER, category="垃圾", area=NEXT_GRID
    )
    assert by_number(hotline_case, feng) == [str(province_case.pk)]
    assert by_number(province_case, feng) == [str(hotline_case.pk)]


def test_two_that_name_what_nobody_is_known_by_have_nothing_in_common(feng: Actor, qian: Actor) -> None:
    """A day, a sum, a plate: it may stand anywhere."""
    one = told(qian, "合同编号 HT-20260101-01，欠款1500000.00元", category="0601")
    other = told(qian, "合同编号 HT-20260101-01，另一件事", category="0506")
    assert Number.objects.count() > 0
    assert by_number(one, feng) == by_number(other, feng) == []


def test_what_was_merged_is_not_asked_again(hotline: Source, feng: Actor, qian: Actor) -> None:
    matter = came(feng)
    named = told(qian, f"工单{NUMBER}", category="0601")
    version = Case.objects.get(pk=named.pk).version
    answer = signed_in(feng).post(
        f"/api/v1/cases/{named.pk}/merge",
        {"into": str(matter.pk), "reason": "同一件事"},
        content_type="application/json",
        headers={"If-Match": f'"{version}"'},
    )
    assert answer.status_code == 200, answer.content
    assert by_number(matter, feng) == []


def test_a_report_that_comes_again_names_it_once(feng: Actor, qian: Actor) -> None:
    report = report_of(FIRST_GRID, what=f"工单{NUMBER}")
    report_case(report=report, by=qian)
    assert report_case(report=report, by=qian).replayed
    assert Number.objects.filter(case_id=report.id).count() == 1


def test_reads_ranges_of_one_index(hotline: Source, feng: Actor, django_assert_num_queries: Any) -> None:
    case = came(feng)
    with django_assert_num_queries(2):
        numbers.of_case(case)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Number.objects.filter(county_code=feng.county_code, number__in=["RX20261128000123"]).explain()
    assert "incoming_number_find" in plan, plan


SAMPLES = json.loads((Path(__file__).parents[1] / "cases" / "numbers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("written", [pair[0] for pair in SAMPLES["veiled"]])
def test_no_number_of_a_person_is_one(written: str) -> None:
    assert elsewhere.named_in(written) == set()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (f"工单号：{NUMBER}。", NUMBER),
        ("工单RX20261128000123已办", NUMBER),
        ("（ＲＸ－２０２６１１２８－０００１２３）", NUMBER),
        ("rx_20261128.000123", NUMBER),
        (f"按照{PETITION}要求", PETITION),
        ("县委昆信[2026]15号", PETITION),
        ("昆信（2026）第15号", "昆信（2026）15号"),
    ],
)
def test_is_found_however_it_was_written_down(written: str, number: str) -> None:
    assert elsewhere.folded(number) in elsewhere.named_in(written)


@pytest.mark.parametrize(
    "number", ["", "15", "12号", "2026-1", "ABCDEFGHIJ", "13800138000", "99992119800101002X"]
)
def test_tells_nothing_apart(number: str) -> None:
    assert elsewhere.folded(number) is None


def test_what_came_before_is_known_as_what_comes_is(hotline: Source, feng: Actor) -> None:
    written = [
        NUMBER,
        "昆信〔2026〕15号",
        "ｒｘ 2026 0001",
        "12",
        "13800138000",
        "99992119800101002X",
        "2026·0001/7",
    ]
    cases = {number: came(feng, number=number) for number in written}
    fill = import_module("pingan.incoming.migrations.0003_numbers").FILL
    with connection.cursor() as cursor:
        # What it puts in; those who run the tests take nothing out.
        cursor.execute(fill[fill.index("SELECT") : fill.index("ON CONFLICT")])
        kept = {case: number for case, _county, number, _known in cursor.fetchall()}
    expected = {cases[number].pk: elsewhere.folded(number) for number in written}
    assert kept == {case: number for case, number in expected.items() if number is not None}
