"""What a machine without a network takes from its bundle, and when it takes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.ops.conftest import run_script


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A bundle's tree, of one small package."""
    root = tmp_path / "pingan grid"
    (root / "offline" / "packages").mkdir(parents=True)
    (root / "offline" / "packages" / "small.deb").write_bytes(b"a package")
    sums = f"{hashlib.sha256(b'a package').hexdigest()}  offline/packages/small.deb\n"
    (root / "offline" / "SHA256SUMS").write_text(sums, encoding="utf-8")
    made = run_script(tmp_path / "made", "this_machine")
    (root / "offline" / "fits").write_text(made.stdout, encoding="utf-8")
    return root


def at(root: Path, script: str) -> tuple[int, str]:
    done = run_script(
        root / "var", f'ROOT=\'{root}\'; OFFLINE=$ROOT/offline; mkdir -p "$LOGS" "$STAMPS"; {script}'
    )
    return done.returncode, done.stdout + done.stderr


def test_a_whole_bundle_is_checked_once(unpacked: Path) -> None:
    code, said = at(unpacked, 'need_offline; need_offline; basename "$(lock_file)"')
    assert code == 0, said
    assert said.count("Checking the bundle") == 1
    assert "requirements.run.lock\n" in said


def test_nothing_is_taken_from_one_that_was_altered(unpacked: Path) -> None:
    (unpacked / "offline" / "packages" / "small.deb").write_bytes(b"another package")
    code, said = at(unpacked, "need_offline; echo took it")
    assert code == 1
    assert "offline/packages/small.deb: FAILED" in said
    assert "took it" not in said


@pytest.mark.parametrize("of", ["debian 1 amd64", "debian 12 z80", "plan9 4 amd64"])
def test_one_of_another_kind_of_machine_is_refused(unpacked: Path, of: str) -> None:
    (unpacked / "offline" / "fits").write_text(f"{of} python3.11\n", encoding="utf-8")
    code, said = at(unpacked, "need_offline; echo took it")
    assert code == 3
    assert of in said
    assert "took it" not in said


def test_apt_knows_the_bundle_alone(unpacked: Path) -> None:
    code, said = at(unpacked, "use_offline_packages; apt-config dump")
    assert code == 0, said
    assert f'Dir::Etc::sourcelist "{unpacked}/var/log/offline.list";' in said
    assert 'Dir::Etc::sourceparts "/dev/null";' in said
    listed = (unpacked / "var" / "log" / "offline.list").read_text(encoding="utf-8")
    assert listed == f"deb [trusted=yes] file:{str(unpacked).replace(' ', '%20')}/offline/packages ./\n"


def test_a_clone_has_none(tmp_path: Path) -> None:
    code, said = at(tmp_path, 'need_offline && basename "$(lock_file)"')
    assert (code, said) == (0, "requirements.lock\n")
