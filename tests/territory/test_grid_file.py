"""The file of grids: what a phone finds by it is what the server would have said."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest
from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon

from pingan.people.actors import Actor
from pingan.territory import grid_file
from pingan.territory.models import Area
from pingan.territory.selectors import grid_at
from tests.cast import signed_in
from tests.territory.small_county import SOUTH, STEP, WEST

REPOSITORY = Path(settings.REPOSITORY)
PHONE = REPOSITORY / "frontend" / "src" / "territory" / "ground.ts"
# A township of the drawn county, whose borders follow rivers and ridges.
TOWNSHIP = "999921103"


@pytest.fixture
def drawn(county: object) -> list[MultiPolygon]:
    """Beside the county on squared paper, a township as it is drawn."""
    file = REPOSITORY / "fixtures" / "county" / "areas.geojson"
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    grids = [one for one in features if one["properties"]["parent_code"].startswith(TOWNSHIP)]
    grids = [one for one in grids if one["properties"]["level"] == "grid"]
    template = Area.objects.filter(level="grid").first()
    assert template
    shapes = []
    for one in grids:
        shape = cast(MultiPolygon, GEOSGeometry(json.dumps(one["geometry"])))
        shape.srid = template.shape.srid
        told = one["properties"]
        kept = {
            field.attname: getattr(template, field.attname)
            for field in Area._meta.concrete_fields
            if not field.primary_key and not field.generated
        }
        kept |= {"code": told["code"], "name": told["name"], "parent_code": told["parent_code"]}
        kept |= {"shape": shape, "outline": shape, "label_point": shape.point_on_surface}
        Area(**kept).save(force_insert=True)
        shapes.append(shape)
    return shapes


def points_of(shapes: list[MultiPolygon], chance: random.Random) -> list[tuple[float, float, float]]:
    """Anywhere, on corners, on edges, a hair beside edges, and with circles of all sizes."""
    vertices = [point for shape in shapes for polygon in shape.coords for ring in polygon for point in ring]
    lngs, lats = zip(*vertices, strict=True)
    asked = [
        (
            chance.uniform(min(lngs) - 0.01, max(lngs) + 0.01),
            chance.uniform(min(lats) - 0.01, max(lats) + 0.01),
        )
        for _ in range(1_500)
    ]
    asked += chance.sample(vertices, 500)
    for _ in range(1_000):
        ring = chance.choice(chance.choice(chance.choice(shapes).coords))
        at = chance.randrange(len(ring) - 1)
        (a, b), (c, d), share = ring[at], ring[at + 1], chance.choice([0.5, 0.25, chance.random()])
        hair = chance.choice([0, 0, 1e-9, -1e-9, 1e-14])
        asked.append((a + (c - a) * share + hair, b + (d - b) * share))
    # The squares, where four meet and borders run along parallels.
    asked += [(WEST + x * STEP / 4, SOUTH + y * STEP / 4) for x in range(-1, 18) for y in range(-1, 10)]
    return [(lng, lat, chance.choice([0, 0, 8, 30, 95, 400, 5_000])) for lng, lat in asked]


def test_the_phone_finds_what_the_server_would(drawn: list[MultiPolygon], tmp_path: Path) -> None:
    chance = random.Random(20_261_128)
    points = points_of(drawn, chance)
    (tmp_path / "grids").write_bytes(grid_file.of_county())
    (tmp_path / "points.json").write_text(json.dumps(points), encoding="utf-8")
    script = Path(__file__).with_name("locate.mjs")
    done = subprocess.run(
        ["node", str(script), str(PHONE), str(tmp_path / "grids"), str(tmp_path / "points.json")],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told) == len(points) > 3_000
    differing = []
    for (lng, lat, accuracy), (grid, near, metres) in zip(points, told, strict=True):
        found = grid_at((lng, lat), accuracy)
        # Where two are equally far, the last bit decides who is named first.
        if (grid, sorted(near)) != (found.grid_code, sorted(found.near)):
            differing.append((lng, lat, accuracy, grid, near, found))
        # How far each of them is, the nearest first, and none within it.
        if metres != sorted(metres) or (grid and metres[0] != 0) or max(metres, default=0) > max(accuracy, 0):
            differing.append((lng, lat, accuracy, grid, near, metres))
    assert differing == []
    assert len({grid for grid, _near, _metres in told}) > 60


def test_ten_thousand_grids_stay_small(drawn: list[MultiPolygon]) -> None:
    size = len(grid_file.of_county())
    assert size / Area.objects.filter(level="grid", valid_to=None).count() * 10_000 < 3_000_000


def test_the_file_is_told_by_its_version(qian: Actor) -> None:
    phone = signed_in(qian)
    first: Any = phone.get("/api/v1/grids")
    assert (first.status_code, first["Content-Type"]) == (200, grid_file.CONTENT_TYPE)
    again = phone.get("/api/v1/grids", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
