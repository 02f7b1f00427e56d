"""The first act of every case: a report becomes a row, a step and a journal act, or nothing at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import DEFAULT_DB_ALIAS, connection

from pingan.cases.categories import CATEGORIES
from pingan.cases.cells import cell_of
from pingan.cases.deadlines import deadlines
from pingan.cases.errors import OutsideCounty, PayloadMismatch, PlaceMissing, UnknownGrid
from pingan.cases.journalling import act_of_case
from pingan.cases.models import Case
from pingan.cases.workflow import Action, State
from pingan.core import clock, guards
from pingan.core.errors import Unavailable
from pingan.core.ids import public_code
from pingan.core.postgis.statements import Statement
from pingan.journal import services as journal
from pingan.people.actors import Actor
from pingan.territory.datum import to_cgcs2000
from pingan.territory.selectors import GRID_AT_SQL


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reporter says it is: a point in a named datum, WGS-84 from a phone's browser."""

    lng: float
    lat: float
    datum: str
    accuracy_m: float | None = None
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the reporter hands in. `id` is made on the phone and stays the same however often it is sent."""

    id: UUID
    category: str
    what: str
    place_note: str
    urgency: str | None
    place: Place | None
    grid_code: str | None
    occurred_at: datetime | None
    resolved_on_spot: bool

    def digest(self, reporter: UUID) -> bytes:
        """SHA-256 of everything the reporter said, so that a replay can be told from another report."""
        return hashlib.sha256(msgspec.json.encode((reporter, self))).digest()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The case as it is now, and whether the report had come before."""

    case: Case
    replayed: bool


# One statement locates the grid, writes the case, its first step and the journal's act. A grid picked by hand
# wins over the measured point: the worker stands there, and phones in valleys are hundreds of metres off.
# No ON CONFLICT target: the id may be a replay, the code (one in 10^12) a collision.
_REPORT_SQL = f"""
WITH {GRID_AT_SQL},
picked AS (
  SELECT code FROM territory_area
  WHERE code = %(grid_code)s AND level = 'grid' AND valid_to IS NULL
),
placed AS (
  SELECT coalesce((SELECT code FROM picked), located.grid_code) AS grid_code, located.near
  FROM located
),
reported AS (
  INSERT INTO cases_case (
    id, code, track, category, urgency, state, what, place_note,
    location, cell, raw_lng, raw_lat, source_datum, accuracy_m, captured_at, grid_code, near_codes,
    received_at, occurred_at, accept_due, close_due, closed_at, reporter_id, reporter_post,
    holder_id, report_hash
  )
  SELECT
    %(id)s, %(code)s, %(track)s, %(category)s, %(urgency)s, %(state)s, %(what)s, %(place_note)s,
    ST_SetSRID(ST_MakePoint(%(lng)s, %(lat)s), 4490), %(cell)s, %(raw_lng)s, %(raw_lat)s, %(datum)s,
    %(accuracy)s, %(captured_at)s, placed.grid_code, to_jsonb(placed.near),
    %(received_at)s, %(occurred_at)s, %(accept_due)s, %(close_due)s, %(closed_at)s,
    %(reporter)s, %(post)s, NULL, %(hash)s
  FROM placed WHERE left(placed.grid_code, 6) = %(county)s
  ON CONFLICT DO NOTHING
  RETURNING id, grid_code AS area_code
),
first_step AS (
  INSERT INTO cases_step (case_id, action, from_state, to_state, by_id, role, at, note, data)
  SELECT id, 'report', '', %(state)s, %(reporter)s, %(role)s, %(received_at)s, '', %(step_data)s::jsonb
  FROM reported
),
told AS ({journal.insert_act("reported")})
SELECT placed.grid_code, placed.near, EXISTS (SELECT FROM reported) FROM placed
"""  # noqa: S608  constant text, values are parameters
STATEMENT = Statement(
    "cases_report",
    _REPORT_SQL,
    {
        "id": "uuid",
        "code": "text",
        "track": "text",
        "category": "text",
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
        "county": "text",
        "received_at": "timestamptz",
        "occurred_at": "timestamptz",
        "accept_due": "timestamptz",
        "close_due": "timestamptz",
        "closed_at": "timestamptz",
        "reporter": "uuid",
        "post": "uuid",
        "role": "text",
        "hash": "bytea",
        "step_data": "jsonb",
        **journal.ACT_TYPES,
    },
)
_CODE_ATTEMPTS = 3


def report_case(*, report: Report, by: Actor) -> Receipt:
    """Write a reported matter, its first step and the journal act in one statement.

    A replay of the same report answers the case it became. Raises PayloadMismatch for another report under
    the same id, PlaceMissing, UnknownGrid or OutsideCounty where no grid of the reporter's county can be
    found: a county's cases never belong to another's people.
    """
    if report.place is None and report.grid_code is None:
        raise PlaceMissing
    values = _values(report, by)
    for _attempt in range(_CODE_ATTEMPTS):
        placed_in, near, written = _insert(values)
        if written and placed_in is not None:
            journal.announce()
            return Receipt(_case_of(values, placed_in, near), replayed=False)
        known = Case.objects.filter(pk=report.id).first()
        if known is not None:
            if bytes(known.report_hash) != values["hash"]:
                raise PayloadMismatch
            return Receipt(known, replayed=True)
        if placed_in is None or not placed_in.startswith(by.county_code):
            raise UnknownGrid if report.place is None else OutsideCounty
        values["code"] = public_code()
    raise Unavailable


def _insert(values: dict[str, Any]) -> tuple[str | None, list[str], bool]:
    """(the grid found, other grids near, whether the case was written)."""
    with connection.cursor() as cursor:
        STATEMENT.execute(cursor, values)
        found: tuple[str | None, list[str], bool] = cursor.fetchone()
    return found


def _case_of(values: dict[str, Any], grid_code: str, near: list[str]) -> Case:
    """The row that was just written, without reading it back; what is not known of it is read when asked."""
    known = {
        **{column: values[column] for column in _AS_SENT},
        # As the database gives them back.
        **{column: values[column] and values[column].astimezone(UTC) for column in _MOMENTS},
        "source_datum": values["datum"],
        "accuracy_m": values["accuracy"],
        "grid_code": grid_code,
        "near_codes": near,
        "reporter_id": values["reporter"],
        "reporter_post": values["post"],
        "holder_id": None,
        "version": 1,
    }
    columns = [field.attname for field in Case._meta.concrete_fields if field.attname in known]
    case = Case.from_db(DEFAULT_DB_ALIAS, columns, [known[column] for column in columns])
    case.lng, case.lat = values["lng"], values["lat"]
    return case


_AS_SENT = (
    *("id", "code", "track", "category", "urgency", "state", "what", "place_note"),
    *("cell", "raw_lng", "raw_lat"),
)
_MOMENTS = ("captured_at", "received_at", "occurred_at", "accept_due", "close_due", "closed_at")


def _values(report: Report, by: Actor) -> dict[str, Any]:
    """The one statement's parameters: what was said, measured, what follows from both, and the act of it."""
    row = _row(report, by)
    return {**row, **_act(row, by)}


def _row(report: Report, by: Actor) -> dict[str, Any]:
    category = CATEGORIES[report.category]
    received_at = clock.now()
    urgency = report.urgency or category.urgency
    accept_due, close_due = deadlines(urgency, received_at, dispute=category.track == "dispute")
    state = State.CLOSED if report.resolved_on_spot else State.REPORTED
    return {
        "id": report.id,
        "code": public_code(),
        "track": category.track.value,
        "category": report.category,
        "urgency": urgency,
        "state": state.value,
        "what": report.what,
        "place_note": report.place_note,
        **_measured(report.place),
        "grid_code": report.grid_code,
        "county": by.county_code,
        "received_at": received_at,
        "occurred_at": report.occurred_at,
        "accept_due": accept_due,
        "close_due": close_due,
        "closed_at": received_at if report.resolved_on_spot else None,
        "reporter": by.account_id,
        "post": by.post_id,
        "role": by.role.value,
        "hash": report.digest(by.account_id),
        "step_data": '{"resolved_on_spot": true}' if report.resolved_on_spot else "{}",
    }


def _measured(place: Place | None) -> dict[str, Any]:
    if place is None:
        nothing = ("lng", "lat", "cell", "raw_lng", "raw_lat", "accuracy", "captured_at")
        return {**dict.fromkeys(nothing), "datum": ""}
    # Near the edge of the globe, what undoes a map maker's shift may step off it.
    lng, lat = guards.point(*to_cgcs2000(place.lng, place.lat, place.datum))
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
    return act_of_case(
        type_="case.reported",
        action=Action.REPORT,
        case_id=row["id"],
        version=1,
        track=row["track"],
        category=row["category"],
        state=row["state"],
        received_at=row["received_at"],
        cell=row["cell"],
        hearers=[by.account_id],
        by=by,
    )
