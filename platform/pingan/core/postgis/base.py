"""The database backend named in the settings. Django finds it by this module's name."""

from __future__ import annotations

import select
from typing import Any

from django.contrib.gis.db.backends.postgis.base import DatabaseWrapper as PostGISWrapper


class DatabaseWrapper(PostGISWrapper):
    """A kept connection is looked at before it is used again, without asking the server.

    A server that is idle says nothing. When it goes (restart, kill, failover) its goodbye, or at least the
    end of the stream, lies unread in the socket. Only then, or when the driver has already given the
    connection up, Django's own question (`SELECT 1`, a round trip on every request) is worth its price.
    """

    def close_if_health_check_failed(self) -> None:
        if self.connection is not None and is_quiet(self.connection):
            self.health_check_done = True
        super().close_if_health_check_failed()


def is_quiet(raw: Any) -> bool:
    """Whether an idle psycopg2 connection is open and has nothing to read. Costs one system call."""
    if raw.closed:
        return False
    # poll and not select: a busy process has descriptors beyond 1,024.
    looked_at = select.poll()
    looked_at.register(raw.fileno(), select.POLLIN | select.POLLPRI)
    return not looked_at.poll(0)
