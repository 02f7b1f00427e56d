"""The banner of `./run` says what is true."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.ops.conftest import ROOT

CAST = ["chen", "li", "qian", "sun", "wang", "wu", "zheng", "zhou"]


@pytest.fixture
def platform() -> Iterator[tuple[int, dict[str, object]]]:
    """A front door that says of itself what the test wants."""
    said: dict[str, object] = {"status": "ready"}

    class Front(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Front) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, said
        server.shutdown()


def welcome(port: int, bind: str = "127.0.0.1") -> str:
    code = (
        "import sys; from pathlib import Path as P; from supervise import *; "
        f"sys.stdout.write(welcome(Place(P('..'), P('.'), P('.'), P('.'), {port}, 0, ['{bind}'], set())))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=ROOT / "ops",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_the_demo_is_told_with_its_accounts(platform: tuple[int, dict[str, object]]) -> None:
    port, said = platform
    said["demo_accounts"] = [*CAST, "demo01"]
    told = welcome(port)
    assert all(name in told for name in CAST)
    assert "Pingan-Demo-2026" in told
    assert "{" not in told


def test_an_account_with_a_password_of_its_own_is_not_offered(
    platform: tuple[int, dict[str, object]],
) -> None:
    port, said = platform
    said["demo_accounts"] = [name for name in CAST if name != "zheng"]
    told = welcome(port)
    assert "zheng" not in told
    assert "wu" in told


@pytest.mark.parametrize("demo", [None, []])
def test_without_open_demo_accounts_no_password_is_told(
    platform: tuple[int, dict[str, object]], demo: list[str] | None
) -> None:
    port, said = platform
    if demo is not None:
        said["demo_accounts"] = demo
    told = welcome(port)
    assert "Pingan-Demo-2026" not in told
    assert "示例" not in told
    assert "account open" in told
    assert f"http://127.0.0.1:{port}/m/" in told
