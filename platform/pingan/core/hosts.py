"""Whom a request takes us for is looked at first, before any door, and is worth one line of log."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http.request import split_domain_port, validate_host
from django.utils import translation

from pingan.core.api.problems import problem_response
from pingan.core.errors import BadInput

log = logging.getLogger(__name__)


def for_our_hosts(inner: WSGIApplication) -> WSGIApplication:
    """`inner` for requests to a name of ours (PINGAN_ALLOWED_HOSTS); 400 for all others.

    Django refuses them as well, each with a traceback in the log, and only where it is asked: what answers in
    front of it, tiles above all, never did.
    """

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "")
        if _is_ours(host, tuple(settings.ALLOWED_HOSTS)):
            return inner(environ, start_response)
        log.warning("refused: no host of ours: %.100r", host)
        return _refuse(environ, start_response)

    return application


@lru_cache(maxsize=256)
def _is_ours(host: str, ours: tuple[str, ...]) -> bool:
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, ours)


def _refuse(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    with translation.override(translation.get_language_from_request(WSGIRequest(environ))):
        response = problem_response(BadInput())
    told = [*response.items(), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
    status = HTTPStatus(response.status_code)
    start_response(f"{status.value} {status.phrase}", [*told, ("Content-Length", str(len(response.content)))])
    return [response.content]
