"""The page of a worker on a bad line: its outbox empties once, whatever is cut, its browser killed within."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Playwright, sync_playwright

from tests.faults import books
from tests.faults.callers import Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform, until
from tests.faults.phones import report_body
from tests.faults.proxy import BadLine
from tests.faults.screens import Stage

pytestmark = pytest.mark.faults

CHROMIUM = "/usr/bin/chromium"
REPORTS = 500
CUTS = 12
# Of the first batch some have arrived by then, and the page has not heard of it.
CUT_EVERY = (0.3, 1.5)
PATIENCE_SECONDS = 300

# The page's own disk, written as the page writes it.
PUT = """
async ({ account, drafts }) => {
  const opening = indexedDB.open('pingan-field')
  const db = await new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)))
  const change = db.transaction('reports', 'readwrite')
  for (const draft of drafts) change.objectStore('reports').put(draft, [account, draft.id])
  await new Promise((resolve) => (change.oncomplete = resolve))
  db.close()
}
"""
LEFT = """
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
    """A browser with a disk of its own, to be killed by the number of its process."""

    def __init__(self, playwright: Playwright, disk: Path, url: str, person: Person) -> None:
        self._playwright, self._disk, self._url, self._person = playwright, disk, url, person
        self._process: subprocess.Popen[bytes] | None = None

    def open(self) -> Page:
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
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(lambda: told.exists() and told.read_text(encoding="utf-8").count("\n") >= 1, "the browser", 60)
        port = told.read_text(encoding="utf-8").splitlines()[0]
        context = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}").contexts[0]
        session = {"name": "pingan_session", "value": self._person.session_key, "url": self._url}
        context.add_cookies([session])  # type: ignore[list-item]  # the stubs want a class
        return context.new_page()

    def kill(self) -> None:
        """With all that belongs to it, and no goodbye."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


def draft_of(person: Person) -> dict[str, Any]:
    """A report that was handed in without signal."""
    request = report_body(person)
    return {
        **dict.fromkeys(("urgency", "point", "grid", "refusal", "stored")),
        "id": request["id"],
        "category": request["category"],
        "what": request["what"],
        "placeNote": "",
        "pointBy": "receiver",
        "onSpot": False,
        "photos": [],
        "dropped": [],
        "begunAt": "2026-01-01T00:00:00Z",
        "stage": "waiting",
        "request": request,
    }


@contextmanager
def bad_line(platform: Platform) -> Iterator[tuple[Stage, BadLine, str]]:
    stage, line = Stage(), BadLine(platform.place.port)
    try:
        yield stage, line, f"http://127.0.0.1:{stage.do(line.open())}"
        stage.do(line.close())
    finally:
        stage.clear()


def goes_to(page: Page, address: str) -> None:
    """However often the line is cut below it."""
    until(lambda: _went(page, address), "the page comes", 120)


def _went(page: Page, address: str) -> bool:
    try:
        page.goto(address, timeout=15_000)
        # Whatever language this browser asks for.
        page.locator("a[href='#/report']").first.wait_for(timeout=15_000)
    except Error:
        return False
    return True


def test_five_hundred_reports_leave_the_page_once_each(
    platform: Platform, recruit: Callable[[str, int], list[Person]], drill: Drill, tmp_path: Path
) -> None:
    (person,) = recruit("qian", 1)
    drafts = [draft_of(person) for _ in range(drill.sized(REPORTS))]
    ids = [draft["id"] for draft in drafts]

    def arrived() -> int:
        return int(platform.one("SELECT count(*) FROM cases_case WHERE id = ANY(%s::uuid[])", ids))

    with bad_line(platform) as (stage, line, url), sync_playwright() as playwright:
        browser = Browser(playwright, tmp_path, url, person)
        try:
            page = browser.open()
            goes_to(page, f"{url}/m/")
            page.evaluate(PUT, {"account": person.account_id, "drafts": drafts})
            with suppress(Error):
                page.reload(wait_until="commit")
            until(lambda: arrived() > 0, "the first are through", PATIENCE_SECONDS)
            browser.kill()
            at_death = arrived()
            page = browser.open()
            goes_to(page, f"{url}/m/")
            cuts = 0
            while cuts < drill.sized(CUTS) and arrived() < len(ids):
                time.sleep(drill.chance.uniform(*CUT_EVERY))
                stage.call(lambda: line.cut(line.some(drill.chance.uniform(0.3, 1), drill.chance)))
                cuts += 1
            platform.web.kill()
            platform.web.start()
            until(lambda: arrived() == len(ids), "all are with the county", PATIENCE_SECONDS)
            until(lambda: page.evaluate(LEFT) == 0, "the phone knows it", PATIENCE_SECONDS)
            drill.tell(reports=len(ids), arrived_when_the_browser_died=at_death, cuts=cuts)
        finally:
            browser.kill()
    steps = platform.rows(
        "SELECT case_id::text, count(*) FROM cases_step WHERE case_id = ANY(%s::uuid[]) GROUP BY 1", ids
    )
    assert dict(steps) == dict.fromkeys(ids, 1)
    assert books.orphans(platform, ids) == 0
    books.check(platform)
