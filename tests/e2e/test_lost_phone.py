"""A lost phone: its owner signs it out from another one, and its open page goes back to the door at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Platform, SignIn

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)


def test_a_lost_phone_goes_dark(platform: Platform, sign_in: SignIn) -> None:
    lost = sign_in("sun", "/m/", width=360, height=640)
    expect(lost.get_by_text("实时")).to_be_visible()
    borrowed = sign_in("sun", "/m/#/me", width=360, height=640)
    borrowed.goto(f"{platform.url}/m/#/me")
    others = borrowed.get_by_role("button", name="退出Linux 电脑")
    expect(others.first).to_be_visible()
    # Sessions of earlier tests may still stand there; the lost phone is the newest.
    others.first.click()
    borrowed.get_by_role("button", name="确定退出").click()
    expect(borrowed.get_by_role("status").filter(has_text="已退出 1 台设备")).to_be_visible()

    expect(lost.locator("input[type=password]")).to_be_visible()
    lost.reload()
    expect(lost.locator("input[type=password]")).to_be_visible()
    expect(borrowed.get_by_role("heading", name="已登录的设备")).to_be_visible()
    acts = platform.one(
        "SELECT count(*) FROM journal_act j JOIN people_account a ON a.id = j.object_id "
        "WHERE a.username = 'sun' AND j.type = 'people.device_signed_out' AND j.actor = a.id"
    )
    assert acts >= 1
