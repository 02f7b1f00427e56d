"""The base map can be read by any PMTiles reader, carries names, and draws no administrative line."""

import gzip
import math
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import pytest
from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import Compression, TileType
from shapely.geometry import Point

from gis import basemap, features


@pytest.fixture
def reader(tiny: Path) -> Reader:
    return Reader(MmapSource((tiny / basemap.NAME).open("rb")))


@pytest.fixture
def town(tiny: Path) -> Point:
    found = features.read(tiny / "settlements.geojson")
    return found.loc[found["kind"] == "county_seat", "geometry"].iloc[0]


def tile_at(point: Point, zoom: int) -> tuple[int, int, float, float]:
    """Return tile x, y and the place in it, both as fractions of the tile from its upper left corner."""
    scale = 2**zoom
    x = (point.x / 360 + 0.5) * scale
    y = (0.5 - math.asinh(math.tan(math.radians(point.y))) / (2 * math.pi)) * scale
    return int(x), int(y), x % 1, y % 1


def decode(reader: Reader, zoom: int, x: int, y: int) -> dict[str, Any]:
    content = gzip.decompress(reader.get(zoom, x, y))
    tile: dict[str, Any] = mapbox_vector_tile.decode(content, default_options={"y_coord_down": True})
    return tile


def test_header_and_metadata_say_what_is_inside(reader: Reader, tiny: Path) -> None:
    header = reader.header()
    assert (header["min_zoom"], header["max_zoom"]) == (6, 14)
    assert header["tile_type"] == TileType.MVT
    assert header["tile_compression"] == header["internal_compression"] == Compression.GZIP
    layers = [layer["id"] for layer in reader.metadata()["vector_layers"]]
    assert layers == ["earth", "landuse", "water", "roads", "places"]


@pytest.mark.parametrize("zoom", [6, 8, 10, 12, 14])
def test_town_is_where_it_should_be_with_its_name(reader: Reader, town: Point, zoom: int) -> None:
    x, y, across, down = tile_at(town, zoom)
    layers = decode(reader, zoom, x, y)
    assert set(layers) <= set(basemap.LAYERS)
    seats = [f for f in layers["places"]["features"] if f["properties"]["kind"] == "county_seat"]
    assert [seat["properties"]["name"] for seat in seats] == ["霁川县城"]
    assert seats[0]["properties"]["name_en"] == "Jichuan county town"
    assert seats[0]["geometry"]["coordinates"] == pytest.approx([across * 4096, down * 4096], abs=1)


def test_layers_carry_kinds_names_and_first_zooms(reader: Reader, town: Point) -> None:
    x, y, _, _ = tile_at(town, 10)
    layers = decode(reader, 10, x, y)
    roads = layers["roads"]["features"]
    assert {"highway", "major_road"} <= {road["properties"]["kind"] for road in roads}
    assert any(road["properties"].get("name", "").endswith(("公路", "大道")) for road in roads)
    for layer in ("landuse", "water", "roads", "places"):
        assert all(f["properties"]["min_zoom"] <= 10 for f in layers[layer]["features"])


def test_far_zooms_show_less_than_near_ones(reader: Reader, town: Point) -> None:
    kinds = {}
    for zoom in (6, 11):
        x, y, _, _ = tile_at(town, zoom)
        kinds[zoom] = {f["properties"]["kind"] for f in decode(reader, zoom, x, y)["roads"]["features"]}
    assert kinds[6] == {"highway"}
    assert {"highway", "minor_road"} <= kinds[11]


def test_the_county_ends_without_a_line(reader: Reader, tiny: Path) -> None:
    """The earth layer is an area of one colour; lines are roads and streams only."""
    header = reader.header()
    corner = Point(header["min_lon_e7"] / 1e7, header["max_lat_e7"] / 1e7)
    lines = set()
    x0, y0, _, _ = tile_at(corner, 9)
    for x in range(x0, x0 + 3):
        for y in range(y0, y0 + 3):
            if reader.get(9, x, y):
                layers = decode(reader, 9, x, y)
                assert all(f["geometry"]["type"].endswith("Polygon") for f in layers["earth"]["features"])
                lines |= {
                    n
                    for n, layer in layers.items()
                    for f in layer["features"]
                    if "Line" in f["geometry"]["type"]
                }
    assert lines <= {"roads", "water"}
