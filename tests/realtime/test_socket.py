"""One socket's life: who gets in, what it is told, and when it is sent away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction

from pingan.cases import reporting
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.services import Topic, record
from pingan.people import devices, operators
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Device, Post
from pingan.people.sessions import SessionStore
from pingan.realtime import live
from pingan.realtime.lines import CloseCode
from tests.cast import report_of
from tests.territory.small_county import COUNTY, FIRST_GRID

from .conftest import Page, session_of

pytestmark = pytest.mark.django_db(transaction=True)

signed_in = sync_to_async(session_of)


@sync_to_async
def note(area_code: str = FIRST_GRID, topic: str = "cases.event", hearer: Actor | None = None) -> None:
    with transaction.atomic():
        record(
            type="case.noted",
            topic=topic,
            area_code=area_code,
            object_type="case",
            object_id=uuid7(),
            actor=None,
            post=None,
            hearers=[hearer.account_id] if hearer else [],
        )


async def greeted(page: Page) -> dict[str, Any]:
    assert await page.open()
    hello = await page.next()
    assert hello["kind"] == "hello"
    return hello


async def test_hello_tells_the_place_from_which_pushes_follow(pages: type[Page], li: Actor) -> None:
    page = pages(await signed_in(li))
    hello = await greeted(page)
    await note()
    act = await page.next()
    assert hello["heads"] == {COUNTY: act["seq"] - 1}
    assert hello["epoch"].rsplit(".", 1)[0].count("-") == 2


@pytest.mark.parametrize(
    "origin", [None, b"null", b"https://elsewhere.example", b"http://127.0.0.1.elsewhere.example"]
)
async def test_a_page_of_another_origin_opens_no_socket(
    pages: type[Page], li: Actor, origin: bytes | None
) -> None:
    assert not await pages(await signed_in(li), origin).open()


@pytest.mark.parametrize("key", ["", "unknown-key-of-nobody", "short", "a'b;c", "键"])
async def test_without_a_session_the_page_is_told_to_sign_in(pages: type[Page], db: None, key: str) -> None:
    page = pages(key)
    assert await page.open()
    assert await page.closed_with() == CloseCode.SIGNED_OUT


async def test_a_reported_case_reaches_its_desk_and_not_the_next_one(
    pages: type[Page], qian: Actor, li: Actor, zhou: Actor
) -> None:
    desk, next_desk = pages(await signed_in(li)), pages(await signed_in(zhou))
    await greeted(desk)
    await greeted(next_desk)
    receipt = await sync_to_async(reporting.report_case)(report=report_of(), by=qian)
    act = await desk.next()
    assert (act["type"], act["object"]["id"], act["area"]) == (
        "case.reported",
        str(receipt.case.pk),
        FIRST_GRID,
    )
    assert (act["facts"]["action"], act["facts"]["state"]) == ("report", "reported")
    assert await next_desk.silent()


async def test_acts_about_residents_are_pushed_to_nobody(pages: type[Page], li: Actor, chen: Actor) -> None:
    desk, leader = pages(await signed_in(li)), pages(await signed_in(chen))
    await greeted(desk)
    await greeted(leader)
    await note(topic=Topic.REGISTRY)
    assert await desk.silent()
    assert await leader.silent(0.1)


async def test_signing_out_closes_the_device_s_sockets_and_no_other(pages: type[Page], li: Actor) -> None:
    desk_key, phone_key = await signed_in(li), await signed_in(li)
    desk, phone = pages(desk_key), pages(phone_key)
    await greeted(desk)
    await greeted(phone)
    await sync_to_async(people.sign_out)(session=SessionStore(desk_key))
    assert (await desk.next())["type"] == "people.signed_out"
    assert await desk.closed_with() == CloseCode.SIGNED_OUT
    assert (await phone.next())["type"] == "people.signed_out"
    await note()
    assert (await phone.next())["type"] == "case.noted"


async def test_a_lost_phone_signed_out_from_elsewhere_goes_dark(pages: type[Page], li: Actor) -> None:
    desk_key, phone_key = await signed_in(li), await signed_in(li)
    desk, phone = pages(desk_key), pages(phone_key)
    await greeted(desk)
    await greeted(phone)
    await sync_to_async(devices.sign_out_device)(actor=li, here=desk_key, device_id=devices.id_of(phone_key))
    assert (await phone.next())["type"] == "people.device_signed_out"
    assert await phone.closed_with() == CloseCode.SIGNED_OUT
    assert (await desk.next())["type"] == "people.device_signed_out"
    await note()
    assert (await desk.next())["type"] == "case.noted"


async def test_a_post_that_ends_closes_the_socket(pages: type[Page], li: Actor) -> None:
    page = pages(await signed_in(li))
    await greeted(page)
    post = await Post.objects.aget(pk=li.post_id)
    await sync_to_async(people.end_post)(post=post, on=date.today() - timedelta(days=1))  # noqa: DTZ011
    assert (await page.next())["type"] == "people.post_ended"
    assert await page.closed_with() == CloseCode.SIGNED_OUT


@pytest.mark.parametrize("end", [operators.deactivate_account, operators.sign_out_account])
async def test_what_an_operator_ends_closes_every_socket_at_once(
    pages: type[Page], li: Actor, zhou: Actor, end: Callable[..., Any]
) -> None:
    desk, phone = pages(await signed_in(li)), pages(await signed_in(li))
    next_desk = pages(await signed_in(zhou))
    for page in (desk, phone, next_desk):
        await greeted(page)
    await sync_to_async(end)(account_id=li.account_id, by=zhou.account_id)
    for page in (desk, phone):
        assert (await page.next())["actor"] == str(zhou.account_id)
        assert await page.closed_with() == CloseCode.SIGNED_OUT
    assert await next_desk.silent()


async def test_a_post_that_changed_means_starting_over(pages: type[Page], li: Actor) -> None:
    key = await signed_in(li)
    page = pages(key)
    before = await greeted(page)

    @sync_to_async
    def move_to_the_next_township() -> None:
        with transaction.atomic():
            Post.objects.filter(pk=li.post_id).update(area_code="999921101")
            record(
                type="people.moved", topic=Topic.PEOPLE, area_code=COUNTY, object_type="account",
                object_id=li.account_id, actor=None, post=None,
            )  # fmt: skip

    await move_to_the_next_township()
    assert (await page.next())["type"] == "people.moved"
    assert await page.next() == {"kind": "resync", "reason": "scope"}
    assert await page.closed_with() == CloseCode.RESYNC
    after = await greeted(pages(key))
    assert before["epoch"].rsplit(".")[0] == after["epoch"].rsplit(".")[0]
    assert before["epoch"] != after["epoch"]


async def test_a_ping_is_answered_by_a_beat(pages: type[Page], li: Actor) -> None:
    page = pages(await signed_in(li))
    hello = await greeted(page)
    await note()
    await page.next()
    await page.say('{"kind":"ping"}')
    beat = await page.next()
    assert beat == {"kind": "beat", "heads": {COUNTY: hello["heads"][COUNTY] + 1}}


async def test_every_page_gets_a_beat(pages: type[Page], li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.3)
    page = pages(await signed_in(li))
    hello = await greeted(page)
    for _ in range(2):
        assert await page.next() == {"kind": "beat", "heads": hello["heads"]}


@pytest.mark.parametrize("words", ["hello?", '{"kind":"act"}', "{}"])
async def test_what_is_no_ping_ends_the_talk(pages: type[Page], li: Actor, words: str) -> None:
    page = pages(await signed_in(li))
    await greeted(page)
    await page.say(words)
    assert await page.closed_with() == CloseCode.NOT_UNDERSTOOD


async def test_bytes_end_the_talk_too(pages: type[Page], li: Actor) -> None:
    page = pages(await signed_in(li))
    await greeted(page)
    await page.say(b"\xff\x00")
    assert await page.closed_with() == CloseCode.NOT_UNDERSTOOD


async def test_a_session_that_ran_out_is_found_without_any_act(
    pages: type[Page], li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.2)
    monkeypatch.setattr(live, "RECHECK_SECONDS", 0.0)
    key = await signed_in(li)
    page = pages(key)
    await greeted(page)
    await sync_to_async(SessionStore(key).delete)()
    while (event := await page.wire.receive_output(timeout=5))["type"] == "websocket.send":
        pass
    assert event["code"] == CloseCode.SIGNED_OUT


def late_in_the_evening(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """The clock says that the day ends in so many seconds."""
    real = clock.now
    ahead = clock.day_begins(clock.today() + timedelta(days=1)) - timedelta(seconds=seconds) - real()
    monkeypatch.setattr(clock, "now", lambda: real() + ahead)


async def test_a_session_that_ends_closes_the_socket_at_that_moment(pages: type[Page], li: Actor) -> None:
    key = await signed_in(li)
    ends_at = clock.now() + timedelta(seconds=1.5)
    await Device.objects.filter(session_key=key).aupdate(expire_date=ends_at)
    page = pages(key)
    await greeted(page)
    assert await page.closed_with() == CloseCode.SIGNED_OUT
    assert timedelta() <= clock.now() - ends_at < timedelta(seconds=1)


async def test_a_post_s_last_day_closes_the_socket_as_it_ends(
    pages: type[Page], li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    late_in_the_evening(monkeypatch, 1.5)
    await Post.objects.filter(pk=li.post_id).aupdate(ends_on=clock.today())
    page = pages(await signed_in(li))
    await greeted(page)
    last_day = clock.today()
    assert await page.closed_with() == CloseCode.SIGNED_OUT
    assert clock.now() - clock.day_begins(last_day + timedelta(days=1)) < timedelta(seconds=1)


async def test_a_post_that_begins_is_told_as_it_begins(
    pages: type[Page], li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    late_in_the_evening(monkeypatch, 1.5)
    post = await Post.objects.aget(pk=li.post_id)
    for days, area in ((1, COUNTY), (2, "999921101")):
        post.id, post.area_code, post.starts_on = uuid7(), area, clock.today() + timedelta(days=days)
        await post.asave(force_insert=True)
    page = pages(await signed_in(li))
    await greeted(page)
    assert await page.next() == {"kind": "posts"}
    # The next one is a day away: nothing more is told, and the socket stays.
    assert await page.silent(1.5)
    await note()
    assert (await page.next())["type"] == "case.noted"


async def test_hello_says_whose_socket_it_is(pages: type[Page], li: Actor) -> None:
    hello = await greeted(pages(await signed_in(li)))
    assert (hello["account"], hello["post"]) == (str(li.account_id), str(li.post_id))


async def test_the_last_page_of_a_county_ends_its_tail(pages: type[Page], li: Actor, chen: Actor) -> None:
    first, second = pages(await signed_in(li)), pages(await signed_in(chen))
    await greeted(first)
    await greeted(second)
    await first.leave()
    assert live.current().tailer.cursors.keys() == {COUNTY}
    await second.leave()
    assert live.current().tailer.cursors == {}
    assert live.current().hub.viewers() == []
