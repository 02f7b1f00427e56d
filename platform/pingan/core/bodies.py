"""A body that was sent is read, whatever the answer: else the answer may be lost on its way."""

from __future__ import annotations

from collections.abc import Iterable
from wsgiref.types import InputStream, StartResponse, WSGIApplication, WSGIEnvironment

PIECE = 256 * 1024
# More than the proxy lets in. Who comes around it with more has their connection closed.
MOST = 16 * 1024 * 1024


def read_to_the_end(inner: WSGIApplication) -> WSGIApplication:
    """`inner`, and after its answer whatever it left unread.

    A refusal needs no body: no session, no right, too large. But a server that answers and closes while bytes
    still come in resets the connection, and the proxy, in the middle of its writing, has nothing to pass on:
    up to one in two refusals of 20 KB and more became a 503, which a phone repeats for ever.
    """

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = inner(environ, start_response)
        if _has_body(environ):
            _drain(environ["wsgi.input"])
        return answer

    return application


def _has_body(environ: WSGIEnvironment) -> bool:
    return environ.get("CONTENT_LENGTH", "0") not in {"", "0"} or "HTTP_TRANSFER_ENCODING" in environ


def _drain(body: InputStream) -> None:
    for _piece in range(MOST // PIECE):
        if not body.read(PIECE):
            return
