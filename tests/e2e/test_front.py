"""What strangers and broken programs meet: the whole chain of proxy and servers, without a browser."""

from __future__ import annotations

import json
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.e2e.conftest import Platform

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
            raw = b"".join(iter(lambda: line.recv(65536), b""))
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in rest)
        return Answer(int(first.split()[1]), headers, body)

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
