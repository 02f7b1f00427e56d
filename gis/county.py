"""Drawing an invented county, from the seed to the manifest."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from gis import (
    areas,
    basemap,
    centers,
    codes,
    coverage,
    divisions,
    features,
    frames,
    land,
    landuse,
    manifest,
    names,
    roads,
    settlements,
    streets,
    villages,
    waters,
)
from gis.areas import Tree
from gis.counties import Province

NOTICE = "示例数据"
_GENERATOR = "gis county"


@dataclass(frozen=True)
class Size:
    """How much to draw: areas per county, and counties."""

    townships: int = 8
    villages: int = 80
    grids: int = 600
    counties: int = 1
    border_villages: int = 10


def build_province(
    seed: int, size: Size, out: Path, *, with_basemap: bool = True, processes: int = 1
) -> list[Path]:
    """Draw every county and return its directory: `out` itself for one, `out/<code>` for several.

    Counties need nothing of each other, so that any number of processes gives the same files.
    """
    province = Province(seed, size.counties)
    numbers = range(size.counties)
    found = [out if size.counties == 1 else out / codes.county_code(number) for number in numbers]
    build = partial(build_county, province, size=size, with_basemap=with_basemap)
    if processes == 1 or size.counties == 1:
        for number, directory in zip(numbers, found, strict=True):
            build(number, out=directory)
        return found
    with ProcessPoolExecutor(processes) as pool:
        running = [pool.submit(build, n, out=directory) for n, directory in zip(numbers, found, strict=True)]
        for drawing in running:
            drawing.result()
    return found


def build_county(
    province: Province, number: int, *, size: Size, out: Path, with_basemap: bool = True
) -> None:
    """Draw one county of the province into a directory; files of the same names are replaced."""
    ground = land.survey(province, number, size.grids)
    parts = divisions.divide(ground, townships=size.townships, villages=size.villages, grids=size.grids)
    book = names.NameBook(province.seed, number)
    identity = codes.county_code(number), names.county(number)
    tree = areas.name_areas(ground, parts, county=identity, border_villages=size.border_villages, book=book)
    water = waters.draw_waters(ground, tree.county.shape, tree.county.short, book)
    use = landuse.draw(ground, parts)
    ways = roads.lay_roads(ground, tree)
    lines = pd.concat([roads.features(ground, tree, ways), streets.draw(ground, tree, use, water, book)])
    areas_drawn = tree.frame()
    collections = {
        "areas.geojson": areas_drawn,
        "outlines.geojson": coverage.outlines(areas_drawn),
        "settlements.geojson": settlements.features(ground, tree, book),
        "roads.geojson": lines,
        "streams.geojson": water.features(),
        "landuse.geojson": use.features(),
        "service_points.geojson": centers.features(ground, tree),
    }

    out.mkdir(parents=True, exist_ok=True)
    # Neither an old list nor an old base map may pass for this county's while it is being drawn.
    for stale in (manifest.NAME, basemap.NAME):
        (out / stale).unlink(missing_ok=True)
    counts = {name: features.write(out / name, drawn) for name, drawn in collections.items()}
    counts[villages.NAME] = villages.write(out / villages.NAME, province.seed, tree)
    if with_basemap:
        counts[basemap.NAME] = basemap.build(out)
    manifest.write(out, _facts(province.seed, size, tree), counts)


def _facts(seed: int, size: Size, tree: Tree) -> dict[str, object]:
    return {
        "county_code": tree.county.code,
        "name": tree.county.name,
        "name_en": tree.county.name_en,
        "notice": NOTICE,
        "seed": seed,
        "generated_by": _GENERATOR,
        "crs": f"EPSG:{frames.STORAGE_SRID}",
        "bbox": list(tree.county.shape.bounds),
        "size": {"townships": size.townships, "villages": size.villages, "grids": size.grids},
    }
