"""Who else has a case open: told to those who may open it, by name, and only while they look."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from pingan.cases import leases, reporting
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.realtime import live, looking, looks
from pingan.realtime.models import Look
from tests.cast import appoint, report_of, signed_in
from tests.territory.small_county import FIRST_GRID

from .conftest import Page, session_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def song(li: Actor) -> Actor:
    """li's colleague at the desk."""
    employer = Organisation.objects.get(pk=li.organisation_id)
    return appoint("song", li.role, li.area_code, employer)


@pytest.fixture
def case(qian: Actor) -> UUID:
    return reporting.report_case(report=report_of(FIRST_GRID), by=qian).case.pk


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits five seconds for what another process did."""
    monkeypatch.setattr(looks, "LOOK_AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(looks, "REST_SECONDS", 0.01)


def look_at(case: UUID | None, *, idle: bool = False) -> str:
    return json.dumps({"kind": "look", "case": case and str(case), "idle": idle})


async def opened(pages: type[Page], actor: Actor) -> Page:
    page = pages(await sync_to_async(session_of)(actor))
    assert await page.open()
    assert (await page.next())["kind"] == "hello"
    return page


async def told(page: Page) -> list[tuple[str, bool]]:
    """Who looks, as the page hears next; what else is said is passed over."""
    while (message := await page.next())["kind"] != "look":
        pass
    return [(looker["name"], looker["idle"]) for looker in message["lookers"]]


async def test_colleagues_see_each_other_come_rest_and_go(
    pages: type[Page], li: Actor, song: Actor, case: UUID
) -> None:
    one, other = await opened(pages, li), await opened(pages, song)
    await one.say(look_at(case))
    await other.say(look_at(case))
    assert await told(one) == [("song", False)]
    assert await told(other) == [("li", False)]
    await other.say(look_at(case, idle=True))
    assert await told(one) == [("song", True)]
    await other.say(look_at(None))
    assert await told(one) == []
    await other.say(look_at(case))
    assert await told(one) == [("song", False)]
    await other.leave()
    assert await told(one) == []


async def test_two_windows_of_one_person_are_one_looker(
    pages: type[Page], li: Actor, song: Actor, case: UUID
) -> None:
    watching = await opened(pages, li)
    await watching.say(look_at(case))
    first, second = await opened(pages, song), await opened(pages, song)
    await first.say(look_at(case, idle=True))
    assert await told(watching) == [("song", True)]
    await second.say(look_at(case))
    assert await told(watching) == [("song", False)]
    await second.leave()
    assert await told(watching) == [("song", True)]


async def test_whoever_may_not_open_it_is_neither_told_nor_told_of(
    pages: type[Page], li: Actor, zhou: Actor, qian: Actor, chen: Actor, case: UUID
) -> None:
    """Another township's desk; and the worker and the leader, who read it and sit at no desk."""
    watching = await opened(pages, li)
    await watching.say(look_at(case))
    for actor in (zhou, qian, chen):
        page = await opened(pages, actor)
        await page.say(look_at(case))
        await page.say(look_at(uuid4()))
        assert await page.silent(0.3)
        # Nothing else is wrong with the page.
        await page.say('{"kind": "ping"}')
        assert (await page.next())["kind"] == "beat"
    assert await watching.silent(0.3)
    rows = await sync_to_async(lambda: list(Look.objects.values_list("account", flat=True)))()
    assert rows == [li.account_id]


async def test_what_another_process_wrote_is_seen_and_what_it_left_behind_is_not(
    pages: type[Page], li: Actor, song: Actor, case: UUID
) -> None:
    page = await opened(pages, li)
    await page.say(look_at(case))
    elsewhere = uuid4()
    await sync_to_async(looking.look)(elsewhere, song, case, idle=False)
    assert await told(page) == [("song", False)]

    def die() -> None:
        Look.objects.filter(pk=elsewhere).update(at=clock.now() - looking.GONE_AFTER)

    await sync_to_async(die)()
    assert await told(page) == []


async def test_a_case_that_leaves_ones_sight_is_looked_at_no_more(
    pages: type[Page], li: Actor, song: Actor, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = await opened(pages, li), await opened(pages, song)
    await one.say(look_at(case))
    await other.say(look_at(case))
    assert await told(one) == [("song", False)]
    may_look = looking.may_look
    monkeypatch.setattr(
        looking, "may_look", lambda actor, seen: actor.name != "song" and may_look(actor, seen)
    )
    assert await told(one) == []


@pytest.mark.parametrize(
    "words",
    [
        '{"kind": "look"}',
        '{"kind": "look", "case": "x"}',
        '{"kind": "look", "case": null, "more": 1}',
        '{"kind": "look", "case": 7}',
    ],
)
async def test_what_is_no_look_ends_the_socket(pages: type[Page], li: Actor, words: str) -> None:
    page = await opened(pages, li)
    await page.say(words)
    assert await page.closed_with() == 4400


async def test_a_socket_that_turns_and_turns_has_one_question_under_way(
    pages: type[Page], li: Actor, case: UUID
) -> None:
    page = await opened(pages, li)
    for _ in range(50):
        await page.say(look_at(uuid4()))
    await page.say(look_at(case))
    viewers: list[Any] = live.current().hub.viewers()
    for _ in range(300):
        await asyncio.sleep(0.05)
        rows = await sync_to_async(lambda: list(Look.objects.values_list("socket", "case")))()
        if rows == [(viewers[0].socket, case)]:
            break
    assert rows == [(viewers[0].socket, case)]


async def test_what_a_page_only_passes_by_is_never_asked_about(
    pages: type[Page], li: Actor, song: Actor, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However fast it turns: the thread that all sockets share has others to serve."""
    rested, asked = asyncio.Event(), list[UUID | None]()
    look = looking.look

    def counted(socket: UUID, actor: Actor, seen: UUID | None, *, idle: bool) -> bool:
        if actor.name == "song":
            asked.append(seen)
        return look(socket, actor, seen, idle=idle)

    watching, page = await opened(pages, li), await opened(pages, song)
    await watching.say(look_at(case))
    monkeypatch.setattr(looking, "look", counted)
    monkeypatch.setattr(looks, "_rest", rested.wait)
    await page.say(look_at(case))
    assert await told(watching) == [("song", False)]
    for _ in range(20):
        await page.say(look_at(uuid4()))
    await page.say(look_at(None))
    # Behind an answer to what was said later all of that has been heard.
    await page.say('{"kind": "ping"}')
    while (await page.next())["kind"] != "beat":
        pass
    rested.set()
    assert await told(watching) == []
    assert asked == [case, None]


async def writers(page: Page) -> list[tuple[str, str]]:
    """Who writes what, as the page hears next; what else is said is passed over."""
    while (message := await page.next())["kind"] != "look":
        pass
    return [(lease["name"], lease["what"]) for lease in message["leases"]]


async def test_pages_see_who_writes_and_whoever_wrote_sees_it_taken_over(
    pages: type[Page], li: Actor, song: Actor, case: UUID
) -> None:
    one = await opened(pages, li)
    await one.say(look_at(case))
    await sync_to_async(leases.take)(case_id=case, what="close", by=li)
    assert await writers(one) == [("li", "close")]
    await sync_to_async(leases.take_over)(case_id=case, what="close", by=song)
    assert await writers(one) == [("song", "close")]
    other = await opened(pages, song)
    await other.say(look_at(case))
    assert await writers(other) == [("song", "close")]
    await sync_to_async(leases.let_go)(case_id=case, what="close", by=song)
    assert await writers(other) == []


def test_the_case_itself_says_who_looks(li: Actor, song: Actor, chen: Actor, case: UUID) -> None:
    looking.look(uuid4(), song, case, idle=False)
    looking.look(uuid4(), li, case, idle=True)

    def lookers(actor: Actor) -> list[tuple[str, bool]]:
        found = signed_in(actor).get(f"/api/v1/cases/{case}").json()["lookers"]
        return [(looker["name"], looker["idle"]) for looker in found]

    assert lookers(li) == [("song", False)]
    assert lookers(song) == [("li", True)]
    assert lookers(chen) == []


def test_nothing_of_it_is_kept(li: Actor, case: UUID) -> None:
    socket, gone = uuid4(), uuid4()
    looking.look(socket, li, case, idle=False)
    looking.look(gone, li, case, idle=False)
    Look.objects.filter(pk=gone).update(at=clock.now() - 3 * looking.GONE_AFTER)
    looking.renew([socket])
    assert list(Look.objects.values_list("pk", flat=True)) == [socket]
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'realtime_look'")
        assert cursor.fetchone() == ("u",)
