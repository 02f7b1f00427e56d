"""`./run` as somebody types it, with a data directory of its own."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "var"


def clean_environment() -> dict[str, str]:
    """Settings of the checks themselves do not reach what is tried."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PINGAN_")}


@pytest.fixture
def run(var: Path) -> Run:
    """The front door."""

    def call(*command: str, encoding: str = "utf-8", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(ROOT / "run"), *command],
            env={**clean_environment(), "PINGAN_VAR": str(var), **settings},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
            encoding=encoding,
        )

    return call


def run_script(var: Path, script: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Try functions of the shell parts by themselves."""
    parts = "\n".join(f'. "$ROOT/ops/{part.name}"' for part in sorted((ROOT / "ops").glob("*.sh")))
    return subprocess.run(
        ["sh", "-uc", f"ROOT='{ROOT}'\nPINGAN_VAR='{var}'\n{parts}\nset_paths\n{script}"],
        env=clean_environment() | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        encoding="utf-8",
    )


@pytest.fixture
def shell(var: Path) -> Callable[[str], str]:
    """What a script prints that is to succeed."""

    def call(script: str) -> str:
        done = run_script(var, script)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


@pytest.fixture
def taken_port() -> Iterator[int]:
    """Somebody else listens there. Not a port of the kernel's choice: the one after it would be anybody's."""
    for port in range(16432, 16632):
        try:
            listener = socket.create_server(("127.0.0.1", port))
        except OSError:
            continue
        with listener:
            yield port
        return
