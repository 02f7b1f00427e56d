"""The oldest browser we promise, Chromium 79, does the daily work: report, page a list, read the map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.conftest import PASSWORD, Platform
from tests.e2e.oldest import browser
from tests.e2e.oldest.browser import OldBrowser, OldPage
from tests.e2e.test_the_loop import grid_of, middle_of

pytestmark = pytest.mark.e2e
PAINTED = """
    [...document.querySelectorAll('.leaflet-tile-pane canvas')].some((tile) =>
        tile.getContext('2d').getImageData(0, 0, tile.width, tile.height).data.some((part) => part !== 0))
"""
WORDS = "巷口路灯两盏不亮，老人晚上出门不便"


@pytest.fixture(scope="module")
def chromium79() -> Iterator[OldBrowser]:
    with browser.running() as started:
        assert started.version.startswith("HeadlessChrome/79.")
        yield started


def sign_in(page: OldPage, username: str) -> None:
    page.write("input[autocomplete=username]", username)
    page.write("input[type=password]", PASSWORD)
    page.click("button.submit")
    page.until("document.querySelector('input[type=password]') === null")


def overflow(page: OldPage) -> int:
    return int(page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def gaps(page: OldPage, selector: str) -> list[float]:
    """Distances between the parts of a flex box that lie side by side, in pixels."""
    return list(
        page.run(
            f"""[...document.querySelector({selector!r}).children].map((each) => each.getBoundingClientRect())
                .map((box, index, all) => index ? box.left - all[index - 1].right : null).slice(1)"""
        )
    )


def test_a_worker_reports(platform: Platform, chromium79: OldBrowser) -> None:
    here = middle_of(platform, grid_of(platform, "qian"))
    told = "SELECT count(*) FROM cases_case WHERE what = %s"
    before = platform.one(told, WORDS)
    with chromium79.page(f"{platform.url}/m/", width=360, height=740, position=here) as page:
        sign_in(page, "qian")
        page.sees("待我办")
        assert overflow(page) <= 0
        page.click("a, button", "随手报")
        page.click("button", "公共设施")
        page.click("button", "路灯")
        page.sees("定位准确")
        page.write("textarea", WORDS)
        page.click("button", "上报")
        page.sees("已经送达")
        assert overflow(page) <= 0
        assert page.faults() == []
    assert platform.one(told, WORDS) == before + 1


def test_a_dispatcher_pages_through_the_list(platform: Platform, chromium79: OldBrowser) -> None:
    with chromium79.page(f"{platform.url}/desk/?queue=closed", width=1366, height=768) as page:
        sign_in(page, "li")
        page.until("document.querySelectorAll('[data-case]').length === 50")
        # The tabs beside the list, with their numbers, leave the height of the page to it.
        page.until("document.querySelector('.tabs .count') !== null")
        assert page.run("document.querySelector('.scroller').getBoundingClientRect().height") > 300
        page.run("document.querySelector('.scroller').scrollTo(0, 1e6)")
        page.until("document.querySelectorAll('[data-case]').length > 50")
        # A row's lines are as wide as the row, so that what belongs at its end stands there.
        assert page.run("document.querySelector('[data-case] .last').getBoundingClientRect().width") > 300
        # A case opens beside it, its timeline as wide and its story as high as the pane lets them be.
        page.click("[data-case]")
        page.until("document.querySelector('ol.timeline li') !== null")
        assert page.run("document.querySelector('ol.timeline li').getBoundingClientRect().width") > 300
        assert page.run("document.querySelector('.story').getBoundingClientRect().height") > 300
        assert overflow(page) <= 0


def test_a_leader_reads_the_map(platform: Platform, chromium79: OldBrowser) -> None:
    for width, height in ((1366, 768), (360, 740)):
        with chromium79.page(f"{platform.url}/region/", width=width, height=height) as page:
            sign_in(page, "chen")
            page.until("document.querySelectorAll('.leaflet-map-pane path').length >= 8")
            # The base map is painted, and there is a map to paint it on.
            page.until(PAINTED)
            assert page.run("document.querySelector('.map-view').getBoundingClientRect().height") > 300
            assert overflow(page) <= 0
            # No flex box here knows its gap; the parts of the bar stand apart all the same.
            assert min(gaps(page, ".region > .bar > .end")) >= 4
            # The bars of the ranking are one row each.
            page.until("document.querySelector('.ranking button') !== null")
            assert page.run("document.querySelector('.ranking button').getBoundingClientRect().height") < 60
