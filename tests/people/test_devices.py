"""A lost phone: its owner sees where they are signed in and signs it out from another device."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from pingan.core.errors import Unauthenticated
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people import devices, services
from pingan.people.actors import Actor
from pingan.people.models import Device
from pingan.people.sessions import SessionStore
from pingan.people.user_agents import Browser, Machine, name_of
from tests.cast import signed_in

ADDRESS = "/api/v1/session/devices"


def listed(client: Client) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(ADDRESS).json()["items"]
    return items


def acts(actor: Actor) -> list[tuple[str, Any, dict[str, Any]]]:
    found = Act.objects.filter(object_id=actor.account_id, type="people.device_signed_out").order_by("id")
    return [(act.type, act.actor, act.facts) for act in found]


def test_one_sees_one_s_own_devices_and_never_a_key(qian: Actor, sun: Actor) -> None:
    lost, hand, _of_sun = signed_in(qian), signed_in(qian), signed_in(sun)
    Device.objects.filter(account_id=qian.account_id).update(signed_in_at=timezone.now())
    answer = hand.get(ADDRESS)
    here, there = answer.json()["items"]
    assert (here["this_device"], there["this_device"]) == (True, False)
    assert here["id"] != there["id"]
    for client in (lost, hand):
        assert client.cookies[settings.SESSION_COOKIE_NAME].value not in answer.content.decode()


def test_a_lost_phone_is_signed_out(qian: Actor) -> None:
    lost, hand = signed_in(qian), signed_in(qian)
    there = listed(hand)[1]["id"]
    assert hand.delete(f"{ADDRESS}/{there}").status_code == 204
    assert lost.get("/api/v1/session").status_code == 401
    assert hand.get("/api/v1/session").status_code == 200
    assert acts(qian) == [("people.device_signed_out", qian.account_id, {"devices": 1})]
    assert hand.delete(f"{ADDRESS}/{there}").status_code == 404


def test_all_others_are_signed_out_at_once(qian: Actor, sun: Actor) -> None:
    others, hand, of_sun = [signed_in(qian) for _ in range(3)], signed_in(qian), signed_in(sun)
    assert hand.delete(ADDRESS).status_code == 204
    assert [client.get("/api/v1/session").status_code for client in others] == [401, 401, 401]
    assert of_sun.get("/api/v1/session").status_code == 200
    assert [device["this_device"] for device in listed(hand)] == [True]
    assert hand.delete(ADDRESS).status_code == 204
    # The second time there was nobody to sign out, and nothing to journal.
    assert acts(qian) == [("people.device_signed_out", qian.account_id, {"devices": 3})]


def test_the_device_in_hand_has_its_own_way_out(qian: Actor) -> None:
    hand = signed_in(qian)
    answer = hand.delete(f"{ADDRESS}/{listed(hand)[0]['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "this_device")
    assert hand.get("/api/v1/session").status_code == 200


def test_somebody_else_s_device_is_as_good_as_absent(qian: Actor, sun: Actor) -> None:
    hand, of_sun = signed_in(qian), signed_in(sun)
    for unknown in (listed(of_sun)[0]["id"], uuid7()):
        assert hand.delete(f"{ADDRESS}/{unknown}").status_code == 404
    assert of_sun.get("/api/v1/session").status_code == 200
    assert acts(qian) == acts(sun) == []


def test_a_session_that_has_run_out_is_not_listed(qian: Actor) -> None:
    signed_in(qian)
    Device.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert len(listed(signed_in(qian))) == 1


def test_opening_a_page_is_noted_but_not_every_time(qian: Actor) -> None:
    hand = signed_in(qian)
    assert listed(hand)[0]["last_opened_at"] is None
    hand.get("/api/v1/session")
    first = listed(hand)[0]["last_opened_at"]
    hand.get("/api/v1/session")
    assert listed(hand)[0]["last_opened_at"] == first is not None
    Device.objects.update(last_opened_at=timezone.now() - timedelta(hours=1))
    hand.get("/api/v1/session")
    assert listed(hand)[0]["last_opened_at"] > first


def test_a_phone_that_was_just_signed_out_does_not_slip_on_under_a_new_key(qian: Actor) -> None:
    phone = SessionStore()
    phone.sign_in(account_id=qian.account_id, post_id=qian.post_id, user_agent="tests")
    # Its request has been let in already when the other device signs it out.
    devices.sign_out_other_devices(actor=qian, here="another")
    with pytest.raises(Unauthenticated):
        services.switch_post(session=phone, actor=qian, post_id=qian.post_id, user_agent="tests")
    assert not Device.objects.filter(account_id=qian.account_id).exists()


CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0"


@pytest.mark.parametrize(
    ("said", "machine", "browser"),
    [
        (f"Mozilla/5.0 (Linux; Android 10; K) {CHROME} Mobile Safari/537.36", "android_phone", "chrome"),
        (f"Mozilla/5.0 (Linux; Android 13; SM-X200) {CHROME} Safari/537.36", "android_tablet", "chrome"),
        (
            f"Mozilla/5.0 (Linux; Android 12; HarmonyOS; X) {CHROME} HuaweiBrowser/14 Mobile",
            "harmony",
            "huawei",
        ),
        (f"Mozilla/5.0 (Phone; OpenHarmony 5.0) {CHROME} ArkWeb/4.1 Mobile", "harmony", "chrome"),
        (
            f"Mozilla/5.0 (Linux; Android 14; V) {CHROME} Mobile MicroMessenger/8.0.49",
            "android_phone",
            "wechat",
        ),
        (f"Mozilla/5.0 (Windows NT 10.0) {CHROME} MicroMessenger/7.0 wxwork/4.1", "windows", "wecom"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/120.0", "windows", "edge"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile/15E148 Safari/604.1",
            "iphone",
            "safari",
        ),
        ("Mozilla/5.0 (iPad; CPU OS 16_0) CriOS/120 Mobile/15E148 Safari/604.1", "ipad", "chrome"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Firefox/120.0", "mac", "firefox"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36", "linux", "chrome"),
        ("curl/8", "other", "other"),
        ("", "other", "other"),
    ],
)
def test_a_device_has_a_plain_name(said: str, machine: str, browser: str) -> None:
    name = name_of(said)
    assert (name.machine, name.browser) == (Machine(machine), Browser(browser))
