"""The commands of `./run`: that they parse, are listed, and fail with a cause and a next step."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ops.conftest import ROOT, Run

PARTS = [ROOT / "run", *sorted((ROOT / "ops").glob("*.sh"))]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_is_plain_sh(part: Path) -> None:
    assert subprocess.run(["sh", "-n", str(part)], check=False).returncode == 0
    if dash := shutil.which("dash"):
        assert subprocess.run([dash, "-n", str(part)], check=False).returncode == 0


def test_help_lists_every_command(run: Run) -> None:
    handlers = {
        name.replace("_", "-")
        for part in PARTS
        for name in re.findall(r"^cmd_([a-z0-9_]+)\(\)", part.read_text(encoding="utf-8"), re.MULTILINE)
    }
    listed = run("help").stdout
    assert len(handlers) > 15
    assert [name for name in sorted(handlers - {"up"}) if not re.search(rf"(^|\s){name}\s", listed)] == []


def test_make_has_only_commands_that_exist(run: Run) -> None:
    listed = run("help").stdout
    aliases = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[
        0
    ].split()
    assert [name for name in aliases if name != "up" and name not in listed] == []


@pytest.mark.parametrize("word", ["nonsense", "rm -rf", "../x", "find-python"])
def test_unknown_command_is_wrong_use_with_a_next_step(run: Run, word: str) -> None:
    done = run(word)
    assert done.returncode == 2
    assert "没有这个命令" in done.stderr
    assert "./run help" in done.stderr


def test_unknown_check_is_wrong_use(run: Run) -> None:
    done = run("test", "nonsense")
    assert done.returncode == 2
    assert "pytest" in done.stderr


def test_status_and_stop_of_what_does_not_run(run: Run) -> None:
    assert run("status").returncode == 5
    assert run("status", "--json").stdout.strip() == "{}"
    assert run("stop").returncode == 0


@pytest.mark.parametrize("command", ["start", "status", "reset", "e2e"])
def test_place_that_cannot_be_written_to_is_named_with_a_next_step(run: Run, var: Path, command: str) -> None:
    """A plain file stands for it, because root may write to any directory."""
    var.write_text("not a directory", encoding="utf-8")
    done = run(command)
    assert done.returncode == 3
    assert f"不能写入数据目录 {var}" in done.stderr
    assert "PINGAN_VAR=" in done.stderr
    assert "parameter not set" not in done.stderr
    assert run("doctor").returncode == 3


def test_number_of_a_process_alone_is_no_running_platform(run: Run, var: Path) -> None:
    """After a power cut it may have become anybody's: that one is not ours to stop."""
    run("status")
    other = subprocess.Popen(["sleep", "60"])
    (var / "run" / "state.json").write_text(f'{{\n "pid": {other.pid},\n "x": 0\n}}\n', encoding="utf-8")
    assert run("status").returncode == 5
    assert run("stop").returncode == 0
    assert other.poll() is None
    other.kill()
    # Ended, but nobody has asked how: many a container's first process never does.
    (var / "run" / "state.json").write_text(f'{{\n "pid": {other.pid},\n "x": 0\n}}\n', encoding="utf-8")
    assert run("status").returncode == 5
    other.wait()


def test_reset_without_a_yes_deletes_nothing(run: Run, var: Path) -> None:
    run("status")
    (var / "media" / "photo.jpg").write_text("kept", encoding="utf-8")
    assert run("reset").returncode == 2
    assert (var / "media" / "photo.jpg").exists()


def test_data_is_for_its_owner_alone(run: Run, var: Path) -> None:
    run("status")
    assert var.stat().st_mode & 0o077 == 0
    assert (var / "secrets").stat().st_mode & 0o077 == 0


def test_every_setting_is_explained() -> None:
    """A name that the shell parts or the server read stands in .env.example, and the other way round."""
    inner = {
        "PINGAN_DERIVED",
        "PINGAN_BEHIND_PROXY",
        "PINGAN_KEEPER",
        "PINGAN_CHARSET",
        "PINGAN_PACKAGES",
        "PINGAN_ORIGIN",
        "PINGAN_AS_OWNER",
        "PINGAN_DB_PLACE",
        "PINGAN_TLS_AT",
        # Beginnings of names that are explained.
        "PINGAN_DB_",
        "PINGAN_MIGRATE_",
    }
    sources = [*PARTS, ROOT / "docker-compose.yml", *(ROOT / "platform" / "pingan").rglob("*.py")]
    read = {
        name
        for file in sources
        for name in re.findall(r"\bPINGAN_[A-Z_]+\b", file.read_text(encoding="utf-8"))
    }
    explained = set(re.findall(r"\bPINGAN_[A-Z_]+\b", (ROOT / ".env.example").read_text(encoding="utf-8")))
    assert sorted(read - inner - explained - {"PINGAN_NAME"}) == []
    assert sorted(explained - read) == []
