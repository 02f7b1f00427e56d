"""What a colleague carries: filed under its author, once, whichever way it comes first; and nobody else's."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from pingan.cases.models import Case, Step
from pingan.core import clock, crypto
from pingan.core.crypto import KeyRing
from pingan.journal.models import Act
from pingan.outbox import parcels
from pingan.people.actors import Actor
from pingan.people.models import Account, Device, Post
from tests.cast import actions_of, signed_in
from tests.outbox.packing import KEY, Phone, carry, fresh_key, point_of
from tests.outbox.phone import act_of, note_on, outcomes, report_by, reported, results_of

NONE = {"done": 0, "before": 0, "refused": 0, "again": 0}


def test_it_is_filed_under_its_author_by_whoever_brings_it(qian: Actor, sun: Actor) -> None:
    known, phone = reported(qian), Phone(qian)
    new = report_by(qian)
    parcel = phone.pack(note_on(qian, known.pk, "水在涨"), new, note_on(qian, new["case"], after=new["key"]))
    answer = carry(signed_in(sun), parcel)
    assert (answer.status_code, answer.json()) == (200, NONE | {"done": 3})
    case = Case.objects.get(pk=new["case"])
    assert case.reporter_id == qian.account_id
    assert set(Step.objects.filter(case=case).values_list("by_id", flat=True)) == {qian.account_id}
    assert actions_of(known.pk) == ["report", "note"]
    assert Act.objects.filter(type="people.parcel_carried", actor=sun.account_id).count() == 1


@pytest.mark.parametrize("first", ["carried", "sent"])
def test_one_case_whichever_way_it_comes_first(first: str, qian: Actor, sun: Actor) -> None:
    phone, item = Phone(qian), report_by(qian)
    parcel = phone.pack(item)
    if first == "sent":
        assert outcomes(phone.browser, item) == ["done"]
    assert carry(signed_in(sun), parcel).json() == NONE | {"done": 1, "before": int(first == "sent")}
    (own,) = results_of(phone.browser, item)
    assert (own["became"], own["replayed"]) == ("done", True)
    assert carry(signed_in(sun), parcel).json() == NONE | {"done": 1, "before": 1}
    assert Case.objects.filter(pk=item["key"]).count() == 1
    assert actions_of(Case.objects.get(pk=item["key"]).pk) == ["report"]


def test_whoever_carries_it_hears_numbers_and_no_word(qian: Actor, sun: Actor) -> None:
    phone = Phone(qian)
    wrong = report_by(qian, category="9999")
    child = note_on(qian, wrong["case"], after=wrong["key"])
    told = carry(signed_in(sun), phone.pack(wrong, child, report_by(qian))).json()
    assert told == NONE | {"done": 1, "refused": 2}
    (own, _child) = results_of(phone.browser, wrong, child)
    assert own["became"] == "refused", "their author hears why"
    sealed = json.dumps(phone.pack(report_by(qian, what="水渠堵住")), ensure_ascii=False)
    assert "水渠" not in sealed
    assert str(qian.account_id) not in sealed


def refused(answer: Any) -> tuple[int, str]:
    assert not Case.objects.exists()
    return answer.status_code, answer.json()["code"]


def test_nobody_says_what_another_did(qian: Actor, sun: Actor) -> None:
    phone, other = Phone(qian), Phone(sun)
    courier = signed_in(sun)
    device, author = phone.told["device"], str(qian.account_id)
    forged = [
        # Sealed as anybody can, said to be of the colleague's phone, signed by one's own.
        other.pack(report_by(qian), author=author, post=str(qian.post_id), device=device),
        other.pack(report_by(qian), author=author, post=str(qian.post_id)),
        phone.seal(bytes(64) + phone.written(report_by(qian))),
    ]
    for parcel in forged:
        assert refused(carry(courier, parcel)) == (403, "unsigned_parcel")
    # Signed by its author, but of another's acts: each is refused for itself.
    assert carry(courier, phone.pack(report_by(sun))).json() == NONE | {"refused": 1}
    # Under a post that is a colleague's.
    assert refused(carry(courier, phone.pack(report_by(qian), post=str(sun.post_id)))) == (403, "author_left")


def test_a_phone_that_was_signed_out_signs_nothing_any_more(qian: Actor, sun: Actor) -> None:
    phone = Phone(qian)
    parcel = phone.pack(report_by(qian))
    key = phone.browser.cookies[settings.SESSION_COOKIE_NAME].value
    Device.objects.get(session_key=key).delete()
    assert refused(carry(signed_in(sun), parcel)) == (403, "unsigned_parcel")


@pytest.mark.parametrize("how", ["post", "account", "password"])
def test_nothing_is_done_under_a_post_that_has_ended(how: str, qian: Actor, sun: Actor) -> None:
    parcel = Phone(qian).pack(report_by(qian))
    if how == "post":
        Post.objects.filter(pk=qian.post_id).update(ends_on=clock.today() - timedelta(days=1))
    elif how == "account":
        Account.objects.filter(pk=qian.account_id).update(is_active=False)
    else:
        Account.objects.filter(pk=qian.account_id).update(must_change_password=True)
    assert refused(carry(signed_in(sun), parcel)) == (403, "author_left")


def test_what_is_no_parcel_is_refused_in_words(qian: Actor, sun: Actor) -> None:
    phone, courier = Phone(qian), signed_in(sun)
    parcel = phone.pack(report_by(qian))
    box = bytearray(b64decode(parcel["box"]))
    box[40] ^= 1
    point = b64encode(b"\x04" + bytes(64)).decode()
    for wrong in (
        {"box": b64encode(box).decode()},
        {"box": parcel["box"][:40]},
        {"box": "不是"},
        {"ephemeral": point},
        {"ephemeral": "AAAA"},
        {"nonce": "AAAA"},
        {"key": 2},
    ):
        assert refused(carry(courier, parcel | wrong)) == (400, "unreadable_parcel")
    for plain in (b"", bytes(64) + b"{", bytes(64) + b"[" * 100_000, bytes(64) + b'{"items": []}'):
        assert refused(carry(courier, phone.seal(plain))) == (400, "unreadable_parcel")
    assert refused(carry(courier, phone.pack(*[{}] * 101))) == (400, "unreadable_parcel")


def test_a_key_that_is_none_is_refused_by_name(qian: Actor) -> None:
    browser = signed_in(qian)
    for key in ("AAAA", "不是密钥", b64encode(b"\x04" + bytes(64)).decode()):
        answer = browser.put(KEY, {"public_key": key}, content_type="application/json")
        assert (answer.status_code, answer.json()["invalid_params"][0]["name"]) == (400, "public_key")


def test_what_was_sealed_to_an_older_key_opens_still(
    qian: Actor, sun: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, ring = Phone(qian), crypto.ring()
    parcel = phone.pack(report_by(qian))
    newer = ring.with_new_key()
    monkeypatch.setattr(crypto, "ring", lambda: newer)
    assert parcels.sealing_key()[0] == ring.active + 1
    assert carry(signed_in(sun), parcel).json() == NONE | {"done": 1}


def test_what_the_page_packed_is_opened(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed by `faces/field/outgoing/parcel.ts` in a browser, for a ring that is known here."""
    packed = json.loads(Path(__file__).with_name("packed.json").read_text(encoding="utf-8"))
    ring = KeyRing(1, {1: b64decode(packed["ring_key"])}, bytes(32))
    monkeypatch.setattr(crypto, "ring", lambda: ring)
    assert b64encode(parcels.sealing_key()[1]).decode() == packed["point"]
    monkeypatch.setattr(parcels.devices, "signing_key_of", lambda *_who: b64decode(packed["public_key"]))
    monkeypatch.setattr(parcels, "actor_at", lambda *_who: qian)
    author, parcel = parcels.open_parcel(packed["parcel"])
    assert author == qian
    assert {"author": str(parcel.author), "post": str(parcel.post), "device": str(parcel.device)} == packed[
        "who"
    ]
    assert parcel.items == packed["items"]


def test_a_signature_is_of_one_key_alone() -> None:
    other = point_of(fresh_key())
    assert parcels.is_point(other)
    assert not parcels.is_point(other[:-1])


def test_steps_are_done_by_the_authors_rights(qian: Actor, sun: Actor) -> None:
    known = reported(sun)
    take_back = act_of(qian, "withdraw", known.pk, {"reason": "不是我报的"}, seen=1)
    told = carry(signed_in(sun), Phone(qian).pack(take_back))
    assert told.json() == NONE | {"refused": 1}, "the courier may take it back, the author may not"
