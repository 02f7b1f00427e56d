"""A GeoPackage (OGC 12-128), which every map program opens, by the standard library alone: it is SQLite."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final

_APPLICATION: Final = 0x47504B47
_VERSION: Final = 10300
WGS84: Final = 4326
# Mark, version 0, little endian without an envelope, the coordinate system; then the shape as WKB.
_HEAD: Final = struct.pack("<2sBBi", b"GP", 0, 1, WGS84)
_WGS84_WORDS: Final = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",'
    '0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_TABLES: Final = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
    organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
    description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
    max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY REFERENCES gpkg_contents(table_name),
    column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL);
"""
_SYSTEMS: Final = [
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WGS84_WORDS, None),
]


class GeoPackage:
    """One file, written layer by layer."""

    def __init__(self, file: Path, at: str) -> None:
        self._at = at
        self._told = sqlite3.connect(file)
        self._told.executescript(
            f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION};"
            f"PRAGMA journal_mode = OFF; {_TABLES}"
        )
        self._told.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)

    def __enter__(self) -> GeoPackage:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._told.commit()
        self._told.close()

    def layer(
        self,
        name: str,
        shape: str,
        attributes: Mapping[str, str],
        bounds: Sequence[float | None],
        rows: Iterable[Sequence[Any]],
    ) -> int:
        """Things of one kind: `attributes` are types by name, a row is its WKB and then those. How many."""
        columns = "".join(f', "{column}" {kind}' for column, kind in attributes.items())
        self._told.execute(
            f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom {shape}{columns})'
        )
        self._told.execute(
            "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
            [name, name, self._at, *bounds, WGS84],
        )
        self._told.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", [name, shape, WGS84]
        )
        places = ", ".join("?" * (len(attributes) + 1))
        names = ", ".join(["geom", *(f'"{column}"' for column in attributes)])
        done = self._told.executemany(
            f'INSERT INTO "{name}" ({names}) VALUES ({places})',  # noqa: S608  names of ours
            ((_HEAD + bytes(wkb), *told) for wkb, *told in rows),
        )
        return max(done.rowcount, 0)
