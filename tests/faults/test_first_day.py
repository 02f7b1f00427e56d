"""A county's first day: from an empty machine and three spreadsheets to a case that a dispatcher sees, over
HTTPS, in the order of the list that the platform gives. That list tells what is left, which is nothing."""

from __future__ import annotations

import json
import re
import ssl
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.faults import made_county
from tests.faults.conftest import Drill
from tests.faults.first_day import PHONE, Clock, Person
from tests.faults.parts import Place, until
from tests.ports import free_port

pytestmark = pytest.mark.faults

PASSWORD, OWN = "Green-Field-Before-Dawn-7", "Nobody-Else-Knows-This-8"
WORDS = "第一天的路灯不亮"
HEADINGS = ("姓名", "用户名", "工作电话", "角色", "区域代码", "单位", "起始日期")
# The list calls these advised: a county goes into service without them.
WITHOUT = {"区划边界", "工作日历", "职责清单", "时限", "短信等通知渠道"}


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    asked = request.config.getoption("--pictures")
    if asked is None:
        return None
    folder = Path(asked)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A machine that has nothing yet."""
    place = Place(tmp_path / "county", free_port(), free_port(), {"PINGAN_DEMO": "0"})
    yield place
    place.order("reset", "--yes")


@pytest.fixture
def served(place: Place) -> Iterator[Place]:
    """The same with HTTPS by a root of its own and a target for backups, as they are written into .env."""
    with tempfile.TemporaryDirectory(prefix="pingan-target-") as folder:
        Path(folder).chmod(0o755)
        tls = {"PINGAN_TLS_NAME": "localhost", "PINGAN_TLS_PORT": str(free_port())}
        yield replace(place, more={**place.more, **tls, "PINGAN_BACKUP_DIR": folder})


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


def emblem(folder: Path) -> Path:
    picture = Image.new("RGB", (480, 480), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((20, 20, 460, 460), fill="#b5442e")
    draw.polygon([(240, 100), (380, 370), (100, 370)], fill="#f3d58a")
    picture.save(folder / "emblem.png")
    return folder / "emblem.png"


def kept(place: Place, what: str) -> dict[str, object]:
    file = place.var / "operations" / f"{what}.json"
    said: dict[str, object] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return said


def test_a_county_goes_into_service_on_its_first_day(
    place: Place, served: Place, browser: Browser, tmp_path: Path, pictures: Path | None, drill: Drill
) -> None:
    clock, county = Clock(), made_county
    areas = county.write(tmp_path / "areas.xlsx", [("代码", "名称", "户数", "人口"), *county.areas()])
    desks = county.write(tmp_path / "desks.xlsx", [HEADINGS, *county.desks()])
    workers = county.write(tmp_path / "workers.xlsx", [HEADINGS, *county.workers()])
    people = len(list(county.desks())) + county.GRIDS
    url = f"http://127.0.0.1:{place.port}"
    with clock.step("setup"):
        links = re.findall(r"http\S+/begin\?key=\S+", place.order("setup", str(areas)))
    assert len(links) == 3
    names = (("苏系统", "system"), ("安保全", "security"), ("沈审计", "audit"))
    system, security, audit = (
        Person(browser, url, name, username, PASSWORD, pictures) for name, username in names
    )
    with clock.step("administrators"):
        for one, link in zip((system, security, audit), links, strict=True):
            one.open_by_link(link)
    audit.leave()
    # The link leads to the list, and the list says what is missing.
    expect(system.page.get_by_role("heading", name="启用清单")).to_be_visible()
    system.look("list-begun")
    begun = system.states()
    assert begun["区划"] == begun["三个管理员"] == begun["事项类别"] == "done"
    with clock.step("name and emblem"):
        system.choose_emblem(emblem(tmp_path), "Qinghe County")
    with clock.step("departments"):
        system.paste_rows("organisations", list(county.departments()), "首批部门")
    with clock.step("people"):
        system.take_in_people(desks, "首批工作台岗位", people - county.GRIDS)
        system.take_in_people(workers, "首批网格员", county.GRIDS)
    with clock.step("posts"):
        security.give_all_posts("同意", people)
    with clock.step("service points"):
        system.paste_rows("points", list(county.doors()), "首批服务点")
    with clock.step("slips"):
        slips = system.print_slips("首批开通", people)
    assert len(slips) == people
    for one in (system, security):
        one.leave()
    with clock.step("HTTPS and backups"):
        place.order("stop")
        served.order("start")
        until(lambda: "ended" in kept(served, "drill"), "there was a backup and a drill", 900)
        served.order("escrow", "--shares", "2", "3")
        served.order("backup")
    url = f"https://localhost:{served.more['PINGAN_TLS_PORT']}"
    trusts = ssl.create_default_context(cafile=str(served.var / "tls" / "root.crt"))
    with urllib.request.urlopen(f"{url}/readyz", context=trusts) as answer:  # noqa: S310
        assert answer.status == 200
    # This browser does not know the county's root, which a phone is given at /ca.
    trusting = {"ignore_https_errors": True}
    system = replace(system, url=url, more=trusting, _context=None, _page=None)
    with clock.step("go live"):
        system.sign_in("/manage/")
        system.page.locator("input[name=code]").fill(system.code())
        system.page.get_by_role("button", name="确认", exact=True).click()
        expect(system.page.get_by_role("heading", name="还差一步")).to_be_hidden()
        left = {name for name, state in system.states().items() if state != "done"}
    system.look("list-done")
    assert left <= WITHOUT
    told = next(iter(county.workers()))[0]
    worker_name = next(name for name in slips if name.endswith("101201001-1"))
    dispatcher_name = next(name for name in slips if name.startswith("desk1"))
    with clock.step("first case"):
        worker = Person(
            browser, url, told, worker_name, slips[worker_name], pictures, size=dict(PHONE), more=trusting
        )
        worker.begin_by_slip("/m/", OWN)
        code = worker.report(("公共设施", "路灯"), WORDS)
        desk = Person(
            browser, url, "陶镇调", dispatcher_name, slips[dispatcher_name], pictures, more=trusting
        )
        desk.begin_by_slip("/desk/", OWN)
        expect(desk.page.get_by_text(WORDS).first).to_be_visible()
    desk.look("desk")
    assert code
    drill.tell(**{name: f"{seconds:.0f} s" for name, seconds in clock.steps.items()})
