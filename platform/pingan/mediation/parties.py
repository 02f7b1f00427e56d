"""Who quarrels with whom, who speaks for them, and what each says to being mediated.

Mediation is voluntary (人民调解法 art. 3, 17): each party is told its rights first, its consent is written
down with how it was given, and one clear refusal ends it, without any penalty (art. 23). What is written of
parties stays with mediators (art. 15), and their numbers are masked even there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.cases import reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.core import clock
from pingan.core.errors import NotFound, Problem, StaleVersion
from pingan.core.ids import uuid7
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import (
    ConsentMissing,
    PartiesMissing,
    PartyRefused,
    RightsNotTold,
    TooManyParties,
)
from pingan.mediation.models import Authority, Consent, Dispute, Party, Representative
from pingan.mediation.moves.parties import AMEND_PARTY, DROP_PARTY, NAME_PARTY, RECORD_CONSENT
from pingan.mediation.workflow import AGREED
from pingan.people.actors import Actor
from pingan.registry import identity

MAX_PARTIES: Final = 20
FEWEST: Final = 2
# 信访工作条例 art. 20 says so of joint visits; local rules on mediation say the same of a crowd.
MAX_REPRESENTATIVES: Final = 5


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a party, as somebody writes it down. A number that is None stays as it is known of
    somebody of that name."""

    name: str
    authority: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A party as somebody writes it down. A number that is None stays as it is known; an empty one goes."""

    side: str
    kind: str
    name: str
    phone: str | None = None
    id_number: str | None = None
    address: str = ""
    representatives: Sequence[Speaker] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A party by its case and its number there."""

    case_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a party says to being mediated, and how."""

    consent: str
    how: str
    rights_told: bool


@transaction.atomic
def name_party(*, case_id: UUID, written: Written, by: Actor) -> Party:
    """Write down a party. Raises NotFound, WrongState, NotYourMove, TooManyParties, BadInput and what is
    wrong with a number: NotAPhoneNumber, NotAnIdNumber."""
    case = lock_case(case_id, by)
    party = Party(id=uuid7(), by_id=by.account_id)
    _write(party, written)
    _take(case, NAME_PARTY, by, party=party, written=written)
    return party


@transaction.atomic
def amend_party(*, party: Known, version: int, written: Written, by: Actor) -> Party:
    """Correct what is known of a party. What was agreed to stays agreed. A number that is left out stays;
    an empty one goes. Raises NotFound, StaleVersion, and as `name_party`."""
    found, case = _locked(party, by)
    if found.version != version:
        raise StaleVersion
    _write(found, written)
    _take(case, AMEND_PARTY, by, party=found, written=written)
    return found


@transaction.atomic
def drop_party(*, party: Known, by: Actor) -> None:
    """Take a party out that was written down by mistake; what it is known by is erased with it.

    Raises NotFound, WrongState, NotYourMove.
    """
    found, case = _locked(party, by)
    _take(case, DROP_PARTY, by, party=found)


@transaction.atomic
def record_consent(*, party: Known, said: Said, by: Actor) -> Party:
    """Write down what a party says to being mediated, now. They may say otherwise later.

    Raises NotFound, WrongState, NotYourMove, RightsNotTold.
    """
    found, case = _locked(party, by)
    if said.consent == Consent.AGREED and not (said.rights_told or found.rights_told_at):
        raise RightsNotTold
    _take(case, RECORD_CONSENT, by, party=found, consent=said)
    return found


def register() -> None:
    EFFECTS.register("mediation.name_party", _name)
    EFFECTS.register("mediation.amend_party", _amend)
    EFFECTS.register("mediation.drop_party", _drop)
    EFFECTS.register("mediation.consent", _consent)
    GUARDS.register("mediation.room_for_a_party", Guard(When.SAID, _has_room, lambda *_: TooManyParties()))
    GUARDS.register("mediation.all_agreed", Guard(When.SAID, _all_agreed, _what_is_missing))
    GUARDS.register("mediation.agreement_of_all", Guard(When.SAID, _no_agreement_without, _what_is_missing))


# -- reads -----------------------------------------------------------------------------------------


def parties_of(dispute: Dispute) -> list[dict[str, Any]]:
    """The parties as a mediator may see them: by name, their numbers masked."""
    parties = _present(dispute).prefetch_related("representatives").order_by("number")
    return [describe(party) for party in parties]


def describe(party: Party) -> dict[str, Any]:
    speakers = sorted(party.representatives.all(), key=lambda one: one.position)
    return {
        "id": party.pk,
        "number": party.number,
        "version": party.version,
        "side": party.side,
        "kind": party.kind,
        "name": party.name,
        "phone": party.phone_masked,
        "id_number": party.id_number_masked,
        "address": party.address or "",
        "representatives": [
            {"name": one.name, "authority": one.authority, "phone": one.phone_masked} for one in speakers
        ],
        "rights_told_at": party.rights_told_at,
        "consent": party.consent,
        "consent_how": party.consent_how,
        "consent_at": party.consent_at,
    }


def may_be_written(case: Case, viewer: Actor) -> bool:
    """Whether the viewer may write something of the parties now."""
    try:
        allowed_move(case, NAME_PARTY, viewer)
    except Problem:
        return False
    return True


# -- the writes behind the lock --------------------------------------------------------------------


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _locked(known: Known, by: Actor) -> tuple[Party, Case]:
    """The party and its case, locked. Raises NotFound where there is none, or not for this reader."""
    case = lock_case(known.case_id, by)
    party = _present(case.pk).filter(number=known.number).first()
    if party is None or not reach.holds(case, by, "mediation.read_sessions"):
        raise NotFound
    return party, case


def _write(party: Party, written: Written) -> None:
    party.side, party.kind, party.name = written.side, written.kind, written.name
    party.address = written.address or None
    _number(party, "phone", written.phone, identity.phone_number, identity.masked_phone)
    _number(party, "id_number", written.id_number, _id_number, identity.masked_id)


def _number(party: Party, field: str, said: str | None, read: Any, mask: Any) -> None:
    """None leaves what is known; an empty one takes it away."""
    if said is None:
        return
    number = read(said) if said else None
    setattr(party, field, number)
    setattr(party, f"{field}_masked", mask(number) if number else "")


def _id_number(said: str) -> str:
    return identity.citizen_id(said, today=clock.today()).number


def _name(taking: Taking) -> None:
    party: Party = taking.said["party"]
    party.dispute, party.at = dispute_of(taking.case), taking.at
    party.number = Party.objects.filter(dispute=party.dispute).count() + 1
    party.save(force_insert=True)
    _write_speakers(party, taking.said["written"].representatives)
    taking.data["party"] = party.number


def _amend(taking: Taking) -> None:
    party: Party = taking.said["party"]
    party.version += 1
    party.save()
    known = {one.name: one.phone for one in party.representatives.all()}
    party.representatives.all().delete()
    _write_speakers(party, taking.said["written"].representatives, known)
    taking.data["party"] = party.number


def _write_speakers(
    party: Party, speakers: Sequence[Speaker], known: Mapping[str, str | None] | None = None
) -> None:
    for position, speaker in enumerate(speakers, start=1):
        number = identity.phone_number(speaker.phone) if speaker.phone else None
        if speaker.phone is None and known is not None:
            number = known.get(speaker.name)
        Representative.objects.create(
            party=party,
            position=position,
            name=speaker.name,
            phone=number,
            phone_masked=identity.masked_phone(number) if number else "",
            authority=Authority(speaker.authority),
        )


def _drop(taking: Taking) -> None:
    """The row stays for its number; whom it meant is gone."""
    party: Party = taking.said["party"]
    party.left_at = taking.at
    party.name, party.phone, party.id_number, party.address = "", None, None, None
    party.phone_masked = party.id_number_masked = ""
    party.save()
    party.representatives.all().delete()
    taking.data["party"] = party.number


def _consent(taking: Taking) -> None:
    party: Party = taking.said["party"]
    said: Said = taking.said["consent"]
    if said.rights_told and party.rights_told_at is None:
        party.rights_told_at = taking.at
    party.consent, party.consent_how = said.consent, said.how
    party.consent_at, party.consent_by_id = taking.at, taking.by.account_id
    party.version += 1
    party.save()
    taking.data |= {"party": party.number, "consent": party.consent}


# -- guards ----------------------------------------------------------------------------------------


def _present(dispute: Dispute | UUID) -> Any:
    return Party.objects.filter(dispute=dispute, left_at=None)


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return int(Party.objects.filter(dispute=case.pk).count()) < MAX_PARTIES


def _all_agreed(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    """Two at least, for nobody quarrels alone; and each of them."""
    said = list(_present(case.pk).values_list("consent", flat=True))
    return len(said) >= FEWEST and set(said) == {Consent.AGREED}


def _no_agreement_without(case: Case, by: Actor, said: Mapping[str, Any]) -> bool:
    return said["outcome"] not in AGREED or _all_agreed(case, by, said)


def _what_is_missing(case: Case, _by: Actor) -> Problem:
    said = list(_present(case.pk).values_list("consent", flat=True))
    if Consent.REFUSED in said:
        return PartyRefused()
    return PartiesMissing() if len(said) < FEWEST else ConsentMissing()
