"""What is fit for one machine alone does not reach beyond it: `./run`, doctor and servers all refuse."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pingan.core import exposure
from tests.ops.conftest import ROOT, Run, clean_environment, run_script

# Settings, and by which of them the platform is open to more than this machine.
OPEN: list[tuple[dict[str, str], str]] = [
    ({}, ""),
    ({"PINGAN_BIND": "127.0.0.1"}, ""),
    ({"PINGAN_BIND": "127.8.0.1 ::1"}, ""),
    ({"PINGAN_BIND": "localhost"}, ""),
    ({"PINGAN_BIND": "127.0.0.1,[::1]"}, ""),
    ({"PINGAN_BIND": "127.0.0.1,10.0.0.8"}, "PINGAN_BIND"),
    ({"PINGAN_BIND": "0.0.0.0"}, "PINGAN_BIND"),  # noqa: S104
    ({"PINGAN_BIND": "127.0.0.1 10.0.0.8"}, "PINGAN_BIND"),
    ({"PINGAN_BIND": "::"}, "PINGAN_BIND"),
    ({"PINGAN_BIND": "127.0.0.1.example.org"}, "PINGAN_BIND"),
    # A container listens to everything in it; what counts is what is published of it.
    ({"PINGAN_BIND": "0.0.0.0", "PINGAN_PUBLISHED": "127.0.0.1"}, ""),  # noqa: S104
    ({"PINGAN_BIND": "127.0.0.1", "PINGAN_PUBLISHED": "0.0.0.0"}, "PINGAN_PUBLISHED"),  # noqa: S104
    ({"PINGAN_HTTPS": "1"}, "PINGAN_HTTPS"),
    ({"PINGAN_ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]"}, ""),
    ({"PINGAN_ALLOWED_HOSTS": "LOCALHOST, grid.localhost"}, ""),
    ({"PINGAN_ALLOWED_HOSTS": "localhost,grid.example.org"}, "PINGAN_ALLOWED_HOSTS"),
    ({"PINGAN_ALLOWED_HOSTS": "*"}, "PINGAN_ALLOWED_HOSTS"),
]


@pytest.mark.parametrize(("settings", "by"), OPEN)
def test_one_rule_in_both_languages(settings: dict[str, str], by: str, var: Path) -> None:
    assert exposure.opened_by(settings) == by
    exports = "".join(f"export {name}='{value}'; " for name, value in settings.items())
    assert run_script(var, f"{exports} opened_by").stdout.strip() == by


REFUSED = {
    "a demo for everybody": {"PINGAN_BIND": "0.0.0.0"},  # noqa: S104
    "a demo behind a terminator": {"PINGAN_HTTPS": "1", "PINGAN_TRUSTED_PROXIES": "127.0.0.1"},
    "debug for everybody": {"PINGAN_BIND": "0.0.0.0", "PINGAN_DEMO": "0", "PINGAN_DEBUG": "1"},  # noqa: S104
    "HTTPS from nowhere": {"PINGAN_HTTPS": "1", "PINGAN_DEMO": "0"},
    "plain text for everybody": {"PINGAN_BIND": "10.0.0.8", "PINGAN_DEMO": "0"},
    "plain text out of a container": {"PINGAN_PUBLISHED": "10.0.0.8", "PINGAN_DEMO": "0"},
    "HTTPS from nowhere, with blanks": {
        "PINGAN_HTTPS": "1",
        "PINGAN_DEMO": "0",
        "PINGAN_TRUSTED_PROXIES": " ",
    },
}
ALLOWED = {
    "this machine": {},
    "debug on this machine": {"PINGAN_DEBUG": "1"},
    "a demo, said by name": {"PINGAN_BIND": "0.0.0.0", "PINGAN_OPEN_DEMO": "1"},  # noqa: S104
    "debug, said by name": {
        "PINGAN_BIND": "0.0.0.0",  # noqa: S104
        "PINGAN_DEMO": "0",
        "PINGAN_DEBUG": "1",
        "PINGAN_OPEN_DEBUG": "1",
        "PINGAN_OPEN_HTTP": "1",
    },
    "plain text, said by name": {"PINGAN_BIND": "::", "PINGAN_DEMO": "0", "PINGAN_OPEN_HTTP": "1"},
    "a real service": {"PINGAN_HTTPS": "1", "PINGAN_DEMO": "0", "PINGAN_TRUSTED_PROXIES": "10.0.0.5"},
}


@pytest.mark.parametrize("command", ["prepare", "start", "up"])
@pytest.mark.parametrize("case", REFUSED)
def test_run_refuses_before_it_begins(run: Run, var: Path, case: str, command: str) -> None:
    done = run(command, **REFUSED[case])
    assert done.returncode == 2, done.stderr
    assert "PINGAN_" in done.stderr
    assert "→" in done.stderr
    assert not (var / "db").exists()


@pytest.mark.parametrize("case", [*REFUSED, *ALLOWED])
def test_the_doctor_knows_before(run: Run, case: str) -> None:
    settings = (REFUSED | ALLOWED)[case]
    done = run("doctor", "--json", **settings)
    (found,) = (one for one in json.loads(done.stdout)["findings"] if one["name"] == "exposure")
    assert found["status"] == ("fail" if case in REFUSED else "ok")
    if case in REFUSED:
        assert done.returncode == 3
        assert "PINGAN_" in found["zh"]
        assert "PINGAN_" in found["en"]
        assert found["en"].replace("…", "").isascii()


@pytest.mark.parametrize("module", ["pingan.wsgi", "pingan.asgi"])
@pytest.mark.parametrize(
    "settings",
    [
        REFUSED["debug for everybody"],
        REFUSED["HTTPS from nowhere"],
        {"PINGAN_HTTPS": "1", "PINGAN_DEMO": "0", "PINGAN_TRUSTED_PROXIES": "10.0.0.5 0.0.0.0/0"},
    ],
)
def test_a_server_started_by_hand_refuses_too(module: str, settings: dict[str, str]) -> None:
    secrets = {name: value for name, value in os.environ.items() if name == "PINGAN_SECRET_DIR"}
    done = subprocess.run(
        [ROOT / ".venv" / "bin" / "python", "-c", f"import {module}"],
        cwd=ROOT / "platform",
        env={**clean_environment(), **secrets, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert "ImproperlyConfigured: PINGAN_" in done.stderr or "ImproperlyConfigured: 0.0.0.0/0" in done.stderr


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("192.0.2.7", False),
        ("2001:db8::7", False),
        ("x", False),
    ],
)
def test_who_is_on_this_machine(address: str, here: bool) -> None:
    assert exposure.is_here(address) is here


def test_only_proxies_are_believed() -> None:
    def refusals(proxies: str) -> int:
        return len(list(exposure.refusals({"PINGAN_HTTPS": "1", "PINGAN_TRUSTED_PROXIES": proxies})))

    assert refusals("10.0.0.5 10.1.0.0/16 fd00::/64 terminator unix:") == 0
    assert refusals("0.0.0.0/0 ::/0") == 2


def test_what_the_shell_refuses_the_servers_refuse(var: Path, shell: Callable[[str], str]) -> None:
    """Except for the demo's accounts, which a server looks for in the database."""
    for case, settings in (REFUSED | ALLOWED).items():
        exports = "".join(f"export {name}='{value}'; " for name, value in settings.items())
        by_shell = run_script(var, f"{exports} need_sound_settings").returncode != 0
        by_server = bool(list(exposure.refusals(settings)))
        assert by_shell == (by_server or (case.startswith("a demo") and case in REFUSED)), case
