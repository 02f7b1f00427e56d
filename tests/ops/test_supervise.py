"""The parts' first start: a port lost since `./run` settled on it gives way; nobody else's answer counts."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ops import state
from tests.ops.conftest import ROOT

# Like PostgreSQL: takes the port that is written down, and tells when it is ready, or ends.
SERVER = """#!{python}
import os, pathlib, socket, time
port = int(pathlib.Path("{var}/port.db").read_text())
with socket.create_server(("127.0.0.1", port)):
    data = pathlib.Path("{var}/db/data")
    data.mkdir(parents=True)
    (data / "postmaster.pid").write_text("\\n".join([str(os.getpid()), *"234567", "ready   ", ""]))
    time.sleep(60)
"""
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A supervisor whose database is the server above, told to use some port."""
    (tmp_path / "ops").mkdir()
    (tmp_path / "ops" / "welcome.txt").write_text("welcome", encoding="utf-8")
    (tmp_path / "run").write_text(SERVER.format(python=sys.executable, var=tmp_path), encoding="utf-8")
    (tmp_path / "run").chmod(0o755)
    begun: list[subprocess.Popen[str]] = []

    def call(port: int, *options: str) -> subprocess.Popen[str]:
        (tmp_path / "port.db").write_text(f"{port}\n", encoding="utf-8")
        places = [f"--{name}={tmp_path}" for name in ("root", "var", "run", "logs")]
        # `run` is taken by the command, so what the supervisor writes lies beside it.
        places[2] = f"--run={tmp_path / 'ops'}"
        command = [sys.executable, str(ROOT / "ops" / "supervise.py"), *places, "--bind=127.0.0.1"]
        command += ["--port=0", f"--db-port={port}", *options, "db"]
        begun.append(
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
            )
        )
        return begun[-1]

    yield call
    for process in begun:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def state_of(place: Path, process: subprocess.Popen[str]) -> state.State:
    """What the running platform says of itself, as soon as it does."""
    for _ in range(200):
        if (found := state.read(place / "ops")) and found.ready:
            return found
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    raise TimeoutError


def test_lost_port_gives_way_to_the_next(start: Start, tmp_path: Path, taken_port: int) -> None:
    moved = state_of(tmp_path, start(taken_port)).db_port
    assert taken_port < moved < taken_port + 200
    assert (tmp_path / "port.db").read_text(encoding="utf-8") == f"{moved}\n"


def test_port_somebody_asked_for_ends_the_start(start: Start, taken_port: int) -> None:
    """And does not count as ready because whoever took it answers there."""
    process = start(taken_port, "--asked=db_port")
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 1
    assert "Address already in use" in said
    assert "db did not start" in said


def test_every_address_is_told_once() -> None:
    """Also where the new kind of addresses includes the old."""
    code = (
        "from pathlib import Path as P; from supervise import *; "
        "place = Place(P('..'), P('.'), P('.'), P('.'), 8080, 0, ['127.0.0.1', '0.0.0.0', '::'], set()); "
        "assert place.url == 'http://127.0.0.1:8080/', place.url; "
        "assert len(set(place.other_urls)) == len(place.other_urls); "
        "assert not any('//127.' in url or '[::1]' in url for url in place.other_urls)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "ops", capture_output=True, check=False)
    assert told.returncode == 0, told.stderr
