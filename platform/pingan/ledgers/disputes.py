"""The ledger of disputes: numbers alone. What is said while a case is mediated is told to nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.db.models import Count, Q
from django.db.models.functions import Left
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from pingan.core.worksheets import Cell, Column, Sheet
from pingan.ledgers import sums, words
from pingan.ledgers.kinds import Asked, Kind
from pingan.ledgers.sums import Numbers
from pingan.ledgers.words import Categories
from pingan.mediation.workflow import DISPUTE, Outcome

OF_DISPUTES: Final = Q(track=DISPUTE)
_NUMBERS: Final = (
    Column(_("Came in"), "number", 10),
    Column(_("Closed"), "number", 10),
    Column(_("Closed in time"), "number", 12),
    Column(_("Open at the end"), "number", 12),
)
_OUTCOMES: Final = tuple(Column(words.OUTCOMES[outcome], "number", 12) for outcome in Outcome)


def sheets(asked: Asked) -> Iterator[Sheet]:
    numbers = sums.counted(asked, of=OF_DISPUTES)
    categories = Categories()
    yield Sheet(
        _("By area"),
        (Column(_("Area"), width=22), *_NUMBERS, *_OUTCOMES),
        _lines({words.area(code): one for code, one in sums.by(1, numbers).items()}, _by_area(asked)),
    )
    yield Sheet(
        _("By category"),
        (Column(_("Category"), width=22), *_NUMBERS),
        _lines({categories.name(code, asked.until): n for code, n in sums.by(0, numbers).items()}, None),
    )


def _by_area(asked: Asked) -> dict[str, Counter[str]]:
    """How those that were closed had ended, by part of the area."""
    closed = sums.closed_in(asked).filter(OF_DISPUTES, dispute__isnull=False).order_by()
    parts = closed.annotate(part=Left("grid_code", sums.part_of(asked.area_code)))
    found: dict[str, Counter[str]] = {}
    for part, outcome, n in parts.values_list("part", "dispute__outcome").annotate(n=Count("pk")):
        found.setdefault(words.area(part), Counter())[outcome] += n
    return found


def _lines(
    numbers: Mapping[str, Numbers], outcomes: Mapping[str, Counter[str]] | None
) -> Iterator[Sequence[Cell]]:
    whole, of_all = Numbers(), Counter[str]()
    for name, one in numbers.items():
        whole.add(one)
        came_of = outcomes.get(name, Counter()) if outcomes is not None else None
        of_all.update(came_of or {})
        yield _line(name, one, came_of)
    yield _line(force_str(_("All")), whole, of_all if outcomes is not None else None)


def _line(name: str, one: Numbers, outcomes: Counter[str] | None) -> Sequence[Cell]:
    told = () if outcomes is None else tuple(outcomes[outcome] for outcome in Outcome)
    return (name, one.came, one.closed, one.in_time, one.left, *told)


KIND = Kind(
    code="disputes",
    label=_("Ledger of disputes"),
    about=_(
        "How many disputes came in, were closed and how they ended, by area and category. Numbers alone: "
        "what is said in mediation stays with mediators."
    ),
    operation="ledgers.disputes",
    sheets=sheets,
)
