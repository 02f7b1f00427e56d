"""Codes of a phone: set up, asked for at the door, each good once, and what stands in for them on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from pingan.core import clock
from pingan.factors import codes
from pingan.factors.models import RecoveryCode, Totp
from pingan.journal.models import Act
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Account, Device
from pingan.people.sessions import SessionStore
from tests.cast import signed_in
from tests.factors.people import PASSWORD, ask, code_of, set_up_phone, sign_in, with_password


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried is what comes after the password."""
    monkeypatch.setattr(people, "check_password", lambda password, _hash: password == PASSWORD)


def acts(actor: Actor) -> list[tuple[str, object]]:
    found = Act.objects.filter(object_id=actor.account_id, type__startswith="people.").order_by("id")
    return [(act.type, act.facts) for act in found]


def test_once_there_is_a_phone_the_password_alone_opens_nothing(qian: Actor) -> None:
    browser, session = sign_in(with_password(qian))
    assert session["first"] == ""
    secret, printed = set_up_phone(browser)
    assert len(set(printed)) == codes.RECOVERY_CODES
    # Who set it up has shown it.
    assert browser.get("/api/v1/cases").status_code == 200
    door, session = sign_in(qian)
    assert session["first"] == "factor"
    refused = door.get("/api/v1/cases")
    assert (refused.status_code, refused.json()["code"]) == (403, "factor_first")
    assert SessionStore(door.cookies["pingan_session"].value).actor() is None, "nor by tile or socket"
    assert ask(door, "get", "/factors").status_code == 403, "what there is, is told inside"
    assert ask(door, "get", "/confirm").json() == {"fresh": False, "ways": ["totp", "recovery_code"]}
    key = door.cookies["pingan_session"].value
    let_in = ask(door, "post", "/confirm", {"code": code_of(secret)})
    assert (let_in.status_code, let_in.json()["first"]) == (200, "")
    assert door.cookies["pingan_session"].value != key, "what was known before is no key any more"
    assert door.get("/api/v1/cases").status_code == 200
    assert acts(qian)[-1] == ("people.signed_in", {"factor": "totp"})


def test_a_code_is_good_once_and_none_before_it_after_it(qian: Actor) -> None:
    secret, _printed = set_up_phone(signed_in(with_password(qian)))
    now = code_of(secret)
    first, second = sign_in(qian)[0], sign_in(qian)[0]
    assert ask(first, "post", "/confirm", {"code": now}).status_code == 200
    for used in (now, code_of(secret, steps=-1)):
        refused = ask(second, "post", "/confirm", {"code": used})
        assert (refused.status_code, refused.json()["code"]) == (422, "wrong_proof")
    assert ask(second, "post", "/confirm", {"code": code_of(secret, steps=1)}).status_code == 200


@pytest.mark.parametrize(("steps", "minutes"), [(-10, "5"), (-2, "1"), (36, "18")])
def test_a_wrong_clock_is_named_while_the_phone_is_set_up(steps: int, minutes: str, qian: Actor) -> None:
    browser = signed_in(with_password(qian))
    secret = ask(browser, "post", "/factors/totp").json()["secret"]
    refused = ask(browser, "put", "/factors/totp", {"code": code_of(secret, steps=steps)})
    assert (refused.status_code, refused.json()["code"]) == (422, "clock_off")
    assert f" {minutes} " in refused.json()["detail"]
    assert ask(browser, "put", "/factors/totp", {"code": "000000"}).json()["code"] == "wrong_proof"
    assert ask(browser, "put", "/factors/totp", {"code": code_of(secret)}).status_code == 200


def test_nobody_who_guesses_hears_that_a_code_is_of_another_minute(qian: Actor) -> None:
    secret, _printed = set_up_phone(signed_in(with_password(qian)))
    door, _session = sign_in(qian)
    said = [
        ask(door, "post", "/confirm", {"code": code}).json() for code in (code_of(secret, steps=10), "000000")
    ]
    early, wrong = ({name: one[name] for name in ("code", "title", "detail")} for one in said)
    assert early == wrong
    assert "时间不准" in wrong["title"]


@pytest.mark.parametrize(("steps", "status"), [(-2, 422), (-1, 200), (0, 200), (1, 200), (2, 422)])
def test_a_phone_s_clock_may_be_half_a_minute_off(steps: int, status: int, qian: Actor) -> None:
    with clock.set_to(clock.now() - timedelta(hours=1)):
        secret, _printed = set_up_phone(signed_in(with_password(qian)))
    door, _session = sign_in(qian)
    code = code_of(secret, steps=steps)
    assert ask(door, "post", "/confirm", {"code": f"{code[:3]} {code[3:]}"}).status_code == status


def test_the_secret_lies_sealed_and_codes_on_paper_as_hashes(qian: Actor) -> None:
    secret, printed = set_up_phone(signed_in(qian))
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM factors_totp")
        (sealed,) = cursor.fetchone()
        cursor.execute("SELECT string_agg(code_hash::text, ' ') FROM factors_recoverycode")
        (hashes,) = cursor.fetchone()
    assert secret.encode() not in bytes(sealed)
    assert not any(code in hashes or code.replace("-", "") in hashes for code in printed)


def test_a_code_on_paper_lets_in_once_however_it_is_copied(qian: Actor) -> None:
    _secret, printed = set_up_phone(signed_in(with_password(qian)))
    written = printed[3].replace("-", " ").upper()
    door, _session = sign_in(qian)
    assert ask(door, "post", "/confirm", {"recovery_code": written}).status_code == 200
    assert ("people.recovery_code_used", {"left": 9}) in acts(qian)
    again, _session = sign_in(qian)
    assert ask(again, "post", "/confirm", {"recovery_code": printed[3]}).json()["code"] == "wrong_proof"
    assert ask(door, "get", "/factors").json()["recovery_codes_left"] == 9
    fresh = ask(door, "post", "/factors/recovery_codes").json()["recovery_codes"]
    assert ask(again, "post", "/confirm", {"recovery_code": printed[4]}).json()["code"] == "wrong_proof"
    assert ask(again, "post", "/confirm", {"recovery_code": fresh[0]}).status_code == 200


def test_guessing_codes_is_slowed_down_and_its_person_is_not(qian: Actor) -> None:
    secret, _printed = set_up_phone(owner := signed_in(with_password(qian)))
    guesser, _session = sign_in(qian, REMOTE_ADDR="198.51.100.7")
    tried = [ask(guesser, "post", "/confirm", {"code": "12 34 5x"}).status_code for _each in range(11)]
    assert tried == [422] * 10 + [429]
    # Whoever signs in anew there is held up as well: the password does not make a known device.
    again, _session = sign_in(qian, REMOTE_ADDR="198.51.100.7")
    assert ask(again, "post", "/confirm", {"code": code_of(secret)}).status_code == 429
    # Its person, at a device where they have been let in, is not.
    assert "pingan_known" in owner.cookies
    elsewhere, _session = sign_in(qian, REMOTE_ADDR="203.0.113.9")
    assert ask(elsewhere, "post", "/confirm", {"code": code_of(secret)}).status_code == 200


def test_a_password_alone_does_not_confirm_where_there_is_a_phone(qian: Actor) -> None:
    set_up_phone(signed_in(with_password(qian)))
    door, _session = sign_in(qian)
    refused = ask(door, "post", "/confirm", {"password": PASSWORD})
    assert (refused.status_code, refused.json()["code"]) == (422, "not_this_way")


@pytest.mark.parametrize("said", [{}, {"code": "1", "password": "x"}, {"code": ""}, {"code": "1" * 41}])
def test_one_thing_is_shown_at_a_time(said: dict[str, str], qian: Actor) -> None:
    assert ask(signed_in(qian), "post", "/confirm", said).status_code == 400


def test_an_offered_secret_counts_only_once_it_has_shown_a_code(qian: Actor) -> None:
    browser = signed_in(with_password(qian))
    offer = ask(browser, "post", "/factors/totp").json()
    assert offer["picture"].startswith("data:image/svg+xml")
    assert ask(browser, "put", "/factors/totp", {"code": "000000"}).json()["code"] == "wrong_proof"
    assert sign_in(qian)[1]["first"] == ""
    other = ask(browser, "post", "/factors/totp").json()
    assert other["secret"] != offer["secret"]
    assert ask(browser, "put", "/factors/totp", {"code": code_of(offer["secret"])}).status_code == 422
    assert ask(browser, "put", "/factors/totp", {"code": code_of(other["secret"])}).status_code == 200
    assert (
        ask(browser, "put", "/factors/totp", {"code": code_of(other["secret"], steps=1)}).status_code == 409
    )
    assert ask(browser, "post", "/factors/totp").json()["code"] == "has_totp"


def test_what_was_set_up_can_be_taken_away(qian: Actor) -> None:
    browser = signed_in(with_password(qian))
    set_up_phone(browser)
    for _twice in range(2):
        assert ask(browser, "delete", "/factors/totp").status_code == 204
    assert not Totp.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert sign_in(qian)[1]["first"] == ""
    assert [act for act, _facts in acts(qian)][-3:-1] == ["people.factor_added", "people.factor_removed"]


def test_other_sessions_show_it_too_once_there_is_one(qian: Actor) -> None:
    other, _session = sign_in(with_password(qian))
    assert other.get("/api/v1/cases").status_code == 200
    set_up_phone(sign_in(qian)[0])
    assert other.get("/api/v1/cases").json()["code"] == "factor_first"


def test_a_factor_is_shown_before_a_given_password_is_changed(qian: Actor) -> None:
    secret, _printed = set_up_phone(signed_in(with_password(qian)))
    Account.objects.filter(pk=qian.account_id).update(must_change_password=True)
    door, session = sign_in(qian)
    assert session["first"] == "factor"
    said = {"old_password": PASSWORD, "new_password": "another-long-secret"}
    assert ask(door, "put", "/password", said).json()["code"] == "factor_first"
    assert ask(door, "post", "/confirm", {"code": code_of(secret)}).json()["first"] == "password"
    changed = ask(door, "put", "/password", said)
    assert (changed.status_code, changed.json()["first"]) == (200, "")
    assert Device.objects.get(account=qian.account_id).factor_at is not None
