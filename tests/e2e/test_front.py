"""What strangers and broken programs meet: the whole chain of proxy and servers, without a browser."""

from __future__ import annotations

import json
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from http.client import HTTPResponse
from selectors import EVENT_READ, DefaultSelector
from typing import Any, cast
from urllib.parse import urlsplit

import pytest

from tests.e2e.conftest import Platform, SignIn

pytestmark = pytest.mark.e2e

PHOTO = "/api/v1/cases/0190a000-0000-7000-8000-000000000000/photos/0190a000-0000-7000-8000-000000000001"
SIZES = (20_000, 64_000, 200_000, 1_000_000, 5_000_000)


@dataclass(frozen=True)
class Answer:
    """One answer as it came over the line."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        assert self.headers["content-type"] == "application/problem+json", (self.headers, self.body)
        told: dict[str, Any] = json.loads(self.body)
        assert told["status"] == self.status
        return told


@dataclass(frozen=True)
class Line:
    """Raw connections to the platform's one port."""

    host: str
    port: int

    def say(self, sent: bytes) -> Answer:
        """Send it all, as far as it is taken, and read the answer to its end."""
        with socket.create_connection((self.host, self.port), timeout=30) as line:
            with suppress(ConnectionError):  # the answer may be there all the same
                line.sendall(sent)
            told = HTTPResponse(line, method=sent.split(b" ", 1)[0].decode())
            told.begin()
            headers = {name.lower(): value for name, value in told.getheaders()}
            return Answer(told.status, headers, told.read())

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        said = {"Host": f"{self.host}:{self.port}", "Connection": "close"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        if body:
            said |= {"Content-Length": str(len(body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        return self.say(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)


@pytest.fixture
def line(platform: Platform) -> Line:
    where = urlsplit(platform.url)
    assert where.hostname
    assert where.port
    return Line(where.hostname, where.port)


def test_a_refusal_reaches_whoever_sent_a_body(line: Line) -> None:
    """401 before the body was read, however large it is and however many come at once."""

    def refused(number: int) -> int:
        body = bytes(SIZES[number % len(SIZES)])
        return line.ask("PUT", PHOTO, body, Content_Type="image/jpeg").status

    with ThreadPoolExecutor(8) as senders:
        assert Counter(senders.map(refused, range(100))) == {401: 100}


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"GET / HTTP/1.1\r\nHost: a b\r\n", 400, "bad_input"),
        (b"GET / HTTP/1.1\r\n", 400, "bad_input"),
        (b"GE<T / HTTP/1.1\r\nHost: a\r\n", 400, "bad_input"),
        (b"GET /% HTTP/1.1\r\nHost: a\r\n", 400, "bad_input"),
        (b"GET / HTTP/3.7\r\nHost: a\r\n", 400, "bad_input"),
        (b"GET / HTTP/1.1\r\nHost: elsewhere.example\r\n", 400, None),
        (b"GET /api/v1/session HTTP/1.1\r\nHost: elsewhere.example\r\n", 400, "bad_input"),
        (b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: wild\r\n", 400, "bad_input"),
        (b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n", 413, "too_large"),
        (b"GET /static/none HTTP/1.1\r\nHost: a\r\n", 404, "not_found"),
        (b"GET /static/ HTTP/1.1\r\nHost: a\r\n", 404, "not_found"),
        (b"GET /signed-in HTTP/1.1\r\nHost: a\r\n", 404, "not_found"),
        (b"GET /problem HTTP/1.1\r\nHost: a\r\n", 404, "not_found"),
        (b"GET /ws/nothing HTTP/1.1\r\nHost: a\r\n", 404, "not_found"),
        (b"TRACE / HTTP/1.1\r\nHost: a\r\n", 405, "method_not_allowed"),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n", 414, "too_large"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 9000 + b"\r\n", 431, "too_large"),
        (b"GET /basemap/county.pmtiles HTTP/1.1\r\nHost: a\r\nRange: bytes=99999999-\r\n", 416, "bad_input"),
    ],
)
def test_every_refusal_of_the_chain_is_a_problem(
    line: Line, sent: bytes, status: int, code: str | None
) -> None:
    answer = line.say(sent + b"Connection: close\r\n\r\n")
    assert answer.status == status
    assert "no-store" in answer.headers["cache-control"]
    if code is not None:
        assert answer.problem["code"] == code


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({}, "没有找到"),
        ({"Accept_Language": "zh-CN,en"}, "没有找到"),
        ({"Accept_Language": "en-GB,zh"}, "Not found"),
        ({"Accept_Language": "zh-CN", "Cookie": "pingan_language=en"}, "Not found"),
        ({"Accept_Language": "en", "Cookie": "pingan_language=zh-hans"}, "没有找到"),
    ],
)
def test_the_proxy_speaks_the_readers_language(line: Line, said: dict[str, str], title: str) -> None:
    assert line.ask("GET", "/static/none", **said).problem["title"] == title
    assert line.ask("GET", "/api/v1/none", **said).problem["title"] == title


def test_strangers_hold_no_photo_and_one_device_only_a_few(line: Line, sign_in: SignIn) -> None:
    """Forty slow uploads: a stranger is refused before the body, somebody signed in after the sixth."""
    assert slow_uploads(line, "", 40) == Counter({401: 40})
    page = sign_in("qian", "/m/", width=360, height=740)
    session = next(cookie for cookie in page.context.cookies() if cookie["name"] == "pingan_session")
    held = slow_uploads(line, f"pingan_session={session['value']}", 12, held=6)
    assert held == Counter({None: 6, 429: 6})


def slow_uploads(line: Line, cookie: str, count: int, held: int = 0) -> Counter[int | None]:
    """What comes back while most of each body is still to come; None where the proxy goes on listening.

    All but those that are to be held are waited for as long as it takes; then there is silence.
    """
    head = (
        f"PUT {PHOTO} HTTP/1.1\r\nHost: {line.host}:{line.port}\r\nCookie: {cookie}\r\n"
        "Content-Type: image/jpeg\r\nContent-Length: 5000000\r\n\r\n"
    )
    told: Counter[int | None] = Counter()
    with ExitStack() as lines, DefaultSelector() as heard:
        for _ in range(count):
            wire = lines.enter_context(socket.create_connection((line.host, line.port), timeout=30))
            wire.sendall(head.encode() + bytes(1000))
            heard.register(wire, EVENT_READ)
        while answered := heard.select(30 if told.total() < count - held else 0.5):
            for key, _events in answered:
                told[int(cast(socket.socket, key.fileobj).recv(4096).split()[1])] += 1
                heard.unregister(key.fileobj)
            if not heard.get_map():
                break
        told[None] = len(heard.get_map())
    return +told
