"""The register of forms, and how often workers say that they were asked again.

Who says it is nowhere: no row, no act, no receipt, no line of a log names both somebody and a form. That
nobody is counted twice within a day is told by a keyed hash among the house's other tries (`core.limits`),
which goes a day later. What the county reads are sums of a month, and none that is smaller than three.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection

from pingan.config import selectors as config
from pingan.config.differences import Row
from pingan.core import clock, limits
from pingan.core.limits import Limit
from pingan.ledgers.errors import UnknownForm
from pingan.ledgers.models import AskedAgain
from pingan.ledgers.sections import FORMS
from pingan.people.actors import Actor

# Fewer than these are particular people.
FEWEST: Final = 3
MONTHS: Final = 12
# Of those that are over the newest are still told, for a worker who is handed one.
TOLD_AFTER: Final = timedelta(days=180)

ONCE_A_DAY = Limit("forms.asked_again", at_most=1, window=timedelta(days=1))

_COUNT = """
INSERT INTO ledgers_askedagain AS t (county_code, month, form, field, n) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (county_code, month, form, field) DO UPDATE SET n = t.n + 1
"""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the register on a day. `twice`: which others in force ask for the same, by field."""

    row: Row
    ended: bool
    twice: Mapping[str, Sequence[str]]


def register_of(county: str, day: date | None = None) -> list[Form]:
    """A county's forms that have begun, those in force first, each in the order of the register."""
    day = day or clock.today()
    begun = [row for row in config.rows(FORMS, county=county) if row["since"] <= day.isoformat()]
    in_force = [row for row in begun if not _is_over(row, day)]
    over = [row for row in begun if _is_over(row, day) and not _is_over(row, day - TOLD_AFTER)]
    askers = _askers(in_force)
    return [Form(row, _is_over(row, day), _twice(row, askers)) for row in (*in_force, *over)]


def _is_over(row: Row, day: date) -> bool:
    return bool(row["until"] < day.isoformat())


def _askers(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in row["fields"]:
            found[_folded(name)].append(row)
    return found


def _twice(row: Row, askers: Mapping[str, list[Row]]) -> dict[str, Sequence[str]]:
    found = {
        name: [str(other["name"]) for other in askers.get(_folded(name), ()) if other["code"] != row["code"]]
        for name in row["fields"]
    }
    return {name: others for name, others in found.items() if others}


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


def described(form: Form) -> dict[str, Any]:
    row = form.row
    return {
        **{name: row[name] for name in ("code", "name", "owner", "basis", "since", "until")},
        "ended": form.ended,
        "fields": [{"name": name, "also_in": form.twice.get(name, [])} for name in row["fields"]],
    }


# -- asked again -----------------------------------------------------------------------------------


def asked_again(*, form: str, field: str, by: Actor) -> None:
    """Count that somebody was asked again, once a day for each form and field. Raises UnknownForm.

    A second time on the day counts nothing, and is answered like the first: nobody can tell from an answer
    whether this account has been here before.
    """
    _refuse_unknown(form, field, by.county_code)
    tally = ONCE_A_DAY.of(f"{by.account_id}:{clock.today().isoformat()}:{form}:{field}")
    with limits.held(tally):
        if tally.used():
            return
        limits.write(tally)
        month = clock.today().replace(day=1)
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [by.county_code, month, form, field])


def _refuse_unknown(code: str, field: str, county: str) -> None:
    found = next((form.row for form in register_of(county) if form.row["code"] == code), None)
    if found is None:
        raise UnknownForm(invalid_params=[{"name": "form", "reason": UnknownForm.title}])
    if field and field not in found["fields"]:
        raise UnknownForm(invalid_params=[{"name": "field", "reason": UnknownForm.title}])


# -- what the county reads ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """A published count: the sum of what may be told, and whether something smaller is left out of it."""

    n: int = 0
    few: bool = False

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.n + other.n, self.few or other.few)


def of_count(count: int) -> Figure:
    """What is told of a true count."""
    return Figure(count) if count >= FEWEST else Figure(0, few=count > 0)


def figures(viewer: Actor, *, months: int) -> dict[str, Any]:
    """How often workers of the viewer's county were asked again in these months, this one among them: by
    form, by field and by whoever asks. Sums are made of what is told, so that none tells what is not."""
    since = _first_month(months)
    counted: dict[str, dict[str, Figure]] = defaultdict(lambda: defaultdict(Figure))
    sums = AskedAgain.objects.filter(county_code=viewer.county_code, month__gte=since)
    for month_of in sums.values_list("form", "field", "n").order_by("form", "field", "month"):
        form, field, n = month_of
        counted[form][field] += of_count(n)
    rows = {str(row["code"]): row for row in config.rows(FORMS, county=viewer.county_code)}
    today = clock.today()
    told = [
        _told(code, rows.get(code), counted.get(code, {}), today) for code in dict.fromkeys((*rows, *counted))
    ]
    told.sort(key=lambda form: -int(form["asked"]["n"]))
    return {"since": since, "fewest": FEWEST, "forms": told, "owners": _by_owner(told)}


def _first_month(months: int) -> date:
    first = clock.today().replace(day=1)
    for _month in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def _told(code: str, row: Row | None, counted: Mapping[str, Figure], today: date) -> dict[str, Any]:
    fields = list(dict.fromkeys((*(row["fields"] if row else ()), *(name for name in counted if name))))
    return {
        "code": code,
        "name": row["name"] if row else code,
        "owner": row["owner"] if row else "",
        "basis": row["basis"] if row else "",
        "until": row["until"] if row else None,
        "ended": row is None or _is_over(row, today),
        "asked": _out(sum(counted.values(), Figure())),
        "whole": _out(counted.get("", Figure())),
        "fields": [{"name": name, "asked": _out(counted.get(name, Figure()))} for name in fields],
    }


def _out(figure: Figure) -> dict[str, Any]:
    return {"n": figure.n, "few": figure.few}


def _by_owner(forms: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    sums: dict[str, Figure] = defaultdict(Figure)
    number: dict[str, int] = defaultdict(int)
    for form in forms:
        if form["owner"]:
            sums[form["owner"]] += Figure(form["asked"]["n"], form["asked"]["few"])
            number[form["owner"]] += not form["ended"]
    told = [{"name": name, "forms": number[name], "asked": _out(figure)} for name, figure in sums.items()]
    return sorted(told, key=lambda one: (-one["asked"]["n"], one["name"]))
