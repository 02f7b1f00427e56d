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
from pingan.config.counties import reads, share_out
from pingan.core import clock
from pingan.core.area_codes import Level, county_of
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
    rows: Sequence[CategoryRow],
    *,
    on: date,
    by: UUID | None = None,
    dry: bool = False,
    taking_back: bool = False,
) -> Loaded:
    """Make the tree be that of the rows from the day `on` on. Loading the same again changes nothing.

    Raises CategoriesRefused for a code that was in use before and ended, for a day before one the present
    tree began on, and for what a referee refuses; nothing is changed then, nor by a dry run. `taking_back`:
    what ends on that very day may come back as it was.
    """
    for referee in REFEREES.values():
        referee(rows)
    with transaction.atomic():
        _one_at_a_time("categories_category")
        current = {row.code: row for row in Category.objects.filter(CURRENT)}
        back = ending_on(on) if taking_back else {}
        _refuse_reuse([row for row in rows if row.code not in back or not same(back[row.code], row)], ended())
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
    # Now, and once others can see it: what is asked in between by this transaction must not stay for them.
    selectors.forget()
    transaction.on_commit(selectors.forget)
    return loaded


def ended() -> set[str]:
    """Codes that are in no span any more, nor will be."""
    current = Category.objects.filter(CURRENT).values("code")
    return set(Category.objects.exclude(code__in=current).values_list("code", flat=True))


def ending_on(day: date) -> dict[str, Category]:
    """Categories that end on a day for good, by code. On that very day their end can be taken back: nothing
    has been without them."""
    over = Category.objects.filter(valid_to=day, code__in=ended())
    return {row.code: row for row in over.order_by("id")}


def same(kept: Category, row: CategoryRow) -> bool:
    """Whether a row says what a category says already."""
    return not _differs(kept, row)


def load_duties(
    rows: Sequence[DutyRow],
    *,
    on: date,
    by: UUID | None = None,
    dry: bool = False,
    within: str = "",
    county: str = "",
) -> Loaded:
    """Make the catalogue of duties be that of the rows from the day `on` on; items are named by what they are
    known by. `within` an area only its own items are looked at, and all rows are of it. `county`: its whole
    catalogue, what every county's was of it too; without one, what is for no area is every county's.

    Raises CategoriesRefused for a category that is not in use on that day, for a day before one a present
    item began on, and for two rows of one item. Loading the same again changes nothing.
    """
    with transaction.atomic():
        _one_at_a_time("categories_duty")
        in_use = selectors.tree(on).categories
        for row in rows:
            if row.category not in in_use:
                raise CategoriesRefused(f"{row.category} is not in use on {on}")
            if not row.area_code.startswith(within):
                raise CategoriesRefused(f"{row.area_code} lies outside {within}")
        present = Duty.objects.filter(CURRENT, area_code__startswith=within).select_related("organisation")
        if county:
            if not dry:
                share_out(Duty.objects.filter(CURRENT), county)
            present = present.filter(county_code__in=reads(county))
        current = {_key_of(rule): rule for rule in present}
        wanted = {row.key: row for row in rows}
        if len(wanted) < len(rows):
            raise CategoriesRefused("two rules are for one category, area and kind")
        opened = [key for key in wanted if key not in current]
        changed = [key for key, row in wanted.items() if key in current and _changes(current[key], row)]
        closed = [key for key in current if key not in wanted]
        loaded = Loaded(*(sorted(_named(key) for key in keys) for keys in (opened, changed, closed)))
        if loaded:
            _refuse_past(current.values(), on)
        if dry or not loaded:
            return loaded
        over = Duty.objects.filter(pk__in=[current[key].pk for key in (*changed, *closed)])
        ended = over.update(valid_to=on)
        new = [wanted[key] for key in (*opened, *changed)]
        Duty.objects.bulk_create(
            Duty(**_columns(row), county_code=county or county_of(row.area_code), valid_from=on)
            for row in new
        )
        facts = {"opened": len(new), "closed": ended}
        _journal("categories.duties_loaded", uuid7(), on, by, within=county or county_of(within), **facts)
    return loaded


def count_override(item: Duty, day: date, *, county: str, sender_id: UUID, lead_id: UUID | None) -> int:
    """One more matter that a unit sent against an item in the day's month; the id of the item's part of the
    sum. Senders wait for each other only where they add to the same sum."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_OVERRIDE, [county, day.replace(day=1), sender_id, lead_id, item.pk])
        (part,) = cursor.fetchone()
    return int(part)


_COUNT_OVERRIDE = """
WITH whole AS (
    INSERT INTO categories_dutyoverride AS t (county_code, month, sender_id, lead_id, n)
    VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (county_code, month, sender_id, lead_id) DO UPDATE SET n = t.n + 1
    RETURNING id
)
INSERT INTO categories_overriddenitem AS t (sum_id, duty_id, n)
SELECT id, %s, 1 FROM whole
ON CONFLICT (sum_id, duty_id) DO UPDATE SET n = t.n + 1
RETURNING id
"""


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
    """Raises CategoriesRefused for a day before the newest of what holds now."""
    began = max((row.valid_from for row in current), default=None)
    if began is not None and on < began:
        raise CategoriesRefused(f"what holds now began on {began}, so nothing can be loaded as of {on}")


def _differs(kept: Category, row: CategoryRow) -> bool:
    return any(getattr(kept, name) != value for name, value in asdict(row).items())


def _key_of(rule: Duty) -> tuple[str, str, str, UUID | None, str]:
    return rule.category, rule.area_code, rule.kind, rule.organisation_id, rule.name


def _named(key: tuple[str, str, str, UUID | None, str]) -> str:
    category, area_code, kind, organisation_id, name = key
    return " ".join(
        [category, area_code, kind, *([str(organisation_id)] if organisation_id else []), name]
    ).rstrip()


def _changes(kept: Duty, row: DutyRow) -> bool:
    return any(getattr(kept, name) != value for name, value in _columns(row).items())


def _columns(row: DutyRow) -> dict[str, Any]:
    return {**asdict(row), "level": row.level.value, "assisting": list(row.assisting)}


def _journal(type_: str, object_id: UUID, on: date, by: UUID | None, within: str = "", **counts: Any) -> None:
    """In every county that is loaded, lowest first: the tree is the same for all of them. Or in one."""
    areas = atlas().names.values()
    loaded = sorted(area.code for area in areas if area.is_current and area.level == Level.COUNTY)
    for county in [within] if within else loaded:
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
