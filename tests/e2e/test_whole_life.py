"""The whole life of an event, by the keys of two desks: sent to a department, objected to, decided, dealt
with, checked, closed, asked after, and opened again.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform, SignIn
from tests.e2e.story import LAMP, open_newest, report_on_the_phone
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)
WORDS = "桥头路灯整排不亮，夜里看不见路。"


def offered(page: Page, name: str) -> None:
    expect(page.get_by_role("main").get_by_role("button", name=name, exact=True)).to_be_visible()


def take(page: Page, key: str, words: str, *choices: str) -> None:
    """Press the step's letters, choose, write, send; and it is done once its form is gone."""
    for press in key.split():
        page.keyboard.press(press)
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    for choice in choices:
        form.locator(choice).first.check()
    if words:
        form.get_by_role("textbox").last.fill(words)
    page.keyboard.press("Control+Enter")
    expect(form).to_be_hidden()


def test_a_case_lives_its_whole_life_between_two_desks(platform: Platform, sign_in: SignIn) -> None:
    here = middle_of(platform, grid_of(platform, "qian"))
    report_on_the_phone(sign_in("qian", "/m/", width=360, height=740, position=here), LAMP, WORDS)
    desk = sign_in("li", "/desk/?track=event")
    open_newest(desk, WORDS)
    desk.keyboard.press("a")
    offered(desk, "交办")
    department = desk.get_by_role("radio", name=re.compile("住房和城乡建设局"))
    desk.keyboard.press("l")
    department.check()
    desk.get_by_role("dialog").get_by_role("textbox").fill("三日内修好。")
    desk.keyboard.press("Control+Enter")
    offered(desk, "收回派单")

    other = sign_in("shen", "/desk/" + desk.url.partition("/desk/")[2])
    offered(other, "提异议")
    take(other, "x", "这一排路灯是供电所的。", "input[value=not_my_duty]")
    offered(desk, "维持原派")
    desk.keyboard.press("x")
    # What the other side said stands over the answer to it.
    told = desk.get_by_role("dialog").locator("blockquote")
    expect(told).to_contain_text("不是我的职责")
    expect(told).to_contain_text("供电所")
    desk.get_by_role("dialog").get_by_role("textbox").fill("灯杆在清单里。")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_role("dialog")).to_be_hidden()

    offered(other, "签收")
    other.keyboard.press("a")
    offered(other, "办结")
    take(other, "e", "换了六盏灯。")
    offered(desk, "核查")
    take(desk, "v", "夜里看过，都亮。")
    take(desk, "c", "已修好，上报人知情。")
    offered(desk, "回访")
    answers = [
        f"fieldset:nth-of-type({n}) input[value={said}]"
        for n, said in ((1, "told"), (2, "yes"), (3, "no"), (4, "unknown"))
    ]
    take(desk, "e", "", *answers)
    offered(desk, "重新办理")
    take(desk, "w", "有一盏又灭了。")
    offered(desk, "受理")
    story = desk.get_by_role("region", name="事由")
    for line in ("交给", "住房和城乡建设局", "裁定异议不成立", "没问到", "重新办理"):
        expect(story).to_contain_text(line)


def test_what_a_case_says_wrongly_is_put_right_by_two_letters(platform: Platform, sign_in: SignIn) -> None:
    here = middle_of(platform, grid_of(platform, "qian"))
    words = "垃圾房旁边的路灯也不亮。"
    report_on_the_phone(sign_in("qian", "/m/", width=360, height=740, position=here), LAMP, words)
    desk = sign_in("li", "/desk/?track=event")
    open_newest(desk, words)
    desk.keyboard.press("q")
    expect(desk.get_by_role("menuitem", name="更正类别")).to_be_focused()
    desk.keyboard.press("c")
    form = desk.get_by_role("dialog")
    form.get_by_role("combobox").fill("垃圾")
    form.get_by_role("option").first.click()
    form.get_by_role("textbox").last.fill("说的是垃圾房。")
    desk.keyboard.press("Control+Enter")
    expect(form).to_be_hidden()
    expect(desk.get_by_role("region", name="事由")).to_contain_text("说的是垃圾房。")
    expect(desk.get_by_role("main").get_by_role("heading", level=1)).not_to_have_text("路灯")
