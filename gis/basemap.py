"""The base map: vector tiles of the county in one PMTiles file, readable by protomaps-leaflet.

Layers: earth, landuse, water, roads, places. There is no boundary layer: areas are drawn from the database,
and at the county's outer edge there is no line at all (DOMAIN: no national boundary is ever drawn).
"""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import mapbox_vector_tile
import numpy as np
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from shapely.geometry.base import BaseGeometry

from gis import features
from gis.arrays import Floats, Shapes
from gis.codes import Level

NAME = "basemap.pmtiles"
LAYERS = ("earth", "landuse", "water", "roads", "places")
MIN_ZOOM, MAX_ZOOM = 6, 14
_EXTENT = 4096
_MARGIN = 64 / _EXTENT  # tiles overlap a little, so that lines do not break at their edges
_TOLERANCE = 1.0 / 1024  # of a tile: a quarter of a screen pixel

_ROAD_ZOOM = {"highway": 6, "major_road": 8, "minor_road": 11, "path": 13}
_PLACE_ZOOM = {"county_seat": 6, "township_seat": 9, "village": 11, "neighbourhood": 13, "hamlet": 13}
_LANDUSE_ZOOM = {"residential": 9, "farmland": 8, "forest": 7}
_WATER_ZOOM = ((60.0, 6), (30.0, 8), (14.0, 10), (8.0, 11), (0.0, 12))  # metres wide or more -> first zoom
_DRAWN_TO_WIDTH = 20.0  # rivers this wide become areas at high zoom
_DRAWN_FROM_ZOOM = 12


# The library carries no annotations: this is the one place where it is named.
_new_writer: Callable[[IO[bytes]], Any] = Writer


@dataclass(frozen=True)
class Item:
    """A thing on the map: its shape on the unit square of the web map, and the zooms it appears at."""

    layer: str
    shape: BaseGeometry
    facts: dict[str, Any]
    first: int
    last: int = MAX_ZOOM


def build(directory: Path) -> int:
    """Cut the base map of a county directory from its GeoJSON files; return the number of tiles."""
    items = list(_items(directory))
    bounds = shapely.total_bounds(np.array([item.shape for item in items]))
    lnglat = features.read(directory / "areas.geojson").total_bounds
    with (directory / NAME).open("wb") as file:
        writer = _new_writer(file)
        count = 0
        for zoom in range(MIN_ZOOM, MAX_ZOOM + 1):
            tiles = dict(_tiles(items, zoom, bounds))
            for tile_id in sorted(tiles):
                writer.write_tile(tile_id, tiles[tile_id])
            count += len(tiles)
        writer.finalize(_header(lnglat), _metadata())
    return count


def _items(directory: Path) -> Iterator[Item]:
    areas = features.read(directory / "areas.geojson")
    for shape in areas.loc[areas["level"] == Level.COUNTY, "geometry"]:
        yield Item("earth", _on_map(shape), {"kind": "earth"}, MIN_ZOOM)
    for shape, facts in _of(directory / "landuse.geojson"):
        yield _item("landuse", shape, facts, _LANDUSE_ZOOM[facts["kind"]])
    for shape, facts in _of(directory / "streams.geojson"):
        yield from _water(shape, facts)
    for shape, facts in _of(directory / "roads.geojson"):
        yield _item("roads", shape, facts, _ROAD_ZOOM[facts["kind"]])
    for shape, facts in _of(directory / "settlements.geojson"):
        yield _item("places", shape, facts, _PLACE_ZOOM[facts["kind"]])


def _of(path: Path) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    """Yield each shape of a file with its facts."""
    read = features.read(path)
    facts = read.drop(columns="geometry").to_dict("records")
    yield from zip(read.geometry, facts, strict=True)


def _item(layer: str, shape: BaseGeometry, facts: Any, first: int, last: int = MAX_ZOOM) -> Item:
    told = {key: facts[key] for key in ("name", "name_en", "kind") if facts.get(key)}
    return Item(layer, _on_map(shape), {**told, "min_zoom": first}, first, last)


def _water(shape: BaseGeometry, facts: dict[str, Any]) -> Iterator[Item]:
    """A wide river is a line from afar and an area from near by; its name stays on the line."""
    width = float(facts["width_m"])
    first = next(zoom for least, zoom in _WATER_ZOOM if width >= least)
    yield _item("water", shape, facts, first)
    if width >= _DRAWN_TO_WIDTH:
        bank = shape.buffer(width / 2 / 111_000, quad_segs=3)
        yield _item("water", bank, {"kind": facts["kind"]}, _DRAWN_FROM_ZOOM)


def _on_map(shape: BaseGeometry) -> BaseGeometry:
    """Project lng, lat to the unit square of the web map, y down, as tile numbers count."""

    def project(points: Floats) -> Floats:
        latitude = np.radians(points[:, 1])
        y = 0.5 - np.log(np.tan(np.pi / 4 + latitude / 2)) / (2 * np.pi)
        return np.column_stack([points[:, 0] / 360 + 0.5, y])

    return shapely.transform(shape, project)


def _tiles(items: list[Item], zoom: int, bounds: Floats) -> Iterator[tuple[int, bytes]]:
    """Yield (tile id, gzipped tile) for every tile of the zoom that has anything in it."""
    scale = 2**zoom
    shown = [item for item in items if item.first <= zoom <= item.last]
    shapes = np.array([item.shape.simplify(_TOLERANCE / scale) for item in shown])
    tree = shapely.STRtree(shapes)
    west, north, east, south = (int(edge * scale) for edge in bounds)
    for x in range(west, east + 1):
        for y in range(north, south + 1):
            box = np.array([x - _MARGIN, y - _MARGIN, x + 1 + _MARGIN, y + 1 + _MARGIN]) / scale
            touched = np.sort(tree.query(shapely.box(*box)))
            clipped = shapely.clip_by_rect(shapes[touched], *box)
            data = _encode([shown[i] for i in touched], _quantized(clipped, scale, x, y))
            if data:
                yield zxy_to_tileid(zoom, x, y), data


def _quantized(shapes: Shapes, scale: int, x: int, y: int) -> Shapes:
    """Put shapes on the tile's own grid of whole numbers, from its upper left corner."""
    found: Shapes = shapely.transform(shapes, lambda at: np.rint((at * scale - np.array([x, y])) * _EXTENT))
    return found


def _encode(items: list[Item], shapes: Shapes) -> bytes:
    """Return a gzipped vector tile, empty if nothing is left to show."""
    layers: dict[str, list[dict[str, Any]]] = {name: [] for name in LAYERS}
    for item, shape in zip(items, shapes, strict=True):
        if not shape.is_empty:
            layers[item.layer].append({"geometry": shape, "properties": item.facts})
    filled = [{"name": name, "features": found} for name, found in layers.items() if found]
    if not filled:
        return b""
    options = {
        "extents": _EXTENT,
        "y_coord_down": True,
        "on_invalid_geometry": mapbox_vector_tile.encoder.on_invalid_geometry_make_valid,
    }
    # No clock in the gzip header: the same county gives the same file.
    return gzip.compress(mapbox_vector_tile.encode(filled, default_options=options), 9, mtime=0)


def _header(lnglat: Floats) -> dict[str, Any]:
    west, south, east, north = (round(edge * 1e7) for edge in lnglat)
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": 10,
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
        "version": 3,
    }


def _metadata() -> dict[str, Any]:
    fields = {"name": "String", "name_en": "String", "kind": "String", "min_zoom": "Number"}
    return {
        "name": "PingAn Grid demo county",
        "attribution": "示例数据",
        "vector_layers": [
            {"id": layer, "fields": fields, "minzoom": MIN_ZOOM, "maxzoom": MAX_ZOOM} for layer in LAYERS
        ],
    }
