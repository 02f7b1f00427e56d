"""Clocks of a case: what was promised until when, by which rule, and what became of it.

A move's `clocks` say which start, stop, pause and go on; `run` does it to a locked case. Lists know two of
them by columns of the case itself (`accept_due`, `close_due`), which are projections written here alone.

What is promised stays promised, whatever becomes of rules and calendar afterwards. Only what was counted in a
year whose holidays had not been announced is `provisional`, and counted again when they are (`recount`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db import transaction

from pingan.cases.models import Case, Clock
from pingan.cases.rules import limit_of, rule_for
from pingan.cases.workflow import ACCEPT, CLOSE, ClockOp
from pingan.core.area_codes import county_of

# The columns of a case by which lists know a clock.
PROJECTED: Final[Mapping[str, str]] = {ACCEPT: "accept_due", CLOSE: "close_due"}
# What such a column says while its clock is paused: nothing is due, and it comes after all that is.
NOT_NOW: Final = datetime(9999, 1, 1, tzinfo=UTC)
# Of a clock that an earlier release started, which kept its due moment and nothing else.
ADOPTED: Final = "adopted"

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Promise:
    """Until when a clock runs that starts now, by which rule, and whether its calendar was announced."""

    kind: str
    due_at: datetime
    rule: str
    provisional: bool


def promise(
    kind: str, *, county: str, track: str, category: str, urgency: str, started_at: datetime
) -> Promise:
    """What a case is promised by a clock that starts at that moment."""
    rule = rule_for(kind, county=county, track=track, category=category, urgency=urgency)
    due, provisional = rule.limit.counted(started_at)
    return Promise(kind, due, rule.name, provisional)


def run(case: Case, ops: Sequence[ClockOp], at: datetime) -> list[str]:
    """Do to a locked case's clocks what a move says; the names of the case's columns that changed.

    The caller saves these. A clock is started anew where it runs already: that is what handing a case to
    another track means. One that was stopped and goes on keeps its promise, the time between is not given
    back; one that was paused is due later by what was paused of its own time.
    """
    changed = []
    for op in ops:
        clock = _OPS[op.op](case, op.kind, at, _latest(case, op.kind, at))
        column = PROJECTED.get(op.kind)
        if column is not None and clock is not None and (due := _shown(clock)) != getattr(case, column):
            setattr(case, column, due)
            changed.append(column)
    return changed


def begin(case: Case, at: datetime) -> list[str]:
    """Start what every case has on one that has just been made; the columns that the caller saves."""
    for kind, column in PROJECTED.items():
        setattr(case, column, _start(case, kind, at, None).due_at)
    return list(PROJECTED.values())


def start(case: Case, kind: str, at: datetime) -> Clock:
    """Start a clock; one of its kind that still runs has been stopped. `at` may lie before today."""
    return _start(case, kind, at, _latest(case, kind, at))


def _start(case: Case, kind: str, at: datetime, latest: Clock | None) -> Clock:
    _stop(case, kind, at, latest)
    made = promise(
        kind,
        county=county_of(case.grid_code),
        track=case.track,
        category=case.category,
        urgency=case.urgency,
        started_at=at,
    )
    return Clock.objects.create(
        case=case, kind=kind, started_at=at, due_at=made.due_at, rule=made.rule, provisional=made.provisional
    )


def _stop(_case: Case, _kind: str, at: datetime, clock: Clock | None) -> Clock | None:
    """Stop a clock that runs or is paused. What was promised stays to be read."""
    if clock is not None and clock.stopped_at is None:
        clock.paused_at, clock.stopped_at = None, max(at, clock.started_at)
        clock.save(update_fields=["paused_at", "stopped_at"])
    return clock


def _pause(_case: Case, _kind: str, at: datetime, clock: Clock | None) -> Clock | None:
    """Let a clock stand still. One that is not running stays as it is."""
    if clock is not None and clock.stopped_at is None and clock.paused_at is None:
        clock.paused_at = max(at, clock.started_at)
        clock.save(update_fields=["paused_at"])
    return clock


def _resume(_case: Case, _kind: str, at: datetime, clock: Clock | None) -> Clock | None:
    """Let a clock go on that was paused or stopped."""
    if clock is None:
        return None
    if clock.stopped_at is not None:
        clock.stopped_at = None
        _count_again(clock)
    elif clock.paused_at is not None:
        limit = limit_of(clock.rule)
        passed = limit.passed(clock.paused_at, at) if limit else at - clock.paused_at
        clock.paused_for += passed
        clock.due_at = limit.later(clock.due_at, passed) if limit else clock.due_at + passed
        clock.provisional = bool(limit and limit.is_provisional(clock.started_at, clock.due_at))
        clock.paused_at = None
    clock.save(update_fields=["due_at", "paused_at", "paused_for", "stopped_at", "provisional"])
    return clock


# Each is given the newest clock of its kind, and answers the one that is so now.
_OPS: Final[Mapping[str, Callable[[Case, str, datetime, Clock | None], Clock | None]]] = {
    "start": _start,
    "stop": _stop,
    "pause": _pause,
    "resume": _resume,
}


def _latest(case: Case, kind: str, at: datetime) -> Clock | None:
    """The newest clock of a kind.

    Servers of the last release, working while this one came in, know the columns alone: a case that they
    reported has no clock, and one that they handed over was promised something else than its clock says.
    """
    clock = Clock.objects.filter(case=case, kind=kind).order_by("-id").first()
    column = PROJECTED.get(kind)
    if column is None or (clock is not None and _shown(clock) == getattr(case, column)):
        return clock
    _stop(case, kind, at, clock)
    return Clock.objects.create(
        case=case,
        kind=kind,
        started_at=case.received_at if clock is None else max(at, clock.started_at),
        due_at=getattr(case, column),
        rule=ADOPTED,
    )


def _shown(clock: Clock) -> datetime:
    return NOT_NOW if clock.paused_at is not None else clock.due_at


@transaction.atomic
def recount() -> int:
    """Count again what was counted in a year that has been announced meanwhile; how many clocks moved.

    Called when a calendar is loaded, in its transaction, and every hour (`cases.jobs`): a server process goes
    on by the calendar it knew for some minutes. What has been stopped stays as it was.
    """
    waiting = Clock.objects.filter(provisional=True, stopped_at=None).order_by("case_id", "id")
    # Looked at first: where nothing was announced no case is locked.
    moving = [clock.pk for clock in waiting if _count_again(clock)]
    return sum(_recount(clocks) for clocks in _batches(moving))


def _recount(pks: Sequence[int]) -> int:
    # The cases first, as every step does.
    clocks = Clock.objects.filter(pk__in=pks)
    cases = {
        case.pk: case
        for case in Case.objects.filter(pk__in=clocks.values("case_id"))
        .order_by("pk")
        .select_for_update(no_key=True)
        .only("pk", *PROJECTED.values())
    }
    moved = []
    for clock in clocks.filter(provisional=True, stopped_at=None):
        if _count_again(clock):
            moved.append(clock)
        column = PROJECTED.get(clock.kind)
        if column is not None and clock.paused_at is None:
            setattr(cases[clock.case_id], column, clock.due_at)
    Clock.objects.bulk_update(moved, ["due_at", "provisional"])
    Case.objects.bulk_update([cases[clock.case_id] for clock in moved], list(PROJECTED.values()))
    return len(moved)


def _count_again(clock: Clock) -> bool:
    """Count a provisional clock by the calendar of now and its own rule; whether anything changed."""
    limit = limit_of(clock.rule)
    if limit is None or not clock.provisional:
        return False
    before = clock.due_at, clock.provisional
    clock.due_at = limit.later(limit.due(clock.started_at), clock.paused_for)
    clock.provisional = limit.is_provisional(clock.started_at, clock.due_at)
    return before != (clock.due_at, clock.provisional)


def _batches(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[first : first + _BATCH] for first in range(0, len(pks), _BATCH))
