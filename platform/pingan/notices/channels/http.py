"""HTTP to a channel: no redirects, no proxies, an answer of bounded size in bounded time.

From the standard library: a request and its status are all that is wanted, and what a library for HTTP brings
beside that (redirects, proxies of the environment, cookies, decoding of any size) is just what must not be.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from pingan.notices.channels.base import Away

SECONDS: Final = 10.0
_MOST_BYTES: Final = 1 << 20
_USUAL_WAIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_good(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    def json(self) -> dict[str, Any]:
        """Raises Away: whoever answers with something else than an object is not the one we mean."""
        try:
            said = json.loads(self.body)
        except ValueError:
            said = None
        if not isinstance(said, dict):
            raise Away("answer_not_understood")
        return said

    @property
    def wait(self) -> float:
        """How long it asks us to wait."""
        said = self.headers.get("retry-after", "")
        return min(float(said), 3600.0) if said.isdigit() else _USUAL_WAIT


def ask(
    method: str,
    url: str,
    *,
    query: Mapping[str, str] | None = None,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Raises Away where nobody answers, or says that they are busy or broken."""
    parts = urlsplit(url)
    connect = {"https": HTTPSConnection, "http": HTTPConnection}.get(parts.scheme)
    if connect is None or not parts.hostname:
        raise Away("address_not_understood")
    path = (parts.path or "/") + (
        f"?{urlencode(query)}" if query else f"?{parts.query}" if parts.query else ""
    )
    connection = connect(parts.hostname, parts.port, timeout=SECONDS)
    reached = False
    try:
        connection.connect()
        reached = True
        connection.request(method, path, body=body, headers=dict(headers or {}))
        came = connection.getresponse()
        answer = Answer(
            came.status, {name.lower(): value for name, value in came.getheaders()}, came.read(_MOST_BYTES)
        )
    except (OSError, HTTPException) as fault:
        raise Away("no_answer", in_doubt=reached) from fault
    finally:
        connection.close()
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise Away("too_many", answer.wait)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Away("broken", answer.wait if "retry-after" in answer.headers else None, in_doubt=True)
    return answer


def post_json(url: str, said: Any, *, query: Mapping[str, str] | None = None, **headers: str) -> Answer:
    body = json.dumps(said, ensure_ascii=False).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask("POST", url, query=query, body=body, headers={"Content-Type": "application/json", **named})
