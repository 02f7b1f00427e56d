"""`./run play`: the loop of the README in a real browser, against the platform that runs here.

On a machine with a screen everybody has a window, and it goes slowly enough to follow. Without one, or with
--pictures, each scene becomes a picture. Four people take part, each in a session of their own.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.e2e import story
from tests.e2e.conftest import CHROMIUM, FLAGS, PASSWORD

# Where each window stands on a screen of 1920 × 1080, and how large it is.
PLACES = {
    "qian": (0, 0, 390, 780),
    "wu": (400, 0, 1100, 700),
    "li": (440, 60, 1100, 700),
    "chen": (480, 120, 1100, 700),
}
FACES = {"qian": "/m/", "wu": "/desk/", "li": "/desk/", "chen": "/region/"}
PACE_MS = 450
LOOK_MS = 2500


@dataclass
class Stage:
    """The windows, by who sits at them, and what to do when a scene has been played."""

    pages: dict[str, Page]
    shown: Callable[[str, Page], None]

    def __getitem__(self, who: str) -> Page:
        return self.pages[who]

    def scene(self, who: str, chinese: str, english: str) -> None:
        say(f"  {who:5} {chinese} · {english}")
        page = self.pages[who]
        page.bring_to_front()
        self.shown(who, page)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def play(stage: Stage) -> None:
    """A quarrel from its report to the agreement, and a lamp from its report to the check."""
    stage.scene("chen", "县域图：在办多少，在哪里", "the map: how much is open, and where")
    code = story.report_on_the_phone(stage["qian"])
    stage.scene("qian", f"随手报一起邻里纠纷，编号 {code}", f"reports a quarrel: {code}")
    story.open_newest(stage["wu"])
    stage.scene("wu", "不用刷新就看到了", "sees it without reloading")
    story.step(stage["wu"], "受理")
    story.mediate(stage["wu"])
    stage.scene("wu", "受理、调解、达成口头协议、结案", "claims, mediates, concludes, closes")
    stage["qian"].get_by_role("link", name="查看办理进展").click()
    expect(stage["qian"].get_by_text("已结案").first).to_be_visible()
    stage.scene("qian", "看到结果，看不到调解时说的话", "sees the outcome, not what was said")

    stage["qian"].goto(stage["qian"].url.split("/m/")[0] + "/m/")
    code = story.report_on_the_phone(stage["qian"], story.LAMP, story.LAMP_WORDS)
    stage.scene("qian", f"路灯不亮，编号 {code}", f"reports a lamp: {code}")
    story.open_newest(stage["li"], story.LAMP_WORDS)
    story.dispatch(stage["li"], "钱小禾")
    stage.scene("li", "综治工作台受理并派单", "the township's desk claims and dispatches it")
    stage["qian"].goto(stage["qian"].url.split("/m/")[0] + "/m/")
    story.handle_on_the_phone(stage["qian"], story.LAMP_WORDS, "已换灯泡，当晚亮了。")
    stage.scene("qian", "签收、办结", "receives it, and says that it is done")
    story.close(stage["li"], "电话问过，灯亮了。")
    stage.scene("li", "核查后结案", "checks, and closes")
    stage.scene("chen", "数字自己动了", "the numbers have moved by themselves")


def grid_middle(page: Page, url: str) -> tuple[float, float]:
    """A point of the worker's own grid: the middle of its box, as the pages' map draws it."""
    session = page.request.get(f"{url}/api/v1/session").json()
    grid = session["post"]["area_code"]
    shapes = page.request.get(f"{url}/api/v1/areas/{grid[:12]}/shapes").json()
    own = next(shape for shape in shapes["features"] if shape["properties"]["code"] == grid)
    points = list(flat(own["geometry"]["coordinates"]))
    lngs, lats = [point[0] for point in points], [point[1] for point in points]
    return (min(lngs) + max(lngs)) / 2, (min(lats) + max(lats)) / 2


def flat(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    else:
        for inner in coordinates:
            yield from flat(inner)


@contextmanager
def windows(playwright: Playwright, url: str, *, seen: bool) -> Iterator[dict[str, Page]]:
    """Everybody signed in: on a screen each in a browser of their own, which can be put somewhere."""
    browsers: list[Browser] = []
    pages: dict[str, Page] = {}
    for who, (left, top, width, height) in PLACES.items():
        if seen or not browsers:
            place = [f"--window-position={left},{top}", f"--window-size={width},{height}"] if seen else []
            browsers.append(
                playwright.chromium.launch(
                    executable_path=CHROMIUM,
                    args=[*FLAGS, *place],
                    headless=not seen,
                    slow_mo=PACE_MS if seen else 0,
                )
            )
        context = browsers[-1].new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        pages[who] = sign_in(context.new_page(), url, who)
    yield pages
    for browser in browsers:
        browser.close()


def sign_in(page: Page, url: str, who: str) -> Page:
    page.set_default_timeout(30_000)
    page.goto(f"{url}{FACES[who]}")
    page.locator("input[autocomplete=username]").fill(who)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("input[type=password]").wait_for(state="detached")
    if FACES[who] == "/m/":
        lng, lat = grid_middle(page, url)
        page.context.grant_permissions(["geolocation"])
        page.context.set_geolocation({"longitude": lng, "latitude": lat, "accuracy": 8})
    return page


def main() -> None:
    options = ArgumentParser(prog="./run play", description=__doc__)
    options.add_argument("--url", required=True)
    options.add_argument("--into", type=Path, required=True, help="where pictures go")
    options.add_argument("--pictures", action="store_true", help="pictures, also where there is a screen")
    asked = options.parse_args()
    seen = not asked.pictures and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    expect.set_options(timeout=30_000)
    asked.into.mkdir(parents=True, exist_ok=True)
    number = 0

    def shown(who: str, page: Page) -> None:
        nonlocal number
        number += 1
        page.wait_for_timeout(LOOK_MS if seen else 500)
        if not seen:
            page.screenshot(path=asked.into / f"{number:02}-{who}.png")

    with sync_playwright() as playwright, windows(playwright, asked.url.rstrip("/"), seen=seen) as pages:
        play(Stage(pages, shown))
    if not seen:
        say(f"\n  画面 pictures: {asked.into}")


if __name__ == "__main__":
    main()
