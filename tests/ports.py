"""Ports for the servers that tests start."""

from __future__ import annotations

import random
import socket
from contextlib import suppress


def free_port() -> int:
    """One nobody listens on, below the range from which the system gives ports to outgoing connections.

    Until the server sits there, and while it is dead in between, none of the many connections around it may
    be given its port.
    """
    for port in random.sample(range(20_000, 32_000), 200):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port")
