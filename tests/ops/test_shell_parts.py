"""The small functions under the commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ops.conftest import run_script

Shell = Callable[[str], str]


def test_settings_file_is_read_as_data(shell: Shell, tmp_path: Path) -> None:
    """.env cannot run anything, cannot set foreign names, and gives way to the environment."""
    (tmp_path / ".env").write_text(
        "PINGAN_PORT=9000\nPINGAN_BIND=$(touch /tmp/never)\nPATH=/nowhere\nPINGAN_DEMO=0\n#PINGAN_VAR=x\n",
        encoding="utf-8",
    )
    said = shell(
        f"ROOT='{tmp_path}'; PINGAN_DEMO=1; load_env_file\n"
        "echo $PINGAN_PORT $PINGAN_DEMO; echo $PINGAN_BIND; echo $PATH"
    ).splitlines()
    assert said[0] == "9000 1"
    assert said[1] == "$(touch /tmp/never)"
    assert said[2] != "/nowhere"


def test_inner_run_forgets_what_the_outer_worked_out(shell: Shell) -> None:
    said = shell(
        "PINGAN_MEDIA_ROOT=/mine; derive PINGAN_MEDIA_ROOT /theirs; derive PINGAN_STATIC_ROOT /theirs\n"
        'forget_derived_settings; echo "$PINGAN_MEDIA_ROOT ${PINGAN_STATIC_ROOT:-none}"'
    )
    assert said.strip() == "/mine none"


def test_template_values_are_taken_literally(shell: Shell, tmp_path: Path) -> None:
    template = tmp_path / "template"
    template.write_text('path "@PLACE@/x" @PLACE@', encoding="utf-8")
    assert shell(f"fill '{template}' PLACE 'a&b|c\\d e'") == 'path "a&b|c\\d e/x" a&b|c\\d e'


def test_no_value_of_a_template_stands_in_a_command_line(shell: Shell, tmp_path: Path) -> None:
    """Everybody on the machine reads those, and a value may be a key."""
    template = tmp_path / "template"
    template.write_text("key @KEY@", encoding="utf-8")
    watched = f"sed() {{ printf '%s ' \"$@\" >>'{tmp_path}/said'; command sed \"$@\"; }}"
    assert shell(f"{watched}; fill '{template}' KEY 4f1d") == "key 4f1d"
    assert "4f1d" not in (tmp_path / "said").read_text(encoding="utf-8")


@pytest.mark.parametrize("before", ["", "PINGAN_PORT=80\n", "PINGAN_PORT=80"])
def test_what_is_set_down_is_a_line_of_its_own(before: str, shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    if before:
        file.write_text(before, encoding="utf-8")
    shell(f"ROOT='{tmp_path}'; set_down PINGAN_DEMO=0")
    assert file.read_text(encoding="utf-8").split() == [*before.split(), "PINGAN_DEMO=0"]
    assert before or file.stat().st_mode & 0o777 == 0o600


def test_digest_follows_names_and_contents(shell: Shell, tmp_path: Path) -> None:
    source = tmp_path / "a source"
    source.mkdir()
    (source / "one").write_text("1", encoding="utf-8")
    first = shell(f"digest '{source}'")
    assert shell(f"digest '{source}'") == first
    (source / "node_modules").mkdir()
    (source / "node_modules" / "big").write_text("ignored", encoding="utf-8")
    assert shell(f"digest '{source}'") == first
    (source / "one").rename(source / "two")
    assert shell(f"digest '{source}'") != first


def test_deep_checkout_gets_a_short_place_for_sockets(shell: Shell) -> None:
    """A Unix socket's path has at most 107 bytes."""
    deep = "x" * 120
    said = shell(f'PINGAN_VAR="$VAR/{deep}"; set_paths; open_var; echo "$RUN"; rm -rf "$RUN"').strip()
    assert len(said) < 80


def test_missing_software_becomes_one_line_of_packages(shell: Shell) -> None:
    assert shell("missing_packages 'sh has_program:sh\nghost has_program:no-such-program'").strip() == "ghost"


def test_tidying_up_is_not_cut_short(var: Path) -> None:
    """By a second Ctrl-C, or by a terminal that is closed after the first."""
    signals = "(sleep 0.3; kill -INT $$; sleep 0.3; kill -INT $$; kill -HUP $$) &"
    ends = "trap 'exit 130' INT; trap 'exit 143' TERM HUP; at_exit 'sleep 1; echo tidied'"
    done = run_script(var, f"{ends}\n{signals}\nsleep 5 & wait")
    assert done.returncode == 130
    assert done.stdout == "tidied\n"


def test_machine_without_network_is_told_so(shell: Shell, tmp_path: Path) -> None:
    """apt's own last word would be that it has never heard of the packages."""
    apt = tmp_path / "apt-get"
    apt.write_text(
        '#!/bin/sh\ncase " $* " in\n'
        "*' update '*) echo 'Err:1 a-mirror bookworm: could not resolve'; exit 100 ;;\n"
        "*) seq 20; echo 'E: Unable to locate package ghost'; exit 100 ;;\nesac\n",
        encoding="utf-8",
    )
    apt.chmod(0o755)
    aside = f"POLICY='{tmp_path}/policy' NO_MAIN_CLUSTER='{tmp_path}/conf/main'"
    said = shell(f"open_var; {aside}; PATH='{tmp_path}':$PATH; install_packages ghost || true").splitlines()
    assert "Err:1 a-mirror bookworm: could not resolve" in said[-15:]
    assert "check the network" in said[-1]
    assert not (tmp_path / "policy").exists()


def test_node_older_than_the_frontend_needs_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "npm").symlink_to("node")
    for version, verdict in {"v20.18.3": "old", "v20.19.0": "new", "v22.1.0": "new", "v9.0.0": "old"}.items():
        (tmp_path / "node").write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
        (tmp_path / "node").chmod(0o755)
        said = shell(f"PATH='{tmp_path}':$PATH; if node_is_new_enough; then echo new; else echo old; fi")
        assert said.strip() == verdict, version


def test_stamps_speak_for_one_database_and_never_for_waiting_migrations(shell: Shell) -> None:
    """Beside the data of a lost database they would say that all is done."""
    stage = """
    open_var; export PINGAN_COUNTY_DIR=/nowhere
    settle_roles() { :; }
    look_at_data() { echo "$state" >"$RUN/data_state"; }
    load_data() { echo "loaded for $state"; }
    with_database() { "$@"; }
    for state in 'one/5 behind' 'one/5 ready' 'one/5 ready' 'two/5 ready' 'two/5 ready' 'two/5 behind'; do
        need_data
    done
    """
    assert shell(stage).splitlines() == [
        "loaded for one/5 behind",
        "loaded for two/5 ready",
        "loaded for two/5 behind",
    ]


def test_a_database_that_cannot_be_looked_at_is_said_to_be(shell: Shell) -> None:
    said = shell("open_var; manage() { echo away >&2; return 1; }; look_at_data && echo ready || echo failed")
    assert said.splitlines()[-1] == "failed"
