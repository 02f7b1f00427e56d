"""A track is a plug: one more works without an edit elsewhere, and no room below knows any by name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cases", "core", "jobs", "journal", "maps", "papers", "people", "realtime", "receipts", "stats")
# `MediaType` is a word of the web.
NAMES = re.compile(r"mediat(?!ype)|disput|consultation", re.IGNORECASE)


def test_a_track_nobody_else_knows_is_reported_moved_heard_listed_counted_and_drawn() -> None:
    """In a process of its own, since what is plugged in at start-up is never pulled out again."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    settings, walked = "--ds=tests.thirdtrack.settings", str(Path(__file__).with_name("walk.py"))
    plugins = ("-p", "no:cacheprovider", "-p", "no:xdist")
    walk = subprocess.run(
        [sys.executable, "-m", "pytest", settings, "--create-db", *plugins, walked],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert walk.returncode == 0, walk.stdout + walk.stderr


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_below_the_tracks_knows_one_by_name(room: str) -> None:
    """All files but migrations, which tell what was."""
    folder = ROOT / "platform" / "pingan" / room
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not {"migrations", "__pycache__"} & set(file.parts)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if NAMES.search(line)
    ]
    assert folder.is_dir()
    assert found == []
