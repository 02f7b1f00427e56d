"""Where notices are sent in tests: real servers on ports, as nasty as those they stand for.

It speaks WeCom's and the SMS gateway's language: its tokens expire, it names single recipients as wrong
inside an answer of 200, it has limits, it breaks off after it has taken something. It tells each id (or, as
WeCom does, each text to a user) once. `Browser` opens what a push service was sent.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from pingan.notices.webpush import Told, packed


@dataclass
class Sandbox:
    """What one server was told, and how it misbehaves next."""

    url: str = ""
    told: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    # WeCom: a token is good for so many requests, and unknown users are named.
    token_lasts: int = 1000
    tokens: int = 0
    used: int = 0
    unknown: set[str] = field(default_factory=set)
    # So many of the next requests are refused for being too many; so many break off after they were taken.
    too_many: int = 0
    break_off: int = 0
    codes: dict[str, str] = field(default_factory=dict)
    gone: bool = False
    # A gateway that knows no ids tells whatever it is asked to.
    knows_ids: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, key: str, to: str, text: str) -> None:
        self.asked[key] += 1
        if self.knows_ids and self.told[key]:
            return
        self.told[key] += 1
        self.texts.append((to, text))


class _Handler(BaseHTTPRequestHandler):
    sandbox: Sandbox

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the parent's word
        pass

    def do_GET(self) -> None:
        with self.sandbox.lock:
            self.sandbox.tokens += 1
            self.sandbox.used = 0
            said = {"errcode": 0, "access_token": f"sandbox-token-{self.sandbox.tokens}", "expires_in": 7200}
        self._answer(200, said)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts, box = urlsplit(self.path), self.sandbox
        with box.lock:
            box.bodies.append(body)
            box.headers.append({name.lower(): value for name, value in self.headers.items()})
            if box.too_many:
                box.too_many -= 1
                if parts.path.startswith("/cgi-bin"):
                    self._answer(200, {"errcode": 45009, "errmsg": "api freq out of limit"})
                else:
                    self._answer(429, {}, {"Retry-After": "7"})
                return
            status, said = self._take(parts.path, parse_qs(parts.query), body)
            if box.break_off:
                box.break_off -= 1
                self.close_connection = True
                self.connection.close()
                return
        self._answer(status, said)

    def _take(self, path: str, query: dict[str, list[str]], body: bytes) -> tuple[int, dict[str, Any]]:
        if path.startswith("/cgi-bin/message/send"):
            return self._wecom(query, json.loads(body))
        if path.startswith("/sms"):
            return self._sms(json.loads(body))
        if path.startswith("/push"):
            return (410 if self.sandbox.gone else 201), {}
        said = json.loads(body)
        self.sandbox.tell(said["id"], said["to"], said["text"])
        return 200, {}

    def _wecom(self, query: dict[str, list[str]], said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        box = self.sandbox
        box.used += 1
        if query.get("access_token") != [f"sandbox-token-{box.tokens}"] or box.used > box.token_lasts:
            return 200, {"errcode": 42001, "errmsg": "access_token expired"}
        users = said["touser"].split("|")
        for user in users:
            if user not in box.unknown:
                box.tell(f"{user} {said['text']['content']}", user, said["text"]["content"])
        wrong = [user for user in users if user in box.unknown]
        if len(wrong) == len(users):
            return 200, {"errcode": 81013, "errmsg": "user & party & tag all invalid"}
        return 200, {"errcode": 0, "invaliduser": "|".join(wrong), "msgid": "m1"}

    def _sms(self, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self.headers.get("Authorization") != "Bearer good":
            return 401, {}
        results = []
        for one in said["messages"]:
            code = self.sandbox.codes.get(one["to"], "ok")
            if code == "ok":
                self.sandbox.tell(one["id"], one["to"], one["text"])
            results.append({"id": one["id"], "code": code})
        return 200, {"results": results}

    def _answer(self, status: int, said: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class _Quiet(ThreadingHTTPServer):
    """A client that is killed in the middle is no news."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[Sandbox]:
    """One on a port of its own."""
    sandbox = Sandbox()
    handler = type("Handler", (_Handler,), {"sandbox": sandbox})
    server = _Quiet(("127.0.0.1", 0), handler)
    sandbox.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield sandbox
    finally:
        server.shutdown()
        server.server_close()


class Browser:
    """A browser's half of a subscription: it keeps the key, and opens what was sealed for it."""

    def __init__(self, endpoint: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = b"0123456789abcdef"
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.told = Told(endpoint, packed(point), packed(self._auth))

    def opened(self, body: bytes) -> dict[str, Any]:
        """By another hand than the platform's."""
        text = http_ece.decrypt(body, private_key=self._key, auth_secret=self._auth, version="aes128gcm")
        said: dict[str, Any] = json.loads(text)
        return said
