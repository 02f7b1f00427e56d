"""The section of duties: the catalogue as a table that a county changes, takes out and brings in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from pingan.categories import duties, selectors
from pingan.categories.models import BASIS_LENGTH, CURRENT, NAME_LENGTH, Duty, Sort
from pingan.categories.services import load_duties
from pingan.categories.tables import DutyRow
from pingan.config.counties import reads
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core import area_codes
from pingan.core.area_codes import Level
from pingan.people.models import Organisation
from pingan.people.roles import KINDS, ROLES
from pingan.territory.atlas import reads_english

CODE = "duties"
# So many items are read at once.
PAGE = 100
SORTS = (
    Choice(Sort.BASIC.value, _("basic: its lead does it alone")),
    Choice(Sort.ASSISTING.value, _("assisting: its lead leads, others help")),
    Choice(Sort.TAKEN_BACK.value, _("taken back by a department")),
)
LEVELS = (
    Choice(Level.COUNTY.value, _("county")),
    Choice(Level.TOWNSHIP.value, _("township")),
    Choice(Level.VILLAGE.value, _("village")),
)


def _called(kind: str) -> str:
    """What a kind of organisations is called: the levels it sits on, and its own word."""
    fixed = KINDS[kind].level
    held = {level for role in ROLES.values() if role.employer == kind for level in role.levels}
    levels = {fixed} if fixed else held
    place = "/".join(str(choice.label) for choice in LEVELS if choice.value in levels)
    return f"{place}: {KINDS[kind].suffix_en}" if reads_english() else place + KINDS[kind].suffix


def _kinds() -> Sequence[Choice]:
    return [Choice(kind, lazy(_called, str)(kind)) for kind in KINDS]


def register() -> None:
    SECTIONS.register(CODE, section())


def section() -> Section:
    return Section(
        code=CODE,
        label=_("Catalogue of duties"),
        about=_(
            "Who leads on what, on which basis. What belongs to a department or was taken back is not sent to"
            " a township, a village or a grid."
        ),
        columns=(
            Column("category", "category", _("Category"), required=True),
            Column("name", "text", _("Item"), required=True, most=NAME_LENGTH),
            Column("name_en", "text", _("Item in English"), most=2 * NAME_LENGTH),
            Column("sort", "choice", _("Sort"), required=True, choices=SORTS),
            Column(
                "lead", "organisation", _("Who leads"), hint=_("One organisation; or else a kind of them.")
            ),
            Column("lead_kind", "choice", _("Kind that leads"), choices=_kinds()),
            Column("level", "choice", _("Level of that kind"), choices=LEVELS),
            Column("assisting", "organisation", _("Who helps"), several=True),
            Column("assisting_kinds", "choice", _("Kinds that help"), choices=_kinds(), several=True),
            Column("basis", "text", _("Basis"), most=BASIS_LENGTH),
            Column("basis_en", "text", _("Basis in English"), most=BASIS_LENGTH),
            Column("area", "area", _("Only in"), hint=_("Empty: everywhere.")),
        ),
        key=("category", "area", "lead", "lead_kind", "name"),
        rows=rows,
        apply=apply,
        since=since,
        check=check,
    )


def rows(day: date, county: str) -> Sequence[Row]:
    """A county's catalogue of a day; of the last there is, what is planned."""
    found = duties.valid_on(day) if day < date.max else Duty.objects.filter(CURRENT)
    own = found.filter(county_code__in=reads(county))
    return [_row(item) for item in own.order_by("category", "area_code", "id")]


def search(county: str, words: str, day: date, after: int | None = None) -> list[Duty]:
    """Items of a day's catalogue that words are found in (the item, its basis, its lead, its category), as
    they lie in the table; those behind one of them. One more than a page, if there is."""
    own = duties.valid_on(day).filter(county_code__in=reads(county)).select_related("organisation")
    if words:
        named = [
            one.code
            for one in selectors.tree(day).categories.values()
            if words in f"{one.code} {one.label} {one.label_en}"
        ]
        told = ("name", "name_en", "basis", "basis_en", "organisation__name", "organisation__name_en")
        found = Q(category__in=named)
        for column in told:
            found |= Q(**{f"{column}__icontains": words})
        own = own.filter(found)
    last = Duty.objects.filter(pk=after).first() if after is not None else None
    if last is not None:
        below = Q(area_code__gt=last.area_code) | Q(area_code=last.area_code, pk__gt=last.pk)
        own = own.filter(Q(category__gt=last.category) | Q(below, category=last.category))
    return list(own[: PAGE + 1])


def lead_of(item: Duty) -> str:
    """Who leads by an item, in the reader's language: one organisation, or those of a kind at a level."""
    return duties.name_of(item.organisation) if item.organisation else _at_level(item.kind, item.level)


def helpers_of(item: Duty, named: Mapping[str, Organisation]) -> list[str]:
    """Who helps by it; `named` are the organisations that items name."""
    return [
        duties.name_of(named[word]) if word in named else _called(word)
        for word in item.assisting
        if word in named or word in KINDS
    ]


def named_in(items: Sequence[Duty]) -> Mapping[str, Organisation]:
    """The organisations that help by some items."""
    words = {word for item in items for word in item.assisting if word not in KINDS}
    return {str(one.pk): one for one in Organisation.objects.filter(pk__in=words)}


def _at_level(kind: str, level: str) -> str:
    place = next((str(choice.label) for choice in LEVELS if choice.value == level), "")
    return f"{place}: {KINDS[kind].suffix_en}" if reads_english() else place + KINDS[kind].suffix


def since(county: str) -> date | None:
    own = Duty.objects.filter(CURRENT, county_code__in=reads(county))
    newest: date | None = own.aggregate(day=Max("valid_from"))["day"]
    return newest


def apply(draft: Draft) -> None:
    by = draft.by.account_id if draft.by else None
    load_duties(items_of(draft.rows), on=draft.on, by=by, county=draft.county)


def check(draft: Draft) -> Iterable[Fault]:
    """What cells cannot say by themselves: who leads is said in one way; what was taken back has gone up."""
    in_use = selectors.tree(draft.on).categories
    seats = _seats(draft.rows)
    for row in draft.rows:
        yield from (Fault(section_key(row), column, reason) for column, reason in _faults(row, in_use, seats))


def items_of(found: Sequence[Row]) -> list[DutyRow]:
    """The rows as the catalogue keeps them."""
    seats = _seats(found)
    return [_item(row, seats) for row in found]


def section_key(row: Row) -> str:
    return " ".join(str(row[name]) for name in ("category", "area", "lead", "lead_kind", "name"))


def _faults(
    row: Row, in_use: Mapping[str, Any], seats: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, Any]]:
    if row["category"] not in in_use:
        yield "category", _("This category is not in use on that day.")
    if bool(row["lead"]) == bool(row["lead_kind"]):
        yield "lead", _("Name one organisation, or else a kind of organisations.")
        return
    if row["lead_kind"] and not row["level"]:
        yield "level", _("Say of which level.")
        return
    if row["sort"] == Sort.TAKEN_BACK and _lead_of(row, seats)[1] != Level.COUNTY.value:
        yield "sort", _("What was taken back is led by an organisation of the county.")


def _item(row: Row, seats: Mapping[str, tuple[str, str]]) -> DutyRow:
    kind, level = _lead_of(row, seats)
    return DutyRow(
        category=row["category"],
        level=Level(level),
        kind=kind,
        area_code=row["area"],
        organisation_id=UUID(row["lead"]) if row["lead"] else None,
        name=row["name"],
        name_en=row["name_en"],
        sort=row["sort"],
        basis=row["basis"],
        basis_en=row["basis_en"],
        assisting=[*row["assisting"], *row["assisting_kinds"]],
    )


def _lead_of(row: Row, seats: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """The kind and the level of who leads."""
    return seats[row["lead"]] if row["lead"] else (row["lead_kind"], row["level"])


def _seats(found: Sequence[Row]) -> Mapping[str, tuple[str, str]]:
    """Kind and level of the organisations that rows name as leads."""
    named = Organisation.objects.filter(pk__in={row["lead"] for row in found if row["lead"]})
    return {
        str(pk): (kind, (area_codes.level_of(area) or Level.COUNTY).value)
        for pk, kind, area in named.values_list("pk", "kind", "area_code")
    }


def _row(item: Duty) -> Row:
    lead = str(item.organisation_id) if item.organisation_id else ""
    return {
        "category": item.category,
        "name": item.name or duties.title_of(item),
        "name_en": item.name_en,
        "sort": item.sort,
        "lead": lead,
        "lead_kind": "" if lead else item.kind,
        "level": "" if lead else item.level,
        "assisting": [word for word in item.assisting if word not in KINDS],
        "assisting_kinds": [word for word in item.assisting if word in KINDS],
        "basis": item.basis,
        "basis_en": item.basis_en,
        "area": item.area_code,
    }
