"""The first act of every case: a report becomes a row, a step and a journal act, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction

from pingan.cases import clocks, elsewhere, reach
from pingan.cases.errors import OutsideCounty, PayloadMismatch, PlaceMissing, UnknownGrid
from pingan.cases.journalling import Standing, act_of_new_case
from pingan.cases.measured import Place, believable
from pingan.cases.models import Case, Received, Step, shown_code
from pingan.cases.selectors import describe
from pingan.cases.workflow import Action, State
from pingan.categories.errors import UnknownCategory
from pingan.categories.models import Category
from pingan.categories.selectors import Tree, tree
from pingan.core import clock, frames
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.cells import cell_of
from pingan.core.errors import InvalidParam, Problem, Unavailable
from pingan.core.ids import code_letters, has_its_check_letter, made_at, public_code
from pingan.core.postgis.statements import Statement
from pingan.core.registry import Registry
from pingan.journal import services as journal
from pingan.people.actors import Actor
from pingan.receipts import services as receipts
from pingan.receipts.services import Key
from pingan.territory.selectors import MAX_NEAR, grid_at_sql

if TYPE_CHECKING:
    from rest_framework.fields import Field


@dataclass(frozen=True, slots=True)
class Brought:
    """What a report may bring beside it, for a room above: in which shape, and how it is kept.

    `keep` is called with the case's id, what was said, when it was received and by whom: in the transaction
    of the report and before it, and again where the report comes again. `hashed` is what stands for it where
    a repeat is known by a hash of what was sent.
    """

    field: Callable[[], Field[Any, Any, Any, Any]]
    keep: Callable[[UUID, Any, datetime, Actor], None]
    hashed: Callable[[Any], Any]


# By the name of the member of the report's body.
BROUGHT: Registry[Brought] = Registry("cases.brought")


@dataclass(frozen=True, slots=True)
class PhoneGrid:
    """The grid that the phone found for the point by its own file, and which file that was."""

    code: str
    ground: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the reporter hands in. `id` is made on the phone and stays the same however often it is sent.

    `sent` is the body as it came: what makes a replay a replay is what the phone said, not how this release
    reads it. `brought` is what came beside it for rooms above.
    """

    id: UUID
    category: str
    what: str
    place_note: str
    urgency: str | None
    place: Place | None
    grid_code: str | None
    occurred_at: datetime | None
    resolved_on_spot: bool
    sent: Mapping[str, Any]
    # The case that the reporter takes for the same matter.
    same_as: UUID | None = None
    # The one that the phone made and the resident may have been given already; None from phones of the first
    # releases and from desks.
    code: str | None = None
    # What the phone believed without a network; the ground is asked again here, and both are kept.
    phone_grid: PhoneGrid | None = None
    brought: Mapping[str, Any] = field(default_factory=dict)

    def fingerprint(self, reporter: UUID) -> bytes:
        """By which a replay is told from another report."""
        hashed = {name: BROUGHT[name].hashed(said) for name, said in self.brought.items()}
        return receipts.fingerprint(reporter, {**self.sent, **hashed})


@dataclass(frozen=True, slots=True)
class Filed:
    """A report of several that came together, as it was written."""

    id: UUID
    code: str
    state: str
    dropped: list[str]


@dataclass(frozen=True, slots=True)
class Receipt:
    """The case as it is now, whether the report had come before, and what of it was left out: measurements
    that could not be true, another case that its reporter may not know of, a code that could not be its, a
    grid that the phone took the point to be in."""

    case: Case
    replayed: bool
    dropped: list[str]


# What the statement is told of each report, and its SQL type there; `n` is its place among them.
_GIVEN = {
    "n": "int",
    "id": "uuid",
    "code": "text",
    "track": "text",
    "category": "text",
    "major_category": "text",
    "urgency": "text",
    "state": "text",
    "what": "text",
    "place_note": "text",
    "lng": "float8",
    "lat": "float8",
    "cell": "bigint",
    "raw_lng": "float8",
    "raw_lat": "float8",
    "datum": "text",
    "accuracy": "float8",
    "captured_at": "timestamptz",
    "grid_code": "text",
    "phone_grid": "text",
    "phone_ground": "text",
    "received_at": "timestamptz",
    "occurred_at": "timestamptz",
    "accept_due": "timestamptz",
    "close_due": "timestamptz",
    "closed_at": "timestamptz",
    "ending": "text",
    "accept_rule": "text",
    "accept_provisional": "boolean",
    "close_rule": "text",
    "close_provisional": "boolean",
    "hash": "bytea",
    "step_data": "jsonb",
    **journal.ACT_TYPES,
}
_GIVEN_SQL = ", ".join(f"{name} {kind}" for name, kind in _GIVEN.items())

# One statement locates the grids, writes the cases, of each its first step, and the journal's acts: of one
# report or of a hundred. A grid picked by hand wins over the measured point: the worker stands there, and
# phones in valleys are hundreds of metres off. One that is gone places nothing, whatever was measured; the
# measured grid is then one of those near.
# No ON CONFLICT target: the id may be a replay, the code (one in 10^12) a collision, whoever drew it: phones
# that never met may draw alike. The receipt has no such clause: where cases lie in partitions and an id of
# another month is known no more, it is the receipt that refuses the whole statement. Cases are written in the
# order of their ids: two statements with some in common wait for each other, and never crosswise.
# `report_hash` is for servers of the last release, which know replays by it.
_REPORT_SQL = f"""
WITH given AS (
  SELECT * FROM json_to_recordset(%(reports)s::json) AS given ({_GIVEN_SQL})
),
placed AS (
  SELECT given.*, chosen.area_code,
         (array_remove(array_remove(located.grid_code || located.near, chosen.area_code), NULL))[1:{MAX_NEAR}]
           AS near
  FROM given
  CROSS JOIN LATERAL ({grid_at_sql("given.lng", "given.lat", "given.accuracy")}) AS located
  CROSS JOIN LATERAL (
    SELECT CASE WHEN given.grid_code IS NULL THEN located.grid_code ELSE (
      SELECT code FROM territory_area WHERE code = given.grid_code AND level = 'grid' AND valid_to IS NULL
    ) END AS area_code
  ) AS chosen
),
reported AS (
  INSERT INTO cases_case (
    id, code, track, category, major_category, urgency, state, what, place_note,
    location, cell, grid_code, received_at, occurred_at, accept_due, close_due, closed_at, ending,
    reporter_id, report_hash
  )
  SELECT
    id, code, track, category, major_category, urgency, state, what, place_note,
    {frames.point_sql("lng", "lat")}, cell, area_code, received_at, occurred_at, accept_due, close_due,
    closed_at, ending, %(reporter)s, hash
  FROM placed WHERE left(area_code, {COUNTY_DIGITS}) = %(county)s
  ORDER BY id
  ON CONFLICT DO NOTHING
  RETURNING id
),
written AS (
  SELECT placed.* FROM placed JOIN reported USING (id)
),
as_it_came AS (
  INSERT INTO cases_received (
    case_id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post,
    phone_grid, phone_ground
  )
  SELECT id, raw_lng, raw_lat, datum, accuracy, captured_at, to_jsonb(near), %(post)s,
         phone_grid, phone_ground
  FROM written
),
receipt AS (
  INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
  SELECT %(reporter)s, id, hash, 'case', id, received_at FROM written
),
first_step AS (
  INSERT INTO cases_step (
    case_id, action, track, from_state, to_state, by_id, role, at, note, data
  )
  SELECT id, 'report', track, '', state, %(reporter)s, %(role)s, received_at, '',
         step_data || CASE
           WHEN grid_code IS NULL AND phone_grid NOT IN ('', area_code)
           THEN jsonb_build_object('phone_grid', phone_grid) ELSE '{{}}' END
  FROM written
),
ticking AS (
  INSERT INTO cases_clock (case_id, kind, rule, started_at, due_at, stopped_at, provisional, watch_at)
  SELECT id, promised.kind, promised.rule, received_at, promised.due, closed_at, promised.provisional,
         received_at
  FROM written CROSS JOIN LATERAL (VALUES
    ('accept', accept_rule, accept_due, accept_provisional),
    ('close', close_rule, close_due, close_provisional)
  ) AS promised (kind, rule, due, provisional)
),
told AS ({journal.insert_acts("(SELECT * FROM written ORDER BY n) AS acts")})
SELECT placed.area_code::text, placed.near::text[], reported.id IS NOT NULL
FROM placed LEFT JOIN reported USING (id) ORDER BY placed.n
"""  # noqa: S608  constant text, values are parameters
STATEMENT = Statement(
    "cases_report",
    _REPORT_SQL,
    {"reports": "text", "reporter": "uuid", "county": "text", "post": "uuid", "role": "text"},
)
_CODE_ATTEMPTS = 3


def report_case(*, report: Report, by: Actor) -> Receipt:
    """Write a reported matter, its first step and the journal act in one statement; what it brings for rooms
    above in the same transaction, before it.

    A replay of the same report answers the case it became. Raises PayloadMismatch for another report under
    the same id, PlaceMissing, UnknownGrid or OutsideCounty where no grid of the reporter's county can be
    found: a county's cases never belong to another's people; UnknownCategory where nothing is reported under
    the category, neither today nor when the report was begun.
    """
    received_at = clock.now()
    named = elsewhere.named_in(report.what)
    with transaction.atomic() if report.brought or named else nullcontext():
        for name, said in report.brought.items():
            BROUGHT[name].keep(report.id, said, received_at, by)
        if named:
            elsewhere.hear(report.id, named, received_at, by)
        return _written(report, received_at, by)


def report_together(reports: Sequence[Report | None], by: Actor) -> list[Filed | None]:
    """Write reports that come together by one statement under one commit; None among them is one that could
    not be read.

    One answer for each of the first of them, in their order: what was filed, or None, of which nothing has
    been written: it came before, or is refused; `report_case` says what becomes of it. The list ends with the
    first that rooms above have to do with, that names another case, or has its id or code in common with one
    before it: it has to be reported for itself, before those behind it. Raises what the database does, and
    then nothing has been written.
    """
    together = list(_first_alike(reports))
    ready = dict(_ready_together(together, by))
    found = _insert([one.values for one in ready.values()], by)
    written = {
        place: _filed(one, what)
        for (place, one), what in zip(ready.items(), found, strict=True)
        if what.written
    }
    if written:
        journal.announce()
    alone = 1 if len(together) < len(reports) else 0
    return [written.get(place) for place in range(len(together) + alone)]


def _first_alike(reports: Sequence[Report | None]) -> Iterator[Report | None]:
    """Those that one statement may write, up to the first that has to wait for what becomes of another."""
    said: set[Any] = set()
    for report in reports:
        if report is not None:
            own = {report.id, code_letters(report.code) if report.code else report.id}
            if own & said or report.brought or report.same_as or elsewhere.named_in(report.what):
                return
            said |= own
        yield report


def _ready_together(reports: Sequence[Report | None], by: Actor) -> Iterator[tuple[int, _Ready]]:
    """Those that nothing speaks against, by their place."""
    arrival = _Arrival(clock.now(), by)
    for place, report in enumerate(reports):
        if report is None:
            continue
        try:
            yield place, _ready(report, arrival)
        except Problem:
            continue


class _Arrival:
    """When reports came and by whom, and what follows from that for all of them alike."""

    def __init__(self, at: datetime, by: Actor) -> None:
        self.at, self.by = at, by
        self.promises = clocks.Promises(by.county_code, at)
        self.day = self.promises.day
        # Of a report's day, which is that of its arrival for nearly all.
        self.categories = tree(self.day)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A report that was looked at: what the statement is told of it, and what of it was left out."""

    report: Report
    values: dict[str, Any]
    dropped: list[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of one in the statement: its grid, others near, and whether its case was written."""

    grid: str | None
    near: list[str]
    written: bool


def _ready(report: Report, arrival: _Arrival) -> _Ready:
    believed, dropped = _believed(report, arrival.at, arrival.by)
    return _Ready(report, _values(believed, arrival), dropped)


def _believed(report: Report, received_at: datetime, by: Actor) -> tuple[Report, list[str]]:
    """The report without what cannot be, and the names of that."""
    place, dropped = believable(report.place, received_at=received_at)
    if place is None and report.grid_code is None:
        raise PlaceMissing(invalid_params=_named("location", PlaceMissing))
    same_as = _seen(report.same_as, by)
    if same_as != report.same_as:
        dropped = [*dropped, "same_as"]
    if place is report.place and same_as == report.same_as:
        return report, dropped
    return replace(report, place=place, same_as=same_as), dropped


def _written(report: Report, received_at: datetime, by: Actor) -> Receipt:
    try:
        one = _ready(report, _Arrival(received_at, by))
    except UnknownCategory:
        # It came before the category ended: that it has arrived is all that is to be said.
        if (known := Case.objects.filter(pk=report.id).first()) is None:
            raise
        return _came_before(known, report, by, _believed(report, received_at, by)[1])
    for _attempt in range(_CODE_ATTEMPTS):
        (found,) = _insert([one.values], by)
        if found.written:
            journal.announce()
            return _receipt(one, found)
        known = Case.objects.filter(pk=report.id).first()
        if known is not None:
            return _came_before(known, report, by, one.dropped)
        if found.grid is None or not found.grid.startswith(by.county_code):
            raise _nowhere(report)
        one = replace(one, values=one.values | _under(public_code(), report))
    raise Unavailable


def _receipt(one: _Ready, found: _Found) -> Receipt:
    return Receipt(_case_of(one.values, found), replayed=False, dropped=_dropped(one, found))


def _filed(one: _Ready, found: _Found) -> Filed:
    values = one.values
    return Filed(values["id"], values["code"], values["state"], _dropped(one, found))


def _dropped(one: _Ready, found: _Found) -> list[str]:
    apart = ["phone_grid"] if _believed_other(one.report, found.grid) else []
    return [*one.dropped, *_other_code(one.report, one.values["code"]), *apart]


def _seen(same_as: UUID | None, by: Actor) -> UUID | None:
    """The case that the report is said to be the same as, where its reporter may know of it: what somebody
    thinks of their report must not keep it from coming."""
    if same_as is None:
        return None
    return Case.objects.filter(reach.where(by, "cases.read"), pk=same_as).values_list("pk", flat=True).first()


def _came_before(known: Case, report: Report, by: Actor, dropped: list[str]) -> Receipt:
    """What became of the first one. Raises PayloadMismatch where it said something else."""
    if not receipts.is_known(Key(by.account_id, report.id, report.fingerprint(by.account_id))):
        raise _mismatch(known, by)
    apart = ["phone_grid"] if _was_told_apart(report) else []
    return Receipt(known, replayed=True, dropped=[*dropped, *_other_code(report, known.code), *apart])


def _under(code: str, report: Report) -> dict[str, Any]:
    """The case's code, and beside it the one that its reporter was told first, where that could not stay."""
    return {"code": code, "step_data": _kept(report, code)}


def _other_code(report: Report, code: str) -> list[str]:
    """Whether somebody was told another code than the case has."""
    return ["code"] if report.code and code_letters(report.code) != code else []


def _believed_other(report: Report, placed_in: str | None) -> bool:
    """Whether the phone took the point to be in another grid. What was picked by hand was no matter of the
    ground."""
    return report.phone_grid is not None and report.grid_code is None and report.phone_grid.code != placed_in


def _was_told_apart(report: Report) -> bool:
    """The same of one that came before: as it was then, wherever the case lies by now."""
    if report.phone_grid is None or report.grid_code is not None:
        return False
    return Step.objects.filter(case_id=report.id, action=Action.REPORT, data__has_key="phone_grid").exists()


def _mismatch(known: Case, by: Actor) -> PayloadMismatch:
    """With the case as it is now for whoever reported it, so that their other words can be added to it."""
    own = known.reporter_id == by.account_id
    return PayloadMismatch(extra={"current": describe(known, by)} if own else {})


def _nowhere(report: Report) -> Problem:
    if report.grid_code is None:
        return OutsideCounty(invalid_params=_named("location", OutsideCounty))
    return UnknownGrid(invalid_params=_named("grid_code", UnknownGrid))


def _named(name: str, problem: type[Problem]) -> list[InvalidParam]:
    return [{"name": name, "reason": problem.title}]


def _insert(rows: Sequence[Mapping[str, Any]], by: Actor) -> list[_Found]:
    """What became of each, in their order. Alone the statement is its own transaction; inside of another that
    one outlives its refusal."""
    if not rows:
        return []
    values = {
        "reports": _as_json(rows),
        "reporter": by.account_id,
        "county": by.county_code,
        "post": by.post_id,
        "role": by.role,
    }
    with connection.cursor() as cursor:
        try:
            with transaction.atomic() if connection.in_atomic_block else nullcontext():
                STATEMENT.execute(cursor, values)
        except IntegrityError as error:
            if receipts.MADE_ONCE not in str(error):
                raise
            return [_Found(None, [], written=False)] * len(rows)
        return [_Found(*found) for found in cursor.fetchall()]


def _as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """As PostgreSQL reads it back by its types; what is missing is null there."""
    told = [
        {
            **{name: value for name, value in row.items() if value is not None},
            "n": n,
            "hash": f"\\x{row['hash'].hex()}",
            "act_facts": msgspec.Raw(row["act_facts"].encode()),
        }
        for n, row in enumerate(rows)
    ]
    return msgspec.json.encode(told).decode()


def _case_of(values: Mapping[str, Any], found: _Found) -> Case:
    """The row that was just written, without reading it back; what is not known of it is read when asked."""
    known = {
        **{column: values[column] for column in _AS_SENT},
        # As the database gives them back.
        **{column: values[column] and values[column].astimezone(UTC) for column in _MOMENTS},
        "grid_code": found.grid,
        "reporter_id": values["act_actor"],
        "holder_id": None,
        "organisation_id": None,
        "version": 1,
        **_AS_BEGUN,
    }
    columns = _columns()
    case = Case.from_db(DEFAULT_DB_ALIAS, columns, [known[column] for column in columns])
    case.lng, case.lat = values["lng"], values["lat"]
    case.received = Received(
        source_datum=values["datum"],
        accuracy_m=values["accuracy"],
        near_codes=found.near,
        phone_grid=values["phone_grid"],
    )
    return case


_AS_SENT = (
    *("id", "code", "track", "category", "major_category", "urgency", "state"),
    *("what", "place_note", "cell", "ending"),
)
# What the statement leaves to the table. Every answer tells them: one that is missing here is read back for
# each report, by a query of its own (`tests/cases/test_report_reads_nothing_back.py`).
_AS_BEGUN: Mapping[str, Any] = {"call_due": None, "supervision": "", "escalated": 0}
_MOMENTS = ("received_at", "occurred_at", "accept_due", "close_due", "closed_at")


@cache
def _columns() -> list[str]:
    """What `_case_of` knows, in the order of the model."""
    known = {*_AS_SENT, *_MOMENTS, "grid_code", "reporter_id", "holder_id", "organisation_id", "version"}
    known |= _AS_BEGUN.keys()
    return [field.attname for field in Case._meta.concrete_fields if field.attname in known]


def _values(report: Report, arrival: _Arrival) -> dict[str, Any]:
    """The one statement's parameters: what was said, measured, what follows from both, and the act of it."""
    row = _row(report, arrival)
    return {**row, **_act(row, arrival)}


def _row(report: Report, arrival: _Arrival) -> dict[str, Any]:
    category, major = _category_of(report, arrival)
    urgency = report.urgency or category.urgency
    promised: dict[str, Any] = {}
    for kind in clocks.PROJECTED:
        made = arrival.promises.of(kind, track=category.track, category=report.category, urgency=urgency)
        promised[f"{kind}_due"] = made.due_at
        promised[f"{kind}_rule"] = made.rule
        promised[f"{kind}_provisional"] = made.provisional
    state = State.CLOSED if report.resolved_on_spot else State.REPORTED
    return {
        "id": report.id,
        **_under(_code_of(report), report),
        "track": category.track,
        "category": report.category,
        "major_category": major,
        "urgency": urgency,
        "state": state,
        "what": report.what,
        "place_note": report.place_note,
        **_measured(report.place),
        "grid_code": report.grid_code,
        "phone_grid": report.phone_grid.code if report.phone_grid else "",
        "phone_ground": report.phone_grid.ground if report.phone_grid else "",
        "received_at": arrival.at,
        "occurred_at": report.occurred_at,
        **promised,
        "closed_at": arrival.at if report.resolved_on_spot else None,
        "ending": Action.SELF_RESOLVE if report.resolved_on_spot else "",
        "hash": report.fingerprint(arrival.by.account_id),
    }


def _code_of(report: Report) -> str:
    """The phone's, where it is one of today's with its check letter; or a new one."""
    letters = code_letters(report.code) if report.code else None
    return letters if letters is not None and has_its_check_letter(letters) else public_code()


def _kept(report: Report, code: str) -> dict[str, Any]:
    """What the first line of the timeline keeps beside what became columns. Of a code that is not the case's
    only what looks like one: nothing else is hidden there."""
    letters = code_letters(report.code) if report.code else None
    said = {
        "resolved_on_spot": report.resolved_on_spot,
        "same_as": report.same_as and str(report.same_as),
        "code_said": letters and letters != code and shown_code(letters),
    }
    return {name: value for name, value in said.items() if value}


def _category_of(report: Report, arrival: _Arrival) -> tuple[Category, str]:
    """The category as it is in use, and what it is counted under.

    Today's; or that of the day on which the report was begun, as its id tells: a phone in the mountains sends
    it when it finds a link, and nobody there heard that its category has ended meanwhile. Raises
    UnknownCategory.
    """
    try:
        return _of(arrival.categories, report.category)
    except UnknownCategory:
        begun_at = made_at(report.id)
        if begun_at is None or not arrival.at - receipts.KEPT_FOR <= begun_at <= arrival.at:
            raise
        return _of(tree(clock.local_day(begun_at)), report.category)


def _of(categories: Tree, code: str) -> tuple[Category, str]:
    return categories.reportable(code), categories.top(code)


def _measured(place: Place | None) -> dict[str, Any]:
    if place is None:
        nothing = ("lng", "lat", "cell", "raw_lng", "raw_lat", "accuracy", "captured_at")
        return {**dict.fromkeys(nothing), "datum": ""}
    lng, lat = place.point()
    return {
        "lng": lng,
        "lat": lat,
        "cell": cell_of(lng, lat),
        "raw_lng": place.lng,
        "raw_lat": place.lat,
        "datum": place.datum,
        "accuracy": place.accuracy_m,
        "captured_at": place.captured_at,
    }


def _act(row: dict[str, Any], arrival: _Arrival) -> dict[str, Any]:
    by = arrival.by
    standing = Standing(
        state=row["state"],
        track=row["track"],
        category=row["category"],
        major=row["major_category"],
        area="",  # the statement finds it
        cell=row["cell"],
        day=arrival.day,
        ending=row["ending"],
    )
    return act_of_new_case(
        standing,
        type_="case.reported",
        action=Action.REPORT,
        case_id=row["id"],
        version=1,
        hearers=[by.account_id],
        by=by,
    )
