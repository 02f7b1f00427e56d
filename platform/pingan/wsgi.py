"""HTTP: REST, tiles and pages. Sockets live in `asgi.py` (two services, see docs/architecture.md)."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan.settings")
django = get_wsgi_application()

from pingan.core.bodies import read_to_the_end  # noqa: E402  these need Django set up
from pingan.core.checks import (  # noqa: E402
    require_full_registries,
    require_secrets,
    require_sound_settings,
)
from pingan.core.heap import keep_what_is_loaded  # noqa: E402
from pingan.core.hosts import for_our_hosts  # noqa: E402
from pingan.core.meters import metered  # noqa: E402
from pingan.core.postgis.spares import share_connections  # noqa: E402
from pingan.maps.api.tile_door import tiles_first  # noqa: E402
from pingan.people.checks import require_closed_demo, require_understood_policy  # noqa: E402

require_full_registries()
require_secrets()
require_sound_settings()
require_understood_policy()
require_closed_demo()
application = metered(read_to_the_end(for_our_hosts(tiles_first(django))))

if os.environ.get("PINGAN_BEHIND_PROXY") == "1":
    # `./run serve-web` listens where only our nginx can reach it, and nginx replaces what clients say about
    # themselves: the sign-in throttle then sees the reader's address, not the proxy's.
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts="*")

# All addresses and their views, which Django would load with the first request.
_ = get_resolver().url_patterns
share_connections()
keep_what_is_loaded()
