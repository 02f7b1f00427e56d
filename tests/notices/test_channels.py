"""Each channel against a server on a port that does what real ones do."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives.asymmetric import ec
from django.db.models import F

from pingan.cases.models import shown_code
from pingan.core import clock
from pingan.core.crypto import KeyRing
from pingan.core.ids import uuid7
from pingan.notices import gateways, sending, texts, webpush
from pingan.notices.channels import CHANNELS
from pingan.notices.models import Gateway, Notice, Subscription
from pingan.notices.webpush import Told
from pingan.people.actors import Actor
from pingan.people.models import Account, Device
from tests.cast import signed_in
from tests.notices.conftest import NOON, dispatched, reaches, reported, rows, sends_by, sms, wecom, written
from tests.notices.sandbox import Browser, Sandbox
from tests.ports import free_port
from tests.territory.small_county import COUNTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
ALL = sorted(CHANNELS)


def send(channel: str, minutes: int = 0) -> None:
    with clock.set_to(NOON + timedelta(minutes=minutes)):
        sending.send_due(COUNTY, channel)


def of(account: Actor) -> list[tuple[str, str]]:
    return [(state, why) for _act, _channel, state, why in rows(account_id=account.account_id)]


class TestWecom:
    def test_a_token_is_asked_for_once_and_again_when_it_is_over(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        dispatched(sun, qian, li)
        send("wecom")
        dispatched(sun, qian, li)
        send("wecom")
        assert sandbox.tokens == 1
        sandbox.token_lasts = 0
        dispatched(sun, qian, li)
        sandbox.token_lasts = 1
        sandbox.used = 5
        send("wecom")
        assert sandbox.tokens == 2
        assert of(qian) == [("sent", "")] * 3
        assert len(sandbox.texts) == 3

    def test_the_token_lies_sealed(self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor) -> None:
        wecom(sandbox)
        dispatched(sun, qian, li)
        send("wecom")
        kept = Gateway.objects.get()
        assert kept.token == "sandbox-token-1"
        assert b"sandbox-token-1" not in bytes(kept.__dict__["token"])
        assert b"corpid" not in bytes(kept.__dict__["settings"])

    def test_one_it_cannot_write_to_fails_alone_inside_a_good_answer(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor, wu: Actor
    ) -> None:
        wecom(sandbox)
        sandbox.unknown = {"qian"}
        dispatched(sun, qian, li)
        reaches(wu, "wecom", "WU.Jin")
        row = Notice.objects.get(act="case.dispatched")
        row.pk, row.account_id, row.post = uuid7(), wu.account_id, wu.post_id
        row.save(force_insert=True)
        send("wecom")
        assert of(qian) == [("failed", "unknown_address")]
        assert of(wu) == [("sent", "")]
        # One request for both: they are told the same.
        assert [json.loads(body)["touser"].count("|") for body in sandbox.bodies] == [1]

    def test_its_limit_lets_all_wait_and_counts_against_nobody(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        sandbox.too_many = 1
        dispatched(sun, qian, li)
        send("wecom")
        assert of(qian) == [("waiting", "too_many")]
        assert Notice.objects.get(act="case.dispatched").attempts == 0
        assert sending.due() == []
        send("wecom", 0)
        assert len(sandbox.bodies) == 1
        send("wecom", 2)
        assert of(qian) == [("sent", "")]

    def test_what_it_took_before_the_line_broke_is_told_once(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        wecom(sandbox)
        sandbox.break_off = 1
        dispatched(sun, qian, li)
        send("wecom")
        assert of(qian) == [("waiting", "no_answer")]
        send("wecom", 20)
        assert of(qian) == [("sent", "")]
        assert list(sandbox.asked.values()) == [2]
        assert list(sandbox.told.values()) == [1]


class TestSms:
    @pytest.fixture
    def case(self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor) -> None:
        sms(sandbox, repeats="yes")
        Account.objects.filter(pk=qian.account_id).update(phone="13800138000")
        dispatched(sun, qian, li)
        # At once, for these tests.
        Notice.objects.update(due_at=NOON, unless_seen=False)

    @pytest.mark.usefixtures("case")
    def test_what_is_not_now_is_tried_again_later_and_later_and_then_no_more(
        self, sandbox: Sandbox, qian: Actor
    ) -> None:
        sandbox.codes = {"13800138000": "busy"}
        waits = []
        for attempt in range(sending.MOST_ATTEMPTS):
            due = Notice.objects.get(account_id=qian.account_id).due_at
            waits.append(due - NOON)
            with clock.set_to(due):
                sending.send_due(COUNTY, "sms")
            assert len(sandbox.bodies) == attempt + 1
        assert waits == sorted(waits)
        assert waits[-1] - waits[-2] == 16 * sending.FIRST_PAUSE
        assert of(qian) == [("failed", "gave_up")]
        send("sms", 600)
        assert len(sandbox.bodies) == sending.MOST_ATTEMPTS

    @pytest.mark.usefixtures("case")
    def test_no_log_says_whom_it_was_for(
        self, sandbox: Sandbox, qian: Actor, caplog: pytest.LogCaptureFixture
    ) -> None:
        """A gateway breaks off and a number is blocked: what is logged names neither number nor person."""
        caplog.set_level("DEBUG")
        sandbox.break_off = 1
        send("sms")
        sandbox.codes = {"13800138000": "blocked"}
        send("sms", 20)
        assert of(qian) == [("failed", "blocked")]
        assert "takes nothing" in caplog.text
        said = [record.getMessage() for record in caplog.records if record.name.startswith("pingan")]
        assert not any(word in text for text in said for word in ("13800138000", "qian", "水", "good"))

    @pytest.mark.usefixtures("case")
    def test_a_number_that_is_blocked_is_not_tried_again(self, sandbox: Sandbox, qian: Actor) -> None:
        sandbox.codes = {"13800138000": "blocked"}
        send("sms")
        assert of(qian) == [("failed", "blocked")]

    @pytest.mark.usefixtures("case")
    def test_it_waits_as_long_as_the_gateway_says(self, sandbox: Sandbox, qian: Actor) -> None:
        sandbox.too_many = 1
        send("sms")
        assert Gateway.objects.get().held_until == NOON + timedelta(seconds=7)
        send("sms", 1)
        assert of(qian) == [("sent", "")]
        assert Gateway.objects.get().trouble == ""

    @pytest.mark.usefixtures("case")
    @pytest.mark.parametrize(("repeats", "came"), [("yes", ("sent", "")), ("", ("failed", "in_doubt"))])
    def test_what_is_in_doubt_goes_again_only_where_an_id_is_told_once(
        self, sandbox: Sandbox, qian: Actor, repeats: str, came: tuple[str, str]
    ) -> None:
        gateways.set_up(COUNTY, "sms", {"url": f"{sandbox.url}/sms", "key": "good", "repeats": repeats})
        sandbox.break_off = 1
        send("sms")
        send("sms", 20)
        assert of(qian) == [came]
        assert list(sandbox.told.values()) == [1]

    @pytest.mark.usefixtures("case")
    def test_a_gateway_that_is_not_there_leaves_nothing_in_doubt(self, sandbox: Sandbox, qian: Actor) -> None:
        gateways.set_up(COUNTY, "sms", {"url": "http://127.0.0.1:9/sms", "key": "good"})
        send("sms")
        assert of(qian) == [("waiting", "no_answer")]
        gateways.set_up(COUNTY, "sms", {"url": f"{sandbox.url}/sms", "key": "good"})
        send("sms", 20)
        assert of(qian) == [("sent", "")]

    @pytest.mark.usefixtures("case")
    def test_each_time_it_is_away_it_is_left_alone_for_longer(self, sandbox: Sandbox, qian: Actor) -> None:
        gateways.set_up(COUNTY, "sms", {"url": f"{sandbox.url}/sms", "key": "bad"})
        waits = []
        for _time in range(4):
            at = Gateway.objects.get().held_until or NOON
            with clock.set_to(at):
                sending.send_due(COUNTY, "sms")
            waits.append(Gateway.objects.get().held_until - at)
        assert waits == [gateways.FIRST_HOLD * 2**time for time in range(4)]
        assert of(qian) == [("waiting", "token_refused")]

    @pytest.mark.usefixtures("case")
    def test_after_a_day_it_is_no_news_any_more(self, sandbox: Sandbox, qian: Actor) -> None:
        send("sms", 25 * 60)
        assert of(qian) == [("failed", "too_late")]
        assert sandbox.bodies == []

    def test_who_has_no_number_is_skipped_with_the_reason(
        self, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        sms(sandbox)
        dispatched(sun, qian, li)
        send("sms", 31)
        assert of(qian) == [("skipped", "no_address")]

    @pytest.mark.parametrize(
        "wrong", ["", "12345", "138001380001", "0871-65123456", "１３８００１３８０００", "ab"]
    )
    def test_only_a_mobile_number_is_written_to(self, wrong: str) -> None:
        assert CHANNELS["sms"].fits(wrong) is None
        assert CHANNELS["sms"].fits("+86 138-0013-8000") == "13800138000"


@pytest.mark.parametrize("wrong", ["@all", "@ALL", ".wu", "wu|zheng", "吴谨", "w" * 65, ""])
def test_nobody_is_written_to_as_everybody(wrong: str) -> None:
    """To WeCom "@all" is the whole county, and a bar stands between two users."""
    assert CHANNELS["wecom"].fits(wrong) is None
    assert CHANNELS["wecom"].fits(" wu.jin@county ") == "wu.jin@county"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{says} {code}{deadline} {{}}", []),
        ("{name}", ["name"]),
        ("{says.__class__}", ["says.__class__"]),
        ("{says:>2000000000}", ["says:>2000000000"]),
        ("{count:d} {code!r}", ["count:d", "code!r"]),
        ("{says:{code}}", ["says:{code}"]),
        ("{", ["{"]),
        ("{}", [""]),
    ],
)
def test_a_county_s_words_cannot_stop_the_sender(text: str, found: list[str]) -> None:
    assert texts.unknown_fields(text) == found


def test_the_hook_is_signed_and_names_nobody_but_the_account(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    sends_by("hook", url=sandbox.url, secret="shared")
    case = dispatched(sun, qian, li)
    send("hook")
    [body], [headers] = sandbox.bodies, sandbox.headers
    said = json.loads(body)
    assert said["to"] == "qian"
    assert (said["code"], said["urgent"]) == (shown_code(case.code), False)
    signed = hmac.new(b"shared", f"{headers['x-pingan-time']}.".encode() + body, hashlib.sha256).hexdigest()
    assert headers["x-pingan-signature"] == f"sha256={signed}"


class _Mailbox:
    """A mail server that knows all but one."""

    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("full"):
            return "452 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.letters.append(envelope)
        return "250 taken"


@pytest.fixture
def mail() -> Iterator[tuple[_Mailbox, int]]:
    box = _Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield box, controller.port
    controller.stop()


@pytest.mark.parametrize(
    ("address", "came"),
    [
        ("qian@example.cn", ("sent", "")),
        ("nobody@example.cn", ("failed", "unknown_address")),
        ("full@example.cn", ("waiting", "not_now")),
    ],
)
def test_email(
    mail: tuple[_Mailbox, int], sun: Actor, qian: Actor, li: Actor, address: str, came: tuple[str, str]
) -> None:
    box, port = mail
    sends_by("email", host="127.0.0.1", port=str(port), security="none", sender="grid@example.cn")
    reaches(qian, "email", address)
    case = dispatched(sun, qian, li)
    Notice.objects.update(due_at=NOON)
    send("email")
    assert of(qian) == [came]
    if came[0] == "sent":
        [letter] = box.letters
        assert shown_code(case.code).encode() in letter.content
        assert str(Notice.objects.get(act="case.dispatched").pk).encode() in letter.content


class TestPush:
    @pytest.fixture
    def browser(self, sandbox: Sandbox, qian: Actor, settings: Any) -> Browser:
        settings.PUSH_SERVICES = [sandbox.url]
        signed_in(qian)
        browser = Browser(f"{sandbox.url}/push/1")
        subscribe(qian, browser)
        return browser

    def test_only_the_browser_can_open_it_and_it_says_code_kind_deadline(
        self, browser: Browser, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        sends_by("push", contact="mailto:it@example.cn")
        case = dispatched(sun, qian, li)
        send("push")
        assert of(qian) == [("sent", "")]
        [body], [headers] = sandbox.bodies, sandbox.headers
        assert shown_code(case.code).encode() not in body
        said = browser.opened(body)
        assert set(said) == {"id", "text", "code", "at", "language"}
        assert said["at"] == f"/m/#/cases/{case.pk}"
        assert said["code"] == shown_code(case.code)
        assert case.what not in said["text"]
        assert headers["content-encoding"] == "aes128gcm"
        token, key = headers["authorization"].removeprefix("vapid t=").split(", k=")
        assert key == webpush.public_key()
        head, claims, signature = token.split(".")
        raw = webpush.unpacked(signature)
        verified(f"{head}.{claims}".encode(), raw)
        assert json.loads(webpush.unpacked(claims))["aud"] == sandbox.url

    def test_a_browser_that_is_gone_is_forgotten(
        self, browser: Browser, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        sends_by("push")
        sandbox.gone = True
        dispatched(sun, qian, li)
        send("push")
        assert of(qian) == [("failed", "no_address")]
        assert not Subscription.objects.exists()

    def test_it_goes_with_the_session_of_its_device(
        self, browser: Browser, sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
    ) -> None:
        sends_by("push")
        Device.objects.filter(account_id=qian.account_id).update(expire_date=F("signed_in_at"))
        dispatched(sun, qian, li)
        send("push")
        assert of(qian) == [("skipped", "no_address")]
        assert sandbox.bodies == []

    @pytest.mark.parametrize(
        "endpoint",
        [
            "https://169.254.169.254/latest",
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com.evil.cn/x",
            "https://fcm.googleapis.com@evil.cn/x",
            "https://evil.cn/fcm.googleapis.com",
            "https://fcm.googleapis.com:8443/x",
            "https://[::1]/x",
            "https://[bad/x",
            "file:///etc/passwd",
            "",
        ],
    )
    def test_the_server_calls_no_address_that_a_reader_makes_up(self, endpoint: str) -> None:
        assert not webpush.is_known(endpoint)
        assert webpush.is_known("https://fcm.googleapis.com/fcm/send/abc")
        assert webpush.is_known("https://web.push.apple.com/QABC")

    def test_the_standards_own_example(self) -> None:
        """RFC 8291, appendix A."""
        told = Told(
            "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
        )
        own = ec.derive_private_key(
            int.from_bytes(webpush.unpacked("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"),
            ec.SECP256R1(),
        )
        sealed = webpush.sealed(
            b"When I grow up, I want to be a watermelon",
            told,
            salt=webpush.unpacked("DGv6ra1nlYgDCS1FRnbzlw"),
            own=own,
        )
        assert webpush.packed(sealed) == (
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tl"
            "zAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        )

    def test_its_key_stays_when_the_ring_gets_another(self) -> None:
        ring = KeyRing.fresh()
        first = webpush.sender_key(ring).private_numbers()
        assert webpush.sender_key(ring.with_new_key()).private_numbers() == first


def subscribe(account: Actor, browser: Browser) -> None:
    device = Device.objects.filter(account_id=account.account_id).latest("signed_in_at")
    Subscription(
        account_id=account.account_id, device=device, mark=b"1" * 16, told=browser.told.dump(), at=clock.now()
    ).save()


def verified(text: bytes, raw: bytes) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    point = webpush.unpacked(webpush.public_key())
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    signature = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key.verify(signature, text, ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("channel", ALL)
def test_a_channel_knows_what_it_can_be_set_up_with(channel: str) -> None:
    with pytest.raises(ValueError, match="knows no colour"):
        gateways.set_up(COUNTY, channel, {"colour": "red"})
    if needed := [one.name for one in gateways.SETTINGS[channel] if one.needed]:
        with pytest.raises(ValueError, match=needed[0]):
            gateways.set_up(COUNTY, channel, {})


def test_a_channel_that_is_switched_off_sends_nothing(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    wecom(sandbox)
    dispatched(sun, qian, li)
    gateways.switch(COUNTY, "wecom", on=False)
    assert sending.due() == []
    send("wecom")
    assert sandbox.bodies == []
    before = Notice.objects.count()
    reported(sun)
    written()
    assert Notice.objects.count() == before
