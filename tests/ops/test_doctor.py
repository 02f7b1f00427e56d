"""`./run doctor` looks at a machine and changes nothing."""

from __future__ import annotations

import json
import socket
from pathlib import Path

from tests.ops.conftest import Run


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
