"""A gateway of short messages, in the small contract below; what speaks otherwise gets a bridge.

    POST url   Authorization: Bearer key
    {"messages": [{"id": …, "to": "138…", "text": …}], "sign": …}
    200 {"results": [{"id": …, "code": "ok" | "blocked" | "unknown" | anything else: not now}]}

429 with Retry-After is a limit, 401 a key that is over. Receipts come later by call-back (`receipts`). A
gateway that tells the same id once is set up with `repeats=yes`; with any other, what is in doubt is not sent
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Final

from pingan.notices import gateways
from pingan.notices.channels import http
from pingan.notices.channels.base import SENT, Away, Came, Message, Outcome
from pingan.notices.models import Gateway

_MOBILE: Final = re.compile(r"1[3-9]\d{9}", re.ASCII)
_NEVER: Final = {"blocked": "blocked", "unknown": "unknown_address"}


class Sms:
    by_address = True

    def fits(self, address: str) -> str | None:
        digits = re.sub(r"[\s\-]", "", address)
        digits = re.sub(r"\A(?:\+|00)86", "", digits)
        return digits if _MOBILE.fullmatch(digits) else None

    def repeats(self, settings: Mapping[str, str]) -> bool:
        return settings.get("repeats") == "yes"

    def send(self, messages: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]:
        """One by one, so that at most one is in doubt."""
        settings = gateways.settings_of(gateway)
        for message in messages:
            yield message, self._one(message, settings)

    def _one(self, message: Message, settings: Mapping[str, str]) -> Outcome:
        said = {
            "messages": [{"id": str(message.id), "to": message.to, "text": message.text}],
            "sign": settings.get("sign", ""),
        }
        answer = http.post_json(settings["url"], said, Authorization=f"Bearer {settings['key']}")
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise Away("token_refused")
        if not answer.is_good:
            raise Away("refused_as_a_whole")
        results = answer.json().get("results")
        of_it = [one for one in results or () if isinstance(one, dict) and one.get("id") == str(message.id)]
        code = str(of_it[0].get("code")) if of_it else ""
        if code == "ok":
            return SENT
        if code in _NEVER:
            return Outcome(Came.REFUSED, _NEVER[code])
        return Outcome(Came.LATER, "not_now")
