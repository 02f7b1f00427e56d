"""A file that the platform allows is sent by nginx itself, under the platform's own headers. A real nginx."""

from __future__ import annotations

import http.client
import socketserver
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.ports import free_port

from .conftest import run_script
from .test_proxy_settings import NGINX

PICTURE = b"\xff\xd8" + b"picture" * 3_000
TAG = '"0190a000.thumb"'


class Allows(BaseHTTPRequestHandler):
    """The platform, as far as it matters here: it names the file it allows."""

    def do_GET(self) -> None:
        self.send_response(200)
        said = {
            "Content-Type": "image/jpeg",
            "Content-Length": "0",
            "X-Accel-Redirect": "/vault/photos/ab/picture.jpg",
            "ETag": TAG,
            "Cache-Control": "private, no-cache",
            "Vary": "Cookie",
        }
        for name, value in said.items():
            self.send_header(name, value)
        self.end_headers()

    def address_string(self) -> str:
        return "a socket"

    def log_message(self, *_: object) -> None:
        """Not in the tests' output."""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    var, chosen = tmp_path / "var", free_port()
    media = var / "media" / "photos" / "ab"
    media.mkdir(parents=True)
    (media / "picture.jpg").write_bytes(PICTURE)
    write = f"open_var; PORT={chosen} DB_PORT=5432; app_env; write_proxy_settings; echo $SOCKETS"
    # As root's own: the account of a real run may not look into a test's directory.
    written = run_script(var, write, PINGAN_USER="root")
    assert written.returncode == 0, written.stderr
    assert NGINX
    sockets = Path(written.stdout.split()[-1])
    with socketserver.ThreadingUnixStreamServer(str(sockets / "web.sock"), Allows) as platform:
        threading.Thread(target=platform.serve_forever, daemon=True).start()
        run = (var / "run").resolve()
        nginx = subprocess.Popen([NGINX, "-p", str(run), "-c", str(run / "nginx.conf"), "-e", "stderr"])
        try:
            wait_for(chosen)
            yield chosen
        finally:
            nginx.terminate()
            nginx.wait(30)
            platform.shutdown()


def wait_for(port: int) -> None:
    for _try in range(300):
        try:
            ask(port, "/basemap/county.pmtiles")
        except ConnectionError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx did not answer")


def ask(port: int, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    return answer, answer.read()


def test_the_proxy_sends_what_the_platform_names(port: int) -> None:
    answer, body = ask(port, "/api/v1/photos/0190a000-0000-7000-8000-000000000001")
    assert (answer.status, body) == (200, PICTURE)
    told = {name.lower(): value for name, value in answer.getheaders()}
    assert told["content-type"] == "image/jpeg"
    assert (told["etag"], told["cache-control"], told["vary"]) == (TAG, "private, no-cache", "Cookie")
    assert told["x-content-type-options"] == "nosniff"
    assert "last-modified" not in told
    assert "x-accel-redirect" not in told


def test_whether_it_changed_is_the_platform_s_to_say(port: int) -> None:
    """It has just said that this reader may have it: no tag or date of the reader's makes nothing of that."""
    sent = {"If-None-Match": '"another"', "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    answer, body = ask(port, "/api/v1/photos/0190a000-0000-7000-8000-000000000001", **sent)
    assert (answer.status, body) == (200, PICTURE)


def test_nobody_has_a_file_by_its_place(port: int) -> None:
    for path in ("/vault/photos/ab/picture.jpg", "/vault/", "//vault/photos/ab/picture.jpg"):
        answer, body = ask(port, path)
        assert answer.status == 404, path
        assert PICTURE not in body
