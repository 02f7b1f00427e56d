"""Real processes for the live tests: uvicorn, redis-server, and a writer like a web worker."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.ports import free_port

REPOSITORY = Path(__file__).resolve().parents[2]
ORIGIN = "http://127.0.0.1"
APPLICATION_NAME = "pingan-live-test"


def wait_for_port(port: int, seconds: float = 20) -> None:
    """Until somebody listens there. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")


def environment(redis_url: str = "") -> Mapping[str, str]:
    """What a server process of this test database needs to know."""
    database = connection.settings_dict
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "pingan.settings",
        "PYTHONPATH": f"{REPOSITORY / 'platform'}{os.pathsep}{REPOSITORY}",
        "PINGAN_DEBUG": "1",
        "PINGAN_DB_HOST": str(database["HOST"]),
        "PINGAN_DB_PORT": str(database["PORT"]),
        "PINGAN_DB_NAME": str(database["NAME"]),
        "PINGAN_DB_USER": str(database["USER"]),
        "PINGAN_DB_PASSWORD": str(database["PASSWORD"]),
        "PINGAN_REDIS_URL": redis_url,
        "PGAPPNAME": APPLICATION_NAME,
        "PINGAN_ORIGINS": ORIGIN,
    }


@contextmanager
def live_process(redis_url: str = "") -> Iterator[int]:
    """A uvicorn with the flags of `./run`; gives its port."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "pingan.asgi:application",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    command += ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--ws-max-size", "4096"]
    command += ["--ws-ping-interval", "15", "--ws-ping-timeout", "15"]
    command += ["--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "3"]
    process = subprocess.Popen(command, env=environment(redis_url), cwd=REPOSITORY / "platform")
    try:
        wait_for_port(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


class Redis:
    """A redis-server of our own that can be killed and started again on the same port."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program, "the live tests need redis-server"
        command = [
            program,
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for_port(self.port)

    def kill(self) -> None:
        """Without a chance to say goodbye."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class Writer:
    """A process that commits acts as a web worker does, ringer and all."""

    def __init__(self, redis_url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.realtime.writer"],
            env=environment(redis_url),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            encoding="utf-8",
        )

    def commit(self, area_code: str, topic: str, hearer: str = "-") -> None:
        """Returns once the act is on disk."""
        assert self._process.stdin
        assert self._process.stdout
        print(area_code, topic, hearer, file=self._process.stdin, flush=True)
        assert self._process.stdout.readline() == "committed\n"

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)


async def until(seconds: float, what: str, done: Callable[[], bool]) -> None:
    """Wait until `done()` holds. Raises AssertionError naming what did not happen."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, what
        await asyncio.sleep(0.02)
