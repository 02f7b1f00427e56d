"""Taking over service points: once, again, changed, withdrawn, and what is refused."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from pingan.centers.errors import PointsRefused
from pingan.centers.models import ServicePoint
from pingan.centers.points_file import FILE
from pingan.centers.services import Loaded, load_service_points
from pingan.core.errors import Problem
from pingan.journal.models import Act
from pingan.territory import atlas
from pingan.territory.errors import CountyRefused
from pingan.territory.services import load_county
from tests.centers.conftest import OFFICE, feature, hand_over, three
from tests.territory.small_county import COUNTY, FIRST_GRID, middle

pytestmark = pytest.mark.usefixtures("county")


def acts() -> list[dict[str, Any]]:
    rows = Act.objects.filter(topic="centers").order_by("id").values("type", "area_code", "facts")
    return [dict(row) for row in rows]


def test_points_are_added_with_one_act(county_dir: Path) -> None:
    assert load_service_points(hand_over(county_dir, three())) == Loaded(3, 0, 0)
    (act,) = acts()
    assert act == {
        "type": "centers.points_loaded",
        "area_code": COUNTY,
        "facts": {"added": 3, "changed": 0, "withdrawn": 0},
    }
    point = ServicePoint.objects.get(code="A")
    assert (point.location.srid, point.location.coords) == (4490, middle(FIRST_GRID))
    assert point.hours["mon"] == OFFICE
    assert point.hours["sun"] == point.hours["holiday"] == []


def test_the_same_again_changes_nothing(county_dir: Path) -> None:
    load_service_points(hand_over(county_dir, three()))
    before = list(ServicePoint.objects.order_by("id").values())
    assert not load_service_points(county_dir)
    assert list(ServicePoint.objects.order_by("id").values()) == before
    assert len(acts()) == 1


def test_a_point_may_change_go_and_come_back(county_dir: Path) -> None:
    load_service_points(hand_over(county_dir, three()))
    moved = feature("A", "999921100002001", phone="0000-5550-002")
    assert load_service_points(hand_over(county_dir, [moved, *three()[2:]])) == Loaded(0, 1, 1)
    changed = ServicePoint.objects.get(code="A")
    assert (changed.version, changed.phone, changed.location.coords) == (
        2,
        "0000-5550-002",
        middle("999921100002001"),
    )
    assert ServicePoint.objects.get(code="B").withdrawn_at is not None
    assert load_service_points(hand_over(county_dir, [moved, *three()[1:]])) == Loaded(0, 1, 0)
    assert ServicePoint.objects.get(code="B").withdrawn_at is None
    assert len(acts()) == 3


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "police_station"},
        {"centers": ["secret"]},
        {"services": ["face_recognition"]},
        {"hours": {"mon": [["18:00", "09:00"]]}},
        {"area_code": "999921101"},  # another township
        {"area_code": "999921199"},  # no such township
        {"name": "名\x00称"},
        {"name": "名" * 81},
        {"name": None},
        {"phone": 110},
    ],
)
def test_an_uncertain_point_stops_the_whole_load(county_dir: Path, facts: dict[str, Any]) -> None:
    with pytest.raises(Problem):
        load_service_points(hand_over(county_dir, [feature("A"), feature("B", **facts)]))
    assert not ServicePoint.objects.exists()
    assert acts() == []


def test_missing_facts_double_codes_and_other_shapes_are_refused(county_dir: Path) -> None:
    nameless, far, line = feature("A"), feature("A"), feature("A")
    del nameless["properties"]["name_en"]
    far["geometry"]["coordinates"] = [0, 0]
    line["geometry"] = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    for features in ([nameless], [far], [line], [feature("A"), feature("A")], []):
        with pytest.raises(PointsRefused):
            load_service_points(hand_over(county_dir, features))


def test_a_file_the_manifest_does_not_describe_is_refused(county_dir: Path) -> None:
    hand_over(county_dir, three())
    collection = json.loads((county_dir / FILE).read_text(encoding="utf-8"))
    collection["features"].pop()
    (county_dir / FILE).write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(CountyRefused):
        load_service_points(county_dir)


def test_the_command_says_what_it_did_or_why_not(county_dir: Path) -> None:
    out = StringIO()
    call_command("load_service_points", hand_over(county_dir, three()), stdout=out)
    assert out.getvalue() == "service points: 3 added, 0 changed, 0 withdrawn\n"
    with pytest.raises(CommandError, match=r"service_points_refused"):
        call_command("load_service_points", hand_over(county_dir, []), stdout=out)


def test_the_county_that_is_shipped_can_be_loaded(settings: Any) -> None:
    """Every service, center and table of hours of the shipped file is one we know."""
    load_county(settings.COUNTY_DIR)
    atlas.forget()
    assert load_service_points(settings.COUNTY_DIR).added > 0
