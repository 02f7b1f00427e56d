"""Asks the view of an act's own address, as if the phone had asked it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, cast

import msgspec
from django.http import HttpRequest
from django.urls import resolve
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.together import report_together
from pingan.cases.api.told import CLOCK_OFFSET, DONE_AT
from pingan.outbox.items import Item
from pingan.outbox.services import Answer
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore
from pingan.receipts.api import HEADER, REPLAYED

# What an act's view may know of the phone: for whom the page acts, and where it asks from.
_KEPT: Final = ("HTTP_ACTING_AS", "HTTP_USER_AGENT", "REMOTE_ADDR", "SERVER_NAME", "SERVER_PORT", "HTTP_HOST")


class InnerRequest(HttpRequest):
    """One act's request. Its body is at hand and nothing else of it is read."""

    # What a batch tells of each case is short; see `cases.api.views`.
    is_brief = True

    def __init__(self, outer: HttpRequest, item: Item, acting: Actor | None = None) -> None:
        super().__init__()
        body = msgspec.json.encode(item.said)
        self.method = item.method
        self.path = self.path_info = item.address
        self.META = {name: outer.META[name] for name in _KEPT if name in outer.META}
        self.META |= {"REQUEST_METHOD": item.method, "PATH_INFO": item.address}
        self.META |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(body))}
        self.META |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in _headers(item)}
        if acting is None:
            self.session = outer.session
        else:
            # Whoever carries it lends it a way, and nothing of their own session.
            self.session = SessionStore()
            self.META["HTTP_ACTING_AS"] = f"{acting.account_id}/{acting.post_id}"
        self._stream = BytesIO(body)
        self._read_started = False


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask for the acts of a request: for whoever is signed in, whose token has been looked at; or for
    `acting`, whose signature has been."""

    request: Request
    acting: Actor | None = None

    def __call__(self, item: Item) -> Answer:
        inner = InnerRequest(self.request._request, item, self.acting)
        inner._force_auth_user = self._who  # type: ignore[attr-defined]  # DRF's own word for it
        found = resolve(item.address)
        response = cast(Response, found.func(inner, *found.args, **found.kwargs))
        return Answer(response.status_code, REPLAYED in response.headers, response.data or {})

    def reports(self, items: Sequence[Item]) -> list[Answer | None]:
        told = report_together([item.said for item in items], by=cast(Actor, self._who))
        return [None if one is None else Answer(201, replayed=False, data=one) for one in told]

    @property
    def _who(self) -> Any:
        return self.acting or self.request.user


def _headers(item: Item) -> list[tuple[str, str]]:
    headers = [(HEADER, str(item.key))]
    if item.seen is not None:
        headers.append(("If-Match", f'"{item.seen}"'))
    if item.done_at is not None:
        headers.append((DONE_AT, item.done_at.isoformat()))
    if item.offset is not None:
        headers.append((CLOCK_OFFSET, str(round(item.offset.total_seconds() * 1000))))
    return headers
