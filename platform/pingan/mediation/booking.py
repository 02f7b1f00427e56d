"""What an appointment takes, what it clashes with, and when all of it is free.

Rooms, mediators and parties are each in one place at a time. The database says so itself (an exclusion
constraint over `Booking`); what stands here asks first, behind one lock of the county, so that whoever is
refused hears with what they clash and when it could be instead.

Who somebody is may be known later than what was arranged with them. Then two appointments clash that both
stand; nobody's is moved by itself, and the mediators of both cases are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import permutations
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q, QuerySet
from django.utils import timezone

from pingan.cases import reach
from pingan.cases.models import Case, shown_code
from pingan.core import clock
from pingan.core.crypto import blind_index
from pingan.core.locks import OURS
from pingan.mediation import tasks
from pingan.mediation.errors import TimeTaken
from pingan.mediation.models import Appointment, Booking, Party
from pingan.people.actors import Actor
from pingan.territory import calendar

# How far ahead another time is looked for, how many are told, and at which minutes they begin.
HORIZON: Final = timedelta(days=28)
MOST_FREE: Final = 3
STEP: Final = timedelta(minutes=30)
# Nobody needs to hear of more.
_MOST_CLASHES: Final = 5

Taken = Mapping[str, int | None]
# Of appointments that clash: what each wants, beside what another has of the same.
Clashes = Mapping[UUID, Sequence[tuple[Booking, Booking]]]
_PLANNED: Final = Q(appointment__state=Appointment.State.PLANNED)


def taken_by(appointment: Appointment, parties: Iterable[Party]) -> dict[str, int | None]:
    """The names of what it takes, each with the number of the party that it is."""
    taken: dict[str, int | None] = {}
    if appointment.room:
        taken[f"room:{appointment.county_code}:{appointment.room}"] = None
    taken[f"mediator:{appointment.mediator_id}"] = None
    for party in parties:
        taken.update((name, party.number) for name in _names_of(party) if name not in taken)
    return taken


def _names_of(party: Party) -> Iterator[str]:
    """One within this dispute, and where a number is known the same in every other one."""
    yield f"party:{party.pk.hex}"
    for field in ("id_number", "phone"):
        number = getattr(party, field)
        if number:
            yield f"party:{blind_index(number, field=f'mediation.{field}').hex()}"


def book(appointment: Appointment, taken: Taken, by: Actor) -> None:
    """Take all of it for the appointment's time, and leave what it took before.

    Raises TimeTaken, with what is in the way.
    """
    with _others_hear(appointment):
        refuse_clash(appointment, taken, appointment.starts_at, appointment.ends_at, by)
        _leave(appointment.bookings.all())
        _take(appointment, taken)


def release(appointment: Appointment) -> None:
    """Leave all that it took."""
    with _others_hear(appointment):
        _leave(appointment.bookings.all())


def fit(appointment: Appointment, taken: Taken) -> None:
    """Take what is known by now that it takes, and leave the rest. Nothing is moved: what another appointment
    has at that time does not stand here, and both cases hear of it."""
    with _others_hear(appointment):
        held = dict(appointment.bookings.values_list("taken", "party"))
        kept = {name for name, party in held.items() if taken.get(name, -1) == party}
        _leave(appointment.bookings.exclude(taken__in=kept))
        new = {name: party for name, party in taken.items() if name not in kept}
        had = _standing(new, _span(appointment)).values_list("taken", flat=True)
        _take(appointment, new, waiting=frozenset(had))


def _take(appointment: Appointment, taken: Taken, *, waiting: frozenset[str] = frozenset()) -> None:
    span = _span(appointment)
    Booking.objects.bulk_create(
        Booking(appointment=appointment, taken=name, party=party, span=span, stands=name not in waiting)
        for name, party in sorted(taken.items())
    )


def _span(appointment: Appointment) -> DateTimeTZRange:
    return DateTimeTZRange(appointment.starts_at, appointment.ends_at)


def _leave(bookings: QuerySet[Booking]) -> None:
    """What waited for some of it stands from now on."""
    names = list(bookings.values_list("taken", flat=True))
    bookings.delete()
    for one in Booking.objects.filter(taken__in=names, stands=False).order_by("pk"):
        if not _standing([one.taken], one.span).exists():
            Booking.objects.filter(pk=one.pk).update(stands=True)


def _standing(names: Iterable[str], span: DateTimeTZRange) -> QuerySet[Booking]:
    return Booking.objects.filter(taken__in=list(names), span__overlap=span, stands=True)


@contextmanager
def _others_hear(appointment: Appointment) -> Iterator[None]:
    """Behind the county's lock. The cases that it clashes with, or does no more, hear of it once this is
    committed: each needs its own lock, and whoever has that may be waiting for the county's."""
    _wait(appointment.county_code)
    before = _clashing(appointment)
    yield
    after = _clashing(appointment)
    for key in sorted(before.keys() ^ after.keys()):
        other = (before | after)[key]
        tasks.tell_of_clash.enqueue(str(other.dispute_id), other.number)


def _clashing(appointment: Appointment) -> dict[UUID, Appointment]:
    """The appointments that want something of it at the same time."""
    held = list(appointment.bookings.filter(party__isnull=False).values_list("taken", "span"))
    if not held:
        return {}
    found = Booking.objects.filter(taken__in=[name for name, _span in held], span__overlap=held[0][1])
    found = found.filter(_PLANNED).exclude(appointment=appointment).select_related("appointment")
    return {one.appointment_id: one.appointment for one in found}


def clashes(county: str, begins: datetime, ends: datetime) -> Clashes:
    """The appointments of that time that clash with another one."""
    span = DateTimeTZRange(begins, ends)
    during = Booking.objects.filter(span__overlap=span, appointment__county_code=county)
    names = set(during.filter(_PLANNED, stands=False).values_list("taken", flat=True))
    found: dict[UUID, list[tuple[Booking, Booking]]] = defaultdict(list)
    if names:
        rows = during.filter(_PLANNED, taken__in=names).select_related("appointment__dispute__case")
        for one, other in permutations(rows.order_by("span", "pk"), 2):
            if one.taken == other.taken and _meet(one.span, other.span):
                found[one.appointment_id].append((one, other))
    return found


def _meet(one: DateTimeTZRange, other: DateTimeTZRange) -> bool:
    return bool(one.lower < other.upper and other.lower < one.upper)


def told(found: Iterable[tuple[Booking, Booking]], viewer: Actor) -> list[dict[str, Any]]:
    """Each clash once, by however many numbers somebody is known."""
    once = {(one.party, other.appointment_id): other for one, other in found}
    return [_told(other, party, viewer) for (party, _key), other in once.items()][:_MOST_CLASHES]


def refuse_clash(
    appointment: Appointment, taken: Taken, starts_at: datetime, ends_at: datetime, by: Actor
) -> None:
    """Raises TimeTaken where something of it is taken by another appointment at that time."""
    span = DateTimeTZRange(starts_at, ends_at)
    found = Booking.objects.filter(taken__in=list(taken), span__overlap=span)
    found = found.exclude(appointment=appointment).select_related("appointment__dispute__case")
    rows = list(found.order_by("span", "taken")[:_MOST_CLASHES])
    if not rows:
        return
    in_the_way = [_told(one, taken[one.taken], by) for one in rows]
    length = ends_at - starts_at
    raise TimeTaken(
        seen=lambda: {
            "clashes": in_the_way,
            "free": free_times(list(taken), length, after=starts_at, but=appointment),
        }
    )


def _told(clash: Booking, party: int | None, viewer: Actor) -> dict[str, Any]:
    """What is taken, and by which case where the viewer may read of it."""
    other = clash.appointment
    case: Case = other.dispute.case
    seen = reach.holds(case, viewer, "cases.read")
    return {
        "what": clash.taken.partition(":")[0],
        "party": party,
        "starts_at": other.starts_at,
        "ends_at": other.ends_at,
        "case_id": case.pk if seen else None,
        "case_code": shown_code(case.code) if seen else None,
    }


def free_times(
    names: Sequence[str], length: timedelta, *, after: datetime, but: Appointment | None = None
) -> list[dict[str, datetime]]:
    """The next times in office hours at which nothing of it is taken; none where four weeks have none."""
    begin = max(after, clock.now())
    taken = Booking.objects.filter(
        taken__in=list(names), span__overlap=DateTimeTZRange(begin, begin + HORIZON)
    )
    if but is not None:
        taken = taken.exclude(appointment=but)
    spans = [(span.lower, span.upper) for span in taken.values_list("span", flat=True)]
    found: list[dict[str, datetime]] = []
    for starts_at in _beginnings(begin, length):
        ends_at = starts_at + length
        if not any(starts_at < upper and lower < ends_at for lower, upper in spans):
            found.append({"starts_at": starts_at, "ends_at": ends_at})
            # Next to each other they would be one suggestion.
            spans.append((starts_at, ends_at))
        if len(found) == MOST_FREE:
            break
    return found


def _beginnings(begin: datetime, length: timedelta) -> Iterator[datetime]:
    """Half hours of working days from which so long a session ends before the office closes."""
    kept = calendar.calendar()
    first = clock.local_day(begin)
    for number in range(HORIZON.days):
        day = first + timedelta(days=number)
        if kept.why(day) not in _OPEN:
            continue
        for opens, closes in calendar.OFFICE_HOURS:
            at = _at(day, opens)
            while at + length <= _at(day, closes):
                if at >= begin:
                    yield at
                at += STEP


_OPEN: Final = frozenset({calendar.Why.WORKING, calendar.Why.MAKE_UP, calendar.Why.ASSUMED})


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment), timezone.get_default_timezone())


def _wait(county: str) -> None:
    """One after the other in a county: two who wait for each other's rows would be a deadlock. Of the lock's
    numbers the minus keeps it from those of the county's sums."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (OURS, -int(county)))
