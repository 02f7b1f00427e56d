"""The policy's reach over cases: as the condition of a query, and for a case at hand.

The third rendering, for an act of the journal, is `policy.may_hear`; a property test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from pingan.cases.models import BESIDE, Case, Task
from pingan.core.area_codes import LENGTHS
from pingan.people import policy
from pingan.people.actors import Actor, Bearer, Principal
from pingan.people.reach import NOWHERE, Reach, Span

LEVEL_COLUMNS: Mapping[int, str] = {digits: f"{level}_code" for level, digits in LENGTHS.items()}
NOTHING = Q(pk__in=[])


def where(viewer: Principal, operation: str) -> Q:
    """The condition of the viewer's reach. For single objects; lists pick one index (`queues`).

    Raises NotYourOperation for a role that may not do it at all.
    """
    reach = policy.reach(viewer, operation)
    if isinstance(viewer, Bearer):
        return Q(pk=viewer.case_id) if reach.span is Span.CODE else NOTHING
    spanned = within(reach, viewer)
    return spanned | own(viewer) if reach.own else spanned


def holds(case: Any, viewer: Principal, operation: str) -> bool:
    """`where` for a case (or its line) at hand; False too for a role that may not do it at all."""
    reach = policy.reach_of(policy.column_of(viewer), operation)
    if reach is None:
        return False
    if isinstance(viewer, Bearer):
        return reach.span is Span.CODE and case.id == viewer.case_id
    if reach.own and viewer.account_id in (case.reporter_id, case.holder_id):
        return True
    if not reach.includes(case.track):
        return False
    if reach.span is Span.ORGANISATION:
        return has_it(case, viewer) or _asked_of(viewer).filter(case_id=case.id).exists()
    ground = reach.ground(viewer)
    return ground is not None and case.grid_code.startswith(ground)


def within(reach: Reach, viewer: Actor, area_code: str | None = None) -> Q:
    """What the reach spans, tracks observed and one's own left aside, narrowed to an area inside of it: asked
    of cases that are at hand."""
    return _spanned(reach, viewer, area_code, _with_the_viewer(reach, viewer))


def within_many(reach: Reach, viewer: Actor, area_code: str | None = None) -> Q:
    """The same, asked of many cases one after the other, told beside each of them."""
    return _spanned(reach, viewer, area_code, _with_the_viewer(reach, viewer, asked_now))


def ranges(reach: Reach, viewer: Actor, area_code: str | None = None) -> list[Q]:
    """The same in parts that have no case in common, each of which is the range of an index."""
    if reach.span is Span.ORGANISATION:
        return [_spanned(reach, viewer, area_code, part) for part in of_organisation(viewer)]
    return [_spanned(reach, viewer, area_code, _with_the_viewer(reach, viewer))]


def _spanned(reach: Reach, viewer: Actor, area_code: str | None, with_viewer: Q) -> Q:
    ground = reach.ground(viewer)
    if ground is not None:
        spanned = in_area(area_code if area_code and area_code.startswith(ground) else ground)
    else:
        spanned = with_viewer & in_area(area_code) if area_code else with_viewer
    return spanned if reach.tracks is None else spanned & Q(track__in=sorted(reach.tracks))


def _with_the_viewer(reach: Reach, viewer: Actor, is_asked: Callable[[Actor], Q] | None = None) -> Q:
    if reach.span is Span.OWN:
        return own(viewer)
    if reach.span is Span.ORGANISATION:
        # Looked up for each case: all that an organisation ever had is no set to make for one of them.
        return Q(organisation_id=viewer.organisation_id) | (is_asked or asked)(viewer)
    return NOTHING


def has_it(case: Any, viewer: Actor) -> bool:
    """Whether the case (or its line) is assigned to the viewer's organisation, or was until it was done."""
    return case.organisation_id is not None and case.organisation_id == viewer.organisation_id


def has_turn(case: Any, viewer: Actor) -> bool:
    """Whether the case waits for the viewer: who holds it, or works for the organisation that has it."""
    return case.holder_id == viewer.account_id or has_it(case, viewer)


def asked(viewer: Actor) -> Q:
    """Cases with an open task of the viewer's organisation: asked of cases that are at hand."""
    # Not as a set (`EXISTS`), from which the database would begin.
    task = _asked_of(viewer).filter(case_id=OuterRef("pk")).values("pk")[:1]
    return Q(IsNull(Subquery(task), False))


def asked_now(viewer: Actor) -> Q:
    """The same, asked of many cases one after the other: of what an organisation has not answered yet the
    database makes a set, once, when the first of them fits otherwise."""
    return Q(pk__in=_asked_of(viewer).values("case_id"))


def of_organisation(viewer: Actor) -> list[Q]:
    """What the viewer's organisation has, and what else it is asked for: two parts without a case in common,
    each the range of an index."""
    assigned = Q(organisation_id=viewer.organisation_id)
    # Of its own cases it has the main task, which says nothing more of them.
    asked_for = among(_asked_of(viewer).filter(BESIDE).values("case_id"))
    return [assigned, asked_for & (~assigned | Q(organisation_id=None))]


def among(ids: QuerySet[Any, Any]) -> Q:
    """The cases of these ids, which are few: looked up one by one, whatever order they are read in. As a set
    that a list is compared with (`IN`), the database may walk the list for it."""
    return Q(_Among(F("pk"), ArraySubquery(ids)))


class _Among(Func):
    """Whether a value is one of an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def _asked_of(viewer: Actor) -> QuerySet[Task]:
    """What is asked of the viewer's organisation until it has answered."""
    return Task.objects.filter(organisation_id=viewer.organisation_id, done_at=None)


def hearers_of(case: Case, *accounts: UUID | None, organisations: Iterable[UUID | None] = ()) -> list[UUID]:
    """Who hears of an act on a case wherever they are: its reporter and holder, these accounts, the
    organisation it is assigned to and those that something is asked of. One that has just answered is named
    by whoever knows: it had the case in sight until now.
    """
    asked = Task.objects.filter(case_id=case.pk, done_at=None).values_list("organisation_id", flat=True)
    people = (case.reporter_id, case.holder_id, *accounts)
    everyone = (*people, case.organisation_id, *asked, *organisations)
    return [one for one in dict.fromkeys(everyone) if one is not None]


def in_area(area_code: str) -> Q:
    """Cases of an area: equality on the column of its level."""
    return NOTHING if area_code == NOWHERE else Q(**{LEVEL_COLUMNS[len(area_code)]: area_code})


def own(viewer: Actor) -> Q:
    """What the viewer reported or holds."""
    return Q(reporter_id=viewer.account_id) | Q(holder_id=viewer.account_id)
