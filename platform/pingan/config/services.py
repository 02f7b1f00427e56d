"""Writes of the room: preview, change, take back; and the whole configuration in at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from pingan.config import counties, differences, entries, selectors, tables
from pingan.config.differences import Row
from pingan.config.errors import (
    AlreadyUndone,
    ChangedSince,
    NothingChanged,
    OfAllCounties,
    TableRefused,
    UnfitDay,
)
from pingan.config.models import Change
from pingan.config.sections import PREVIEWS, SECTIONS, Consequence, Draft, Section
from pingan.config.tables import Examined
from pingan.core import clock
from pingan.core.errors import NotFound, StaleVersion
from pingan.core.ids import uuid7
from pingan.core.locks import OURS
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people import policy
from pingan.people.actors import Actor

# Beside the ticker's and those of counties (stats), which are numbers of six digits.
_LOCK = (OURS, 2)
# Longer plans than this are slips of the pen.
MOST_DAYS_AHEAD = 3 * 366


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do, before it is made."""

    examined: Examined
    version: str
    consequences: Sequence[Consequence] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A section's table as somebody wants it from a day on. `version` is that of the table they changed."""

    section: Section
    rows: Any
    on: date
    version: str
    why: str = ""


def preview(section: Section, rows: Any, *, on: date, by: Actor) -> Preview:
    """What a table would change, what is wrong with it, and what it would have meant last month.

    Raises NotYourOperation, OfAllCounties, UnfitDay, TooManyRows and BadInput.
    """
    _refuse_others(section, by)
    now = selectors.table(section, by.county_code)
    _refuse_unfit_day(section, on, now.since)
    examined = tables.examine(section, rows, before=now.rows, on=on, by=by)
    meant = PREVIEWS.get(section.code)
    draft = examined.draft
    found = list(meant(draft)) if meant is not None and draft is not None and draft.difference else []
    return Preview(examined, now.version, found)


@transaction.atomic
def change(wanted: Wanted, *, by: Actor, own_id: UUID | None = None) -> Change:
    """Make a section's table be what is wanted, from its day on.

    Raises NotYourOperation, OfAllCounties, StaleVersion where somebody else has changed it, UnfitDay,
    TableRefused, NothingChanged, TooManyRows and BadInput; nothing is changed then.
    """
    _refuse_others(wanted.section, by)
    _one_at_a_time()
    _refuse_stale(wanted.section, wanted.version, by)
    saved = _save(wanted.section, _drafted(wanted, by), by=by, why=wanted.why, own_id=own_id)
    _journal([saved], by)
    return saved


@transaction.atomic
def put(section: Section, row: Row, *, instead_of: Callable[[Row], bool], why: str, by: Actor) -> Change:
    """Put one row into a county's table for a room that has decided who may, in place of those that it stands
    for: from today on, or from the day on which all that is planned holds.

    Raises OfAllCounties, TableRefused, NothingChanged, TooManyRows.
    """
    _refuse_shared(section)
    _one_at_a_time()
    now = selectors.table(section, by.county_code)
    rows = [*(one for one in now.rows if not instead_of(one)), row]
    on = max(clock.today(), now.since or clock.today())
    saved = _save(section, _drafted(Wanted(section, rows, on, now.version), by), by=by, why=why, own_id=None)
    _journal([saved], by)
    return saved


@transaction.atomic
def undo(*, change_id: UUID, by: Actor, own_id: UUID | None = None) -> Change:
    """Take a change back, by one that makes its rows be what they were; whatever else was changed stays.

    Raises NotFound, AlreadyUndone, ChangedSince naming the rows that are otherwise by now, TableRefused where
    what was there is not allowed any more, and NotYourOperation.
    """
    _one_at_a_time()
    done = Change.objects.filter(pk=change_id, county_code__in=counties.reads(by.county_code)).first()
    if done is None or done.section not in SECTIONS:
        raise NotFound
    if Change.objects.filter(undoes=done).exists():
        raise AlreadyUndone
    section = SECTIONS[done.section]
    _refuse_others(section, by)
    now = selectors.table(section, by.county_code)
    rows = _taken_back(section, done, now.rows)
    on = max(clock.today(), now.since or clock.today())
    draft = _drafted(Wanted(section, rows, on, now.version), by)
    saved = _save(section, draft, by=by, why="", own_id=own_id, undoes=done)
    _journal([saved], by)
    return saved


def _taken_back(section: Section, done: Change, now: Sequence[Row]) -> list[Row]:
    """The present table with the rows of a change as they were before it. Raises ChangedSince."""
    present = {section.named(row): row for row in now}
    touched = {**done.before, **done.after}
    since = [key for key in touched if not _same(present.get(key), done.after.get(key))]
    if since:
        raise ChangedSince(", ".join(since[:10]) + (" …" if len(since) > 10 else ""))  # noqa: PLR2004
    rows: list[Row] = []
    for key, row in present.items():
        if key not in touched:
            rows.append(row)
        elif key in done.before:
            rows.append({**row, **_known(section, done.before[key])})
    back = [row for key, row in done.before.items() if key not in present]
    return rows + [_known(section, row) for row in back]


def _known(section: Section, row: Row) -> dict[str, Any]:
    """Without the cells of columns that a later release took out."""
    return {name: cell for name, cell in row.items() if name in section.by_name}


def _same(now: Row | None, then: Row | None) -> bool:
    """Whether two rows agree as far as both have the columns: a later release may have more, or fewer."""
    if now is None or then is None:
        return now is then
    return all(now[name] == cell for name, cell in then.items() if name in now)


def _drafted(wanted: Wanted, by: Actor) -> Draft:
    """Raises UnfitDay, TableRefused, NothingChanged, TooManyRows and BadInput."""
    now = selectors.table(wanted.section, by.county_code)
    _refuse_unfit_day(wanted.section, wanted.on, now.since)
    examined = tables.examine(wanted.section, wanted.rows, before=now.rows, on=wanted.on, by=by)
    if examined.draft is None:
        raise TableRefused(invalid_params=examined.invalid_params)
    if not examined.draft.difference:
        raise NothingChanged
    return examined.draft


def _save(
    section: Section, draft: Draft, *, by: Actor, why: str, own_id: UUID | None, undoes: Change | None = None
) -> Change:
    """Write the change down and make it be so. Only behind the lock; the act in the journal is to follow."""
    saved = Change.objects.create(
        id=own_id or uuid7(),
        county_code=by.county_code,
        section=section.code,
        valid_from=draft.on,
        before=draft.difference.before,
        after=draft.difference.after,
        added=len(draft.difference.added),
        changed=len(draft.difference.changed),
        removed=len(draft.difference.removed),
        why=why,
        by_id=by.account_id,
        at=clock.now(),
        undoes=undoes,
    )
    if section.apply is None:
        entries.replace(section, draft)
    else:
        section.apply(draft)
    _forget()
    return saved


def change_several(
    wanted: Mapping[str, Any], *, on: date, why: str, version: str, by: Actor, dry: bool
) -> tuple[list[Change], dict[str, Examined]]:
    """Make several sections be what is wanted, all or none, in the order in which rooms registered them.

    A dry run does it all and takes it back: so a section is judged by what those before it would have come
    to. Raises what `change` raises. The first answer is what was changed: nothing, where it was dry or where
    one of the tables will not do; the second, what each section's table comes to.
    """
    examined: dict[str, Examined] = {}
    with transaction.atomic():
        _one_at_a_time()
        if not dry and version != (present := whole_version(by.county_code)):
            raise StaleVersion(extra={"current": {"version": present}})
        done = list(_save_each(wanted, on, why, by, examined))
        if dry or any(one.problems for one in examined.values()):
            done = []
            transaction.set_rollback(True)
        elif not done:
            raise NothingChanged
        _journal(done, by)
    # What was read of it inside was never so.
    selectors.forget()
    return done, examined


def _save_each(
    wanted: Mapping[str, Any], on: date, why: str, by: Actor, examined: dict[str, Examined]
) -> Iterable[Change]:
    for code, section in SECTIONS.items():
        if code not in wanted:
            continue
        policy.reach(by, section.operation)
        now = selectors.table(section, by.county_code)
        day = on if section.dated else clock.today()
        found = tables.examine(section, wanted[code], before=now.rows, on=day, by=by)
        examined[code] = found
        if found.draft is not None and found.draft.difference:
            _refuse_shared(section)
            _refuse_unfit_day(section, day, now.since)
            yield _save(section, found.draft, by=by, why=why, own_id=None)


def whole_version(county: str) -> str:
    """What a county's configuration as a whole is known by."""
    return differences.tag(
        [{"section": code, "tag": selectors.table(one, county).version} for code, one in SECTIONS.items()]
    )


def may_change(section: Section, by: Actor) -> bool:
    """Whether it is theirs to change: by the policy, and as no other county's."""
    return policy.may(by.role, section.operation) and not (section.shared and counties.are_several())


def _refuse_others(section: Section, by: Actor) -> None:
    policy.reach(by, section.operation)
    _refuse_shared(section)


def _refuse_shared(section: Section) -> None:
    """One county changes nothing for the others."""
    if section.shared and counties.are_several():
        raise OfAllCounties


def _one_at_a_time() -> None:
    """Changes of the configuration wait for one another; readers go on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK)


def _refuse_stale(section: Section, version: str, by: Actor) -> None:
    present = selectors.table(section, by.county_code).version
    if version != present:
        raise StaleVersion(extra={"current": {"version": present}})


def _refuse_unfit_day(section: Section, on: date, since: date | None) -> None:
    """Raises UnfitDay for a day that is over, one behind what is planned, and one beyond all plans."""
    today = clock.today()
    if on < today:
        raise _unfit_day(_("Choose today or a later day: what was decided by the rules of a day stays."))
    if not section.dated and on != today:
        raise _unfit_day(_("This table is changed at once; the days it knows stand in its rows."))
    if since is not None and on < since:
        raise _unfit_day(
            _("A change from %(day)s on is planned already: choose that day or a later one, or take it back.")
            % {"day": since.isoformat()}
        )
    if (on - today).days > MOST_DAYS_AHEAD:
        raise _unfit_day(_("Choose a day within the next three years."))


def _unfit_day(reason: Any) -> UnfitDay:
    return UnfitDay(reason, invalid_params=[{"name": "valid_from", "reason": reason}])


def _journal(done: Sequence[Change], by: Actor) -> None:
    """Codes only: what was changed stands in the change, for those who may read it."""
    for saved in done:
        journal.record(
            type="config.undone" if saved.undoes_id else "config.changed",
            topic=Topic.CONFIG,
            area_code=by.county_code,
            object_type="config",
            object_id=saved.id,
            actor=by.account_id,
            post=by.post_id,
            facts={"section": saved.section, "from": saved.valid_from.isoformat()},
        )


def _forget() -> None:
    """Now, for what this transaction asks itself, and once others can see it."""
    selectors.forget()
    transaction.on_commit(selectors.forget)
