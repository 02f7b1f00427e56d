"""Signing in and out, the posts of an account, its devices, and who may be handed a case."""

from __future__ import annotations

import re
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token, rotate_token
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import area_codes
from pingan.core.area_codes import Level
from pingan.core.errors import BadInput, NotFound, Unauthenticated
from pingan.people import devices, known_devices, policy, selectors, services
from pingan.people.actors import Actor
from pingan.people.api.auth import DeviceAuthentication, session_of
from pingan.people.api.base import ActorView
from pingan.people.api.serializers import (
    DeviceListOut,
    LanguageIn,
    PasswordIn,
    PostSwitchIn,
    SessionOut,
    SignInIn,
    WorkerListOut,
)
from pingan.people.leaving import LEAVING
from pingan.people.policy import First
from pingan.people.sessions import SessionStore
from pingan.people.upgrades import upgrade_at
from pingan.people.windows import windows_of
from pingan.receipts import api as receipts
from pingan.territory import selectors as territory

# Copies of answers, and pages kept to go back to. Not "storage": what was typed and not sent lies there, each
# account's for itself. Not "cookies": that takes those of the whole domain; the session's goes by itself.
FORGET = '"cache"'


class SessionView(ActorView):
    operations = {"GET": "people.session", "POST": "people.session", "DELETE": "people.session"}
    # A page asks who is at the screen, or says who is from now on: for whom it acted before does not matter.
    for_whoever = frozenset({"GET", "POST"})

    @extend_schema(operation_id="session_read", responses={200: SessionOut, 204: None})
    def get(self, request: Request) -> Response:
        """Who is signed in on this device; 204 where no session is named. Asked whenever a page opens."""
        # A door that is simply opened is no failure, and browsers print every 4xx as one.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return Response(status=204)
        answer = session_out(request, self.actor)
        devices.note_opened(key_of(request))
        return Response(answer)

    @extend_schema(operation_id="session_sign_in", request=SignInIn, responses=SessionOut)
    def post(self, request: Request) -> Response:
        """Sign in. Slowed down after repeated failures."""
        # Nobody is signed in yet, so authentication has not looked at the token: forged sign-ins stop here.
        DeviceAuthentication().enforce_csrf(request)
        body = SignInIn(data=request.data)
        body.is_valid(raise_exception=True)
        actor = services.sign_in(
            session=session_of(request),
            username=body.validated_data["username"],
            password=body.validated_data["password"],
            address=request.META.get("REMOTE_ADDR") or None,
            user_agent=request.headers.get("User-Agent", ""),
            known_device=request.COOKIES.get(known_devices.COOKIE, ""),
        )
        # A token planted in this browser before must not be good for what the person does now.
        rotate_token(request._request)
        answer = Response(session_out(request, actor))
        know_device(request, answer, actor)
        return answer

    @extend_schema(operation_id="session_sign_out", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out on this device, and let the browser forget what it was shown."""
        onward = leave_by(request)
        services.sign_out(session=session_of(request))
        rotate_token(request._request)
        return Response(status=204, headers={"Clear-Site-Data": FORGET, **onward})


class PasswordView(ActorView):
    operations = {"PUT": "people.password"}

    @extend_schema(operation_id="session_change_password", request=PasswordIn, responses=SessionOut)
    def put(self, request: Request) -> Response:
        """Choose one's own password, giving the present one. All other devices are signed out."""
        body = PasswordIn(data=request.data)
        body.is_valid(raise_exception=True)
        person = services.change_password(
            session=session_of(request),
            person=self.actor,
            old=body.validated_data["old_password"],
            new=body.validated_data["new_password"],
            address=request.META.get("REMOTE_ADDR") or None,
            user_agent=request.headers.get("User-Agent", ""),
        )
        return Response(session_out(request, person))


class PostSwitchView(ActorView):
    operations = {"PUT": "people.post"}

    @extend_schema(operation_id="session_switch_post", request=PostSwitchIn, responses=SessionOut)
    def put(self, request: Request) -> Response:
        """Act under another of one's own posts."""
        body = PostSwitchIn(data=request.data)
        body.is_valid(raise_exception=True)
        actor = services.switch_post(
            session=session_of(request),
            actor=self.actor,
            post_id=body.validated_data["post_id"],
            user_agent=request.headers.get("User-Agent", ""),
        )
        return Response(session_out(request, actor))


class LanguageView(ActorView):
    operations = {"PUT": "people.language"}

    @extend_schema(operation_id="session_language", request=LanguageIn, responses={204: None})
    def put(self, request: Request) -> Response:
        """Keep in which language one reads: pages on other devices open in it."""
        body = LanguageIn(data=request.data)
        body.is_valid(raise_exception=True)
        services.keep_language(account_id=self.actor.account_id, language=body.validated_data["language"])
        return Response(status=204)


class DeviceListView(ActorView):
    operations = {"GET": "people.devices", "DELETE": "people.devices"}

    @extend_schema(operation_id="session_devices", responses=DeviceListOut)
    def get(self, request: Request) -> Response:
        """Where one is signed in: this device first, then the newest."""
        return Response({"items": devices.devices_of(self.actor, here=key_of(request))})

    @extend_schema(operation_id="session_sign_out_others", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out everywhere but on this device."""
        devices.sign_out_other_devices(actor=self.actor, here=key_of(request))
        return Response(status=204)


class DeviceView(ActorView):
    operations = {"DELETE": "people.devices"}

    @extend_schema(
        operation_id="session_sign_out_device",
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={204: None},
    )
    def delete(self, request: Request, device_id: UUID) -> Response:
        """Sign out one other device of one's own, a lost phone for example."""
        sign_out = partial(
            devices.sign_out_device, actor=self.actor, here=key_of(request), device_id=device_id
        )
        done = receipts.once(request, "device", device_id, sign_out)
        answer = Response(status=204)
        return receipts.replayed(answer) if done.replayed else answer


class WorkerListView(ActorView):
    operations = {"GET": "people.workers"}

    @extend_schema(
        operation_id="workers_list",
        parameters=[OpenApiParameter("area", str, required=True)],
        responses=WorkerListOut,
    )
    def get(self, request: Request) -> Response:
        """Grid workers a case of this grid may be handed to, the grid's own first."""
        area = request.query_params.get("area", "")
        if not re.fullmatch(area_codes.pattern((Level.VILLAGE, Level.GRID)), area):
            reason = _("Give the code of a village or a grid: 12 or 15 digits.")
            raise BadInput(reason, invalid_params=[{"name": "area", "reason": reason}])
        scope = policy.scope(self.actor, "people.workers")
        if not area.startswith(scope):
            raise NotFound
        posts = selectors.workers_of(scope=scope, area_code=area)
        names = territory.names_of([post.area_code for post in posts])
        return Response(
            {
                "items": [
                    {
                        "id": post.account_id,
                        "name": post.account.name,
                        "area_code": post.area_code,
                        "area_name": names.get(post.area_code, post.area_code),
                    }
                    for post in posts
                ]
            }
        )


def leave_by(request: Request) -> dict[str, str]:
    """Where the page goes to sign out at whoever vouched for its person, in the header of that."""
    session = session_of(request)
    session.person()
    where = LEAVING[session.provider](request._request) if session.provider in LEAVING else ""
    return {"Sign-Out-At": where} if where else {}


def key_of(request: Request) -> str:
    return session_of(request).session_key or ""


def know_device(request: Request, answer: Response, actor: Actor) -> None:
    """Let the device be known when somebody signs in on it again (`known_devices`), once its person has shown
    all that is asked of them."""
    if session_of(request).first in (First.FACTOR, First.SET_UP):
        return
    answer.set_cookie(
        known_devices.COOKIE,
        known_devices.with_account(request.COOKIES.get(known_devices.COOKIE, ""), actor.account_id),
        max_age=known_devices.MAX_AGE,
        # Only signing in asks for it.
        path="/api/v1/session",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def session_out(request: Request, actor: Actor) -> dict[str, Any]:
    posts = selectors.posts_of(actor.account_id)
    names = territory.names_of([post["area_code"] for post in posts])
    described = [{**post, "area_name": names.get(post["area_code"], post["area_code"])} for post in posts]
    current = next((post for post in described if post["id"] == actor.post_id), None)
    if current is None:
        raise Unauthenticated
    session = session_of(request)
    session.person()
    return {
        "account": {"id": actor.account_id, "name": actor.name},
        "post": current,
        "posts": described,
        "reaches": {
            operation: {
                "span": reach.span,
                "tracks": sorted(reach.tracks) if reach.tracks else None,
                "own": reach.own,
            }
            for operation, reach in policy.reaches_of(actor.role).items()
        },
        "windows": windows_of(actor.county_code),
        "upgrade_at": upgrade_at(),
        "language": actor.language,
        "must_change_password": session.must_change_password,
        "first": session.first or "",
        "csrf_token": get_token(request._request),
    }


@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """204 or 401, for the proxy: it asks before it takes in a body that a stranger may not send."""
    session: SessionStore = request.session  # type: ignore[assignment]  # SESSION_ENGINE
    return HttpResponse(status=401 if session.actor() is None else 204)
