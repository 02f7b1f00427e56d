"""The way to the provider and back. These are pages, not the API: a browser goes there and comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from pingan.core.errors import Problem
from pingan.identities import provider, services
from pingan.identities.errors import NotVouched, StaleSignIn
from pingan.identities.models import PROVIDER
from pingan.people import services as people
from pingan.people.roles import FACES, ROLES
from pingan.people.sessions import SessionStore

COOKIE = "pingan_sign_in"
PATH = "/sign-in/"
_SALT = "pingan.identities.way"
_GOOD_FOR_S = 600

View = Callable[[HttpRequest], HttpResponse]


def _in_words(view: View) -> View:
    """What goes wrong is told on a page, with the way back to the door."""

    @wraps(view)
    def told(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Problem as problem:
            page = render(
                request,
                "identities/refused.html",
                {"title": problem.title, "detail": problem.detail},
                status=problem.status,
            )
            page.delete_cookie(COOKIE, path=PATH)
            return page

    return told


@require_safe
@_in_words
def begin(request: HttpRequest) -> HttpResponse:
    """Send the browser to the provider."""
    way = provider.way_to(_back(request))
    kept = {
        "state": way.state,
        "nonce": way.nonce,
        "code_verifier": way.code_verifier,
        "face": _face(request.GET.get("face", "")),
    }
    answer = HttpResponseRedirect(way.url)
    answer.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=_SALT),
        max_age=_GOOD_FOR_S,
        path=PATH,
        secure=request.is_secure(),
        httponly=True,
        # The provider sends the browser back from another site.
        samesite="Lax",
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@_in_words
def back(request: HttpRequest) -> HttpResponse:
    """The browser comes back: whoever the provider vouches for is signed in, if an account is bound."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_GOOD_FOR_S)
    except signing.BadSignature:
        raise StaleSignIn from None
    if not constant_time_compare(request.GET.get("state", ""), kept["state"]):
        raise StaleSignIn
    code = request.GET.get("code", "")
    if not code:
        raise NotVouched
    subject = provider.subject_of(
        code=code, back=_back(request), nonce=kept["nonce"], code_verifier=kept["code_verifier"]
    )
    session: SessionStore = request.session  # type: ignore[assignment]  # SESSION_ENGINE
    actor = people.sign_in_vouched(
        session=session,
        account_id=services.account_of(subject),
        provider=PROVIDER,
        user_agent=request.headers.get("User-Agent", ""),
    )
    rotate_token(request)
    # The face that was asked for, if it is one for the post; its door asks for a second factor, if need be.
    answer = HttpResponseRedirect(kept["face"] or ROLES[actor.role].face.path)
    answer.delete_cookie(COOKIE, path=PATH)
    answer["Cache-Control"] = "no-store"
    return answer


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(f"{PATH}back")


def _face(asked: str) -> str:
    """Only a face of ours: whoever comes back is not to be sent anywhere else."""
    return asked if asked in {face.path for face in FACES.values()} else ""
