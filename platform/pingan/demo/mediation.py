"""The demo's mediation: committees, mediators, rooms, arranged sessions, and what comes after a session.

All of it is invented, and written down as people at a screen would do it: through the services, after the
season and with dice of its own, so that the season stays as it was. Each part is left alone where there is
something of it already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from pingan.cases.models import Case
from pingan.cases.workflow import State
from pingan.config import selectors as config
from pingan.config import services as configuring
from pingan.config.sections import Section
from pingan.core import clock
from pingan.demo import dossiers
from pingan.demo.cast import Cast, places_of
from pingan.mediation import agreements, appointments, onward, promises, rooms, roster, statements
from pingan.mediation.models import Agreement, Appointment, Onward, Party, Stage, Statement
from pingan.mediation.moves import CONCLUDED, MEDIATING
from pingan.mediation.workflow import DISPUTE, Outcome
from pingan.people.actors import Actor
from pingan.station import services as station
from pingan.station.models import Consultation
from pingan.territory import calendar

Script = Mapping[str, Any]

SESSIONS: Final = 6
MINUTES: Final = 60
# So far apart the open days of two weeks lie at most, with a week of holidays between them.
HORIZON: Final = 30
_OPEN: Final = frozenset({calendar.Why.WORKING, calendar.Why.MAKE_UP, calendar.Why.ASSUMED})


def seed_mediation(county_code: str, file: Path, cast: Cast) -> int:
    """Write the script's mediation down; how much of it was new."""
    script = json.loads(file.read_text(encoding="utf-8"))
    # Whoever mediates for the whole county.
    desk = [one for one in cast.mediators if one.area_code == county_code]
    with transaction.atomic():
        return (
            _tables(county_code, script, cast.administrators[0])
            + _sessions(script, desk)
            + _agreement(script, desk)
            + _road(script, desk)
            + _consultations(script, desk[0])
            + _dossiers(script, desk)
        )


# -- who and where -----------------------------------------------------------------------------------


def _tables(county_code: str, script: Script, administrator: Actor) -> int:
    """The roster and the rooms, in the order in which one names the other."""
    places = places_of(county_code)
    since = clock.today() - timedelta(days=400)
    term = {"from_day": since.isoformat(), "to_day": (since + timedelta(days=1000)).isoformat()}
    committees = [{**row, **term, "area": places[row["area"]]} for row in script["committees"]]
    found = [{**row, "area": places[row["area"]]} for row in script["rooms"]]
    return (
        _table(roster.COMMITTEE_SECTION, committees, administrator)
        + _table(roster.MEDIATOR_SECTION, script["mediators"], administrator)
        + _table(rooms.ROOM_SECTION, found, administrator)
    )


def _table(section: Section, rows: Iterable[Mapping[str, Any]], by: Actor) -> int:
    known = config.table(section, by.county_code)
    if known.rows:
        return 0
    blank = {column.name: [] if column.several else "" for column in section.columns}
    whole = [{**blank, **row} for row in rows]
    configuring.change(configuring.Wanted(section, whole, clock.today(), known.version), by=by)
    return len(whole)


# -- sessions ----------------------------------------------------------------------------------------


def _sessions(script: Script, desk: Sequence[Actor]) -> int:
    """Sessions of the coming days, in rooms by turns, in disputes that are being mediated; and what a party
    of the first of them says."""
    mine = _held(desk, MEDIATING)
    if not mine or Appointment.objects.filter(county_code=desk[0].county_code).exists():
        return 0
    dice = Random(f"sessions {mine[0].county_code}")  # noqa: S311  an invented diary
    chosen = dice.sample(mine, min(SESSIONS, len(mine)))
    free = _moments(script["sessions"])
    for number, (case, starts_at) in enumerate(zip(chosen, free, strict=False)):
        room = script["rooms"][number % len(script["rooms"])]["code"]
        wanted = appointments.Wanted(starts_at, MINUTES, room=room)
        appointments.book(case_id=case.pk, wanted=wanted, by=_holder(case, desk))
    _stated(chosen[0], script["statement"], desk)
    return len(chosen)


def _stated(case: Case, words: str, desk: Sequence[Actor]) -> None:
    if Statement.objects.filter(dispute=case.pk).exists():
        return
    party = Party.objects.filter(dispute=case.pk, left_at=None).order_by("number")[0]
    told = statements.Told("inquiry", clock.now(), words, party=party.number)
    statements.take_statement(case_id=case.pk, told=told, by=_holder(case, desk))


def _held(desk: Sequence[Actor], state: str) -> list[Case]:
    """Disputes in the hands of somebody of the desk, the same order for the same season."""
    held = Case.objects.filter(track=DISPUTE, state=state, holder_id__in=[one.account_id for one in desk])
    # A season of an earlier release may have named nobody.
    return [one for one in held.order_by("received_at", "id") if _sides(one) > 1]


def _sides(case: Case) -> int:
    return Party.objects.filter(dispute=case.pk, left_at=None).count()


def _holder(case: Case, desk: Sequence[Actor]) -> Actor:
    return next(one for one in desk if one.account_id == case.holder_id)


def _moments(hours: Sequence[Sequence[str]]) -> Iterator[datetime]:
    """From now on the hours of open days, the first line of them on the first day."""
    for turn, day in enumerate(_open_days(clock.today())):
        for hour in hours[turn % len(hours)]:
            at = _at(day, hour)
            if at > clock.now():
                yield at


def _open_days(first: date, step: int = 1) -> Iterator[date]:
    """Days on which an office is open, from that day on; or back from it."""
    kept = calendar.calendar()
    days = (first + timedelta(days=number * step) for number in islice(count(), HORIZON))
    return (day for day in days if kept.why(day) in _OPEN)


def _at(day: date, hour: str) -> datetime:
    local = datetime.combine(day, time.fromisoformat(hour))
    return timezone.make_aware(local, timezone.get_default_timezone())


# -- what lies with a few of them --------------------------------------------------------------------


def _dossiers(script: Script, desk: Sequence[Actor]) -> int:
    """One dispute with a whole dossier, one that may be dangerous, and one agreement that was broken."""
    new, mine = 0, _held(desk, MEDIATING)
    if mine:
        case, other = mine[-1], mine[len(mine) // 2]
        by = _holder(case, desk)
        beside = next((one for one in desk if one.account_id != by.account_id), None)
        new += dossiers.lay_dossier(script, case, by, beside)
        new += dossiers.grade(script, other, _holder(other, desk))
    bare = [one for one in _signed(desk) if not Agreement.objects.filter(dispute=one.pk, total__isnull=False)]
    if bare:
        new += dossiers.break_promise(script, bare[0], _holder(bare[0], desk))
    return new


def _signed(desk: Sequence[Actor]) -> list[Case]:
    return [one for one in _held(desk, CONCLUDED) if one.dispute.outcome == Outcome.AGREEMENT_WRITTEN]


# -- after them --------------------------------------------------------------------------------------


def _agreement(script: Script, desk: Sequence[Actor]) -> int:
    """The terms of one agreement in instalments, of which the first was paid when it was signed."""
    signed = _signed(desk)
    known = Agreement.objects.filter(dispute__case__county_code=desk[0].county_code, total__isnull=False)
    if not signed or known.exists():
        return 0
    case, told = signed[-1], script["agreement"]
    by = _holder(case, desk)
    payee, payer = Party.objects.filter(dispute=case.pk, left_at=None).order_by("number")[:2]
    owed = [
        agreements.Owed(
            clock.today() + timedelta(days=days),
            amount=Decimal(amount),
            payer=payer.number,
            payee=payee.number,
        )
        for amount, days in told["instalments"]
    ]
    terms = agreements.Terms(
        **{name: told[name] for name in ("issues", "agreed", "how")},
        decides=(),
        total=Decimal(told["total"]),
        promises=owed,
    )
    # Where it was concluded, its agreement was opened with it.
    opened = Agreement.objects.get(dispute=case.pk)
    agreements.write_agreement(case_id=case.pk, version=opened.version, terms=terms, by=by)
    kept = promises.Kept(clock.today(), told["paid_by"], amount=owed[0].amount)
    promises.record_performance(promise=promises.Known(case.pk, 1), kept=kept, by=by)
    return 1


def _road(script: Script, desk: Sequence[Actor]) -> int:
    """One matter that could not be mediated, of which the court says that it has taken it up."""
    told = script["onward"]
    failed = Onward.objects.filter(county_code=desk[0].county_code, dispute__case__state=State.CLOSED)
    if failed.exclude(stage=Stage.TOLD).exists():
        return 0
    one = failed.order_by("look_at", "id").last()
    if one is None:
        return 0
    written = onward.Written(
        Stage.ACCEPTED,
        **{name: told[name] for name in ("office", "reference", "note")},
        due_on=clock.today() + timedelta(days=told["due_in"]),
    )
    onward.move_road(known=onward.Known(one.dispute_id, one.number, one.version), written=written, by=desk[0])
    return 1


def _consultations(script: Script, by: Actor) -> int:
    """What the legal service station was asked in the last days, and who comes on the next."""
    if Consultation.objects.filter(area_code__startswith=by.area_code).exists():
        return 0
    for told in script["consultations"]:
        written = station.Written(
            **{name: told[name] for name in ("channel", "state", "topic", "adviser", "visitor")},
            **{name: told[name] for name in ("summary", "referral")},
            phone=told.get("phone"),
            starts_at=_at(_day(told["day"]), told["time"]),
        )
        one = station.write_down(written=written, by=by)
        if "rating" in told:
            station.rate(consultation_id=one.pk, rating=told["rating"], by=by)
    return len(script["consultations"])


def _day(number: int) -> date:
    """The so-manieth open day after today, or before it."""
    step = 1 if number > 0 else -1
    days = _open_days(clock.today() + timedelta(days=step), step)
    return next(islice(days, abs(number) - 1, None))
