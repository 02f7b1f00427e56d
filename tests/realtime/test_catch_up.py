"""GET /api/v1/events: the push's own acts, asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pingan.core.ids import uuid7
from pingan.journal import selectors as journal
from pingan.journal.services import MAX_ACTS, record
from pingan.people.actors import Actor
from pingan.people.hearing import heard_by
from pingan.people.models import Post
from pingan.realtime import selectors
from tests.cast import signed_in
from tests.history import known
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

pytestmark = pytest.mark.django_db(transaction=True)
ACROSS = "999921101001001"


def commit(area_code: str = FIRST_GRID, topic: str = "cases.event") -> None:
    with transaction.atomic():
        note(area_code, topic)


def note(area_code: str, topic: str = "cases.event") -> None:
    record(
        type="case.noted", topic=topic, area_code=area_code, object_type="case",
        object_id=uuid7(), actor=None, post=None,
    )  # fmt: skip


def ask(client: Client, **query: Any) -> dict[str, Any]:
    response = client.get("/api/v1/events", query)
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


def test_without_a_number_the_answer_is_the_present_place(li: Actor) -> None:
    client = signed_in(li)
    place = ask(client)
    commit()
    page = ask(client, after=place["next"], epoch=place["epoch"])
    assert place["events"] == []
    assert place["next"] == place["head"]
    assert [act["seq"] for act in page["events"]] == [place["head"] + 1]
    assert page["next"] == page["head"] == place["head"] + 1


def test_next_moves_past_what_the_viewer_may_not_hear(qian: Actor) -> None:
    client = signed_in(qian)
    place = ask(client)
    for area in (NEXT_GRID, NEXT_GRID, FIRST_GRID, NEXT_GRID):
        commit(area)
    start, epoch = place["next"], place["epoch"]
    page = ask(client, after=start, epoch=epoch, limit=2)
    assert [act["seq"] for act in page["events"]] == [start + 3]
    assert page["next"] == page["head"] == start + 4
    assert ask(client, after=start + 4, epoch=epoch)["next"] == start + 4


def test_a_full_page_ends_with_its_last_act(li: Actor) -> None:
    client = signed_in(li)
    place = ask(client)
    for area in (FIRST_GRID, ACROSS, FIRST_GRID, FIRST_GRID, ACROSS):
        commit(area)
    start, epoch = place["next"], place["epoch"]
    first = ask(client, after=start, epoch=epoch, limit=2)
    assert ([act["seq"] for act in first["events"]], first["next"]) == ([start + 1, start + 3], start + 3)
    second = ask(client, after=first["next"], epoch=epoch, limit=2)
    assert ([act["seq"] for act in second["events"]], second["next"]) == ([start + 4], start + 5)


def test_others_acts_cost_no_request_however_many(qian: Actor) -> None:
    """A phone used to ask once for every five hundred acts of its county, and heard nothing."""
    client = signed_in(qian)
    place = ask(client)
    with transaction.atomic():
        for _ in range(MAX_ACTS):
            note(NEXT_GRID)
    commit(NEXT_GRID)
    commit(FIRST_GRID)
    page = ask(client, after=place["next"], epoch=place["epoch"])
    assert (len(page["events"]), page["next"]) == (1, place["head"] + MAX_ACTS + 2)


def test_with_too_much_to_hear_all_is_loaded_anew(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "MAX_TO_HEAR", 3)
    client = signed_in(li)
    place = ask(client)
    for area in (FIRST_GRID, ACROSS, FIRST_GRID, ACROSS, FIRST_GRID):
        commit(area)
    assert len(ask(client, after=place["next"], epoch=place["epoch"])["events"]) == 3
    commit(FIRST_GRID)
    assert_resync(client, place)


def test_nobody_looks_through_years_of_acts(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "MAX_TO_HEAR", 1)
    monkeypatch.setattr(selectors, "MAX_BEHIND", 3)
    client = signed_in(qian)
    place = ask(client)
    for _ in range(3):
        commit(NEXT_GRID)
    assert ask(client, after=place["next"], epoch=place["epoch"])["events"] == []
    commit(NEXT_GRID)
    assert_resync(client, place)


def assert_resync(client: Client, place: dict[str, Any]) -> None:
    refused = client.get("/api/v1/events", {"after": place["next"], "epoch": place["epoch"]})
    assert (refused.status_code, refused.json()["code"]) == (410, "resync")


@pytest.mark.usefixtures("by_the_owner")
def test_looking_is_one_walk_along_the_numbers(qian: Actor) -> None:
    """However many acts a county has: what lies before the place is not touched."""
    with transaction.atomic():
        for _ in range(MAX_ACTS):
            note(NEXT_GRID)
    head, heard = journal.head(COUNTY), heard_by(qian)
    known()
    with CaptureQueriesContext(connection) as asked:
        journal.read_heard(COUNTY, head - 5, head, heard)
        journal.count_heard(COUNTY, head - 5, head, heard, 10)
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN " + query["sql"])
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert "journal_act_county_seq" in plan
        assert "Seq Scan" not in plan


def test_a_page_is_written_like_the_push(li: Actor) -> None:
    client = signed_in(li)
    place = ask(client)
    commit()
    (act,) = ask(client, after=place["next"], epoch=place["epoch"])["events"]
    assert act.keys() == {
        "kind", "county", "seq", "type", "topic", "object", "area", "actor", "at", "facts",
    }  # fmt: skip
    assert act["kind"] == "act"


@pytest.mark.parametrize("change", ["epoch", "beyond", "scope"])
def test_a_place_that_means_nothing_any_more_is_410(li: Actor, change: str) -> None:
    client = signed_in(li)
    place = ask(client)
    after, epoch = place["next"], place["epoch"]
    if change == "epoch":
        epoch = "1-1-1." + epoch.rsplit(".", 1)[1]
    elif change == "beyond":
        after += 1
    else:
        Post.objects.filter(pk=li.post_id).update(area_code=FIRST_GRID[:6])
    response = client.get("/api/v1/events", {"after": after, "epoch": epoch})
    assert response.status_code == 410
    assert (response.json()["code"], response.json()["retry"]) == ("resync", "after_refresh")


def test_another_county_is_not_there(li: Actor) -> None:
    assert signed_in(li).get("/api/v1/events", {"county": "999922"}).status_code == 404
    assert ask(signed_in(li), county=COUNTY)["events"] == []


@pytest.mark.parametrize(
    "query",
    [
        {"after": "x"},
        {"after": "-1", "epoch": "e"},
        {"after": str(2**63), "epoch": "e"},
        {"after": "1"},
        {"limit": "0"},
        {"limit": "501"},
        {"county": "99992"},
        {"county": "九九九九二一"},
        {"county": "\x00" * 6},
        {"epoch": "x" * 101, "after": "0"},
        {"colour": "red"},
    ],
)
def test_questions_nobody_could_mean(li: Actor, query: dict[str, str]) -> None:
    response = signed_in(li).get("/api/v1/events", query)
    assert (response.status_code, response.json()["code"]) == (400, "bad_input")


def test_nobody_asks_without_signing_in(db: None) -> None:
    assert Client().get("/api/v1/events").status_code == 401
