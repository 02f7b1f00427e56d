"""Identifiers: UUIDv7 for rows (the client makes its own, its idempotency key) and short public codes."""

from __future__ import annotations

import secrets
import time
from uuid import RFC_4122, UUID

# Crockford's base 32: no I, L, O or U, so a code read out over the telephone is not misheard.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PUBLIC_CODE_LENGTH = 8
_NS_PER_MS = 1_000_000


def uuid7() -> UUID:
    """A new UUIDv7 (RFC 9562 section 5.7).

    The twelve bits after the millisecond hold its fraction (method 3 of section 6.2), so ids made
    one after the other in a process sort in that order down to a quarter of a microsecond.
    """
    milliseconds, rest = divmod(time.time_ns(), _NS_PER_MS)
    fraction = (rest << 12) // _NS_PER_MS
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | fraction << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def is_uuid7(value: UUID) -> bool:
    """Whether the bits say version 7. The time inside may be anything: phones have wrong clocks."""
    return value.variant == RFC_4122 and value.version == 7  # noqa: PLR2004  the version is the point


def public_code() -> str:
    """Eight random Crockford characters (40 bits): short enough to read aloud, too many to walk through.

    Uniqueness is the table's business: insert under a unique constraint and draw again on a clash.
    """
    drawn = secrets.randbits(5 * PUBLIC_CODE_LENGTH)
    return "".join(CROCKFORD[drawn >> 5 * place & 31] for place in range(PUBLIC_CODE_LENGTH))
