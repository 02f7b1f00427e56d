"""The platform's own server processes on ports of the bench's own, with the flags `./run` gives them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tests.bench.machine import REPOSITORY, session_members
from tests.ports import free_port

START_SECONDS = 60.0
STOP_SECONDS = 10.0
WEB_WORKERS = 2
WEB_THREADS = 4


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: a session of its own, and the name its database connections bear."""

    port: int
    session: int
    application_name: str

    def processes(self) -> list[int]:
        return session_members(self.session)


@contextmanager
def web(database: str) -> Iterator[Server]:
    """granian with `pingan.wsgi`, as `./run serve-web` starts it."""
    port = free_port()
    flags = ["--interface", "wsgi", "--no-ws", "--http", "1", "--backlog", "1024"]
    flags += ["--workers", str(WEB_WORKERS), "--blocking-threads", str(WEB_THREADS), "--log-level", "warning"]
    command = ["granian", *flags, "--host", "127.0.0.1", "--port", str(port), "pingan.wsgi:application"]
    with _running(command, port, _environment(database, "bench-web")) as server:
        yield server


@contextmanager
def live(database: str) -> Iterator[Server]:
    """uvicorn with `pingan.asgi`, as `./run serve-live` starts it."""
    port = free_port()
    flags = ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--ws-max-size", "4096"]
    flags += [
        "--ws-ping-interval",
        "15",
        "--ws-ping-timeout",
        "15",
        "--no-access-log",
        "--log-level",
        "warning",
    ]
    flags += ["--timeout-graceful-shutdown", "3", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**_environment(database, "bench-live"), "PINGAN_ORIGINS": "http://127.0.0.1"}
    with _running(["uvicorn", "pingan.asgi:application", *flags], port, environment) as server:
        yield server


@contextmanager
def bare_push() -> Iterator[Server]:
    """The barest server that can hold a WebSocket open."""
    port = free_port()
    with _running(["tests.bench.bare_push", str(port)], port, {**os.environ}) as server:
        yield server


def _environment(database: str, application_name: str) -> Mapping[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pingan.settings",
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "platform"), str(REPOSITORY)]),
        "PINGAN_DEBUG": "0",
        "PINGAN_DB_NAME": database,
        "PINGAN_ALLOWED_HOSTS": "127.0.0.1",
        "PGAPPNAME": application_name,
    }


@contextmanager
def _running(module: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Server]:
    """A Python module as a session of its own: its workers are found by it, and Ctrl-C reaches us alone."""
    process = subprocess.Popen(
        [sys.executable, "-m", *module], env=dict(environment), cwd=REPOSITORY, start_new_session=True
    )
    try:
        _wait_for(port, process)
        yield Server(port, process.pid, environment.get("PGAPPNAME", ""))
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode} before it listened")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{process.args!r} does not listen")
