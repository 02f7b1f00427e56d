"""The main job, played by five people in five windows at once.

qian reports a quarrel on a phone; wu and zheng see it at the desk and both reach for it; chen's map
counts it; sun, one grid further, never hears of it. At the end screens, rows and journal must agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Platform, SignIn
from tests.e2e.story import WORDS, mediate, open_newest, report_on_the_phone, step

pytestmark = pytest.mark.e2e
# Generous, because the suite shares two cores with five browsers.
expect.set_options(timeout=15_000)


def grid_of(platform: Platform, username: str) -> str:
    return str(
        platform.one(
            "SELECT p.area_code FROM people_post p JOIN people_account a ON a.id = p.account_id "
            "WHERE a.username = %s",
            username,
        )
    )


def middle_of(platform: Platform, grid: str) -> tuple[float, float]:
    row = platform.rows(
        "SELECT ST_X(label_point), ST_Y(label_point) FROM territory_area "
        "WHERE code = %s AND valid_to IS NULL",
        grid,
    )[0]
    return row[0], row[1]


def open_count(region: Page) -> int:
    """The number of open cases the leader reads."""
    figure = region.get_by_role("region", name="数据面板").locator("dd").first.inner_text()
    found = re.search(r"[\d,]+", figure)
    assert found
    return int(found[0].replace(",", ""))


def eventually(page: Page, holds: Callable[[], bool], seconds: float = 20) -> None:
    """Look four times a second; the page's policy forbids the evaluation Playwright's own waiting needs."""
    for _look in range(int(seconds * 4)):
        if holds():
            return
        page.wait_for_timeout(250)
    raise AssertionError("it never came about")


def test_the_loop(platform: Platform, sign_in: SignIn) -> None:
    here, next_door = grid_of(platform, "qian"), grid_of(platform, "sun")
    assert here != next_door
    phone = sign_in("qian", "/m/", width=360, height=740, position=middle_of(platform, here))
    neighbour = sign_in("sun", "/m/", width=360, height=740, position=middle_of(platform, next_door))
    desk = sign_in("wu", "/desk/")
    other_desk = sign_in("zheng", "/desk/")
    region = sign_in("chen", "/region/")
    expect(region.get_by_role("region", name="数据面板")).to_be_visible()
    for mediator in (desk, other_desk):
        expect(mediator.get_by_role("tab", name=re.compile("待受理"))).to_be_visible()
    before = int(platform.one("SELECT count(*) FROM cases_case WHERE closed_at IS NULL"))
    eventually(region, lambda: open_count(region) == before)

    code = report_on_the_phone(phone)
    case_id = platform.one(
        "SELECT id FROM cases_case WHERE code = %s", code.replace("PA-", "").replace("-", "")
    )
    assert platform.one("SELECT grid_code FROM cases_case WHERE id = %s", case_id) == here

    # Both mediators see it without reloading, and reach for it at the same moment.
    open_newest(desk)
    open_newest(other_desk)
    step(desk, "受理")
    expect(desk.get_by_role("main").get_by_role("button", name="记录调解", exact=True)).to_be_visible()
    expect(other_desk.get_by_role("main").get_by_text("吴以和").first).to_be_visible()
    expect(other_desk.get_by_role("main").get_by_role("button", name="受理", exact=True)).to_have_count(0)

    # The leader's number has moved, on a page nobody touched.
    eventually(region, lambda: open_count(region) == before + 1)

    mediate(desk)
    expect(phone.get_by_role("link", name="查看办理进展")).to_be_visible()
    phone.get_by_role("link", name="查看办理进展").click()
    expect(phone.get_by_text("已结案").first).to_be_visible()
    assert "各让一步" not in phone.locator("body").inner_text(), (
        "what was said in mediation reached the phone"
    )
    eventually(region, lambda: open_count(region) == before)

    # Rows and journal tell the same story, in the same order.
    steps = platform.rows("SELECT action, at FROM cases_step WHERE case_id = %s ORDER BY id", case_id)
    parties = ["name_party", "record_consent"] * 2
    assert [action for action, _ in steps] == [
        *("report", "claim", *parties, "record_session", "conclude", "close")
    ]
    acts = platform.rows(
        "SELECT type, object_version, seq, facts->>'state' FROM journal_act "
        "WHERE object_id = %s ORDER BY seq",
        case_id,
    )
    assert [act[0] for act in acts] == [
        "case.reported",
        "case.claimed",
        *(["case.party_named", "case.consent_recorded"] * 2),
        "case.session_recorded",
        "case.concluded",
        "case.closed",
    ]
    # What is written of the parties makes nobody's copy of the case stale.
    assert [act[1] for act in acts] == [1, 2, 2, 2, 2, 2, 3, 4, 5]
    assert acts[-1][3] == platform.one("SELECT state FROM cases_case WHERE id = %s", case_id) == "closed"
    dense = platform.rows("SELECT count(*), max(seq) - min(seq) + 1 FROM journal_act WHERE seq IS NOT NULL")[
        0
    ]
    assert dense[0] == dense[1], "the journal has a hole"
    assert all(isinstance(at, datetime) for _, at in steps)

    # The neighbour's phone shows nothing of it, and asking for it by its id finds nothing.
    assert WORDS not in neighbour.locator("body").inner_text()
    asked = neighbour.request.get(f"{platform.url}/api/v1/cases/{case_id}")
    assert asked.status == 404


def test_two_claim_and_one_is_told_who(platform: Platform, sign_in: SignIn) -> None:
    desk, other_desk = sign_in("wu", "/desk/"), sign_in("zheng", "/desk/")
    phone = sign_in(
        "qian", "/m/", width=360, height=740, position=middle_of(platform, grid_of(platform, "qian"))
    )
    report_on_the_phone(phone)
    for page in (desk, other_desk):
        open_newest(page)
        expect(page.get_by_role("main").get_by_role("button", name="受理", exact=True)).to_be_visible()
    # The slower hand's request leaves its screen first, and reaches the server second.
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    other_desk.route("**/api/v1/cases/*/claim", hold)
    step(other_desk, "受理")
    eventually(other_desk, lambda: len(held) == 1)
    with desk.expect_response("**/claim") as won:
        step(desk, "受理")
    assert won.value.status == 200
    with other_desk.expect_response("**/claim") as lost:
        held[0].continue_()
    assert lost.value.status == 409
    assert lost.value.json()["holder"]["name"] == "吴以和"
    expect(other_desk.get_by_text(re.compile("吴以和")).first).to_be_visible()
