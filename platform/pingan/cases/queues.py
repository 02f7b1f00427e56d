"""The lists of cases: what each holds for a viewer, and in which orders it can be read.

Every list is one index, whatever its order: by area, reporter or holder.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import OPEN, Case
from pingan.cases.selectors import in_area, own
from pingan.cases.workflow import State
from pingan.core import clock
from pingan.core.area_codes import VILLAGE_DIGITS, township_of
from pingan.core.errors import BadInput
from pingan.core.paging import Order
from pingan.people import policy
from pingan.people.actors import Actor, Role
from pingan.people.policy import Reach

COUNT_CAP = 1000
MAJOR_DIGITS = 2

QUEUES = ("waiting", "tasks", "mine", "working", "open", "overdue", "closed", "all")
COUNTED = ("waiting", "tasks", "open", "overdue")
# Of open cases alone: a closed one is due no more.
OPEN_QUEUES = frozenset((*COUNTED, "working"))
# Where a dispatcher looks for the next thing to do: newest first would put what waits longest at the bottom.
DISPATCHERS_BY_DUE = frozenset({"waiting", "tasks", "open"})

ORDERS: Mapping[str, Order] = {
    "newest": Order("received_at", newest_first=True),
    "oldest": Order("received_at", newest_first=False),
    "due": Order("due", newest_first=False),
}


def overdue() -> Q:
    """超期: open, and past the moment by which somebody had to accept it or, once accepted, to close it."""
    return OPEN & Q(due__lt=clock.now())


def order_of(viewer: Actor, name: str, asked: str | None) -> str:
    """The order a list is read in: the one asked for, else what its reader comes for.

    Raises BadInput where closed cases would have to be ordered by what is due.
    """
    if asked is None:
        by_due = name == "overdue" or (viewer.role is Role.DISPATCHER and name in DISPATCHERS_BY_DUE)
        return "due" if by_due else "newest"
    if asked == "due" and name not in OPEN_QUEUES:
        reason = _("This list holds closed cases, which are due no more. Choose another order.")
        raise BadInput(reason, invalid_params=[{"name": "order", "reason": reason}])
    return asked


def queue(
    viewer: Actor,
    name: str,
    *,
    operation: str = "cases.list",
    area_code: str | None = None,
    category: str | None = None,
    state: str | None = None,
    track: str | None = None,
) -> QuerySet[Case]:
    """One of the viewer's lists, unordered, within the reach of the operation.

    `area_code` narrows inside the viewer's own area; elsewhere the list is empty.
    """
    reach = policy.reach(viewer, operation)
    cases = Case.objects.filter(_condition(viewer, name, area_code))
    if area_code and not viewer.covers(area_code):
        return cases.none()
    if reach is Reach.DISPUTES_OR_OWN and name not in ("mine", "tasks"):
        cases = cases.filter(track="dispute")
    if category:
        cases = cases.filter(_of_category(category), county_code=viewer.county_code)
    if state:
        cases = cases.filter(state=state)
        # The database does not know that an open state has no closing time; told, it takes the small index.
        if state != State.CLOSED:
            cases = cases.filter(OPEN)
    if track:
        cases = cases.filter(track=track)
    return cases


def capped_count(cases: QuerySet[Case]) -> dict[str, int | bool]:
    """How many, up to the cap: counting a whole queue would grow with it."""
    found = len(cases.order_by()[: COUNT_CAP + 1].values_list("pk", flat=True))
    return {"n": min(found, COUNT_CAP), "more": found > COUNT_CAP}


def _of_category(category: str) -> Q:
    """A major category has two digits, a minor one four; each has an index that starts with the county,
    which is why the county is named beside it even where a township has been."""
    whole = len(category) == MAJOR_DIGITS
    return Q(major_category=category) if whole else Q(category=category)


def _condition(viewer: Actor, name: str, area_code: str | None) -> Q:
    narrowed = in_area(area_code) if area_code else Q()
    # One's own cases may lie outside one's own area.
    area = narrowed or in_area(viewer.area_code)
    open_here = _open_in(area_code or viewer.area_code)
    conditions = {
        "waiting": open_here & Q(state=State.REPORTED),
        "tasks": narrowed & OPEN & Q(holder_id=viewer.account_id),
        "mine": narrowed & Q(reporter_id=viewer.account_id),
        # Open cases of one's area that one reported or holds: those that may justify looking up a resident.
        "working": open_here & own(viewer),
        "open": open_here,
        "overdue": open_here & overdue(),
        "closed": area & Q(closed_at__isnull=False),
        "all": area,
    }
    return conditions[name]


def _open_in(area_code: str) -> Q:
    """Villages have no index of open cases; their township, named beside it, lends them its own."""
    inside = in_area(area_code) & OPEN
    return inside & in_area(township_of(area_code)) if len(area_code) == VILLAGE_DIGITS else inside
