"""Which other lawful road a matter goes, how far it has come there, and until when.

It is kept in sight after mediation has ended, in a list, and moved on by any mediator of the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from rest_framework.request import Request

from pingan.cases import clocks
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, shown_code
from pingan.cases.named import LABELS
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.cases.workflow import stop
from pingan.core import clock, paging
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.errors import NotFound, Problem, StaleVersion
from pingan.core.paging import Order
from pingan.mediation.confidants import may_read_words
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import TooManyRoads, UnknownRoad
from pingan.mediation.grounds import ground_of
from pingan.mediation.models import UNDER_WAY, Onward, Stage
from pingan.mediation.moves.intake import DECLINE
from pingan.mediation.moves.onward import MOVE_ROAD, OPEN_ROAD
from pingan.mediation.tables import ROADS
from pingan.people import policy
from pingan.people.actors import Actor

MAX_ROADS: Final = 20
# Without a day of its own somebody looks at it again after so long.
LOOK_AGAIN: Final = timedelta(days=30)
CLOCK: Final = "onward"
FIRST_TO_LOOK_AT: Final = Order("look_at", newest_first=False)


@dataclass(frozen=True, slots=True)
class Written:
    """How far a matter has come, as somebody writes it down."""

    stage: str
    office: str = ""
    reference: str = ""
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One road of a case, by its number, at the version that was seen."""

    case_id: UUID
    number: int
    version: int


@transaction.atomic
def open_road(*, case_id: UUID, road: str, written: Written, by: Actor) -> Onward:
    """Keep one more road in sight. Raises NotFound, WrongState, NotYourMove, UnknownRoad, TooManyRoads."""
    case = lock_case(case_id, by)
    if road not in ROADS.codes(case.county_code):
        raise UnknownRoad(invalid_params=[{"name": "road", "reason": UnknownRoad.title}])
    onward = Onward(road=road, version=0)
    _write(onward, written)
    take_locked(case, Target(case.pk, None, by), OPEN_ROAD, onward=onward)
    return onward


@transaction.atomic
def move_road(*, known: Known, written: Written, by: Actor) -> Onward:
    """Record how far it has come. Raises NotFound, StaleVersion, WrongState, NotYourMove."""
    case = lock_case(known.case_id, by)
    onward = Onward.objects.filter(dispute_id=case.pk, number=known.number).first()
    if onward is None:
        raise NotFound
    if onward.version != known.version:
        raise StaleVersion
    _write(onward, written)
    take_locked(case, Target(case.pk, None, by), MOVE_ROAD, onward=onward)
    return onward


def open_told(taking: Taking, roads: Iterable[str]) -> None:
    """Within a step: the roads that the parties were told of, each once."""
    known = set(Onward.objects.filter(dispute_id=taking.case.pk).values_list("road", flat=True))
    for road in dict.fromkeys(roads):
        if road not in known:
            onward = Onward(road=road, version=0)
            _write(onward, Written(Stage.TOLD))
            _save(taking, onward)


# -- reads -----------------------------------------------------------------------------------------


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """The roads of a case, in the order in which they were opened; notes for mediators alone."""
    found = list(Onward.objects.filter(dispute_id=case.pk).order_by("number")[:MAX_ROADS])
    if not found:
        return None
    confidant = may_read_words(case, viewer)
    return {
        "items": [_told(one, case, confidant) for one in found],
        "may_write": confidant and _may_be_written(case, viewer),
    }


def page(request: Request, viewer: Actor) -> dict[str, Any]:
    """Matters that go another road and have not come to its end, what is to be looked at next first.

    One range of an index of the viewer's county or township.
    """
    reach = policy.reach(viewer, "mediation.onward")
    ground = reach.ground(viewer) or viewer.area_code
    level = "county_code" if len(ground) == COUNTY_DIGITS else "township_code"
    here = Onward.objects.filter(Q(**{level: ground}), stage__in=sorted(UNDER_WAY))
    found = paging.page(
        here.select_related("dispute__case").defer("note"),
        FIRST_TO_LOOK_AT,
        cursor=paging.cursor_of(request, FIRST_TO_LOOK_AT),
        size=paging.size_of(request),
    )
    return {"items": [_row(one) for one in found.items], "next": found.next}


def _row(onward: Onward) -> dict[str, Any]:
    case = onward.dispute.case
    return {
        **_told(onward, case, confidant=False),
        "case_id": case.pk,
        "code": shown_code(case.code),
        "category": case.category,
        "look_on": clock.local_day(onward.look_at),
        "overdue": onward.due_on is not None and onward.due_on < clock.today(),
    }


def _told(onward: Onward, case: Case, confidant: bool) -> dict[str, Any]:
    row = ROADS.row(case.county_code, onward.road) or {}
    return {
        "number": onward.number,
        "version": onward.version,
        "road": onward.road,
        "label": row.get("label", onward.road),
        "label_en": row.get("label_en", ""),
        "stage": onward.stage,
        "under_way": onward.stage in UNDER_WAY,
        "office": onward.office,
        "reference": onward.reference,
        "due_on": onward.due_on,
        "at": onward.at,
        "note": (onward.note or "") if confidant else None,
    }


def _may_be_written(case: Case, viewer: Actor) -> bool:
    try:
        allowed_move(case, OPEN_ROAD, viewer)
    except Problem:
        return False
    return True


# -- behind the lock -------------------------------------------------------------------------------


def register() -> None:
    EFFECTS.register("mediation.open_road", _keep)
    EFFECTS.register("mediation.move_road", _keep)
    EFFECTS.register("mediation.roads", _told_of)
    GUARDS.register("mediation.room_for_a_road", Guard(When.SAID, _has_room, lambda *_: TooManyRoads()))
    GUARDS.register("mediation.known_roads", Guard(When.SAID, _knows, lambda *_: UnknownRoad()))
    for action in (OPEN_ROAD, MOVE_ROAD, DECLINE):
        LABELS.register(f"{action}.road", ROADS.called)


def _write(onward: Onward, written: Written) -> None:
    onward.version += 1
    onward.stage, onward.office, onward.reference = written.stage, written.office, written.reference
    onward.due_on, onward.note = written.due_on, written.note or None


def _keep(taking: Taking) -> None:
    onward: Onward = taking.said["onward"]
    _save(taking, onward)
    taking.data |= {"road": onward.road, "stage": onward.stage}


def _save(taking: Taking, onward: Onward) -> None:
    case = taking.case
    if onward.number is None:
        onward.dispute = dispute_of(case)
        onward.number = Onward.objects.filter(dispute_id=case.pk).count() + 1
        for code, area in ground_of(case).items():
            setattr(onward, code, area)
    onward.at, onward.by_id = taking.at, taking.by.account_id
    onward.look_at = _look_at(onward, taking.at)
    onward.save()
    _count(taking)


def _look_at(onward: Onward, at: datetime) -> datetime:
    return clocks.moment_of(onward.due_on) if onward.due_on else at + LOOK_AGAIN


def _count(taking: Taking) -> None:
    """One clock for the case: until the next day that something is due on any of its roads."""
    under_way = Onward.objects.filter(dispute_id=taking.case.pk, stage__in=UNDER_WAY, due_on__isnull=False)
    due = under_way.order_by("due_on").values_list("due_on", flat=True).first()
    if due is not None:
        clocks.start_until(taking.case, CLOCK, taking.at, due)
    else:
        taking.changed |= set(clocks.run(taking.case, [stop(CLOCK)], taking.at))


def _told_of(taking: Taking) -> None:
    open_told(taking, taking.said.get("roads") or ())


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return len(Onward.objects.filter(dispute_id=case.pk).values_list("pk")[:MAX_ROADS]) < MAX_ROADS


def _knows(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    roads: Sequence[str] = said.get("roads") or ()
    return set(roads) <= ROADS.codes(case.county_code)
