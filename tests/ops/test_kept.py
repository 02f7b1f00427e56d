"""When a backup or a drill is due, and what the doctor says of the last."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from ops import kept

NOON = time.mktime((2026, 12, 1, 12, 0, 0, 0, 0, -1))
HOUR, DAY = 3600, 86400


def tell(folder: Path, what: str, **said: object) -> None:
    (folder / f"{what}.json").write_text(json.dumps(said), encoding="utf-8")


def word(folder: Path, name: str, *, wanted: bool = True) -> str:
    return next((one[1] for one in kept.look(folder, wanted, NOON) if one[0] == name), "")


def words(folder: Path) -> list[str]:
    return [word(folder, name) for name in ("backup", "escrow", "drill")]


@pytest.mark.parametrize(
    ("backup", "drill", "due"),
    [
        ({}, {}, ["backup", "drill"]),
        # Last night's is there; there never was a drill.
        ({"last_sound": NOON - 9 * HOUR, "ended": NOON - 9 * HOUR}, {}, ["drill"]),
        ({"last_sound": NOON - 10 * HOUR, "ended": NOON - 10 * HOUR}, {"last_sound": NOON - DAY}, ["backup"]),
        ({"last_sound": NOON - 9 * HOUR}, {"last_sound": NOON - 29 * DAY}, []),
        # What failed a moment ago is not tried in each minute.
        ({"last_sound": NOON - 2 * DAY, "ended": NOON - 60}, {"last_sound": NOON - DAY}, []),
        ({"last_sound": NOON - 9 * HOUR}, {"last_sound": NOON - 31 * DAY, "ended": NOON - HOUR}, []),
        # Without a backup there is nothing to practise with.
        ({"ended": NOON - 60}, {}, []),
    ],
)
def test_a_backup_each_night_and_a_drill_each_month(
    tmp_path: Path, backup: dict[str, object], drill: dict[str, object], due: list[str]
) -> None:
    if backup:
        tell(tmp_path, "backup", **backup)
    if drill:
        tell(tmp_path, "drill", **drill)
    assert kept.due(tmp_path, "02:30", 30, NOON) == due


def test_a_run_that_failed_does_not_forget_the_last_that_went_well(tmp_path: Path) -> None:
    kept.note(tmp_path, "backup", "began=1", "sound=true", "ended=5", "held=false", "files=7")
    assert kept.read(tmp_path, "backup")["last_sound"] == 5
    kept.note(tmp_path, "backup", "began=6", "sound=false", "ended=9")
    said = kept.read(tmp_path, "backup")
    assert (said["sound"], said["last_sound"], said["ended"]) == (False, 5, 9)


def test_what_the_doctor_says(tmp_path: Path) -> None:
    assert word(tmp_path, "backup", wanted=False) == "warn"
    assert word(tmp_path, "backup") == "fail"
    tell(tmp_path, "backup", last_sound=NOON - 9 * HOUR, sound=True, held=False)
    assert (word(tmp_path, "backup"), word(tmp_path, "escrow"), word(tmp_path, "drill")) == (
        "ok",
        "warn",
        "warn",
    )
    # Never is not "over a month ago".
    assert [found[4] for found in kept.look(tmp_path, True, NOON) if found[0] == "drill"] == [
        "No restore drill was ever made: ./run drill"
    ]
    tell(tmp_path, "backup", last_sound=NOON - 4 * DAY, sound=False, held=True)
    tell(tmp_path, "drill", last_sound=NOON - 4 * DAY, sound=False)
    assert (word(tmp_path, "backup"), word(tmp_path, "escrow"), word(tmp_path, "drill")) == (
        "fail",
        "ok",
        "fail",
    )
    tell(tmp_path, "drill", last_sound=NOON - 4 * DAY, sound=True)
    assert word(tmp_path, "drill") == "ok"


def test_what_is_no_number_is_none(tmp_path: Path) -> None:
    (tmp_path / "backup.json").write_text('{"last_sound": true, "ended": "x"}', encoding="utf-8")
    assert word(tmp_path, "backup") == "fail"
    (tmp_path / "backup.json").write_text("[", encoding="utf-8")
    assert word(tmp_path, "backup") == "fail"
