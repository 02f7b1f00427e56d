"""Ports: what is asked for is taken or refused, what is a default gives way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

from tests.ops.conftest import ROOT


def ports(*words: str) -> str:
    command = [sys.executable, str(ROOT / "ops" / "ports.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_free_port_is_taken_as_it_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert ports("pick", str(port)) == str(port)


def test_taken_port_gives_way_to_the_next_and_its_holder_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert int(ports("pick", str(port))) > port
        assert f"(pid {os.getpid()})" in ports("holder", str(port))


def test_nobody_holds_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert ports("holder", str(port)) == "?"
