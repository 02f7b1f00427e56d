"""Identifiers people type: user names, area codes, document numbers.

Keyboards and pasted text add what is no part of them: another letter case, full-width forms, marks nobody
sees. Two identifiers are the same when they are the same in the form made here, and are kept in it.
"""

from __future__ import annotations

import re
import unicodedata

# Far above any identifier; what is longer is nobody's, and is not worth the work of evening it out.
MAX_LENGTH = 200
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def seen(value: str) -> str:
    """Without the marks a paste carries along and nobody sees."""
    return _UNSEEN.sub("", value)


def folded(value: str) -> str:
    """The one form of an identifier: NFKC, case-folded, without invisible marks and without outer blanks.

    Longer values than MAX_LENGTH come back as they are: they are equal to nothing kept.
    """
    if len(value) > MAX_LENGTH:
        return value
    even = unicodedata.normalize("NFKC", seen(value)).casefold()
    # Folding may leave what composes anew, and a full-width blank has only now become one.
    return unicodedata.normalize("NFKC", even).strip()


def compact(value: str) -> str:
    """As `folded`, without the blanks and hyphens a number or code is written with to be read."""
    return "".join(folded(value).split()).replace("-", "")
