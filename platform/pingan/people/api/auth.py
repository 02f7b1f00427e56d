"""Authentication by the device's session, permission by the policy table."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from pingan.core.errors import Unauthenticated
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore

if TYPE_CHECKING:  # DRF's views read the settings that name this module while they are being imported
    from rest_framework.views import APIView


def session_of(request: Request) -> SessionStore:
    return cast(SessionStore, request._request.session)


class DeviceAuthentication(SessionAuthentication):
    """`request.user` becomes the Actor of the device's session. Writes must carry the CSRF token."""

    def authenticate(self, request: Request) -> tuple[Actor, None] | None:
        actor = session_of(request).actor()
        if actor is None:
            return None
        self.enforce_csrf(request)
        return actor, None

    def authenticate_header(self, request: Request) -> str:
        # Without a challenge DRF turns 401 into 403; no browser dialog belongs to this scheme.
        return "Session"


class PolicyPermission(BasePermission):
    """Decides on the view's `operations[method]`. A view that names none is refused to everyone."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        operation = getattr(view, "operations", {}).get(request.method or "")
        if operation is None:
            # An unknown method: let DRF answer 405.
            return request.method not in view.allowed_methods
        actor = request.user if isinstance(request.user, Actor) else None
        if actor is None and not policy.TABLE.get(operation, {}).get(policy.ANONYMOUS):
            raise Unauthenticated
        view.reach = policy.reach(actor, operation)  # type: ignore[attr-defined]  # see ActorView
        return True
