"""The matter that comes back: the same place, kind and two sides as a dispute of before.

What is kept is one keyed fingerprint for each pair of opposite parties, bound to village and kind of matter
(`models.Mark`). So it knows a matter and no person: a name alone finds nothing, a list of anybody's quarrels
cannot be asked for, and whoever holds the table without the key reads nothing in it. Mediators are told that
it may be the same; they judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Final

from django.db.models import Q

from pingan.cases import reach
from pingan.cases.effects import AFTER, Taking
from pingan.cases.models import Case, shown_code
from pingan.core.area_codes import village_of
from pingan.core.crypto import blind_index
from pingan.mediation.models import Dispute, Mark, Party
from pingan.mediation.models.party import Side
from pingan.mediation.moves.parties import AMEND_PARTY, DROP_PARTY, NAME_PARTY
from pingan.people.actors import Actor

MOST: Final = 5
_FIELD: Final = "mediation.matter"


def register() -> None:
    AFTER.register("mediation.returning", _mark)


def came_back(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """Other disputes of the same matter that the viewer may read, the newest first; none to which it is
    linked, for that is told anyway."""
    marks = [bytes(mark) for mark in Mark.objects.filter(case=case).values_list("mark", flat=True)]
    if not marks:
        return []
    known = Q(case=case) | Q(case__links__target=case) | Q(case__linked__source=case)
    others = Mark.objects.filter(mark__in=marks).exclude(known).values("case_id")
    found = Case.objects.filter(reach.where(viewer, "mediation.read_sessions"), pk__in=others)
    rows = found.order_by("-received_at", "-id")[:MOST]
    outcomes = dict(
        Dispute.objects.filter(case__in=[row.pk for row in rows]).values_list("case_id", "outcome")
    )
    return [
        {
            "id": row.pk,
            "code": shown_code(row.code),
            "received_at": row.received_at,
            "closed_at": row.closed_at,
            "outcome": outcomes.get(row.pk, ""),
        }
        for row in rows
    ]


def _mark(taking: Taking, action: str) -> None:
    if action in (NAME_PARTY, AMEND_PARTY, DROP_PARTY) or taking.changed & {"grid_code", "category"}:
        mark(taking.case)


def mark(case: Case) -> None:
    """Write down anew by what the matter is known: parties, village or kind may have been put right."""
    parties = list(Party.objects.filter(dispute=case.pk, left_at=None))
    wanted = set(_marks(case, parties))
    known = {bytes(one.mark): one for one in Mark.objects.filter(case=case)}
    Mark.objects.filter(pk__in=[one.pk for mark, one in known.items() if mark not in wanted]).delete()
    Mark.objects.bulk_create(Mark(case=case, mark=one) for one in sorted(wanted - known.keys()))


def _marks(case: Case, parties: Sequence[Party]) -> Iterator[bytes]:
    """One for each pair of opposite sides and each way in which both are known."""
    asking = [one for one in parties if one.side == Side.APPLICANT]
    asked = [one for one in parties if one.side == Side.RESPONDENT]
    for one, other in product(asking, asked):
        for by in ("name", "phone", "id_number"):
            pair = getattr(one, by), getattr(other, by)
            if all(pair):
                # Whoever asks now may have been asked before.
                yield blind_index(
                    "\x00".join((village_of(case.grid_code), case.category, by, *sorted(pair))), field=_FIELD
                )
