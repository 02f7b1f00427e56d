"""Whoever guesses passwords is slowed down; whoever is guessed at, or sits beside the guesser, is not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pingan.core import clock
from pingan.core.limits import Tally
from pingan.core.models import Use
from pingan.people import known_devices, services, throttle
from pingan.people.actors import Actor
from pingan.people.errors import TooManyAttempts
from pingan.people.models import Account
from tests.cast import Browser, signed_in

PASSWORD, WRONG = "a-long-enough-secret", "another-long-secret"
STRANGER, OFFICE = "198.51.100.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of guesses are made here; what is tried is the counting, not the hash."""
    monkeypatch.setattr(services, "check_password", lambda password, _hash: password == PASSWORD)


def guess(
    username: str, password: str = WRONG, *, address: str = STRANGER, client: Client | None = None
) -> HttpResponse:
    body = {"username": username, "password": password}
    answer: HttpResponse = (client or Client()).post(
        "/api/v1/session", body, content_type="application/json", REMOTE_ADDR=address
    )
    return answer


def test_ten_wrong_ones_from_one_place_and_no_more(qian: Actor) -> None:
    assert [guess("qian").status_code for _ in range(12)] == [401] * 10 + [429] * 2
    refused = guess("qian", PASSWORD)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_attempts")
    # Fifteen minutes from the first of them, no longer.
    assert 850 < refused.json()["retry_after"] <= 900
    assert int(refused["Retry-After"]) == refused.json()["retry_after"]
    with clock.set_to(clock.now() + throttle.WINDOW + timedelta(seconds=1)):
        assert guess("qian", PASSWORD).status_code == 200


def test_a_guesser_elsewhere_shuts_nobody_out(qian: Actor) -> None:
    for _ in range(12):
        guess("qian")
    assert guess("qian", PASSWORD, address=OFFICE).status_code == 200


@pytest.mark.parametrize("address", [STRANGER, OFFICE])
def test_a_device_that_was_signed_in_before_is_never_held_up_by_others(qian: Actor, address: str) -> None:
    mine = Browser()
    assert guess("qian", PASSWORD, address=address, client=mine).status_code == 200
    assert mine.delete("/api/v1/session").status_code == 204
    # Many places together, the device's own among them, until no stranger is judged at this name at all.
    for place in range(5):
        for _ in range(12):
            guess("qian", address=f"198.51.100.{7 + place}")
    assert guess("qian", PASSWORD, address="192.0.2.77").status_code == 429
    assert guess("qian", PASSWORD, address=address, client=mine).status_code == 200


def test_a_known_device_has_a_limit_of_its_own(qian: Actor) -> None:
    mine = Browser()
    guess("qian", PASSWORD, client=mine)
    mine.delete("/api/v1/session")
    assert [guess("qian", client=mine).status_code for _ in range(11)] == [401] * 10 + [429]
    # Whoever holds the stolen phone holds up nobody but it.
    assert guess("qian", PASSWORD).status_code == 200


def test_an_office_behind_a_guesser_s_address_goes_on_working(qian: Actor, sun: Actor) -> None:
    for number in range(throttle.FAILURES_PER_ADDRESS + 20):
        guess(f"nobody-{number}")
    assert guess("qian", PASSWORD).status_code == 200
    # But guessing from there is one try a name now.
    assert guess("sun").status_code == 401
    assert guess("sun", PASSWORD).status_code == 429
    assert guess("sun", PASSWORD, address=OFFICE).status_code == 200


def test_a_slip_before_the_right_password_is_forgiven(qian: Actor) -> None:
    for _ in range(3):
        assert [guess("qian").status_code for _ in range(6)] == [401] * 6
        assert guess("qian", PASSWORD).status_code == 200
    assert not Use.objects.exists()


def test_a_neighbour_s_mark_is_no_mark(qian: Actor, sun: Actor) -> None:
    """A colleague who signed in on the same machine, and a forged cookie, are strangers to an account."""
    shared = Client()
    guess("sun", PASSWORD, client=shared)
    cookie = shared.cookies[known_devices.COOKIE]
    assert cookie["httponly"]
    assert cookie["path"] == "/api/v1/session"
    assert known_devices.device_of(cookie.value, sun.account_id)
    for forged in (cookie.value, "", "a.b", cookie.value.replace(".", ".0"), f"{cookie.value}." + "0" * 24):
        assert known_devices.device_of(forged, qian.account_id) is None
    both = known_devices.with_account(cookie.value, qian.account_id)
    assert known_devices.device_of(both, qian.account_id) == known_devices.device_of(both, sun.account_id)


def test_a_machine_for_everybody_keeps_its_cookie_small() -> None:
    cookie = ""
    people = [Account(username=str(number)).pk for number in range(known_devices.MAX_ACCOUNTS + 5)]
    for account in people:
        cookie = known_devices.with_account(cookie, account)
    assert len(cookie) < 500
    assert known_devices.device_of(cookie, people[-1])
    assert known_devices.device_of(cookie, people[0]) is None


def test_a_network_is_one_place() -> None:
    assert throttle.place_of("2001:db8:1:2:3::4") == throttle.place_of("2001:db8:1:2::9") == "2001:db8:1:2::"
    assert throttle.place_of("2001:db8:1:3::9") != throttle.place_of("2001:db8:1:2::9")
    assert throttle.place_of("::ffff:192.0.2.1") == throttle.place_of("192.0.2.1") == "192.0.2.1"
    assert throttle.place_of("") is throttle.place_of("unix:") is None


def test_what_was_typed_as_a_name_is_not_kept(db: None) -> None:
    guess("my-secret-by-mistake")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(u::text, ' ') FROM core_use u")
        ((rows,),) = cursor.fetchall()
    assert "my-secret" not in rows
    assert b"my-secret".hex() not in rows


@pytest.mark.parametrize("typed", ["QIAN", "Qian ", "ｑｉａｎ", "qi\u200ban"])
def test_another_spelling_is_the_same_name_to_guess_at(qian: Actor, typed: str) -> None:
    for _ in range(10):
        guess("qian")
    assert guess(typed).status_code == 429


def test_nothing_is_hashed_for_who_is_refused(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(10):
        guess("qian")
    monkeypatch.setattr(services, "check_password", lambda *_: pytest.fail("hashed"))
    assert guess("qian", PASSWORD).status_code == 429


@pytest.mark.usefixtures("by_the_owner")
def test_counting_reads_the_failures_of_the_name_or_address_only(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        throttle.begin(username="he", address="192.0.2.1", device=None)
    counting = [query["sql"] for query in asked.captured_queries if "COUNT" in query["sql"]]
    assert len(counting) == 3
    with connection.cursor() as cursor:
        # A day of guessing: in a small table the planner's choice hangs on what was measured last.
        cursor.execute(
            "INSERT INTO core_use (act, key_hash, at) "
            "SELECT gen_random_uuid(), decode(md5((n / 30)::text), 'hex'), now() - n * interval '10 seconds' "
            "FROM generate_series(1, 8000) AS n; ANALYZE"
        )
        for question in counting:
            cursor.execute("EXPLAIN " + question)
            assert "core_use_key_at" in str(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("device", [None, "d" * 32])
def test_of_forty_at_once_exactly_ten_are_judged(device: str | None) -> None:
    gate = Barrier(40, timeout=30)

    def one(_number: int) -> bool:
        try:
            connection.ensure_connection()
            gate.wait()
            throttle.begin(username="he", address=STRANGER, device=device)
        except TooManyAttempts:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(40) as pool:
        judged = sum(pool.map(one, range(40)))
    assert judged == Use.objects.values("act").distinct().count() == throttle.FAILURES_PER_DEVICE


def test_what_was_counted_may_be_gone_when_it_is_told(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the two questions somebody's password may be right, or a quarter of an hour end."""
    for _ in range(throttle.FAILURES_PER_DEVICE):
        guess("qian")
    count = Tally.used

    def and_then_gone(tally: Tally) -> int:
        used = count(tally)
        Use.objects.all().delete()
        return used

    monkeypatch.setattr(Tally, "used", and_then_gone)
    with pytest.raises(TooManyAttempts) as refused:
        throttle._HERE.of(f"{STRANGER} qian").refuse_beyond(throttle.FAILURES_PER_DEVICE)
    assert refused.value.retry_after == 1


def test_a_signed_in_page_is_not_touched_by_guessing(qian: Actor) -> None:
    page = signed_in(qian)
    for _ in range(12):
        guess("qian")
    assert page.get("/api/v1/session").status_code == 200
