"""Sockets only. REST, tiles and pages are WSGI (`wsgi.py`): sync views under ASGI would be far slower."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan.settings")
# Sets Django up, which the imports below need; its HTTP side is not used.
get_asgi_application()

from channels.routing import ProtocolTypeRouter  # noqa: E402

from pingan.core.checks import (  # noqa: E402
    require_full_registries,
    require_secrets,
    require_sound_settings,
)
from pingan.core.heap import keep_what_is_loaded  # noqa: E402
from pingan.people.checks import require_closed_demo, require_understood_policy  # noqa: E402
from pingan.realtime.consumers import LiveConsumer  # noqa: E402
from pingan.realtime.door import socket_door, sockets_only  # noqa: E402

require_full_registries()
require_secrets()
require_sound_settings()
require_understood_policy()
require_closed_demo()

application = ProtocolTypeRouter({"http": sockets_only, "websocket": socket_door(LiveConsumer.as_asgi())})

keep_what_is_loaded()
