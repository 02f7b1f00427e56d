"""The lists of cases: what each holds for a viewer, and in which orders it can be read.

Every list is one index, whatever its order: by area, reporter or holder.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, TypedDict

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pingan.cases import escalation, unread
from pingan.cases.models import OPEN, TO_CALL, Case
from pingan.cases.reach import NOTHING, asked, asked_now, in_area, of_organisation, own, within, within_many
from pingan.cases.reach import ranges as ranges_of
from pingan.cases.walk import Walk
from pingan.cases.workflow import State
from pingan.categories.selectors import tree
from pingan.core import clock, paging
from pingan.core.area_codes import TOWNSHIP_DIGITS, VILLAGE_DIGITS, township_of
from pingan.core.errors import BadInput
from pingan.core.paging import Order
from pingan.core.registry import Registry
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.reach import Reach, Span
from pingan.people.roles import ROLES
from pingan.territory import calendar

COUNT_CAP = 1000
# Cases of which somebody is still to be told something, as rooms above know it: each a condition that rides
# an index of its own.
OWED: Registry[Callable[[Actor], Q]] = Registry("cases.owed")
# Cases for which something is arranged today, as rooms above know it: likewise.
ARRANGED: Registry[Callable[[Actor], Q]] = Registry("cases.arranged")
# Cases that somebody sees to beside whoever holds them, as rooms above know: likewise.
SHARED: Registry[Callable[[Actor], Q]] = Registry("cases.shared")
# Lists that may hold what one reported or holds, or what one's organisation was asked, outside one's area.
ANYWHERE = frozenset({"tasks", "mine", "asked", "unread"})
# Lists whose cases rooms above name by their ids.
BY_IDS = frozenset({"to_tell", "today"})

# Lists of the open cases that stand in one state. Which states a track has is its own business: where it
# has none of that name, nothing of it is found there.
OF_STATE: Mapping[str, str] = {
    "waiting": State.REPORTED,
    "to_dispatch": State.ACCEPTED,
    "objections": "objected",
    "to_verify": "handled",
    "pool": "suspended",
}
SENT = "dispatched"
QUEUES = (
    *(*OF_STATE, "tasks", "together", "mine", "working", "due_soon", "overdue", "escalated", "asked"),
    *("today", "to_call", "to_tell", "unread", "open", "closed", "all"),
)
# Counted for everybody, whatever tabs their role has.
COUNTED = ("waiting", "tasks", "open", "overdue")
# Of open cases alone: a closed one is due no more.
OPEN_QUEUES = frozenset({*COUNTED, *OF_STATE, "together", "working", "due_soon", "escalated", "asked"})
# Where a desk looks for the next thing to do: newest first would put what waits longest at the bottom.
WORK_TO_DO = OPEN_QUEUES - {"working", "pool"}
# What nobody wants to see in another order than by its deadline, at a desk or anywhere else.
BY_DEADLINE = frozenset({"due_soon", "overdue", "escalated"})

ORDERS: Mapping[str, Order] = {
    "newest": Order("received_at", newest_first=True),
    "oldest": Order("received_at", newest_first=False),
    "due": Order("due", newest_first=False),
    "call": Order("call_due", newest_first=False),
}
# By when they were reported these have no index: they are looked for among the cases of another list.
AMONG: Mapping[str, str] = {
    **dict.fromkeys(("overdue", "due_soon", "escalated"), "open"),
    **dict.fromkeys(("closed", "to_call"), "all"),
}
# Read in one order of their own, and nothing else is.
OWN_ORDER: Mapping[str, str] = {"to_call": "call"}


class Count(TypedDict):
    """How many were found, and whether counting stopped there."""

    n: int
    more: bool


def overdue() -> Q:
    """超期: open, and past the moment by which somebody had to accept it or, once accepted, to close it."""
    return OPEN & Q(due__lt=clock.now())


def due_soon() -> Q:
    """Open, in time, and due before the office closes on the next working day: what is late tomorrow."""
    now = clock.now()
    return OPEN & Q(due__gte=now, due__lt=calendar.add_working_days(now, 1))


def to_call() -> Q:
    """Closed, and whoever told us of it can still be called back."""
    return TO_CALL & Q(call_due__gt=clock.now())


def owed(viewer: Actor) -> Q:
    """Cases of which somebody is still to be told something."""
    return reduce(or_, (condition(viewer) for condition in OWED.values()), NOTHING)


def arranged_today(viewer: Actor) -> Q:
    """Cases for which something is arranged today, open or not."""
    return reduce(or_, (condition(viewer) for condition in ARRANGED.values()), NOTHING)


def shared_with(viewer: Actor) -> Q:
    """Cases that the viewer sees to beside whoever holds them."""
    return reduce(or_, (condition(viewer) for condition in SHARED.values()), NOTHING)


def order_of(viewer: Actor, name: str, asked: str | None) -> str:
    """The order a list is read in: the one asked for, else what its reader comes for.

    Raises BadInput where closed cases would have to be ordered by what is due.
    """
    own_order = OWN_ORDER.get(name)
    if own_order is not None or asked in OWN_ORDER.values():
        return _own_order(own_order, asked)
    if asked is None:
        by_due = name in BY_DEADLINE or (name in WORK_TO_DO and ROLES[viewer.role].reads_first == "due")
        return "due" if by_due else "newest"
    if asked == "due" and name not in OPEN_QUEUES:
        reason = _("This list holds closed cases, which are due no more. Choose another order.")
        raise BadInput(reason, invalid_params=[{"name": "order", "reason": reason}])
    return asked


def order_of_month(name: str, asked: str | None) -> str:
    """The order in which a list is read that is narrowed to a month: by when its cases were reported, which
    is what an index holds together. Raises BadInput for any other."""
    word = asked or OWN_ORDER.get(name, "newest")
    if ORDERS[word].by != "received_at":
        reason = _("A month is looked through by when cases were reported. Choose another order or list.")
        raise BadInput(reason, invalid_params=[{"name": "month", "reason": reason}])
    return word


def _own_order(own_order: str | None, asked: str | None) -> str:
    if own_order is None or asked not in (None, own_order):
        reason = _("This list is not read in that order. Leave the order out.")
        raise BadInput(reason, invalid_params=[{"name": "order", "reason": reason}])
    return own_order


def queue(
    viewer: Actor,
    name: str,
    *,
    operation: str = "cases.list",
    area_code: str | None = None,
    category: str | None = None,
    state: str | None = None,
    track: str | None = None,
    month: date | None = None,
) -> QuerySet[Case]:
    """One of the viewer's lists, unordered, within the reach of the operation: to ask which of some cases
    are in it. What reads it from one end goes by its `ranges`.

    `area_code` narrows inside the viewer's own area; elsewhere the list is empty. `month` is its first day,
    and narrows to what was reported in it.
    """
    narrowed = _Narrowed(area_code, category, state, track, month)
    reach = policy.reach(viewer, operation)
    here = within(reach, viewer, area_code)
    return narrowed.of(viewer, reach, [_condition(viewer, name, area_code, reach, here)])[0]


def ranges(
    viewer: Actor,
    name: str,
    *,
    operation: str = "cases.list",
    area_code: str | None = None,
    category: str | None = None,
    state: str | None = None,
    track: str | None = None,
    month: date | None = None,
) -> list[QuerySet[Case]]:
    """The same list in parts that have no case in common, each of which is the range of an index."""
    narrowed = _Narrowed(area_code, category, state, track, month)
    reach = policy.reach(viewer, operation)
    return narrowed.of(viewer, reach, _ranges(viewer, name, area_code, reach))


def _ranges(viewer: Actor, name: str, area_code: str | None, reach: Reach) -> list[Q]:
    spans = ranges_of(reach, viewer, area_code)
    if name in ANYWHERE:
        spans = [within(reach, viewer, area_code)]
    elif name == "waiting" and reach.span is Span.ORGANISATION:
        # What waits for an organisation is what was sent to it, and nothing that it was asked for.
        spans = spans[:1]
    conditions = [_condition(viewer, name, area_code, reach, here) for here in spans]
    if name == "asked":
        conditions = [condition & part for condition in conditions for part in of_organisation(viewer)]
    return conditions


def is_sifted(
    viewer: Actor,
    name: str,
    *,
    area_code: str | None = None,
    category: str | None = None,
    track: str | None = None,
) -> bool:
    """Whether a list holds only some of what lies in its indexes: then it is walked, and not read. What may
    lie anywhere has no index by area."""
    narrowed = bool(category or track or (area_code and name in ANYWHERE))
    return narrowed or policy.reach(viewer, "cases.list").tracks is not None


def ways(
    viewer: Actor,
    name: str,
    order: Order,
    *,
    operation: str = "cases.list",
    area_code: str | None = None,
    category: str | None = None,
    state: str | None = None,
    track: str | None = None,
    month: date | None = None,
) -> list[list[Walk]]:
    """Ways to find what is in the list: by its own index, and by that of a category among the county's cases
    where it is narrowed to one. Whichever gets farther for as many steps is the better one."""
    reach = policy.reach(viewer, operation)
    narrowed = _Narrowed(area_code, None, state, None, month)
    along, among = _along(viewer, name, order, area_code, reach)
    fits = among & (_of_category(category) if category else Q()) & (Q(track=track) if track else Q())
    found = [[Walk(cases, fits) for cases in narrowed.of(viewer, reach, along)]]
    if category and order.by == "received_at" and name not in ANYWHERE:
        of_list = _condition(viewer, name, area_code, reach, within_many(reach, viewer, area_code))
        of_list &= Q(track=track) if track else Q()
        kinds = _kinds(category)
        of_kind = [Case.objects.filter(kind, county_code=viewer.county_code) for kind in kinds]
        found.append([Walk(narrowed.stands(cases), of_list, share=len(kinds)) for cases in of_kind])
    return found


def _along(viewer: Actor, name: str, order: Order, area_code: str | None, reach: Reach) -> tuple[list[Q], Q]:
    """The ranges of indexes that a list is looked for along, and which of them are in it. What is late, of a
    track or of a village has no index by that, or none in the order."""
    host, among = _host(viewer, name, order, reach)
    if name == "asked":
        # Whether something is asked about a case is looked up for those alone that fit otherwise.
        among &= asked_now(viewer) & (in_area(area_code) if area_code else Q())
        return [OPEN & part for part in of_organisation(viewer)], among
    if name in ANYWHERE or reach.ground(viewer) is None:
        of_any = reach if name in ANYWHERE else replace(reach, tracks=None)
        return _ranges(viewer, host, None, of_any), among & (in_area(area_code) if area_code else Q())
    here = wide = area_code or reach.ground(viewer) or ""
    if (host in OPEN_QUEUES and len(here) == VILLAGE_DIGITS) or (
        host in OWN_ORDER and len(here) > TOWNSHIP_DIGITS
    ):
        wide, among = township_of(here), among & in_area(here)
    return [_condition(viewer, host, wide, reach, in_area(wide))], among


def _host(viewer: Actor, name: str, order: Order, reach: Reach) -> tuple[str, Q]:
    """The list that has an index in that order, and which of it are meant."""
    host = AMONG.get(name, name) if order.by == "received_at" else name
    among = _alone(viewer, name) if host != name else Q()
    # One's own are of any track.
    if reach.tracks is not None and name not in ANYWHERE:
        among &= Q(track__in=sorted(reach.tracks))
    return host, among


def _alone(viewer: Actor, name: str) -> Q:
    """What a list is without its place."""
    return {
        "overdue": overdue,
        "due_soon": due_soon,
        "escalated": lambda: escalation.come_up_to(viewer),
        "closed": lambda: Q(closed_at__isnull=False),
        "to_call": to_call,
    }[name]()


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What a list is narrowed to."""

    area_code: str | None
    category: str | None
    state: str | None
    track: str | None
    month: date | None

    def of(self, viewer: Actor, reach: Reach, conditions: Iterable[Q]) -> list[QuerySet[Case]]:
        ground = reach.ground(viewer)
        if self.area_code and ground is not None and not self.area_code.startswith(ground):
            return [Case.objects.none()]
        return [self._cases(viewer, condition) for condition in conditions]

    def _cases(self, viewer: Actor, condition: Q) -> QuerySet[Case]:
        cases = Case.objects.filter(condition)
        if self.category:
            cases = cases.filter(_of_category(self.category), county_code=viewer.county_code)
        cases = self.stands(cases)
        return cases.filter(track=self.track) if self.track else cases

    def stands(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """Those in the state and of the month it is narrowed to: a part of the range, where that is one of
        when they were reported."""
        if self.month:
            begins, ends = clock.day_begins(self.month), clock.day_begins(_next_month(self.month))
            cases = cases.filter(received_at__gte=begins, received_at__lt=ends)
        if not self.state:
            return cases
        # The database does not know that an open state has no closing time; told, it takes the small index.
        return cases.filter(Q() if self.state == State.CLOSED else OPEN, state=self.state)


def area_of(viewer: Actor, name: str, area_code: str | None, *, operation: str = "cases.list") -> str | None:
    """An area that holds all of a list, for whoever can use it: the one it is narrowed to, or the viewer's.
    None where one's own cases are in it, which lie anywhere."""
    reach = policy.reach(viewer, operation)
    ones_own = reach.own and name in ANYWHERE
    return area_code or (None if ones_own else reach.ground(viewer))


def tabs_of(viewer: Actor) -> tuple[str, ...]:
    """The lists that the page of the viewer's role shows, in their order."""
    return ROLES[viewer.role].tabs


def counts(viewer: Actor, names: Collection[str]) -> dict[str, Count]:
    """How many are in each of these lists, up to the cap: counting a whole one would grow with it.

    One statement, however many lists, and one for what is unread.
    """
    found = _counted(
        {name: ranges(viewer, name, operation="cases.counts") for name in names if name != unread.TAB}
    )
    counted = {name: Count(n=min(n, COUNT_CAP), more=n > COUNT_CAP) for name, n in found.items()}
    if unread.TAB in names:
        n, more = unread.count(viewer, COUNT_CAP)
        counted[unread.TAB] = Count(n=n, more=more)
    return counted


def _counted(queues: Mapping[str, Sequence[QuerySet[Case]]]) -> dict[str, int]:
    parts: list[tuple[str, str, tuple[Any, ...]]] = []
    for name, queue_ranges in queues.items():
        for cases in queue_ranges:
            # What can hold nothing needs no statement.
            with suppress(EmptyResultSet):
                # In an order of its index: else so common a list would be counted where the table begins.
                order = ORDERS[OWN_ORDER.get(name) or ("due" if name in OPEN_QUEUES else "newest")]
                first = paging.following(cases, order, None).values("pk")[: COUNT_CAP + 1]
                parts.append((name, *first.query.sql_with_params()))
    counted = dict.fromkeys(queues, 0)
    if parts:
        statement = ", ".join(f"(SELECT count(*) FROM ({sql}) AS found)" for _, sql, _ in parts)  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {statement}", [value for _, _, values in parts for value in values])
            for (name, _sql, _values), found in zip(parts, cursor.fetchone(), strict=True):
                counted[name] += found
    return counted


def _of_category(category: str) -> Q:
    """A category with all below it today, and what was counted under it while it stood at the top. Each of
    the two columns has an index that starts with the county, which is why the county is named beside it even
    where a township has been."""
    return reduce(or_, _kinds(category))


def _kinds(category: str) -> list[Q]:
    """The same in parts, each a range of one of the two."""
    now = tree()
    below = now.under(category)
    if now.top(category) == category and len(below) > 1:
        return [Q(major_category=category)]
    return [Q(category=one) for one in sorted(below)]


def _condition(viewer: Actor, name: str, area_code: str | None, reach: Reach, here: Q) -> Q:
    """What is in a list, of all that lies within the reach (`here`) or in one part of that."""
    narrowed = in_area(area_code) if area_code else Q()
    # One's own cases may lie outside one's own area: then the reach says so.
    ones_own = narrowed if reach.own else narrowed & here
    in_sight = here | own(viewer) if reach.own else here
    by_index = here & _lent_index(area_code or reach.ground(viewer))
    open_here = by_index & OPEN
    if name == "waiting" and reach.span is Span.ORGANISATION:
        # What waits for an organisation is what was sent to it and nobody there has received.
        return open_here & Q(state=SENT, organisation_id=viewer.organisation_id)
    if name in OF_STATE:
        return open_here & Q(state=OF_STATE[name])
    conditions = {
        "tasks": ones_own & OPEN & Q(holder_id=viewer.account_id),
        "together": by_index & OPEN & shared_with(viewer),
        "mine": ones_own & Q(reporter_id=viewer.account_id),
        # Open cases of one's area that one reported or holds: those that may justify looking up a resident.
        "working": open_here & own(viewer),
        "open": open_here,
        # They say themselves that they are open. What is said twice the database takes for two facts, and a
        # long list for a short one that may be read whole.
        "overdue": by_index & overdue(),
        "due_soon": by_index & due_soon(),
        "escalated": by_index & escalation.come_up_to(viewer),
        "asked": in_sight & narrowed & OPEN & asked(viewer),
        "to_call": here & to_call() & _in_township(area_code or reach.ground(viewer)),
        "today": here & arranged_today(viewer),
        # Open or closed: somebody has not heard of its last stage.
        "to_tell": here & owed(viewer),
        # Which of them, and in which order, stands in the journal (`cases.unread`).
        "unread": in_sight & narrowed,
        "closed": here & Q(closed_at__isnull=False),
        "all": here,
    }
    return conditions[name]


def _in_township(area_code: str | None) -> Q:
    """What villages and grids have no index of, their township has, named beside them."""
    if area_code is None or len(area_code) <= TOWNSHIP_DIGITS:
        return Q()
    return in_area(township_of(area_code))


def _lent_index(area_code: str | None) -> Q:
    """Villages have no index of open cases; their township, named beside it, lends them its own."""
    if area_code is None or len(area_code) != VILLAGE_DIGITS:
        return Q()
    return in_area(township_of(area_code))
