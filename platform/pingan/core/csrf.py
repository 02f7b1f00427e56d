"""The one refusal of a request whose CSRF token is missing or old."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _

from pingan.core.errors import CsrfFailed


def csrf_failed(request: HttpRequest) -> CsrfFailed:
    """It brings what was missing, a cookie with its answer and the token in `csrf_token`, so that a page can
    repeat the request by itself. A page of another origin reads no answer of ours and learns neither.
    """
    return CsrfFailed(_("Reload the page and try again."), extra={"csrf_token": get_token(request)})
