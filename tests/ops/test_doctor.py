"""`./run doctor` looks at a machine and changes nothing."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

from tests.ops.conftest import Run

Shell = Callable[[str], str]


def test_report_is_json_and_knows_this_machine(run: Run) -> None:
    done = run("doctor", "--json")
    found = {finding["name"]: finding for finding in json.loads(done.stdout)["findings"]}
    looked_at = {"os", "arch", "memory", "disk", "python", "node", "packages", "port-user", "port-db"}
    assert looked_at <= set(found)
    assert found["python"]["status"] == "ok"
    assert all(finding["zh"] and finding["en"] for finding in found.values() if finding["status"] != "ok")


def test_doctor_creates_nothing(run: Run, var: Path) -> None:
    run("doctor")
    assert not var.exists()


def test_asked_port_that_is_taken_stands_in_the_way(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("doctor", "--json", PINGAN_PORT=port)
    found = {finding["name"]: finding for finding in json.loads(done.stdout)["findings"]}
    assert done.returncode == 3
    assert found["port-user"]["status"] == "fail"
    assert "pid" in found["port-user"]["detail"]


def test_the_port_of_a_database_that_a_backup_started_is_its_own(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text("1\n2\n3\n15990\n", encoding="utf-8")

    def said_of(port: int, runs: str) -> str:
        return shell(
            f'is_running() {{ return 1; }}; cluster_runs() {{ {runs}; }}; as_db_owner() {{ "$@"; }};'
            f" locate_cluster() {{ DB_DATA='{tmp_path}'; }}; OWN_DATABASE=yes; mkdir -p \"$VAR/db\";"
            f" is_own_port db {port} && echo own || echo other"
        ).strip()

    said = [said_of(15990, "true"), said_of(15991, "true"), said_of(15990, "false")]
    assert said == ["own", "other", "other"]


def test_notices_that_reached_nobody_and_acts_that_nobody_hears_of_are_told(shell: Shell) -> None:
    def said(unreached: str, unheard: str) -> list[str]:
        answers = f"unreached) echo '{unreached}' ;; unheard) echo '{unheard}' ;;"
        return shell(
            f"is_running() {{ :; }}; state() {{ case $1 in {answers} esac; }}; look_at_notices"
        ).split("\n")

    assert [line.split("|")[:2] for line in said("", "")[:2]] == [["notices", "ok"], ["unheard", "ok"]]
    assert [line.split("|")[:3] for line in said("999921 3", "case.shouted")[:2]] == [
        ["notices", "warn", "999921 3"],
        ["unheard", "warn", "case.shouted"],
    ]
