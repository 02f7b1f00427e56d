"""What is known of the backups: `backup.json` and `drill.json` in the folder of the operations.

`note` writes one down after a run, `due` says which command it is time for, `look` tells the doctor. The
platform reads the same files (`pingan/operations/kept.py`). Only the standard library.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from pathlib import Path

DAY = 86400
# A night that was missed is told, and a second one stands in the way.
LATE, TOO_LATE = 1.5 * DAY, 3 * DAY
DRILL_LATE = 35 * DAY
# What failed is tried again so much later.
AGAIN = 3600


def read(folder: Path, what: str) -> dict[str, object]:
    """What is written down of the last `backup` or `drill`; nothing where there is nothing to read."""
    try:
        said = json.loads((folder / f"{what}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def number(said: dict[str, object], name: str) -> float:
    """A number of it; 0 where it is none."""
    value = said.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def note(folder: Path, what: str, *told: str) -> None:
    """Write down what came of a run, and keep when the last one went well. Whole or not at all."""
    fresh: dict[str, object] = {}
    for pair in told:
        name, _, value = pair.partition("=")
        if name == "judged":
            with suppress(OSError, ValueError):
                fresh["findings"] = json.loads(Path(value).read_text(encoding="utf-8"))["findings"]
        else:
            fresh[name] = int(value) if value.isdigit() else {"true": True, "false": False}.get(value, value)
    before = read(folder, what)
    fresh["last_sound"] = fresh["ended"] if fresh.get("sound") is True else number(before, "last_sound")
    draft = folder / f"{what}.new"
    draft.write_text(json.dumps(fresh, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(folder / f"{what}.json")


def due(folder: Path, at: str, drill_days: int, now: float) -> list[str]:
    """Which commands it is time for: a backup each night, a drill after one, so many days after the last."""
    found = []
    backup, drill = read(folder, "backup"), read(folder, "drill")
    if number(backup, "last_sound") < last_time(at, now) and number(backup, "ended") < now - AGAIN:
        found.append("backup")
    long_ago = number(drill, "last_sound") < now - drill_days * DAY and number(drill, "ended") < now - DAY
    if long_ago and (found or number(backup, "last_sound") > 0):
        found.append("drill")
    return found


def last_time(at: str, now: float) -> float:
    """When the clock of this machine last showed these hours and minutes."""
    hour, minute = (int(part) for part in at.split(":"))
    today = time.localtime(now)
    then = time.mktime((*today[:3], hour, minute, 0, 0, 0, -1))
    return then if then <= now else then - DAY


Found = tuple[str, str, str, str, str]


def look(folder: Path, wanted: bool, now: float) -> list[Found]:
    """For the doctor: name, status, detail, Chinese, English."""
    backup, drill = read(folder, "backup"), read(folder, "drill")
    if not wanted:
        return [
            (
                "backup",
                "warn",
                "",
                "没有备份：在 .env 里设 PINGAN_BACKUP_DIR（另一块盘或挂载的共享目录）",
                "No backups: set PINGAN_BACKUP_DIR in .env (another disk, or a share that is mounted)",
            )
        ]
    found = [_of_backup(backup, now)]
    if number(backup, "last_sound"):
        found.append(_of_drill(drill, now))
        found.append(
            ("escrow", "ok", "", "", "")
            if backup.get("held") is True
            else (
                "escrow",
                "warn",
                "",
                "密钥没有托管，机器坏了备份就读不出来：./run escrow",
                "Nobody holds the keys: if this machine is lost, no backup can be read: ./run escrow",
            )
        )
    return found


def _of_backup(backup: dict[str, object], now: float) -> Found:
    last = number(backup, "last_sound")
    age, detail = now - last, day_of(last)
    if not last:
        return (
            "backup",
            "fail",
            detail,
            "还没有一次成功的备份：./run backup",
            "No backup has succeeded yet: ./run backup",
        )
    if age > TOO_LATE:
        return (
            "backup",
            "fail",
            detail,
            "三天没有成功的备份：看 var/log",
            "No backup has succeeded for three days: see var/log",
        )
    if age > LATE or backup.get("sound") is not True:
        return (
            "backup",
            "warn",
            detail,
            "最近一次备份没有成功：./run backup",
            "The last backup did not succeed: ./run backup",
        )
    return ("backup", "ok", detail, "", "")


def _of_drill(drill: dict[str, object], now: float) -> Found:
    last = number(drill, "last_sound")
    if drill and drill.get("sound") is not True:
        return (
            "drill",
            "fail",
            day_of(last),
            "恢复演练没有通过：./run drill",
            "The restore drill failed: ./run drill",
        )
    if not last:
        return (
            "drill",
            "warn",
            "",
            "还没有做过恢复演练：./run drill",
            "No restore drill was ever made: ./run drill",
        )
    if now - last > DRILL_LATE:
        return (
            "drill",
            "warn",
            day_of(last),
            "一个多月没有做恢复演练：./run drill",
            "No restore drill for over a month: ./run drill",
        )
    return ("drill", "ok", day_of(last), "", "")


def day_of(moment: float) -> str:
    """As the doctor shows it."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment)) if moment else ""


def main(command: str, folder: str, *more: str) -> int:
    """`note FOLDER backup|drill NAME=VALUE…`, `due FOLDER HH:MM DAYS`, `look FOLDER yes|no`."""
    place = Path(folder)
    if command == "note":
        note(place, *more)
    elif command == "due":
        sys.stdout.write(" ".join(due(place, more[0], int(more[1]), time.time())) + "\n")
    else:
        for one in look(place, more[0] == "yes", time.time()):
            sys.stdout.write("|".join(one) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
