"""The administrator's page: a row written, checked and saved, found in the history and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform, SignIn

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)
WORDS = "您反映的事项已收到，今天下班前答复。"


def texts_of(platform: Platform) -> list[str]:
    rows = platform.one(
        "SELECT coalesce(array_agg(cells ->> 'text'), '{}') FROM config_entry"
        " WHERE section = 'texts' AND key = %s AND (valid_to IS NULL OR valid_to > now()::date)",
        "hf9",
    )
    return list(rows)


def write_a_row(page: Page) -> None:
    page.get_by_role("button", name="加一行").click()
    row = page.get_by_role("row").last
    row.get_by_role("gridcell").first.click()
    page.keyboard.press("Enter")
    page.keyboard.insert_text("hf9")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(WORDS)
    page.keyboard.press("Control+Enter")


def test_a_text_is_added_and_taken_back(platform: Platform, sign_in: SignIn) -> None:
    page = sign_in("xu", "/manage/#/texts", width=1366, height=768)
    expect(page.get_by_role("grid", name="常用语")).to_be_visible()
    write_a_row(page)
    expect(page.get_by_text("新增 1，修改 0，删去 0")).to_be_visible()

    # What is typed outlives the page.
    expect(page.get_by_text("草稿已存在本机")).to_be_visible()
    page.reload()
    expect(page.get_by_text(WORDS)).to_be_visible()

    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    assert texts_of(platform) == [WORDS]

    page.get_by_role("main").get_by_role("link", name="修改记录").click()
    page.get_by_role("button", name="看改了什么").first.click()
    expect(page.get_by_role("cell", name=WORDS)).to_be_visible()
    page.get_by_role("button", name="撤回").first.click()
    page.get_by_role("button", name="确定撤回？").click()
    expect(page.get_by_text("已撤回。")).to_be_visible()
    assert texts_of(platform) == []
