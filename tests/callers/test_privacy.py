"""Nothing of a caller's name or number is anywhere but sealed in its row, and in the answer to a reveal."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pingan.callers import services
from pingan.callers.erasing import erase
from pingan.callers.models import Caller, RevealBudget
from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.registry import identity
from tests.callers.conftest import MASKED, NAME, PHONE, callers, post, step, take_down, tell
from tests.cast import body_of, signed_in
from tests.contract.writes.walker import everything

pytestmark = pytest.mark.django_db
SAID = ("小河", PHONE, PHONE[:8])


def reveal(browser: Any, case: Case, **said: Any) -> Any:
    return post(browser, f"/cases/{case.pk}/caller/reveal", {"purpose": "answer"} | said)


def test_no_table_holds_name_or_number_in_plain(li: Actor, qian: Actor) -> None:
    """The journal, the words that search reads, receipts, the timeline: all rows of all rooms."""
    desk = signed_in(li)
    case = take_down(desk)
    post(desk, f"/cases/{case.pk}/callers", {"caller": {"phone": PHONE}, "text": "又来电"})
    step(desk, case, "claim")
    tell(desk, case)
    reveal(desk, case)
    for table, rows in everything().items():
        for row in rows:
            assert not any(said in row for said in SAID), (table, row)


def test_the_same_number_leaves_no_hash_that_can_be_tried(li: Actor) -> None:
    """All numbers there are can be hashed in a minute: what a repeat is known by is keyed."""
    from pingan.receipts.models import Receipt
    from pingan.receipts.services import fingerprint

    desk = signed_in(li)
    body = body_of(caller={"name": NAME, "phone": PHONE})
    assert post(desk, "/cases", body).status_code == 201
    kept = {bytes(receipt.digest) for receipt in Receipt.objects.all()}
    assert fingerprint(li.account_id, body) not in kept
    key = str(uuid7())
    path = f"/cases/{body['id']}/callers"
    said = {"caller": {"name": "", "phone": PHONE}, "text": "又来电"}
    assert post(desk, path, said, **{"Idempotency-Key": key}).status_code == 200
    kept = {bytes(receipt.digest) for receipt in Receipt.objects.all()}
    assert fingerprint(li.account_id, f"POST /api/v1{path}", said) not in kept


@pytest.mark.parametrize("who", ["qian", "li", "feng", "chen"])
def test_everybody_reads_a_masked_caller(request: pytest.FixtureRequest, li: Actor, who: str) -> None:
    case = take_down(signed_in(li))
    browser = signed_in(request.getfixturevalue(who))
    for address in (f"/cases/{case.pk}", "/cases?queue=all", f"/cases/{case.pk}/timeline"):
        text = browser.get(f"/api/v1{address}").content.decode()
        assert not any(said in text for said in (NAME, PHONE))
    told = browser.get(f"/api/v1/cases/{case.pk}").json()["caller"]
    assert {name: told[name] for name in MASKED} == MASKED
    assert told["reveal"] is (who in ("li", "feng"))


def test_logs_and_problems_say_nothing_of_them(li: Actor, caplog: pytest.LogCaptureFixture) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    with caplog.at_level(logging.DEBUG):
        wrong = f"{PHONE}77"
        for path, body in (
            ("/cases", body_of(caller={"name": NAME, "phone": wrong})),
            ("/callers/known", {"phone": wrong}),
            (f"/cases/{case.pk}/callers", {"caller": {"phone": wrong}, "text": "又来电"}),
            (f"/cases/{case.pk}/callers", {"caller": {"name": NAME * 20}, "text": "又来电"}),
        ):
            answer = post(desk, path, body)
            assert answer.status_code in (400, 422)
            assert not any(said in answer.content.decode() for said in (*SAID, wrong))
        reveal(desk, case)
    assert not any(said in caplog.text for said in SAID)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(
        alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Mn", "Me")), max_size=60
    ),
    tail=st.integers(0, 99_999_999),
)
def test_whatever_they_are_called_only_the_beginning_is_shown(name: str, tail: int) -> None:
    phone = f"129{tail:08d}"
    caller = services._caller({"name": name.strip(), "phone": phone}, clock.now(), _Nobody(), id=uuid7())
    assert caller.phone_masked == f"129****{phone[-4:]}"
    assert len(caller.name_masked) <= 4 + 0 * len(name) or not name.strip()
    if len(name.strip()) > 2:
        assert name.strip() not in caller.name_masked
    assert caller.tail_index != caller.number_index


class _Nobody:
    account_id = uuid7()


# -- looking at one ----------------------------------------------------------------------------------


def test_a_desk_sees_a_caller_for_a_purpose_and_leaves_a_trace(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    answer = reveal(desk, case, purpose="ask")
    assert answer.status_code == 200, answer.content
    assert answer.json() == {"name": NAME, "phone": PHONE, "expires_in": 900}
    assert answer["Cache-Control"] == "no-store"
    act = Act.objects.get(type="caller.revealed")
    assert (act.topic, act.object_type, act.actor, act.purpose) == ("callers", "caller", li.account_id, "ask")
    assert act.facts == {"case": str(case.pk)}


def test_nobody_hears_of_a_look(li: Actor, feng: Actor, chen: Actor, han: Actor) -> None:
    desk = signed_in(li)
    reveal(desk, take_down(desk))
    act = Act.objects.get(type="caller.revealed")
    assert not any(policy.may_hear(actor, act) for actor in (li, feng, chen, han))


@pytest.mark.parametrize(
    ("who", "status"),
    [("li", 200), ("feng", 200), ("zhou", 404), ("qian", 403), ("chen", 403), ("han", 403), ("shen", 404)],
)
def test_who_may_look(request: pytest.FixtureRequest, li: Actor, who: str, status: int) -> None:
    case = take_down(signed_in(li))
    assert reveal(signed_in(request.getfixturevalue(who)), case).status_code == status


def test_a_department_sees_whom_to_ask_once_it_has_the_case(li: Actor, shen: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    step(desk, case, "assign", organisation_id=str(shen.organisation_id))
    assert reveal(signed_in(shen), case).json()["phone"] == PHONE


def test_another_purpose_is_no_reason(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    assert reveal(desk, case, purpose="curious").status_code == 400
    assert not Act.objects.filter(type="caller.revealed").exists()


def test_once_it_is_over_nobody_looks(li: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk), "claim")
    step(desk, case, "close", note="办好了")
    # Owed a word still, and to be called back.
    assert reveal(desk, case).status_code == 200
    tell(desk, case, stage="closed")
    Case.objects.filter(pk=case.pk).update(call_due=None)
    refused = reveal(desk, case)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_reason_to_call")
    assert desk.get(f"/api/v1/cases/{case.pk}").json()["caller"]["reveal"] is False


def test_a_look_whose_answer_was_lost_is_spent_once(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    key = {"Idempotency-Key": str(uuid7())}
    path, said = f"/cases/{case.pk}/caller/reveal", {"purpose": "answer"}
    assert post(desk, path, said, **key).status_code == 200
    again = post(desk, path, said, **key)
    assert (again.json()["phone"], again["Idempotent-Replayed"]) == (PHONE, "true")
    assert RevealBudget.objects.get().used == 1
    assert Act.objects.filter(type="caller.revealed").count() == 1


def test_the_callers_are_not_read_out(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "REVEALS_PER_DAY", 1)
    desk = signed_in(li)
    case = take_down(desk)
    assert reveal(desk, case).status_code == 200
    refused = reveal(desk, case)
    assert (refused.status_code, refused.json()["code"]) == (429, "caller_budget_spent")


# -- erasing -----------------------------------------------------------------------------------------


def closed_long_ago(case: Case, days: int) -> None:
    long_ago = clock.now() - timedelta(days=days)
    Case.objects.filter(pk=case.pk).update(closed_at=long_ago, state="closed", ending="close")
    Caller.objects.filter(case=case).update(kept_since=long_ago)


def test_name_and_number_go_when_their_time_is_over(li: Actor) -> None:
    desk = signed_in(li)
    case, other = take_down(desk), take_down(desk, caller={"phone": "12900005678"})
    closed_long_ago(case, 181)
    closed_long_ago(other, 179)
    assert erase() == 1
    gone = Caller.objects.get(case=case)
    assert (gone.name, gone.phone, gone.number_index, gone.tail_index) == (None, None, None, None)
    assert (gone.name_masked, gone.phone_masked, gone.calls) == ("", "", 1)
    assert Caller.objects.get(case=other).phone == "12900005678"
    assert callers(desk, case)["items"][0]["erased"] is True
    refused = reveal(desk, case)
    assert (refused.status_code, refused.json()["code"]) == (409, "caller_erased")
    assert erase() == 0


def test_whoever_called_about_an_open_case_is_kept_on(li: Actor) -> None:
    case = take_down(signed_in(li))
    Caller.objects.update(kept_since=clock.now() - timedelta(days=500))
    assert erase() == 0
    caller = Caller.objects.get()
    assert caller.phone == PHONE
    # Not looked at again before the time has passed once more.
    assert caller.kept_since > clock.now() - timedelta(minutes=5)
    assert case.pk == caller.case_id


def test_how_long_they_are_kept_is_a_setting(li: Actor, settings: Any) -> None:
    case = take_down(signed_in(li))
    closed_long_ago(case, 31)
    assert erase() == 0
    settings.CALLERS_KEPT_DAYS = 30
    closed_long_ago(case, 31)
    assert erase() == 1


def test_the_job_reads_an_index(li: Actor) -> None:
    from pingan.callers.models import KEPT

    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        due = Caller.objects.filter(KEPT, kept_since__lt=clock.now()).order_by("kept_since", "id")[:500]
        assert "callers_caller_kept" in due.explain()
        cursor.execute("RESET enable_seqscan")


def test_masks_are_those_of_the_house() -> None:
    assert (identity.masked_name(NAME), identity.masked_phone(PHONE)) == (MASKED["name"], MASKED["phone"])
    assert json.dumps(MASKED)
