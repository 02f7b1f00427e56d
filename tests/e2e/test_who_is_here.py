"""One screen, several people: no page acts for another than it shows, or shows what the last one saw."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PASSWORD, Platform, SignIn

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)

DOOR = "input[type=password]"


def shown(page: Page) -> str:
    return page.locator(".top-bar .who strong").inner_text()


def sign_out(page: Page) -> None:
    page.locator(".top-bar .person").click()
    page.get_by_role("button", name="退出登录").click()
    page.locator(DOOR).wait_for()


def enter(page: Page, username: str) -> None:
    page.locator("input[autocomplete=username]").fill(username)
    page.locator(DOOR).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(DOOR).wait_for(state="detached")


def take_over(page: Page, username: str) -> None:
    """Somebody signs in at this browser in a way no tab is told of."""
    address = page.url.split("/desk/")[0] + "/api/v1/session"
    body = {"username": username, "password": PASSWORD}
    token = page.request.post(address, data=body).json()["csrf_token"]
    answer = page.request.post(address, data=body, headers={"X-CSRFToken": token, "Referer": page.url})
    assert answer.ok, answer.text()


def test_two_tabs_and_the_next_person_at_the_same_desk(platform: Platform, sign_in: SignIn) -> None:
    first = sign_in("wu", "/desk/")
    second = first.context.new_page()
    second.set_default_timeout(20_000)
    second.goto(f"{platform.url}/desk/")
    # One browser, one sign-in: the second tab is wu's as well.
    expect(second.locator(".top-bar")).to_contain_text("吴以和")
    first.get_by_role("tab", name=re.compile("我的")).click()
    first.get_by_role("tabpanel").locator("li button").first.click()
    expect(first.get_by_role("main").get_by_role("region", name="事由")).to_be_visible()
    address = first.url
    assert "case=" in address
    words = first.get_by_role("region", name="事由").inner_text()

    # A token that got lost is no missing right, and nobody notices.
    first.context.clear_cookies(name="csrftoken")
    first.get_by_role("main").get_by_role("textbox").last.fill("当事人来电，约好明天再谈。")
    first.keyboard.press("Control+Enter")
    expect(first.get_by_role("main").get_by_text("约好明天再谈").first).to_be_visible()

    # Signed out at one tab, the other shows nothing more of it, at once.
    sign_out(second)
    expect(first.locator(DOOR)).to_be_visible()
    assert words not in first.content()
    # The next person signs in; the first tab was another's and asks before it becomes theirs.
    enter(second, "zheng")
    expect(first.get_by_role("status")).to_contain_text("郑知理")
    first.get_by_role("button", name="以郑知理的身份继续").click()
    expect(first.locator(".top-bar")).to_contain_text("郑知理")

    # Back leads to no page of the last person.
    sign_out(first)
    first.go_back()
    expect(first.locator(DOOR)).to_be_visible()
    assert words not in first.content()

    # Where no tab is told, the socket's end tells; the page that showed zheng does not become wu's.
    enter(second, "zheng")
    expect(second.get_by_text("实时")).to_be_visible()
    take_over(second, "wu")
    expect(second.locator(DOOR)).to_be_visible()
    second.reload()
    expect(second.get_by_role("status")).to_contain_text("吴以和")
