"""Ports: what is asked for is taken or refused, what is a default gives way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from ops.ports import is_ours, listens
from tests.ops.conftest import ROOT, Run


def ports(*words: str) -> str:
    command = [sys.executable, str(ROOT / "ops" / "ports.py"), *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout.strip()


def test_free_port_is_taken_as_it_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert ports("pick", str(port)) == str(port)


def test_taken_port_gives_way_to_the_next_and_its_holder_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert int(ports("pick", str(port))) > port
        assert f"(pid {os.getpid()})" in ports("holder", str(port))


def test_port_is_listened_to_by_its_own_process_only() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert listens(os.getpid(), port)
        assert not listens(os.getppid(), port)


def test_port_taken_for_the_newer_addresses_alone_is_taken() -> None:
    """A browser that is told `localhost` asks there first, and would find somebody else."""
    if not is_ours("::1"):
        pytest.skip("this machine has no IPv6")
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as taken:
        port = taken.getsockname()[1]
        assert int(ports("pick", str(port))) > port


def test_address_this_machine_does_not_have_is_named_before_anything_starts(run: Run) -> None:
    for nobody in ("192.0.2.7", "2001:db8::7", "no.such.name.invalid"):
        done = run("start", PINGAN_BIND=f"127.0.0.1 {nobody}")
        assert done.returncode == 2
        assert f"this machine has no address {nobody}" in done.stderr


@pytest.mark.parametrize("asked", ["99999", "eighty"])
def test_number_that_is_no_port_is_refused_with_a_next_step(run: Run, asked: str) -> None:
    done = run("psql", PINGAN_DB_PORT=asked)
    assert done.returncode == 4
    assert "between 1024 and 65535" in done.stderr
    assert "Traceback" not in done.stderr


def test_nobody_holds_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert ports("holder", str(port)) == "?"
