"""`./run play` plays the README's loop to its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, Platform

pytestmark = pytest.mark.e2e


def test_the_loop_of_the_readme_plays(platform: Platform, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.e2e.play"),
            *("--url", platform.url, "--into", str(tmp_path), "--pictures"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [picture.name[3:-4] for picture in sorted(tmp_path.iterdir())] == (
        ["chen", "qian", "wu", "wu", "qian", "qian", "li", "qian", "li", "chen"]
    )
