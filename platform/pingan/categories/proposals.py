"""What contests over duty propose for the catalogue, and what becomes of it; and what was sent against it."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from pingan.categories.errors import AlreadyDecided
from pingan.categories.models import DutyOverride, DutyProposal
from pingan.categories.services import take_up
from pingan.categories.tables import DutyRow
from pingan.core import area_codes, clock
from pingan.core.area_codes import Level
from pingan.core.errors import NotFound
from pingan.people.actors import Actor

MOST: Final = 100
# More units and departments than these no county has in a year of months.
_MOST_SUMS: Final = 2000


def waiting(viewer: Actor) -> list[DutyProposal]:
    """Proposals of the viewer's county that wait, the oldest first; one more than are shown, if there is."""
    found = DutyProposal.objects.filter(county_code=viewer.county_code, decided_at=None)
    named = found.select_related("organisation", "proposed_by")
    return list(named.order_by("proposed_at", "id")[: MOST + 1])


def get(viewer: Actor, proposal_id: UUID) -> DutyProposal:
    """Raises NotFound."""
    found = DutyProposal.objects.filter(pk=proposal_id, county_code=viewer.county_code)
    proposal = found.select_related("organisation", "proposed_by").first()
    if proposal is None:
        raise NotFound
    return proposal


@transaction.atomic
def decide(*, proposal_id: UUID, accepted: bool, by: Actor) -> DutyProposal:
    """Take a proposed item into the catalogue from today on, or leave it. Raises NotFound, AlreadyDecided."""
    get(by, proposal_id)
    proposal = DutyProposal.objects.select_for_update(no_key=True).get(pk=proposal_id)
    if proposal.decided_at is not None:
        raise AlreadyDecided
    proposal.decided_at, proposal.decided_by_id, proposal.accepted = clock.now(), by.account_id, accepted
    proposal.save(update_fields=["decided_at", "decided_by", "accepted"])
    if accepted:
        take_up(_item(proposal), by=by.account_id)
    return proposal


def overrides(viewer: Actor) -> list[DutyOverride]:
    """The sums of the viewer's county over the last twelve months, the newest first, then the largest."""
    found = DutyOverride.objects.filter(county_code=viewer.county_code, month__gt=_a_year_ago())
    return list(found.select_related("sender", "lead").order_by("-month", "-n", "id")[:_MOST_SUMS])


def _a_year_ago() -> date:
    today = clock.today()
    return date(today.year - 1, today.month, 1)


def _item(proposal: DutyProposal) -> DutyRow:
    lead = proposal.organisation
    return DutyRow(
        category=proposal.category,
        level=area_codes.level_of(lead.area_code) or Level.COUNTY,
        kind=lead.kind,
        area_code=proposal.county_code,
        organisation_id=lead.pk,
        name=proposal.name,
        sort=proposal.sort,
        basis=proposal.basis,
    )
