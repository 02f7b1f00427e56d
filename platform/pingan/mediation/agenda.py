"""What is arranged, read: of a case, of a week of the center, of today, and what one can choose from.

The calendar is looked at by everybody who shares its rooms, so it names no party: a case by its code where
the reader may open it, its parties by number and side, and otherwise that a room and a mediator are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from pingan.cases import reach
from pingan.cases.models import Case, shown_code
from pingan.cases.queues import ARRANGED
from pingan.cases.selectors import words_for
from pingan.core import clock
from pingan.core.area_codes import township_of
from pingan.mediation import booking, rooms
from pingan.mediation.confidants import may_read_words
from pingan.mediation.models import Appointment, Party
from pingan.mediation.rooms import Room
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post
from pingan.people.selectors import names_of
from pingan.territory import calendar

MOST_DAYS: Final = 31
# Of one case, the newest; of a county's days, the first.
MOST_OF_CASE: Final = 50
MOST_SHOWN: Final = 1000
STANDS: Final = ~Q(state=Appointment.State.CANCELLED)


def register() -> None:
    ARRANGED.register("mediation.appointments", today)


def today(viewer: Actor) -> Q:
    """Cases with a session today that was not called off."""
    return reach.among(_between(viewer.county_code, clock.today(), 1).values("dispute_id"))


def _between(county: str, first: date, days: int) -> QuerySet[Appointment]:
    return Appointment.objects.filter(_during(first, days), county_code=county)


def _during(first: date, days: int) -> Q:
    begins, ends = _span(first, days)
    return STANDS & Q(starts_at__gte=begins, starts_at__lt=ends)


def _span(first: date, days: int) -> tuple[datetime, datetime]:
    return clock.day_begins(first), clock.day_begins(first + timedelta(days=days))


# -- of a case -----------------------------------------------------------------------------------------


def of_case(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """The appointments of a case, by number. Where one is that is held in no room, mediators alone read."""
    newest = Appointment.objects.filter(dispute=case.pk).select_related("session")
    found = list(newest.prefetch_related("proposals").order_by("-number")[:MOST_OF_CASE])
    names = names_of(one.mediator_id for one in found)
    confidant = may_read_words(case, viewer)
    clashes = _clashes(case, found) if confidant else {}
    return [
        {
            **_of_case(one, case, viewer, names, confidant),
            "clashes": booking.told(clashes.get(one.pk, ()), viewer),
        }
        for one in reversed(found)
    ]


def _clashes(case: Case, found: Sequence[Appointment]) -> booking.Clashes:
    """Those of what is still to come."""
    coming = [one for one in found if one.state == Appointment.State.PLANNED]
    if not coming:
        return {}
    begins, ends = min(one.starts_at for one in coming), max(one.ends_at for one in coming)
    return booking.clashes(case.county_code, begins, ends)


def _of_case(
    one: Appointment, case: Case, viewer: Actor, names: Mapping[UUID, str], confidant: bool
) -> dict[str, Any]:
    return {
        "number": one.number,
        "version": one.version,
        "state": one.state,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "room": room_out(one),
        "place": words_for(one.place or "", case, viewer, by=one.by_id) if confidant else None,
        "mode": one.mode,
        "mediator": {"id": one.mediator_id, "name": names.get(one.mediator_id, "")},
        "parties": one.parties,
        "session": one.session.number if one.session else None,
        "why": one.why,
        "proposals": [
            {
                "number": each.number,
                "party": each.party,
                "starts_at": each.starts_at,
                "ends_at": each.ends_at,
                "accepted_by": each.accepted_by,
                "declined_by": each.declined_by,
                "answer": each.answer,
                "at": each.at,
            }
            for each in sorted(one.proposals.all(), key=lambda each: each.number)
        ],
    }


def room_out(one: Appointment) -> dict[str, str] | None:
    """The room by its name; one that has left the table by its code."""
    if not one.room:
        return None
    known = rooms.rooms_of(one.county_code, clock.local_day(one.starts_at))
    return {"code": one.room, "name": next((r.name for r in known if r.code == one.room), one.room)}


@dataclass(frozen=True, slots=True)
class Asked:
    """For what a free time is looked for."""

    room: str
    mediator_id: UUID | None
    minutes: int
    after: datetime


def choices(case: Case, viewer: Actor, asked: Asked) -> dict[str, Any]:
    """The rooms and mediators there are for a case, and when those that are asked for are free together with
    all its parties."""
    thought_of = Appointment(
        county_code=case.county_code,
        room=asked.room,
        mediator_id=asked.mediator_id or case.holder_id or viewer.account_id,
    )
    parties = Party.objects.filter(dispute=case.pk, left_at=None).order_by("number")
    taken = booking.taken_by(thought_of, parties)
    near = [one for one in rooms.rooms_of(case.county_code, clock.today()) if one.is_near(case.grid_code)]
    return {
        "rooms": [{"code": one.code, "name": one.name, "seats": one.seats} for one in near],
        "mediators": _people(mediators_of(viewer)),
        "free": booking.free_times(list(taken), timedelta(minutes=asked.minutes), after=asked.after),
    }


def mediators_of(viewer: Actor) -> dict[UUID, str]:
    """Whoever mediates in the viewer's organisation today, by name."""
    held = Post.objects.current(clock.today()).filter(
        organisation_id=viewer.organisation_id,
        role__in=policy.roles_that_may("mediation.appointments"),
        account__is_active=True,
    )
    return dict(held.values_list("account_id", "account__name"))


def _people(names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    return [{"id": key, "name": name} for key, name in sorted(names.items(), key=lambda one: one[1])]


# -- of a center ---------------------------------------------------------------------------------------


def calendar_of(viewer: Actor, first: date, days: int) -> dict[str, Any]:
    """So many days of what is arranged around the viewer, with the days' own names and whether they are
    worked on. `more`: not all of it is told."""
    area = policy.scope(viewer, "mediation.calendar")
    # Of days gone by, today's rooms: those that there were then stand with their appointments.
    known = rooms.rooms_of(viewer.county_code, max(first, clock.today()))
    near = [one for one in known if one.is_near(area)]
    own = mediators_of(viewer)
    found = list(_around(viewer, area, near, own, first, days)[: MOST_SHOWN + 1])
    shown = found[:MOST_SHOWN]
    names = own | names_of(one.mediator_id for one in shown)
    clashes = booking.clashes(viewer.county_code, *_span(first, days))
    sides = _sides(shown)
    # A dispute is called as its case is: nothing that stands in its own row is told here.
    cases = Case.objects.in_bulk({one.dispute_id for one in shown})
    return {
        "days": [_day(first + timedelta(days=number)) for number in range(days)],
        "rooms": [{"code": one.code, "name": one.name, "seats": one.seats} for one in near],
        "mediators": _people(names),
        "items": [
            _item(one, cases[one.dispute_id], viewer, one.pk in clashes, sides[one.dispute_id])
            for one in shown
        ],
        "more": len(found) > MOST_SHOWN,
    }


def _around(
    viewer: Actor, area: str, near: Sequence[Room], own: Iterable[UUID], first: date, days: int
) -> QuerySet[Appointment]:
    """Of a county all; of a township its cases', in the rooms near it, and with its mediators: each the range
    of an index of its own, none of which is the county's."""
    around = Appointment.objects.order_by("starts_at", "id")
    if area == viewer.county_code:
        return around.filter(_during(first, days), county_code=viewer.county_code)
    here, *others = (
        around.filter(_during(first, days), which).values("pk")[: MOST_SHOWN + 1]
        for which in (
            Q(township_code=township_of(area)),
            Q(county_code=viewer.county_code, room__in=[one.code for one in near]),
            Q(mediator_id__in=list(own)),
        )
    )
    return around.filter(pk__in=here.union(*others))


def _day(day: date) -> dict[str, Any]:
    kept = calendar.calendar()
    return {"day": day, "why": kept.why(day), "name": kept.names.get(day, "")}


def _sides(arranged: Iterable[Appointment]) -> Mapping[UUID, Mapping[int, str]]:
    """Of each dispute, on which side its parties stand, by their numbers."""
    sides: dict[UUID, dict[int, str]] = {one.dispute_id: {} for one in arranged}
    named = Party.objects.filter(dispute__in=list(sides))
    for dispute, number, side in named.values_list("dispute_id", "number", "side"):
        sides[dispute][number] = side
    return sides


def _item(
    one: Appointment, case: Case, viewer: Actor, clashes: bool, sides: Mapping[int, str]
) -> dict[str, Any]:
    seen = reach.holds(case, viewer, "cases.read")
    return {
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "room": one.room,
        "mediator_id": one.mediator_id,
        "state": one.state,
        "number": one.number if seen else None,
        "case_id": case.pk if seen else None,
        "case_code": shown_code(case.code) if seen else None,
        "category": case.category if seen else None,
        "parties": len(one.parties) if seen else None,
        "asked": _asked(one, sides) if seen else None,
        "clash": clashes and seen,
    }


def _asked(one: Appointment, sides: Mapping[int, str]) -> list[dict[str, Any]]:
    """Who is awaited, but for parties that are none any more."""
    return [{"number": each, "side": sides[each]} for each in one.parties if each in sides]
