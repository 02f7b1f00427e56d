"""A quarrel whose parties are written down and agree to be mediated: without them no session is held."""

from __future__ import annotations

from uuid import UUID

from pingan.config.models import Entry
from pingan.core import clock, kept
from pingan.mediation import parties
from pingan.mediation.roster import MEDIATORS
from pingan.people.actors import Actor

SIDES = (("applicant", "示例甲"), ("respondent", "示例乙"))


def let_parties_agree(case_id: UUID, by: Actor) -> None:
    """Both sides, told their rights, agree before whoever holds the case."""
    for side, name in SIDES:
        written = parties.Written(side=side, kind="person", name=name)
        party = parties.name_party(case_id=case_id, written=written, by=by)
        said = parties.Said("agreed", "spoken", rights_told=True)
        parties.record_consent(party=parties.Known(case_id, party.number), said=said, by=by)


def enrol(county: str, code: str, **changes: object) -> None:
    """An expert of the county's roster, from today on."""
    row = {
        **{"code": code, "name": "示例丁", "sort": "expert", "committee": "", "account": ""},
        **{"specialties": [], "languages": [], "days": [], "phone": "", "to_day": ""},
    }
    Entry.objects.create(
        county_code=county,
        section=MEDIATORS,
        key=code,
        cells=row | changes,
        place=0,
        valid_from=clock.today(),
    )
    kept.forget_all()
