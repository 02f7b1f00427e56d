"""Sockets of one process, played without a network."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.db import connections

from pingan.asgi import application
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore
from pingan.realtime import live

ORIGIN = b"http://127.0.0.1"


def session_of(actor: Actor) -> str:
    """Sign a device in as the actor; the answer is its session key."""
    store = SessionStore()
    store.sign_in(
        account_id=actor.account_id, post_id=actor.post_id, user_agent="tests", factor_at=clock.now()
    )
    return store.session_key or ""


class Page:
    """An open page in this process: what the server says to it, message by message."""

    def __init__(self, session_key: str, origin: bytes | None = ORIGIN, path: str = "/ws/live") -> None:
        headers = [
            (b"host", b"127.0.0.1"),
            (b"cookie", f"{settings.SESSION_COOKIE_NAME}={session_key}".encode()),
        ]
        if origin is not None:
            headers.append((b"origin", origin))
        scope = {
            "type": "websocket",
            "path": path,
            "query_string": b"",
            "headers": headers,
            "subprotocols": [],
        }
        self.wire = ApplicationCommunicator(application, scope)

    async def open(self) -> bool:
        """Whether the handshake was accepted."""
        await self.wire.send_input({"type": "websocket.connect"})
        return bool((await self.wire.receive_output(timeout=5))["type"] == "websocket.accept")

    async def say(self, words: str | bytes) -> None:
        """Send something."""
        kind = "text" if isinstance(words, str) else "bytes"
        await self.wire.send_input({"type": "websocket.receive", kind: words})

    async def leave(self) -> None:
        """Close the page."""
        await self.wire.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wire.wait(timeout=5)

    async def next(self) -> dict[str, Any]:
        """The next message."""
        event = await self.wire.receive_output(timeout=5)
        assert event["type"] == "websocket.send", event
        message: dict[str, Any] = json.loads(event["text"])
        return message

    async def closed_with(self) -> int:
        """The close code, which must be the next thing to come."""
        event = await self.wire.receive_output(timeout=5)
        assert event["type"] == "websocket.close", event
        return int(event["code"])

    async def silent(self, seconds: float = 0.6) -> bool:
        """Whether nothing comes for longer than two polls."""
        return bool(await self.wire.receive_nothing(timeout=seconds))


@pytest.fixture
async def pages() -> AsyncIterator[type[Page]]:
    """Pages of this test's own live process, which ends with the test."""
    yield Page
    await live.current().stop()
    await sync_to_async(connections.close_all)()
