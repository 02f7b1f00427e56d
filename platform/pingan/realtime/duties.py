"""Ending tasks that run for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

PATIENCE_SECONDS = 1.0


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel the tasks and wait until they are done.

    Once is not enough: the Redis layer answers a cancellation by unsubscribing, which waits for ever
    while Redis is away. Cancelled again, it gives that up as well.
    """
    waiting = set(tasks)
    while waiting:
        for task in waiting:
            task.cancel()
        _done, waiting = await asyncio.wait(waiting, timeout=PATIENCE_SECONDS)
