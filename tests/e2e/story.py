"""What the people of the demo do on screen, act by act; the tests and `./run play` both play from it."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Error, Page, expect

QUARREL = ("矛盾纠纷", "邻里纠纷")
LAMP = ("公共设施", "道路桥梁")
WORDS = "两家为屋檐滴水争吵，已劝开，都愿意坐下来谈"
LAMP_WORDS = "桥头的路灯不亮，夜里看不清台阶"


def report_on_the_phone(phone: Page, kind: tuple[str, str] = QUARREL, words: str = WORDS) -> str:
    """Report something in a few taps; the answer is the code shown at the end."""
    phone.get_by_text("随手报", exact=True).first.click()
    for name in kind:
        phone.get_by_role("button", name=name).click()
    expect(phone.get_by_text("定位准确")).to_be_visible()
    phone.get_by_role("textbox", name="怎么了").fill(words)
    phone.get_by_role("button", name="上报", exact=True).click()
    expect(phone.get_by_role("heading", name="已经送达")).to_be_visible()
    shown = re.search(r"PA-\w{4}-\w{5}", phone.get_by_role("main").inner_text())
    assert shown
    return shown[0]


def open_newest(desk: Page, words: str = WORDS) -> None:
    """Take the new rows in and open the one that is ours: no other story has its words."""
    row = desk.get_by_role("tabpanel").get_by_role("button").filter(has_text=words)
    news = desk.get_by_role("button", name=re.compile("件新事"))
    # The row comes by itself when nobody points at the list, or by the bar when somebody does.
    expect(row.or_(news).first).to_be_visible()
    with suppress(Error):  # the bar may go by itself at the very moment we reach for it
        if not row.first.is_visible():
            news.click(timeout=5000)
    row.first.click()
    expect(desk.get_by_role("region", name="事由").get_by_text(words)).to_be_visible()


def step(desk: Page, name: str) -> None:
    """Press the step's button, or find it behind "more"; it may come only with what others have just done."""
    bar = desk.get_by_role("main")
    at_hand = bar.get_by_role("button", name=name, exact=True)
    more = bar.get_by_role("button", name="更多", exact=True)
    behind = desk.get_by_role("menuitem", name=name, exact=True)
    expect(at_hand.or_(more).first).to_be_visible()
    if not at_hand.is_visible():
        # It stays open for what comes, and beside it the bar stays at hand.
        more.click()
    at_hand.or_(behind).first.click()


def let_parties_agree(desk: Page) -> None:
    """Write both sides down, and that each agrees to be mediated."""
    card = desk.get_by_role("region", name="当事人", exact=True)
    for name in ("示例甲", "示例乙"):
        card.get_by_role("button", name="登记当事人").click()
        card.get_by_role("textbox", name="姓名或名称").fill(name)
        card.get_by_role("button", name="保存", exact=True).click()
        party = card.get_by_role("listitem").filter(has_text=name)
        party.get_by_role("button", name="记录是否同意").click()
        party.get_by_role("checkbox").check()
        party.get_by_role("radio", name="同意调解").check()
        party.get_by_role("button", name="保存", exact=True).click()
        expect(party.get_by_role("button", name="改变了主意")).to_be_visible()


def mediate(desk: Page) -> None:
    """Let both sides agree, record a session, conclude with an oral agreement, close."""
    let_parties_agree(desk)
    step(desk, "记录调解")
    form = desk.get_by_role("dialog")
    form.get_by_role("spinbutton", name="到场人数").fill("4")
    form.get_by_role("textbox", name="地点").fill("村委会小会议室")
    form.get_by_role("textbox", name=re.compile("调解情况")).fill("双方各让一步，约定各修一半。")
    form.get_by_role("button", name="保存记录").click()
    expect(form).to_be_hidden()

    step(desk, "结束调解")
    form = desk.get_by_role("dialog")
    form.get_by_text("口头协议", exact=False).first.click()
    form.get_by_role("textbox", name=re.compile("说明|结果|经过")).last.fill("当场说好，各修一半。")
    form.get_by_role("button", name="结束调解").click()
    expect(form).to_be_hidden()

    step(desk, "结案")
    form = desk.get_by_role("dialog")
    form.get_by_role("textbox").fill("七天后回访。")
    form.get_by_role("button", name="结案").click()
    expect(form).to_be_hidden()


def dispatch(desk: Page, to: str) -> None:
    """Claim what came in and send a worker of the village."""
    step(desk, "受理")
    step(desk, "派单")
    form = desk.get_by_role("dialog")
    form.get_by_role("radio", name=re.compile(to)).check()
    form.get_by_role("button", name="派单", exact=True).click()
    expect(form).to_be_hidden()


def handle_on_the_phone(phone: Page, words: str, result: str) -> None:
    """Open the task that has come, receive it, and say what was done."""
    phone.get_by_role("link").filter(has_text=words).first.click()
    phone.get_by_role("button", name="签收", exact=True).click()
    phone.get_by_role("button", name="办结", exact=True).click()
    sheet = phone.get_by_role("dialog", name="办结")
    sheet.get_by_role("textbox").fill(result)
    sheet.get_by_role("button", name="办结", exact=True).click()
    expect(sheet).to_be_hidden()


def close(desk: Page, note: str) -> None:
    """Look at what was done, and close."""
    step(desk, "结案")
    form = desk.get_by_role("dialog")
    form.get_by_role("textbox").fill(note)
    form.get_by_role("button", name="结案").click()
    expect(form).to_be_hidden()
