"""The ledgers that go with the backups, as the shell carries them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ops.conftest import run_script


def test_no_erasure_is_lost_whoever_wrote_it_down(var: Path, tmp_path: Path) -> None:
    """A machine that was set up anew has the shorter ledger, and must not write over the longer."""
    here, there = tmp_path / "operations", tmp_path / "backup" / "ledger"
    here.mkdir()
    there.mkdir(parents=True)
    (here / "erased.jsonl").write_text("two\nthree\n", encoding="utf-8")
    (there / "erased.jsonl").write_text("one\ntwo\n", encoding="utf-8")
    (here / "seals.jsonl").write_text("of today\n", encoding="utf-8")
    (there / "seals.jsonl").write_text("of another day\n", encoding="utf-8")
    settings = {"PINGAN_OPERATIONS_DIR": str(here), "PINGAN_BACKUP_DIR": str(tmp_path / "backup")}
    for _ in range(2):
        done = run_script(var, "copy_ledgers", **settings)
        assert done.returncode == 0, done.stderr
        assert (there / "erased.jsonl").read_text(encoding="utf-8").split() == ["one", "two", "three"]
        assert (there / "seals.jsonl").read_text(encoding="utf-8") == "of today\n"
    (here / "erased.jsonl").unlink()
    (here / "seals.jsonl").unlink()
    run_script(var, "copy_ledgers", **settings)
    assert (there / "erased.jsonl").read_text(encoding="utf-8").split() == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("moment", "after"), [("", []), ("2026-12-01 09:30:00.000000+08:00", ["manage end_sessions"])]
)
def test_a_county_of_an_earlier_day_lets_nobody_go_on(
    moment: str, after: list[str], shell: Callable[[str], str]
) -> None:
    """A phone that was signed out since, lost for one, was signed in then."""
    parts = "locate_cluster make_db_home stop_cluster put_old_aside write_backup_settings settle_version"
    nothing = "".join(f"{one}() {{ :; }}; " for one in f"{parts} need_db_password app_env".split())
    said = shell(f'{nothing} step() {{ shift 3; echo "$*"; }}; mkdir -p "$STAMPS"; put_back \'{moment}\'')
    order = said.splitlines()
    assert order[order.index("erase_again") + 1 :] == after


def test_what_is_tried_and_what_is_drilled_is_never_archived(var: Path, tmp_path: Path) -> None:
    told = "archives && echo yes || echo no"
    target = {"PINGAN_BACKUP_DIR": str(tmp_path)}
    assert run_script(var, told, **target).stdout == "yes\n"
    assert run_script(var, told).stdout == "no\n"
    assert run_script(var, f"IS_DRILL=yes; {told}", **target).stdout == "no\n"
    assert run_script(var, told, PINGAN_DB_HOST="db.example.org", **target).stdout == "no\n"


def test_a_target_that_is_not_there_is_told(var: Path, tmp_path: Path) -> None:
    done = run_script(var, "need_backup_place", PINGAN_BACKUP_DIR=str(tmp_path / "not mounted"))
    assert done.returncode == 3
    assert "There is no directory" in done.stderr


def test_a_moment_is_taken_as_people_write_it(shell: Callable[[str], str], var: Path) -> None:
    for written in ("2026-12-01 09:30:00+08", "2026-12-01T09:30:00+08:00", "2026-12-01 01:30 UTC"):
        said = shell(f"TZ=UTC; export TZ; moment_of '{written}'").strip()
        assert said == "2026-12-01 01:30:00.000000+00:00", written
    for written in ("", "gestern", "2026-13-01"):
        done = run_script(var, f"moment_of '{written}'")
        assert done.returncode == 2, written
        assert "This is no time" in done.stderr
