"""The servers' heap: what they have loaded is left alone by the collector of rubbish."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLATFORM = Path(__file__).parents[2] / "platform"


@pytest.mark.parametrize("server", ["wsgi", "asgi"])
def test_a_server_that_is_ready_has_nothing_of_its_own_looked_through(server: str) -> None:
    """In a process of its own; what is collected afterwards is what requests have made."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import pingan.{server}, gc; print(gc.get_freeze_count(), len(gc.get_objects()))",
        ],
        cwd=PLATFORM,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "pingan.settings"},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    kept, looked_at = map(int, told.stdout.split())
    assert kept > 10 * looked_at
