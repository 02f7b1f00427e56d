"""The provider of the settings, by Authlib: where one is sent, and what its answer is held to.

Code flow with state, nonce and PKCE. What must be known again on the way back lies in a signed cookie of ten
minutes: nobody is signed in yet, so there is no session for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import DjangoOAuth2App
from django.conf import settings
from django.http import HttpRequest
from joserfc.errors import JoseError
from requests import RequestException

from pingan.identities.errors import NoProvider, NotVouched, ProviderAway
from pingan.identities.models import PROVIDER

# On a link that hangs, nobody's thread waits for longer.
_PATIENCE_S = 10


@dataclass(frozen=True, slots=True)
class Way:
    """Where somebody is sent, and what their answer must bring back."""

    url: str
    state: str
    nonce: str
    code_verifier: str


@cache
def _app(issuer: str, client_id: str, secret: str, scope: str, ca_file: str) -> Any:
    return DjangoOAuth2App(
        None,
        name=PROVIDER,
        client_id=client_id,
        client_secret=secret or None,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": scope,
            "code_challenge_method": "S256",
            "default_timeout": _PATIENCE_S,
            # A government network has a root of its own.
            **({"verify": ca_file} if ca_file else {}),
        },
    )


def _known() -> dict[str, str]:
    if settings.OIDC is None:
        raise NoProvider
    return settings.OIDC


def _provider() -> Any:
    known = _known()
    return _app(known["issuer"], known["client_id"], known["secret"], known["scope"], known["ca_file"])


def way_to(back: str) -> Way:
    """A new way there. Raises ProviderAway."""
    try:
        made = _provider().create_authorization_url(back)
    except (RequestException, OAuthError, RuntimeError, ValueError) as away:
        raise ProviderAway from away
    return Way(made["url"], made["state"], made["nonce"], made["code_verifier"])


def subject_of(*, code: str, back: str, nonce: str, code_verifier: str) -> str:
    """For whom the provider vouches: the subject of its signed answer. Raises NotVouched, ProviderAway."""
    app, known = _provider(), _known()
    try:
        token: Mapping[str, Any] = app.fetch_access_token(
            redirect_uri=back, code=code, code_verifier=code_verifier
        )
        claims = app.parse_id_token(
            token,
            nonce=nonce,
            claims_options={
                "iss": {"essential": True, "value": known["issuer"]},
                "aud": {"essential": True, "value": known["client_id"]},
            },
        )
    except RequestException as away:
        raise ProviderAway from away
    except (OAuthError, JoseError, RuntimeError, ValueError) as refused:
        raise NotVouched from refused
    subject = (claims or {}).get("sub")
    if not isinstance(subject, str) or not subject:
        raise NotVouched
    return subject


def leave_by(request: HttpRequest) -> str:
    """Where one signs out there, too, and comes back from; "" where it has no such address, or is away."""
    if settings.OIDC is None:
        return ""
    try:
        made = _provider().create_logout_url(
            post_logout_redirect_uri=request.build_absolute_uri("/"), client_id=_known()["client_id"]
        )
    except (RequestException, OAuthError, RuntimeError, ValueError):
        return ""
    return str(made["url"])
