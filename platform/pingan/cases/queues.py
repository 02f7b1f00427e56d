"""The lists of cases: what each holds for a viewer, and in which orders it can be read.

Every list is one index, whatever its order: by area, reporter or holder.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import OPEN, Case
from pingan.cases.reach import in_area, own, within
from pingan.cases.workflow import State
from pingan.categories.selectors import tree
from pingan.core import clock
from pingan.core.area_codes import VILLAGE_DIGITS, township_of
from pingan.core.errors import BadInput
from pingan.core.paging import Order
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.reach import Reach
from pingan.people.roles import ROLES

COUNT_CAP = 1000

QUEUES = ("waiting", "tasks", "mine", "working", "open", "overdue", "closed", "all")
COUNTED = ("waiting", "tasks", "open", "overdue")
# Of open cases alone: a closed one is due no more.
OPEN_QUEUES = frozenset((*COUNTED, "working"))
# Where a desk looks for the next thing to do: newest first would put what waits longest at the bottom.
WORK_TO_DO = frozenset({"waiting", "tasks", "open"})

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
        by_due = name == "overdue" or (name in WORK_TO_DO and ROLES[viewer.role].reads_first == "due")
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
    ground = reach.ground(viewer)
    if area_code and ground is not None and not area_code.startswith(ground):
        return Case.objects.none()
    cases = Case.objects.filter(_condition(viewer, name, area_code, reach))
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
    """A category with all below it today, and what was counted under it while it stood at the top. Each of
    the two columns has an index that starts with the county, which is why the county is named beside it even
    where a township has been."""
    now = tree()
    below = now.under(category)
    if now.top(category) == category and len(below) > 1:
        return Q(major_category=category)
    return Q(category=category) if len(below) == 1 else Q(category__in=sorted(below))


def _condition(viewer: Actor, name: str, area_code: str | None, reach: Reach) -> Q:
    here = within(reach, viewer, area_code)
    narrowed = in_area(area_code) if area_code else Q()
    # One's own cases may lie outside one's own area: then the reach says so.
    ones_own = narrowed if reach.own else narrowed & here
    open_here = here & OPEN & _lent_index(area_code or reach.ground(viewer))
    conditions = {
        "waiting": open_here & Q(state=State.REPORTED),
        "tasks": ones_own & OPEN & Q(holder_id=viewer.account_id),
        "mine": ones_own & Q(reporter_id=viewer.account_id),
        # Open cases of one's area that one reported or holds: those that may justify looking up a resident.
        "working": open_here & own(viewer),
        "open": open_here,
        "overdue": open_here & overdue(),
        "closed": here & Q(closed_at__isnull=False),
        "all": here,
    }
    return conditions[name]


def _lent_index(area_code: str | None) -> Q:
    """Villages have no index of open cases; their township, named beside it, lends them its own."""
    if area_code is None or len(area_code) != VILLAGE_DIGITS:
        return Q()
    return in_area(township_of(area_code))
