"""A newcomer's first day: cards, one practice, ten matters and two cases handled, on a line that becomes
slow, falls silent and goes; the browser dies among it. The county has each once, and no word on screen was
untrue when it stood there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.faults import books
from tests.faults.browsers import Browser, bad_line, goes_home, is_installed, reports_left
from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform, until
from tests.faults.phones import REPORTS, report_body

pytestmark = pytest.mark.faults

# Its microphone hears beeps, and nobody is asked whether it may.
FLAGS = (
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--lang=zh-CN",
    "--accept-lang=zh-CN",
)
WIDTH, HEIGHT = 390, 844
# A phone at the edge of its mast.
SLOW = 30_000
PATIENCE_MS = 120_000
KIND = ("公共设施", "道路桥梁")

PRACTISED = "新手练一次，写着玩的"
TEN = [
    "新手一，桥头护栏松了",
    "新手二，路面塌了一块，有照片",
    "新手三，同一处还缺一块井盖",
    "新手四，山背后的路灯不亮",
    "新手五，小石头当场搬开了",
    "新手六，说给话筒听的",
    "新手七，涵洞口堵了草",
    "新手八，路肩裂了一条缝",
    "新手九，指路牌倒了",
    "新手十，没来得及交手机就没电了",
]
WITH_PHOTO, BEHIND_THE_HILL, SETTLED, SPOKEN, UNFINISHED = TEN[1], TEN[3], TEN[4], TEN[5], TEN[9]
# By the page's own clock: when a report was handed in last, and when writes of reports were complete.
HEAR_THE_DISK = """
() => {
  window.kept = []
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    const change = begin.call(this, stores, mode, ...more)
    if (mode === 'readwrite' && [stores].flat().includes('reports')) {
      change.addEventListener('complete', () => window.kept.push(performance.now()))
    }
    return change
  }
  addEventListener('click', ({ target }) => {
    if (target.closest('.send')) window.tapped = performance.now()
  }, true)
}
"""


@dataclass(frozen=True)
class Day:
    """The newcomer's page, the county behind it, and what stands on the one held against the other."""

    page: Page
    url: str
    platform: Platform
    person: Person
    pictures: Path | None

    def open(self, address: str) -> None:
        self.page.goto(f"{self.url}/m/#{address}")

    def words(self) -> str:
        return self.page.locator("body").inner_text()

    def stored(self, words: str) -> list[tuple[str, str]]:
        """State and code, as people read it, of the cases that say so."""
        rows = self.platform.rows("SELECT state, code FROM cases_case WHERE what = %s", words)
        return [(state, f"PA-{code[:4]}-{code[4:]}") for state, code in rows]

    def picture(self, name: str, *, english: bool = False) -> None:
        """For whoever wants to look: what is on screen, and the same in English."""
        if self.pictures is None:
            return
        self.page.screenshot(path=self.pictures / f"{name}.png")
        if english:
            self._speak("en")
            self.page.screenshot(path=self.pictures / f"{name}-en.png")
            self._speak("zh-hans")

    def _speak(self, language: str) -> None:
        cookie: Any = {"name": "pingan_language", "value": language, "url": self.url}
        self.page.context.add_cookies([cookie])
        self.page.reload()
        expect(self.page.locator("main").first).to_be_visible()
        self.page.wait_for_timeout(1500)

    # ── What a worker does

    def begin(self) -> None:
        self.open("/")
        self.page.get_by_role("link", name="随手报").click()

    def choose(self, kind: tuple[str, str] = KIND) -> None:
        """Two taps the first time; later it stands among what is usual, and the tile leads there as well."""
        tile, what = kind
        self.page.locator(".tile").filter(has_text=tile).click()
        self.page.get_by_role("group", name="具体是哪一种？").get_by_text(what, exact=True).click()

    def write(self, words: str) -> None:
        self.page.get_by_role("textbox", name="怎么了").fill(words)

    def fill(self, words: str) -> None:
        self.begin()
        self.choose()
        expect(self.page.get_by_text("定位准确")).to_be_visible()
        self.write(words)

    def hand_in(self) -> None:
        self.page.get_by_role("button", name="上报", exact=True).click()

    def speak_a_note(self) -> None:
        talk = self.page.locator(".talk")
        talk.click()
        expect(talk).to_have_text("松开或点一下结束")
        self.page.wait_for_timeout(2_000)
        talk.click()
        expect(self.page.locator(".spoken audio")).to_be_visible()

    def step(self, title: str, name: str, said: str | None = None) -> None:
        """A step on the case that is open, with what it asks for."""
        self.page.get_by_role("button", name=name, exact=True).click()
        if said is None:
            return
        sheet = self.page.get_by_role("dialog", name=title)
        sheet.get_by_role("textbox").fill(said)
        sheet.get_by_role("button", name=title, exact=True).click()
        expect(sheet).to_be_hidden()

    # ── What must be true

    def is_with_the_county(self, words: str, heading: str = "已经送达") -> str:
        """The page says so only now that it is; the answer is the code, which is the county's."""
        expect(self.page.get_by_role("heading", name=heading)).to_be_visible()
        ((_state, code),) = self.stored(words)
        expect(self.page.locator("main .code")).to_have_text(code)
        assert "还没有到县里" not in self.words()
        return code

    def is_on_the_phone(self, words: str) -> str:
        """The page says so, and it is: not with the county. The answer is the code that was given."""
        expect(self.page.get_by_role("heading", name="还没有送达")).to_be_visible()
        expect(self.page.get_by_text("已存在这部手机上")).to_be_visible()
        expect(self.page.get_by_text("还没有到县里")).to_be_visible()
        assert self.stored(words) == []
        assert "已经送达" not in self.words()
        return self.page.locator("main .code").inner_text()

    def says_it_is_cut_off(self) -> None:
        self.open("/")
        expect(self.page.locator(".live-badge")).to_be_visible()
        expect(self.page.locator(".live-badge.live")).to_have_count(0)

    def shows(self, *, reports: int, acts: int, unfinished: int = 0) -> None:
        """The home page counts what waits as the disk does."""
        self.open("/")
        kept = self.page.get_by_role("region", name="还在这部手机上的上报")
        fold = kept.get_by_role("button", name="全部")
        expect(kept.get_by_role("link").first).to_be_visible()
        if fold.count() > 0:
            fold.click()
        expect(kept.get_by_role("link")).to_have_count(reports + unfinished)
        expect(kept.get_by_text("等信号，自动送出")).to_have_count(reports)
        expect(kept.get_by_text("没写完，继续填写")).to_have_count(unfinished)
        expect(self.page.get_by_text(f"发件箱里有 {acts} 项等待送出")).to_be_visible()
        assert reports_left(self.page) == reports + unfinished


def picture_of_a_road() -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((2400, 1800)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def done(answer: Answer | None) -> Answer:
    assert answer is not None
    assert answer.acknowledges, (answer.status, answer.body)
    return answer


def sent_to(worker: Person, desk: Caller, colleague: Caller, words: str) -> str:
    """A case that the desk sends this worker to."""
    body = report_body(colleague.person) | {"what": words}
    done(colleague.post(REPORTS, body))
    case = f"{REPORTS}/{body['id']}"
    done(desk.post(f"{case}/claim", {}, version=1))
    done(desk.post(f"{case}/dispatch", {"worker_id": worker.account_id, "note": "请去看看"}, version=2))
    return str(body["id"])


def middle_of(platform: Platform, grid: str) -> dict[str, float]:
    ((lng, lat),) = platform.rows(
        "SELECT ST_X(label_point), ST_Y(label_point) FROM territory_area "
        "WHERE code = %s AND valid_to IS NULL",
        grid,
    )
    return {"longitude": lng, "latitude": lat, "accuracy": 8}


@contextmanager
def lines_patience() -> Iterator[None]:
    """On a slow line everything comes late."""
    expect.set_options(timeout=PATIENCE_MS)
    try:
        yield
    finally:
        expect.set_options(timeout=5_000)


def test_a_newcomers_day(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    colleague, person = recruit("qian", 2)
    desk, beside = calls(recruit("li", 1)[0]), calls(colleague)
    handled = sent_to(person, desk, beside, "派给新手：水渠堵了")
    noted = sent_to(person, desk, beside, "派给新手：栏杆坏了")
    wanted = request.config.getoption("--pictures")
    pictures = Path(wanted) if wanted else None
    where: Any = middle_of(platform, person.area_code)

    with bad_line(platform) as (stage, line, url), sync_playwright() as playwright, lines_patience():
        browser = Browser(playwright, tmp_path, url, person, FLAGS)

        def wake() -> Day:
            page = browser.open()
            page.set_default_timeout(PATIENCE_MS)
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            page.context.grant_permissions(["geolocation", "microphone"], origin=url)
            page.context.set_geolocation(where)
            page.add_init_script(f"({HEAR_THE_DISK})()")
            goes_home(page, url)
            return Day(page, url, platform, person, pictures)

        try:
            day = wake()
            in_the_office(day)

            line.bytes_a_second = SLOW
            codes = on_a_slow_line(day)

            stage.call(line.fall_silent)
            codes[BEHIND_THE_HILL] = behind_the_hill(day)

            stage.call(line.lose)
            day.says_it_is_cut_off()
            kept_ms = with_a_photo(day)
            codes |= cut_off(day, handled, noted)
            day.fill(UNFINISHED)
            expect(day.page.get_by_text("已存手机")).to_be_visible()
            browser.kill()

            day = wake()
            back_without_a_network(day)

            line.is_away = False
            all_has_arrived(day, codes)
            drill.tell(on_the_disk_after_ms=kept_ms)
        finally:
            browser.kill()

    reported = platform.rows(
        "SELECT what, count(*) FROM cases_case c JOIN cases_step s ON s.case_id = c.id"
        " WHERE s.action = 'report' AND s.by_id = %s AND what LIKE '新手%%' GROUP BY what",
        person.account_id,
    )
    assert dict(reported) == dict.fromkeys(TEN, 1)
    by_hand = platform.rows(
        "SELECT case_id::text, action FROM cases_step WHERE case_id = ANY(%s::uuid[]) AND by_id = %s",
        [handled, noted],
        person.account_id,
    )
    assert sorted(by_hand) == sorted([(handled, "receive"), (handled, "handle"), (noted, "note")])
    assert day.stored(PRACTISED) == []
    pictured = platform.rows(
        "SELECT what FROM cases_photo f JOIN cases_case c ON c.id = case_id WHERE f.by_id = %s",
        person.account_id,
    )
    spoken = platform.rows(
        "SELECT what, kind FROM cases_file f JOIN cases_case c ON c.id = case_id WHERE f.by_id = %s",
        person.account_id,
    )
    assert pictured == [(WITH_PHOTO,)]
    assert spoken == [(SPOKEN, "webm")]
    books.check(platform)


def in_the_office(day: Day) -> None:
    """Cards, one practice, and what the day needs brought onto the phone."""
    page = day.page
    cards = page.get_by_role("region", name="新手三张卡片")
    for _card in range(2):
        cards.get_by_role("button", name="下一张").click()
    day.picture("1-cards")
    cards.get_by_role("link", name="练一次").click()
    day.choose()
    day.write(PRACTISED)
    day.picture("2-practice")
    page.get_by_role("button", name="上报（练习）").click()
    expect(page.get_by_role("heading", name="练习完成")).to_be_visible()
    assert day.stored(PRACTISED) == []
    assert reports_left(page) == 0
    page.get_by_role("link", name="回首页").click()
    expect(page.get_by_text("实时")).to_be_visible()
    expect(cards).to_have_count(0)
    day.open("/pack")
    page.get_by_role("button", name="开始准备").click()
    expect(page.get_by_text(re.compile("全县 [1-9][0-9]* 个网格"))).to_be_visible()
    is_installed(page)
    day.picture("3-prepared")


def on_a_slow_line(day: Day) -> dict[str, str]:
    codes = {}
    day.fill(TEN[0])
    day.hand_in()
    codes[TEN[0]] = day.is_with_the_county(TEN[0])
    day.picture("4-arrived")
    day.page.get_by_role("button", name="同一地点再报一件").click()
    day.choose()
    day.write(TEN[2])
    day.hand_in()
    codes[TEN[2]] = day.is_with_the_county(TEN[2])
    return codes


def behind_the_hill(day: Day) -> str:
    """The line looks open and carries nothing: the page tries, and then says what is so."""
    day.fill(BEHIND_THE_HILL)
    day.hand_in()
    expect(day.page.get_by_text("正在发送…").first).to_be_visible()
    return day.is_on_the_phone(BEHIND_THE_HILL)


def with_a_photo(day: Day) -> int:
    """Milliseconds from the tap to the disk."""
    page = day.page
    day.begin()
    picture: Any = {"name": "road.jpg", "mimeType": "image/jpeg", "buffer": picture_of_a_road()}
    page.locator(".photos input[type=file]").first.set_input_files(picture)
    expect(page.locator(".photos img")).to_be_visible()
    day.choose()
    day.write(WITH_PHOTO)
    day.hand_in()
    day.is_on_the_phone(WITH_PHOTO)
    since = "window.kept.filter((at) => at > window.tapped)"
    return int(page.evaluate(f"Math.round(Math.min(...{since}) - window.tapped)"))


def cut_off(day: Day, handled: str, noted: str) -> dict[str, str]:
    page, codes = day.page, {}
    day.fill(SETTLED)
    page.get_by_role("switch", name="当场已办结").click()
    day.hand_in()
    codes[SETTLED] = day.is_on_the_phone(SETTLED)
    day.fill(SPOKEN)
    day.speak_a_note()
    day.picture("5-spoken")
    day.hand_in()
    codes[SPOKEN] = day.is_on_the_phone(SPOKEN)
    day.picture("6-not-yet", english=True)
    for words in TEN[6:9]:
        day.fill(words)
        day.hand_in()
        codes[words] = day.is_on_the_phone(words)

    day.open(f"/cases/{handled}")
    day.step("签收", "签收")
    expect(page.get_by_text("还有 1 项没有送到县里")).to_be_visible()
    day.step("办结", "办结", "新手把水渠清了")
    expect(page.get_by_text("还有 2 项没有送到县里")).to_be_visible()
    day.picture("7-case", english=True)
    day.open(f"/cases/{noted}")
    day.step("补充说明", "补充说明", "新手说栏杆要焊")
    expect(page.get_by_text("还有 1 项没有送到县里")).to_be_visible()
    day.shows(reports=7, acts=3)
    day.picture("8-home", english=True)
    day.open("/outbox")
    expect(page.get_by_text("等待送出的上报 7 件")).to_be_visible()
    # Two steps and a note wait; two reports have come through, and say so.
    expect(page.locator(".act:not(.arrived)")).to_have_count(3)
    expect(page.locator(".act.arrived")).to_have_count(2)
    day.picture("9-outbox", english=True)
    day.open("/hand-over")
    expect(page.get_by_text("等待送出的文字 10 项")).to_be_visible()
    day.picture("10-hand-over", english=True)
    page.get_by_role("button", name="封好，交给同事").click()
    expect(page.get_by_text("已经封好")).to_be_visible()
    return codes


def back_without_a_network(day: Day) -> None:
    """The browser was killed: what had been written is there, to the last letter, and is not called sent."""
    page = day.page
    day.says_it_is_cut_off()
    expect(page.get_by_text("写下的先存手机")).to_be_visible()
    expect(page.get_by_role("region", name="新手三张卡片")).to_have_count(0)
    day.shows(reports=7, acts=3, unfinished=1)
    day.picture("11-back")
    page.get_by_role("link").filter(has_text="没写完，继续填写").click()
    expect(page.get_by_role("textbox", name="怎么了")).to_have_value(UNFINISHED)
    day.hand_in()
    day.is_on_the_phone(UNFINISHED)


def all_has_arrived(day: Day, codes: dict[str, str]) -> None:
    page = day.page
    until(lambda: all(day.stored(words) for words in TEN), "the county has all ten", PATIENCE_MS / 1000)
    day.open("/")
    expect(page.get_by_text("实时")).to_be_visible()
    expect(page.get_by_text("写下的先存手机")).to_have_count(0)
    expect(page.get_by_role("region", name="还在这部手机上的上报")).to_have_count(0)
    expect(page.get_by_text("发件箱里有")).to_have_count(0)
    page.get_by_role("tab", name="我报的").click()
    for words in TEN:
        expect(page.locator("a[href*='/cases/']").filter(has_text=words)).to_have_count(1)
    day.picture("12-all-there")
    # What the resident was told is what the county calls it.
    assert {words: day.stored(words)[0][1] for words in codes} == codes
    assert [state for state, _code in day.stored(SETTLED)] == ["closed"]
    day.open("/outbox")
    expect(page.get_by_text("没有等待送出的内容")).to_be_visible()
    expect(page.locator(".act.arrived")).to_have_count(len(TEN) + 3)
    assert "还没有" not in day.words()
    day.picture("13-outbox", english=True)
    page.goto(f"{day.url}/m/#/")
    page.get_by_role("tab", name="我报的").click()
    page.locator("a[href*='/cases/']").filter(has_text=SPOKEN).click()
    expect(page.locator("audio").first).to_be_visible()
    day.picture("14-spoken-note", english=True)
