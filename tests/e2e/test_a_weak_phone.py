"""A phone that gets a fix, loses the network, is reloaded and signed out: ten reports arrive, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import PASSWORD, Platform, SignIn
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)
MARK = f"弱信号 {uuid4()}"
TEN = [f"第{n}件，{MARK}" for n in range(1, 11)]


def write_report(phone: Page, words: str) -> None:
    phone.get_by_text("随手报", exact=True).first.click()
    phone.get_by_role("button", name="矛盾纠纷").click()
    phone.get_by_role("button", name="邻里纠纷").click()
    expect(phone.get_by_text("定位准确")).to_be_visible()
    phone.get_by_role("textbox", name="怎么了").fill(words)


def hand_in(phone: Page, words: str) -> None:
    """Write and send where nothing comes back: the phone says it is kept, and leads home."""
    write_report(phone, words)
    phone.get_by_role("button", name="上报", exact=True).click()
    expect(phone.get_by_role("heading", name="还没有送达")).to_be_visible()
    expect(phone.get_by_text("已存在这部手机上")).to_be_visible()
    phone.get_by_role("link", name="回首页").click()


def sign_in_again(phone: Page, username: str) -> None:
    phone.locator("input[autocomplete=username]").fill(username)
    phone.locator("input[type=password]").fill(PASSWORD)
    phone.keyboard.press("Enter")
    phone.locator("input[type=password]").wait_for(state="detached")


@contextmanager
def closed(phone: Page) -> Iterator[None]:
    """The page is shut meanwhile, then opened where it stood.

    One that is open may find out for itself that its session is over, and reload just when it is told to:
    the browser refuses two at once.
    """
    address = phone.url
    phone.goto("about:blank")
    yield
    phone.goto(address)


def end_sessions(platform: Platform, username: str) -> None:
    with platform.database, platform.database.cursor() as cursor:
        cursor.execute(
            "DELETE FROM people_device d USING people_account a WHERE a.id = d.account_id AND username = %s",
            [username],
        )


def test_ten_reports_arrive_once(platform: Platform, sign_in: SignIn) -> None:
    here = grid_of(platform, "qian")
    phone = sign_in("qian", "/m/", width=360, height=740, position=middle_of(platform, here))
    expect(phone.get_by_text("实时")).to_be_visible()

    # The first one arrives, but its answer does not.
    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.route("**/api/v1/cases", lose_the_answer, times=1)
    hand_in(phone, TEN[0])
    phone.context.set_offline(True)
    for words in TEN[1:9]:
        hand_in(phone, words)
    # The tenth is not even handed in when the page dies; the server is out of reach, and the session ends.
    write_report(phone, TEN[9])
    expect(phone.get_by_text("已存手机")).to_be_visible()
    # Before it is shut: a try that is stopped just then has been seen to get out after all.
    end_sessions(platform, "qian")
    phone.route("**/api/**", lambda route: route.abort())
    with closed(phone):
        phone.context.set_offline(False)
    # The page opens as whose it was all the same, and says so.
    expect(phone.get_by_text("写下的先存手机")).to_be_visible()
    with closed(phone):
        phone.unroute("**/api/**")

    # Whoever signs in between sees and sends nothing of it.
    sign_in_again(phone, "sun")
    expect(phone.get_by_role("textbox", name="怎么了")).to_have_value("")
    phone.get_by_role("button", name="返回").click()
    expect(phone.get_by_text("实时")).to_be_visible()
    assert arrived(platform) == [(TEN[0], here)]
    expect(phone.get_by_text(TEN[9])).to_have_count(0)
    with closed(phone):
        phone.context.clear_cookies()

    sign_in_again(phone, "qian")
    draft = phone.get_by_role("link").filter(has_text=TEN[9])
    draft.click()
    expect(phone.get_by_role("textbox", name="怎么了")).to_have_value(TEN[9])
    phone.get_by_role("button", name="上报", exact=True).click()
    expect(phone.get_by_role("heading", name=re.compile("送达"))).to_be_visible()
    expect(phone.get_by_text(re.compile(r"PA-\w{4}-\w{5}"))).to_be_visible()
    phone.get_by_role("link", name="回首页").click()
    expect(phone.get_by_role("region", name="还在这部手机上的上报")).to_have_count(0)
    assert sorted(arrived(platform)) == sorted((words, here) for words in TEN)


def arrived(platform: Platform) -> list[tuple[str, str]]:
    return platform.rows("SELECT what, grid_code FROM cases_case WHERE what LIKE %s", f"%{MARK}")


def test_back_closes_what_lies_over_the_page(platform: Platform, sign_in: SignIn) -> None:
    """Android's Back takes the sheet away and leaves the page with its words; the next one leaves."""
    here = grid_of(platform, "qian")
    phone = sign_in("qian", "/m/", width=360, height=740, position=middle_of(platform, here))
    phone.get_by_text("随手报", exact=True).first.click()
    for way in ("地图选点", "选网格"):
        phone.get_by_role("button", name=way).click()
        expect(phone.get_by_role("dialog", name=way)).to_be_visible()
        phone.go_back()
        expect(phone.get_by_role("dialog", name=way)).to_be_hidden()
        expect(phone.get_by_role("heading", name="随手报")).to_be_visible()
    # Closed by its own button, it leaves nothing behind in the history; nor does a reload with it open.
    phone.get_by_role("button", name="选网格").click()
    phone.get_by_role("dialog").get_by_role("button", name="关闭").click()
    expect(phone.get_by_role("dialog", name="选网格")).to_be_hidden()
    phone.get_by_role("textbox", name="怎么了").fill("先写一句")
    expect(phone.get_by_text("已存手机")).to_be_visible()
    phone.get_by_role("button", name="选网格").click()
    expect(phone.get_by_role("dialog", name="选网格")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("textbox", name="怎么了")).to_have_value("先写一句")
    phone.go_back()
    expect(phone.get_by_role("link", name="随手报")).to_be_visible()


def test_a_page_older_than_the_server_opens_anew(platform: Platform, sign_in: SignIn) -> None:
    """After an update the next part of an open page is gone: the page opens anew, where it was asked to."""
    phone = sign_in("qian", "/m/", width=360, height=740)
    phone.route(re.compile(r"/MePage.*\.js"), lambda route: route.fulfill(status=404), times=1)
    phone.get_by_role("link", name="我的", exact=True).click()
    expect(phone.get_by_role("heading", name="已登录的设备")).to_be_visible()
    # Out of reach it is no update: the page stays, and says so.
    phone.route(re.compile(r"/HouseholdsPage.*\.js|/healthz"), lambda route: route.abort())
    phone.get_by_role("link", name="居民").click()
    expect(phone.get_by_role("alert").filter(has_text="暂时打不开")).to_be_visible()
