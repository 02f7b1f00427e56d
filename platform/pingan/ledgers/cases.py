"""The ledger of cases (事件台账): a line for each case that was reported in the days asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from pingan.cases import numbers, tracks
from pingan.cases.endings import keeps_nothing, last_closings, words_that_go_out
from pingan.cases.models import OPENING_LENGTH, Case, Step, shown_code
from pingan.cases.reach import in_area
from pingan.cases.selectors import cut
from pingan.core import clock
from pingan.core.area_codes import township_of, village_of
from pingan.core.worksheets import Cell, Column, Sheet
from pingan.ledgers import words
from pingan.ledgers.keyset import pages
from pingan.ledgers.kinds import Asked, Kind
from pingan.ledgers.words import Categories, Organisations

LONGEST_RESULT: Final = 200

COLUMNS: Final = (
    Column(_("Case code"), width=14),
    Column(_("Category"), width=14),
    Column(_("Kind of matter"), width=18),
    Column(_("Urgency"), width=8),
    Column(_("Township"), width=14),
    Column(_("Village"), width=16),
    Column(_("Grid"), width=22),
    Column(_("What was reported"), width=48),
    Column(_("Reported at"), "moment", 17),
    Column(_("State"), width=12),
    Column(_("Organisation"), width=20),
    Column(_("To be accepted by"), "moment", 17),
    Column(_("To be finished by"), "moment", 17),
    Column(_("Closed at"), "moment", 17),
    Column(_("In time"), width=8),
    Column(_("How it ended"), width=14),
    Column(_("Result"), width=48),
)
_LINE: Final = (
    *("id", "code", "track", "category", "major_category", "urgency", "state", "opening", "grid_code"),
    *("received_at", "accept_due", "close_due", "closed_at", "ending", "organisation_id"),
)


def of(asked: Asked) -> QuerySet[Case]:
    """The cases of an area's days, or of one organisation's: a range of the index of either.

    Only of tracks that keep nothing: what is mediated has a ledger of numbers.
    """
    days = Q(received_at__gte=asked.begins, received_at__lt=asked.ends)
    told = [track for track in tracks.codes() if keeps_nothing(track)]
    if asked.organisation_id is None:
        return Case.objects.filter(in_area(asked.area_code), days, track__in=told)
    theirs = Case.objects.filter(days, organisation_id=asked.organisation_id, track__in=told)
    return theirs.filter(grid_code__startswith=asked.area_code)


def sheets(asked: Asked) -> Iterator[Sheet]:
    yield Sheet(_("Cases"), COLUMNS, _rows(asked))


def _rows(asked: Asked) -> Iterator[Sequence[Cell]]:
    cases = of(asked).annotate(**{"opening": Left("what", OPENING_LENGTH)}).values_list(*_LINE, named=True)
    categories, organisations, now = Categories(), Organisations(), clock.now()
    for page in pages(cases, "received_at"):
        organisations.learn(line.organisation_id for line in page)
        ends = last_closings(line.id for line in page if line.closed_at is not None)
        for line in page:
            yield _row(line, ends, categories, organisations, now)


def _row(
    line: Any,
    ends: Mapping[UUID, Step],
    categories: Categories,
    organisations: Organisations,
    now: datetime,
) -> Sequence[Cell]:
    day = clock.local_day(line.received_at)
    end = ends.get(line.id) if line.closed_at else None
    return (
        shown_code(line.code),
        categories.name(line.major_category, day),
        categories.name(line.category, day),
        words.told(words.URGENCIES, line.urgency),
        words.area(township_of(line.grid_code)),
        words.area(village_of(line.grid_code)),
        words.area(line.grid_code),
        # Veiled before it is cut: of a number cut in two nobody could tell that it is one.
        cut(numbers.veiled(line.opening)),
        line.received_at,
        words.told(words.STATES, line.state),
        organisations.name(line.organisation_id),
        clock.as_limit(line.accept_due),
        clock.as_limit(line.close_due),
        line.closed_at,
        words.yes(in_time(line, now)),
        words.told(words.ENDINGS, line.ending),
        words_that_go_out(end, line.track)[:LONGEST_RESULT] if end else "",
    )


def in_time(line: Any, now: datetime) -> bool | None:
    """Whether a case was finished by its day; of an open one only that it is late can be said."""
    if line.closed_at is not None:
        return bool(line.closed_at <= line.close_due)
    return False if line.close_due < now else None


KIND = Kind(
    code="cases",
    label=_("Ledger of cases"),
    about=_(
        "Every event reported in these days: what and where, by when it was to be accepted and finished, who "
        "dealt with it and how it ended."
    ),
    operation="ledgers.cases",
    sheets=sheets,
)
