"""Cursor paging: constant cost at any depth, no `count(*)`, stable while new rows arrive."""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from pingan.core.errors import BadInput

DEFAULT_SIZE = 50
MAX_SIZE = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BODY = struct.Struct(">q16s")
# With the body 33 bytes, so the word needs no padding.
_SEAL_BYTES = 9

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is read: by the time column `by`, then `id`, from either end.

    It needs an index on `(…, by, id)`, and `by` must never be null.
    """

    by: str
    newest_first: bool


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its sort time and, for rows of the same instant, its id."""

    at: datetime
    id: UUID

    def encode(self, order: Order) -> str:
        """An opaque word for the `next` member. It is sealed, so a guessed or edited one is refused, and so
        is one of another order, where its place means nothing."""
        body = _BODY.pack((self.at - _EPOCH) // _MICROSECOND, self.id.bytes)
        return urlsafe_b64encode(body + _seal(body, order)).decode()

    @classmethod
    def decode(cls, word: str, order: Order) -> Cursor:
        """Read a word made by `encode` for the same order. Raises BadInput for anything else."""
        try:
            raw = urlsafe_b64decode(word)
        except ValueError:
            raise _refused() from None
        # The decoder passes over letters that are not of its alphabet.
        if urlsafe_b64encode(raw).decode() != word:
            raise _refused()
        body, seal = raw[: _BODY.size], raw[_BODY.size :]
        if len(body) != _BODY.size or not constant_time_compare(seal, _seal(body, order)):
            raise _refused()
        microseconds, id_bytes = _BODY.unpack(body)
        return cls(_EPOCH + microseconds * _MICROSECOND, UUID(bytes=id_bytes))


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page and the word that asks for the following one (None at the end)."""

    items: list[Row]
    next: str | None


def page(
    rows: QuerySet[Any, Row],
    order: Order,
    *,
    cursor: Cursor | None = None,
    size: int = DEFAULT_SIZE,
) -> Page[Row]:
    """One page of `rows`, which are models or named rows that have `id` and the order's column.

    Reads one row more than asked to know whether a next page exists.
    """
    found = list(following(rows, order, cursor)[: size + 1])
    items = found[:size]
    return Page(items, cursor_at(items[-1], order).encode(order) if len(found) > size else None)


def following(
    rows: QuerySet[Any, Row], order: Order, cursor: Cursor | None, *, key: str = "id"
) -> QuerySet[Any, Row]:
    """The rows in that order, from behind the cursor on. `key` tells rows of one instant apart."""
    by = order.by
    sign, beyond = ("-", "lt") if order.newest_first else ("", "gt")
    if cursor is not None:
        # `by <= at` bounds the index scan; the second filter only drops the few rows of that same instant.
        rows = rows.filter(**{f"{by}__{beyond}e": cursor.at})
        rows = rows.filter(Q(**{f"{by}__{beyond}": cursor.at}) | Q(**{f"{key}__{beyond}": cursor.id}))
    return rows.order_by(f"{sign}{by}", f"{sign}{key}")


def cursor_at(row: Any, order: Order) -> Cursor:
    """The place behind a row."""
    return Cursor(getattr(row, order.by), row.id)


def cursor_of(request: Request, order: Order) -> Cursor | None:
    """The `cursor` query parameter, or None on the first page.

    Raises BadInput when it was tampered with, or belongs to another order.
    """
    word = request.query_params.get("cursor", "")
    return Cursor.decode(word, order) if word else None


def size_of(request: Request) -> int:
    """The `size` query parameter, 1 to 100, 50 when absent. Raises BadInput otherwise."""
    word = request.query_params.get("size", "")
    if not word:
        return DEFAULT_SIZE
    # isdecimal alone also accepts digits of other scripts, which int() reads too; that is harmless.
    size = int(word) if word.isdecimal() and len(word) <= len(str(MAX_SIZE)) else 0
    if not 1 <= size <= MAX_SIZE:
        reason = _("A page has 1 to %(max)s rows.") % {"max": MAX_SIZE}
        raise BadInput(reason, invalid_params=[{"name": "size", "reason": reason}])
    return size


def _seal(body: bytes, order: Order) -> bytes:
    salt = f"pingan.core.paging:{order.by}:{order.newest_first}"
    return salted_hmac(salt, body, algorithm="sha256").digest()[:_SEAL_BYTES]


def _refused() -> BadInput:
    reason = _("This page marker is not valid. Start again from the first page.")
    return BadInput(reason, invalid_params=[{"name": "cursor", "reason": reason}])
