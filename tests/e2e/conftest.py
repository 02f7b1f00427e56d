"""The real platform on free ports with its own data, and browsers for the people of the demo.

Everything is started by `./run start`, the very command a stranger types; only the season is shorter.
While writing a test, PINGAN_E2E_RUNNING=1 plays against the platform that already runs here.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from ops.ports import is_ours
from tests import locales

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = json.loads((ROOT / "fixtures" / "demo" / "cast.json").read_text(encoding="utf-8"))["password"]
# Debian's browser, as root, without the background services it would try to reach.
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Enough for one township's closed cases to fill more than a page.
SEASON = "240"


@dataclass
class Platform:
    """A running platform: where it answers and a way to look into its database."""

    url: str
    database: Any
    run: Callable[..., str]  # what `./run COMMAND` prints, for this platform

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.database, self.database.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())

    def one(self, sql: str, *values: Any) -> Any:
        return self.rows(sql, *values)[0][0]


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    # Nothing of the checks' own settings may reach it: it is to stand by itself, as on a stranger's machine.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PINGAN_")}
    base = Path(os.environ.get("PINGAN_VAR") or tempfile.mkdtemp(prefix="pingan-e2e-"))
    running = "PINGAN_E2E_RUNNING" in os.environ
    var = ROOT / "var" if running else base / "e2e"
    env |= {"PINGAN_VAR": str(var), "PINGAN_DEMO_CASES": SEASON}
    # And under a locale that is not UTF-8: no file may be read or written as the machine's owner speaks.
    env |= locales.gbk(base / "locale")
    # Where both kinds of addresses are there, both are served.
    env |= {"PINGAN_BIND": " ".join(filter(is_ours, ("127.0.0.1", "::1")))}

    def run(*command: str) -> str:
        done = subprocess.run(
            [str(ROOT / "run"), *command],
            env=env,
            capture_output=True,
            text=True,
            check=False,
            encoding="gbk",
            errors="replace",
        )
        assert done.returncode == 0, f"./run {' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    if not running:
        subprocess.run([str(ROOT / "run"), "reset", "--yes"], env=env, capture_output=True, check=False)
        run("start")
    try:
        status = json.loads(run("status", "--json"))
        secret = var / "secrets" / "db_password"
        database = psycopg2.connect(
            host="127.0.0.1",
            port=status["db_port"],
            dbname="pingan",
            user="pingan",
            password=secret.read_text(encoding="utf-8").strip(),
        )
        yield Platform(status["url"].rstrip("/"), database, run)
        database.close()
    finally:
        if not running:
            run("stop")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def doors() -> set[str]:
    """The faces whose door somebody has gone through by hand."""
    return set()


@pytest.fixture
def sign_in(platform: Platform, chromium: Browser, doors: set[str]) -> Iterator[SignIn]:
    """Open a face as somebody of the demo. Any script error or policy violation fails the test.

    The first one goes through the door of that face; whoever follows has signed in when the page is opened:
    the same door drawn forty times told nothing and took a second each.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_face(
        username: str,
        face: str,
        *,
        width: int = 1366,
        height: int = 768,
        language: str = "zh-CN",
        position: tuple[float, float] | None = None,
        installed: bool = False,
    ) -> Page:
        # A phone's page brings a worker that keeps all its files; stories about something else are those of a
        # browser without one, as many phones have it.
        options: dict[str, Any] = {
            "service_workers": "allow" if installed else "block",
            "viewport": {"width": width, "height": height},
            "locale": language,
            "timezone_id": "Asia/Shanghai",
        }
        if position is not None:
            lng, lat = position
            options |= {
                "geolocation": {"longitude": lng, "latitude": lat, "accuracy": 8},
                "permissions": ["geolocation"],
            }
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(f"{username}: {error}"))
        page.on("console", lambda said: _note_violation(faults, username, said.text))
        at_the_door: list[str] = []
        page.on("console", lambda said: at_the_door.append(said.text) if said.type == "error" else None)
        door = face.partition("?")[0]
        if door in doors:
            _enter(context, platform.url, username)
            page.goto(f"{platform.url}{face}")
            page.get_by_role("main").first.wait_for()
            return page
        doors.add(door)
        page.goto(f"{platform.url}{face}")
        page.locator("input[autocomplete=username]").fill(username)
        assert at_the_door == [], "a door that is simply opened is no failure"
        page.locator("input[type=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator("input[type=password]").wait_for(state="detached")
        return page

    yield open_face
    for context in contexts:
        context.close()
    assert faults == []


def _enter(context: BrowserContext, url: str, username: str) -> None:
    """Sign in as a page does that has no token yet: it is given one, and asks again."""
    address, said = f"{url}/api/v1/session", {"username": username, "password": PASSWORD}
    answer = context.request.post(address, data=said)
    if answer.status == 403:
        token = answer.json()["csrf_token"]
        answer = context.request.post(address, data=said, headers={"X-CSRFToken": token})
    assert answer.ok, answer.text()


def _note_violation(faults: list[str], username: str, text: str) -> None:
    if "Content Security Policy" in text:
        faults.append(f"{username}: {text}")
