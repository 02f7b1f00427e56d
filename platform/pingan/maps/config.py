"""The one place of map configuration: settings take `LEAFLET_CONFIG` from here, pages print it from there.

Settings import this module, so it reads one JSON file and touches neither models nor settings.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pingan.core.cells import CLUSTERS_MAX_ZOOM, FIRST_ZOOM

# The base map is cut for z6-z14; above that the browser enlarges the last cut, which vector tiles bear well.
MIN_ZOOM = FIRST_ZOOM
MAX_ZOOM = 18
BASEMAP_MAX_ZOOM = 14

BASEMAP_URL = "/basemap/county.pmtiles"
CASE_TILES_URL = "/tiles/cases/{z}/{x}/{y}.mvt"

Box = tuple[float, float, float, float]


def leaflet_config(county_dir: Path) -> dict[str, Any]:
    """What django-leaflet and our own pages read; extent and centre come from the county's manifest.

    Without a manifest (a machine that only builds the schema) there is no extent and no base map.
    Keys django-leaflet does not know are ours; it keeps and prints them.
    """
    config: dict[str, Any] = {
        # Both must be said: the defaults are a foreign tile server, and a prefix with a flag.
        "TILES": [],
        "ATTRIBUTION_PREFIX": "",
        # Its button is blank under hashed static names; the faces draw their own.
        "RESET_VIEW": False,
        "MIN_ZOOM": MIN_ZOOM,
        "MAX_ZOOM": MAX_ZOOM,
        "CASE_TILES": CASE_TILES_URL,
        "CLUSTERS_MAX_ZOOM": CLUSTERS_MAX_ZOOM,
        # The number under which a public map was reviewed; without one the faces print a working-copy mark.
        "MAP_REVIEW_NUMBER": os.environ.get("PINGAN_MAP_REVIEW_NUMBER", ""),
    }
    manifest = _manifest(county_dir)
    if manifest is None:
        return config
    west, south, east, north = box = _box(manifest)
    notice = str(manifest.get("notice", ""))
    config |= {
        "TILES": [
            (manifest["name"], BASEMAP_URL, {"attribution": notice, "maxDataZoom": BASEMAP_MAX_ZOOM}),
        ],
        "SPATIAL_EXTENT": box,
        # Leaflet counts latitude first.
        "DEFAULT_CENTER": ((south + north) / 2, (west + east) / 2),
        "DEFAULT_ZOOM": 10,
        "COUNTY": {
            "code": manifest["county_code"],
            "name": manifest["name"],
            "name_en": manifest.get("name_en", ""),
        },
        "NOTICE": notice,
        "MAP_VERSION": str(manifest["version"]),
    }
    return config


def page_config(leaflet: Mapping[str, Any]) -> dict[str, Any]:
    """The part of LEAFLET_CONFIG the browser needs, in the API's spelling."""
    return {
        "tiles": [{"name": name, "url": url, **options} for name, url, options in leaflet["TILES"]],
        "attribution_prefix": leaflet["ATTRIBUTION_PREFIX"],
        "extent": leaflet.get("SPATIAL_EXTENT"),
        "center": leaflet.get("DEFAULT_CENTER"),
        "zoom": leaflet.get("DEFAULT_ZOOM"),
        "min_zoom": leaflet["MIN_ZOOM"],
        "max_zoom": leaflet["MAX_ZOOM"],
        "case_tiles": leaflet["CASE_TILES"],
        "clusters_max_zoom": leaflet["CLUSTERS_MAX_ZOOM"],
        "notice": leaflet.get("NOTICE", ""),
        "map_review_number": leaflet["MAP_REVIEW_NUMBER"],
        "version": leaflet.get("MAP_VERSION", ""),
    }


def _manifest(county_dir: Path) -> dict[str, Any] | None:
    file = county_dir / "manifest.json"
    if not file.is_file():
        return None
    manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return manifest


def _box(manifest: Mapping[str, Any]) -> Box:
    west, south, east, north = (float(edge) for edge in manifest["bbox"])
    return west, south, east, north
