"""Takes the README's pictures from a running demo: `python -m tests.e2e.pictures http://127.0.0.1:8080`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, PASSWORD, ROOT

FOLDER = ROOT / "docs" / "pictures"
COLOURS = 160
# The middle of the demo's first grid, where qian works.
LAMP = ("公共设施", "路灯")
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


def keep(page: Page, name: str, folder: Path = FOLDER) -> None:
    """A palette of few colours keeps the repository small and flat areas clean."""
    # What opens has come to rest.
    page.wait_for_timeout(500)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    folder.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)


def report(phone: Page, url: str, kind: tuple[str, str], words: str) -> str:
    """Report something that a picture is to show; the answer is its id."""
    phone.goto(f"{url}/m/")
    phone.get_by_text("随手报", exact=True).first.click()
    for name in kind:
        phone.get_by_role("button", name=name, exact=True).click()
    phone.get_by_text("定位准确").wait_for()
    phone.get_by_role("textbox", name="怎么了").fill(words)
    phone.get_by_role("button", name="上报", exact=True).click()
    phone.get_by_role("heading", name="已经送达").wait_for()
    return phone.url.rpartition("/")[2]


def of_a_case(browser: Browser, url: str) -> None:
    """What the guides tell of a case: asked whether it is known, given out by duty, counted day by day, dealt
    with on the phone, followed by the leader."""
    with signed_in(browser, f"{url}/m/", "qian", 360, 740) as phone:
        report(phone, url, LAMP, "古渡口石阶旁的路灯不亮")
        lamp = report(phone, url, LAMP, "古渡口的路灯坏了，石阶看不清")
        house = report(phone, url, ("公共安全隐患", "危房"), "古渡口 3 号老屋山墙裂缝有一指宽")
    with signed_in(browser, f"{url}/desk/?case={lamp}", "li", 1366, 768) as desk:
        desk.get_by_text("先看看是不是同一件").wait_for()
        keep(desk, "desk-same")
    with signed_in(browser, f"{url}/desk/?case={house}", "zhou", 1366, 768) as desk:
        desk.get_by_role("main").get_by_role("button", name="派单", exact=True).click()
        form = desk.get_by_role("dialog")
        form.get_by_role("radio").first.check()
        keep(desk, "desk-dispatch")
        form.get_by_role("textbox").last.fill("先拉警戒线，住建局明日到场。")
        desk.keyboard.press("Control+Enter")
        form.wait_for(state="detached")
        desk.get_by_text("怎么算的").last.click()
        desk.get_by_text("怎么算的").last.scroll_into_view_if_needed()
        desk.wait_for_timeout(1000)
        keep(desk, "desk-clock")
    with signed_in(browser, f"{url}/m/#/cases/{house}", "qian", 360, 740) as phone:
        keep(phone, "field-case")
    with signed_in(browser, f"{url}/region/?case={house}", "chen", 1366, 768) as region:
        region.get_by_role("button", name="督办").first.click()
        region.wait_for_timeout(1000)
        keep(region, "region-case")


def of_a_table(browser: Browser, url: str) -> None:
    """A hotline's table before it is taken in: every row with what becomes of it, and why."""
    rows = (
        "工单编号,诉求内容,问题类别,所属网格,详细地址,紧急程度,转办时间,办结期限",
        "RX-1001,古渡口路灯不亮,路灯,枫垭镇枫垭社区第一网格,石阶旁,一般,2026-11-28,2026-12-05",
        "RX-1002,巷里有狗咬人,犬只管理,,豆腐巷,紧急,2026-11-28,2026-12-05",
        "RX-1001,同一件又转来一次,路灯,,,一般,2026-11-28,2026-12-05",
        ",没有编号,路灯,,,一般,,明天",
    )
    table = {"name": "热线.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
    with signed_in(browser, f"{url}/desk/", "zhou", 1366, 768) as desk:
        desk.get_by_role("button", name="周远山").click()
        desk.get_by_text("外来件").first.click()
        desk.get_by_role("dialog").locator("input[type=file]").first.set_input_files(files=[table])
        desk.get_by_role("dialog").get_by_role("row").nth(4).wait_for()
        keep(desk, "desk-incoming")


def of_a_county(browser: Browser, url: str) -> None:
    """What is asked and counted after the end: a call back, the three rates, a ledger."""
    with signed_in(browser, f"{url}/desk/?queue=to_call", "zhou", 1366, 768) as desk:
        # Mediators ask after their own disputes.
        desk.get_by_label("类型").select_option(label="事件")
        desk.get_by_role("tabpanel").get_by_role("button").first.click()
        desk.get_by_role("main").get_by_role("button", name="回访").first.click()
        desk.get_by_role("dialog").get_by_text("电话打得怎样").wait_for()
        for answer in "112":
            desk.keyboard.press(answer)
        desk.wait_for_timeout(500)
        keep(desk, "desk-call")
    with signed_in(browser, f"{url}/desk/figures", "zhou", 1366, 900) as figures:
        figures.get_by_role("heading", name="响应率").wait_for()
        keep(figures, "desk-rates")
    with signed_in(browser, f"{url}/desk/ledgers", "zhou", 1366, 640) as ledgers:
        ledgers.get_by_label("台账种类").select_option(index=1)
        ledgers.get_by_label("用途").select_option(index=1)
        ledgers.get_by_role("button", name="生成", exact=True).click()
        ledgers.get_by_role("link", name="下载").first.wait_for(timeout=60_000)
        keep(ledgers, "desk-ledgers")


def of_a_paper(browser: Browser, url: str) -> None:
    """A paper of a dispute, made and there as a PDF."""
    with signed_in(browser, f"{url}/desk/", "wu", 1366, 768) as desk:
        desk.get_by_role("tab", name="我的").click()
        desk.wait_for_timeout(1500)
        desk.get_by_role("tabpanel").get_by_role("button").first.click()
        desk.get_by_text("制作文书", exact=True).click()
        desk.get_by_role("button", name="受理登记表").click()
        desk.get_by_role("button", name="制作并封存").click()
        pdf = desk.get_by_role("link", name="PDF（").first
        pdf.wait_for(timeout=60_000)
        pdf.scroll_into_view_if_needed()
        keep(desk, "desk-papers")


def of_mediation(browser: Browser, url: str) -> None:
    """A week of arranged sessions, one dispute of them with its parties, an agreement that is being kept, and
    who advises at the station."""
    with signed_in(browser, f"{url}/desk/calendar", "wu", 1366, 768) as desk:
        sessions = desk.get_by_role("table").get_by_role("link")
        if sessions.count() == 0:
            desk.keyboard.press("ArrowRight")
        sessions.first.wait_for()
        keep(desk, "desk-calendar")
        mine = desk.get_by_role("paragraph").filter(has_text="吴以和")
        mine.get_by_role("link").first.click()
        side(desk, "当事人")
        keep(desk, "desk-parties")
        desk.goto(f"{url}/desk/keeping")
        desk.get_by_role("button", name="待履行", exact=True).click()
        desk.get_by_role("listitem").get_by_role("link").first.click()
        side(desk, "协议与履行")
        keep(desk, "desk-agreement")
        desk.goto(f"{url}/desk/station")
        for name in ("江明法律师", "示例甲"):
            desk.get_by_text(name).first.wait_for()
        keep(desk, "desk-station")


def side(desk: Page, name: str) -> None:
    """Bring a part of what is told beside a dispute to the top of the picture."""
    part = desk.get_by_role("region", name=name, exact=True)
    part.wait_for()
    desk.wait_for_timeout(1500)
    part.evaluate("part => part.scrollIntoView()")
    desk.wait_for_timeout(1000)


def of_rules(desk: Page) -> None:
    """A rule in a draft and the form of another, read aloud; nothing is saved."""
    for name, kind in (("路灯当天派", "路灯"), ("水渠找主责", "水渠")):
        desk.get_by_role("button", name="添加规则").click()
        desk.keyboard.type(name)
        desk.get_by_role("combobox", name="类别").fill(kind)
        desk.get_by_role("combobox", name="类别").press("Enter")
        desk.get_by_text("念出来是").wait_for()
        if kind == "路灯":
            desk.keyboard.press("Control+Enter")
            desk.get_by_role("listitem").filter(has_text=name).wait_for()


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
            picture.evaluate("picture => picture.closest('.dwell-page').scrollIntoView()")
            figures.wait_for_timeout(1500)
            keep(figures, "desk-dwell")
        with signed_in(browser, f"{url}/desk/routes", "zhou", 1366, 768) as routes:
            of_rules(routes)
            keep(routes, "desk-routes")
        with signed_in(browser, f"{url}/region/", "chen", 1366, 768) as region:
            region.wait_for_timeout(3000)
            keep(region, "region")
            region.get_by_role("button", name="卡在哪里").click()
            flow = region.get_by_role("group", name="流程图")
            flow.get_by_role("button").first.wait_for()
            flow.evaluate("picture => picture.closest('.dwell').scrollIntoView()")
            keep(region, "region-dwell")
        with signed_in(browser, f"{url}/manage/#/categories", "xu", 1366, 768) as manage:
            manage.get_by_role("gridcell").first.wait_for()
            keep(manage, "manage")
        of_a_case(browser, url)
        of_a_table(browser, url)
        of_a_county(browser, url)
        of_mediation(browser, url)
        of_a_paper(browser, url)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
