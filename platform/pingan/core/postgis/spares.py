"""Connections that a process keeps between requests, whichever thread needs one next.

Django keeps a connection to a thread. Requests take the threads of a server in turn, so a process with little
to do used all its connections one after the other, and what PostgreSQL remembers in each (plans, what it has
read of the catalogue, its own memory) was always long out of the processor's cache. Here the connection that
was let go last is used next: a quiet process works on one, a busy one on as many as it answers at a time.
"""

from __future__ import annotations

import select
from typing import Any

# What was let go last stands at the end. Both ends of a list are safe among threads.
_spare: list[Any] = []
_sharing = False


def share_connections() -> None:
    """Let the threads of this process share their connections; called once by what answers requests."""
    global _sharing  # noqa: PLW0603  one switch a process, turned on before its first request
    _sharing = True


def is_sharing() -> bool:
    return _sharing


def take() -> Any | None:
    """The sound connection that was let go last; None where there is none to spare."""
    while _sharing:
        try:
            raw = _spare.pop()
        except IndexError:
            break
        if is_quiet(raw):
            return raw
        raw.close()
    return None


def give_back(raw: Any) -> None:
    """Keep a connection, outside of any transaction, for whoever needs one next."""
    _spare.append(raw)


def is_quiet(raw: Any) -> bool:
    """Whether an idle psycopg2 connection is open and has nothing to read. Costs one system call.

    A server that is idle says nothing. When it goes (restart, kill, failover) its goodbye, or at least the
    end of the stream, lies unread in the socket.
    """
    if raw.closed:
        return False
    # poll and not select: a busy process has descriptors beyond 1,024.
    looked_at = select.poll()
    looked_at.register(raw.fileno(), select.POLLIN | select.POLLPRI)
    return not looked_at.poll(0)
