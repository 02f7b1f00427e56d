"""How a dispute comes in: taken down once at the desk with its parties, or beside a case that is there.

What was typed makes the case, the mediator who holds it, the record of where it came from and the parties
with what each says, in one transaction: all of it, or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from pingan.cases import clocks, reporting
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.reporting import Receipt, Report
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.cases.workflow import Action, stop
from pingan.categories.selectors import tree
from pingan.core.crypto import blind_index
from pingan.core.errors import Problem, StaleVersion
from pingan.mediation import onward, parties
from pingan.mediation.confidants import may_read_words
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import NotADispute, NotAllWantLonger, UnknownKind, UnknownRoad
from pingan.mediation.models import Intake, Party
from pingan.mediation.moves.intake import REGISTER_INTAKE, SENDER
from pingan.mediation.tables import KINDS, ROADS
from pingan.mediation.workflow import DISPUTE
from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Came:
    """How a dispute came in, as somebody writes it down."""

    origin: str
    kind: str
    confidential: bool = False
    sender: str = ""
    reference: str = ""
    sent_on: date | None = None
    answer_by: date | None = None
    facts: str = ""
    requests: str = ""


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party with what it said at the window, where it was asked there."""

    written: parties.Written
    said: parties.Said | None = None


@dataclass(frozen=True, slots=True)
class NewDispute:
    """Everything that is typed at the desk: the report it makes, and what is known beside it."""

    report: Report
    came: Came
    parties: Sequence[NewParty] = field(default_factory=tuple)


def take_in(*, new: NewDispute, by: Actor) -> Receipt:
    """Make a dispute that the mediator holds, with its parties. The same again answers what became of it.

    Raises what `report_case` and `name_party` do, UnknownKind, NotADispute, RightsNotTold.
    """
    with transaction.atomic():
        _require_kind(new.came.kind, by.county_code)
        if tree().reportable(new.report.category).track != DISPUTE:
            raise NotADispute(invalid_params=[{"name": "category", "reason": NotADispute.title}])
        receipt = reporting.report_case(report=new.report, by=by)
        if receipt.replayed:
            return receipt
        case = lock_case(receipt.case.pk, by)
        case = take_locked(case, Target(case.pk, case.version, by), Action.CLAIM)
        write_down(case, new.came, by)
        for number, one in enumerate(new.parties, start=1):
            parties.name_party(case_id=case.pk, written=one.written, by=by)
            if one.said is not None:
                parties.record_consent(party=parties.Known(case.pk, number), said=one.said, by=by)
        return Receipt(case, replayed=False, dropped=receipt.dropped)


@transaction.atomic
def register_intake(*, case_id: UUID, came: Came, version: int, by: Actor) -> Intake:
    """Write down how a dispute came in that is a case already; version 0 where nobody has yet.

    Raises NotFound, StaleVersion, WrongState, NotYourMove, UnknownKind.
    """
    case = lock_case(case_id, by)
    known = Intake.objects.filter(dispute_id=case.pk).first()
    if (known.version if known else 0) != version:
        raise StaleVersion
    _require_kind(came.kind, case.county_code)
    intake = known or Intake(by_id=by.account_id, version=0)
    intake.version += 1
    return _register(case, came, intake, by)


def write_down(case: Case, came: Came, by: Actor) -> Intake:
    """How a dispute came in of which nobody has written it yet; the caller has locked it."""
    return _register(case, came, Intake(by_id=by.account_id), by)


def _register(case: Case, came: Came, intake: Intake, by: Actor) -> Intake:
    _write(intake, came)
    target = Target(case.pk, None, by)
    take_locked(case, target, REGISTER_INTAKE, intake=intake, origin=came.origin, kind=came.kind)
    return intake


def _write(intake: Intake, came: Came) -> None:
    intake.origin, intake.kind, intake.confidential = came.origin, came.kind, came.confidential
    intake.sender, intake.reference = came.sender, came.reference
    intake.sent_on, intake.answer_by = came.sent_on, came.answer_by
    intake.facts, intake.requests = came.facts or None, came.requests or None


def sent(body: Mapping[str, Any]) -> dict[str, Any]:
    """What a repeat is known by. Names and numbers as a keyed fingerprint: a plain hash gives them away."""
    told = {name: body.get(name) for name in ("parties", "facts", "requests")}
    sealed = blind_index(json.dumps(told, sort_keys=True, ensure_ascii=False), field="intake.sent").hex()
    return {**{name: value for name, value in body.items() if name not in told}, "told": sealed}


def usual_words(kind: str, county: str) -> str:
    """What lists say of a confidential dispute of which nobody wrote more."""
    return f"{KINDS.label_of(county, kind, language='zh')}（内容保密）"


# -- reads -----------------------------------------------------------------------------------------


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """How it came in; what was told of it is for mediators, None for all others."""
    known = Intake.objects.filter(dispute_id=case.pk).first()
    if known is None:
        return None
    confidant = may_read_words(case, viewer)
    return {
        "version": known.version,
        "origin": known.origin,
        "kind": known.kind,
        "kind_label": KINDS.label_of(case.county_code, known.kind),
        "confidential": known.confidential,
        "sender": known.sender,
        "reference": known.reference,
        "sent_on": known.sent_on,
        "answer_by": known.answer_by,
        "facts": (known.facts or "") if confidant else None,
        "requests": (known.requests or "") if confidant else None,
        "may_write": confidant and may_be_written(case, viewer),
    }


def may_be_written(case: Case, viewer: Actor) -> bool:
    try:
        allowed_move(case, REGISTER_INTAKE, viewer)
    except Problem:
        return False
    return True


# -- behind the lock -------------------------------------------------------------------------------


def register() -> None:
    EFFECTS.register("mediation.register_intake", _keep)
    EFFECTS.register("mediation.decline", _decline)
    EFFECTS.register("mediation.prolong", _prolong)
    GUARDS.register("mediation.known_road", Guard(When.SAID, _knows_road, lambda *_: UnknownRoad()))
    GUARDS.register("mediation.all_want_longer", Guard(When.SAID, _all_want, lambda *_: NotAllWantLonger()))


def _require_kind(kind: str, county: str) -> None:
    if kind not in KINDS.codes(county):
        raise UnknownKind(invalid_params=[{"name": "kind", "reason": UnknownKind.title}])


def _keep(taking: Taking) -> None:
    intake: Intake = taking.said["intake"]
    intake.dispute, intake.at = dispute_of(taking.case), taking.at
    intake.save()
    if intake.answer_by is not None:
        clocks.start_until(taking.case, SENDER, taking.at, intake.answer_by)
    else:
        taking.changed |= set(clocks.run(taking.case, [stop(SENDER)], taking.at))


def _knows_road(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return said["road"] in ROADS.codes(case.county_code)


def _decline(taking: Taking) -> None:
    """The way that leads on stays in sight."""
    dispute = dispute_of(taking.case)
    dispute.routes_told = True
    dispute.save(update_fields=["routes_told"])
    onward.open_told(taking, [taking.said["road"]])


def _all_want(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    present = Party.objects.filter(dispute=case.pk, left_at=None)
    return set(said["agreed_by"]) == set(present.values_list("number", flat=True))


def _prolong(taking: Taking) -> None:
    taking.data["parties"] = sorted(set(taking.said["agreed_by"]))
