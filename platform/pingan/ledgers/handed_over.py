"""The ledger of what others handed over (12345 and the like): a line for each matter, by its own number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import QuerySet
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from pingan.cases import numbers
from pingan.cases.models import shown_code
from pingan.core import clock
from pingan.core.area_codes import township_of
from pingan.core.worksheets import Cell, Column, Sheet
from pingan.incoming.models import Matter
from pingan.incoming.selectors import name_of
from pingan.ledgers import words
from pingan.ledgers.keyset import pages
from pingan.ledgers.kinds import Asked, Kind
from pingan.ledgers.words import Categories, Organisations

COLUMNS: Final = (
    Column(_("Source"), width=14),
    Column(_("Their number"), width=20),
    Column(_("Their category"), width=16),
    Column(_("Handed over at"), "moment", 17),
    Column(_("Came in at"), "moment", 17),
    Column(_("To be answered by"), "moment", 17),
    Column(_("Answered at"), "moment", 17),
    Column(_("Answered in time"), width=10),
    Column(_("What became of it"), width=16),
    Column(_("Case code"), width=14),
    Column(_("Kind of matter"), width=18),
    Column(_("Township"), width=14),
    Column(_("State"), width=12),
    Column(_("Organisation"), width=20),
    Column(_("Reason for sending it back"), width=40),
)


def of(asked: Asked) -> QuerySet[Matter]:
    """A range of the index of what came. What the table said stays sealed: it may name people."""
    came = Matter.objects.filter(
        county_code=asked.area_code, came_at__gte=asked.begins, came_at__lt=asked.ends
    )
    return came.select_related("source", "case", "answer").defer("row", "case__what", "case__location")


def sheets(asked: Asked) -> Iterator[Sheet]:
    yield Sheet(_("Handed over"), COLUMNS, _rows(asked))


def _rows(asked: Asked) -> Iterator[Sequence[Cell]]:
    categories, organisations = Categories(), Organisations()
    for page in pages(of(asked), "came_at"):
        organisations.learn(matter.case.organisation_id for matter in page if matter.case is not None)
        for matter in page:
            yield (*_told(matter), *_of_case(matter, categories, organisations), _reason(matter))


def _told(matter: Matter) -> Sequence[Cell]:
    answered = matter.answer.at if matter.answer else None
    return (
        name_of(matter.source),
        matter.number,
        matter.theirs,
        matter.handed_over_at,
        matter.came_at,
        clock.as_limit(matter.answer_due),
        answered,
        words.yes(_in_time(matter)),
        _became(matter),
    )


def _in_time(matter: Matter) -> bool | None:
    if matter.answer_due is None:
        return None
    if matter.answer is not None:
        return matter.answer.at <= matter.answer_due
    return False if matter.answer_due < clock.now() else None


def _became(matter: Matter) -> str:
    if matter.returned_at is not None:
        return force_str(_("Sent back"))
    return force_str(_("A case") if matter.case is not None else _("Waits for somebody who knows"))


def _of_case(matter: Matter, categories: Categories, organisations: Organisations) -> Sequence[Cell]:
    case = matter.case
    if case is None:
        return (None,) * 5
    return (
        shown_code(case.code),
        categories.name(case.category, clock.local_day(case.received_at)),
        words.area(township_of(case.grid_code)),
        words.told(words.STATES, case.state),
        organisations.name(case.organisation_id),
    )


def _reason(matter: Matter) -> Cell:
    return numbers.veiled(matter.return_reason) if matter.return_reason else None


KIND = Kind(
    code="handed_over",
    label=_("Ledger of matters handed over"),
    about=_(
        "Every matter that the hotline, the police, justice or the province handed over in these days: by "
        "its number there, what became of it, and whether it was answered in time."
    ),
    operation="ledgers.handed_over",
    sheets=sheets,
)
