"""From advice to mediation: a consultation whose visitor wants to be mediated becomes a dispute.

Nothing is typed again, and nothing goes along that the visitor did not agree to: a name, a number, what was
said each only where they said so. They came for advice, and may want it to stay there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from pingan.cases.models import Case
from pingan.cases.reporting import Report
from pingan.core.errors import BadInput
from pingan.core.ids import uuid7
from pingan.mediation import intake
from pingan.mediation.models.intake import Origin
from pingan.mediation.models.party import PartyKind, Side
from pingan.mediation.parties import Written as Party
from pingan.mediation.tables import KINDS
from pingan.people.actors import Actor
from pingan.people.selectors import names_of_organisations
from pingan.station.errors import NameGoesFirst, NotAdvised, ReferredAlready
from pingan.station.models import Consultation, Referral, State
from pingan.station.services import locked

NAME, PHONE, SUMMARY = "name", "phone", "summary"
# What may go along, each by the visitor's own word.
ALONG: Final = (NAME, PHONE, SUMMARY)


@dataclass(frozen=True, slots=True)
class Referred:
    """Where the matter lies and what kind it is, and what the visitor lets go along. Without a category, the
    one that the county's table proposes for the kind."""

    grid_code: str
    kind: str
    along: frozenset[str] = frozenset()
    category: str | None = None


@transaction.atomic
def refer(*, consultation_id: UUID, version: int, referred: Referred, by: Actor) -> Case:
    """Make a dispute of a consultation, held by whoever does, and link the two.

    Raises NotFound, StaleVersion, NotAdvised, ReferredAlready, NameGoesFirst, and what `intake.take_in` does.
    """
    one = locked(consultation_id, by, version)
    if one.state != State.HELD:
        raise NotAdvised
    if one.case_id is not None:
        raise ReferredAlready
    case = intake.take_in(new=_dispute(one, referred, by), by=by).case
    one.case, one.referral = case, Referral.MEDIATION
    one.version += 1
    one.save()
    return case


def _dispute(one: Consultation, referred: Referred, by: Actor) -> intake.NewDispute:
    row = KINDS.row(by.county_code, referred.kind)
    category = referred.category or str(row["category"] or "" if row else "")
    if not category:
        raise BadInput(invalid_params=[{"name": "category" if row else "kind", "reason": BadInput.title}])
    came = intake.Came(
        origin=Origin.STATION,
        kind=referred.kind,
        confidential=bool(row and row["confidential"]),
        sender=names_of_organisations([one.organisation_id]).get(one.organisation_id, ""),
        facts=(one.summary or "") if SUMMARY in referred.along else "",
    )
    report = Report(
        id=uuid7(),
        category=category,
        # Lists say what kind it is; what was told at the station is sealed, there and here.
        what=f"{KINDS.label_of(by.county_code, referred.kind, language='zh')}（法律服务站转来）",
        place_note="",
        urgency=None,
        place=None,
        grid_code=referred.grid_code,
        occurred_at=None,
        resolved_on_spot=False,
        sent={"consultation": str(one.pk)},
    )
    return intake.NewDispute(report, came, _parties(one, referred))


def _parties(one: Consultation, referred: Referred) -> list[intake.NewParty]:
    """Whoever came, where they want to be named; they are asked for consent in the case itself."""
    if NAME not in referred.along or not one.visitor:
        if PHONE in referred.along:
            raise NameGoesFirst
        return []
    phone = one.phone if PHONE in referred.along else None
    return [intake.NewParty(Party(Side.APPLICANT, PartyKind.PERSON, one.visitor, phone=phone))]
