"""What a row of a source says in our terms: by the source's headings, and by what its categories mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from django.utils.translation import gettext_lazy as _

from pingan.callers import numbers
from pingan.callers.models import NAME_LENGTH
from pingan.cases.elsewhere import several
from pingan.cases.measured import Place
from pingan.categories.errors import UnknownCategory
from pingan.categories.selectors import tree
from pingan.categories.urgencies import URGENCIES
from pingan.core import tables
from pingan.core.area_codes import Level, ancestry, level_of
from pingan.core.errors import BadInput, Text
from pingan.incoming.models import NUMBER_LENGTH, THEIRS_LENGTH, Source, Waits
from pingan.registry.identity import NotAPhoneNumber
from pingan.territory import selectors as territory
from pingan.territory.atlas import atlas
from pingan.territory.selectors import said_once

# Of each field whether a table cannot be read without it.
FIELDS: Final[Mapping[str, bool]] = {
    "number": True,  # theirs, by which the answer finds home
    "what": True,
    # Under which others have it as well, a petition's say; several with a comma between
    "other_number": False,
    "category": False,
    "area": False,  # a grid: its code, or its name with those around it
    "place": False,  # words: which house, which bridge
    "lng": False,
    "lat": False,
    "urgency": False,
    "handed_over_at": False,
    "answer_due": False,
    # Whoever told the source of it: kept sealed beside the case, as every caller is.
    "caller_name": False,
    "caller_phone": False,
}
MOST_NUMBERS: Final = 5
_WHAT_LENGTH = 2000
_PLACE_LENGTH = 200
# As tables of others say it.
_URGENCIES = {
    "特急": "critical",
    "紧急": "urgent",
    "加急": "urgent",
    "急": "urgent",
    "一般": "general",
    "普通": "general",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be taken in: which of its fields, and what is wrong with it."""

    field: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A row in our terms. With `faults` it is not taken in; what it `waits` for is for a person to say."""

    number: str
    what: str
    place_note: str
    theirs: str
    category: str | None
    grid_code: str | None
    place: Place | None
    urgency: str | None
    handed_over_at: datetime | None
    answer_due: datetime | None
    faults: Sequence[Fault]
    # As `callers` takes it; None where the source tells nobody.
    caller: Mapping[str, str] | None = None
    other_numbers: Sequence[str] = ()

    @property
    def numbers(self) -> list[str]:
        """All that others have it under."""
        return [self.number, *self.other_numbers]

    @property
    def waits(self) -> Waits:
        if self.category is None:
            return Waits.CATEGORY
        return Waits.NOTHING if self.grid_code or self.place else Waits.PLACE


@dataclass(frozen=True)
class Ground:
    """The grids of a county, for tables that name them as addresses are written: all run together."""

    county_code: str

    @cached_property
    def grids(self) -> frozenset[str]:
        """The codes in use."""
        areas = atlas().names.values()
        return frozenset(
            area.code
            for area in areas
            if area.level == Level.GRID and area.is_current and area.code.startswith(self.county_code)
        )

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """Codes by the names from the township down, and by those without what is said twice. A name that two
        grids share names neither."""
        found: dict[str, set[str]] = {}
        names = atlas().names
        for code in self.grids:
            below = [names[around].name for around in ancestry(code)[1:] if around in names]
            for written in ("".join(below), "".join(said_once(below))):
                found.setdefault(written, set()).add(code)
        return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def read(cells: Mapping[str, str], source: Source, means: Mapping[str, str], ground: Ground) -> Reading:
    """Read one row. `means` is which of our categories each of theirs stands for."""
    said = {field: cells.get(source.headings.get(field, ""), "").strip() for field in FIELDS}
    return Reading(
        number=said["number"],
        what=_cut(said["what"], _WHAT_LENGTH),
        place_note=_cut(" ".join(said["place"].split()), _PLACE_LENGTH),
        theirs=said["category"][:THEIRS_LENGTH],
        category=_category(said["category"], means),
        grid_code=_grid(said["area"], ground),
        place=_place(said["lng"], said["lat"]),
        urgency=_urgency(said["urgency"]),
        handed_over_at=tables.moment(said["handed_over_at"]),
        answer_due=tables.moment(said["answer_due"], end=True),
        faults=_faults(said),
        caller=_caller(said["caller_name"], said["caller_phone"]),
        other_numbers=[number[:NUMBER_LENGTH] for number in several(said["other_number"])][:MOST_NUMBERS],
    )


def _faults(said: Mapping[str, str]) -> list[Fault]:
    faults = [
        Fault(field, _("It is empty.")) for field, needed in FIELDS.items() if needed and not said[field]
    ]
    if len(said["number"]) > NUMBER_LENGTH:
        faults.append(Fault("number", _("It is longer than a number can be.")))
    for field in ("handed_over_at", "answer_due"):
        if said[field] and tables.moment(said[field]) is None:
            faults.append(Fault(field, _("It is no date. Write it as 2026-11-28 or 2026-11-28 09:30.")))
    return faults


def _caller(name: str, phone: str) -> Mapping[str, str] | None:
    """Whoever told it. A number that is none is left out: the row as it came is kept all the same."""
    try:
        number = numbers.read(phone)
    except NotAPhoneNumber:
        number = ""
    said = {"name": _cut(" ".join(name.split()), NAME_LENGTH), "phone": number}
    return said if any(said.values()) else None


def _category(theirs: str, means: Mapping[str, str]) -> str | None:
    """What theirs means, where that is in use today."""
    code = means.get(theirs)
    if code is None:
        return None
    try:
        return tree().reportable(code).code
    except UnknownCategory:
        return None


def _grid(said: str, ground: Ground) -> str | None:
    """The one grid that is meant: by code, by its name run together, or by words only it answers to."""
    if not said:
        return None
    if level_of(said) is Level.GRID and said.isascii() and said.isdigit():
        return said if said in ground.grids else None
    if (code := ground.by_name.get("".join(said.split()))) is not None:
        return code
    found = territory.find_areas(said, within=ground.county_code, level=Level.GRID, limit=2)
    return found[0].code if len(found) == 1 else None


def _place(lng: str, lat: str) -> Place | None:
    """The point, if there is one on the globe: any other tells no place."""
    try:
        place = Place(float(lng), float(lat), "cgcs2000")
        place.point()
    except (ValueError, BadInput):
        return None
    return place


def _urgency(said: str) -> str | None:
    """One of ours; None where nothing or nothing known is said: then it is the category's."""
    return _URGENCIES.get(said) or (said if said in URGENCIES else None)


def _cut(words: str, most: int) -> str:
    """The whole of what they wrote is kept beside the case."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def settled(reading: Reading, *, category: str, grid_code: str | None, urgency: str | None) -> Reading:
    """The same with what its reader says of it. A grid that is named wins over what the table says."""
    return replace(
        reading,
        category=category,
        grid_code=grid_code or reading.grid_code,
        urgency=urgency or reading.urgency,
    )
