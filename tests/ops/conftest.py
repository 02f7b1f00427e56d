"""`./run` as somebody types it, with a data directory of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
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

    def call(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(ROOT / "run"), *command],
            env={**clean_environment(), "PINGAN_VAR": str(var), **settings},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return call


@pytest.fixture
def shell(var: Path) -> Callable[[str], str]:
    """Try a function of the shell parts by itself: what the script prints."""
    parts = "\n".join(f'. "$ROOT/ops/{part.name}"' for part in sorted((ROOT / "ops").glob("*.sh")))

    def call(script: str) -> str:
        done = subprocess.run(
            ["sh", "-uc", f"ROOT='{ROOT}'\nPINGAN_VAR='{var}'\n{parts}\nset_paths\n{script}"],
            env=clean_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call
