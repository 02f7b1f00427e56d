"""What stands before the sockets: the right address, a host of ours and a page of ours, or a plain refusal.

Behind it are only handshakes that a browser of ours can have made. Everything else is some program, and an
answer that costs next to nothing is all it gets: no traceback, and no look into the database.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from pingan.core import origins
from pingan.core.api.problems import problem_response
from pingan.core.errors import BadInput, Denied, NotFound, Problem

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

ADDRESS = "/ws/live"


def socket_door(live: Application) -> Application:
    """`live`, for handshakes that may come in; its scope has the cookies."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        request = origins.request_of(scope)
        refused = _refusal(request)
        if refused is None:
            await live(scope | {"cookies": request.COOKIES}, receive, send)
        else:
            await _refuse(_in_words(request, refused), scope, receive, send)

    return application


async def sockets_only(scope: Scope, receive: Receive, send: Send) -> None:
    """Plain HTTP that strayed here. What it sent is read, so that the answer arrives (`core.bodies`)."""
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    await _answer(_in_words(origins.request_of(scope), NotFound()), "http.response", send)


def _refusal(request: HttpRequest) -> Problem | None:
    if request.path != ADDRESS:
        return NotFound()
    try:
        request.get_host()
    except DisallowedHost:
        return BadInput()
    return None if origins.is_ours(request) else Denied()


def _in_words(request: HttpRequest, problem: Problem) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        response = problem_response(problem)
    response.headers["Cache-Control"] = "no-store"
    return response


async def _refuse(response: HttpResponse, scope: Scope, receive: Receive, send: Send) -> None:
    await receive()  # the handshake, which has to be taken before it is answered
    if "websocket.http.response" in scope.get("extensions", {}):
        await _answer(response, "websocket.http.response", send)
    else:
        await send({"type": "websocket.close"})


async def _answer(response: HttpResponse, kind: str, send: Send) -> None:
    told = [*response.items(), ("Content-Length", str(len(response.content)))]
    headers = [(name.lower().encode(), value.encode()) for name, value in told]
    await send({"type": f"{kind}.start", "status": response.status_code, "headers": headers})
    await send({"type": f"{kind}.body", "body": response.content})
