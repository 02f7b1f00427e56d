"""Open cases around a case: near ones only, of the reader's reach, the nearest first."""

from __future__ import annotations

from math import cos, radians

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases import neighbours
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.frames import SRID
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.history import many

# A metre of latitude in degrees.
METRE = 1 / 111_195


def reported(by: Actor, metres_east: float = 0, metres_north: float = 0) -> Case:
    report = report_of()
    report_case(report=report, by=by)
    case = Case.objects.get(pk=report.id)
    assert case.location is not None
    east = metres_east * METRE / cos(radians(case.location.y))
    place = Point(case.location.x + east, case.location.y + metres_north * METRE, srid=SRID)
    Case.objects.filter(pk=case.pk).update(location=place)
    return Case.objects.get(pk=case.pk)


def near(case: Case, viewer: Actor) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (
        signed_in(viewer).get(f"/api/v1/cases/{case.pk}/neighbours").json()["items"]
    )
    return found


def test_the_nearest_first_and_none_beyond_a_kilometre(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    far, corner = reported(qian, 1100), reported(qian, 900, 900)
    next_door, up_the_road = reported(qian, 40), reported(qian, 600)
    found = near(case, li)
    assert [row["id"] for row in found] == [str(next_door.pk), str(up_the_road.pk)]
    assert [row["distance_m"] for row in found] == [40, 600]
    assert {str(far.pk), str(corner.pk)}.isdisjoint(row["id"] for row in found)


def test_neither_closed_ones_nor_those_out_of_reach(qian: Actor, li: Actor) -> None:
    case, closed, foreign = reported(qian), reported(qian, 20), reported(qian, 30)
    take(Target(closed.pk, 1, qian), "self_resolve", result="已清理")
    Case.objects.filter(pk=foreign.pk).update(grid_code="999922100001001")
    assert near(case, li) == []


def test_a_case_without_a_point_has_none(qian: Actor, li: Actor) -> None:
    reported(qian)
    case = reported(qian)
    Case.objects.filter(pk=case.pk).update(location=None)
    assert near(case, li) == []


@pytest.mark.usefixtures("by_the_owner")
def test_twenty_are_found_along_the_index_of_what_is_open(qian: Actor, li: Actor) -> None:
    """In a town of many years nearly all that lies near is closed."""
    case = reported(qian)
    for metres in (10, 20, 30):
        reported(qian, metres)
    many(2000, case, qian)
    with CaptureQueriesContext(connection) as queries:
        neighbours.neighbours_of(case, li)
    [looked] = [query["sql"] for query in queries.captured_queries if "<->" in query["sql"]]
    assert "LIMIT 20" in looked
    with connection.cursor() as cursor:
        # A table of some thousand rows would be read whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {looked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "cases_open_near" in plan
    assert "Order By" in plan
