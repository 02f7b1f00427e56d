"""The watch over clocks that run: it tells when half, four fifths or all of their time is used, and takes
what is late up to the posts that are to hear of it.

Every clock says itself when it has to be looked at next (`Clock.watch_at`), and an index finds those; nothing
is scanned, and all that are due are looked at, not a first page of them. What nobody has taken comes first.
At night only what is critical is told; the rest waits for the morning, so nothing comes up at midnight.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from pingan.cases import counting, escalation
from pingan.cases.escalation import Rung
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case, Clock, Escalation
from pingan.cases.reach import hearers_of
from pingan.cases.rules import limit_of
from pingan.cases.workflow import ACCEPT, CLOSE
from pingan.categories.urgencies import CRITICAL
from pingan.core import clock as now_is
from pingan.core.area_codes import county_of
from pingan.core.registry import Registry
from pingan.journal.services import Fact

# By which a page goes on: when a clock has to be looked at, and which it is.
Key = tuple[datetime, int]

# So many are looked at in one transaction, and each may journal an act.
PAGE: Final = 100
NIGHT: Final = (time(22, 0), time(7, 0))

# Kinds of clocks of rooms above that come up to nobody, and whose nearing end is told all the same; each with
# what ends then.
TOLD: Registry[str] = Registry("cases.told_clocks")

DUE_SOON, LATE, UP = "due_soon", "overdue", "escalated"


def look(*, pages: int | None = None) -> bool:
    """Look at every clock that has to be looked at now, page by page; whether any are left over."""
    now = now_is.now()
    for which in (Q(kind=ACCEPT), ~Q(kind=ACCEPT)):
        after: Key | None = None
        while found := _page(now, which, after):
            if pages is not None:
                if pages == 0:
                    return True
                pages -= 1
            _look_at([pk for _watch_at, pk in found], now)
            after = found[-1]
    return False


def is_anything_due() -> bool:
    return _due(now_is.now()).exists()


def _due(now: datetime) -> QuerySet[Clock]:
    return Clock.objects.filter(stopped_at=None, paused_at=None, watch_at__lte=now)


def _page(now: datetime, which: Q, after: Key | None) -> list[Key]:
    """The next of those that are due, by the index of what is watched."""
    due = _due(now).filter(which)
    if after is not None:
        since, pk = after
        due = due.filter(Q(watch_at__gt=since) | Q(pk__gt=pk), watch_at__gte=since)
    found = due.order_by("watch_at", "id")[:PAGE]
    return [(clock.watch_at, clock.pk) for clock in found.only("watch_at") if clock.watch_at is not None]


@transaction.atomic
def _look_at(pks: Sequence[int], now: datetime) -> None:
    # The cases first, as every step does.
    clocks = Clock.objects.filter(pk__in=pks)
    cases = {
        case.pk: case
        for case in Case.objects.filter(pk__in=clocks.values("case_id"))
        .order_by("pk")
        .select_for_update(no_key=True)
    }
    running = list(clocks.filter(stopped_at=None, paused_at=None, watch_at__lte=now).order_by("pk"))
    known = Escalation.objects.filter(clock__in=running, ended_at=None).values_list("clock_id", "level")
    counties = {county_of(case.grid_code) for case in cases.values()}
    held = frozenset[Post]().union(*(escalation.holders(county) for county in counties))
    round_ = _Round(now, frozenset(known), held)
    for clock in running:
        round_.look_at(clock, cases[clock.case_id])
    Clock.objects.bulk_update(running, ["watch_at", "told"])
    Escalation.objects.bulk_create(round_.raised)
    Case.objects.bulk_update({one.case_id: one.case for one in round_.raised}.values(), ["escalated"])
    # Acts come last, county by county.
    for case, what, facts in sorted(round_.acts, key=lambda act: act[0].grid_code):
        _journal(case, what, facts)


# A role and the area of its post.
Post = tuple[str, str]


@dataclass(slots=True)
class _Round:
    """Looking at some clocks: what it goes by, and what it has brought to light, to be written at once.

    `known`: the levels (of a clock) that are told already; `held`: the posts that somebody holds.
    """

    now: datetime
    known: Collection[tuple[int, int]]
    held: Collection[Post]
    raised: list[Escalation] = field(default_factory=list)
    acts: list[tuple[Case, str, Mapping[str, Fact]]] = field(default_factory=list)

    def look_at(self, clock: Clock, case: Case) -> None:
        """Tell what there is to tell of a clock, and say when to look again."""
        rungs = rungs_of(clock, case, self.now)
        if not rungs and clock.kind not in (ACCEPT, CLOSE, *TOLD):
            # A window: nobody is late when it has closed.
            clock.watch_at = None
        elif not _may_be_told(case, self.now):
            clock.watch_at = _morning(self.now)
        else:
            self._tell(clock, case, rungs)
            clock.watch_at = _next(clock, case, rungs, self.now)

    def _tell(self, clock: Clock, case: Case, rungs: Sequence[Rung]) -> None:
        mark = counting.mark(limit_of(clock.rule), clock, self.now)
        raised = [one for one in self._up(clock, case, rungs) if (clock.pk, one.level) not in self.known]
        if raised:
            self.raised += raised
            level = max(one.level for one in raised)
            case.escalated = max(case.escalated, level)
            self.acts.append((case, UP, {"clock": clock.kind, "mark": mark, "level": level}))
        elif mark > clock.told:
            what = LATE if mark == counting.ALL else DUE_SOON
            self.acts.append((case, what, {"clock": clock.kind, "mark": mark}))
        clock.told = max(mark, clock.told)

    def _up(self, clock: Clock, case: Case, rungs: Sequence[Rung]) -> Iterator[Escalation]:
        """A row for each level that the case has come up to. Where nobody holds the post it comes up to the
        next one at once, which is due since the same moment."""
        falls_up: datetime | None = None
        for rung in rungs:
            due = falls_up or rung.due(clock, self.now)
            if due > self.now:
                return
            area_code = rung.area_of(case)
            heard = (rung.role, area_code) in self.held
            yield Escalation(
                case=case,
                clock=clock,
                level=rung.level,
                role=rung.role,
                area_code=area_code,
                due_at=due,
                at=self.now,
                heard=heard,
            )
            falls_up = None if heard else due


def rungs_of(clock: Clock, case: Case, now: datetime) -> list[Rung]:
    """The levels a clock of this kind can come up to, the lowest first."""
    of_county = escalation.levels(now_is.local_day(now), case.county_code)
    return sorted((rung for rung in of_county if rung.kind == clock.kind), key=lambda rung: rung.level)


def _next(clock: Clock, case: Case, rungs: Sequence[Rung], now: datetime) -> datetime | None:
    """When to look again: at the next mark or level, at a time of day at which it may be told."""
    limit = limit_of(clock.rule)
    moments = [counting.reaches(limit, clock, mark, now) for mark in counting.MARKS if mark > clock.told]
    moments += [rung.due(clock, now) for rung in rungs]
    to_come = [moment for moment in moments if moment > now]
    if not to_come:
        return None
    first = min(to_come)
    return first if _may_be_told(case, first) else _morning(first)


def _may_be_told(case: Case, moment: datetime) -> bool:
    """Nobody's evening or night is disturbed for what is not critical."""
    return case.urgency == CRITICAL or NIGHT[1] <= timezone.localtime(moment).time() < NIGHT[0]


def _morning(moment: datetime) -> datetime:
    """The end of the night that the moment lies in."""
    local = timezone.localtime(moment)
    day = local.date() + timedelta(days=local.time() >= NIGHT[0])
    return now_is.day_begins(day) + timedelta(hours=NIGHT[1].hour, minutes=NIGHT[1].minute)


def _journal(case: Case, what: str, facts: Mapping[str, Fact]) -> None:
    """Nobody did it: it came about. The version stays."""
    standing = standing_of(case)
    journal_case(
        standing,
        standing,
        type_=f"case.{what}",
        action=what,
        case_id=case.pk,
        version=case.version,
        quiet=True,
        hearers=hearers_of(case),
        by=None,
        more=facts,
    )
