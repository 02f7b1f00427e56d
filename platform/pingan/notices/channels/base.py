"""What the ledger asks of a channel, and what it hears from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from pingan.notices.models import Gateway


class Came(StrEnum):
    """What came of sending one message."""

    SENT = "sent"
    LATER = "later"  # not now; another try may do
    REFUSED = "refused"  # never, to this address


@dataclass(frozen=True, slots=True)
class Outcome:
    """`why` is a word of ours for the ledger, never what the other side wrote: that may name somebody."""

    came: Came
    why: str = ""


SENT = Outcome(Came.SENT)


class Away(Exception):
    """The channel as a whole takes nothing now: what is left waits, and no try is counted against it.

    `wait` is how many seconds it asked for; None where it did not say. `in_doubt`: it may have taken the
    message that was under way all the same.
    """

    def __init__(self, why: str, wait: float | None = None, *, in_doubt: bool = False) -> None:
        super().__init__(why)
        self.why, self.wait, self.in_doubt = why, wait, in_doubt


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to be sent: under the id of its notice, or of its digest, to where one person is reached.

    `to` is an address; of a push, what their browsers told.
    """

    id: UUID
    to: Any
    text: str
    link: str
    code: str
    case: UUID | None
    urgent: bool
    language: str


class Channel(Protocol):
    """A way out. Its `send` tells of each message as soon as it knows, so that little is in doubt when a
    process is killed. Raises Away."""

    # An address that somebody may say for themselves; none: what their browsers told.
    by_address: bool

    def fits(self, address: str) -> str | None:
        """The address as it is kept; None for one that cannot be written to."""

    def repeats(self, settings: Mapping[str, str]) -> bool:
        """Whether the same id may be sent twice and is told once: what is in doubt is sent again then."""

    def send(self, messages: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]: ...


Outcomes = Iterable[tuple[Message, Outcome]]
