"""Numbers of papers, such as (2026)某人调字第7号: one row of them for each organisation, kind and year.

A number is given under the lock of its row, in the transaction that freezes the paper. Whatever becomes of
that transaction becomes of the number: it is used with the paper or was never given, so there are no gaps,
and nobody else is given it meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any, Final

from django.db import IntegrityError, transaction

from pingan.cases.models import Case
from pingan.config import selectors as config
from pingan.core import clock
from pingan.core.errors import Conflict
from pingan.papers.kinds import Kind
from pingan.papers.models import NUMBER_LENGTH, Number, Series
from pingan.people.actors import Actor
from pingan.people.models import Organisation

SECTION: Final = "paper_series"
PARTS: Final = frozenset({"year", "place", "n"})
MOST_DIGITS: Final = 6


def number_for(case: Case, kind: Kind, by: Actor) -> Number | None:
    """The number of this paper: that of its earlier versions, or the next one of the actor's organisation.

    To be called within the transaction that freezes the paper; the row of numbers stays locked to its end.
    Raises Conflict where another organisation numbers the same paper at this moment.
    """
    if not kind.numbered:
        return None
    return _given(case, kind) or _give(case, kind, by)


def shown(case: Case, kind: Kind) -> str:
    """The number it has, before it is made; empty where it will be given one."""
    given = _given(case, kind) if kind.numbered else None
    return given.text if given else ""


def unfit(form: str) -> bool:
    """Whether a form of numbers cannot be used: other fields than those there are, or none for the number."""
    try:
        named = [(name, spec, conversion) for _text, name, spec, conversion in Formatter().parse(form)]
    except ValueError:
        return True
    fields = [name for name, _spec, _conversion in named if name is not None]
    plain = all(not spec and not conversion for _name, spec, conversion in named)
    return not plain or "n" not in fields or not set(fields) <= PARTS


def written(form: str, *, year: int, place: str, ordinal: int, digits: int = 0) -> str:
    return form.format(year=year, place=place, n=str(ordinal).zfill(digits))[:NUMBER_LENGTH]


def _given(case: Case, kind: Kind) -> Number | None:
    return Number.objects.filter(case=case, kind=kind.code).first()


def _give(case: Case, kind: Kind, by: Actor) -> Number:
    year = clock.today().year
    rule = rule_for(by, kind)
    key = {"organisation_id": by.organisation_id, "kind": kind.code, "year": year}
    # Made where it is the first of the year, by whoever comes first; the others find it.
    Series.objects.bulk_create([Series(**key, last=rule["first"] - 1)], ignore_conflicts=True)
    series = Series.objects.select_for_update(no_key=True).get(**key)
    # Behind the lock once more: two may have made the same paper at the same moment.
    if (given := _given(case, kind)) is not None:
        return given
    series.last += 1
    series.save(update_fields=["last"])
    text = written(rule["form"], year=year, place=rule["place"], ordinal=series.last, digits=rule["digits"])
    try:
        with transaction.atomic():
            return Number.objects.create(
                series=series, ordinal=series.last, case=case, kind=kind.code, text=text
            )
    except IntegrityError:
        raise Conflict from None


def rule_for(by: Actor, kind: Kind) -> Mapping[str, Any]:
    """How the organisation numbers this kind today: by its row, that of all its kinds, or as built in."""
    rows = {
        str(row["kind"]): row
        for row in config.rows(SECTION, county=by.county_code)
        if row["organisation"] == str(by.organisation_id) and row["kind"] in ("", kind.code)
    }
    row = rows.get(kind.code) or rows.get("") or {}
    place = row.get("place") or Organisation.objects.get(pk=by.organisation_id).name
    return {
        "form": row.get("form") or kind.numbered,
        "place": place,
        "digits": row.get("digits") or 0,
        "first": row.get("first") or 1,
    }
