"""Which ports are taken, and by whom.

`./run` asks before anything of the project is installed, so this uses the standard library only.
"""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path

LISTEN = "0A"


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now, on every address of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do: a connection of the last run that is still closing is no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 (asks, never listens)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            return False
    return True


def holder(port: int) -> str:
    """`name (pid 123)` of the process that listens on the port; `?` when that may not be seen."""
    sockets = _listening_inodes(port)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            held = {str(link.readlink()) for link in (process / "fd").iterdir()}
            if held & sockets:
                return f"{(process / 'comm').read_text().strip()} (pid {process.name})"
        except OSError:
            continue  # another user's process, or one that has just ended
    return "?"


def _listening_inodes(port: int) -> set[str]:
    inodes = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == LISTEN and int(local.rsplit(":", 1)[1], 16) == port:
                inodes.add(f"socket:[{rest[5]}]")
    return inodes


def main(command: str, port: str) -> int:
    """`holder PORT` prints who listens there; `pick PORT` prints the first free port from PORT on."""
    if command == "holder":
        sys.stdout.write(holder(int(port)) + "\n")
        return 0
    for candidate in range(int(port), int(port) + 200):
        if is_free(candidate):
            sys.stdout.write(f"{candidate}\n")
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
