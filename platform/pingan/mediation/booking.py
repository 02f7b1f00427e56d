"""What an appointment takes, what it clashes with, and when all of it is free.

Rooms, mediators and parties are each in one place at a time. The database says so itself (an exclusion
constraint over `Booking`); what stands here asks first, behind one lock of the county, so that whoever is
refused hears with what they clash and when it could be instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from pingan.cases import reach
from pingan.cases.models import Case, shown_code
from pingan.core import clock
from pingan.core.crypto import blind_index
from pingan.core.locks import OURS
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
    _wait(appointment.county_code)
    refuse_clash(appointment, taken, appointment.starts_at, appointment.ends_at, by)
    release(appointment)
    span = DateTimeTZRange(appointment.starts_at, appointment.ends_at)
    Booking.objects.bulk_create(
        Booking(appointment=appointment, taken=name, party=party, span=span)
        for name, party in sorted(taken.items())
    )


def release(appointment: Appointment) -> None:
    """Leave all that it took."""
    appointment.bookings.all().delete()


def refuse_clash(
    appointment: Appointment, taken: Taken, starts_at: datetime, ends_at: datetime, by: Actor
) -> None:
    """Raises TimeTaken where something of it is taken by another appointment at that time."""
    span = DateTimeTZRange(starts_at, ends_at)
    found = Booking.objects.filter(taken__in=list(taken), span__overlap=span)
    found = found.exclude(appointment=appointment).select_related("appointment__dispute__case")
    clashes = list(found.order_by("span", "taken")[:_MOST_CLASHES])
    if not clashes:
        return
    told = [_told(one, taken, by) for one in clashes]
    length = ends_at - starts_at
    raise TimeTaken(
        seen=lambda: {
            "clashes": told,
            "free": free_times(list(taken), length, after=starts_at, but=appointment),
        }
    )


def _told(clash: Booking, taken: Taken, viewer: Actor) -> dict[str, Any]:
    """What is taken, and by which case where the viewer may read of it."""
    other = clash.appointment
    case: Case = other.dispute.case
    seen = reach.holds(case, viewer, "cases.read")
    return {
        "what": clash.taken.partition(":")[0],
        "party": taken[clash.taken],
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
