"""Service points: the four centers in the county town, a joint one in each township, and legal stations.

综治 zongzhi, 信访 petition, 网格化 grid, 矛盾纠纷多元化解 mediation; legal stations stand beside them.
"""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from shapely import Point

from gis import features as files
from gis import frames
from gis.areas import Area, Tree
from gis.land import Land

# No area code begins with 00 (a second zero is the international prefix), so no telephone answers here.
_PHONE = "0000-5550-{:03d}"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
_DAYS = (*_WEEKDAYS, "sat", "sun")
_OFFICE = [["09:00", "12:00"], ["14:30", "18:00"]]
_MORNING = [["09:00", "12:00"]]

SERVICES = {
    "zongzhi": ("intake", "joint_consultation", "safety_advice"),
    "petition": ("petition_reception", "petition_progress"),
    "grid": ("case_report", "errand_service", "volunteer_service"),
    "mediation": ("mediation", "judicial_confirmation_guidance"),
    "legal": ("legal_consultation", "legal_aid_guidance", "agreement_drafting"),
}


@dataclass(frozen=True)
class _Post:
    """One service point before it is numbered."""

    area: Area
    kind: str
    name: str
    name_en: str
    centers: tuple[str, ...]
    hours: dict[str, list[list[str]]]
    address: str
    address_en: str
    cell: int


def features(land: Land, tree: Tree) -> gpd.GeoDataFrame:
    """Return all service points of the county; `area_code` is the area each one serves."""
    posts = [*_county_posts(land, tree), *_township_posts(land, tree), *_village_posts(land, tree)]
    at = frames.to_degrees(land.lattice.centers[[post.cell for post in posts]])
    found = []
    serials: dict[str, int] = {}
    for number, (post, place) in enumerate(zip(posts, at, strict=True)):
        serials[post.area.code] = serials.get(post.area.code, 0) + 1
        found.append((Point(place), _facts(post, serials[post.area.code], number)))
    return files.frame(found)


def _facts(post: _Post, serial: int, number: int) -> dict[str, Any]:
    offered = post.centers or ("legal",)
    return {
        "code": f"{post.area.code}-{serial:02d}",
        "name": post.name,
        "name_en": post.name_en,
        "area_code": post.area.code,
        "kind": post.kind,
        "centers": list(post.centers),
        "services": [service for center in offered for service in SERVICES[center]],
        "hours": post.hours,
        "phone": _PHONE.format(number + 1),
        "address": post.address,
        "address_en": post.address_en,
    }


def _week(*, saturday: bool) -> dict[str, list[list[str]]]:
    """Opening hours of a week: mornings and afternoons with the lunch break between them."""
    hours = dict.fromkeys(_WEEKDAYS, _OFFICE)
    return {day: hours.get(day, _MORNING if saturday and day == "sat" else []) for day in _DAYS}


def _county_posts(land: Land, tree: Tree) -> list[_Post]:
    county = tree.county
    short, short_en = county.name, county.name_en
    wanted = [
        ("county_center", "综治中心", "Governance Center", ("zongzhi",), "人民路1号", "1 Renmin Road"),
        (
            "county_center",
            "信访服务中心",
            "Petition Service Center",
            ("petition",),
            "人民路3号",
            "3 Renmin Road",
        ),
        (
            "county_center",
            "网格化服务中心",
            "Grid Service Center",
            ("grid",),
            "建设路12号",
            "12 Jianshe Road",
        ),
        (
            "county_center",
            "矛盾纠纷多元化解中心",
            "Dispute Mediation Center",
            ("mediation",),
            "文化路8号",
            "8 Wenhua Road",
        ),
        ("legal_station", "法律服务中心", "Legal Service Center", (), "文化路10号", "10 Wenhua Road"),
    ]
    cells = _town_cells(land, tree, len(wanted))
    return [
        _Post(
            county,
            kind,
            short + name,
            f"{short_en} {name_en}",
            centers,
            _week(saturday=True),
            f"{county.name}城{street}",
            f"{street_en}, {county.short[1]} county town",
            cell,
        )
        for (kind, name, name_en, centers, street, street_en), cell in zip(wanted, cells, strict=True)
    ]


def _town_cells(land: Land, tree: Tree, count: int) -> list[int]:
    """Return the hearts of the grids nearest to the town's own, the town's first."""
    seats = [grid.seat for grid in tree.grids]
    gap = np.linalg.norm(land.lattice.centers[seats] - land.lattice.centers[tree.county.seat], axis=1)
    nearest = [seats[index] for index in np.argsort(gap, kind="stable")]
    return (nearest * count)[:count]


def _township_posts(land: Land, tree: Tree) -> list[_Post]:
    every = ("zongzhi", "petition", "grid", "mediation")
    posts = []
    for town in sorted(tree.townships, key=lambda t: t.code):
        beside = _beside(land, tree, town.seat)
        posts.append(
            _Post(
                town,
                "township_center",
                f"{town.name}综治中心",
                f"{town.name_en} Governance Center",
                every,
                _week(saturday=False),
                f"{town.name}政府大院旁",
                f"Beside the government compound, {town.name_en}",
                town.seat,
            )
        )
        posts.append(
            _Post(
                town,
                "legal_station",
                f"{town.name}法律服务站",
                f"{town.name_en} Legal Service Station",
                (),
                _week(saturday=True),
                f"{town.name}便民街5号",
                f"5 Bianmin Street, {town.name_en}",
                beside,
            )
        )
    return posts


def _village_posts(land: Land, tree: Tree) -> list[_Post]:
    """Far from the seat, the ten border villages have a legal station of their own, open in the mornings."""
    mornings = {day: _MORNING if day in _WEEKDAYS else [] for day in _DAYS}
    return [
        _Post(
            village,
            "legal_station",
            f"{village.name}法律服务站",
            f"{village.name_en} Legal Service Station",
            (),
            mornings,
            f"{village.name}便民服务站内",
            f"In the service station of {village.name_en}",
            village.seat,
        )
        for village in sorted(tree.villages, key=lambda v: v.code)
        if village.is_border_village
    ]


def _beside(land: Land, tree: Tree, cell: int) -> int:
    """Return a neighbouring cell in the same grid, so that two points do not cover each other."""
    near = land.lattice.neighbours[cell].tolist()
    return next((other for other in near if tree.grid_of[other] == tree.grid_of[cell]), cell)
