"""What of a county has a place, as layers of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from pingan.operations.transfer.geopackage import GeoPackage

_AREA: Final = {
    **{"code": "TEXT", "level": "TEXT", "parent_code": "TEXT", "name": "TEXT", "name_en": "TEXT"},
    **{"households": "INTEGER", "population": "INTEGER", "is_border_village": "BOOLEAN"},
    **{"valid_from": "DATE", "valid_to": "DATE"},
}
_POINT: Final = {
    **{
        "id": "TEXT",
        "code": "TEXT",
        "track": "TEXT",
        "category": "TEXT",
        "state": "TEXT",
        "grid_code": "TEXT",
    },
    **{"received_at": "DATETIME", "closed_at": "DATETIME"},
}
_SERVICE: Final = {"id": "TEXT", "kind": "TEXT", "name": "TEXT", "name_en": "TEXT", "area_code": "TEXT"}


@dataclass(frozen=True, slots=True)
class Layer:
    """From one column of one table; older divisions of the county too, which say until when they held."""

    name: str
    table: str
    column: str
    shape: str
    attributes: Mapping[str, str]
    where: str = "true"


LAYERS: Final = [
    Layer("areas", "territory_area", "shape", "MULTIPOLYGON", _AREA, "level <> 'grid'"),
    Layer("grids", "territory_area", "shape", "MULTIPOLYGON", _AREA, "level = 'grid'"),
    Layer("border_villages", "territory_area", "shape", "MULTIPOLYGON", _AREA, "is_border_village"),
    Layer("outlines", "territory_area", "outline", "MULTIPOLYGON", _AREA),
    Layer("labels", "territory_area", "label_point", "POINT", _AREA),
    Layer("cases", "cases_case", "location", "POINT", _POINT),
    Layer("service_points", "centers_servicepoint", "location", "POINT", _SERVICE),
]


def write_layers(package: GeoPackage) -> dict[str, int]:
    """All of them; how many things each has."""
    return {
        layer.name: package.layer(layer.name, layer.shape, layer.attributes, _bounds(layer), _rows(layer))
        for layer in LAYERS
    }


def _bounds(layer: Layer) -> Sequence[float | None]:
    with connection.cursor() as cursor:
        of = f"SELECT ST_Extent({layer.column}) AS e FROM {layer.table} WHERE {layer.where}"  # noqa: S608
        cursor.execute(f"SELECT ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e) FROM ({of}) AS one")  # noqa: S608
        found: Sequence[float | None] = cursor.fetchone() or (None,) * 4
    return found


def _rows(layer: Layer) -> Iterator[Sequence[Any]]:
    told = ", ".join(
        f"{name}::int" if kind in ("INTEGER", "BOOLEAN") else f"{name}::text"
        for name, kind in layer.attributes.items()
    )
    with connection.connection.cursor(name="layer") as rows:
        rows.execute(
            f"SELECT ST_AsBinary({layer.column}, 'NDR'), {told} FROM {layer.table}"  # noqa: S608
            f" WHERE {layer.where} AND {layer.column} IS NOT NULL ORDER BY 2"
        )
        yield from rows
