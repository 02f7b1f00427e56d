"""The first act of every case: a report becomes a row, a step and a journal act, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

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
from pingan.territory.selectors import GRID_AT_SQL, MAX_NEAR

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
class Receipt:
    """The case as it is now, whether the report had come before, and what of it was left out: measurements
    that could not be true, another case that its reporter may not know of, a code that could not be its, a
    grid that the phone took the point to be in."""

    case: Case
    replayed: bool
    dropped: list[str]


# One statement locates the grid, writes the case, its first step and the journal's act. A grid picked by hand
# wins over the measured point: the worker stands there, and phones in valleys are hundreds of metres off. One
# that is gone places nothing, whatever was measured; the measured grid is then one of those near.
# No ON CONFLICT target: the id may be a replay, the code (one in 10^12) a collision, whoever drew it: phones
# that never met may draw alike. The receipt has no such clause: where cases lie in partitions and an id of
# another month is known no more, it is the receipt that refuses the whole statement. `report_hash` is for
# servers of the last release, which know replays by it.
_REPORT_SQL = f"""
WITH {GRID_AT_SQL},
picked AS (
  SELECT code FROM territory_area
  WHERE code = %(grid_code)s AND level = 'grid' AND valid_to IS NULL
),
chosen AS (
  SELECT CASE WHEN %(grid_code)s IS NULL THEN located.grid_code
              ELSE (SELECT code FROM picked) END AS grid_code,
         located.grid_code AS measured, located.near
  FROM located
),
placed AS (
  SELECT grid_code,
         (array_remove(array_remove(measured || near, grid_code), NULL))[1:{MAX_NEAR}] AS near
  FROM chosen
),
reported AS (
  INSERT INTO cases_case (
    id, code, track, category, major_category, urgency, state, what, place_note,
    location, cell, grid_code, received_at, occurred_at, accept_due, close_due, closed_at, ending,
    reporter_id, report_hash
  )
  SELECT
    %(id)s, %(code)s, %(track)s, %(category)s, %(major_category)s, %(urgency)s, %(state)s,
    %(what)s, %(place_note)s,
    {frames.point_sql()}, %(cell)s, placed.grid_code,
    %(received_at)s, %(occurred_at)s, %(accept_due)s, %(close_due)s, %(closed_at)s, %(ending)s,
    %(reporter)s, %(hash)s
  FROM placed WHERE left(placed.grid_code, {COUNTY_DIGITS}) = %(county)s
  ON CONFLICT DO NOTHING
  RETURNING id, grid_code AS area_code
),
as_it_came AS (
  INSERT INTO cases_received (
    case_id, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, near_codes, reporter_post,
    phone_grid, phone_ground
  )
  SELECT reported.id, %(raw_lng)s, %(raw_lat)s, %(datum)s, %(accuracy)s, %(captured_at)s,
         to_jsonb(placed.near), %(post)s, %(phone_grid)s, %(phone_ground)s
  FROM reported, placed
),
receipt AS (
  INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
  SELECT %(reporter)s, id, %(hash)s, 'case', id, %(received_at)s FROM reported
),
first_step AS (
  INSERT INTO cases_step (
    case_id, action, track, from_state, to_state, by_id, role, at, note, data
  )
  SELECT id, 'report', %(track)s, '', %(state)s, %(reporter)s, %(role)s, %(received_at)s, '',
         %(step_data)s::jsonb || CASE
           WHEN %(grid_code)s IS NULL AND %(phone_grid)s NOT IN ('', reported.area_code)
           THEN jsonb_build_object('phone_grid', %(phone_grid)s) ELSE '{{}}' END
  FROM reported
),
ticking AS (
  INSERT INTO cases_clock (case_id, kind, rule, started_at, due_at, stopped_at, provisional, watch_at)
  SELECT id, promised.kind, promised.rule, %(received_at)s, promised.due, %(closed_at)s, promised.provisional,
         %(received_at)s
  FROM reported, (VALUES
    ('accept', %(accept_rule)s, %(accept_due)s, %(accept_provisional)s),
    ('close', %(close_rule)s, %(close_due)s, %(close_provisional)s)
  ) AS promised (kind, rule, due, provisional)
),
told AS ({journal.insert_act("reported")})
SELECT placed.grid_code::text, placed.near::text[], EXISTS (SELECT FROM reported) FROM placed
"""  # noqa: S608  constant text, values are parameters
STATEMENT = Statement(
    "cases_report",
    _REPORT_SQL,
    {
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
        "county": "text",
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
        "reporter": "uuid",
        "post": "uuid",
        "role": "text",
        "hash": "bytea",
        "step_data": "jsonb",
        **journal.ACT_TYPES,
    },
)
_CODE_ATTEMPTS = 3
# Whether the reports of this thread are written as one (`as_one`).
_as_one: ContextVar[bool] = ContextVar("reports_as_one", default=False)


@contextmanager
def as_one() -> Iterator[None]:
    """Reports inside, in one transaction, stand or fall together: none has a savepoint of its own, and one
    that the database refuses takes back all. For whoever then writes them one by one."""
    before = _as_one.set(True)
    try:
        yield
    finally:
        _as_one.reset(before)


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


def _written(report: Report, received_at: datetime, by: Actor) -> Receipt:
    place, dropped = believable(report.place, received_at=received_at)
    if place is None and report.grid_code is None:
        raise PlaceMissing(invalid_params=_named("location", PlaceMissing))
    same_as = _seen(report.same_as, by)
    if same_as != report.same_as:
        dropped = [*dropped, "same_as"]
    try:
        values = _values(replace(report, place=place, same_as=same_as), received_at, by)
    except UnknownCategory:
        # It came before the category ended: that it has arrived is all that is to be said.
        if (known := Case.objects.filter(pk=report.id).first()) is None:
            raise
        return _came_before(known, report, by, dropped)
    for _attempt in range(_CODE_ATTEMPTS):
        placed_in, near, written = _insert(values)
        if written and placed_in is not None:
            journal.announce()
            case = _case_of(values, placed_in, near)
            apart = ["phone_grid"] if _believed_other(report, placed_in) else []
            return Receipt(case, replayed=False, dropped=[*dropped, *_other_code(report, case), *apart])
        known = Case.objects.filter(pk=report.id).first()
        if known is not None:
            return _came_before(known, report, by, dropped)
        if placed_in is None or not placed_in.startswith(by.county_code):
            raise _nowhere(report)
        values |= _under(public_code(), report)
    raise Unavailable


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
    return Receipt(known, replayed=True, dropped=[*dropped, *_other_code(report, known), *apart])


def _under(code: str, report: Report) -> dict[str, Any]:
    """The case's code, and beside it the one that its reporter was told first, where that could not stay."""
    return {"code": code, "step_data": json.dumps(_kept(report, code))}


def _other_code(report: Report, case: Case) -> list[str]:
    """Whether somebody was told another code than the case has."""
    return ["code"] if report.code and code_letters(report.code) != case.code else []


def _believed_other(report: Report, placed_in: str) -> bool:
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


def _insert(values: dict[str, Any]) -> tuple[str | None, list[str], bool]:
    """(the grid found, other grids near, whether the case was written)."""
    with connection.cursor() as cursor:
        try:
            # Alone it is its own transaction; inside of another that one outlives its refusal, unless all are
            # one.
            savepoint = not _as_one.get()
            with transaction.atomic(savepoint=savepoint) if connection.in_atomic_block else nullcontext():
                STATEMENT.execute(cursor, values)
        except IntegrityError as error:
            if receipts.MADE_ONCE not in str(error):
                raise
            return None, [], False
        found: tuple[str | None, list[str], bool] = cursor.fetchone()
    return found


def _case_of(values: dict[str, Any], grid_code: str, near: list[str]) -> Case:
    """The row that was just written, without reading it back; what is not known of it is read when asked."""
    known = {
        **{column: values[column] for column in _AS_SENT},
        # As the database gives them back.
        **{column: values[column] and values[column].astimezone(UTC) for column in _MOMENTS},
        "grid_code": grid_code,
        "reporter_id": values["reporter"],
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
        near_codes=near,
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


def _values(report: Report, received_at: datetime, by: Actor) -> dict[str, Any]:
    """The one statement's parameters: what was said, measured, what follows from both, and the act of it."""
    row = _row(report, received_at, by)
    return {**row, **_act(row, by)}


def _row(report: Report, received_at: datetime, by: Actor) -> dict[str, Any]:
    category, major = _category_of(report, received_at)
    urgency = report.urgency or category.urgency
    promised = {
        kind: clocks.promise(
            kind,
            county=by.county_code,
            track=category.track,
            category=report.category,
            urgency=urgency,
            started_at=received_at,
        )
        for kind in clocks.PROJECTED
    }
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
        "county": by.county_code,
        "received_at": received_at,
        "occurred_at": report.occurred_at,
        **{f"{kind}_due": made.due_at for kind, made in promised.items()},
        **{f"{kind}_rule": made.rule for kind, made in promised.items()},
        **{f"{kind}_provisional": made.provisional for kind, made in promised.items()},
        "closed_at": received_at if report.resolved_on_spot else None,
        "ending": Action.SELF_RESOLVE if report.resolved_on_spot else "",
        "reporter": by.account_id,
        "post": by.post_id,
        "role": by.role,
        "hash": report.fingerprint(by.account_id),
    }


def _code_of(report: Report) -> str:
    """The phone's, where it is one of today's with its check letter; or a new one."""
    letters = code_letters(report.code or "")
    return letters if letters is not None and has_its_check_letter(letters) else public_code()


def _kept(report: Report, code: str) -> dict[str, Any]:
    """What the first line of the timeline keeps beside what became columns. Of a code that is not the case's
    only what looks like one: nothing else is hidden there."""
    letters = code_letters(report.code or "")
    said = {
        "resolved_on_spot": report.resolved_on_spot,
        "same_as": report.same_as and str(report.same_as),
        "code_said": letters and letters != code and shown_code(letters),
    }
    return {name: value for name, value in said.items() if value}


def _category_of(report: Report, received_at: datetime) -> tuple[Category, str]:
    """The category as it is in use, and what it is counted under.

    Today's; or that of the day on which the report was begun, as its id tells: a phone in the mountains sends
    it when it finds a link, and nobody there heard that its category has ended meanwhile. Raises
    UnknownCategory.
    """
    try:
        return _of(tree(clock.local_day(received_at)), report.category)
    except UnknownCategory:
        begun_at = made_at(report.id)
        if begun_at is None or not received_at - receipts.KEPT_FOR <= begun_at <= received_at:
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


def _act(row: dict[str, Any], by: Actor) -> dict[str, Any]:
    standing = Standing(
        state=row["state"],
        track=row["track"],
        category=row["category"],
        major=row["major_category"],
        area="",  # the statement finds it
        cell=row["cell"],
        day=clock.local_day(row["received_at"]),
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
