"""Telephone numbers as callers leave them, and the fingerprints by which they are found again."""

from __future__ import annotations

from typing import Final

from pingan.core.crypto import blind_index
from pingan.core.identifiers import seen
from pingan.registry.identity import NotAPhoneNumber, phone_number

TAIL: Final = 4
_COUNTRY: Final = ("+86", "0086")


def read(written: str) -> str:
    """The digits of a number, however it was written down. Raises NotAPhoneNumber."""
    plain = seen(written).strip()
    for country in _COUNTRY:
        plain = plain.removeprefix(country)
    return phone_number(plain)


def number_index(number: str) -> bytes:
    return blind_index(number, field="caller.number")


def tail_index(tail: str) -> bytes:
    return blind_index(tail, field="caller.tail")


def is_tail(written: str) -> bool:
    """Whether it reads as the last four digits of a number."""
    return len(written) == TAIL and written.isascii() and written.isdigit()


def looked_for(written: str) -> tuple[str, bytes] | None:
    """Which column a query asks, and for what; None for one that is neither a tail nor a whole number."""
    if is_tail(written):
        return "tail_index", tail_index(written)
    try:
        return "number_index", number_index(read(written))
    except NotAPhoneNumber:
        return None
