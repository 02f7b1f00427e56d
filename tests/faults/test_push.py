"""A worker's page is closed, a case is sent to them, and their phone says so; a tap opens the case.

The server's half is whole: the act, the ledger, the platform's own ticker and worker, what only the browser
can open, over HTTP to a push service of ours; WeCom and the SMS gateway hear of it, too. That push service
has no line to Chromium, so what it was sent is opened with the browser's keys, and given to the page's worker
by DevTools, as the browser would.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.faults.callers import Caller, Person
from tests.faults.parts import Part, Place, Platform, until
from tests.faults.phones import report_body
from tests.notices.sandbox import Browser, Sandbox, served

pytestmark = pytest.mark.faults
# The worker and the ticker have a whole platform to start, on a machine that may be busy.
PATIENCE_SECONDS = 180.0
_SHOWN = """async () => {
  const worker = await navigator.serviceWorker.getRegistration('/m/')
  const shown = await worker.getNotifications()
  return shown.map(({ title, body, tag }) => ({ title, body, tag }))
}"""
# As the browser does it when a notification is tapped.
_TAP = """(async () => {
  const [shown] = await self.registration.getNotifications()
  self.dispatchEvent(new NotificationEvent('notificationclick', { notification: shown }))
})()"""
# A message goes half an hour later, to whoever has not looked by then; here that has gone by.
_HALF_AN_HOUR_ON = """
UPDATE notices_notice SET due_at = now() WHERE channel = 'sms' AND state = 'waiting' RETURNING id
"""


def test_a_closed_phone_says_what_was_sent_and_a_tap_opens_it(
    platform: Platform, recruit: Callable[[str, int], list[Person]], calls: Callable[..., Caller]
) -> None:
    person, other = recruit("qian", 2)
    body = report_body(other)
    answer = calls(other).post("/api/v1/cases", body)
    assert answer is not None
    assert answer.status == 201, answer.body
    code = str(answer.json()["code"])
    origin = f"http://127.0.0.1:{platform.place.port}"
    with served() as box, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(locale="zh-CN", viewport={"width": 390, "height": 844})
        context.grant_permissions(["notifications"], origin=origin)
        context.add_cookies([{"name": "pingan_session", "value": person.session_key, "url": origin}])
        page = context.new_page()
        page.goto(f"{origin}/m/")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.close()

        browser = Browser(f"{box.url}/push/1")
        with _telling(platform, box) as place:
            said = [person.session_key, browser.told.dump(), code, box.url]
            done = json.loads(place.python("tests.faults.notify", "send_to", *said))
            to_whom = {done["phone"], done["username"]}
            until(lambda: bool(_pushed(box)), "the push service is told", PATIENCE_SECONDS)
            until(lambda: bool(platform.rows(_HALF_AN_HOUR_ON)), "the message is in the ledger")
            until(lambda: {to for to, _text in box.texts} >= to_whom, "WeCom and the gateway")
        [sealed] = _pushed(box)
        assert code.encode() not in sealed
        pushed = browser.opened(sealed)
        assert set(pushed) == {"id", "text", "code", "at", "language"}
        texts = [pushed["text"], *(text for _to, text in box.texts)]
        for private in (person.name, other.name, done["reporter"], body["what"], "水渠", done["phone"]):
            assert not any(private in text for text in texts), private
        assert all(code in text for text in texts)

        _deliver(context.new_page(), origin, json.dumps(pushed, ensure_ascii=False))
        page = context.new_page()
        page.goto(f"{origin}/m/")
        until(lambda: len(page.evaluate(_SHOWN)) == 1, "the notification is shown")
        [shown] = page.evaluate(_SHOWN)
        assert (shown["title"], shown["body"], shown["tag"]) == ("平安网格", pushed["text"], pushed["id"])
        [worker] = context.service_workers
        worker.evaluate(_TAP)
        expect(page.get_by_text(code).first).to_be_visible(timeout=20_000)
        assert page.url.endswith(f"#/cases/{done['case']}")
        chromium.close()


@contextmanager
def _telling(platform: Platform, box: Sandbox) -> Iterator[Place]:
    """The platform with its ticker and its worker of notices, which may send to the push service here."""
    place = replace(platform.place, more={**platform.place.more, "PINGAN_PUSH_SERVICES": box.url})
    parts = [Part(place, name, lambda: True) for name in ("notices", "ticker")]
    try:
        for part in parts:
            part.start()
        yield place
    finally:
        for part in parts:
            part.stop()


def _pushed(box: Sandbox) -> list[bytes]:
    """What the push service was sent, by what only it is packed in."""
    with box.lock:
        return [
            body
            for body, headers in zip(box.bodies, box.headers, strict=True)
            if headers.get("content-encoding") == "aes128gcm"
        ]


def _deliver(elsewhere: Any, origin: str, text: str) -> None:
    """By DevTools, to the worker of a face of which no page is open."""
    elsewhere.goto(f"{origin}/healthz")
    tools: CDPSession = elsewhere.context.new_cdp_session(elsewhere)
    found: list[str] = []

    def hear(event: dict[str, Any]) -> None:
        found.extend(
            one["registrationId"] for one in event["registrations"] if one["scopeURL"].endswith("/m/")
        )

    tools.on("ServiceWorker.workerRegistrationUpdated", hear)
    tools.send("ServiceWorker.enable")
    until(lambda: bool(found) or elsewhere.wait_for_timeout(50) is not None, "the worker is registered")
    said = {"origin": origin, "registrationId": found[0], "data": text}
    tools.send("ServiceWorker.deliverPushMessage", said)
    elsewhere.wait_for_timeout(500)
