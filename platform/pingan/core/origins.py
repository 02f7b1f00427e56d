"""Whose pages may act for the person at the screen: one rule for HTTP and for sockets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, parse_cookie
from django.middleware.csrf import CsrfViewMiddleware


class _Rule(CsrfViewMiddleware):
    """The rule that Django holds every write over HTTP against: scheme, host and port, or PINGAN_ORIGINS."""

    def allows(self, request: HttpRequest) -> bool:
        # Django's own, although the name is private: two rules would sooner or later be two answers.
        return "HTTP_ORIGIN" in request.META and bool(self._origin_verified(request))  # type: ignore[attr-defined]


def _never(_request: HttpRequest) -> HttpResponse:
    raise AssertionError("asked about an origin, not for an answer")


def is_ours(request: HttpRequest) -> bool:
    """Whether the page that asks came from here. A page always names its origin when it opens a socket."""
    return _Rule(_never).allows(request)


def request_of(scope: dict[str, Any]) -> HttpRequest:
    """The head of an ASGI connection as Django reads heads: host, origin, language, cookies."""
    request = HttpRequest()
    request.method = scope.get("method", "GET")
    request.path = request.path_info = scope.get("path", "")
    for name, value in _text(scope.get("headers", ())):
        key = f"HTTP_{name.upper().replace('-', '_')}"
        # Of two lines of one name the first counts, so that nothing can be appended to what the proxy says.
        request.META.setdefault(key, value)
    host, port = scope.get("server") or ("", None)
    request.META |= {"SERVER_NAME": host, "SERVER_PORT": str(port or "")}
    request.COOKIES = parse_cookie(request.META.get("HTTP_COOKIE", ""))
    return request


def _text(headers: Iterable[tuple[bytes, bytes]]) -> Iterable[tuple[str, str]]:
    return ((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)
