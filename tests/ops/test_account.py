"""Started as root, the servers run under an account that gets at what is theirs and at nothing else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ops.conftest import Run, run_script

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to lay down")
Shell = Callable[[str], str]
PREPARE = "open_var; need_account"


@pytest.fixture
def open_place() -> Iterator[Path]:
    """Where everybody may look; pytest's own folders are root's alone."""
    place = Path(tempfile.mkdtemp(prefix="pingan-account-", dir="/var/tmp"))
    place.chmod(0o755)
    yield place
    run_script(place / "var", "open_var; cmd_reset --yes")
    shutil.rmtree(place)


@pytest.fixture
def closed_place(tmp_path: Path) -> Iterator[Path]:
    """As a checkout in /root."""
    tmp_path.chmod(0o700)
    yield tmp_path
    run_script(tmp_path / "var", "open_var; cmd_reset --yes")


def owner(file: Path) -> tuple[str, str]:
    found = file.stat()
    return pwd.getpwuid(found.st_uid).pw_name, oct(found.st_mode & 0o777)


def can_read(file: Path, account: str) -> bool:
    """Without any of root's rights; `cat` is started by a shell that has none any more either."""
    command = [
        "setpriv",
        f"--reuid={account}",
        "--clear-groups",
        f"--regid={pwd.getpwnam(account).pw_gid}",
        "--",
    ]
    done = subprocess.run(
        [*command, "sh", "-c", 'cat "$0"', str(file)], capture_output=True, cwd="/", check=False
    )
    return done.returncode == 0


def made_by_root(var: Path) -> list[Path]:
    """A data directory as an earlier version left it."""
    assert run_script(var, "open_var").returncode == 0
    files = [var / "secrets" / "field_keys.json", var / "media" / "2026" / "photo.jpg"]
    for file in files:
        file.parent.mkdir(exist_ok=True, mode=0o700)
        file.write_text("kept", encoding="utf-8")
        file.chmod(0o600)
    return files


@pytest.mark.parametrize("place", ["open_place", "closed_place"])
def test_data_that_was_root_s_is_the_account_s_alone(place: str, request: pytest.FixtureRequest) -> None:
    """Also where the account could not get at it: then it lies elsewhere, and the old names lead there."""
    var = request.getfixturevalue(place) / "var"
    files = made_by_root(var)
    done = run_script(var, PREPARE)
    assert done.returncode == 0, done.stderr
    assert (var / "kept").exists() == (place == "closed_place")
    for file in files:
        real = file.resolve()
        assert owner(real) == ("pingan", "0o600")
        assert owner(real.parent) == ("pingan", "0o700")
        assert file.read_text(encoding="utf-8") == "kept"
        assert can_read(real, "pingan")
        assert not can_read(real, "nobody")
    # What root itself writes, no other may: a link put there would lead root's hand.
    run = (var / "run").resolve()
    assert [owner(folder)[0] for folder in (var, var / "log", run, run / "sockets")] == [
        "root",
        "root",
        "root",
        "pingan",
    ]


def test_reset_takes_what_lies_elsewhere_along(closed_place: Path, run: Run) -> None:
    var = closed_place / "var"
    run_script(var, PREPARE)
    kept = (var / "kept").resolve()
    assert str(kept).startswith("/var/lib/pingan/")
    assert run("reset", "--yes").returncode == 0
    assert not kept.exists()
    assert not (var / "secrets").is_symlink()


def test_nothing_of_root_is_left_in_a_server(open_place: Path) -> None:
    told = run_script(open_place / "var", f"{PREPARE}; as_account cat /proc/self/status").stdout
    facts = dict(line.split(":\t", 1) for line in told.splitlines() if ":\t" in line)
    uid = str(pwd.getpwnam("pingan").pw_uid)
    assert facts["Uid"].split() == [uid] * 4
    assert {facts[name] for name in ("CapEff", "CapPrm", "CapInh", "CapAmb", "CapBnd")} == {"0" * 16}
    assert facts["NoNewPrivs"] == "1"
    assert "0" not in facts["Groups"].split()


def test_packages_and_python_of_root_alone_are_given_to_the_account(open_place: Path) -> None:
    """A .venv made with umask 077, below a directory nobody may enter."""
    hidden = open_place / "hidden"
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(hidden / "venv")], check=True, umask=0o077
    )
    hidden.chmod(0o700)
    packages = next((hidden / "venv" / "lib").glob("python*/site-packages"))
    (packages / "thing.py").write_text("word = 'found'", encoding="utf-8")
    (packages / "thing.py").chmod(0o600)
    place = open_place / "copy"
    done = run_script(
        open_place / "var",
        f"{PREPARE}; VENV='{hidden}/venv'; copy_venv '{place}' && chmod -R a+rX '{place}' || exit\n"
        f"as_account '{place}/bin/python' -c 'import thing; print(thing.word)'",
    )
    assert done.stdout == "found\n", done.stderr


def test_root_may_be_kept_by_name(open_place: Path) -> None:
    done = run_script(open_place / "var", f"{PREPARE}; as_account id -un; proxy_user", PINGAN_USER="root")
    assert done.stdout == "root\nuser root;\n"
    assert owner(open_place / "var" / "secrets")[0] == "root"


def test_part_that_changed_its_account_still_dies_with_its_keeper(open_place: Path) -> None:
    """The kernel forgets that wish at the change. Another's keeper is no reason to die."""
    works = f"become sh -c 'sleep 0.7; touch {open_place}/var/media/alive'"
    script = f"{PREPARE}; (PPID=$$; PINGAN_KEEPER=%s; {works})"
    for keeper, outlives in {"$$": False, "1": True}.items():
        (open_place / "var" / "media" / "alive").unlink(missing_ok=True)
        run_script(open_place / "var", f"{script % keeper} & sleep 0.3; kill -9 $$")
        subprocess.run(["sleep", "1"], check=True)
        assert (open_place / "var" / "media" / "alive").exists() == outlives, keeper


def test_data_out_of_the_account_s_reach_is_named(open_place: Path, closed_place: Path) -> None:
    (closed_place / "photos").mkdir()
    done = run_script(
        open_place / "var",
        f"{PREPARE}; DB_PORT=1; app_env; hand_over_data",
        PINGAN_MEDIA_ROOT=f"{closed_place}/photos",
    )
    assert done.returncode == 3
    assert f"pingan cannot get to {closed_place}/photos" in done.stderr


def test_what_preparing_made_as_root_is_handed_over(open_place: Path) -> None:
    """The demo's season draws pictures in the servers' own seats. One that stayed root's kept every picture
    and every paper away from them."""
    var = open_place / "var"
    made = '"$SOCKETS/decoder.0" "$PINGAN_SECRET_DIR/made" "$PINGAN_MEDIA_ROOT/made"'
    done = run_script(var, f"{PREPARE}; DB_PORT=1; app_env; touch {made}; hand_over_data")
    assert done.returncode == 0, done.stderr
    for file in ("run/sockets/decoder.0", "secrets/made", "media/made"):
        assert owner((var / file).resolve())[0] == "pingan", file
