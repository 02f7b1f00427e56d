"""The desk without a mouse: a case from the list to closed, every press counted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform, SignIn
from tests.e2e.story import LAMP, QUARREL, let_parties_agree, report_on_the_phone
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)
GOAL = 40


class Keys:
    """A keyboard that counts. Words are typed, not pressed: their length is the matter's, not the desk's."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed: list[str] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed.append(key)
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def here(self, tag: str) -> None:
        """The focus stands in such a field, which no key has had to look for."""
        expect(self.page.get_by_role("dialog").locator(f"{tag}:focus")).to_have_count(1)


def begin(page: Page, keys: Keys) -> str:
    """Open the first case of the list and take it; the answer is its code."""
    expect(page.get_by_role("tabpanel").locator(".row").first).to_be_visible()
    keys.press("j", "Enter")
    code = page.get_by_role("button", name=re.compile(r"^PA-"))
    expect(code).to_be_visible()
    keys.press("a")
    return code.inner_text()


def step_is_offered(page: Page, name: str) -> None:
    expect(page.get_by_role("main").get_by_role("button", name=name, exact=True)).to_be_visible()


def closed(platform: Platform, code: str) -> bool:
    return state_of(platform, code) == "closed"


def state_of(platform: Platform, code: str) -> str:
    found = platform.one(
        "SELECT state FROM cases_case WHERE code = %s", code.replace("PA-", "").replace("-", "")
    )
    return str(found)


def test_a_dispute_is_settled_by_keys(platform: Platform, sign_in: SignIn) -> None:
    # A season may leave no quarrel waiting; the newest stands first at a mediator's desk.
    here = middle_of(platform, grid_of(platform, "qian"))
    phone = sign_in("qian", "/m/", width=360, height=740, position=here)
    report_on_the_phone(phone, QUARREL, "两家为晒谷场的边界争吵，等人来说和")
    page = sign_in("wu", "/desk/")
    keys = Keys(page)
    code = begin(page, keys)
    step_is_offered(page, "记录调解")
    let_parties_agree(page)

    keys.press("m")
    keys.here("input[type=number]")
    keys.type("4")
    keys.press("Tab")
    keys.type("村委会小会议室")
    keys.press("Tab", "Tab")
    keys.type("双方各让一步，约定各修一半。")
    keys.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    step_is_offered(page, "结束调解")

    keys.press("e")
    keys.here("input[type=radio]")
    keys.press("ArrowDown", "Tab")
    keys.type("当场说好，各修一半。")
    keys.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    step_is_offered(page, "结案")

    keys.press("c")
    keys.here("textarea")
    keys.type("七天后回访。")
    keys.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()

    assert closed(platform, code)
    assert len(keys.pressed) <= GOAL, keys.pressed


def test_an_event_is_checked_and_closed_by_keys(platform: Platform, sign_in: SignIn) -> None:
    # A season may leave no event waiting in her township.
    here = middle_of(platform, grid_of(platform, "qian"))
    phone = sign_in("qian", "/m/", width=360, height=740, position=here)
    report_on_the_phone(phone, LAMP, "祠堂门口的灯不亮，散会时看不清路")
    page = sign_in("li", "/desk/?track=event")
    keys = Keys(page)
    code = begin(page, keys)
    # Taken, and so no longer to be taken.
    expect(page.get_by_role("main").get_by_role("button", name="受理", exact=True)).to_have_count(0)
    step_is_offered(page, "派单")
    keys.press("r")
    keys.type("已电话核实。")
    keys.press("Control+Enter")
    expect(page.get_by_role("main").get_by_text("已电话核实。")).to_be_visible()
    # Out of the field, then on with single letters.
    keys.press("Escape", "c")
    keys.here("textarea")
    keys.type("现场已恢复。")
    keys.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert closed(platform, code)
    assert len(keys.pressed) <= GOAL, keys.pressed

    keys.press("n")
    keys.here(":is(input, select)")
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    shown = page.get_by_role("tab", selected=True).locator(".name")
    before = shown.inner_text()
    keys.press("]")
    expect(shown).not_to_have_text(before)


def test_a_dispatcher_runs_a_day_by_keys(platform: Platform, sign_in: SignIn) -> None:
    """Several taken together, one found and sent out, a list kept, a word for the next shift: no mouse."""
    here = middle_of(platform, grid_of(platform, "qian"))
    phone = sign_in("qian", "/m/", width=360, height=740, position=here)
    codes = []
    # Words of their own: other stories look for theirs.
    for words in ("牌坊下的灯坏了，走路要摸黑", "晒场边的灯坏了，又一盏"):
        phone.goto(f"{platform.url}/m/")
        codes.append(report_on_the_phone(phone, LAMP, words))
    page = sign_in("li", "/desk/?track=event&order=newest")
    keys = Keys(page)
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    expect(page.get_by_role("tabpanel").locator(".row").nth(1)).to_be_visible()

    keys.press("j", "Shift+J")
    expect(page.get_by_text("已选 2 件")).to_be_visible()
    expect(page.get_by_role("region", name="一起办理").get_by_role("button", name="受理")).to_be_visible()
    keys.press("a")
    expect(page.locator(".took", has_text="已受理")).to_have_count(2)
    assert {state_of(platform, code) for code in codes} == {"accepted"}
    keys.press("Escape")
    expect(page.get_by_role("region", name="一起办理")).to_be_hidden()

    keys.press("g", "d")
    expect(page.get_by_role("tab", name=re.compile("待派单"))).to_have_attribute("aria-selected", "true")
    keys.press("/")
    keys.type("又一盏")
    expect(page.get_by_role("tabpanel").locator(".row").first).to_contain_text("又一盏")
    keys.press("Enter")
    step_is_offered(page, "派单")
    keys.press("d")
    keys.here("input")
    keys.press("Space", "Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    step_is_offered(page, "收回派单")
    assert state_of(platform, codes[1]) == "dispatched"

    # Out of the case, out of the search, and the list one came from is there again.
    keys.press("Escape", "Escape")
    expect(page.get_by_role("tab", name=re.compile("待派单"))).to_have_attribute("aria-selected", "true")
    keys.press("Shift+F")
    keys.type("夜班")
    keys.press("Enter", "g", "w")
    expect(page.get_by_role("tab", name=re.compile("在办"))).to_have_attribute("aria-selected", "true")
    keys.press("1")
    expect(page.get_by_role("tab", name=re.compile("待派单"))).to_have_attribute("aria-selected", "true")

    keys.press("Shift+N")
    keys.type("桥头两盏灯已派，等回话。")
    keys.press("Control+Enter")
    expect(page.get_by_text(re.compile("李望川写于"))).to_be_visible()
