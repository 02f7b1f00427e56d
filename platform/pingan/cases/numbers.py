"""ID and telephone numbers in what people write, and how they look to readers who have no need of them.

Recognised are citizen ID numbers (by their check character), mobile numbers and landlines with an area code:
in digits of any script or in Chinese ones, with the spaces, hyphens and brackets people put between them. The
browser tells the writer by the same rules (`cases/numbers.ts`); `tests/cases/numbers.json` holds both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from pingan.core import clock
from pingan.registry.identity import NotAnIdNumber, citizen_id

_CHINESE = dict(zip("零一二三四五六七八九〇幺", "012345678901", strict=True))
_DIGIT = rf"[\d{''.join(_CHINESE)}]"
_GAP = r"[\s\-‐-―－_·()（）]{0,2}"
# At least as many digits as the shortest number has; nearly all texts have none and cost this one look.
_RUN = re.compile(rf"(?:{_DIGIT}{_GAP}){{10}}")
# Anywhere, even amid other digits: the check character and the birth date say what it is.
_ID = re.compile(rf"(?=((?:\d{_GAP}){{17}}[\dXx]))", re.ASCII)
_PHONE = re.compile(
    rf"""(?<!\d)(?<!\d\.)(?:(?:\+|00)?86{_GAP})?(
        1\d\d{_GAP}(?:\d{{4}}{_GAP}\d{{4}}|\d{{3}}{_GAP}\d{{5}})  # 138 0013 8000, 138-001-38000
      | 1(?:[\s\-]\d){{10}}                                       # 1 3 8 0 0 1 3 8 0 0 0
      | 0\d{{2,3}}{_GAP}\d{{7,8}}                                  # 0871-65123456
    )(?!\d)""",
    re.ASCII | re.VERBOSE,
)
_HEAD, _TAIL = 3, 4


def veiled(text: str) -> str:
    """The text with the digits of every number in it starred, as long as before: `138****8000`, `5****…X`."""
    if not _RUN.search(text):
        return text
    plain = _in_plain_digits(text)
    hidden: set[int] = set()
    rest = list(plain)
    for start, end in _ids(plain):
        hidden |= _inner(text, start, end, head=1, tail=1)
        rest[start:end] = "*" * (end - start)
    for phone in _PHONE.finditer("".join(rest)):
        hidden |= _inner(text, *phone.span(1), head=_HEAD, tail=_TAIL)
    # In one pass: a text of nothing but numbers costs no more than another of its length.
    return "".join("*" if place in hidden else letter for place, letter in enumerate(text))


def _ids(plain: str) -> Iterator[tuple[int, int]]:
    """Where ID numbers stand, one beside the other."""
    today, after = clock.today(), 0
    for candidate in _ID.finditer(plain):
        start, end = candidate.span(1)
        if start < after or not _is_id(candidate[1], today):
            continue
        after = end
        yield start, end


def _is_id(written: str, today: date) -> bool:
    try:
        citizen_id("".join(filter(str.isalnum, written)), today=today)
    except NotAnIdNumber:
        return False
    return True


def _in_plain_digits(text: str) -> str:
    """The text letter by letter with every digit as 0 to 9, so that places in it are places in the text."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return _CHINESE.get(letter, letter) if digit is None else str(digit)


def _inner(text: str, start: int, end: int, *, head: int, tail: int) -> set[int]:
    """The places of all letters and digits in that stretch but so many at its ends."""
    places = [place for place in range(start, end) if text[place].isalnum()]
    return set(places[head : len(places) - tail])
