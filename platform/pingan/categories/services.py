"""Writes of the room: a tree or the rules of duty as of a day, each load an act in every county's journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from pingan.categories import selectors, tables
from pingan.categories.errors import CategoriesRefused
from pingan.categories.models import CURRENT, Category, CategoryLoad, Duty
from pingan.categories.tables import CategoryRow, DutyRow
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.core.ids import uuid7
from pingan.core.registry import Registry
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.territory.atlas import atlas

# Before this day there is no case, so the first tree covers them all.
BEGINNING = date(2000, 1, 1)

# Rooms above that know more of what a row may say (cases: which tracks there are); they raise
# CategoriesRefused.
REFEREES: Registry[Callable[[Sequence[CategoryRow]], None]] = Registry("referees of categories")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Codes a load opened, changed (their old span closed, a new one opened) and closed for good."""

    opened: Sequence[str]
    changed: Sequence[str]
    closed: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.opened or self.changed or self.closed)


def load_categories(
    rows: Sequence[CategoryRow], *, on: date, by: UUID | None = None, dry: bool = False
) -> Loaded:
    """Make the tree be that of the rows from the day `on` on. Loading the same again changes nothing.

    Raises CategoriesRefused for a code that was in use before and ended, for a day before one the present
    tree began on, and for what a referee refuses; nothing is changed then, nor by a dry run.
    """
    for referee in REFEREES.values():
        referee(rows)
    with transaction.atomic():
        _one_at_a_time("categories_category")
        current = {row.code: row for row in Category.objects.filter(CURRENT)}
        ended = set(Category.objects.exclude(CURRENT).values_list("code", flat=True)) - current.keys()
        _refuse_reuse(rows, ended)
        _refuse_past(current.values(), on)
        wanted = {row.code: row for row in rows}
        loaded = Loaded(
            opened=[code for code in wanted if code not in current],
            changed=[
                code for code, row in wanted.items() if code in current and _differs(current[code], row)
            ],
            closed=sorted(current.keys() - wanted.keys()),
        )
        if dry or not loaded:
            return loaded
        over = Category.objects.filter(CURRENT, code__in=[*loaded.changed, *loaded.closed])
        closed = over.update(valid_to=on)
        new = [wanted[code] for code in (*loaded.opened, *loaded.changed)]
        Category.objects.bulk_create(Category(**asdict(row), valid_from=on) for row in new)
        load = CategoryLoad.objects.create(
            loaded_at=clock.now(), valid_from=on, opened=len(new), closed=closed
        )
        _journal("categories.loaded", load.id, on, by, opened=len(new), closed=closed)
    selectors.forget()
    return loaded


def load_duties(rows: Sequence[DutyRow], *, on: date, by: UUID | None = None, dry: bool = False) -> Loaded:
    """Make the rules of duty be those of the rows from the day `on` on; rules are named `category area kind`.

    Raises CategoriesRefused for a category that is not in use on that day, and for a day before one a present
    rule began on.
    """
    with transaction.atomic():
        _one_at_a_time("categories_duty")
        in_use = selectors.tree(on).categories
        for row in rows:
            if row.category not in in_use:
                raise CategoriesRefused(f"{row.category} is not in use on {on}")
        current = {_named(rule): rule for rule in Duty.objects.filter(CURRENT)}
        _refuse_past(current.values(), on)
        wanted = {_named(row): row for row in rows}
        if len(wanted) < len(rows):
            raise CategoriesRefused("two rules are for one category, area and kind")
        loaded = Loaded(
            opened=[name for name in wanted if name not in current],
            changed=[n for n, row in wanted.items() if n in current and current[n].level != row.level.value],
            closed=sorted(current.keys() - wanted.keys()),
        )
        if dry or not loaded:
            return loaded
        over = [current[name].pk for name in (*loaded.changed, *loaded.closed)]
        closed = Duty.objects.filter(pk__in=over).update(valid_to=on)
        new = [wanted[name] for name in (*loaded.opened, *loaded.changed)]
        Duty.objects.bulk_create(Duty(**asdict(row), valid_from=on) for row in new)
        _journal("categories.duties_loaded", uuid7(), on, by, opened=len(new), closed=closed)
    return loaded


def seed() -> None:
    """Fill an empty table with the starter tree of a county with border villages.

    Nothing about border facilities or patrols is in it: such matters never enter the platform.
    """
    if not Category.objects.exists():
        Category.objects.bulk_create(
            Category(**asdict(row), valid_from=BEGINNING) for row in tables.read_categories(tables.SEED)
        )


def _one_at_a_time(table: str) -> None:
    """Loads wait for each other; readers go on."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def _refuse_reuse(rows: Iterable[CategoryRow], ended: set[str]) -> None:
    for row in rows:
        if row.code in ended:
            raise CategoriesRefused(f"{row.code} was in use before and ended: take a code that is new")


def _refuse_past(current: Iterable[Category | Duty], on: date) -> None:
    began = max((row.valid_from for row in current), default=None)
    if began is not None and on < began:
        raise CategoriesRefused(f"what holds now began on {began}, so nothing can be loaded as of {on}")


def _differs(kept: Category, row: CategoryRow) -> bool:
    return any(getattr(kept, name) != value for name, value in asdict(row).items())


def _named(rule: Duty | DutyRow) -> str:
    return f"{rule.category} {rule.area_code} {rule.kind}"


def _journal(type_: str, object_id: UUID, on: date, by: UUID | None, **counts: Any) -> None:
    """In every county that is loaded, lowest first: the tree is the same for all of them."""
    areas = atlas().names.values()
    for county in sorted(area.code for area in areas if area.is_current and area.level == Level.COUNTY):
        journal.record(
            type=type_,
            topic=Topic.CATEGORIES,
            area_code=county,
            object_type="categories",
            object_id=object_id,
            actor=by,
            post=None,
            facts={"from": on.isoformat(), **counts},
        )
