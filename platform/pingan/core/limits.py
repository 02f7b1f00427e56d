"""How often something may be tried: counted in one table, so that all server processes count together.

A room names its limit once and takes from it before it does what is limited:

    CODES = Limit("cases.code", at_most=30, window=timedelta(minutes=15))
    CODES.take(address)        # raises TooMany, with Retry-After, when they are used up

Each try is written down before it is judged, behind a lock of its key: however many come at once, exactly as
many are let through as may be. It is committed at once, whatever becomes of the request, so `take` stands
outside of the request's own transaction.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from pingan.core import clock
from pingan.core.errors import Text, TooMany
from pingan.core.models import Use

# Nothing is counted for longer: older tries are dropped.
LONGEST_WINDOW = timedelta(days=1)
# The first half of an advisory lock's number; others are in `core.locks`.
_LOCK = 7303
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries of one key within any window of this length. No other limit of the house has its name."""

    name: str
    at_most: int
    window: timedelta
    problem: type[TooMany] = TooMany
    detail: Text = ""

    def __post_init__(self) -> None:
        if self.window > LONGEST_WINDOW:
            raise ValueError(f"{self.name}: tries are kept for {LONGEST_WINDOW}, not for {self.window}")

    def of(self, key: str) -> Tally:
        """What this limit counts for one key: an address, an account, a code."""
        hashed = salted_hmac(f"pingan.limit.{self.name}", key, algorithm="sha256").digest()
        return Tally(self, hashed[:_HASH_BYTES])

    def take(self, key: str) -> UUID:
        """Count a try; the answer names it for `give_back`. Raises the limit's problem when none is left."""
        return take(self.of(key))


@dataclass(frozen=True, slots=True)
class Tally:
    """The tries of one key."""

    limit: Limit
    key_hash: bytes

    def used(self) -> int:
        """How many are in the window now."""
        return self._recent().count()

    def refuse_beyond(self, at_most: int) -> None:
        """Raise the limit's problem where so many are used already. Only true behind `held`."""
        if self.used() < at_most:
            return
        # One more is let through as soon as fewer than `at_most` are in the window. None where it has gone
        # since they were counted: by the clock, or because it was given back.
        counted = self._recent().order_by("-at").values_list("at", flat=True)
        oldest = next(iter(counted[at_most - 1 : at_most]), None)
        left = (oldest + self.limit.window - clock.now()).total_seconds() if oldest else 0
        raise self.limit.problem(self.limit.detail, retry_after=max(1, math.ceil(left)))

    def forget(self) -> None:
        """Nothing was tried, as far as this key goes, nor what other limits counted of the same tries."""
        Use.objects.filter(act__in=Use.objects.filter(key_hash=self.key_hash).values("act")).delete()

    def _recent(self) -> QuerySet[Use]:
        return Use.objects.filter(key_hash=self.key_hash, at__gte=clock.now() - self.limit.window)


def take(*tallies: Tally) -> UUID:
    """Count one try in each of these, or in none and raise the problem of the first that is used up."""
    with held(*tallies):
        for tally in tallies:
            tally.refuse_beyond(tally.limit.at_most)
        return write(*tallies)


def write(*tallies: Tally) -> UUID:
    """Write a try down, judged by who holds these tallies (`held`)."""
    act = uuid4()
    now = clock.now()
    Use.objects.bulk_create(Use(act=act, key_hash=tally.key_hash, at=now) for tally in tallies)
    return act


def give_back(act: UUID) -> None:
    """This try does not count after all, in none of its limits."""
    Use.objects.filter(act=act).delete()


def forget_old() -> None:
    """Drop what no limit counts any more."""
    Use.objects.filter(at__lt=clock.now() - LONGEST_WINDOW).delete()


@contextmanager
def held(*tallies: Tally) -> Iterator[None]:
    """Until the end of the block, which commits, no other process counts the same keys."""
    # Durable: a count that is rolled back with the request it was to limit has counted nothing.
    with transaction.atomic(durable=True):
        _lock([tally.key_hash for tally in tallies])
        yield


def _lock(key_hashes: Sequence[bytes]) -> None:
    # In one order everywhere, so that none wait in a circle.
    numbers = sorted({int.from_bytes(key_hash[:4], "big", signed=True) for key_hash in key_hashes})
    with connection.cursor() as cursor:
        for number in numbers:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, number])
