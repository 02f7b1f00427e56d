"""Emblems, to whoever opens a page: signed in or not, and kept by browsers for good."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pingan.config import emblems
from pingan.core.errors import NotFound


@require_safe
def emblem(_request: HttpRequest, digest: str, size: int) -> HttpResponse:
    """An address names what is drawn by its digest, so it never shows anything else."""
    try:
        picture = emblems.drawn(digest, size)
    except NotFound:
        raise Http404 from None
    response = HttpResponse(picture, content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
