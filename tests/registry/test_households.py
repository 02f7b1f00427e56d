"""What a worker sees of the own grid over HTTP, and that nobody else sees anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.core.paging import Cursor
from pingan.people.actors import Actor
from pingan.registry.models import Household
from pingan.registry.selectors import households_of
from pingan.registry.services import register_households
from tests.history import known
from tests.registry.conftest import DOOR, ID_NUMBER, NAME, PHONE, browser, household

LIST = "/api/v1/households"


def test_the_list_is_masked(qian: Actor, ouyang: Household) -> None:
    answer = browser(qian).get(LIST)
    assert answer.json() == {
        "items": [
            {
                "id": str(ouyang.id),
                "serial": 1,
                "grid_code": qian.area_code,
                "householder": "欧阳**",
                "size": 3,
            }
        ],
        "next": None,
    }
    assert answer["Cache-Control"] == "no-store"


def test_the_detail_says_what_is_known_without_saying_it(qian: Actor, ouyang: Household) -> None:
    answer = browser(qian).get(f"{LIST}/{ouyang.id}")
    body = answer.json()
    assert body["residents"] == [
        {
            "id": str(ouyang.residents.get().id),
            "is_householder": True,
            "name": "欧阳**",
            "id_number": "9****************1",
            "phone": "129****1234",
        }
    ]
    assert (body["address"], body["door_known"], body["size"]) == ("100号 100001号", True, 3)
    assert answer["ETag"] == '"1"'
    assert not any(value in answer.content.decode() for value in (NAME, ID_NUMBER, PHONE, DOOR))


def test_no_sealed_column_leaves_the_database_for_a_page(qian: Actor, ouyang: Household) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser(qian).get(LIST)
        browser(qian).get(f"{LIST}/{ouyang.id}")
    read = [query["sql"] for query in queries if "registry_" in query["sql"]]
    assert len(read) == 3
    sealed = ('"door_note",', '"registry_resident"."name",', '"id_number",', '"phone",', "id_number_index")
    assert not any(column in sql for sql in read for column in sealed)


def test_the_next_grid_is_absent(sun: Actor, ouyang: Household) -> None:
    hidden, absent = browser(sun).get(f"{LIST}/{ouyang.id}"), browser(sun).get(f"{LIST}/{uuid7()}")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.json() == absent.json()
    assert hidden.json()["code"] == "household_not_found"
    assert browser(sun).get(LIST).json()["items"] == []


@pytest.mark.parametrize("name", ["li", "wu", "chen"])
def test_nobody_above_the_grid_sees_residents(
    name: str, ouyang: Household, request: pytest.FixtureRequest
) -> None:
    client = browser(request.getfixturevalue(name))
    resident = ouyang.residents.get().id
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}/{ouyang.id}").status_code == 403
    assert client.delete(f"{LIST}/{ouyang.id}").status_code == 403
    assert (
        client.post(f"/api/v1/residents/{resident}/reveal", {}, content_type="application/json").status_code
        == 403
    )


def test_strangers_sign_in_first(ouyang: Household) -> None:
    assert browser(None).get(LIST).status_code == 401
    assert browser(None).get(f"{LIST}/{ouyang.id}").status_code == 401
    assert browser(None).get("/api/v1/registry/totals?area=999921").status_code == 401


def test_pages_follow_each_other_without_gap(qian: Actor) -> None:
    register_households(batch=[household() for _ in range(7)], notice_version="1", actor=None)
    client, seen, cursor = browser(qian), [], ""
    for _ in range(3):
        page = client.get(LIST, {"size": 3} | ({"cursor": cursor} if cursor else {})).json()
        seen += [item["serial"] for item in page["items"]]
        cursor = page["next"]
    assert seen == [1, 2, 3, 4, 5, 6, 7]
    assert cursor is None


def test_no_page_names_more_than_fifty(qian: Actor) -> None:
    register_households(batch=[household() for _ in range(60)], notice_version="1", actor=None)
    assert len(browser(qian).get(LIST).json()["items"]) == 50


@pytest.mark.parametrize(
    "query", ["size=51", "size=0", "size=x", "cursor=nonsense", "name=张三", "phone=129", "cursor=%00"]
)
def test_other_questions_are_refused(qian: Actor, query: str) -> None:
    answer = browser(qian).get(f"{LIST}?{query}")
    assert answer.status_code == 400
    assert answer.json()["invalid_params"]


@pytest.mark.usefixtures("by_the_owner")
def test_a_page_deep_in_a_large_registry_rides_its_index(qian: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MANY_HOUSEHOLDS, [qian.area_code[:12]])
        known()
        with CaptureQueriesContext(connection) as queries:
            households_of(actor=qian, cursor=Cursor(clock.now() - timedelta(days=30), uuid7()), size=50)
        cursor.execute("EXPLAIN " + queries[0]["sql"])
        plan = " ".join(row[0] for row in cursor.fetchall())
    assert "registry_household_of_grid" in plan
    assert "Sort" not in plan


MANY_HOUSEHOLDS = """
INSERT INTO registry_household (id, county_code, township_code, village_code, grid_code, serial, size,
                                notice_version, version, registered_at)
SELECT gen_random_uuid(), left(village, 6), left(village, 9), village,
       village || lpad((mod(n, 20) + 1)::text, 3, '0'), n, 3, '1', 1, now() - n * interval '10 minutes'
FROM (SELECT %s::text AS village) AS one, generate_series(1, 20000) AS n
"""
