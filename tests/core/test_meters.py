"""Requests of the last minutes, counted by every process and read by any."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from pingan.core import meters
from pingan.core.meters import MINUTES, Answered, Meter, answered

NOON = 60.0 * 1_000_000


@pytest.fixture(autouse=True)
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "RUN_DIR", tmp_path)
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    return tmp_path


def test_all_processes_are_added_up_over_the_minutes_that_are_asked_for() -> None:
    one, other = Meter(meters.folder() / "1.minutes"), Meter(meters.folder() / "2.minutes")
    one.count(200, 0.5, NOON)
    one.count(503, 0.25, NOON + 60)
    other.count(404, 0.25, NOON + 60)
    assert answered(5, NOON + 60) == Answered(3, 1, 1.0)
    assert answered(1, NOON + 60) == Answered(2, 1, 0.5)
    assert answered(5, NOON + 600) == Answered()
    # The oldest minute gives its place to the newest.
    one.count(200, 1.0, NOON + 60 * MINUTES)
    assert answered(MINUTES, NOON + 60 * MINUTES) == Answered(3, 1, 1.5)


def test_a_file_that_another_process_is_just_making_is_no_fault(run: Path) -> None:
    (run / "meters").mkdir()
    (run / "meters" / "3.minutes").write_bytes(b"\1\2\3")
    assert answered(5) == Answered()


def test_every_answer_is_counted_and_one_that_raises_has_failed() -> None:
    def inner(environ: Any, start: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/raises":
            raise OSError
        start("404 Not Found", [])
        return [b""]

    application = meters.metered(inner)
    seen: list[str] = []

    def start(line: str, _headers: Any, *_more: Any) -> Any:
        seen.append(line)

    for path in ("/", "/raises"):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path}
        try:
            application(environ, start)
        except OSError:
            seen.append("raised")
    assert seen == ["404 Not Found", "raised"]
    assert (answered(5).requests, answered(5).failed) == (2, 1)
