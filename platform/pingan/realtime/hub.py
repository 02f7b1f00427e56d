"""Who hears what, in memory: from an act to the open sockets in a few dictionary look-ups."""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from pingan.journal import topics
from pingan.journal.selectors import Act
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.realtime.lines import Line, Message, Send
from pingan.realtime.messages import Beat, act_message, encode

Key = TypeVar("Key")


class Viewer(Line):
    """An open socket with who looks through it."""

    __slots__ = ("actor", "checked_at", "session_key", "socket", "turn", "turns_at")

    def __init__(
        self, send: Send, session_key: str, actor: Actor, turns_at: datetime, checked_at: float
    ) -> None:
        super().__init__(send)
        self.session_key = session_key
        self.actor = actor
        # By which this socket is told from all others, of every process.
        self.socket = uuid4()
        # When the calendar changes what it may do, and the timer that waits for it.
        self.turns_at = turns_at
        self.turn: TimerHandle | None = None
        self.checked_at = checked_at

    def wait_no_more(self) -> None:
        """Let go of the timer."""
        if self.turn is not None:
            self.turn.cancel()
            self.turn = None


@dataclass(eq=False, slots=True)
class Audience:
    """All sockets of one account under one post: they hear the same, so the rule is asked once for all."""

    actor: Actor
    ears: frozenset[str | UUID]
    viewers: dict[Viewer, None] = field(default_factory=dict)


class Hub:
    """The open sockets of this process. Belongs to the event loop: no method waits."""

    def __init__(self) -> None:
        self._audiences: dict[Actor, Audience] = {}
        self._by_ear: dict[str | UUID, dict[Audience, None]] = {}
        self._by_county: dict[str, dict[Audience, None]] = {}

    def join(self, viewer: Viewer) -> None:
        """From now on the viewer hears."""
        actor = viewer.actor
        audience = self._audiences.get(actor)
        if audience is None:
            audience = self._audiences[actor] = Audience(actor, policy.ears(actor))
            for ear in audience.ears:
                self._by_ear.setdefault(ear, {})[audience] = None
            self._by_county.setdefault(actor.county_code, {})[audience] = None
        audience.viewers[viewer] = None

    def leave(self, viewer: Viewer) -> None:
        """No more for this viewer. Harmless for one that never joined."""
        actor = viewer.actor
        audience = self._audiences.get(actor)
        if audience is None or viewer not in audience.viewers:
            return
        del audience.viewers[viewer]
        if not audience.viewers:
            del self._audiences[actor]
            for ear in audience.ears:
                _take_out(self._by_ear, ear, audience)
            _take_out(self._by_county, actor.county_code, audience)

    def has(self, viewer: Viewer) -> bool:
        """Whether the viewer still hears."""
        audience = self._audiences.get(viewer.actor)
        return audience is not None and viewer in audience.viewers

    def has_viewers(self, county: str) -> bool:
        """Whether anybody of the county looks on."""
        return county in self._by_county

    def viewers(self) -> list[Viewer]:
        """Every open socket."""
        return [viewer for audience in self._audiences.values() for viewer in audience.viewers]

    def viewers_of(self, account_id: UUID) -> list[Viewer]:
        """The open sockets of an account."""
        return [viewer for audience in self._by_ear.get(account_id, ()) for viewer in audience.viewers]

    def deliver(self, act: Act) -> int:
        """Push the act to everyone who may hear it; the answer is how many sockets that were.

        The message is written once, however many sockets take it.
        """
        audiences = [audience for audience in self._candidates(act) if policy.may_hear(audience.actor, act)]
        if not audiences:
            return 0
        message: Message = {"type": "websocket.send", "text": encode(act_message(act))}
        return sum(_push(audience.viewers, message) for audience in audiences)

    def beat(self, county: str, head: int) -> None:
        """Tell the county's viewers that everything up to `head` was sent."""
        message: Message = {"type": "websocket.send", "text": encode(Beat({county: head}))}
        for audience in self._by_county.get(county, ()):
            _push(audience.viewers, message)

    def _candidates(self, act: Act) -> Iterable[Audience]:
        """Everyone the rule could possibly let hear: who listens where the act is called out, and the whole
        county for what is no case (that is rare). The rule decides."""
        found: dict[Audience, None] = {}
        for call in policy.calls(act):
            found.update(self._by_ear.get(call, {}))
        if not topics.is_case(act.topic):
            found.update(self._by_county.get(act.county, {}))
        return found


def _push(viewers: Iterable[Viewer], message: Message) -> int:
    count = 0
    for count, viewer in enumerate(viewers, 1):  # noqa: B007  the last count is the answer
        viewer.push(message)
    return count


def _take_out(index: dict[Key, dict[Audience, None]], key: Key, audience: Audience) -> None:
    members = index[key]
    del members[audience]
    if not members:
        del index[key]
