"""A door of its own for tiles, in front of Django's.

One look at the map is twenty to thirty tiles at once, and Django's way around an answer (middleware,
resolving, signals) costs more than most of them. What this door does not answer, Django does: other
addresses, and every refusal, in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.db import close_old_connections
from django.http import parse_cookie

from pingan.maps.api import tile_answers
from pingan.maps.api.tile_answers import TileAnswer
from pingan.people.sessions import SessionStore

_ADDRESS = re.compile(r"/tiles/cases/(\d{1,2})/(\d{1,7})/(\d{1,7})\.mvt", re.ASCII)


def tiles_first(django: WSGIApplication) -> WSGIApplication:
    """`django` behind the door: a WSGI application that answers tiles itself."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ["REQUEST_METHOD"] == "GET" and _ADDRESS.fullmatch(environ["PATH_INFO"])
        if not asked:
            return django(environ, start_response)
        try:
            answer = _answer(environ, *map(int, asked.groups()))
        except Exception:  # whatever it is, the view meets it again and says so as all of them do
            return django(environ, start_response)
        also = _also(answer, secure=environ["wsgi.url_scheme"] == "https")
        start_response(_STATUS_LINES[answer.status], [*answer.headers.items(), *also])
        return [answer.body]

    return application


def _answer(environ: WSGIEnvironment, z: int, x: int, y: int) -> TileAnswer:
    # What Django does when a request begins: lets go of connections that broke or are to be looked at.
    close_old_connections()
    cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
    session = SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))
    return tile_answers.case_tile(
        session, z, x, y, environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_ACTING_AS")
    )


def _also(answer: TileAnswer, *, secure: bool) -> list[tuple[str, str]]:
    """What Django's middleware would add that matters to bytes nobody opens as a page."""
    added = [("X-Content-Type-Options", "nosniff")]
    if secure and settings.SECURE_HSTS_SECONDS:
        added.append(("Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"))
    return [*added, ("Content-Length", str(len(answer.body)))] if answer.body else added


_STATUS_LINES = {status: f"{status} {HTTPStatus(status).phrase}" for status in (200, 204, 304)}
