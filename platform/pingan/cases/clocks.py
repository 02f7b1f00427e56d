"""Clocks of a case: what was promised until when, by which rule, and what became of it.

A move's `clocks` say which start, stop, pause and go on; `run` does it to a locked case. Lists know two of
them by columns of the case itself (`accept_due`, `close_due`), which are projections written here alone.

What is promised stays promised, whatever becomes of rules and calendar afterwards. Only what was counted in a
year whose holidays had not been announced is `provisional`, and counted again when they are (`recount`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db import transaction

from pingan.cases import counting, escalation
from pingan.cases.counting import Extension, Pause
from pingan.cases.models import Case, Clock
from pingan.cases.rules import Asked, Limit, find, in_force, limit_of
from pingan.cases.workflow import ACCEPT, CLOSE, ClockOp
from pingan.core import clock as time
from pingan.core.area_codes import county_of
from pingan.territory import calendar

# The columns of a case by which lists know a clock.
PROJECTED: Final[Mapping[str, str]] = {ACCEPT: "accept_due", CLOSE: "close_due"}
# What such a column says while its clock is paused: nothing is due, and it comes after all that is.
NOT_NOW: Final = datetime(9999, 1, 1, tzinfo=UTC)
# Of a clock that an earlier release started, which kept its due moment and nothing else.
ADOPTED: Final = "adopted"
# Of a clock that no rule gave its due moment, but somebody's word.
GIVEN: Final = "given"

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
    return Promises(county, started_at).of(kind, track=track, category=category, urgency=urgency)


class Promises:
    """What is promised in a county from one moment on. Most rules have one of a few limits, and each is
    counted once for all clocks that start then."""

    def __init__(self, county: str, started_at: datetime) -> None:
        self.county, self.started_at = county, started_at
        self.day = time.local_day(started_at)
        self._tables = in_force(county, self.day)
        self._counted: dict[Limit, tuple[datetime, bool]] = {}
        self._known: dict[Asked, Promise] = {}

    def of(self, kind: str, *, track: str, category: str, urgency: str) -> Promise:
        """What a clock of that kind promises a case."""
        asked = Asked(kind, self.county, track, category, urgency)
        if (known := self._known.get(asked)) is None:
            known = self._known[asked] = self._made(asked)
        return known

    def _made(self, asked: Asked) -> Promise:
        rule = find(asked, *self._tables)
        if (counted := self._counted.get(rule.limit)) is None:
            counted = self._counted[rule.limit] = rule.limit.counted(self.started_at)
        due, provisional = counted
        return Promise(asked.kind, due, rule.name, provisional)


def run(case: Case, ops: Sequence[ClockOp], at: datetime, said: Mapping[str, Any] | None = None) -> list[str]:
    """Do to a locked case's clocks what a move says; the names of the case's columns that changed.

    The caller saves these. A clock is started anew where it runs already: that is what handing a case to
    another track means. One that was stopped and goes on keeps its promise, the time between is not given
    back; one that was paused is due later by what was paused of its own time. `said` has the days and moments
    that ops name by their word.
    """
    changed = []
    for op in ops:
        until = moment_of((said or {})[op.word]) if op.word else None
        clock = _OPS[op.op](_Doing(case, op.kind, at, _latest(case, op.kind, at), until))
        column = PROJECTED.get(op.kind)
        if column is not None and clock is not None and (due := _shown(clock)) != getattr(case, column):
            setattr(case, column, due)
            changed.append(column)
    # Hardly any case has come up to somebody, and what is not so costs nothing.
    if ops and case.escalated and escalation.settle(case, at):
        changed.append("escalated")
    return changed


def begin(case: Case, at: datetime) -> list[str]:
    """Start what every case has on one that has just been made; the columns that the caller saves."""
    for kind, column in PROJECTED.items():
        setattr(case, column, _start(_Doing(case, kind, at, None)).due_at)
    return list(PROJECTED.values())


def start(case: Case, kind: str, at: datetime) -> Clock:
    """Start a clock; one of its kind that still runs has been stopped. `at` may lie before today."""
    return _start(_Doing(case, kind, at, _latest(case, kind, at)))


def go_on(case: Case, kind: str, at: datetime) -> Clock | None:
    """Let a clock of the case's life as it is now run on by what it promised, whether it stands, has been
    stopped, or runs anyway; None where there is none yet. A life begins with the clock that counts to the
    close: with the report, where another track takes the case over, and where it is opened again."""
    newest = _latest(case, kind, at)
    began = Clock.objects.filter(case=case, kind=CLOSE).order_by("-id").values_list("started_at", flat=True)
    if newest is None or newest.started_at < (began.first() or case.received_at):
        return None
    return _resume(_Doing(case, kind, at, newest))


def start_until(case: Case, kind: str, at: datetime, due: date | datetime) -> Clock:
    """The same with the due moment that somebody gave, instead of a rule."""
    return _start_until(_Doing(case, kind, at, _latest(case, kind, at), moment_of(due)))


def moment_of(given: date | datetime) -> datetime:
    """A moment as it was given; of a day its closing time, or that of the next on which the office opens."""
    return given if isinstance(given, datetime) else calendar.closing_on(given)


@dataclass(frozen=True, slots=True)
class _Doing:
    """What is done to the newest clock of a kind, if there is any; `until`, where that was said."""

    case: Case
    kind: str
    at: datetime
    clock: Clock | None
    until: datetime | None = None

    @property
    def given(self) -> datetime:
        if self.until is None:
            raise TypeError(f"The clock {self.kind} waits for a moment that nobody said.")
        return self.until


def _start(doing: _Doing) -> Clock:
    _stop(doing)
    case = doing.case
    made = promise(
        doing.kind,
        county=county_of(case.grid_code),
        track=case.track,
        category=case.category,
        urgency=case.urgency,
        started_at=doing.at,
    )
    return _begun(doing, due_at=made.due_at, rule=made.rule, provisional=made.provisional)


def _start_until(doing: _Doing) -> Clock:
    _stop(doing)
    return _begun(doing, due_at=max(doing.at, doing.given), rule=GIVEN)


def _begun(doing: _Doing, **promised: Any) -> Clock:
    return Clock.objects.create(
        case=doing.case, kind=doing.kind, started_at=doing.at, watch_at=doing.at, **promised
    )


def _stop(doing: _Doing) -> Clock | None:
    """Stop a clock that runs or is paused. What was promised stays to be read."""
    clock = doing.clock
    if clock is not None and clock.stopped_at is None:
        _end_pause(clock, doing.at)
        clock.stopped_at = max(doing.at, clock.started_at)
        clock.save(update_fields=[*_COUNTED, "stopped_at"])
    return clock


def _pause(doing: _Doing) -> Clock | None:
    """Let a clock stand still. One that is not running stays as it is."""
    clock = doing.clock
    if clock is not None and clock.stopped_at is None and clock.paused_at is None:
        clock.paused_at = max(doing.at, clock.started_at)
        clock.save(update_fields=["paused_at"])
    return clock


def _wake(doing: _Doing) -> Clock | None:
    """Let a clock go on that was paused."""
    clock = doing.clock
    return _resume(doing) if clock is not None and clock.paused_at is not None else clock


def _resume(doing: _Doing) -> Clock | None:
    """Let a clock go on that was paused or stopped."""
    clock = doing.clock
    if clock is None:
        return None
    if clock.stopped_at is not None:
        clock.stopped_at = None
        _count_again(clock)
    else:
        _end_pause(clock, doing.at)
    clock.watch_at = doing.at
    clock.save(update_fields=[*_COUNTED, "stopped_at", "watch_at"])
    return clock


def _end_pause(clock: Clock, at: datetime) -> None:
    """It is due later by what was paused of its own time, and when that was is written down."""
    if clock.paused_at is None:
        return
    limit, pause = limit_of(clock.rule), Pause(clock.paused_at, max(at, clock.paused_at))
    clock.befell = [*clock.befell, pause.kept()]
    clock.paused_for += counting.stood(limit, clock.started_at, pause)
    clock.due_at = counting.after(limit, clock, pause)
    clock.provisional = _is_provisional(limit, clock)
    clock.paused_at = None


def _extend(doing: _Doing) -> Clock | None:
    """Due later than was promised; nothing is ever due sooner by it. One that has been stopped stays so."""
    clock, until = doing.clock, doing.given
    if clock is None or clock.stopped_at is not None or until <= clock.due_at:
        return clock
    clock.befell = [*clock.befell, Extension(clock.due_at, until).kept()]
    clock.due_at = until
    clock.provisional = _is_provisional(limit_of(clock.rule), clock)
    clock.watch_at, clock.told = doing.at, 0
    clock.save(update_fields=[*_COUNTED, "watch_at", "told"])
    return clock


def _is_provisional(limit: Limit | None, clock: Clock) -> bool:
    return bool(limit and limit.is_provisional(clock.started_at, clock.due_at))


# What its ops change of a clock's reckoning.
_COUNTED: Final = ("due_at", "paused_at", "paused_for", "provisional", "befell")

# Each is given the newest clock of its kind, and answers the one that is so now.
_OPS: Final[Mapping[str, Callable[[_Doing], Clock | None]]] = {
    "start": _start,
    "start_until": _start_until,
    "extend": _extend,
    "stop": _stop,
    "pause": _pause,
    "wake": _wake,
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
    _stop(_Doing(case, kind, at, clock))
    return Clock.objects.create(
        case=case,
        kind=kind,
        started_at=case.received_at if clock is None else max(at, clock.started_at),
        due_at=getattr(case, column),
        rule=ADOPTED,
    )


def _shown(clock: Clock) -> datetime:
    return NOT_NOW if clock.paused_at is not None else clock.due_at


def is_running(case: Case, kind: str, at: datetime) -> bool:
    """Whether the case has a clock of the kind that has been started, not been stopped, and is not past due:
    a window that is open."""
    running = Clock.objects.filter(case=case, kind=kind, stopped_at=None)
    return running.filter(due_at__gt=at).exists()


def due_of(case: Case, kind: str) -> datetime | None:
    """When the newest clock of the kind is due; None where there is none."""
    newest = Clock.objects.filter(case=case, kind=kind).order_by("-id")
    return newest.values_list("due_at", flat=True).first()


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
    written = [*PROJECTED.values(), "escalated"]
    cases = {
        case.pk: case
        for case in Case.objects.filter(pk__in=clocks.values("case_id"))
        .order_by("pk")
        .select_for_update(no_key=True)
        .only("pk", *written)
    }
    moved, now = [], time.now()
    for clock in clocks.filter(provisional=True, stopped_at=None):
        if _count_again(clock):
            # What was told of the days as they were guessed is told again when it comes about, and what the
            # watch waited for may be sooner than it knew.
            clock.watch_at, clock.told = now, min(clock.told, counting.mark(limit_of(clock.rule), clock, now))
            moved.append(clock)
        column = PROJECTED.get(clock.kind)
        if column is not None and clock.paused_at is None:
            setattr(cases[clock.case_id], column, clock.due_at)
    Clock.objects.bulk_update(moved, ["due_at", "provisional", "watch_at", "told"])
    touched = [cases[clock.case_id] for clock in moved]
    for case in touched:
        if case.escalated:
            escalation.settle(case, now)
    Case.objects.bulk_update(touched, written)
    return len(moved)


def _count_again(clock: Clock) -> bool:
    """Count a provisional clock by the calendar of now and its own rule; whether anything changed."""
    limit = limit_of(clock.rule)
    if limit is None or not clock.provisional:
        return False
    before = clock.due_at, clock.provisional
    clock.due_at = counting.due(limit, clock)
    clock.provisional = _is_provisional(limit, clock)
    return before != (clock.due_at, clock.provisional)


def _batches(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[first : first + _BATCH] for first in range(0, len(pks), _BATCH))
