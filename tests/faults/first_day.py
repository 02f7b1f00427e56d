"""What the people of a county do on its first day, step by step on screen, each step timed and pictured."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pyotp
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e import pictures

# A machine of many may take its time; nothing here is measured by waiting.
PATIENCE_MS: Final = 60_000
expect.set_options(timeout=PATIENCE_MS)
DESK: Final = {"width": 1366, "height": 900}
# What stands on each slip after the words "user name" and "password".
_SLIPS: Final = """slips => slips.map(one =>
  [...one.querySelectorAll('code')].slice(-2).map(code => code.textContent))"""
_PASTE: Final = """text => {
  const held = new DataTransfer()
  held.setData('text/plain', text)
  const told = { clipboardData: held, bubbles: true, cancelable: true }
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', told))
}"""
PHONE: Final = {"width": 390, "height": 844}


@dataclass
class Clock:
    """How long each step took, in the order of doing them."""

    steps: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.steps[name] = self.steps.get(name, 0.0) + time.monotonic() - began


@dataclass
class Person:
    """Somebody with a browser of their own, a password and a phone that makes codes."""

    browser: Browser
    url: str
    name: str
    username: str
    password: str
    pictures: Path | None = None
    size: dict[str, int] = field(default_factory=lambda: dict(DESK))
    more: dict[str, Any] = field(default_factory=dict)
    secret: str = ""
    _context: BrowserContext | None = None
    _page: Page | None = None
    _used: str = ""

    @property
    def page(self) -> Page:
        if self._page is None:
            self._context = self.browser.new_context(viewport=self.size, locale="zh-CN", **self.more)
            self._context.set_default_timeout(PATIENCE_MS)
            self._page = self._context.new_page()
        return self._page

    def leave(self) -> None:
        if self._context is not None:
            self._context.close()
        self._context = self._page = None

    def look(self, name: str) -> None:
        """Keep a picture of what is on screen, where somebody wants to see it."""
        if self.pictures is not None:
            pictures.keep(self.page, name, self.pictures)

    def code(self) -> str:
        """What the phone shows; a code that was used is waited out."""
        while (shown := pyotp.TOTP(self.secret).now()) == self._used:
            time.sleep(0.5)
        self._used = shown
        return shown

    # -- the door

    def open_by_link(self, link: str) -> None:
        """The link of the first day: an account, then its door."""
        page = self.page
        page.goto(link)
        page.get_by_label("姓名", exact=True).fill(self.name)
        page.get_by_label(re.compile("^用户名")).fill(self.username)
        page.get_by_label(re.compile("^密码：")).fill(self.password)
        page.get_by_label("再输一次密码").fill(self.password)
        self.look(f"begin-{self.username}")
        page.get_by_role("button", name="开通账号").click()
        self.sign_in(None)
        self.set_up_codes()

    def sign_in(self, path: str | None) -> None:
        if path is not None:
            self.page.goto(f"{self.url}{path}")
        self.page.locator("input[name=username]").fill(self.username)
        self.page.locator("input[name=password]").fill(self.password)
        self.page.get_by_role("button", name="登录", exact=True).click()

    def set_up_codes(self) -> None:
        """A phone is shown the secret, and gives a code."""
        page = self.page
        expect(page.get_by_role("heading", name="先设置二次验证")).to_be_visible()
        self.look(f"factors-{self.username}")
        page.get_by_role("button", name="用手机设置").click()
        secret = page.locator("p.typed code")
        expect(secret).to_be_visible()
        self.secret = secret.inner_text().replace(" ", "")
        page.locator("input[name=code]").fill(self.code())
        page.get_by_role("button", name="完成设置").click()
        page.get_by_role("button", name="已收好").click()
        page.get_by_role("button", name="设好了，进入").click()

    def confirm_if_asked(self, then: Locator, patience: int = 1) -> None:
        """Show once more that it is oneself, where the page asks for it before it goes on."""
        asked = self.page.get_by_role("dialog", name="请再确认是您本人")
        expect(asked.or_(then).first).to_be_visible(timeout=patience * PATIENCE_MS)
        if asked.is_visible():
            asked.locator("input[name=code]").fill(self.code())
            asked.get_by_role("button", name="确认", exact=True).click()
            expect(asked).to_be_hidden()
        expect(then).to_be_visible(timeout=patience * PATIENCE_MS)

    # -- the administrators' page

    def go(self, place: str) -> None:
        self.page.goto(f"{self.url}/manage/#/{place}")

    def states(self) -> dict[str, str]:
        """The check list as it stands: what it calls a step, and how it stands."""
        self.go("people")
        self.go("setup")
        page = self.page
        expect(page.get_by_role("heading", name="启用清单")).to_be_visible()
        items = page.get_by_role("main").locator("ol > li")
        expect(items.first).to_be_visible()
        return {
            one.locator("h2").evaluate("h => h.firstChild.textContent.trim()"): str(
                one.get_attribute("class")
            )
            for one in items.all()
        }

    def take_in_people(self, path: Path, why: str, people: int) -> None:
        """A table of people: judged row by row, then taken in."""
        page = self.page
        self.go("rolls")
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_role("textbox", name=re.compile("^理由")).fill(why)
        page.get_by_role("button", name="检查这张表").click()
        expect(page.get_by_text(f"检查完了：可导入 {people} 行，有误 0 行。")).to_be_visible()
        self.look(f"rolls-{people}-judged")
        page.get_by_role("button", name="开始导入").first.click()
        expect(page.get_by_text("导完了")).to_be_visible(timeout=20 * PATIENCE_MS)
        self.look(f"rolls-{people}")

    def choose_emblem(self, picture: Path, name_en: str) -> None:
        """The name that pages go by, and the picture beside it."""
        page = self.page
        self.go("county")
        page.get_by_label("英文县名").fill(name_en)
        page.locator("input[type=file]").set_input_files(picture)
        expect(page.get_by_text("图片已收下")).to_be_visible()
        self.look("county")
        page.get_by_role("button", name="保存", exact=True).click()
        expect(page.get_by_text("已保存。重新打开页面即可看到。")).to_be_visible()

    def give_all_posts(self, answer: str, most: int) -> None:
        """Whatever waits, at once."""
        page = self.page
        self.go("nominations")
        self.load_all()
        page.get_by_role("checkbox", name="选中已列出的全部").check()
        page.get_by_role("textbox", name=re.compile("^意见")).fill(answer)
        give = page.get_by_role("button", name=re.compile(r"^批准选中的 \d+ 项$"))
        self.look("nominations")
        give.click()
        self.confirm_if_asked(page.get_by_text(f"已处理 {most} 项。"), patience=20)
        self.look("nominations-given")

    def load_all(self) -> None:
        page = self.page
        every = page.get_by_role("button", name="全部加载")
        more = page.get_by_role("button", name=re.compile("加载更多|正在加载"))
        expect(page.locator("tbody tr").first).to_be_visible()
        if every.is_visible():
            every.click()
            expect(more).to_be_hidden(timeout=20 * PATIENCE_MS)

    def print_slips(self, why: str, people: int) -> dict[str, str]:
        """First passwords for all who have none: what each slip says, by user name."""
        page = self.page
        self.go("people")
        page.get_by_label("状态").select_option("no_password")
        expect(page.get_by_role("button", name="全部加载")).to_be_visible()
        self.load_all()
        page.get_by_role("checkbox", name="选中已列出的全部").check()
        page.get_by_role("button", name=f"给选中的 {people} 人发初始密码").click()
        page.get_by_role("textbox", name=re.compile("^理由")).fill(why)
        page.get_by_role("button", name="确定发放").click()
        page.get_by_role("button", name=re.compile("再按一次")).click()
        slips = page.locator("ul.cut li")
        done = page.get_by_role("button", name="打印", exact=True)
        self.confirm_if_asked(done, patience=20)
        expect(slips).to_have_count(people, timeout=60 * PATIENCE_MS)
        page.emulate_media(media="print")
        self.look("slips-on-paper")
        page.emulate_media(media="screen")
        return dict(slips.evaluate_all(_SLIPS))

    def paste_rows(self, section: str, rows: Sequence[Sequence[str]], why: str) -> None:
        """Rows below those that are there, as they are copied from a spreadsheet; then checked and saved."""
        page = self.page
        self.go(section)
        page.get_by_role("button", name="加一行").click()
        fresh = page.get_by_role("row").filter(
            has=page.locator("[role=rowheader]", has_text=re.compile(r"^\s*\+"))
        )
        fresh.get_by_role("gridcell").first.click()
        page.evaluate(_PASTE, "\n".join("\t".join(row) for row in rows))
        expect(page.get_by_text(re.compile(f"^\\s*新增 {len(rows)}，"))).to_be_visible()
        page.get_by_role("button", name="检查", exact=True).click()
        expect(page.get_by_text("检查通过")).to_be_visible()
        page.get_by_placeholder("修改原因").fill(why)
        page.get_by_role("button", name="保存", exact=True).click()
        expect(page.get_by_role("button", name="放弃改动")).to_be_hidden()
        self.look(section)

    # -- those who were given a slip

    def begin_by_slip(self, path: str, own: str) -> None:
        """What stands on the slip lets them in once; then the password is their own."""
        page = self.page
        self.sign_in(path)
        expect(page.get_by_role("heading", name="先设置自己的密码")).to_be_visible()
        self.look(f"slip-{self.username}")
        page.locator("input[name=new_password]").fill(own)
        page.locator("input[name=again]").fill(own)
        page.get_by_role("button", name="保存新密码").click()
        expect(page.get_by_role("heading", name="先设置自己的密码")).to_be_hidden()
        self.password = own

    def report(self, kind: tuple[str, str], words: str) -> str:
        """A matter of one's own grid, where no map tells where one stands; its code."""
        page = self.page
        page.get_by_text("随手报", exact=True).first.click()
        for name in kind:
            page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_text("先按您的网格上报")).to_be_visible()
        page.get_by_role("textbox", name="怎么了").fill(words)
        self.look("report")
        page.get_by_role("button", name="上报", exact=True).click()
        expect(page.get_by_role("heading", name="已经送达")).to_be_visible()
        found = re.search(r"PA-\w{4}-\w{5}", page.get_by_role("main").inner_text())
        assert found
        self.look("reported")
        return found[0]
