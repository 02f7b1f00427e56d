"""What lies in a dispute's bound file behind its papers: evidence as it is listed, then signatures."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pingan.cases.models import Case
from pingan.mediation import evidence, readings
from pingan.mediation.facts import brought_by
from pingan.mediation.models import ReadBack
from pingan.papers.brought import LISTED, Drawn, Piece, Sheet
from pingan.people.actors import Actor


def register() -> None:
    LISTED.register("mediation", listed)


def listed(case: Case, _by: Actor) -> list[Piece | Sheet]:
    """Never what stands under words that were said alone with mediators: a file is read by others."""
    pieces: list[Piece | Sheet] = [
        Piece(one.title, brought_by(one), photo=one.photo_id, file=one.file_id)
        for one in evidence.evidence_of(case.pk)
        if one.photo_id or one.file_id
    ]
    signed = [_drawn(one) for one in readings.on_file(case) if one.signed_at is not None]
    if signed:
        pieces.append(Sheet(_("Signatures (%(count)s)") % {"count": len(signed)}, signed))
    return pieces


def _drawn(one: ReadBack) -> Drawn:
    name = readings.SIGNATURE.name_of(one.pk)
    return Drawn(name, str(one.number), one.width or 1, one.height or 1)
