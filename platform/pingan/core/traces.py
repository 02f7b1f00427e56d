"""Requests as spans for an OpenTelemetry collector, where a deployment names one (`PINGAN_OTLP`).

What leaves is the method, the *route* (`api/v1/cases/<uuid:case_id>`), the status and two moments. No
address: those hold codes of cases and what was searched for. No person, no word that anybody wrote; and what
a caller says of a trace of theirs is not believed.

OTLP over HTTP, as JSON: a list of names and numbers, for which no library is needed. Spans wait in memory,
are sent every few seconds by a thread of their own, and are dropped where nobody takes them: no request waits
for a collector.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.urls import Resolver404, resolve

from pingan import __version__

log = logging.getLogger(__name__)

# So many wait at most, and are sent together; the oldest give way.
MOST: Final = 2_048
EVERY_SECONDS: Final = 5.0
PATIENCE_SECONDS: Final = 5.0
_FAILED: Final = 500
# As OpenTelemetry numbers them: a span of a server; one that failed.
_SERVER, _ERROR = 2, 2


@dataclass(frozen=True, slots=True)
class Span:
    """One request. The path stays here: what is sent is its route."""

    method: str
    path: str
    status: int
    began_ns: int
    ended_ns: int


class Sender:
    """One process's spans, on their way to a collector."""

    def __init__(self, collector: str) -> None:
        self._to = _address(collector)
        self._waiting: deque[Span] = deque(maxlen=MOST)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._is_away = False

    def note(self, method: str, path: str, status: int, seconds: float) -> None:
        """Keep a request that has just been answered."""
        ended = time.time_ns()
        self._waiting.append(Span(method, path, status, ended - int(seconds * 1e9), ended))
        if self._thread is None:
            self._start()

    def flush(self) -> int:
        """Send what waits; how many that were. Whoever is away gets none of it later."""
        spans = [self._waiting.popleft() for _each in range(len(self._waiting))]
        if not spans:
            return 0
        try:
            self._post(json.dumps(told(spans)).encode())
        except (OSError, HTTPException) as fault:
            if not self._is_away:
                log.warning("PINGAN_OTLP takes no spans: %s", fault)
            self._is_away = True
            return 0
        self._is_away = False
        return len(spans)

    def _start(self) -> None:
        # Not before the first request: a thread does not outlive the fork of a process.
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="spans", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            time.sleep(EVERY_SECONDS)
            self.flush()

    def _post(self, body: bytes) -> None:
        """No redirect is followed, and of the answer nothing but its status is read."""
        kind = HTTPSConnection if self._to.scheme == "https" else HTTPConnection
        connection = kind(self._to.hostname or "", self._to.port, timeout=PATIENCE_SECONDS)
        try:
            path = f"{self._to.path.rstrip('/')}/v1/traces"
            connection.request("POST", path, body=body, headers={"Content-Type": "application/json"})
            status = connection.getresponse().status
        finally:
            connection.close()
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise HTTPException(f"it answers {status}")


def told(spans: Sequence[Span]) -> dict[str, Any]:
    """Spans as OTLP has them in JSON: ids in hexadecimal, moments and whole numbers as text."""
    about = [_attribute("service.name", "pingan"), _attribute("service.version", __version__)]
    return {
        "resourceSpans": [
            {
                "resource": {"attributes": about},
                "scopeSpans": [{"scope": {"name": "pingan"}, "spans": [_span(one) for one in spans]}],
            }
        ]
    }


def _span(span: Span) -> dict[str, Any]:
    route = route_of(span.path)
    said: dict[str, str | int] = {
        "http.request.method": span.method,
        "http.response.status_code": span.status,
    }
    if route:
        said["http.route"] = route
    return {
        "traceId": secrets.token_hex(16),
        "spanId": secrets.token_hex(8),
        "name": f"{span.method} {route}".strip(),
        "kind": _SERVER,
        "startTimeUnixNano": str(span.began_ns),
        "endTimeUnixNano": str(span.ended_ns),
        "attributes": [_attribute(name, value) for name, value in said.items()],
        "status": {"code": _ERROR} if span.status >= _FAILED else {},
    }


def route_of(path: str) -> str:
    """The pattern of an address; empty where there is none, since then the address itself is all there is."""
    try:
        return resolve(path).route
    except (Resolver404, ValueError):
        return ""


def _attribute(name: str, value: str | int) -> dict[str, Any]:
    told = {"intValue": str(value)} if isinstance(value, int) else {"stringValue": value}
    return {"key": name, "value": told}


def _address(collector: str) -> SplitResult:
    """Raises ImproperlyConfigured."""
    try:
        parts = urlsplit(collector)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.query or parts.fragment or parts.username is not None:
        raise ImproperlyConfigured("PINGAN_OTLP is written as http://collector:4318.")
    return parts
