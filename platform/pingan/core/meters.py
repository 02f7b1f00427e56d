"""How many requests were answered in the last minutes, how many of them failed, and how long they took.

Every web process counts in a file of its own, which every other may read. `ops/servers.sh` empties the folder
when they start. What a scraper is told beside that (`PINGAN_METRICS`) is kept by prometheus_client in the
same folder; what a collector is sent (`PINGAN_OTLP`) is made by `core.traces`.
"""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path
from threading import Lock
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

from pingan.core.traces import Sender

# So many minutes have a place in a file; the oldest gives its own to the newest.
MINUTES: Final = 16
# Which minute, how many requests, how many of them failed, seconds they took together.
_PLACE: Final = struct.Struct("=qqqd")
_FAILED: Final = 500
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})

# Method, path, status, seconds.
Note = Callable[[str, str, int, float], None]


@dataclass(frozen=True, slots=True)
class Answered:
    """Requests of some minutes."""

    requests: int = 0
    failed: int = 0
    seconds: float = 0.0


def folder() -> Path:
    """Where the files of this machine's web processes lie."""
    return Path(settings.RUN_DIR) / "meters"


class Meter:
    """One process's file."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("w+b") as opened:
            opened.truncate(MINUTES * _PLACE.size)
            self._map = mmap(opened.fileno(), MINUTES * _PLACE.size)
        self._lock = Lock()

    def count(self, status: int, seconds: float, at: float | None = None) -> None:
        minute = int((time.time() if at is None else at) // 60)
        place = minute % MINUTES * _PLACE.size
        with self._lock:
            known, requests, failed, spent = _PLACE.unpack_from(self._map, place)
            if known != minute:
                requests, failed, spent = 0, 0, 0.0
            fresh = (requests + 1, failed + (status >= _FAILED), spent + seconds)
            _PLACE.pack_into(self._map, place, minute, *fresh)


def answered(minutes: int, at: float | None = None) -> Answered:
    """What all processes have answered in this minute and those before it, `minutes` of them."""
    newest = int((time.time() if at is None else at) // 60)
    requests, failed, seconds = 0, 0, 0.0
    for file in folder().glob("*.minutes"):
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            continue
        for minute, more, bad, spent in _PLACE.iter_unpack(
            content[: len(content) // _PLACE.size * _PLACE.size]
        ):
            if newest - minutes < minute <= newest:
                requests, failed, seconds = requests + more, failed + bad, seconds + spent
    return Answered(requests, failed, seconds)


def metered(inner: WSGIApplication) -> WSGIApplication:
    """`inner`, each answer counted."""
    meter = Meter(folder() / f"{os.getpid()}.minutes")
    tellers = _tellers()

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began = time.perf_counter()
        # Who raises before it has begun to answer has failed.
        status = _FAILED

        def start(line: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            nonlocal status
            status = int(line[:3])
            return start_response(line, headers, *more)

        try:
            return inner(environ, start)
        finally:
            seconds = time.perf_counter() - began
            meter.count(status, seconds)
            for tell in tellers:
                tell(_method(environ), environ.get("PATH_INFO", ""), status, seconds)

    return application


def _tellers() -> list[Note]:
    """Who else is told of each request, by the settings."""
    return [
        *([_scraped()] if os.environ.get("PROMETHEUS_MULTIPROC_DIR") else []),
        *([Sender(settings.OTLP).note] if settings.OTLP else []),
    ]


def _method(environ: WSGIEnvironment) -> str:
    """A method nobody knows has no name of its own: whoever sends requests must not fill the memory of who
    reads of them."""
    method: str = environ["REQUEST_METHOD"]
    return method if method in _METHODS else "other"


def _scraped() -> Note:
    """Counters of prometheus_client, which all processes of the folder add up."""
    from prometheus_client import Counter, Histogram

    requests = Counter("pingan_requests", "Requests answered.", ["method", "status"])
    seconds = Histogram(
        "pingan_request_seconds",
        "How long answers took.",
        buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    )

    def tell(method: str, _path: str, status: int, took: float) -> None:
        requests.labels(method, str(status)).inc()
        seconds.observe(took)

    return tell
