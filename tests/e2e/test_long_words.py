"""Words without a blank, as people paste them, and marks of every kind: no screen grows wider than it is."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform, SignIn
from tests.e2e.test_the_loop import grid_of

pytestmark = pytest.mark.e2e
expect.set_options(timeout=15_000)
WORD = "https://example.test/" + "W" * 170


def reported(platform: Platform, phone: Page) -> str:
    """A dispute of qian's grid with such words everywhere; the answer is its id."""
    # A time-ordered id, as phones make them.
    case_id = (
        f"01a2{uuid4().hex[:4]}-{uuid4().hex[:4]}-7{uuid4().hex[:3]}-8{uuid4().hex[:3]}-{uuid4().hex[:12]}"
    )
    body = {
        "id": case_id,
        "category": "0101",
        "what": WORD,
        "place_note": WORD,
        "grid_code": grid_of(platform, "qian"),
    }
    said = phone.request.get(f"{platform.url}/api/v1/session").json()
    headers = {
        "X-CSRFToken": said["csrf_token"],
        "Acting-As": f"{said['account']['id']}/{said['post']['id']}",
        "Referer": platform.url,
    }
    answer = phone.request.post(f"{platform.url}/api/v1/cases", data=body, headers=headers)
    assert answer.status == 201, answer.text()
    noted = phone.request.post(
        f"{platform.url}/api/v1/cases/{case_id}/note",
        data={"text": WORD},
        headers={**headers, "If-Match": '"1"'},
    )
    assert noted.status == 200, noted.text()
    return case_id


def wider_than_its_screen(page: Page) -> list[str]:
    """What sticks out at the right of the window, the innermost of each branch; empty when nothing does."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = [...document.querySelectorAll('body *')].filter((one) => {
            const box = one.getBoundingClientRect()
            return box.width > 0 && box.right > innerWidth + 1 && !one.closest('.leaflet-container, .sr-only')
          })
          return wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)))
            .map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`)
        }"""
    )
    return found


def test_long_words_stay_on_every_screen(platform: Platform, sign_in: SignIn) -> None:
    phone = sign_in("qian", "/m/", width=360, height=740)
    case_id = reported(platform, phone)
    phone.get_by_role("tab", name="我报的").click()
    desk = sign_in("wu", "/desk/")
    screens: list[tuple[str, Page, str]] = [
        ("the phone's list", phone, ""),
        ("the phone's case", phone, f"{platform.url}/m/#/cases/{case_id}"),
        ("the receipt", phone, f"{platform.url}/m/#/report/sent/{case_id}"),
        ("the desk", desk, f"{platform.url}/desk/?case={case_id}"),
        ("the narrow desk", desk, ""),
        ("the region", sign_in("chen", "/region/"), f"{platform.url}/region/?case={case_id}"),
    ]
    for name, page, address in screens:
        if address:
            page.goto(address)
        elif page is desk:
            page.set_viewport_size({"width": 390, "height": 740})
        expect(page.get_by_text("WWWWWWWW").filter(visible=True).first).to_be_visible()
        page.wait_for_timeout(400)
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0, name
        assert wider_than_its_screen(page) == [], name
