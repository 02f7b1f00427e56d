"""企业微信 and 政务微信: application messages, by their server's own address.

Its token expires, and is asked for seldom; its answer is 200 whatever happened, with a number for the whole
and the users it could not write to; and it drops what it was sent before (`enable_duplicate_check`), so that
what is in doubt is sent again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from pingan.notices import gateways
from pingan.notices.channels import http
from pingan.notices.channels.base import SENT, Away, Came, Message, Outcome
from pingan.notices.models import Gateway

# What its documents call these.
_DONE: Final = 0
_TOKEN_OVER: Final = frozenset({40001, 40014, 42001})
_TOO_MANY: Final = frozenset({45009, 45033})
_NOBODY: Final = frozenset({81013})  # none of those named can be written to
_SECONDS_OF_TOO_MANY: Final = 60.0
# So many may be named in one message.
_MOST_AT_ONCE: Final = 1000
# For so long the same to the same user is dropped; four hours is the most that it takes.
_REMEMBERS: Final = 14_400
# A user's name there begins with a letter or a digit; "@all" is everybody.
_USER: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.@-]{0,63}")


class Wecom:
    by_address = True

    def fits(self, address: str) -> str | None:
        said = address.strip()
        return said if _USER.fullmatch(said) else None

    def repeats(self, settings: Mapping[str, str]) -> bool:
        return True

    def send(self, messages: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]:
        """One request for all who are told the same."""
        ordered = sorted(messages, key=_same)
        for _key, alike in groupby(ordered, key=_same):
            group = list(alike)
            for start in range(0, len(group), _MOST_AT_ONCE):
                yield from self._together(group[start : start + _MOST_AT_ONCE], gateway)

    def _together(self, group: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]:
        said = self._post(group, gateway)
        number = said.get("errcode")
        if number in _NOBODY:
            unknown = {message.to.lower() for message in group}
        elif number == _DONE:
            # It names them in its own spelling, which is small letters.
            unknown = set(str(said.get("invaliduser") or "").lower().split("|"))
            unknown |= set(str(said.get("unlicenseduser") or "").lower().split("|"))
        elif number in _TOO_MANY:
            raise Away("too_many", _SECONDS_OF_TOO_MANY)
        else:
            raise Away("refused_as_a_whole")
        for message in group:
            is_unknown = message.to.lower() in unknown
            yield message, Outcome(Came.REFUSED, "unknown_address") if is_unknown else SENT

    def _post(self, group: Sequence[Message], gateway: Gateway) -> dict[str, Any]:
        """Its answer, asked again once with a new token where the old one was over."""
        settings, first = gateways.settings_of(gateway), group[0]
        body = {
            "touser": "|".join(message.to for message in group),
            "msgtype": "text",
            "agentid": int(settings["agentid"]),
            "text": {"content": f"{first.text}\n{first.link}"},
            "enable_duplicate_check": 1,
            "duplicate_check_interval": _REMEMBERS,
        }
        for fresh in (False, True):
            token = self._token(gateway, settings, fresh=fresh)
            url = f"{settings['url'].rstrip('/')}/cgi-bin/message/send"
            said = http.post_json(url, body, query={"access_token": token}).json()
            if said.get("errcode") not in _TOKEN_OVER:
                return said
        raise Away("token_refused")

    def _token(self, gateway: Gateway, settings: Mapping[str, str], *, fresh: bool) -> str:
        known = None if fresh else gateways.token_of(gateway)
        if known is not None:
            return known
        query = {"corpid": settings["corpid"], "corpsecret": settings["secret"]}
        said = http.ask("GET", f"{settings['url'].rstrip('/')}/cgi-bin/gettoken", query=query).json()
        token, number = said.get("access_token"), said.get("errcode")
        if number != _DONE or not isinstance(token, str):
            raise Away("too_many" if number in _TOO_MANY else "token_refused")
        gateways.keep_token(gateway, token, float(said.get("expires_in") or 0))
        return token


def _same(message: Message) -> tuple[str, str]:
    return message.text, message.link
