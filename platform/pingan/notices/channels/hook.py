"""A web hook: each notice as signed JSON to one address, for a county's own message platform.

    POST url   X-PingAn-Signature: sha256=HMAC(secret, "time.body")   X-PingAn-Time: seconds
    {"id", "to", "text", "code", "link", "urgent"}

`id` is the same whenever the same is sent, and is sent again until it is answered with a 2xx.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus

from pingan.notices import gateways
from pingan.notices.channels import http
from pingan.notices.channels.base import SENT, Away, Came, Message, Outcome
from pingan.notices.models import Gateway

SIGNATURE, TIME = "X-PingAn-Signature", "X-PingAn-Time"
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


def signature(secret: str, at: str, body: bytes) -> str:
    signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"sha256={signed.hexdigest()}"


class Hook:
    by_address = True

    def fits(self, address: str) -> str | None:
        said = address.strip()
        return said if said.isprintable() and 0 < len(said) <= 64 and " " not in said else None  # noqa: PLR2004

    def repeats(self, settings: Mapping[str, str]) -> bool:
        return True

    def send(self, messages: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]:
        settings = gateways.settings_of(gateway)
        for message in messages:
            yield message, self._one(message, settings)

    def _one(self, message: Message, settings: Mapping[str, str]) -> Outcome:
        said = {
            "id": str(message.id),
            "to": message.to,
            "text": message.text,
            "code": message.code,
            "link": message.link,
            "urgent": message.urgent,
        }
        body, at = json.dumps(said, ensure_ascii=False).encode(), str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            TIME: at,
            SIGNATURE: signature(settings["secret"], at, body),
        }
        answer = http.ask("POST", settings["url"], body=body, headers=headers)
        if answer.is_good:
            return SENT
        if answer.status in _GONE:
            raise Away("address_gone")
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise Away("token_refused")
        # It has looked at this one and will not have it: it may know nobody of that name.
        return Outcome(Came.REFUSED, "unknown_address")
