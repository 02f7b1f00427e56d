"""The civil profile of each border village: who lives there, what serves them, what is being built.

Nothing else is ever kept here: no line, no marker, no duty roster, nothing about defence.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from gis import noise
from gis.areas import Area, Tree
from gis.arrays import Ints

NAME = "border_villages.json"

_PROJECTS = (
    ("饮水管网改造", "Water main renewal"),
    ("村道硬化", "Village road paving"),
    ("宽带到户", "Broadband to the home"),
    ("卫生室设备更新", "Clinic equipment renewal"),
    ("太阳能路灯", "Solar street lamps"),
    ("文化广场", "Village square"),
)
_NEEDS = (
    ("校车班次", "School bus service"),
    ("农产品冷库", "Cold store for produce"),
    ("医生巡诊", "Visiting doctor"),
    ("手机信号补点", "Better mobile signal"),
    ("老年食堂", "Canteen for the elderly"),
)
_POLICIES = (
    ("边境地区居民补助(汇总)", "Border residents' allowance (totals only)"),
    ("农房安全改造补助", "Home safety grant"),
)


def write(path: Path, seed: int, tree: Tree) -> int:
    """Write the profiles and return how many there are."""
    found = profiles(seed, tree)
    text = json.dumps({"villages": found}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return len(found)


def profiles(seed: int, tree: Tree) -> list[dict[str, Any]]:
    """Return one profile per border village, in order of code."""
    chosen = sorted((village for village in tree.villages if village.is_border_village), key=lambda v: v.code)
    return [_profile(seed, serial, village) for serial, village in enumerate(chosen)]


def _profile(seed: int, serial: int, village: Area) -> dict[str, Any]:
    dice = _Dice(seed, serial)
    return {
        "area_code": village.code,
        "name": village.name,
        "name_en": village.name_en,
        "households": village.households,
        "population": village.population,
        "languages": ["普通话", "本地方言"],
        "languages_en": ["Mandarin", "local dialect"],
        "team": {
            "first_secretary": f"示例第一书记{serial + 1}",
            "members": 3 + dice.roll(2),
            "term_from": "2025-07-01",
            "term_to": "2027-06-30",
            "phone": f"0000-5551-{serial + 1:03d}",
        },
        "facilities": {
            "service_station": True,
            "clinic": True,
            "primary_school": dice.roll(2) == 0,
            "tap_water_households": village.households - dice.roll(max(village.households // 12, 1)),
            "paved_road": dice.roll(5) != 0,
            "broadband_households": village.households * (70 + dice.roll(30)) // 100,
            "shelters": 1 + dice.roll(2),
        },
        "projects": [_project(dice, item) for item in dice.some(_PROJECTS, 2)],
        "needs": [{"title": zh, "title_en": en} for zh, en in dice.some(_NEEDS, 2)],
        "policies": [{"title": zh, "title_en": en} for zh, en in _POLICIES],
    }


def _project(dice: "_Dice", item: tuple[str, str]) -> dict[str, Any]:
    state = ("planned", "building", "done")[dice.roll(3)]
    return {"title": item[0], "title_en": item[1], "budget_wan": 20 + dice.roll(18) * 10, "state": state}


class _Dice:
    """Throws that depend on the seed and the village only."""

    def __init__(self, seed: int, serial: int) -> None:
        self._seed, self._serial, self._throw = seed, serial, 0

    def roll(self, sides: int) -> int:
        """Return 0 to sides - 1."""
        self._throw += 1
        here: Ints = np.array([self._serial])
        return int(noise.chance(self._seed, 81, here, np.array([self._throw]))[0] * sides)

    def some(self, items: tuple[tuple[str, str], ...], count: int) -> list[tuple[str, str]]:
        """Return `count` neighbours of a random place in the list."""
        first = self.roll(len(items))
        return [items[(first + step) % len(items)] for step in range(count)]
