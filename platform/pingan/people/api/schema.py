"""How the schema describes signing in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema


class DeviceScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # registers by subclassing
    """The device's session cookie. Every write also carries X-CSRFToken, and says for whom in Acting-As."""

    target_class = "pingan.people.api.auth.DeviceAuthentication"
    name = "device"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": (
                "The device's session. Every write also carries the CSRF token (`X-CSRFToken`, from the "
                "cookie `csrftoken`) and says for whom its page acts (`Acting-As: {account id}/{post id}`, "
                "as `/api/v1/session` gave them): 428 `actor_not_named` without it, 409 `another_actor` "
                "where the session is somebody else's by now. Reads that say it are held to it as well."
            ),
        }
