"""Citizen ID numbers (GB 11643-1999), telephone numbers, and the forms of them that may be shown.

Masking follows one rule set for the whole house: a name keeps its family name, a telephone number its
first three and last four digits, an ID number only its first and last character, because the digits
between say where and when someone was born.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Unprocessable
from pingan.core.identifiers import seen

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_CITIZEN_ID = re.compile(r"\d{17}[\dX]", re.ASCII)
# A mobile number, or a landline with its area code.
_PHONE = re.compile(r"1\d{10}|0\d{9,11}", re.ASCII)

COMPOUND_SURNAMES = frozenset(
    (
        *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐"),
        *("司徒", "夏侯", "宇文", "长孙", "端木", "南宫", "独孤", "轩辕", "澹台", "公冶"),
    )
)
MASK_STARS = 2


class NotAnIdNumber(Unprocessable):
    """Wrong length, an impossible birth date, or a check character that does not fit."""

    code = "not_an_id_number"
    title = _("This is not a valid citizen ID number")


class NotAPhoneNumber(Unprocessable):
    """Neither a mobile number nor a landline with its area code."""

    code = "not_a_phone_number"
    title = _("This is not a valid telephone number")


@dataclass(frozen=True, slots=True)
class CitizenId:
    """A checked ID number and the birth date inside it. The date is used at the door and never stored."""

    number: str
    birth: date

    def age_on(self, day: date) -> int:
        """Whole years lived on that day."""
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))


def check_character(body: str) -> str:
    """The 18th character for the 17 digits before it (ISO 7064 MOD 11-2)."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def citizen_id(value: str, *, today: date) -> CitizenId:
    """Read an 18-character ID number; spaces, hyphens and a small x are allowed. Raises NotAnIdNumber."""
    number = "".join(seen(value).split()).replace("-", "").upper()
    if not _CITIZEN_ID.fullmatch(number) or check_character(number[:17]) != number[17]:
        raise NotAnIdNumber
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise NotAnIdNumber from None
    if birth > today:
        raise NotAnIdNumber
    return CitizenId(number, birth)


def phone_number(value: str) -> str:
    """Digits of a telephone number written with or without spaces and hyphens. Raises NotAPhoneNumber."""
    number = "".join(seen(value).split()).replace("-", "")
    if not _PHONE.fullmatch(number):
        raise NotAPhoneNumber
    return number


def masked_name(name: str) -> str:
    """`张*`, `赵**`, `欧阳**`: the family name, and at most two stars, so that length tells little.

    A remark in brackets (示例) and what follows a middle dot are dropped with the given name.
    """
    bare = re.split(r"[（(·]", name, maxsplit=1)[0].strip()
    family = bare[:2] if bare[:2] in COMPOUND_SURNAMES and len(bare) > len(bare[:2]) else bare[:1]
    return family + "*" * min(MASK_STARS, max(1, len(bare) - len(family)))


def masked_phone(number: str) -> str:
    """`138****1234`."""
    return f"{number[:3]}****{number[-4:]}"


def masked_id(number: str) -> str:
    """`5****************X`."""
    return number[0] + "*" * (len(number) - 2) + number[-1]
