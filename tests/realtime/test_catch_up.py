"""GET /api/v1/events: the push's own acts, asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from pingan.core.ids import uuid7
from pingan.journal.services import record
from pingan.people.actors import Actor
from pingan.people.models import Post
from tests.cast import signed_in
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

pytestmark = pytest.mark.django_db(transaction=True)


def commit(area_code: str = FIRST_GRID, topic: str = "cases.event") -> None:
    with transaction.atomic():
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
    first = ask(client, after=start, epoch=epoch, limit=2)
    assert (first["events"], first["next"], first["head"]) == ([], start + 2, start + 4)
    second = ask(client, after=first["next"], epoch=epoch, limit=2)
    assert [act["seq"] for act in second["events"]] == [start + 3]
    assert second["next"] == start + 4
    assert ask(client, after=start + 4, epoch=epoch)["next"] == start + 4


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
