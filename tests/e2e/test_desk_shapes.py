"""The desk in small windows, zoomed, on paper, in the reader's own colours, and after the page was lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Platform, SignIn
from tests.e2e.story import QUARREL, let_parties_agree, open_newest, report_on_the_phone
from tests.e2e.test_a_quarrel import at_the_session
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("mediating")]
expect.set_options(timeout=15_000)
# A phone; a laptop; the same laptop at 150 % and at 200 %.
SIZES = [(360, 740), (1366, 768), (911, 512), (683, 384)]
RECORD = "写了二十分钟的笔录：双方各自陈述。"
WORDS = "两家为院墙往外挪了半尺争吵，坐下来谈过一次。"


@pytest.fixture
def mediating(platform: Platform, sign_in: SignIn) -> None:
    """A dispute of wu's own that is being mediated, which a season may have left or not."""
    if platform.rows("SELECT 1 FROM cases_case WHERE what = %s AND state = 'mediating'", WORDS):
        return
    here = middle_of(platform, grid_of(platform, "qian"))
    report_on_the_phone(sign_in("qian", "/m/", width=360, height=740, position=here), QUARREL, WORDS)
    desk = sign_in("wu", "/desk/")
    open_newest(desk, WORDS)
    desk.keyboard.press("a")
    expect(desk.get_by_role("button", name="登记当事人")).to_be_visible()
    let_parties_agree(desk)
    at_the_session(desk)


def open_mediating(page: Page) -> Locator:
    """Its form is the longest. Others may lie before it."""
    row = page.get_by_role("tabpanel").locator(".row")
    row.filter(has_text=WORDS).first.click()
    button = page.get_by_role("main").locator("[aria-keyshortcuts=M]")
    expect(button).to_be_visible()
    return button


def too_large(page: Page) -> list[int]:
    """By how much the page is wider and higher than its window."""
    found: list[int] = page.evaluate(
        "(e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])(document.documentElement)"
    )
    return found


def in_sight(page: Page, button: Locator) -> bool:
    box, window = button.bounding_box(), page.viewport_size
    assert box
    assert window
    return (
        box["y"] >= 0
        and box["y"] + box["height"] <= window["height"]
        and box["x"] >= 0
        and box["x"] + box["width"] <= window["width"]
    )


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_main_buttons_are_in_sight_at_every_size(sign_in: SignIn, language: str) -> None:
    page = sign_in("wu", "/desk/?queue=tasks", language=language)
    record = open_mediating(page)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert too_large(page) == [0, 0], f"the page at {width} x {height}"
        assert in_sight(page, record), f"the step at {width} x {height}"
        record.click()
        send = page.get_by_role("dialog").locator("[type=submit]")
        expect(send).to_be_visible()
        # Once more with what is missing said, which takes room too.
        send.click()
        expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()
        assert in_sight(page, send), f"the dialog's button at {width} x {height}"
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_case_is_printed_whole(sign_in: SignIn) -> None:
    page = sign_in("wu", "/desk/?queue=tasks")
    open_mediating(page)
    page.emulate_media(media="print")
    for hidden in (".top-bar", ".queue", ".composer", ".case-head .steps"):
        expect(page.locator(hidden)).to_be_hidden()
    for whole in (".story", ".case-side"):
        expect(page.locator(whole)).to_be_visible()
        cut = page.locator(whole).evaluate("e => e.scrollHeight - e.clientHeight")
        assert cut <= 1, f"{cut} px of {whole} are cut off"
    expect(page.get_by_text(re.compile("吴以和打印于"))).to_be_visible()


def test_forced_colours_keep_what_a_ground_told(sign_in: SignIn) -> None:
    page = sign_in("wu", "/desk/?queue=tasks")
    open_mediating(page)
    page.emulate_media(forced_colors="active")
    style = "(e, name) => getComputedStyle(e)[name]"
    assert page.locator(".row.selected").evaluate(style, "outlineStyle") == "solid"
    filled = page.locator(".stages .passed .mark").first.evaluate(style, "backgroundColor")
    hollow = page.locator(".stages .ahead .mark").first.evaluate(style, "backgroundColor")
    assert filled != hollow


def test_words_survive_pinyin_a_reload_and_the_person_only(platform: Platform, sign_in: SignIn) -> None:
    page = sign_in("wu", "/desk/?queue=tasks")
    open_mediating(page).click()
    words = page.get_by_role("dialog").get_by_role("textbox", name=re.compile("调解情况"))
    words.fill(RECORD)
    # An input method at work, as the browser reports it: Esc takes the half-typed word back, and only that.
    browser = page.context.new_cdp_session(page)
    browser.send("Input.imeSetComposition", {"text": "tiao", "selectionStart": 4, "selectionEnd": 4})
    for kind in ("rawKeyDown", "keyUp"):
        browser.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": "Process", "code": "Escape", "windowsVirtualKeyCode": 229},
        )
    browser.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})
    page.wait_for_timeout(400)
    expect(words).to_have_value(RECORD)

    expect(page.get_by_text("草稿已存在本机")).to_be_visible()
    page.reload()
    page.get_by_role("main").locator("[aria-keyshortcuts=M]").click()
    expect(words).to_have_value(RECORD)

    # Signed out by hand, the words are gone from this machine.
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator(".person").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.locator("input[type=password]")).to_be_visible()
    left = page.evaluate(
        """() => new Promise((resolve) => {
            const asked = indexedDB.open('pingan-words')
            asked.onsuccess = () => {
                const store = asked.result.transaction('words').objectStore('words')
                store.getAll().onsuccess = (found) => resolve(found.target.result.length)
            }
        })"""
    )
    assert left == 0
