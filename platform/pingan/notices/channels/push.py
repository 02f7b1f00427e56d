"""Web Push: to each browser of somebody that said it takes them."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus

from django.conf import settings as deployment

from pingan.notices import gateways, webpush
from pingan.notices.channels import http
from pingan.notices.channels.base import SENT, Away, Came, Message, Outcome
from pingan.notices.models import Gateway, Subscription
from pingan.notices.webpush import Told

# The face whose worker takes pushes; it opens the case without asking the server where.
_FACE = "/m/"
_SECONDS_KEPT = 24 * 3600
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class Push:
    by_address = False

    def fits(self, address: str) -> str | None:
        return None

    def repeats(self, settings: Mapping[str, str]) -> bool:
        """Under the same topic and tag: it takes the place of the first."""
        return True

    def send(self, messages: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]:
        contact = gateways.settings_of(gateway).get("contact") or deployment.PUBLIC_ADDRESS
        for message in messages:
            yield message, self._to_all(message, contact)

    def _to_all(self, message: Message, contact: str) -> Outcome:
        """Sent where one of their browsers' services took it. One service that is away keeps nobody else's
        waiting: it is another company's, and not the channel."""
        came = [self._to(message, subscription, contact) for subscription in message.to]
        if Came.SENT in came:
            return SENT
        if Came.LATER in came:
            return Outcome(Came.LATER, "not_now")
        return Outcome(Came.REFUSED, "no_address")

    def _to(self, message: Message, subscription: Subscription, contact: str) -> Came:
        told = Told.load(subscription.told)
        if not webpush.is_known(told.endpoint):
            return Came.REFUSED
        shown = {
            "id": str(message.id),
            "text": message.text,
            "code": message.code,
            "at": f"{_FACE}#/cases/{message.case}" if message.case else _FACE,
            "language": message.language,
        }
        headers = {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(_SECONDS_KEPT),
            "Urgency": "high" if message.urgent else "normal",
            # At most 32 letters of base64url.
            "Topic": urlsafe_b64encode(message.id.bytes).decode().rstrip("="),
            "Authorization": webpush.signed_by(told, contact),
        }
        body = webpush.sealed(json.dumps(shown, ensure_ascii=False).encode(), told)
        try:
            answer = http.ask("POST", told.endpoint, body=body, headers=headers)
        except Away:
            return Came.LATER
        if answer.status in _GONE:
            subscription.delete()
            return Came.REFUSED
        return Came.SENT if answer.is_good else Came.REFUSED
