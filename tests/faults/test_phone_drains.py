"""The page of a worker on a bad line: its outbox empties once, whatever is cut or killed within."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.faults import books
from tests.faults.browsers import Browser, bad_line, goes_home, is_installed, reports_left
from tests.faults.callers import Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform, until
from tests.faults.phones import report_body

pytestmark = pytest.mark.faults

REPORTS = 500
# So many of each, in any order.
STRIKES = {"browser": 3, "server": 3, "cut": 12}
# A batch of a hundred takes longer than that: some have arrived by then, and the page has not heard of it.
BETWEEN = (0.3, 1.5)
SLOW = 40_000
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


def test_five_hundred_reports_leave_the_page_once_each(
    platform: Platform, recruit: Callable[[str, int], list[Person]], drill: Drill, tmp_path: Path
) -> None:
    (person,) = recruit("qian", 1)
    drafts = [draft_of(person) for _ in range(drill.sized(REPORTS))]
    ids = [draft["id"] for draft in drafts]
    strikes = [strike for strike, times in STRIKES.items() for _time in range(times)]
    drill.chance.shuffle(strikes)
    arrived_at: dict[str, list[int]] = {strike: [] for strike in STRIKES}

    def arrived() -> int:
        return int(platform.one("SELECT count(*) FROM cases_case WHERE id = ANY(%s::uuid[])", ids))

    with bad_line(platform) as (stage, line, url), sync_playwright() as playwright:
        browser = Browser(playwright, tmp_path, url, person)
        try:
            page = browser.open()
            goes_home(page, url)
            is_installed(page)
            page.evaluate(PUT, {"account": person.account_id, "drafts": drafts})
            line.bytes_a_second = SLOW
            with suppress(Error):
                page.reload(wait_until="commit")
            for strike in strikes:
                time.sleep(drill.chance.uniform(*BETWEEN))
                arrived_at[strike].append(arrived())
                if strike == "browser":
                    browser.kill()
                    page = browser.open()
                    goes_home(page, url)
                elif strike == "server":
                    platform.web.kill()
                    platform.web.start()
                else:
                    stage.call(lambda: line.cut(line.some(drill.chance.uniform(0.3, 1), drill.chance)))
            line.bytes_a_second = None
            until(lambda: arrived() == len(ids), "all are with the county", PATIENCE_SECONDS)
            until(lambda: reports_left(page) == 0, "the phone knows it", PATIENCE_SECONDS)
            drill.tell(reports=len(ids), **{f"arrived_at_{strike}": at for strike, at in arrived_at.items()})
        finally:
            browser.kill()
    steps = platform.rows(
        "SELECT case_id::text, count(*) FROM cases_step WHERE case_id = ANY(%s::uuid[]) GROUP BY 1", ids
    )
    assert dict(steps) == dict.fromkeys(ids, 1)
    assert books.orphans(platform, ids) == 0
    books.check(platform)
