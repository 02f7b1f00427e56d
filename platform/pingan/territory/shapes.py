"""The shapes of an area's parts as GeoJSON text, for the map.

A county's eight townships, a township's ten villages, a village's eight grids: small enough to send
whole, and unchanged for months, so what was written once is kept in the process per map version.
"""

from __future__ import annotations

import json

from django.db import connection
from django.utils.translation import get_language

from pingan.core.kept import FOREVER, Kept
from pingan.territory import selectors
from pingan.territory.atlas import AreaName, atlas

# Five decimals are a metre: finer than a border can be seen at the nearest zoom.
_SHAPES_SQL = """
SELECT code, ST_AsGeoJSON(outline, 5), ST_X(label_point), ST_Y(label_point)
FROM territory_area WHERE valid_to IS NULL AND parent_code = %s ORDER BY code
"""
_KEPT_COLLECTIONS = 128


def etag() -> str:
    """Names what `of_children` answers now: the ground's version, and the language of its names."""
    return f'"{atlas().version or "empty"}.{get_language()}"'


def of_children(code: str) -> bytes:
    """A FeatureCollection of the current areas one level down; lng lat, in the stored frame.

    Raises AreaNotFound. Costs no query when this process has written it before.
    """
    selectors.area_of(code)
    return _written.get(code, etag())


def _write(code: str, _etag: str) -> bytes:
    names = atlas().names
    with connection.cursor() as cursor:
        cursor.execute(_SHAPES_SQL, [code])
        # A load by another process is seen here before the kept names know of it: what has no name yet is
        # drawn once it has one, under the next version.
        features = [
            _feature(names[child], shape, lng, lat)
            for child, shape, lng, lat in cursor.fetchall()
            if child in names
        ]
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


def _feature(area: AreaName, shape: str, lng: float, lat: float) -> str:
    properties = json.dumps(
        {
            "code": area.code,
            "name": area.label,
            "level": area.level,
            "is_border_village": area.is_border_village,
            "label_point": [round(lng, 5), round(lat, 5)],
        },
        ensure_ascii=False,
    )
    # PostGIS writes the shape as text already; parsing it only to write it again would be the dearest step.
    return f'{{"type":"Feature","id":"{area.code}","properties":{properties},"geometry":{shape}}}'


_written = Kept(_write, FOREVER, most=_KEPT_COLLECTIONS)
