"""Finding a service point over HTTP, signed in or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pingan.centers import selectors
from pingan.centers.api.serializers import HoursOut
from pingan.centers.hours import WEEKDAYS, weekly_table
from pingan.centers.models import ServicePoint
from pingan.centers.selectors import PointFilter
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.territory import calendar
from pingan.territory.models import SpecialDay
from tests.cast import signed_in
from tests.centers.conftest import SATURDAYS, shanghai
from tests.history import known
from tests.territory.small_county import COUNTY, FIRST_GRID, middle

pytestmark = pytest.mark.usefixtures("points")

URL = "/api/v1/service-points"
Hold = Callable[[str], None]


def codes(query: dict[str, Any] | None = None) -> list[str]:
    return [item["code"] for item in Client().get(URL, query).json()["items"]]


def test_anyone_sees_all_there_is_to_know(at: Hold) -> None:
    at("2026-11-28 10:00")  # a Saturday
    (_, station, _) = Client().get(URL).json()["items"]
    lng, lat = middle("999921100001002")
    assert station == {
        "id": str(ServicePoint.objects.get(code="B").id),
        "code": "B",
        "name": "B号点",
        "name_en": "Point B",
        "kind": "legal_station",
        "area_code": "999921100",
        "area_name": "100号",
        "centers": [],
        "services": [{"code": "legal_consultation", "label": "法律咨询", "label_en": "Legal consultation"}],
        "hours": weekly_table(SATURDAYS),
        "phone": "0000-5550-001",
        "address": "示例路1号",
        "address_en": "",
        "lng": lng,
        "lat": lat,
        "open_now": True,
        "next_change": "2026-11-28T12:00:00+08:00",
    }


def test_everybody_signed_in_may_too(qian: Actor, chen: Actor) -> None:
    assert all(signed_in(who).get(URL).status_code == 200 for who in (qian, chen))


def test_one_point_by_its_id(at: Hold) -> None:
    at("2026-11-25 10:00")
    point = ServicePoint.objects.get(code="A")
    body = Client().get(f"{URL}/{point.id}").json()
    assert (body["code"], body["open_now"]) == ("A", True)


def test_absent_and_withdrawn_points_are_404() -> None:
    gone = ServicePoint.objects.get(code="A")
    ServicePoint.objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    for point_id in (gone.pk, uuid7()):
        answer = Client().get(f"{URL}/{point_id}")
        assert (answer.status_code, answer.json()["code"]) == (404, "service_point_not_found")
    assert codes() == ["B", "C"]


def test_narrowed_by_area_center_and_opening(at: Hold) -> None:
    at("2026-11-28 10:00")
    assert codes({"area": COUNTY}) == ["A", "B", "C"]
    assert codes({"area": FIRST_GRID[:9]}) == ["A", "B"]
    assert codes({"center": "petition"}) == ["A"]
    assert codes({"open_now": "true"}) == ["B"]
    assert codes({"open_now": "false"}) == ["A", "C"]
    assert codes({"open_now": "false", "area": "999921100", "center": "mediation"}) == ["A"]


def test_on_a_holiday_doors_are_closed(at: Hold) -> None:
    SpecialDay.objects.create(day=date(2026, 10, 1), is_working=False, name="国庆节")
    calendar.forget()
    at("2026-10-01 10:00")
    assert codes({"open_now": "true"}) == []
    assert Client().get(URL).json()["items"][0]["next_change"] == "2026-10-02T09:00:00+08:00"


def test_nearest_first() -> None:
    lng, lat = middle("999921101001002")
    assert codes({"near": f"{lng},{lat}"}) == ["C", "B", "A"]
    assert codes({"near": f"{lng},{lat}", "size": 1, "center": "zongzhi"}) == ["A"]


def test_pages_follow_each_other() -> None:
    first = Client().get(URL, {"size": 2}).json()
    second = Client().get(URL, {"size": 2, "cursor": first["next"]}).json()
    assert [item["code"] for item in first["items"] + second["items"]] == ["A", "B", "C"]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("area=12345", "area"),
        ("area=99992１", "area"),
        ("center=police", "center"),
        ("open_now=perhaps", "open_now"),
        ("near=1", "near"),
        ("near=nan,1", "near"),
        ("near=inf,1", "near"),
        ("near=181,1", "near"),
        ("near=1,2,3", "near"),
        ("near=1,2&cursor=x", "cursor"),
        ("cursor=x", "cursor"),
        ("size=0", "size"),
        ("size=101", "size"),
        ("center=%00", "center"),
        ("owner=me", "owner"),
    ],
)
def test_other_questions_are_refused(query: str, name: str) -> None:
    answer = Client().get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert [param["name"] for param in answer.json()["invalid_params"]] == [name]


def test_a_page_costs_the_same_number_of_queries_however_long() -> None:
    with CaptureQueriesContext(connection) as queries:
        Client().get(URL)
    assert sum("centers_servicepoint" in query["sql"] for query in queries) == 1


moments = st.integers(0, 14 * 96).map(lambda n: shanghai("2026-11-23 00:00") + timedelta(minutes=15 * n))
special = st.dictionaries(
    st.integers(0, 14).map(lambda n: date(2026, 11, 23) + timedelta(days=n)), st.booleans(), max_size=6
)


@given(moment=moments, special=special)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_filter_and_the_field_never_disagree(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, special: dict[date, bool]
) -> None:
    """`open_now` is said twice, in SQL for the filter and in Python for the answer."""
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(calendar, "calendar", lambda: calendar.WorkCalendar(frozenset({2026}), special))
    for is_open in (True, False):
        found = selectors.points(wanted=PointFilter(open_now=is_open), cursor=None, size=50).items
        assert all(selectors.opening(point).is_open == is_open for point in found)


@pytest.mark.usefixtures("by_the_owner")
def test_many_points_ride_their_indexes() -> None:
    template = ServicePoint.objects.get(code="A")
    with connection.cursor() as cursor:
        cursor.execute(MANY_POINTS, [template.pk])
    known()
    plan_of: dict[str, Callable[[], object]] = {
        "centers_point_of_area": lambda: selectors.points(
            wanted=PointFilter(area="999921100007"), cursor=None, size=50
        ),
        "centers_point_order": lambda: selectors.points(wanted=PointFilter(), cursor=None, size=50),
        "centers_point_near": lambda: selectors.nearest(wanted=PointFilter(), to=(165.0, 20.0), size=20),
    }
    for index, ask in plan_of.items():
        with CaptureQueriesContext(connection) as queries:
            ask()
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN " + queries[0]["sql"])
            assert index in " ".join(row[0] for row in cursor.fetchall())


MANY_POINTS = """
INSERT INTO centers_servicepoint (id, code, name, name_en, kind, area_code, location, centers, services,
                                  hours, phone, address, address_en, version)
SELECT gen_random_uuid(), 'P' || n, name, name_en, kind, '999921100' || lpad((n / 10)::text, 3, '0'),
       ST_SetSRID(ST_MakePoint(165 + n * 0.00001, 20.01), 4490), centers, services,
       hours, phone, address, '', 1
FROM centers_servicepoint, generate_series(1, 4000) AS n WHERE id = %s
"""


def test_the_words_of_the_week_are_those_of_the_schema() -> None:
    assert list(HoursOut().fields) == [*WEEKDAYS, "holiday"]
    assert timezone.get_default_timezone_name() == "Asia/Shanghai"
