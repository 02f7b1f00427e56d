"""Identifiers: UUIDv7 for rows (the client makes its own, its idempotency key) and short public codes."""

from __future__ import annotations

import secrets
import time
import unicodedata
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

# Crockford's base 32: no I, L, O or U, so a code read out over the telephone is not misheard.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Eight drawn letters and the one they are checked by. Codes of the first releases have no ninth letter.
PUBLIC_CODE_LENGTH = 9
FIRST_CODE_LENGTH = 8
_NS_PER_MS = 1_000_000
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


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


def made_at(value: UUID) -> datetime | None:
    """When whoever made a UUIDv7 thought it was; None where no calendar reaches."""
    try:
        return _BEGINNING + timedelta(milliseconds=value.int >> 80)
    except OverflowError:
        return None


# What is misread or misheard of a code (Crockford's own table), and the mark people read before it.
_MISREAD = str.maketrans("ILO", "110")
_MARK = "PA"
_LONGEST_WRITTEN = 40


def read_public_code(written: str) -> str | None:
    """The code somebody wrote down or typed, or None for what can be none: one letter misheard is noticed.

    Letters of either case and of full width, with or without the mark, dashes and spaces.
    """
    letters = code_letters(written)
    if letters is None or (len(letters) == PUBLIC_CODE_LENGTH and not has_its_check_letter(letters)):
        return None
    return letters


def code_letters(written: str) -> str | None:
    """The letters of what looks like a code, whether or not its check letter is right."""
    if len(written) > _LONGEST_WRITTEN:
        return None
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", written))).upper()
    if len(letters) in (PUBLIC_CODE_LENGTH + len(_MARK), FIRST_CODE_LENGTH + len(_MARK)):
        letters = letters.removeprefix(_MARK)
    code = letters.translate(_MISREAD)
    of_a_code = len(code) in (PUBLIC_CODE_LENGTH, FIRST_CODE_LENGTH) and set(code) <= set(CROCKFORD)
    return code if of_a_code else None


def has_its_check_letter(code: str) -> bool:
    """Whether it is a code of today whose last letter follows from the others."""
    return len(code) == PUBLIC_CODE_LENGTH and code[-1] == check_letter(code[:-1])


def public_code() -> str:
    """Eight random Crockford characters (40 bits) and their check letter: short enough to read aloud, too
    many to walk through. Phones make theirs alike (`faces/field/report/code.ts`).

    Uniqueness is the table's business: insert under a unique constraint and draw again on a clash.
    """
    bits = secrets.randbits(5 * FIRST_CODE_LENGTH)
    drawn = "".join(CROCKFORD[bits >> 5 * place & 31] for place in range(FIRST_CODE_LENGTH))
    return drawn + check_letter(drawn)


def check_letter(letters: str) -> str:
    """By which a wrong letter, or two that changed places, are always noticed.

    Letters are the 32 elements of a field; each counts times another power of one that generates it
    (x^5 + x^2 + 1), so no single change and no exchange leaves the sum as it was.
    """
    total = 0
    for letter in letters:
        total = _doubled(total) ^ CROCKFORD.index(letter)
    return CROCKFORD[_doubled(total)]


def _doubled(element: int) -> int:
    twice = element << 1
    return twice ^ 0b100101 if twice & 32 else twice
