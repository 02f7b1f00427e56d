"""Sessions that are arranged with the parties: when, where, with whom, and another time that one asks for.

A time is the parties' as much as the mediator's: one asks for another, the others agree, and both are written
down (人民调解法 art. 22, 23: mediation goes by what the parties want). What an arranged session was is not
typed again once it has been held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from pingan.cases import effects
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.cases.workflow import State
from pingan.core import clock
from pingan.core.errors import NotFound, StaleVersion
from pingan.core.ids import uuid7
from pingan.mediation import booking, rooms
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import (
    AppointmentOver,
    AppointmentPast,
    NotAMediator,
    NotThatParty,
    PartyRefused,
    ProposalOpen,
    ProposalOver,
    TimeTaken,
    UnknownRoom,
)
from pingan.mediation.grounds import ground_of
from pingan.mediation.models import Appointment, Consent, Party, Proposal, Session
from pingan.mediation.moves import CONCLUDED
from pingan.mediation.moves.appointments import (
    ANSWER_TIME,
    BOOK_APPOINTMENT,
    CANCEL_APPOINTMENT,
    MOVE_APPOINTMENT,
    PROPOSE_TIME,
)
from pingan.mediation.moves.parties import AMEND_PARTY, DROP_PARTY
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post

SHORTEST, LONGEST = 15, 240
FARTHEST: Final = timedelta(days=366)
PLANNED = Q(state=Appointment.State.PLANNED)
ENDINGS: Final = frozenset({CONCLUDED, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Wanted:
    """An appointment as somebody arranges it. `mediator_id` None: who holds the case. `parties` None: all
    who are written down."""

    starts_at: datetime
    minutes: int
    room: str = ""
    place: str = ""
    mode: str = Session.Mode.CLOSED
    mediator_id: UUID | None = None
    parties: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An appointment by its case and its number there."""

    case_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What a party says to the time that another one asked for."""

    party: int
    accepts: bool


@transaction.atomic
def book(*, case_id: UUID, wanted: Wanted, by: Actor) -> Appointment:
    """Arrange a session. Raises NotFound, WrongState, NotYourMove, PartyRefused, AppointmentPast,
    UnknownRoom, NotAMediator, NotThatParty, and TimeTaken with what is in the way."""
    case = lock_case(case_id, by)
    appointment = Appointment(id=uuid7(), by_id=by.account_id, **ground_of(case))
    _take(case, BOOK_APPOINTMENT, by, appointment=appointment, wanted=wanted)
    return appointment


@transaction.atomic
def move(*, known: Known, version: int, wanted: Wanted, by: Actor) -> Appointment:
    """Arrange it anew; what a party asked for meanwhile is overtaken. Raises StaleVersion, AppointmentOver
    and as `book`."""
    appointment, case = _locked(known, by)
    if appointment.version != version:
        raise StaleVersion
    _take(case, MOVE_APPOINTMENT, by, appointment=appointment, wanted=wanted)
    return appointment


@transaction.atomic
def cancel(*, known: Known, why: str, by: Actor) -> Appointment:
    """Call it off. Raises NotFound, WrongState, NotYourMove, AppointmentOver."""
    appointment, case = _locked(known, by)
    _take(case, CANCEL_APPOINTMENT, by, appointment=appointment, why=why)
    return appointment


@transaction.atomic
def propose(*, known: Known, party: int, starts_at: datetime, by: Actor) -> Proposal:
    """Record that a party asks for another time, as long as the session was to be. Raises NotThatParty,
    ProposalOpen, AppointmentPast, TimeTaken, and as `cancel`."""
    appointment, case = _locked(known, by)
    proposal = Proposal(appointment=appointment, party=party, starts_at=starts_at, by_id=by.account_id)
    proposal.ends_at = starts_at + (appointment.ends_at - appointment.starts_at)
    _take(case, PROPOSE_TIME, by, proposal=proposal)
    return proposal


@transaction.atomic
def answer(*, known: Known, number: int, answered: Answered, by: Actor) -> Proposal:
    """Record what another party says to a time. With the last of them it holds, and the session is moved.

    Raises NotFound, ProposalOver, NotThatParty, TimeTaken, and as `cancel`.
    """
    appointment, case = _locked(known, by)
    proposal = Proposal.objects.filter(appointment=appointment, number=number).first()
    if proposal is None:
        raise NotFound
    proposal.appointment = appointment
    _take(case, ANSWER_TIME, by, proposal=proposal, answered=answered)
    return proposal


def register() -> None:
    EFFECTS.register("mediation.book_appointment", _book)
    EFFECTS.register("mediation.move_appointment", _move)
    EFFECTS.register("mediation.cancel_appointment", _cancel)
    EFFECTS.register("mediation.propose_time", _propose)
    EFFECTS.register("mediation.answer_time", _answer)
    EFFECTS.register("mediation.appointment_held", _hold)
    GUARDS.register("mediation.nobody_refused", Guard(When.SAID, _nobody_refused, lambda *_: PartyRefused()))
    GUARDS.register("mediation.its_appointment", Guard(When.SAID, _is_planned, lambda *_: AppointmentOver()))
    effects.AFTER.register("mediation.appointments", _follow)


def planned(case_id: UUID) -> Any:
    """What is still arranged for a case."""
    return Appointment.objects.filter(PLANNED, dispute=case_id).order_by("number")


# -- the writes behind the lock --------------------------------------------------------------------


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _locked(known: Known, by: Actor) -> tuple[Appointment, Case]:
    case = lock_case(known.case_id, by)
    appointment = Appointment.objects.filter(dispute=case.pk, number=known.number).first()
    if appointment is None:
        raise NotFound
    return appointment, case


def _book(taking: Taking) -> None:
    appointment: Appointment = taking.said["appointment"]
    appointment.dispute, appointment.at = dispute_of(taking.case), taking.at
    appointment.number = Appointment.objects.filter(dispute=appointment.dispute).count() + 1
    _arrange(appointment, taking)
    appointment.save(force_insert=True)
    _occupy(appointment, taking.by)


def _move(taking: Taking) -> None:
    appointment: Appointment = taking.said["appointment"]
    _require_planned(appointment)
    _arrange(appointment, taking)
    _shifted(appointment, taking)


def _arrange(appointment: Appointment, taking: Taking) -> None:
    """Write down what is wanted. Raises what cannot be: a time that is over, no such room, mediator or
    party."""
    wanted: Wanted = taking.said["wanted"]
    _refuse_past(wanted.starts_at, taking.at)
    appointment.starts_at = wanted.starts_at
    appointment.ends_at = wanted.starts_at + timedelta(minutes=wanted.minutes)
    appointment.room = _room(wanted.room, appointment)
    appointment.place = wanted.place or None
    appointment.mode = Session.Mode(wanted.mode)
    appointment.mediator_id = _mediator(wanted.mediator_id, taking)
    appointment.parties = _numbers(taking.case, wanted.parties)
    taking.data |= _told(appointment)


def _refuse_past(moment: datetime, now: datetime) -> None:
    if moment < now:
        raise AppointmentPast


def _room(code: str, appointment: Appointment) -> str:
    day = clock.local_day(appointment.starts_at)
    if code and all(room.code != code for room in rooms.rooms_of(appointment.county_code, day)):
        raise UnknownRoom
    return code


def _mediator(account_id: UUID | None, taking: Taking) -> UUID:
    """Who holds the case, or somebody else who mediates where it lies."""
    if account_id is None or account_id == taking.case.holder_id:
        return taking.case.holder_id or taking.by.account_id
    held = Post.objects.current(clock.today()).filter(
        role__in=policy.roles_that_may("mediation.appointments"),
        account_id=account_id,
        account__is_active=True,
    )
    if not any(taking.case.grid_code.startswith(area) for area in held.values_list("area_code", flat=True)):
        raise NotAMediator
    return account_id


def _numbers(case: Case, asked: Sequence[int] | None) -> list[int]:
    known = sorted(_present(case.pk).values_list("number", flat=True))
    if asked is None:
        return known
    if set(asked) - set(known):
        raise NotThatParty
    return sorted(set(asked))


def _present(case_id: UUID) -> Any:
    return Party.objects.filter(dispute=case_id, left_at=None)


def _told(appointment: Appointment) -> dict[str, Any]:
    """What a line of the timeline keeps: numbers and times, never who or where."""
    return {
        "appointment": appointment.number,
        "starts_at": appointment.starts_at.isoformat(),
        "ends_at": appointment.ends_at.isoformat(),
    }


def _occupy(appointment: Appointment, by: Actor) -> None:
    """Take the room, the mediator and the parties. What the database refuses is told as what it is: somebody
    wrote past the lock."""
    try:
        with transaction.atomic():
            booking.book(appointment, _taken(appointment), by)
    except IntegrityError as fault:
        raise TimeTaken from fault


def _taken(appointment: Appointment) -> dict[str, int | None]:
    invited = _present(appointment.dispute_id).filter(number__in=appointment.parties)
    return booking.taken_by(appointment, invited.order_by("number"))


def _shifted(appointment: Appointment, taking: Taking, but: Proposal | None = None) -> None:
    _save(appointment)
    _overtake(appointment, taking.at, but)
    _occupy(appointment, taking.by)


def _save(appointment: Appointment) -> None:
    appointment.version += 1
    appointment.save()


def _overtake(appointment: Appointment, at: datetime, but: Proposal | None = None) -> None:
    """What a party asked for is no question any more."""
    still_open = Proposal.objects.filter(appointment=appointment, answer=Proposal.Answer.OPEN)
    if but is not None:
        still_open = still_open.exclude(pk=but.pk)
    still_open.update(answer=Proposal.Answer.OVERTAKEN, answered_at=at)


def _cancel(taking: Taking) -> None:
    appointment: Appointment = taking.said["appointment"]
    _require_planned(appointment)
    _call_off(appointment, taking.said["why"], taking.at)
    taking.data |= _told(appointment) | {"why": appointment.why}


def _call_off(appointment: Appointment, why: str, at: datetime) -> None:
    appointment.state, appointment.why = Appointment.State.CANCELLED, Appointment.Why(why)
    _save(appointment)
    _overtake(appointment, at)
    booking.release(appointment)


def _propose(taking: Taking) -> None:
    proposal: Proposal = taking.said["proposal"]
    appointment = proposal.appointment
    _require_planned(appointment)
    _refuse_past(proposal.starts_at, taking.at)
    _require_invited(appointment, proposal.party)
    if appointment.proposals.filter(answer=Proposal.Answer.OPEN).exists():
        raise ProposalOpen
    booking.refuse_clash(appointment, _taken(appointment), proposal.starts_at, proposal.ends_at, taking.by)
    proposal.number = appointment.proposals.count() + 1
    proposal.at = taking.at
    proposal.save(force_insert=True)
    taking.data |= _asked(proposal)


def _answer(taking: Taking) -> None:
    proposal: Proposal = taking.said["proposal"]
    said: Answered = taking.said["answered"]
    _require_planned(proposal.appointment)
    if proposal.answer != Proposal.Answer.OPEN:
        raise ProposalOver
    _require_invited(proposal.appointment, said.party)
    if said.party == proposal.party:
        raise NotThatParty
    _note(proposal, said, taking)
    taking.data |= _asked(proposal) | {"party": said.party, "accepts": said.accepts}


def _note(proposal: Proposal, said: Answered, taking: Taking) -> None:
    """Who said what; the last of those who are asked settles it."""
    appointment = proposal.appointment
    if said.accepts:
        proposal.accepted_by = sorted({*proposal.accepted_by, said.party})
        if not set(appointment.parties) - {proposal.party} <= set(proposal.accepted_by):
            proposal.save()
            return
        _settle(proposal, Proposal.Answer.ACCEPTED, taking.at)
        _refuse_past(proposal.starts_at, taking.at)
        appointment.starts_at, appointment.ends_at = proposal.starts_at, proposal.ends_at
        _shifted(appointment, taking, but=proposal)
        taking.data["moved"] = True
    else:
        proposal.declined_by = said.party
        _settle(proposal, Proposal.Answer.DECLINED, taking.at)


def _settle(proposal: Proposal, answer: str, at: datetime) -> None:
    proposal.answer, proposal.answered_at = Proposal.Answer(answer), at
    proposal.save()


def _asked(proposal: Proposal) -> dict[str, Any]:
    return {
        "appointment": proposal.appointment.number,
        "proposal": proposal.number,
        "party": proposal.party,
        "starts_at": proposal.starts_at.isoformat(),
        "ends_at": proposal.ends_at.isoformat(),
    }


def _require_planned(appointment: Appointment) -> None:
    if appointment.state != Appointment.State.PLANNED:
        raise AppointmentOver


def _require_invited(appointment: Appointment, party: int) -> None:
    if party not in appointment.parties:
        raise NotThatParty


def _hold(taking: Taking) -> None:
    """The session that was recorded is the one that was arranged."""
    number = taking.said.get("appointment")
    if number is None:
        return
    appointment = planned(taking.case.pk).get(number=number)
    appointment.session = Session.objects.get(dispute=taking.case.pk, number=taking.data["session"])
    appointment.state = Appointment.State.HELD
    _save(appointment)
    _overtake(appointment, taking.at)
    taking.data["appointment"] = number


# -- what other moves mean for what is arranged ------------------------------------------------------


def _follow(taking: Taking, action: str) -> None:
    """What ends a mediation calls off what is arranged; whoever gets the case gets its appointments; a party
    that was written down by mistake comes to none, and one whose number is corrected may be awaited elsewhere
    at the same time."""
    if taking.move.to in ENDINGS:
        for appointment in planned(taking.case.pk):
            _call_off(appointment, Appointment.Why.ENDED, taking.at)
    elif "holder_id" in taking.changed and taking.case.holder_id is not None:
        _hand_over(taking)
    elif action == DROP_PARTY:
        _ask_no_more(taking.said["party"])
    elif action == AMEND_PARTY:
        _know_again(taking.said["party"], taking.at)


def _hand_over(taking: Taking) -> None:
    """Where whoever gets the case is busy then, the appointment stays with who had it, to be moved by
    hand."""
    for appointment in planned(taking.case.pk).filter(starts_at__gte=taking.at):
        before, appointment.mediator_id = appointment.mediator_id, taking.case.holder_id
        if before == appointment.mediator_id:
            continue
        try:
            with transaction.atomic():
                booking.book(appointment, _taken(appointment), taking.by)
        except (TimeTaken, IntegrityError):
            continue
        _save(appointment)


def _ask_no_more(party: Party) -> None:
    for appointment in planned(party.dispute_id).filter(parties__contains=[party.number]):
        appointment.parties = [number for number in appointment.parties if number != party.number]
        _save(appointment)
        booking.fit(appointment, _taken(appointment))
        _overtake(appointment, clock.now())


def _know_again(party: Party, now: datetime) -> None:
    """Nobody's appointment is moved because somebody turned out to be somebody else: people decide."""
    coming = planned(party.dispute_id).filter(parties__contains=[party.number], ends_at__gt=now)
    for appointment in coming:
        booking.fit(appointment, _taken(appointment))


# -- guards ------------------------------------------------------------------------------------------


def _nobody_refused(case: Case, _by: Actor, _said: Any) -> bool:
    return not _present(case.pk).filter(consent=Consent.REFUSED).exists()


def _is_planned(case: Case, _by: Actor, said: Any) -> bool:
    number = said.get("appointment")
    return number is None or bool(planned(case.pk).filter(number=number).exists())
