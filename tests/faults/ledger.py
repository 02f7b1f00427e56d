"""What was sent, what was answered, when somebody struck: the books a drill is judged by."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.faults.callers import Answer


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sending under a key, from the first byte out to the answer, or to knowing that none will come."""

    key: str
    began: float
    ended: float
    status: int | None

    @property
    def acknowledged(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


@dataclass
class Ledger:
    """Written by many threads at once."""

    attempts: list[Attempt] = field(default_factory=list)
    strikes: list[float] = field(default_factory=list)
    first_answers: dict[str, Answer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def write(self, key: str, began: float, answer: Answer | None) -> None:
        ended = time.monotonic()
        with self._lock:
            self.attempts.append(Attempt(key, began, ended, answer.status if answer else None))
            if answer is not None and answer.acknowledges:
                self.first_answers.setdefault(key, answer)

    def strike(self) -> None:
        """Note that something is being killed or cut just now."""
        self.strikes.append(time.monotonic())

    @property
    def sent(self) -> set[str]:
        return {attempt.key for attempt in self.attempts}

    @property
    def acknowledged(self) -> set[str]:
        return set(self.first_answers)

    @property
    def interrupted(self) -> set[str]:
        """Keys whose sender went without a clear yes at least once."""
        return {attempt.key for attempt in self.attempts if not attempt.acknowledged}

    def wrong_answers(self) -> Counter[int]:
        """Anything but a yes and "later": the sender would have had to give up."""
        return Counter(
            attempt.status
            for attempt in self.attempts
            if attempt.status is not None and not attempt.acknowledged and attempt.status != 503
        )

    def landed(self) -> int:
        """Strikes inside the window of a request that then got no yes: the only ones that prove much."""
        cut = [(a.began, a.ended) for a in self.attempts if not a.acknowledged]
        return sum(any(began <= strike <= ended for began, ended in cut) for strike in self.strikes)

    def must_have_landed(self, at_least: int = 1) -> None:
        """A drill in which nothing happened has shown nothing."""
        landed = self.landed()
        assert landed >= at_least, f"{landed} of {len(self.strikes)} strikes hit a request: nothing was tried"

    def counts(self) -> dict[str, int]:
        return {
            "sent": len(self.sent),
            "attempts": len(self.attempts),
            "strikes": len(self.strikes),
            "landed": self.landed(),
            "interrupted": len(self.interrupted),
            "acknowledged": len(self.acknowledged),
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """The senders' books against the database's."""

    lost: frozenset[str]
    unasked: frozenset[str]
    repeated: frozenset[str]

    @classmethod
    def between(cls, acknowledged: Iterable[str], stored: Mapping[str, int]) -> Difference:
        """`stored` counts the rows under each key that was ever sent."""
        known = set(acknowledged)
        return cls(
            lost=frozenset(known - stored.keys()),
            unasked=frozenset(stored.keys() - known),
            repeated=frozenset(key for key, rows in stored.items() if rows != 1),
        )

    def counts(self) -> dict[str, int]:
        return {"lost": len(self.lost), "unasked": len(self.unasked), "repeated": len(self.repeated)}

    def __bool__(self) -> bool:
        return bool(self.lost or self.unasked or self.repeated)
