"""The socket at `/ws/live`: says hello, then listens. What goes out comes straight from the hub."""

from __future__ import annotations

from typing import Any

import msgspec
from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from pingan.realtime import live
from pingan.realtime.hub import Viewer
from pingan.realtime.lines import CloseCode
from pingan.realtime.messages import LookAt, decode_client_message


class LiveConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels is untyped
    """One socket. Close codes are in `lines.CloseCode`."""

    # No layer of its own: one ear per process is enough, and a socket must open while Redis is away.
    channel_layer_alias = ""
    viewer: Viewer | None = None

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Channels would visit a thread for every message to close old database connections; no handler here
        touches Django's, they all go through the process's own database thread."""
        await getattr(self, get_handler_name(message))(message)

    async def connect(self) -> None:
        # Accepted even without a session: a refused handshake reaches the browser as a bare 1006.
        await self.accept()
        session_key = self.scope["cookies"].get(settings.SESSION_COOKIE_NAME, "")
        self.viewer = await live.current().join(self.base_send, session_key)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            message = decode_client_message(text_data or bytes_data or b"")
        except msgspec.MsgspecError:
            if self.viewer is not None:
                self.viewer.close(CloseCode.NOT_UNDERSTOOD)
            return
        if self.viewer is None:
            return
        if isinstance(message, LookAt):
            live.current().looks.turn_to(self.viewer, message.case, idle=message.idle)
        else:
            live.current().answer_ping(self.viewer)

    async def disconnect(self, code: int) -> None:
        if self.viewer is not None:
            live.current().leave(self.viewer)
