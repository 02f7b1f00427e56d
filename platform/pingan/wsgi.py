"""HTTP: REST, tiles and pages. Sockets live in `asgi.py` (two services, see docs/architecture.md)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan.settings")
application = get_wsgi_application()

from pingan.core.checks import require_secrets  # noqa: E402  it needs the settings that were just read

require_secrets()
