"""What people say of how they want to be told, and the ledger that an administrator reads."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.core.probes import PROBES, Reading
from pingan.jobs.every import JOBS
from pingan.notices import gateways, jobs, selectors, sending
from pingan.notices.channels.hook import SIGNATURE, TIME, signature
from pingan.notices.models import Contact, Gateway, Notice, Subscription
from pingan.people.actors import Actor
from pingan.people.models import Account
from tests.cast import Browser, signed_in
from tests.notices.conftest import NOON, dispatched, sends_by, sms, wecom
from tests.notices.sandbox import Browser as Subscriber
from tests.notices.sandbox import Sandbox
from tests.territory.small_county import COUNTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
JSON = "application/json"
WISHES = {"off": ["sms"], "quiet": True, "quiet_from": 21, "quiet_to": 6, "digest": True, "language": "en"}


def a_copy(notice: Notice, **said: Any) -> Notice:
    """Another one of the same case and person."""
    copy = Notice.objects.get(pk=notice.pk)
    copy.pk = uuid7()
    for name, value in said.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    return copy


class TestWishes:
    def test_one_says_how_one_wants_to_be_told(self, sandbox: Sandbox, qian: Actor) -> None:
        wecom(sandbox)
        sms(sandbox)
        browser = signed_in(qian)
        asked = browser.get("/api/v1/notices/wishes").json()
        assert (asked["quiet"], asked["quiet_from"], asked["quiet_to"], asked["digest"]) == (
            True,
            22,
            7,
            False,
        )
        assert [(one["code"], one["on"], one["reached"]) for one in asked["channels"]] == [
            ("wecom", True, True),
            ("sms", True, False),
        ]
        said = browser.put("/api/v1/notices/wishes", WISHES, JSON).json()
        assert (said["quiet_from"], said["digest"], said["language"]) == (21, True, "en")
        assert [one["on"] for one in said["channels"]] == [True, False]
        assert said["gathered_at"] == [8, 14, 18]
        assert Account.objects.get(pk=qian.account_id).language == "en"

    def test_two_pages_change_one_thing_each(self, sandbox: Sandbox, qian: Actor) -> None:
        wecom(sandbox)
        here, there = signed_in(qian), signed_in(qian)
        assert here.put("/api/v1/notices/wishes", {"quiet": False}, JSON).status_code == 200
        said = there.put("/api/v1/notices/wishes", {"digest": True}, JSON).json()
        assert (said["quiet"], said["digest"]) == (False, True)
        said = here.put("/api/v1/notices/wishes", {"off": ["wecom"]}, JSON).json()
        assert (said["channels"][0]["on"], said["digest"], said["language"]) == (False, True, "zh")

    def test_an_address_lies_sealed_and_is_shown_masked(self, sandbox: Sandbox, qian: Actor) -> None:
        sms(sandbox)
        browser = signed_in(qian)
        said = browser.put("/api/v1/notices/addresses/sms", {"address": "+86 138 0013 8000"}, JSON).json()
        assert said["channels"][0]["address"] == "138****8000"
        [kept] = Contact.objects.all()
        assert kept.address == "13800138000"
        assert b"13800138000" not in bytes(kept.__dict__["address"])
        said = browser.put("/api/v1/notices/addresses/sms", {"address": ""}, JSON).json()
        assert said["channels"][0]["address"] == ""

    @pytest.mark.parametrize(
        ("channel", "address", "status"),
        [("sms", "12", 400), ("email", "nobody", 400), ("push", "x", 404), ("pigeon", "x", 404)],
    )
    def test_what_cannot_be_written_to_is_refused_by_name(
        self, qian: Actor, channel: str, address: str, status: int
    ) -> None:
        refused = signed_in(qian).put(f"/api/v1/notices/addresses/{channel}", {"address": address}, JSON)
        assert refused.status_code == status
        if status == 400:
            assert refused.json()["invalid_params"][0]["name"] == "address"

    @pytest.mark.parametrize(
        "wrong", [{"quiet_from": 24}, {"off": ["pigeon"]}, {"language": "fr"}, {"quiet": None}]
    )
    def test_wishes_that_mean_nothing_are_refused_by_name(self, qian: Actor, wrong: dict[str, Any]) -> None:
        refused = signed_in(qian).put("/api/v1/notices/wishes", WISHES | wrong, JSON)
        assert refused.status_code == 400
        assert refused.json()["invalid_params"][0]["name"].split(".")[0] in wrong


class TestPush:
    def test_a_browser_is_one_persons(self, qian: Actor, sun: Actor) -> None:
        told = Subscriber("https://fcm.googleapis.com/fcm/send/abc").told
        said = {"on": True, "endpoint": told.endpoint, "p256dh": told.p256dh, "auth": told.auth}
        first, second = signed_in(qian), signed_in(sun)
        assert first.put("/api/v1/notices/push", said, JSON).status_code == 204
        assert first.get("/api/v1/notices/wishes").json()["pushed_here"]
        assert second.put("/api/v1/notices/push", said, JSON).status_code == 204
        assert [row.account_id for row in Subscription.objects.all()] == [sun.account_id]
        assert second.put("/api/v1/notices/push", said | {"on": False}, JSON).status_code == 204
        assert not Subscription.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"endpoint": "https://169.254.169.254/x"},
            {"p256dh": "AAAA"},
            {"auth": "é"},
            {"auth": "AAAA"},
            {"p256dh": ""},
        ],
    )
    def test_what_is_no_subscription_is_refused(self, qian: Actor, wrong: dict[str, str]) -> None:
        told = Subscriber("https://fcm.googleapis.com/fcm/send/abc").told
        said = {"on": True, "endpoint": told.endpoint, "p256dh": told.p256dh, "auth": told.auth}
        refused = signed_in(qian).put("/api/v1/notices/push", said | wrong, JSON)
        assert (refused.status_code, refused.json()["code"]) == (400, "unknown_push_service")


class TestLedger:
    @pytest.fixture
    def failed(self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor) -> Notice:
        wecom(sandbox)
        sandbox.unknown = {"qian"}
        dispatched(sun, qian, li)
        sending.send_due(COUNTY, "wecom")
        return Notice.objects.get(account_id=qian.account_id)

    def test_an_administrator_sees_what_failed_and_why_and_sends_it_again(
        self, failed: Notice, sandbox: Sandbox, han: Actor
    ) -> None:
        browser = signed_in(han)
        [row] = browser.get("/api/v1/notices").json()["items"]
        assert (row["recipient"], row["state"], row["reason"]) == ("qian", "failed", "unknown_address")
        assert (row["says"], row["label"], row["again"]) == ("派给您办理", "企业微信／政务微信", True)
        again = f"/api/v1/notices/{failed.pk}/again"
        assert browser.post(again).status_code == 204
        assert browser.post(again).json()["code"] == "not_to_be_sent_again"
        sandbox.unknown = set()
        with clock.set_to(NOON + timedelta(minutes=1)):
            sending.send_due(COUNTY, "wecom")
        [row] = browser.get("/api/v1/notices?state=sent").json()["items"]
        assert (row["recipient"], row["again"]) == ("qian", False)

    def test_it_is_looked_through_by_state_channel_and_reason(
        self, failed: Notice, han: Actor, qian: Actor
    ) -> None:
        lost = a_copy(
            failed,
            **{"channel": "sms", "state": "sent", "reason": "", "receipt": "undelivered"},
            at=NOON + timedelta(minutes=1),
        )
        a_copy(failed, channel="sms", state="skipped", reason="seen")
        browser = signed_in(han)

        def found(**asked: str) -> list[str]:
            return [row["id"] for row in browser.get("/api/v1/notices", asked).json()["items"]]

        # What came to nothing, however; what was left out on purpose is none of it.
        assert found() == found(state="unreached") == [str(lost.pk), str(failed.pk)]
        assert found(channel="sms") == found(state="undelivered") == [str(lost.pk)]
        assert found(reason="unknown_address") == [str(failed.pk)]
        assert found(reason="unknown_address", channel="sms") == []
        assert len(found(state="skipped", channel="sms", reason="seen")) == 1
        wrong = browser.get("/api/v1/notices", {"channel": "pigeon"})
        assert (wrong.status_code, wrong.json()["invalid_params"][0]["name"]) == (400, "channel")

    @pytest.mark.parametrize(
        ("asked", "index"),
        [
            ({"state": "unreached"}, "notices_unreached"),
            ({"state": "undelivered"}, "notices_unreached"),
            ({"state": "skipped", "channel": "sms"}, "notices_by_channel"),
            ({"state": "skipped", "reason": "no_address"}, "notices_by_reason"),
            ({"state": "sent"}, "notices_of_county"),
        ],
    )
    def test_every_way_to_look_through_it_rides_an_index(
        self, han: Actor, asked: dict[str, str], index: str
    ) -> None:
        with CaptureQueriesContext(connection) as said, connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            selectors.ledger(han, **asked, cursor=None, size=50)
            [sql] = [one["sql"] for one in said if "ORDER BY" in one["sql"]]
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert index in plan, plan
        assert "Sort" not in plan, plan

    def test_many_are_sent_again_each_with_a_result_of_its_own(
        self, failed: Notice, sandbox: Sandbox, han: Actor, cai: Actor
    ) -> None:
        other = a_copy(failed)
        sent = a_copy(failed, state="sent", reason="")
        ids = [str(pk) for pk in (failed.pk, sent.pk, uuid7(), other.pk)]
        browser, at, key = signed_in(han), "/api/v1/notices/again", {"Idempotency-Key": str(uuid7())}

        def asked() -> Any:
            return browser.post(at, {"ids": ids}, JSON, headers=key)

        first = asked()
        codes = [(one["status"], (one["problem"] or {}).get("code")) for one in first.json()["items"]]
        assert codes == [(204, None), (409, "not_to_be_sent_again"), (404, "not_found"), (204, None)]
        assert [one["id"] for one in first.json()["items"]] == ids
        # The answer was lost: what goes again by then is not sent a third time.
        with clock.set_to(NOON + timedelta(minutes=1)):
            sending.send_due(COUNTY, "wecom")
            tried = Notice.objects.get(pk=failed.pk).attempts
            repeat = asked()
        assert repeat["Idempotent-Replayed"] == "true"
        assert [one["status"] for one in repeat.json()["items"]] == [204, 409, 404, 204]
        failed.refresh_from_db()
        assert (failed.state, failed.attempts) == ("failed", tried)
        assert signed_in(cai).post(at, {"ids": ids}, JSON).status_code == 403

    @pytest.mark.parametrize("ids", [[], ["x"], [str(uuid7())] * 2, [str(uuid7()) for _ in range(101)]])
    def test_too_many_none_or_one_twice_is_refused_by_name(self, han: Actor, ids: list[str]) -> None:
        refused = signed_in(han).post("/api/v1/notices/again", {"ids": ids}, JSON)
        assert refused.status_code == 400
        assert refused.json()["invalid_params"][0]["name"].split(".")[0] == "ids"

    def test_whoever_keeps_the_machine_hears_how_many_reached_nobody(self, failed: Notice) -> None:
        a_copy(failed, state="skipped", reason="seen")
        a_copy(failed, at=NOON - timedelta(days=2))
        assert PROBES["notices.unreached"].look(COUNTY) == Reading("watch", 1)
        assert Client().get("/readyz").json()["notices_unreached"] == [f"{COUNTY} 1"]
        Notice.objects.update(state="sent", reason="", ended_at=NOON)
        assert "notices_unreached" not in Client().get("/readyz").json()

    def test_nothing_goes_again_by_a_channel_that_is_off(self, failed: Notice, han: Actor) -> None:
        gateways.switch(COUNTY, "wecom", on=False)
        refused = signed_in(han).post(f"/api/v1/notices/{failed.pk}/again")
        assert (refused.status_code, refused.json()["code"]) == (409, "no_gateway")

    @pytest.mark.usefixtures("failed")
    def test_the_ways_out_are_told_with_what_is_wrong(self, sandbox: Sandbox, han: Actor) -> None:
        told = signed_in(han).get("/api/v1/notices/channels").json()
        assert told["unheard"] == []
        ways = {one["code"]: one for one in told["items"]}
        assert (ways["wecom"]["on"], ways["wecom"]["trouble"]) == (True, "")
        assert not ways["sms"]["set_up"]
        # Nothing of what it was set up with.
        assert sandbox.url not in json.dumps(told)

    def test_a_case_that_somebody_looks_at_is_seen(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor, zhou: Actor
    ) -> None:
        wecom(sandbox)
        case = dispatched(sun, qian, li)
        said = {"case_id": str(case.pk)}
        assert signed_in(zhou).post("/api/v1/notices/seen", said, JSON).status_code == 404
        assert signed_in(qian).post("/api/v1/notices/seen", said, JSON).status_code == 204
        assert Notice.objects.get(account_id=qian.account_id).seen_at == NOON

    def test_a_link_leads_to_the_case_on_ones_own_page(
        self, sun: Actor, qian: Actor, li: Actor, zhou: Actor
    ) -> None:
        case = dispatched(sun, qian, li)
        leads = [signed_in(who).get(f"/n/{case.code}")["Location"] for who in (qian, li, zhou)]
        assert leads == [f"/m/#/cases/{case.pk}", f"/desk/?case={case.pk}", "/desk/"]
        assert signed_in(qian).get("/n/NOSUCH")["Location"] == "/m/"
        assert Browser().get(f"/n/{case.code}")["Location"] == "/"


class TestReceipts:
    @pytest.fixture
    def sent(self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor) -> Notice:
        sends_by("hook", url=sandbox.url, secret="s", receipts="shared")
        dispatched(sun, qian, li)
        sending.send_due(COUNTY, "hook")
        return Notice.objects.get(account_id=qian.account_id)

    def tell(
        self, notice: Notice, *, key: str = "shared", at: float | None = None, status: str = "undelivered"
    ) -> Any:
        body = json.dumps({"receipts": [{"id": str(notice.pk), "status": status}]}).encode()
        when = str(int(NOON.timestamp() if at is None else at))
        headers = {SIGNATURE: signature(key, when, body), TIME: when}
        return Browser().post(f"/api/v1/notices/receipts/{COUNTY}/hook", body, JSON, headers=headers)

    def test_what_a_channel_tells_later_is_kept(self, sent: Notice) -> None:
        assert self.tell(sent).status_code == 204
        sent.refresh_from_db()
        assert (sent.state, sent.receipt) == ("sent", "undelivered")

    @pytest.mark.parametrize(
        "wrong", [{"key": "guessed"}, {"at": NOON.timestamp() - 3600}, {"at": NOON.timestamp() + 3600}]
    )
    def test_what_it_did_not_sign_just_now_is_not(self, sent: Notice, wrong: dict[str, Any]) -> None:
        assert self.tell(sent, **wrong).json()["code"] == "bad_signature"
        sent.refresh_from_db()
        assert sent.receipt == ""

    def test_without_a_secret_nobody_is_believed(self, sent: Notice, sandbox: Sandbox) -> None:
        gateways.set_up(COUNTY, "hook", {"url": sandbox.url, "secret": "s"})
        assert self.tell(sent, key="").json()["code"] == "bad_signature"


class TestJobs:
    def test_what_was_asked_for_is_not_asked_for_again_at_once(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        at = 1000.0
        monkeypatch.setattr(jobs, "monotonic", lambda: at)
        wecom(sandbox)
        dispatched(sun, qian, li)
        asking = jobs.Asking()
        assert (asking.send(), asking.send()) == ([(COUNTY, "wecom")], [])
        at += jobs.PATIENCE_SECONDS
        assert asking.send() == [(COUNTY, "wecom")]

    def test_they_are_registered(self) -> None:
        assert {name for name in JOBS if name.startswith("notices.")} == {
            "notices.ask_to_write",
            "notices.ask_to_send",
            "notices.ask_to_settle",
            "notices.forget",
        }

    def test_the_old_is_taken_away_and_what_waits_is_not(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        dispatched(sun, qian, li)
        with clock.set_to(NOON + timedelta(days=200)):
            jobs.forget()
            assert Notice.objects.exists()
            Notice.objects.update(state="sent", ended_at=NOON)
            jobs.forget()
            assert not Notice.objects.exists()


class TestConsole:
    def test_secrets_come_by_standard_input(
        self, han: Actor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(CommandError, match="secret"):
            call_command("notices", "set", "hook", "url=https://example.cn", "secret=s")
        monkeypatch.setattr("sys.stdin", iter(["secret=s\n", "\n"]))
        call_command("notices", "set", "hook", "url=https://example.cn")
        assert gateways.settings_of(Gateway.objects.get()) == {"url": "https://example.cn", "secret": "s"}
        call_command("notices", "off", "hook")
        call_command("notices", "list")
        assert "hook    off" in capsys.readouterr().out
        with pytest.raises(CommandError):
            call_command("notices", "on", "sms")
