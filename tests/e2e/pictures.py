"""Takes the README's pictures from a running demo: `python -m tests.e2e.pictures http://127.0.0.1:8080`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, PASSWORD, ROOT

FOLDER = ROOT / "docs" / "pictures"
COLOURS = 160
# The middle of the demo's first grid, where qian works.
POSITION = {"longitude": 90.4876, "latitude": 1.551, "accuracy": 8}


@contextmanager
def signed_in(browser: Any, url: str, who: str, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        geolocation=POSITION,
        permissions=["geolocation"],
    )
    page = context.new_page()
    page.goto(url)
    page.locator("input[autocomplete=username]").fill(who)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("input[type=password]").wait_for(state="detached")
    page.wait_for_timeout(3000)
    yield page
    context.close()


def keep(page: Page, name: str) -> None:
    """A palette of few colours keeps the repository small and flat areas clean."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def main(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with signed_in(browser, f"{url}/m/", "qian", 360, 740) as phone:
            phone.get_by_text("随手报", exact=True).first.click()
            phone.get_by_role("button", name="公共设施").click()
            phone.get_by_role("button", name="道路桥梁").click()
            phone.get_by_text("定位准确").wait_for()
            phone.evaluate("scrollTo(0, 0)")
            keep(phone, "field")
        with signed_in(browser, f"{url}/desk/", "wu", 1366, 768) as desk:
            desk.get_by_role("tab", name="我的").click()
            desk.wait_for_timeout(1500)
            desk.get_by_role("tabpanel").get_by_role("button").first.click()
            desk.wait_for_timeout(3000)
            keep(desk, "desk")
        with signed_in(browser, f"{url}/desk/", "li", 1366, 768) as desk:
            desk.wait_for_timeout(1500)
            keep(desk, "desk-today")
            desk.get_by_role("tab", name="在办").click()
            desk.wait_for_timeout(1500)
            desk.keyboard.press("j")
            for key in ("Shift+J", "Shift+J", "Shift+J"):
                desk.keyboard.press(key)
            desk.wait_for_timeout(1500)
            keep(desk, "desk-bulk")
            desk.keyboard.press("Escape")
            desk.keyboard.press("Shift+M")
            desk.wait_for_timeout(5000)
            keep(desk, "desk-map")
        with signed_in(browser, f"{url}/desk/figures", "zhou", 1366, 900) as figures:
            picture = figures.get_by_role("group", name="流程图")
            picture.get_by_role("button").nth(2).click()
            figures.wait_for_timeout(1500)
            keep(figures, "desk-dwell")
        with signed_in(browser, f"{url}/region/", "chen", 1366, 768) as region:
            region.wait_for_timeout(3000)
            keep(region, "region")
            region.get_by_role("button", name="卡在哪里").click()
            region.get_by_role("group", name="流程图").get_by_role("button").first.wait_for()
            keep(region, "region-dwell")
        with signed_in(browser, f"{url}/manage/#/categories", "xu", 1366, 768) as manage:
            manage.get_by_role("gridcell").first.wait_for()
            keep(manage, "manage")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
