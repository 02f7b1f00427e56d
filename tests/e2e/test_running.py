"""What `./run start` has started, seen from outside."""

from __future__ import annotations

import json
import os
import pwd
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ops.ports import is_ours
from tests.e2e.conftest import Platform
from tests.faults.parts import children_of

pytestmark = pytest.mark.e2e


def test_both_kinds_of_addresses_are_served(platform: Platform) -> None:
    port = urlsplit(platform.url).port
    for address in filter(is_ours, ("127.0.0.1", "::1")):
        where = f"[{address}]" if ":" in address else address
        with urllib.request.urlopen(f"http://{where}:{port}/readyz", timeout=10) as answer:
            assert answer.status == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="whoever is not root has no other account to use")
def test_no_server_runs_as_root(platform: Platform) -> None:
    """Requests and pictures are read by an account that owns photos, secrets and sockets and nothing else."""
    parts = json.loads(platform.run("status", "--json"))["parts"]
    # The first process of nginx opens the port; its workers serve.
    owners = {
        name: set().union(*map(_owner, ([] if name == "proxy" else [pid]) + children_of(pid)))
        for name, pid in parts.items()
    }
    assert owners.pop("db") == {"postgres"}
    assert set(owners) == {"redis", "web", "live", "worker", "papers", "notices", "ticker", "proxy"}
    assert set.union(*owners.values()) == {"pingan"}
    assert children_of(parts["proxy"])
    assert children_of(parts["web"])


def _owner(pid: int) -> set[str]:
    """Whose process it is; nobody's, where it has gone since it was counted, as a database's helpers do."""
    try:
        return {pwd.getpwuid(Path(f"/proc/{pid}").stat().st_uid).pw_name}
    except FileNotFoundError:
        return set()
