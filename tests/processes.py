"""Server processes beside the tests' own, for what is only true if it is true between processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

PATIENCE_S = 120


def side_by_side(program: str, *, processes: int = 2) -> list[str]:
    """What each of the processes printed that ran this program at the same time, on the tests' database.

    The program prints `ready` once it is connected, and begins when it has read a line.
    """
    started = [_start(program) for _ in range(processes)]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=PATIENCE_S)[0] for process in started]


def _start(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=Path(settings.PLATFORM),
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "pingan.settings",
            "PINGAN_DB_NAME": str(connection.settings_dict["NAME"]),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
