"""Sockets only. REST, tiles and pages are WSGI (`wsgi.py`): sync views under ASGI would be far slower."""

from __future__ import annotations

import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan.settings")
# Sets Django up, which the imports below need; its HTTP side is not used.
get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import OriginValidator  # noqa: E402
from channels.sessions import CookieMiddleware  # noqa: E402
from django.conf import settings  # noqa: E402
from django.urls import path  # noqa: E402

from pingan.core.checks import require_secrets, require_sound_settings  # noqa: E402
from pingan.realtime.consumers import LiveConsumer  # noqa: E402

require_secrets()
require_sound_settings()


def allowed_origins() -> list[str]:
    """Whose pages may open a socket: PINGAN_ORIGINS, else the hosts this deployment answers to.

    A socket carries the session cookie wherever it is opened from, so "any host" is not passed on.
    """
    return list(settings.CSRF_TRUSTED_ORIGINS) or [host for host in settings.ALLOWED_HOSTS if host != "*"]


async def not_found(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Plain HTTP that strayed here."""
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"sockets only\n"})


application = ProtocolTypeRouter(
    {
        "http": not_found,
        "websocket": OriginValidator(
            CookieMiddleware(URLRouter([path("ws/live", LiveConsumer.as_asgi())])), allowed_origins()
        ),
    }
)
