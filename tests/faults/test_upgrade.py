"""The last release's county comes up to this one, and stands as it was when a step of the upgrade fails.

Pages that are open meanwhile were told, keep what is in them, and go on with the files of the new release.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg2
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.test_a_weak_phone import hand_in
from tests.faults import next_release
from tests.faults.browsers import is_installed, reports_left
from tests.faults.callers import CSRF_TOKEN, Caller, Person
from tests.faults.county import County
from tests.faults.parts import ROOT, Place, accepts, until
from tests.migrations.conftest import HERE
from tests.ports import free_port

pytestmark = pytest.mark.faults

# The parts of `./run` by themselves, to put the last release's tables where it would look for them.
LOAD = """
sql() { as_db_owner "$DB_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$DB_SOCKET" -p "$DB_PORT" "$@"; }
load_release() {
    echo 'DROP DATABASE pingan WITH (FORCE)' | admin_sql && settle_roles &&
        xz -dc "$RELEASE/last_release.sql.xz" | sql -U pingan_owner -d pingan &&
        printf '%s' "$MORE; $RIGHTS" | sql -U pingan_owner -d pingan
}
open_var
lock_var
need_tools
app_env
cat "$RELEASE/field_keys.json" >"$SECRETS/field_keys.json"
rm -f "$STAMPS"/*
with_database load_release
"""

# The dump tells no rights; that release's servers had these.
RIGHTS = (
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pingan;"
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO pingan"
)


def load(place: Place, more: str = "") -> None:
    """Its data, and what somebody did to it."""
    head = (ROOT / "run").read_text(encoding="utf-8").split("command_name=", 1)[0]
    head = head.replace('ROOT=$(cd "$(dirname "$0")" && pwd -P) || exit 1', f"ROOT='{ROOT}'")
    done = subprocess.run(
        ["sh", "-c", f"{head}\nset_paths\n{LOAD}"],
        env=place.env | {"RELEASE": str(HERE), "MORE": more, "RIGHTS": RIGHTS},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def open_folder() -> Iterator[Path]:
    """One that the platform's own account may read."""
    with tempfile.TemporaryDirectory(prefix="pingan-target-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def keeping_backups(var: Path, **more: str) -> Iterator[Place]:
    """A place that does, not at work."""
    with open_folder() as backups:
        place = Place(var, free_port(), free_port(), {"PINGAN_BACKUP_DIR": str(backups), **more})
        place.order("prepare")
        yield place
        place.order("reset", "--yes")


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Place]:
    with keeping_backups(tmp_path / "var", PINGAN_DEMO="0") as place:
        yield place


# Where the pages of a release lie.
PAGES = "PINGAN_FRONTEND_DIST"


@pytest.fixture
def releases() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def at_work(tmp_path: Path, releases: Path) -> Iterator[Place]:
    """A place with people, that serves."""
    pages = next_release.copied(releases / "old")
    with keeping_backups(tmp_path / "var", **{PAGES: str(pages)}) as place:
        place.order("start")
        yield place
        place.order("stop")


def asked(place: Place, sql: str, *values: str) -> list[tuple[object, ...]]:
    with psycopg2.connect(**place.database) as connection, connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def is_backed_up(place: Place) -> bool:
    try:
        told = json.loads((place.var / "operations" / "backup.json").read_text(encoding="utf-8"))
    except OSError:
        return False
    return bool(told["sound"])


def test_the_last_release_comes_up_and_everybody_is_told_until_it_has(county: Place) -> None:
    load(county)
    told = county.order("upgrade", "--yes")
    until(lambda: county.order("status", "--json") != "{}", "it serves", 120)
    assert asked(county, "SELECT count(*) FROM operations_upgrade WHERE over_at IS NULL") == [(0,)]
    assert asked(county, "SELECT count(*) > 60 FROM cases_case") == [(True,)], told
    assert is_backed_up(county)
    # What is announced is over with the next.
    county.order("upgrade", "--announce", "22:00")
    assert asked(county, "SELECT count(*) FROM operations_upgrade WHERE over_at IS NULL") == [(1,)]
    county.order("upgrade", "--yes")
    assert asked(county, "SELECT count(*) FROM operations_upgrade WHERE over_at IS NULL") == [(0,)]
    county.order("stop")


def test_the_county_stands_again_when_a_migration_fails(county: Place) -> None:
    # The last of the tables that are to be made is there already, after all others were changed.
    load(county, "CREATE TABLE operations_upgrade (id int)")
    with pytest.raises(AssertionError, match="nobody wrote since the platform stopped"):
        county.order("upgrade", "--yes")
    found = "SELECT (SELECT count(*) > 60 FROM cases_case), to_regclass('cases_task') IS NULL"
    psql = county.order("psql", "-Atc", found)
    assert psql.split() == ["t|t"]


PATIENCE_MS = 60_000
HOURS = ZoneInfo("Asia/Shanghai")


def page_of(chromium: Browser, place: Place, person: Person, path: str, **more: Any) -> Page:
    origin = f"http://127.0.0.1:{place.port}"
    context = chromium.new_context(locale="zh-CN", timezone_id=HOURS.key, **more)
    context.set_default_timeout(PATIENCE_MS)
    said = {"pingan_session": person.session_key, "csrftoken": CSRF_TOKEN}
    context.add_cookies([{"name": name, "value": value, "url": origin} for name, value in said.items()])
    page = context.new_page()
    page.goto(origin + path)
    return page


def somebody(place: Place, like: str) -> Person:
    [told] = json.loads(place.python("tests.faults.recruit", like, "1"))
    return Person(**told)


def spot_of(place: Place, person: Person) -> dict[str, float]:
    """The middle of their grid."""
    [(lng, lat)] = asked(
        place,
        "SELECT ST_X(label_point), ST_Y(label_point) FROM territory_area"
        " WHERE code = %s AND valid_to IS NULL",
        person.area_code,
    )
    return {"longitude": float(str(lng)), "latitude": float(str(lat)), "accuracy": 8}


def files_of(page: Page) -> str:
    """By its first file one knows the release of a page."""
    return str(page.locator("script[type=module]").first.get_attribute("src"))


def test_open_pages_are_told_keep_what_is_in_them_and_go_on_with_the_new_files(
    at_work: Place, releases: Path
) -> None:
    place = at_work
    qian, li = somebody(place, "qian"), somebody(place, "li")
    case = County({"qian": Caller(place.port, qian), "li": Caller(place.port, li)}, "").taken()
    arrived = "SELECT count(*) FROM cases_case WHERE what = %s"
    unsent, unfinished = f"升级时写的，{uuid4()}", f"还没写完，{uuid4()}"
    with sync_playwright() as playwright, ThreadPoolExecutor(1) as operator:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        desk = page_of(chromium, place, li, f"/desk/?queue=open&case={case}")
        desk.locator(".composer textarea").fill(unfinished)
        other = desk.context.new_page()
        other.goto(f"http://127.0.0.1:{place.port}/desk/")
        expect(other.get_by_role("button", name="登记").first).to_be_visible()
        missing: list[str] = []
        other.on("response", lambda one: missing.append(one.url) if one.status == 404 else None)
        shape: Any = {"viewport": {"width": 390, "height": 844}, "permissions": ["geolocation"]}
        phone = page_of(chromium, place, qian, "/m/", geolocation=spot_of(place, qian), **shape)
        expect(phone.get_by_text("实时")).to_be_visible()
        is_installed(phone)

        # Both hear of it while they are open, and once more from their own clock when the hour has come.
        hour = (datetime.now(HOURS) + timedelta(seconds=100)).replace(second=0)
        place.order("upgrade", "--announce", f"{hour:%H:%M}")
        for page in (desk, phone):
            bar = page.locator(".upgrade")
            expect(bar).to_contain_text(f"{hour:%H:%M} 升级", timeout=PATIENCE_MS)
            expect(bar).to_contain_text("没写完、没发出的都留在这台设备上")
        phone.context.set_offline(True)
        hand_in(phone, unsent)
        for page in (desk, phone):
            expect(page.locator(".upgrade")).to_contain_text("正在升级", timeout=3 * PATIENCE_MS)

        # The new release has none of the files that the open pages know.
        old = files_of(desk)
        pages = next_release.renamed(releases / "new")
        (place.var / "stamps" / "static").unlink()
        newer = replace(place, more={**place.more, PAGES: str(pages)})
        upgrade = operator.submit(newer.order, "upgrade", "--yes")
        until(lambda: upgrade.done() or not accepts(place.port), "the platform stands still", 300)
        phone.context.set_offline(False)
        desk.locator("main.case-pane").focus()
        desk.keyboard.press("?")
        expect(desk.locator(".told-on-top")).to_be_visible()
        expect(desk.locator(".composer textarea")).to_have_value(unfinished)
        upgrade.result()

        # What was written without a server arrives by itself, and nobody is told any more.
        for page in (desk, phone):
            expect(page.locator(".upgrade")).to_have_count(0, timeout=2 * PATIENCE_MS)
        until(lambda: reports_left(phone) == 0, "the report has left the phone", 120)
        assert asked(place, arrived, unsent) == [(1,)]

        # What the key wanted is missing now: the page opens anew by itself, with what was being written.
        until(lambda: files_of(desk) != old, "the desk goes on with the new files", 60)
        expect(desk.locator(".composer textarea")).to_have_value(unfinished)
        desk.locator("main.case-pane").focus()
        desk.keyboard.press("?")
        expect(desk.locator(".el-dialog:visible")).to_be_visible()
        desk.keyboard.press("Escape")
        desk.locator(".composer [type=submit]").click()
        expect(desk.locator(".composer textarea")).to_have_value("")
        notes = "SELECT count(*) FROM cases_step WHERE case_id = %s AND action = 'note'"
        until(lambda: asked(place, notes, case) == [(1,)], "the words are with the case", 60)

        # A page that was left alone finds that out at the first key.
        other.bring_to_front()
        other.keyboard.press("?")
        until(lambda: files_of(other) != old, "the other page goes on with the new files", 60)
        assert [name for name in missing if "/assets/" in name], "nothing was missing: nothing was tried"

        # The phone keeps its files until its person says so.
        phone.reload()
        phone.get_by_role("button", name="现在更新").click()
        until(lambda: files_of(phone) != old, "the phone goes on with the new files", 60)
        expect(phone.get_by_text("实时")).to_be_visible()
        chromium.close()
    assert asked(place, arrived, unsent) == [(1,)]
