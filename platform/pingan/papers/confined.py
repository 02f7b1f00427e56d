"""The office, started within bounds: an end to its time, its memory and what it writes, and no network where
the kernel lets us take it away. Run as a program, which becomes the office.

A template was judged before it came here (`papers.judging`); this stands behind that.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

CPU_SECONDS: Final = 90
MEMORY_BYTES: Final = 4 << 30
FILE_BYTES: Final = 256 << 20
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


def main() -> None:
    bounds = {
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_FSIZE: FILE_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for bound, most in bounds.items():
        resource.setrlimit(bound, (most, most))
    system = ctypes.CDLL(None, use_errno=True)
    _leave_the_network(system)
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # Whoever waited for it is gone: so is the office.
    system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606  no shell, and its arguments are ours


def _leave_the_network(system: ctypes.CDLL) -> None:
    """A network of its own, with nothing on it. Where it may not be made the office goes on without."""
    if os.geteuid() == 0:
        system.unshare(_CLONE_NEWNET)
        return
    user, group = os.geteuid(), os.getegid()
    if system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return
    with suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
