"""Authentication by the device's session, permission by the policy table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from pingan.core.csrf import csrf_failed
from pingan.core.errors import Problem, Unauthenticated
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.api.acting import HEADER, refuse_another
from pingan.people.errors import ConfirmFirst, FactorFirst, PasswordFirst, SetUpFirst
from pingan.people.sessions import SessionStore

if TYPE_CHECKING:  # DRF's views read the settings that name this module while they are being imported
    from rest_framework.views import APIView


def session_of(request: Request) -> SessionStore:
    return cast(SessionStore, request._request.session)


class DeviceAuthentication(SessionAuthentication):
    """`request.user` becomes the Actor of the device's session. Writes must carry the CSRF token."""

    def authenticate(self, request: Request) -> tuple[Actor, None] | None:
        # One who has to change the password first is known here, and let in by the policy to nothing else.
        person = session_of(request).person()
        if person is None:
            return None
        self.enforce_csrf(request)
        return person, None

    def enforce_csrf(self, request: Request) -> None:
        """Raises CsrfFailed. Asks Django's own request, which reads no JSON body to look for a token in."""
        try:
            super().enforce_csrf(cast(Request, request._request))
        except PermissionDenied as refusal:
            # To DRF it is one of its denials; but no right is missing here, and the page can help itself.
            raise csrf_failed(request._request) from refusal

    def authenticate_header(self, request: Request) -> str:
        # Without a challenge DRF turns 401 into 403; no browser dialog belongs to this scheme.
        return "Session"


class PolicyPermission(BasePermission):
    """Decides on the view's `operations[method]`. A view that names none is refused to everyone.

    So is a page that acts for somebody else than its session, but for what stands in `for_whoever`; and what
    stands in `confirmed` is for whoever has shown within the last minutes that it is them.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        # HEAD is GET without its body, to whoever may GET. OPTIONS tells what the schema tells everybody.
        method = "GET" if request.method == "HEAD" else request.method or ""
        operation = getattr(view, "operations", {}).get(method)
        if operation is None:
            # An unknown method: let DRF answer 405.
            return method == "OPTIONS" or method not in view.allowed_methods
        actor = request.user if isinstance(request.user, Actor) else None
        if actor is None and not policy.may(policy.ANONYMOUS, operation):
            raise Unauthenticated
        if actor is not None and request.method not in getattr(view, "for_whoever", ()):
            refuse_another(request.headers.get(HEADER), actor, needed=request.method not in SAFE_METHODS)
        refuse_before(session_of(request), operation)
        view.reach = policy.reach(actor, operation)  # type: ignore[attr-defined]  # see base.ActorView
        if method in getattr(view, "confirmed", ()) and not session_of(request).is_fresh():
            raise ConfirmFirst
        return True


_BEFORE: Mapping[policy.First, type[Problem]] = {
    policy.First.FACTOR: FactorFirst,
    policy.First.PASSWORD: PasswordFirst,
    policy.First.SET_UP: SetUpFirst,
}


def refuse_before(session: SessionStore, operation: str) -> None:
    """Raises the problem that says what is to be done first, for all but the operations of doing it."""
    first = session.first
    if first is not None and operation not in policy.BEFORE[first]:
        raise _BEFORE[first]
