"""People at their browsers: one HTTP exchange after the other, and an honest None when no answer came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

# Django takes the unmasked secret of the cookie as token, which is what our pages send.
CSRF_TOKEN = "d" * 32
PATIENCE_SECONDS = 40.0


@dataclass(frozen=True, slots=True)
class Person:
    """An account signed in on a device."""

    account_id: str
    post_id: str
    name: str
    role: str
    area_code: str
    session_key: str

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Cookie": f"pingan_session={self.session_key}; csrftoken={CSRF_TOKEN}",
            "X-CSRFToken": CSRF_TOKEN,
            "Acting-As": f"{self.account_id}/{self.post_id}",
            "Accept": "application/json",
        }


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def acknowledges(self) -> bool:
        """A 2xx means committed; nothing else means anything."""
        return 200 <= self.status < 300

    @property
    def is_replay(self) -> bool:
        return self.headers.get("idempotent-replayed") == "true"

    def json(self) -> Any:
        return json.loads(self.body)


class Caller:
    """A person's browser at a port; its connection is kept, as browsers do, and made anew when it broke."""

    def __init__(self, port: int, person: Person, *, language: str = "zh-hans") -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self._language = language
        self.person = person

    def get(self, path: str) -> Answer | None:
        return self.ask("GET", path)

    def post(self, path: str, body: Mapping[str, Any], *, version: int | None = None) -> Answer | None:
        matching = {} if version is None else {"If-Match": f'"{version}"'}
        said = json.dumps(body).encode()
        return self.ask("POST", path, said, {"Content-Type": "application/json"} | matching)

    def put_photo(self, path: str, photo: bytes) -> Answer | None:
        return self.ask("PUT", path, photo, {"Content-Type": "image/png"})

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer | None:
        """The answer, or None when the connection broke before all of it was here."""
        wanted = self.person.headers | dict(headers or {})
        wanted["Cookie"] += f"; pingan_language={self._language}"
        try:
            self._connection.request(method, path, body, wanted)
            response = self._connection.getresponse()
            return Answer(
                response.status,
                response.read(),
                {name.lower(): value for name, value in response.getheaders()},
            )
        except (OSError, HTTPException):
            self._connection.close()
            return None

    def close(self) -> None:
        self._connection.close()
