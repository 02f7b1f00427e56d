"""A request for another host goes no further than one line of log, whatever would have answered it."""

from __future__ import annotations

import json
import logging
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from pingan.core.hosts import for_our_hosts


def inside(_environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    start_response("200 OK", [])
    return [b"in"]


def ask(host: str | None, path: str = "/tiles/cases/14/0/0.mvt", **more: str) -> tuple[str, bytes]:
    environ: WSGIEnvironment = {"PATH_INFO": path, **more}
    setup_testing_defaults(environ)
    del environ["HTTP_HOST"]
    if host is not None:
        environ["HTTP_HOST"] = host
    begun: list[Any] = []
    body = b"".join(for_our_hosts(inside)(environ, lambda *said: begun.append(said)))
    return begun[0][0], body


@pytest.fixture(autouse=True)
def named(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["grid.example.org", ".branch.example.org", "[::1]"]


@pytest.mark.parametrize(
    "host",
    [
        "grid.example.org",
        "GRID.example.org:8080",
        "east.branch.example.org",
        "[::1]:8080",
        "grid.example.org.",
    ],
)
def test_hosts_of_ours_come_in(host: str) -> None:
    assert ask(host) == ("200 OK", b"in")


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "elsewhere.example",
        "grid.example.org.evil.example",
        "a b",
        "[",
        "grid.example.org:x",
        "\xe9\x94\xae",
    ],
)
def test_others_are_refused_before_any_door(host: str | None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        status, body = ask(host)
    assert (status, json.loads(body)["code"]) == ("400 Bad Request", "bad_input")
    assert [record.exc_info for record in caplog.records] == [None]


def test_the_line_of_log_is_one_line_and_a_short_one(caplog: pytest.LogCaptureFixture) -> None:
    ask("elsewhere\n2026 forged" + "x" * 5000)
    (record,) = caplog.records
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 200


def test_the_refusal_speaks_the_readers_language() -> None:
    assert "有误" in json.loads(ask("elsewhere.example")[1])["title"]
    assert "mistakes" in json.loads(ask("elsewhere.example", HTTP_ACCEPT_LANGUAGE="en")[1])["title"]
