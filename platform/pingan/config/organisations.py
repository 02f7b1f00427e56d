"""The section of organisations: which bodies there are, where they stand, and from when to when.

Their days stand in their rows, so the table is changed at once. What an organisation still has to do decides
whether it can be closed; rooms above count it (`HOLDINGS`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.encoding import force_str
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core import area_codes, clock
from pingan.core.errors import Text
from pingan.core.registry import Registry
from pingan.people.models import PHONE_LENGTH, Organisation, Post
from pingan.people.roles import KINDS
from pingan.territory.atlas import reads_english

CODE = "organisations"
# How many things some organisations still have to do: those with none are left out. The words for it have
# a place for {count}.
HOLDINGS: Registry[tuple[Callable[[Collection[UUID]], Mapping[UUID, int]], Text]] = Registry(
    "config.holdings"
)
# Nobody has to know how many exactly there are beyond.
MOST = 1_000
_COLUMNS: Mapping[str, str] = {
    "id": "id",
    "name": "name",
    "name_en": "name_en",
    "kind": "kind",
    "area": "area_code",
    "phone": "phone",
    "usual": "is_usual",
    "opened_on": "opened_on",
    "closed_on": "closed_on",
}


class _Kinds(Sequence[Choice]):
    """Kinds of organisations, called as the suffix of their names is."""

    def __len__(self) -> int:
        return len(KINDS)

    def __getitem__(self, place: Any) -> Any:
        return [Choice(code, _called(code)) for code in KINDS][place]


def _called(kind: str) -> str:
    return KINDS[kind].suffix_en if reads_english() else KINDS[kind].suffix


def register() -> None:
    SECTIONS.register(
        CODE,
        Section(
            code=CODE,
            label=_("Organisations"),
            about=_("Centres, departments and committees: who people work for, and who can be given a case."),
            columns=(
                Column("id", "id", _("Number")),
                Column("name", "text", _("Its name"), required=True, most=80),
                Column("name_en", "text", _("Name in English"), most=120),
                Column("kind", "choice", _("Kind"), required=True, choices=_Kinds(), fixed=True),
                Column("area", "area", _("Area"), required=True, fixed=True),
                Column("phone", "text", _("Telephone"), most=PHONE_LENGTH),
                Column(
                    "usual",
                    "flag",
                    _("Usual"),
                    hint=_("The one of its kind there that employs whoever is appointed without another."),
                ),
                Column("opened_on", "date", _("Opened on")),
                Column("closed_on", "date", _("Closed on"), hint=_("The first day it is closed.")),
            ),
            key=("id",),
            rows=rows,
            apply=apply,
            check=check,
            dated=False,
        ),
    )


def rows(_on: date, county: str) -> Sequence[Row]:
    """All of a county's, closed ones too, by area and name."""
    found = Organisation.objects.filter(area_code__startswith=county)
    return [_row(one) for one in found.order_by("area_code", "kind", "name", "id")]


def _row(one: Organisation) -> Row:
    return {column: _cell(getattr(one, field)) for column, field in _COLUMNS.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, bool | str):
        return value
    return "" if value is None else str(value)


def check(draft: Draft) -> Iterator[Fault]:
    """What the table cannot be: two of a name or two usual ones, one closed that has work, one deleted that
    something refers to."""
    yield from _doubled(draft.rows, ("kind", "area", "name"), "name", _("There is one of this name already."))
    usual = [row for row in draft.rows if row["usual"]]
    yield from _doubled(usual, ("kind", "area"), "usual", _("Another one is the usual one there."))
    for row in draft.rows:
        if row["opened_on"] and row["closed_on"] and row["closed_on"] < row["opened_on"]:
            yield Fault(row["id"], "closed_on", _("It cannot close before it opens."))
        if not area_codes.level_of(row["area"]):
            yield Fault(row["id"], "area", _("There is no such area."))
    yield from _known_elsewhere(draft.difference.added)
    yield from _closing(draft)
    yield from _referred_to(draft.difference.removed)


def _doubled(table: Sequence[Row], names: Sequence[str], column: str, reason: Text) -> Iterator[Fault]:
    seen: set[tuple[Any, ...]] = set()
    for row in table:
        called = tuple(row[name] for name in names)
        if called in seen:
            yield Fault(row["id"], column, reason)
        seen.add(called)


def _known_elsewhere(added: Mapping[str, Row]) -> Iterator[Fault]:
    """A new row has a number of its own: that of another county's organisation stays theirs."""
    for pk in Organisation.objects.filter(pk__in=list(added)).values_list("pk", flat=True):
        yield Fault(str(pk), "", _("This number belongs to another organisation."))


def _closing(draft: Draft) -> Iterator[Fault]:
    """One that still has to do something cannot close; nor one that people go on working for."""
    closing = {
        UUID(key): now
        for key, now in draft.difference.after.items()
        if now["closed_on"] and draft.difference.before.get(key, {}).get("closed_on") != now["closed_on"]
    }
    if not closing:
        return
    for count, words in HOLDINGS.values():
        for pk, number in count(closing).items():
            yield Fault(str(pk), "closed_on", format_lazy(force_str(words), count=number))
    for pk, row in closing.items():
        staying = Post.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=row["closed_on"]))
        posts = staying.filter(organisation=pk).values_list("pk", flat=True)[:MOST]
        if posts:
            told = _("{count} posts in it go on beyond that day; end them first.")
            yield Fault(str(pk), "closed_on", format_lazy(told, count=len(posts)))
        if row["closed_on"] < clock.today().isoformat():
            yield Fault(str(pk), "closed_on", _("Choose today or a later day."))


def _relations() -> Iterator[Any]:
    """Every column of every room that names an organisation."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if relation.auto_created and (relation.one_to_many or relation.one_to_one):
            yield relation


def _referred_to(removed: Mapping[str, Row]) -> Iterator[Fault]:
    """Whatever anybody worked for or was given keeps its organisation, and every room is asked."""
    # One row is enough, and nearly all of them have a post: nobody looks through what each has had to do.
    relations = (
        sorted(_relations(), key=lambda relation: relation.related_model is not Post) if removed else ()
    )
    named = [UUID(key) for key in removed if any(_names(relation, key) for relation in relations)]
    for pk in named:
        yield Fault(str(pk), "", _("Posts or cases refer to it: give it a day of closing instead."))


def _names(relation: Any, pk: str) -> bool:
    rows = relation.related_model._default_manager.filter(**{relation.field.attname: pk})
    return bool(rows.exists())


def apply(draft: Draft) -> None:
    """Write what is otherwise: first what goes, then what makes room for another, then the rest."""
    difference = draft.difference
    Organisation.objects.filter(pk__in=list(difference.removed)).delete()
    changed = [_organisation(now) for _was, now in difference.changed.values()]
    # Two that exchange names or which is the usual one would meet half-way.
    for one in changed:
        Organisation.objects.filter(pk=one.pk).update(is_usual=False, name=f"\u200b{one.pk}")
    for one in changed:
        one.save(force_update=True)
    Organisation.objects.bulk_create(_organisation(row) for row in difference.added.values())


def _organisation(row: Row) -> Organisation:
    cells = {field: row[column] for column, field in _COLUMNS.items()}
    for name in ("opened_on", "closed_on"):
        cells[name] = date.fromisoformat(cells[name]) if cells[name] else None
    return Organisation(**cells)
