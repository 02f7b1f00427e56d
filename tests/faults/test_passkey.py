"""A passkey in a real browser: DevTools puts a security key into Chromium, and somebody signs in with it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, PASSWORD
from tests.faults.parts import Platform

pytestmark = pytest.mark.faults
WAIT = 20_000
_KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def at_the_door(page: Page, origin: str) -> None:
    page.goto(f"{origin}/manage/")
    page.locator("input[autocomplete=username]").fill("xu")
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")


def open_own(page: Page) -> None:
    page.locator("header .account > button").click()
    page.get_by_role("button", name="二次验证").click()


def test_a_security_key_is_added_and_asked_for_at_the_door(platform: Platform) -> None:
    # Browsers give passkeys to names, and on this machine to localhost.
    origin = f"http://localhost:{platform.place.port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = chromium.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768}).new_page()
        page.set_default_timeout(WAIT)
        tools = page.context.new_cdp_session(page)
        tools.send("WebAuthn.enable")
        tools.send("WebAuthn.addVirtualAuthenticator", {"options": _KEY})
        at_the_door(page, origin)
        open_own(page)
        page.get_by_role("button", name="添加通行密钥").click()
        page.locator("input[name=name]").fill("办公室电脑")
        page.get_by_role("button", name="添加通行密钥").click()
        expect(page.get_by_role("heading", name="请收好这 10 个恢复码")).to_be_visible(timeout=WAIT)
        code = page.locator("ol code").first.inner_text()
        page.get_by_role("button", name="已收好").click()
        expect(page.get_by_text("办公室电脑")).to_be_visible(timeout=WAIT)
        page.get_by_role("button", name="退出登录").click()

        at_the_door(page, origin)
        page.get_by_role("button", name="用通行密钥确认").click()
        page.locator("header .account > button").wait_for()
        page.locator("header .account > button").click()
        page.get_by_role("button", name="退出登录").click()

        # Without the key: a code from paper. And with it the key is taken away again.
        at_the_door(page, origin)
        page.get_by_role("button", name="恢复码").click()
        page.locator("input[name=recovery_code]").fill(code.upper())
        page.get_by_role("button", name="确认", exact=True).click()
        open_own(page)
        expect(page.get_by_text("还有 9 个可用")).to_be_visible(timeout=WAIT)
        page.get_by_role("button", name="移除").click()
        page.get_by_role("button", name="确定移除").click()
        expect(page.get_by_text("办公室电脑")).to_be_hidden(timeout=WAIT)
        chromium.close()
