"""Numbers by which a matter is known elsewhere: a hotline's, a petition's, another system's.

Whoever tells of a matter may name one ("already told 12345, DH20261128-000123"), and rooms above know under
which numbers others handed it over. Numbers are compared as they are kept here: without signs between, in one
script. What may be the number of a person is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from pingan.cases.models import Case
from pingan.cases.numbers import veiled
from pingan.core.registry import Registry
from pingan.people.actors import Actor

MAX_LENGTH: Final = 60
# A shorter one (a running number, a house, a price) is the same in many places.
SHORTEST: Final = 8
FEWEST_DIGITS: Final = 4
# Of one text; whoever writes more is copying a table.
MOST: Final = 20

# Written alike by everybody who copies it, and left out by those who type it off.
SIGNS: Final = r"[-\s‐-―_/.,:;·〔〕\[\](){}【】#*]+"
_SIGNS = re.compile(SIGNS)
# A telephone, or an ID as far as its birth date tells: a source that numbers by these numbers people.
OF_A_PERSON: Final = (
    "^(1[0-9]{10}|0[0-9]{9,11}"
    "|[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X])$"
)
_OF_A_PERSON = re.compile(OF_A_PERSON)
_BETWEEN = re.compile(r"[,，、;；\s]+")
# A star stands where a number of a person stood.
_RUN = re.compile(r"[0-9A-Za-z*]+(?:[-‐-―_/.][0-9A-Za-z*]+)*")
# 昆信〔2026〕15号: where its name begins among other words, nobody can tell.
_OF_AN_OFFICE = re.compile(r"([一-鿿]{0,6})[〔\[(](\d{4})[〕\])]\s*第?\s*(\d{1,6})\s*号")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a room above knows of numbers.

    `named`: these stood in a report, which is about to be written, or comes again. `of_case`: cases that have
    a number in common with that one. `of_numbers`: the same for a matter of a county that is none yet: those
    it is known by, and those its words name. Both tell few.
    """

    named: Callable[[UUID, Collection[str], datetime, Actor], None]
    of_case: Callable[[Case], Collection[UUID]]
    of_numbers: Callable[[str, Collection[str], Collection[str]], Collection[UUID]]


ELSEWHERE: Registry[Elsewhere] = Registry("cases.elsewhere")


def several(written: str) -> list[str]:
    """Numbers as people write them beside each other."""
    return [number for number in _BETWEEN.split(written) if number]


def folded(number: str) -> str | None:
    """A whole number as it is compared; None for one that tells nothing apart."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", number)).upper()[:MAX_LENGTH]
    digits = sum(letter.isascii() and letter.isdigit() for letter in plain)
    if len(plain) < SHORTEST or digits < FEWEST_DIGITS or _OF_A_PERSON.match(plain):
        return None
    return plain


def named_in(words: str) -> set[str]:
    """The numbers that a text may name, as they are compared."""
    if sum(letter.isdigit() for letter in words) < FEWEST_DIGITS:
        return set()
    plain = unicodedata.normalize("NFKC", veiled(words))
    runs = [run[0] for run in _RUN.finditer(plain) if "*" not in run[0]]
    offices = [
        f"{found[1][start:]}{found[2]}{found[3]}号"
        for found in _OF_AN_OFFICE.finditer(plain)
        for start in range(len(found[1]))
    ]
    found = dict.fromkeys(number for said in runs + offices if (number := folded(said)) is not None)
    return set(list(found)[:MOST])


def hear(case_id: UUID, numbers: Collection[str], at: datetime, by: Actor) -> None:
    """A report names these."""
    for room in ELSEWHERE.values():
        room.named(case_id, numbers, at, by)


def of_case(case: Case) -> set[UUID]:
    """Other cases that are known by, or name, a number of this one."""
    return {found for room in ELSEWHERE.values() for found in room.of_case(case)} - {case.pk}


def of_numbers(county: str, known: Collection[str], words: str) -> set[UUID]:
    """The cases that are known by, or name, a number of a matter that is none yet."""
    whole = {number for said in known if (number := folded(said)) is not None}
    named = named_in(words) - whole
    if not whole and not named:
        return set()
    return {found for room in ELSEWHERE.values() for found in room.of_numbers(county, whole, named)}
