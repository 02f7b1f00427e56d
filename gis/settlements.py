"""Settlements: one in each grid, where its people live; the seats among them."""

import geopandas as gpd
from shapely import Point

from gis import features as files
from gis import frames
from gis.areas import Area, Tree
from gis.land import Land
from gis.names import NameBook


def features(land: Land, tree: Tree, book: NameBook) -> gpd.GeoDataFrame:
    """Return one point per grid: kind county_seat, township_seat, village, neighbourhood or hamlet."""
    at = frames.to_degrees(land.lattice.centers[[grid.seat for grid in tree.grids]])
    seats = {area.seat: area for area in [*tree.villages, *tree.townships, tree.county]}
    found = []
    for grid, place in zip(tree.grids, at, strict=True):
        seat = seats.get(grid.seat)
        kind, (name, name_en) = _called(grid, seat, book)
        facts = {
            "kind": kind,
            "name": name,
            "name_en": name_en,
            "area_code": grid.code,
            "households": grid.households,
            "population": grid.population,
        }
        found.append((Point(place), facts))
    return files.frame(sorted(found, key=lambda item: str(item[1]["area_code"])))


def _called(grid: Area, seat: Area | None, book: NameBook) -> tuple[str, tuple[str, str]]:
    if seat is None:
        return ("neighbourhood", book.estate()) if grid.is_urban else ("hamlet", book.farm())
    if seat.level == "county":
        return "county_seat", (seat.name + "城", f"{seat.short[1]} county town")
    if seat.level == "township":
        return "township_seat", (seat.name, seat.name_en)
    return ("neighbourhood" if seat.is_urban else "village"), (seat.name, seat.name_en)
