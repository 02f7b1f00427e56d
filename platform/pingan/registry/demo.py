"""Invented residents for the invented county: about twenty thousand, the same for the same seed.

Nobody real can be hit: the ID numbers lie in area 9999xx, which is not issued, telephone numbers begin
with 129, which no operator has, and every name carries the mark 示例.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from pingan.core.area_codes import Level, county_of
from pingan.registry.identity import check_character
from pingan.registry.models import Household
from pingan.registry.services import MAX_BATCH, NewHousehold, NewResident, register_households
from pingan.territory.atlas import AreaName, atlas

PEOPLE = 20_000
MARK = "（示例）"
NOTICE = "demo-1"

# Ages are counted from here, so that a seed gives the same people in any year.
_REFERENCE_DAY = date(2024, 1, 1)
_REFERENCE_MS = 1_704_067_200_000
_SIZES, _SIZE_WEIGHTS = range(1, 8), (16, 24, 22, 18, 12, 6, 2)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_COMPOUND = ("欧阳", "上官", "司马", "诸葛")
_GIVEN = "安宁和顺清泉松柏云山禾麦春秋晓明远志书文兰竹梅月星河溪岚雨晴石田果苗谷丰康乐平心怡嘉瑞泽润"


def seed_residents(seed: int, people: int = PEOPLE) -> int:
    """Register about `people` invented residents over all current grids. Returns how many live there.

    Registers nobody, and answers 0, where households exist already.
    """
    grids = sorted(
        (area for area in atlas().names.values() if area.is_current and area.level == Level.GRID),
        key=lambda area: area.code,
    )
    if not grids or Household.objects.exists():
        return 0
    rng = Random(f"residents {seed}")  # noqa: S311  the same people for the same seed is what we want
    invented = _households(rng, grids, people)
    living = 0
    while batch := list(islice(invented, MAX_BATCH)):
        register_households(batch=batch, notice_version=NOTICE, actor=None)
        living += sum(household.size for household in batch)
    return living


def _households(rng: Random, grids: Sequence[AreaName], people: int) -> Iterator[NewHousehold]:
    """Households grid by grid; each grid gets its share of the people by what it publishes."""
    inventor = _Inventor(rng)
    weights = [grid.published.persons.value or 1 for grid in grids]
    for grid, weight in zip(grids, weights, strict=True):
        left = round(people * weight / sum(weights))
        while left > 0:
            household = inventor.household(grid.code, at_most=left)
            left -= household.size
            yield household


class _Inventor:
    """Draws people and remembers what must not come twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.numbers: set[str] = set()
        self.drawn = 0

    def household(self, grid_code: str, *, at_most: int) -> NewHousehold:
        size = min(at_most, self.rng.choices(_SIZES, _SIZE_WEIGHTS)[0])
        # From the third person on some are children, who are counted and not registered.
        children = sum(self.rng.random() < 0.4 for _ in range(size - 2))  # noqa: PLR2004  an invented share
        surname = self.surname()
        residents = [
            self.resident(surname if position != 1 else self.surname(), grid_code)
            for position in range(size - children)
        ]
        door = f"{self.rng.randint(1, 9)}组{self.rng.randint(1, 99)}号"
        return NewHousehold(grid_code, size, residents, door, id=self.uuid())

    def resident(self, surname: str, grid_code: str) -> NewResident:
        given = "".join(self.rng.sample(_GIVEN, self.rng.choice((1, 2, 2))))
        phone = f"1290000{self.rng.randrange(10_000):04d}" if self.rng.random() < 0.8 else ""  # noqa: PLR2004
        return NewResident(
            f"{surname}{given}{MARK}", self.id_number(county_of(grid_code)), phone, id=self.uuid()
        )

    def surname(self) -> str:
        return self.rng.choice(_COMPOUND if self.rng.random() < 0.01 else _SURNAMES)  # noqa: PLR2004

    def id_number(self, county_code: str) -> str:
        """A number of the county's own unissued area for someone between 14 and 90 on the reference day."""
        while True:
            birth = _REFERENCE_DAY - timedelta(days=self.rng.randint(14 * 366, 90 * 365))
            body = f"{county_code}{birth:%Y%m%d}{self.rng.randint(1, 999):03d}"
            if body not in self.numbers:
                self.numbers.add(body)
                return body + check_character(body)

    def uuid(self) -> UUID:
        """A UUIDv7 drawn from the seed, in ascending order."""
        self.drawn += 1
        random_part = self.rng.getrandbits(74)
        value = (_REFERENCE_MS + self.drawn) << 80 | 0x7 << 76 | (random_part >> 62) << 64
        return UUID(int=value | 0b10 << 62 | random_part & (1 << 62) - 1)
