"""County data comes in whole or not at all, and what it replaces stays as history."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from pingan.journal.models import Act
from pingan.territory import selectors
from pingan.territory.errors import CountyRefused
from pingan.territory.models import Area, BorderVillage, LoadedCounty
from pingan.territory.services import load_county
from tests.territory import small_county
from tests.territory.small_county import BORDER_VILLAGE, COUNTY, FIRST_GRID, GRIDS, NEXT_GRID, box

pytestmark = pytest.mark.django_db


def current() -> dict[str, Area]:
    return {area.code: area for area in Area.objects.filter(valid_to=None)}


def test_first_load_opens_every_area_and_records_one_act(county_dir: Path) -> None:
    load = load_county(county_dir, on=date(2026, 1, 1))
    assert (load.changed, load.opened, load.closed, load.warnings) == (True, 15, 0, [])
    assert sorted(current()) == sorted({code[:length] for code in GRIDS for length in (6, 9, 12, 15)})
    act = Act.objects.get()
    assert (act.type, act.topic, act.area_code) == ("territory.county_loaded", "territory", COUNTY)
    assert act.facts == {"version": "1", "opened": 15, "closed": 0}
    assert act.object_id == LoadedCounty.objects.get().id


def test_a_label_point_lies_in_its_area(county_dir: Path) -> None:
    load_county(county_dir)
    assert all(area.shape.contains(area.label_point) for area in current().values())


def test_loading_the_same_data_again_does_nothing(county_dir: Path) -> None:
    load_county(county_dir)
    again = load_county(county_dir)
    assert (again.changed, again.opened, again.closed) == (False, 0, 0)
    assert Act.objects.count() == LoadedCounty.objects.count() == 1


def test_a_split_grid_is_closed_and_knows_its_heirs(county_dir: Path, tmp_path: Path) -> None:
    load_county(county_dir, on=date(2026, 1, 1))
    split = {code: shape for code, shape in GRIDS.items() if code != FIRST_GRID} | {
        "999921100001003": box(0, 1, 0.3, 1),
        "999921100001004": box(0.3, 1, 0.7, 1),
    }
    load = load_county(
        small_county.write(tmp_path / "later", small_county.features(split), version="2"), on=date(2026, 7, 1)
    )
    # The counts of households above it follow the number of grids, so its ancestors have a new row too, and
    # its neighbour gains the corner that the two parts have on their common border.
    assert (load.opened, load.closed) == (6, 5)
    gone = Area.objects.get(code=FIRST_GRID)
    assert (gone.valid_from, gone.valid_to) == (date(2026, 1, 1), date(2026, 7, 1))
    assert gone.replaced_by == ["999921100001004", "999921100001003"]
    assert selectors.grid_at(small_county.middle(FIRST_GRID)).grid_code == "999921100001004"
    # An old case still shows where it was.
    assert selectors.names_of([FIRST_GRID]) == {FIRST_GRID: gone.name}


def test_no_load_reaches_back_before_the_present_areas(county_dir: Path, tmp_path: Path) -> None:
    load_county(county_dir, on=date(2026, 7, 1))
    areas = small_county.features()
    areas[-1]["properties"]["name"] = "新名"
    later = small_county.write(tmp_path / "later", areas, version="2")
    with pytest.raises(CountyRefused, match="2026-07-01"):
        load_county(later, on=date(2026, 6, 30))
    assert LoadedCounty.objects.count() == 1
    assert load_county(later, on=date(2026, 7, 1)).changed


def test_a_renamed_area_keeps_its_ground_in_a_new_row(county_dir: Path, tmp_path: Path) -> None:
    load_county(county_dir, on=date(2026, 1, 1))
    areas = small_county.features()
    areas[-1]["properties"]["name"] = "新名"
    load = load_county(small_county.write(tmp_path / "later", areas), on=date(2026, 7, 1))
    assert (load.opened, load.closed) == (1, 1)
    code = areas[-1]["properties"]["code"]
    assert Area.objects.get(code=code, valid_to__isnull=False).replaced_by == [code]
    assert current()[code].name == "新名"


def test_outlines_are_kept_as_they_were_handed_over(tmp_path: Path) -> None:
    """What the county was drawn with is what maps draw, and the shape stays what it is."""
    areas = small_county.features()
    small_county.wander(areas)
    straight = small_county.outlines_of(small_county.features())
    load_county(small_county.write(tmp_path / "wavy", areas, outlines=straight))
    first, following = current()[FIRST_GRID], current()[NEXT_GRID]
    assert (first.shape.num_coords, first.outline.num_coords) == (8, 5)
    assert first.outline.relate_pattern(following.outline, "F***1****")


def test_a_county_without_outlines_is_drawn_in_full(tmp_path: Path) -> None:
    areas = small_county.features()
    small_county.wander(areas)
    directory = small_county.write(tmp_path / "bare", areas)
    manifest = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["outlines.geojson"]
    (directory / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    load = load_county(directory)
    assert load.warnings == ["no outlines came with the county: maps draw its borders in full"]
    assert current()[FIRST_GRID].outline.num_coords == 8


def _no_outline(outlines: dict[str, Any]) -> None:
    outlines["features"] = [one for one in outlines["features"] if one["properties"]["code"] != FIRST_GRID]


def _outline_of_nothing(outlines: dict[str, Any]) -> None:
    outlines["features"].append({**outlines["features"][0], "properties": {"code": "999921999"}})


def _outline_of_another(outlines: dict[str, Any]) -> None:
    by_code = {one["properties"]["code"]: one for one in outlines["features"]}
    by_code[FIRST_GRID]["geometry"] = by_code[FIRST_GRID[:9]]["geometry"]


def _outlines_over_each_other(outlines: dict[str, Any]) -> None:
    by_code = {one["properties"]["code"]: one for one in outlines["features"]}
    west, south, east, north = box(0, 1, 1.05)
    line = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    by_code[FIRST_GRID]["geometry"] = {"type": "Polygon", "coordinates": [line]}


def _outline_without_code(outlines: dict[str, Any]) -> None:
    del outlines["features"][0]["properties"]["code"]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_no_outline, f"{FIRST_GRID} is missing"),
        (_outline_of_nothing, "999921999 belongs to no area"),
        (_outline_of_another, "is not that of its area"),
        (_outlines_over_each_other, f"{FIRST_GRID} lies over that of {NEXT_GRID}"),
        (_outline_without_code, "lacks or misspells"),
    ],
)
def test_faulty_outlines_are_refused(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], None], why: str
) -> None:
    outlines = small_county.outlines_of(small_county.features())
    spoil(outlines)
    with pytest.raises(CountyRefused, match=why):
        load_county(small_county.write(tmp_path / "county", outlines=outlines))
    assert not Area.objects.exists()


def test_border_village_profiles_come_and_go(county_dir: Path, tmp_path: Path) -> None:
    load_county(county_dir)
    assert BorderVillage.objects.get().profile == {"summary": "临水而居的村子", "languages": ["汉语"]}
    ((village, profile),) = selectors.border_villages()
    assert (village.code, profile["languages"]) == (BORDER_VILLAGE, ["汉语"])
    load_county(small_county.write(tmp_path / "later", profiles=[], version="2"))
    assert not BorderVillage.objects.exists()


def _overlapping(areas: list[Any]) -> None:
    _shape(areas, FIRST_GRID)[0][1:3] = [[165.011, 20.01], [165.011, 20.02]]


def _crossing_itself(areas: list[Any]) -> None:
    ring = _shape(areas, FIRST_GRID)[0]
    ring[1], ring[2] = ring[2], ring[1]


def _out_of_its_village(areas: list[Any]) -> None:
    ring = _shape(areas, FIRST_GRID)[0]
    ring[0] = ring[-1] = [ring[0][0] - 0.001, ring[0][1]]


def _not_closed(areas: list[Any]) -> None:
    _shape(areas, FIRST_GRID)[0].pop()


def _off_the_globe(areas: list[Any]) -> None:
    ring = _shape(areas, FIRST_GRID)[0]
    ring[:] = [[x + 300, y] for x, y in ring]


def _in_words(areas: list[Any]) -> None:
    _shape(areas, FIRST_GRID)[0] = "around the hill"


def _twice(areas: list[Any]) -> None:
    areas.append(areas[-1])


def _orphan(areas: list[Any]) -> None:
    areas[:] = [area for area in areas if area["properties"]["code"] != FIRST_GRID[:12]]


def _wrong_level(areas: list[Any]) -> None:
    areas[-1]["properties"]["level"] = "village"


def _wrong_parent(areas: list[Any]) -> None:
    areas[-1]["properties"]["parent_code"] = "999921100001"


def _a_line(areas: list[Any]) -> None:
    areas[-1]["geometry"] = {"type": "LineString", "coordinates": [[165, 20], [166, 21]]}


def _nameless(areas: list[Any]) -> None:
    del areas[-1]["properties"]["name"]


def _unstorable_name(areas: list[Any]) -> None:
    areas[-1]["properties"]["name"] = "a\x00bc"


def _fewer_than_nobody(areas: list[Any]) -> None:
    areas[-1]["properties"]["population"] = -1


def _shape(areas: list[Any], code: str) -> Any:
    return next(area["geometry"]["coordinates"] for area in areas if area["properties"]["code"] == code)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_overlapping, f"{FIRST_GRID} and {NEXT_GRID} overlap"),
        (_crossing_itself, "not valid"),
        (_out_of_its_village, f"{FIRST_GRID} reaches out"),
        (_not_closed, "not valid"),
        (_off_the_globe, "off the globe"),
        (_in_words, "cannot be read"),
        (_twice, "one code"),
        (_orphan, "not in the file"),
        (_wrong_level, "not the code of a village"),
        (_wrong_parent, "begins with its parent"),
        (_a_line, "not a polygon"),
        (_nameless, "name"),
        (_unstorable_name, "bad_input"),
        (_fewer_than_nobody, "not a number of people"),
    ],
)
def test_faulty_areas_are_refused_and_nothing_changes(
    tmp_path: Path, spoil: Callable[[list[Any]], None], why: str
) -> None:
    areas = small_county.features()
    spoil(areas)
    with pytest.raises(CountyRefused) as refusal:
        load_county(small_county.write(tmp_path / "county", areas))
    assert why in str(refusal.value)
    assert not Area.objects.exists()
    assert not Act.objects.exists()


def test_a_file_the_manifest_does_not_describe_is_refused(county_dir: Path) -> None:
    (county_dir / "areas.geojson").write_text("{}", encoding="utf-8")
    with pytest.raises(CountyRefused, match="not the file"):
        load_county(county_dir)


def test_a_manifest_cannot_reach_out_of_its_directory(county_dir: Path) -> None:
    manifest = json.loads((county_dir / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["../secret"] = {"sha256": ""}
    (county_dir / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(CountyRefused, match="lies in its directory"):
        load_county(county_dir)


@pytest.mark.parametrize(
    "profile", [{"patrol_routes": ["…"]}, {"facilities": [{"kind": "clinic", "at": [165.01, 20.01]}]}]
)
def test_a_profile_with_more_than_civil_content_is_refused(tmp_path: Path, profile: dict[str, Any]) -> None:
    with pytest.raises(CountyRefused, match="not kept"):
        load_county(
            small_county.write(tmp_path / "county", profiles=[{"area_code": BORDER_VILLAGE, **profile}])
        )


def test_uncovered_ground_is_told_but_allowed(tmp_path: Path) -> None:
    areas = [area for area in small_county.features() if area["properties"]["code"] != FIRST_GRID]
    load = load_county(small_county.write(tmp_path / "county", areas))
    assert len(load.warnings) == 1
    assert load.warnings[0].startswith(FIRST_GRID[:12])


def test_the_command_says_what_it_did(county_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_county", county_dir)
    call_command("load_county", county_dir)
    assert capsys.readouterr().out.splitlines() == [
        "999921 1: opened 15, closed 0",
        "999921 1: loaded already",
    ]
    with pytest.raises(CommandError, match="missing"):
        call_command("load_county", county_dir / "nowhere")


def test_history_has_one_current_row_per_code(county_dir: Path) -> None:
    load_county(county_dir)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT code) FROM territory_area WHERE valid_to IS NULL")
        total, codes = cursor.fetchone()
    assert total == codes == 15
