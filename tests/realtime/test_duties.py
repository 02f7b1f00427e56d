"""Tasks that run for ever are brought to an end, even those that meet a cancellation with another wait."""

from __future__ import annotations

import asyncio

import pytest

from pingan.realtime import duties


async def cleaning_up_for_ever() -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        await asyncio.Event().wait()


async def test_a_task_that_waits_on_when_cancelled_is_cancelled_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(duties, "PATIENCE_SECONDS", 0.05)
    tasks = [asyncio.create_task(cleaning_up_for_ever()), asyncio.create_task(asyncio.sleep(3600))]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await duties.end(tasks)
    assert all(task.done() for task in tasks)


async def test_nothing_to_end_takes_no_time() -> None:
    await duties.end([])
