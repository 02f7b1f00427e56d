"""A real browser with a disk of its own, on a line that can be made bad; killed by its number."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, Playwright

from tests.faults.callers import Person
from tests.faults.parts import Platform, until
from tests.faults.proxy import BadLine
from tests.faults.screens import Stage

CHROMIUM = "/usr/bin/chromium"
# What of its reports the page's own disk holds still.
_LEFT = """
async () => {
  const opening = indexedDB.open('pingan-field')
  const db = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)))
  const asked = db.transaction('reports').objectStore('reports').count()
  const left = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)))
  db.close()
  return left
}
"""


class Browser:
    """Its disk outlives it, as a phone's does."""

    def __init__(
        self, playwright: Playwright, disk: Path, url: str, person: Person, flags: Sequence[str] = ()
    ) -> None:
        self._playwright, self._disk, self._url, self._person = playwright, disk, url, person
        self._flags = flags
        self._process: subprocess.Popen[bytes] | None = None

    def open(self) -> Page:
        """A page of whoever has this phone, signed in, and nothing in it yet."""
        told = self._disk / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                CHROMIUM,
                "--headless=new",
                "--no-sandbox",
                "--no-first-run",
                "--remote-debugging-port=0",
                f"--user-data-dir={self._disk}",
                *self._flags,
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(lambda: told.exists() and told.read_text(encoding="utf-8").count("\n") >= 1, "the browser", 60)
        port = told.read_text(encoding="utf-8").splitlines()[0]
        context = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0]
        cookies: list[Any] = [
            {"name": "pingan_session", "value": self._person.session_key, "url": self._url},
            {"name": "pingan_language", "value": "zh-hans", "url": self._url},
        ]
        context.add_cookies(cookies)
        return context.new_page()

    def kill(self) -> None:
        """With all that belongs to it, and no goodbye."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def bad_line(platform: Platform) -> Iterator[tuple[Stage, BadLine, str]]:
    """A line to the platform, the thread that it lives in, and the address at its near end."""
    stage, line = Stage(), BadLine(platform.place.port)
    try:
        yield stage, line, f"http://127.0.0.1:{stage.do(line.open())}"
        stage.do(line.close())
    finally:
        stage.clear()


def goes_home(page: Page, url: str) -> None:
    """However often the line is cut below it."""
    until(lambda: _went(page, f"{url}/m/"), "the page comes", 120)


def _went(page: Page, address: str) -> bool:
    try:
        page.goto(address, timeout=15_000)
        # Whatever language this browser asks for.
        page.locator("a[href='#/report']").first.wait_for(timeout=15_000)
    except Error:
        return False
    return True


def is_installed(page: Page) -> None:
    """Back when the phone has all files of the page and opens it by itself."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def reports_left(page: Page) -> int:
    """So many reports are on the phone's disk."""
    return int(page.evaluate(_LEFT))
