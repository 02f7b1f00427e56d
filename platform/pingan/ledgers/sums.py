"""How many cases of some days came in, were closed, were in time and were left over: by category and area.

Each is a range of one index of an area or its county, and is added up in the database: what comes out has a
line for each pair of a category and a part of the area, however many cases there were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Left

from pingan.cases.models import OPEN, Case
from pingan.cases.reach import in_area
from pingan.core.area_codes import LENGTHS, county_of
from pingan.core.shares import share
from pingan.ledgers.kinds import Asked


@dataclass(slots=True)
class Numbers:
    """Came in and were closed in these days; of the closed those in time; open at their end, and of these
    those past their day then."""

    came: int = 0
    closed: int = 0
    in_time: int = 0
    left: int = 0
    late: int = 0

    def add(self, other: Numbers) -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @property
    def share(self) -> float | None:
        """Of the closed ones those in time; None where too few were closed."""
        return share(self.in_time, self.closed)


Key = tuple[str, str]  # the category a case is counted under, the part of the area it lies in


def part_of(area_code: str) -> int:
    """How many digits the codes of an area's parts have; of a grid, which has none, its own."""
    return next((digits for digits in LENGTHS.values() if digits > len(area_code)), len(area_code))


def closed_in(asked: Asked) -> QuerySet[Case]:
    """Those that were closed in the days: the index of closings is a county's."""
    return Case.objects.filter(
        in_area(asked.area_code),
        county_code=county_of(asked.area_code),
        closed_at__gte=asked.begins,
        closed_at__lt=asked.ends,
    )


def came_in(asked: Asked) -> QuerySet[Case]:
    return Case.objects.filter(
        in_area(asked.area_code), received_at__gte=asked.begins, received_at__lt=asked.ends
    )


def counted(asked: Asked, *, of: Q | None = None) -> dict[Key, Numbers]:
    """The numbers by category and part of the area, of all cases or of some; four statements."""
    only = of or Q()
    found: dict[Key, Numbers] = defaultdict(Numbers)
    for key, n, _in_time in _grouped(asked, came_in(asked).filter(only), Q(pk=None)):
        found[key].came += n
    for key, n, in_time in _grouped(asked, closed_in(asked).filter(only), Q(closed_at__lte=F("close_due"))):
        found[key].closed += n
        found[key].in_time += in_time
    for cases in _left_at_the_end(asked):
        for key, n, late in _grouped(asked, cases.filter(only), Q(close_due__lt=asked.ends)):
            found[key].left += n
            found[key].late += late
    return found


def _left_at_the_end(asked: Asked) -> Iterable[QuerySet[Case]]:
    """What was open when the days ended: it is so still, or was closed later."""
    before = Q(received_at__lt=asked.ends)
    yield Case.objects.filter(OPEN, before, in_area(asked.area_code))
    yield Case.objects.filter(
        before,
        in_area(asked.area_code),
        county_code=county_of(asked.area_code),
        closed_at__gte=asked.ends,
    )


def _grouped(asked: Asked, cases: QuerySet[Case], which: Q) -> Iterable[tuple[Key, int, int]]:
    rows = cases.annotate(part=Left("grid_code", part_of(asked.area_code))).order_by()
    sums = rows.values_list("major_category", "part").annotate(n=Count("pk"), some=Count("pk", filter=which))
    for major, part, n, some in sums:
        yield (major, part), n, some


def by(place: int, numbers: Mapping[Key, Numbers]) -> dict[str, Numbers]:
    """Added up by the first part of the key (0: categories) or by the second (1: areas), in their order."""
    sums: dict[str, Numbers] = {}
    for key, one in sorted(numbers.items(), key=lambda item: item[0][place]):
        sums.setdefault(key[place], Numbers()).add(one)
    return sums


def total(numbers: Mapping[Key, Numbers]) -> Numbers:
    whole = Numbers()
    for one in numbers.values():
        whole.add(one)
    return whole
