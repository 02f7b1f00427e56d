"""What an answer is written in: JSON, which nearly every caller leaves to us or asks for by name."""

from __future__ import annotations

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

ANYTHING = "*/*"


class QuickNegotiation(DefaultContentNegotiation):
    """DRF's negotiation, which takes its header apart only when that says something out of the ordinary.

    What a browser's `fetch` and our own pages send is one of two words; reading these by the grammar of
    RFC 9110 section 12.5.1 took as long as reading the request's body.
    """

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The renderer and its media type. Raises NotAcceptable (406)."""
        first = next(iter(renderers))
        if request.META.get("HTTP_ACCEPT", ANYTHING) in (ANYTHING, first.media_type):
            return first, str(first.media_type)
        renderer, media_type = super().select_renderer(request, renderers, format_suffix)
        return renderer, media_type
