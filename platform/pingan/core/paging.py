"""Cursor paging: constant cost at any depth, no `count(*)`, stable while new rows arrive."""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from pingan.core.errors import BadInput

DEFAULT_SIZE = 50
MAX_SIZE = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Two bytes of nothing: with its tag it is 42 bytes, so the word needs no padding.
_BODY = struct.Struct(">q16s2x")

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
        """A word for the `next` member that nobody can read, guess or edit, and that is refused in another
        order, where its place means nothing.

        It is closed and not only sealed: the row that it stands at may be none of the reader's.
        """
        body = _BODY.pack((self.at - _EPOCH) // _MICROSECOND, self.id.bytes)
        return urlsafe_b64encode(_cipher().encrypt(body, _bound_to(order))).decode()

    @classmethod
    def decode(cls, word: str, order: Order) -> Cursor:
        """Read a word made by `encode` for the same order. Raises BadInput for anything else."""
        try:
            closed = urlsafe_b64decode(word)
            # The decoder passes over letters that are not of its alphabet.
            if urlsafe_b64encode(closed).decode() != word:
                raise _refused()
            microseconds, id_bytes = _BODY.unpack(_cipher().decrypt(closed, _bound_to(order)))
        except (ValueError, InvalidTag, struct.error):
            raise _refused() from None
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
    return page_of_ranges([rows], order, cursor=cursor, size=size)


def page_of_ranges(
    ranges: Sequence[QuerySet[Any, Row]],
    order: Order,
    *,
    cursor: Cursor | None = None,
    size: int = DEFAULT_SIZE,
) -> Page[Row]:
    """One page of what lies in several ranges that have no row in common: the first of each, put in order."""
    found = in_order([row for rows in ranges for row in following(rows, order, cursor)[: size + 1]], order)
    items = found[:size]
    return Page(items, cursor_at(items[-1], order).encode(order) if len(found) > size else None)


def in_order(rows: Iterable[Row], order: Order) -> list[Row]:
    """Rows that have been read, as `following` would have given them."""
    return sorted(rows, key=lambda row: place_of(cursor_at(row, order)), reverse=order.newest_first)


def place_of(cursor: Cursor) -> tuple[datetime, int]:
    """By which places compare as rows do in the database."""
    return cursor.at, cursor.id.int


def following(
    rows: QuerySet[Any, Row], order: Order, cursor: Cursor | None, *, key: str = "id"
) -> QuerySet[Any, Row]:
    """The rows in that order, from behind the cursor on. `key` tells rows of one instant apart."""
    by = order.by
    sign = "-" if order.newest_first else ""
    if cursor is not None:
        # As one comparison of rows, which is a bound of the index and is not judged twice.
        compared = TupleLessThan if order.newest_first else TupleGreaterThan
        rows = rows.filter(compared(Tuple(F(by), F(key)), (cursor.at, cursor.id)))
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


def _cipher() -> AESSIV:
    """Without a nonce: the same place is the same word, which is all that anybody learns of it."""
    return AESSIV(salted_hmac("pingan.core.paging", "cursor", algorithm="sha256").digest())


def _bound_to(order: Order) -> list[bytes]:
    return [f"{order.by}:{order.newest_first}".encode()]


def _refused() -> BadInput:
    reason = _("This page marker is not valid. Start again from the first page.")
    return BadInput(reason, invalid_params=[{"name": "cursor", "reason": reason}])
