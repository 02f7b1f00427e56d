"""What is arranged, as other calendars read it (RFC 5545): one session, or all of one mediator.

Such a calendar lies on a phone and in somebody's cloud, so an event tells when, where and which case by its
code: no party, no word of the matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from django.utils.translation import gettext as _

from pingan.cases.models import shown_code
from pingan.core import clock
from pingan.mediation.agenda import room_out
from pingan.mediation.models import Appointment

MEDIA_TYPE: Final = "text/calendar"
_LINE_OCTETS: Final = 75
_STATUS: Final = {
    Appointment.State.PLANNED: "CONFIRMED",
    Appointment.State.HELD: "CONFIRMED",
    Appointment.State.CANCELLED: "CANCELLED",
}


def calendar(appointments: Iterable[Appointment], *, name: str = "") -> bytes:
    """The file. `appointments` come with their case."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//PingAn Grid//Mediation//ZH", "CALSCALE:GREGORIAN"]
    if name:
        lines.append(f"X-WR-CALNAME:{_text(name)}")
    for appointment in appointments:
        lines.extend(_event(appointment))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(one: Appointment) -> Iterator[str]:
    code = shown_code(one.dispute.case.code)
    yield "BEGIN:VEVENT"
    yield f"UID:{one.pk}@pingan-grid"
    yield f"DTSTAMP:{_moment(clock.now())}"
    yield f"DTSTART:{_moment(one.starts_at)}"
    yield f"DTEND:{_moment(one.ends_at)}"
    # Whoever keeps an older copy takes the newer one.
    yield f"SEQUENCE:{one.version - 1}"
    yield f"STATUS:{_STATUS[Appointment.State(one.state)]}"
    yield f"SUMMARY:{_text(_('Mediation %(code)s') % {'code': code})}"
    room = room_out(one)
    if room is not None:
        yield f"LOCATION:{_text(room['name'])}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """A text as the format spells it."""
    for plain in ("\\", ";", ","):
        value = value.replace(plain, f"\\{plain}")
    return value.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """No line is longer than 75 octets, and none breaks within a letter."""
    room, held = _LINE_OCTETS, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield held
            held, room = " ", _LINE_OCTETS - 1
        held += letter
        room -= size
    yield held
