"""Which ports are taken, and by whom.

`./run` asks before anything of the project is installed, so this uses the standard library only.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
from pathlib import Path

LISTEN = "0A"
HIGHEST = 65535


EVERYWHERE = {socket.AF_INET: "0.0.0.0", socket.AF_INET6: "::"}  # noqa: S104 (asks, never listens)
# Of a machine without IPv6: nobody listens there either.
NO_SUCH_FAMILY = {errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL}


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now, on every address of this machine.

    Of both kinds: a browser that is told `localhost` tries ::1 first.
    """
    return all(_is_free(port, family) for family in EVERYWHERE)


def _is_free(port: int, family: socket.AddressFamily) -> bool:
    try:
        probe = socket.socket(family, socket.SOCK_STREAM)
    except OSError:
        return True
    with probe:
        # As servers do: a connection of the last run that is still closing is no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        try:
            probe.bind((EVERYWHERE[family], port))
        except OSError as error:
            if error.errno in NO_SUCH_FAMILY:
                return True
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            return False
    return True


def is_ours(address: str) -> bool:
    """Whether a server could listen on the address: this machine has it."""
    try:
        family, kind, _, _, where = socket.getaddrinfo(address, 0, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.bind(where)
    except OSError:
        return False
    return True


def first_free(port: int) -> int | None:
    """The first free port from this one on; None when there is none near it."""
    near = range(max(port, 1), min(port + 200, HIGHEST + 1))
    return next((candidate for candidate in near if is_free(candidate)), None)


def listens(pid: int, port: int) -> bool:
    """Whether this very process of ours listens on the port."""
    try:
        return bool(_open_files(Path(f"/proc/{pid}")) & _listening_inodes(port))
    except OSError:
        return False  # it has ended


def holder(port: int) -> str:
    """`name (pid 123)` of the process that listens on the port; `?` when that may not be seen."""
    sockets = _listening_inodes(port)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if _open_files(process) & sockets:
                name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
                return f"{name} (pid {process.name})"
        except OSError:
            continue  # another user's process, or one that has just ended
    return "?"


def _open_files(process: Path) -> set[str]:
    held = set()
    for link in (process / "fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed while we look
            held.add(str(link.readlink()))
    return held


def _listening_inodes(port: int) -> set[str]:
    inodes = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="utf-8").splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == LISTEN and int(local.rsplit(":", 1)[1], 16) == port:
                inodes.add(f"socket:[{rest[5]}]")
    return inodes


def main(command: str, asked: str) -> int:
    """`holder PORT` prints who listens there, `pick PORT` the first free port from PORT on; `address ADDRESS`
    fails when this machine does not have it."""
    if command == "address":
        return 0 if is_ours(asked) else 1
    if command == "holder":
        sys.stdout.write((holder(int(asked)) if asked.isdecimal() else "?") + "\n")
        return 0
    free = first_free(int(asked)) if asked.isdecimal() else None
    if free is None:
        return 1
    sys.stdout.write(f"{free}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
