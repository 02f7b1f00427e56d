"""The door in front of Django: tiles as the view answers them, everything else handed on."""

from __future__ import annotations

from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import psycopg2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pingan.cases.reporting import report_case
from pingan.core import kept
from pingan.maps import tiles, viewers
from pingan.maps.api.tile_answers import TileAnswer
from pingan.maps.api.tile_door import tiles_first
from pingan.people.actors import Actor
from pingan.people.models import Device
from tests.cast import report_of, signed_in
from tests.maps.test_case_tiles import address
from tests.stats.conftest import fold
from tests.territory.small_county import FIRST_GRID, middle

HANDED_ON = "299 handed on"


def behind(_environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    start_response(HANDED_ON, [])
    return []


def ask(browser: Client, path: str, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    environ: WSGIEnvironment = {"REQUEST_METHOD": method, "PATH_INFO": path, **headers}
    environ["HTTP_COOKIE"] = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
    setup_testing_defaults(environ)
    begun: list[Any] = []
    body = b"".join(tiles_first(behind)(environ, lambda *said: begun.append(said)))
    status, headers_sent = begun[0]
    return status, dict(headers_sent), body


@pytest.fixture(autouse=True)
def _one_connection(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction is rolled back at its end, so its connection is kept, as Django's client does."""
    if "transactional_db" not in request.fixturenames:
        monkeypatch.setattr("pingan.maps.api.tile_door.close_old_connections", lambda: None)


@pytest.fixture
def here(qian: Actor, chen: Actor) -> tuple[Client, str]:
    """The leader's browser, and a tile with a case in it."""
    report_case(report=report_of(), by=qian)
    fold()
    x, y = address(*middle(FIRST_GRID), 14)
    return signed_in(chen), f"/tiles/cases/14/{x}/{y}.mvt"


@pytest.mark.parametrize("place", ["14", "11/0/0", "14/0/0"])
def test_the_door_answers_as_the_view_does(here: tuple[Client, str], place: str) -> None:
    browser, path = here
    if place != "14":
        path = f"/tiles/cases/{place}.mvt"
    status, headers, body = ask(browser, path)
    view = browser.get(path)
    assert (status, body) == (f"{view.status_code} {view.reason_phrase}", view.content)
    # Of Vary the view says more: its refusals are in the reader's language.
    assert headers.pop("Vary") in view["Vary"]
    assert headers.items() <= dict(view.items()).items()
    assert (status, len(body) > 0) == (("200 OK", True) if place == "14" else ("204 No Content", False))


def test_an_unchanged_tile_asks_the_database_nothing(here: tuple[Client, str]) -> None:
    browser, path = here
    tag = ask(browser, path)[1]["ETag"]
    with CaptureQueriesContext(connection) as queries:
        for seen in (tag, f"W/{tag}"):
            status, headers, body = ask(browser, path, HTTP_IF_NONE_MATCH=seen)
            assert (status, headers["ETag"], body) == ("304 Not Modified", tag, b"")
    assert len(queries) == 0


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("HEAD", "/tiles/cases/11/0/0.mvt"),
        ("POST", "/tiles/cases/11/0/0.mvt"),
        ("GET", "/tiles/cases/11/0/0.mvt/"),
        ("GET", "/tiles/cases/11/0/0"),
        ("GET", "/tiles/cases/11/0/4096.mvt"),
        ("GET", "/tiles/cases/23/0/0.mvt"),
        ("GET", "/tiles/cases/99999999999999999999/0/0.mvt"),
        ("GET", "/tiles/cases/１１/0/0.mvt"),
        ("GET", "/tiles/cases/-1/0/0.mvt"),
        ("GET", "/api/v1/cases"),
        ("GET", ""),
    ],
)
def test_what_is_no_tile_is_handed_on(chen: Actor, method: str, path: str) -> None:
    assert ask(signed_in(chen), path, method)[0] == HANDED_ON


def test_refusals_are_handed_on(qian: Actor, wu: Actor, chen: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/tiles/cases/11/0/0.mvt"
    assert ask(Client(), path)[0] == HANDED_ON
    assert ask(Client(headers={"cookie": "pingan_session=nonsense"}), path)[0] == HANDED_ON
    assert ask(signed_in(qian), path)[0] == HANDED_ON
    assert ask(signed_in(wu), path)[0] == HANDED_ON
    leaders = signed_in(chen)
    assert ask(leaders, path)[0] == "204 No Content"
    monkeypatch.setattr(tiles, "case_tile", lambda *_: 1 / 0)
    assert ask(leaders, path)[0] == HANDED_ON


def test_a_session_that_ended_sees_no_tile_a_second_later(
    chen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(chen)
    assert ask(browser, "/tiles/cases/11/0/0.mvt")[0] == "204 No Content"
    Device.objects.all().delete()
    later = kept.monotonic() + viewers.KEEP_SECONDS
    monkeypatch.setattr(kept, "monotonic", lambda: later)
    assert ask(browser, "/tiles/cases/11/0/0.mvt")[0] == HANDED_ON


def test_a_lost_connection_is_replaced_before_it_is_used(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asks_the_database(*_: Any) -> TileAnswer:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
        return TileAnswer(204, b"", "")

    monkeypatch.setattr("pingan.maps.api.tile_answers.case_tile", asks_the_database)
    connection.ensure_connection()
    lost = connection.connection
    other = psycopg2.connect(**connection.get_connection_params())
    with other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [lost.get_backend_pid()])
    other.close()
    connection.health_check_enabled = True
    assert ask(Client(), "/tiles/cases/11/0/0.mvt")[0] == "204 No Content"
    assert connection.connection is not lost


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_tile_asks_for_https_where_everything_else_does(
    here: tuple[Client, str], settings: Any, scheme: str
) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    _, headers, _ = ask(*here, **{"wsgi.url_scheme": scheme})
    assert headers.get("Strict-Transport-Security") == ("max-age=3600" if scheme == "https" else None)
