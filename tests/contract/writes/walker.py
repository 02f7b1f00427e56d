"""Who sends what from where: the cast at their browsers, one case on its way, and all rows there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Model

from pingan.cases.models import Case
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cast import Browser, body_of, part, signed_in
from tests.mediation.quarrels import let_parties_agree

SECRET = "a-long-enough-secret"


@dataclass
class Sent:
    """One request, as a page sends it."""

    browser: Browser
    method: str
    path: str
    body: dict[str, Any] | bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    def send(self, **headers: str) -> Any:
        ask = getattr(self.browser, self.method)
        extra = {} if self.body is None else {"data": self.body, "content_type": self.content_type}
        return ask(f"/api/v1{self.path}", headers=self.headers | headers, **extra)

    def send_and_lose_the_answer(self, **headers: str) -> int:
        """What the server did is done; of what it said, cookies included, nothing arrives."""
        cookies, acting = self.browser.cookies.copy(), self.browser.defaults.get("HTTP_ACTING_AS")
        status: int = self.send(**headers).status_code
        self.browser.cookies = cookies
        self.browser.defaults["HTTP_ACTING_AS"] = acting
        return status


class World:
    """The cast, each at a browser, and one case of qian's grid on its way."""

    def __init__(self, **cast: Actor) -> None:
        self.cast = cast
        self.at = {name: signed_in(actor) for name, actor in cast.items()}
        self.case = UUID(int=0)

    def report(self, **said: Any) -> None:
        body = body_of(**said)
        self.case = UUID(body["id"])
        assert Sent(self.at["qian"], "post", "/cases", body).send().status_code == 201

    def step(self, who: str, action: str, **said: Any) -> Sent:
        seen = f'"{Case.objects.get(pk=self.case).version}"'
        return Sent(self.at[who], "post", f"/cases/{self.case}/{action}", said, {"If-Match": seen})

    def take(self, who: str, action: str, **said: Any) -> None:
        answer = self.step(who, action, **said).send()
        assert answer.status_code == 200, answer.content

    def dispatch(self) -> None:
        self.take("li", "dispatch", worker_id=self.worker)

    @property
    def worker(self) -> str:
        return str(self.cast["qian"].account_id)

    def in_hand(self) -> None:
        self.dispatch()
        self.take("qian", "receive")

    def handled(self) -> None:
        self.in_hand()
        self.take("qian", "handle", result="已疏通")

    def mediating(self) -> None:
        self.take("li", "hand_to_mediation", reason="两家各有说法")
        self.take("wu", "claim")

    def agreeing(self) -> None:
        """Mediated, and both sides want it."""
        self.mediating()
        let_parties_agree(UUID(str(self.case)), self.cast["wu"])


def step(who: str, action: str, before: Callable[[World], None] | None = None, **said: Any) -> Any:
    def bring_about(world: World) -> Sent:
        world.report()
        if before is not None:
            before(world)
        return world.step(who, action, **said)

    return bring_about


def joined(world: World, name: str) -> Actor:
    """One more of the cast, at a browser."""
    if name not in world.cast:
        world.cast[name] = part(name)
        world.at[name] = signed_in(world.cast[name])
    return world.cast[name]


def later(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def everything() -> dict[str, list[str]]:
    """All rows of all rooms, but for the ground: asked for in one statement, for hundreds of tests ask."""
    found: dict[str, list[str]] = {model.__name__: [] for model in _kept_by_rooms()}
    rows = " UNION ALL ".join(
        f"SELECT '{model.__name__}', kept::text FROM {model._meta.db_table} AS kept"  # noqa: S608
        for model in _kept_by_rooms()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{rows} ORDER BY 1, 2")
        for name, row in cursor.fetchall():
            found[name].append(row)
    return found


def _kept_by_rooms() -> Iterator[type[Model]]:
    for model in apps.get_models():
        if model.__module__.startswith("pingan.") and not model.__module__.startswith("pingan.territory."):
            yield model


Bringing = Callable[[World], Sent]


@dataclass(frozen=True)
class Room:
    """The writes of one room, each with what brings it about."""

    # Known by a key in their header.
    keyed: dict[str, Bringing] = field(default_factory=dict)
    # Known by the id of what they make.
    making: dict[str, Bringing] = field(default_factory=dict)
    # What they ask for is so already when they come again; or the session they were sent in has gone with the
    # answer, and with it whoever could ask.
    settled: dict[str, Bringing] = field(default_factory=dict)
    # They read what was sent, and write nothing.
    reading: frozenset[str] = frozenset()
    # Each time is another one.
    anew: frozenset[str] = frozenset()
    # Keyed ones that answer with something else than the case.
    telling_else: frozenset[str] = frozenset()
