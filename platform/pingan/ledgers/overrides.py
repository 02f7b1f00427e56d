"""The ledger of overrides: how often units sent matters against the catalogue of duties, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pingan.categories.models import DutyOverride
from pingan.core.worksheets import Cell, Column, Sheet
from pingan.ledgers.kinds import Asked, Kind
from pingan.ledgers.words import Organisations

COLUMNS: Final = (
    Column(_("Month"), width=10),
    Column(_("Sent by"), width=28),
    Column(_("Whose duty it was"), width=28),
    Column(_("How often"), "number", 10),
)


def of(asked: Asked) -> QuerySet[DutyOverride]:
    months = DutyOverride.objects.filter(
        county_code=asked.area_code, month__gte=asked.since.replace(day=1), month__lte=asked.until
    )
    return months.order_by("month", "-n", "id")


def sheets(asked: Asked) -> Iterator[Sheet]:
    yield Sheet(_("Overrides"), COLUMNS, rows(asked))


def rows(asked: Asked) -> Iterator[Sequence[Cell]]:
    # One sum for each month and pair of organisations: a page at most.
    sums, organisations = list(of(asked)[:5_000]), Organisations()
    organisations.learn(one for row in sums for one in (row.sender_id, row.lead_id))
    for row in sums:
        yield (
            f"{row.month:%Y-%m}",
            organisations.name(row.sender_id),
            organisations.name(row.lead_id),
            row.n,
        )


KIND = Kind(
    code="overrides",
    label=_("Ledger of overrides"),
    about=_(
        "How often a unit sent down what the catalogue of duties gives to a department, and whose duty it "
        "was. Of organisations, never of persons."
    ),
    operation="ledgers.overrides",
    sheets=sheets,
    by_month=True,
)
