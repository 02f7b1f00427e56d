"""A neighbours' quarrel at the desk, from the worker's report to an agreement that a court confirmed, that is
kept and asked after. Another mediator sees it come.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from pingan.core import clock
from tests.e2e.conftest import Platform, SignIn
from tests.e2e.story import QUARREL, let_parties_agree, open_newest, report_on_the_phone, step
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)
WORDS = "两家为共用的排水沟由谁来修争吵，都愿意坐下来谈。"
AGREED = "甲方出钱、乙方出工，把排水沟修好。"


def at_the_session(desk: Page) -> None:
    step(desk, "记录调解")
    form = desk.get_by_role("dialog")
    form.get_by_role("spinbutton", name="到场人数").fill("4")
    form.get_by_role("textbox", name="地点").fill("村委会")
    form.get_by_role("textbox", name=re.compile("调解情况")).fill("各说了难处，愿意一起修。")
    form.get_by_role("button", name="保存记录").click()
    expect(form).to_be_hidden()


def agree(card: Locator) -> None:
    """Six hundred yuan in two instalments that add up."""
    card.get_by_role("button", name="登记协议").click()
    card.get_by_role("textbox", name="达成一致的内容").fill(AGREED)
    card.get_by_role("checkbox", name="都没有").check()
    card.get_by_role("textbox", name=re.compile("总额")).fill("600")
    card.get_by_role("spinbutton", name="分期").fill("2")
    card.get_by_role("button", name="平均分成几期").click()
    for n in range(2):
        card.get_by_label("期限").nth(n).fill(f"{clock.today() + timedelta(days=10 * (n + 1))}")
    expect(card.get_by_text("与总额相符")).to_be_visible()
    card.get_by_role("button", name="保存协议").click()
    expect(card.get_by_text(AGREED)).to_be_visible()


def conclude(desk: Page) -> None:
    step(desk, "结束调解")
    form = desk.get_by_role("dialog")
    form.get_by_role("radio", name="达成书面协议").check()
    form.get_by_role("textbox", name=re.compile("结果说明")).fill(AGREED)
    form.get_by_label("协议生效日期").fill(f"{clock.today()}")
    form.get_by_role("button", name="结束调解").click()
    expect(form).to_be_hidden()


def go_to_court(card: Locator) -> None:
    court = card.get_by_role("region", name="司法确认")
    court.get_by_role("button", name="记录申请").click()
    court.get_by_role("textbox", name="法院").fill("示例县人民法院")
    court.get_by_role("checkbox").check()
    court.get_by_role("button", name="记录申请").click()
    court.get_by_role("button", name="记录裁定").click()
    court.get_by_role("radio", name="裁定有效").check()
    court.get_by_role("button", name="记录裁定").click()
    expect(court.get_by_text("已确认")).to_be_visible()


def test_a_quarrel_goes_from_first_word_to_kept_promise(platform: Platform, sign_in: SignIn) -> None:
    here = middle_of(platform, grid_of(platform, "qian"))
    report_on_the_phone(sign_in("qian", "/m/", width=360, height=740, position=here), QUARREL, WORDS)
    desk = sign_in("wu", "/desk/?track=dispute")
    open_newest(desk, WORDS)
    desk.keyboard.press("a")
    expect(desk.get_by_role("button", name="登记当事人")).to_be_visible()
    other = sign_in("zheng", "/desk/" + desk.url.partition("/desk/")[2])
    expect(other.get_by_role("region", name="事由").get_by_text(WORDS)).to_be_visible()

    let_parties_agree(desk)
    expect(other.get_by_role("region", name="当事人", exact=True).get_by_text("示例乙")).to_be_visible()
    at_the_session(desk)
    card = desk.get_by_role("region", name="协议与履行")
    agree(card)
    conclude(desk)
    go_to_court(card)
    card.get_by_role("button", name="记录履行").first.click()
    card.get_by_role("textbox", name="这次多少元").fill("300")
    card.get_by_role("button", name="保存", exact=True).click()
    expect(card.get_by_text("已履行").first).to_be_visible()

    # Whoever asks how it went is not the one who mediated.
    seen = other.get_by_role("region", name="协议与履行")
    expect(seen.get_by_text("已确认")).to_be_visible()
    seen.get_by_role("button", name="记录回访").first.click()
    seen.get_by_role("radio", name="部分履行").check()
    seen.get_by_role("button", name="记录回访").first.click()
    expect(card.get_by_text("郑知理").first).to_be_visible()
