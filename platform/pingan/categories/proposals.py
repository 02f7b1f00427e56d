"""What contests over duty propose for the catalogue, and what becomes of it; and what was sent against it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pingan.categories import duties
from pingan.categories.catalogue import CODE
from pingan.categories.errors import AlreadyDecided, OwnProposal
from pingan.categories.models import DutyOverride, DutyProposal, OverriddenItem
from pingan.config import services as config
from pingan.config.differences import Row
from pingan.config.models import Change
from pingan.config.sections import SECTIONS
from pingan.core import clock
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
def accept(*, proposal_id: UUID, by: Actor) -> DutyProposal:
    """Take a proposed item into the catalogue, as a change of the configuration that can be taken back like
    any other. Raises NotFound, AlreadyDecided, OwnProposal, and TableRefused where the catalogue cannot have
    it any more: its category or its lead has gone."""
    proposal = _undecided(proposal_id, by)
    proposal.change = _take_up(proposal, by)
    return _decide(proposal, accepted=True, by=by)


@transaction.atomic
def decline(*, proposal_id: UUID, reason: str, by: Actor) -> DutyProposal:
    """Leave the catalogue as it is, and say why. Raises NotFound, AlreadyDecided, OwnProposal."""
    proposal = _undecided(proposal_id, by)
    proposal.reason = reason
    return _decide(proposal, accepted=False, by=by)


def may_decide(proposal: DutyProposal, viewer: Actor) -> bool:
    """Whoever decided the contest does not decide what becomes of it."""
    return proposal.proposed_by_id != viewer.account_id


def overrides(viewer: Actor) -> list[DutyOverride]:
    """The sums of the viewer's county over the last twelve months, the newest first, then the largest."""
    found = DutyOverride.objects.filter(county_code=viewer.county_code, month__gt=_a_year_ago())
    named = found.select_related("sender", "lead").prefetch_related("items__duty")
    return list(named.order_by("-month", "-n", "id")[:_MOST_SUMS])


def is_counted_in(item_id: int, county: str) -> bool:
    """Whether that is a part of one of the county's sums."""
    return OverriddenItem.objects.filter(pk=item_id, sum__county_code=county).exists()


def _undecided(proposal_id: UUID, by: Actor) -> DutyProposal:
    """The proposal, locked. Raises NotFound, AlreadyDecided, OwnProposal."""
    get(by, proposal_id)
    proposal = DutyProposal.objects.select_for_update(no_key=True).get(pk=proposal_id)
    if proposal.decided_at is not None:
        raise AlreadyDecided
    if not may_decide(proposal, by):
        raise OwnProposal
    return proposal


def _decide(proposal: DutyProposal, *, accepted: bool, by: Actor) -> DutyProposal:
    proposal.decided_at, proposal.decided_by_id, proposal.accepted = clock.now(), by.account_id, accepted
    proposal.save(update_fields=["decided_at", "decided_by", "accepted", "reason", "change"])
    return proposal


def _take_up(proposal: DutyProposal, by: Actor) -> Change:
    """In place of the item of its name for the category there; all others stay."""
    row = _row(proposal)
    # What has no name of its own is shown by its category's.
    names = (proposal.name, duties.label_of(proposal.category))

    def gives_way(other: Row) -> bool:
        return other["name"] in names and all(other[cell] == row[cell] for cell in ("category", "area"))

    return config.put(
        SECTIONS[CODE],
        row,
        instead_of=gives_way,
        why=_("Decided in a contest over duty"),
        by=by,
    )


def _row(proposal: DutyProposal) -> dict[str, Any]:
    return {
        "category": proposal.category,
        "name": proposal.name,
        "name_en": "",
        "sort": proposal.sort,
        "lead": str(proposal.organisation_id),
        "lead_kind": "",
        "level": "",
        "assisting": [],
        "assisting_kinds": [],
        "basis": proposal.basis,
        "basis_en": "",
        "area": proposal.county_code,
    }


def _a_year_ago() -> date:
    today = clock.today()
    return date(today.year - 1, today.month, 1)
