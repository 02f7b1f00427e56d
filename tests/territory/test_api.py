"""The ground over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.core import kept
from pingan.people.actors import Actor
from pingan.territory import atlas, shapes
from pingan.territory.datum import to_gcj02
from pingan.territory.services import load_county
from tests.cast import signed_in
from tests.territory import small_county
from tests.territory.small_county import (
    BORDER_VILLAGE,
    COUNTY,
    FIRST_GRID,
    NEXT_GRID,
    SOUTH,
    STEP,
    WEST,
    middle,
)


def get(actor: Actor, path: str, **query: Any) -> Any:
    return signed_in(actor).get(f"/api/v1/{path}", query)


def test_an_area_tells_its_way_down_and_its_parts(chen: Actor) -> None:
    said = get(chen, f"areas/{FIRST_GRID[:12]}").json()
    assert said["parent"] == FIRST_GRID[:9]
    assert [step["code"] for step in said["path"]] == [COUNTY, FIRST_GRID[:9], FIRST_GRID[:12]]
    assert [step["level"] for step in said["path"]] == ["county", "township", "village"]
    assert said["children"] == [
        {
            "code": code,
            "name": f"{code[6:]}号",
            "level": "grid",
            "is_border_village": False,
            "population": 120,
        }
        for code in (FIRST_GRID, NEXT_GRID)
    ]
    assert (said["households"], said["population"]) == (80, 240)


def test_the_county_has_no_parent(chen: Actor) -> None:
    assert get(chen, f"areas/{COUNTY}").json()["parent"] is None


def found(actor: Actor, **query: Any) -> list[str]:
    return [area["code"] for area in get(actor, "areas", **query).json()["items"]]


def test_an_area_is_found_by_parts_of_its_names(li: Actor) -> None:
    said = get(li, "areas", q="100001001", level="grid").json()["items"]
    assert said == [
        {
            "code": FIRST_GRID,
            "name": "100001001号",
            "level": "grid",
            "path_name": "100号 100001号 100001001号",
        }
    ]
    # One part names the village, the other its grid; in whichever language, in whichever order.
    assert found(li, q="002号 no. 100001", level="grid") == [NEXT_GRID]
    assert found(li, q="99 92", level="county") == [COUNTY]


def test_what_is_named_so_comes_before_what_lies_in_it(li: Actor) -> None:
    codes = found(li, q="100001号")
    assert codes == [FIRST_GRID[:12], FIRST_GRID, NEXT_GRID]
    assert found(li, q="100号", within=FIRST_GRID[:9], level="village") == ["999921100001", "999921100002"]


def test_looking_for_areas_asks_no_table_and_has_an_end(li: Actor) -> None:
    browser = signed_in(li)
    browser.get("/api/v1/areas", {"q": "grid"})
    with CaptureQueriesContext(connection) as queries:
        assert len(browser.get("/api/v1/areas", {"q": "99"}).json()["items"]) <= 20
    assert not [query for query in queries if "territory_area" in query["sql"]]
    assert found(li, q="no such place") == []


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": "1"},
        {"q": "长" * 41},
        {"q": "镇上", "within": "99"},
        {"q": "镇上", "level": "street"},
        {"q": "镇上", "x": "1"},
    ],
)
def test_what_cannot_be_looked_for_names_its_field(li: Actor, asked: dict[str, str]) -> None:
    answer = get(li, "areas", **asked)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"]


@pytest.mark.parametrize(
    "path", ["areas/999999", "areas/99992", "areas/999921100001009", "areas/x", "areas/999999/shapes"]
)
def test_unknown_areas_are_not_found(chen: Actor, path: str) -> None:
    answer = get(chen, path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_names_are_in_the_readers_language(chen: Actor) -> None:
    browser = signed_in(chen)
    browser.cookies["pingan_language"] = "en"
    assert browser.get(f"/api/v1/areas/{COUNTY}").json()["name"] == "No. County"


def test_shapes_of_the_parts(chen: Actor) -> None:
    answer = get(chen, f"areas/{COUNTY}/shapes")
    assert answer["Content-Type"] == "application/geo+json"
    collection = answer.json()
    first = collection["features"][0]
    assert [feature["id"] for feature in collection["features"]] == ["999921100", "999921101"]
    assert first["properties"] == {
        "code": "999921100",
        "name": "100号",
        "level": "township",
        "is_border_village": False,
        "label_point": [165.01, 20.01],
    }
    assert first["geometry"]["type"] == "MultiPolygon"


def test_shapes_wait_for_names_while_another_process_loads(
    chen: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For two seconds the kept names are of the old ground and the tables of the new one."""
    browser = signed_in(chen)
    village = FIRST_GRID[:12]
    before = browser.get(f"/api/v1/areas/{village}/shapes").json()["features"]
    grids = {**small_county.GRIDS, f"{village}009": small_county.GRIDS[FIRST_GRID]}
    del grids[FIRST_GRID]
    now = kept.monotonic()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(atlas, "forget", lambda: None)
        elsewhere.setattr(kept, "monotonic", lambda: now)
        load_county(small_county.write(tmp_path / "later", small_county.features(grids), version="2"))
        shapes._written.forget()
        during = browser.get(f"/api/v1/areas/{village}/shapes")
    assert during.status_code == 200
    assert len(during.json()["features"]) == len(before) - 1
    atlas.forget()
    after = browser.get(f"/api/v1/areas/{village}/shapes").json()["features"]
    assert {feature["id"] for feature in after} == {code for code in grids if code.startswith(village)}


def test_unchanged_shapes_cost_no_query_but_the_session(chen: Actor) -> None:
    browser = signed_in(chen)
    tag = browser.get(f"/api/v1/areas/{COUNTY}/shapes")["ETag"]
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(f"/api/v1/areas/{COUNTY}/shapes", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert [query["sql"].split()[1] for query in queries.captured_queries] == ["people_actor"]


def test_new_county_data_and_another_language_change_the_tag(chen: Actor, tmp_path: Path) -> None:
    browser = signed_in(chen)
    path = f"/api/v1/areas/{FIRST_GRID[:12]}/shapes"
    chinese = browser.get(path)["ETag"]
    browser.cookies["pingan_language"] = "en"
    english = browser.get(path)["ETag"]
    areas = [area for area in small_county.features() if area["properties"]["code"] != FIRST_GRID]
    load_county(small_county.write(tmp_path / "later", areas))
    answer = browser.get(path, headers={"If-None-Match": english})
    assert (answer.status_code, len(answer.json()["features"])) == (200, 1)
    assert len({chinese, english, answer["ETag"]}) == 3


def test_another_process_sees_a_load_within_seconds(
    chen: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = atlas.atlas()
    monkeypatch.setattr(atlas, "forget", lambda: None)  # as if the load had run elsewhere
    load_county(small_county.write(tmp_path / "later", version="2"))
    assert atlas.atlas() is before
    now = kept.monotonic() + atlas.CHECK_SECONDS
    monkeypatch.setattr(kept, "monotonic", lambda: now)
    assert atlas.atlas().version != before.version


def test_a_phone_finds_its_grid(chen: Actor) -> None:
    lng, lat = middle(FIRST_GRID)
    assert get(chen, "locate", lng=lng, lat=lat, accuracy=15).json() == {
        "grid": {
            "code": FIRST_GRID,
            "name": "100001001号",
            "path_name": "100号 100001号 100001001号",
        },
        "near": [],
        "outside": False,
    }


def test_near_an_edge_the_neighbours_are_named(chen: Actor) -> None:
    said = get(chen, "locate", lng=WEST + STEP - 0.0001, lat=SOUTH + 1.5 * STEP, accuracy=30).json()
    assert (said["grid"]["code"], said["near"]) == (FIRST_GRID, [{"code": NEXT_GRID, "name": "100001002号"}])


def test_a_map_of_another_datum_finds_the_same_grid(chen: Actor) -> None:
    lng, lat = to_gcj02(*middle(FIRST_GRID))
    assert get(chen, "locate", lng=lng, lat=lat, datum="gcj02").json()["grid"]["code"] == FIRST_GRID


def test_outside_is_an_answer_not_an_error(chen: Actor) -> None:
    assert get(chen, "locate", lng=0, lat=0).json() == {"grid": None, "near": [], "outside": True}


@pytest.mark.parametrize(
    "wrong",
    [
        {"lng": 181},
        {"lat": "nan"},
        {"lng": "inf"},
        {"lng": "1e999"},
        {"lat": ""},
        {"datum": "xian80"},
        {"accuracy": "good"},
        {"accuracy": "nan"},
        {"altitude": 12},
    ],
)
def test_points_nobody_could_mean_are_refused(chen: Actor, wrong: dict[str, Any]) -> None:
    answer = get(chen, "locate", **({"lng": 165.005, "lat": 20.015} | wrong))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_input")


def test_border_villages_with_their_profiles(chen: Actor) -> None:
    (village,) = get(chen, "border-villages").json()["items"]
    assert village["code"] == BORDER_VILLAGE
    assert village["profile"] == {"summary": "临水而居的村子", "languages": ["汉语"]}
    assert [step["code"] for step in village["path"]] == [COUNTY, BORDER_VILLAGE[:9], BORDER_VILLAGE]


@pytest.mark.parametrize("path", [f"areas/{COUNTY}", f"areas/{COUNTY}/shapes", "locate", "border-villages"])
def test_nobody_signed_in_is_told_nothing(client: Any, county: object, path: str) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 401


@pytest.mark.parametrize("accuracy", [-1, 150_000, 1e12])
def test_a_poor_or_absurd_accuracy_still_finds_the_grid(chen: Actor, accuracy: float) -> None:
    """What a receiver thinks of itself is no reason to refuse its point."""
    answer = get(chen, "locate", lng=165.005, lat=20.015, accuracy=accuracy)
    assert (answer.status_code, answer.json()["outside"]) == (200, False)
