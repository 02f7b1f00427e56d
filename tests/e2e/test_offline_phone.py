"""An installed phone goes where there is no network: it opens, knows its cases and grids, and what is
reported there arrives once."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Platform, SignIn
from tests.e2e.test_a_weak_phone import hand_in, write_report
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = pytest.mark.e2e
WORDS = f"山里没有信号，{uuid4()}"
BEFORE = f"出发前报的，{uuid4()}"


def test_a_day_without_a_network(platform: Platform, sign_in: SignIn) -> None:
    here = grid_of(platform, "qian")
    name = platform.one("SELECT name FROM territory_area WHERE code = %s AND valid_to IS NULL", here)
    spot = middle_of(platform, here)
    phone = sign_in("qian", "/m/", width=360, height=740, position=spot, installed=True)
    expect(phone.get_by_text("实时")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    # A matter of one's own, which the page has not opened: what is prepared brings it along.
    write_report(phone, BEFORE)
    phone.get_by_role("button", name="上报", exact=True).click()
    expect(phone.get_by_role("heading", name=re.compile("送达"))).to_be_visible()
    phone.goto(f"{platform.url}/m/#/pack")
    phone.get_by_role("button", name="开始准备").click()
    # Each matter of hers is asked for by itself, and the suite has made many.
    expect(phone.get_by_text(re.compile("全县 [1-9][0-9]* 个网格"))).to_be_visible(timeout=60_000)

    # No network at all, and a page that is opened anew.
    phone.context.set_offline(True)
    phone.goto(f"{platform.url}/m/")
    phone.reload()
    expect(phone.get_by_text("写下的先存手机")).to_be_visible()
    phone.get_by_role("tab", name="我报的").click()
    phone.get_by_role("link").filter(has_text=BEFORE).click()
    expect(phone.get_by_text(BEFORE).first).to_be_visible()
    expect(phone.get_by_text("上报", exact=False).first).to_be_visible()
    phone.goto(f"{platform.url}/m/#/")
    phone.get_by_text("随手报", exact=True).first.click()
    # The grid of the fix is told by the phone alone.
    expect(phone.locator(".grid-name")).to_contain_text(name)
    phone.get_by_role("button", name="返回").click()
    hand_in(phone, WORDS)
    assert platform.rows("SELECT 1 FROM cases_case WHERE what = %s", WORDS) == []

    # Back where there is signal it goes by itself, once.
    phone.context.set_offline(False)
    phone.reload()
    phone.get_by_role("tab", name="我报的").click()
    expect(phone.locator("a[href*='/cases/']").filter(has_text=WORDS)).to_be_visible()
    expect(phone.get_by_role("region", name="还在这部手机上的上报")).to_have_count(0)
    expect(phone.get_by_text("写下的先存手机")).to_have_count(0)
    assert platform.rows("SELECT grid_code FROM cases_case WHERE what = %s", WORDS) == [(here,)]
