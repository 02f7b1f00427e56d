"""The one database connection of a live process, in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections

P = ParamSpec("P")
T = TypeVar("T")

# What Django raises when the server is away or restarting; InterfaceError is no DatabaseError.
DATABASE_AWAY = (DatabaseError, InterfaceError)


class DatabaseThread:
    """Runs reads one after the other. However many sockets open at once, PostgreSQL sees one connection."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live-database")

    async def run(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of `read`, which may run twice. Raises one of DATABASE_AWAY when that fails too."""
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, lambda: _guarded(read, *args, **kwargs)
        )

    def stop(self) -> None:
        """Close the connection and end the thread."""
        self._pool.submit(connections.close_all)
        self._pool.shutdown()


def _guarded(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return read(*args, **kwargs)
    except DATABASE_AWAY:
        # Perhaps only the connection is old: the database was restarted while nobody looked on.
        connections[DEFAULT_DB_ALIAS].close()
    try:
        return read(*args, **kwargs)
    except DATABASE_AWAY:
        connections[DEFAULT_DB_ALIAS].close()
        raise
