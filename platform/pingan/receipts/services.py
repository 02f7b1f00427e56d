"""A write that is sent twice is done once: its key is written down in the transaction of what it does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from django.db import connection, transaction
from django.db.models import F

from pingan.core import clock
from pingan.receipts.errors import PayloadMismatch
from pingan.receipts.models import Receipt

Done = TypeVar("Done")

# Longer than a phone lies in a drawer over a winter with something unsent. What makes a thing keeps its
# receipt as long as the thing, see `Receipt`.
KEPT_FOR = timedelta(days=180)

# By which reading of what was sent a fingerprint was made, so that a later release may read otherwise and
# still know what this one has stored.
_READING = b"\x01"
_DIGEST_BYTES = 31
# The constraint by which nothing is made twice, as the database names it.
MADE_ONCE = "receipts_receipt"

# Waits for a write under the same key that is under way: afterwards it was either done or never was.
_WRITE_DOWN = """
INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Key:
    """What a write is known by: whose it is, the id its sender gave it, and the hash of what was sent."""

    account: UUID
    key: UUID
    digest: bytes


@dataclass(frozen=True, slots=True)
class Once(Generic[Done]):
    """What came of a write: what it gave back or, where it had been done before, when that was."""

    done: Done | None
    replayed_from: datetime | None = None

    @property
    def replayed(self) -> bool:
        return self.replayed_from is not None


def once(key: Key | None, *, object_type: str, object_id: UUID, write: Callable[[], Done]) -> Once[Done]:
    """Do a write unless it was done before under its key. Without a key it is done as often as it is sent.

    A write that is refused leaves no receipt: its key is good for another try. Raises PayloadMismatch where
    the key stands for something else.
    """
    if key is None:
        return Once(write())
    with transaction.atomic():
        # First of all: whoever sends the same at the same moment waits here, before any row is locked.
        if write_down(key, object_type=object_type, object_id=object_id):
            return Once(write())
    return Once(None, replayed_from=known(key).at)


def write_down(key: Key, *, object_type: str, object_id: UUID) -> bool:
    """Keep the receipt of a write in its transaction; False where there is one already."""
    values: list[Any] = [key.account, key.key, key.digest, object_type, object_id, clock.now()]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_DOWN, values)
        written: int = cursor.rowcount
    return written == 1


def part_of(key: Key, thing: UUID) -> Key:
    """The key of what is done to one of several things sent under one key: a UUIDv7 of its moment."""
    drawn = int.from_bytes(hashlib.sha256(key.key.bytes + thing.bytes).digest()[:16], "big")
    value = key.key.int >> 80 << 80 | drawn & (1 << 80) - 1
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return Key(key.account, UUID(int=value), key.digest)


def known(key: Key) -> Receipt:
    """The receipt that stands under the key. Raises PayloadMismatch where it is of another write, or where
    somebody else has made something of this id."""
    receipt = Receipt.objects.filter(account=key.account, key=key.key).first()
    if receipt is None or bytes(receipt.digest) != key.digest:
        raise PayloadMismatch
    return receipt


def is_known(key: Key) -> bool:
    """Whether the key stands for this very write."""
    digest = Receipt.objects.filter(account=key.account, key=key.key).values_list("digest", flat=True).first()
    return digest is not None and bytes(digest) == key.digest


def keys_known(account: UUID, keys: Collection[UUID]) -> set[UUID]:
    """Those of the keys under which the account has done something, whatever it was."""
    found = Receipt.objects.filter(account=account, key__in=keys).values_list("key", flat=True)
    return set(found)


def fingerprint(*said: Any) -> bytes:
    """32 bytes by which a repeat is told from another write: the reading's version, SHA-256 cut to 31.

    Of what was sent, in the order of its names and without what says nothing (null, "", false, empty), so
    that a field which a newer page adds and leaves empty changes nothing.
    """
    read = msgspec.json.encode(tuple(_what_says_something(part) for part in said), order="sorted")
    return _READING + hashlib.sha256(read).digest()[:_DIGEST_BYTES]


def prune() -> int:
    """Forget the receipts nobody will come back for; how many. Those of things that were made stay."""
    passing = Receipt.objects.filter(at__lt=clock.now() - KEPT_FOR).exclude(key=F("object_id"))
    gone, _of_each = passing.delete()
    return gone


def _what_says_something(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    said = ((name, _what_says_something(member)) for name, member in value.items())
    return {name: member for name, member in said if not _says_nothing(member)}


def _says_nothing(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})
