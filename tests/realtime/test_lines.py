"""A slow reader gets a bounded backlog and then a goodbye; nobody else notices."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pingan.realtime import lines
from pingan.realtime.lines import MAX_BACKLOG, CloseCode, Line, Message


class Socket:
    """The sending half of uvicorn's protocol: waits while its buffer is full, refuses after the end."""

    def __init__(self) -> None:
        self.room = asyncio.Event()
        self.room.set()
        self.taken: list[Any] = []
        self.lost = False
        self.transport = self

    def abort(self) -> None:
        self.taken.append("cut")

    async def send(self, message: Message) -> None:
        await self.room.wait()
        if self.lost:
            raise OSError("peer has gone")
        self.taken.append(message.get("text", message.get("code")))


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_with_room_a_message_is_gone_before_push_returns() -> None:
    socket = Socket()
    line = Line(socket.send)
    line.push_text("one")
    line.push_text("two")
    assert socket.taken == ["one", "two"]
    assert len(asyncio.all_tasks()) == 1  # this test alone: no task per message, none per socket


async def test_what_had_to_wait_arrives_in_order() -> None:
    socket = Socket()
    line = Line(socket.send)
    socket.room.clear()
    for number in range(10):
        line.push_text(str(number))
    await settle()
    assert socket.taken == []
    socket.room.set()
    await settle()
    line.push_text("10")
    assert socket.taken == [str(number) for number in range(11)]


async def test_a_reader_too_far_behind_is_closed_and_what_waits_is_dropped() -> None:
    socket = Socket()
    line = Line(socket.send)
    socket.room.clear()
    for number in range(MAX_BACKLOG + 2):
        line.push_text(str(number))
    line.push_text("after the end")
    socket.room.set()
    await settle()
    assert socket.taken == ["0", CloseCode.TOO_SLOW]


async def test_one_that_does_not_even_take_the_goodbye_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LINGER_SECONDS", 0.01)
    socket = Socket()
    line = Line(socket.send)
    socket.room.clear()
    line.push_text("stuck")
    line.close(CloseCode.SIGNED_OUT)
    await asyncio.sleep(0.05)
    assert socket.taken == ["cut"]


async def test_a_closed_socket_takes_nothing_more_and_leaves_no_task() -> None:
    socket = Socket()
    line = Line(socket.send)
    socket.room.clear()
    line.push_text("stuck")
    line.gone()
    await settle()
    line.push_text("late")
    assert socket.taken == []
    assert len(asyncio.all_tasks()) == 1


@pytest.mark.parametrize("waiting", [False, True])
async def test_a_peer_that_vanished_is_not_an_error(waiting: bool) -> None:
    socket = Socket()
    line = Line(socket.send)
    if waiting:
        socket.room.clear()
    socket.lost = True
    line.push_text("into the void")
    socket.room.set()
    await settle()
    line.push_text("and again")
    assert socket.taken == []


async def test_a_stuck_reader_does_not_hold_up_the_others() -> None:
    stuck, quick = Socket(), Socket()
    stuck.room.clear()
    audience = [Line(stuck.send), Line(quick.send)]
    for number in range(3 * MAX_BACKLOG):
        for line in audience:
            line.push_text(str(number))
    assert quick.taken == [str(number) for number in range(3 * MAX_BACKLOG)]
    for line in audience:
        line.gone()
