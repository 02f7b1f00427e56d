"""Cells as they are sent: made clean by their column, or refused with a reason. Bounds come before work."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pingan.config.differences import Cell
from pingan.config.sections import NAMING, Column
from pingan.core import guards
from pingan.core.errors import BadInput
from pingan.core.ids import uuid7

MOST_SEVERAL = 50
_CODE = re.compile(r"[\w.-]+", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,9}")
# As it is typed, or as a spreadsheet tells a day that has no hour.
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_YES, _NO = ("true", "1", "yes", "y", "是", "√"), ("false", "0", "no", "n", "否")
# Where several are told in one cell.
_BETWEEN = re.compile(r"[;；、|\n]")


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A cell that will not do."""

    reason: str


class Reader:
    """Reads the cells of one column: what they may name is asked for once for all of them."""

    def __init__(self, column: Column, county: str) -> None:
        self.column = column
        self._values = {choice.value for choice in column.offered(county)}
        self._labels = _unique_labels(column, county)
        self._is_chosen = column.kind in ("choice", *NAMING)

    def read(self, said: Any) -> Cell:
        """The cell as it is kept. Raises Refused."""
        if self.column.several:
            return self._several(said)
        cell = self._one(said)
        if self.column.required and cell == "":
            raise Refused(_("Required."))
        return cell

    def _several(self, said: Any) -> list[str]:
        parts = said if isinstance(said, list) else _BETWEEN.split(said) if isinstance(said, str) else [said]
        if len(parts) > MOST_SEVERAL:
            raise Refused(_("At most %(most)s in one cell.") % {"most": MOST_SEVERAL})
        found = dict.fromkeys(str(self._one(part)) for part in parts)
        found.pop("", None)
        if self.column.required and not found:
            raise Refused(_("Required."))
        return list(found)

    def _one(self, said: Any) -> Cell:
        if said is None or (isinstance(said, str) and not said.strip()):
            return self._empty()
        if isinstance(said, list | dict):
            raise Refused(_("One value belongs here."))
        match self.column.kind:
            case "number":
                return self._number(said)
            case "flag":
                return self._flag(said)
            case "date":
                return self._date(said)
        text = self._text(str(said))
        if self.column.kind in ("id", "code"):
            return self._code(text)
        return self._chosen(text) if self._is_chosen else text

    def _empty(self) -> Cell:
        if self.column.kind == "id":
            return str(uuid7())
        return False if self.column.kind == "flag" else ""

    def _text(self, said: str) -> str:
        try:
            return guards.text(said, max_length=self.column.longest, lines=self.column.kind == "long")
        except BadInput as problem:
            raise Refused(str(problem.detail)) from None

    def _code(self, text: str) -> str:
        if not _CODE.fullmatch(text):
            raise Refused(_("Letters, digits, dots and hyphens only."))
        return text

    def _number(self, said: Any) -> int:
        whole = int(said) if isinstance(said, float) and said.is_integer() else said
        if isinstance(whole, bool) or not _NUMBER.fullmatch(str(whole).strip()):
            raise Refused(_("A whole number belongs here."))
        number = int(str(whole))
        most = self.column.most or 999_999_999
        if not self.column.least <= number <= most:
            raise Refused(_("From %(least)s to %(most)s.") % {"least": self.column.least, "most": most})
        return number

    def _flag(self, said: Any) -> bool:
        word = str(said).strip().lower()
        if word not in _YES + _NO:
            raise Refused(_("Yes or no belongs here."))
        return word in _YES

    def _date(self, said: Any) -> str:
        if (found := _DAY.fullmatch(str(said).strip())) is not None:
            with suppress(ValueError):  # the thirtieth of February
                return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        raise Refused(_("A day belongs here, such as 2026-12-31."))

    def _chosen(self, text: str) -> str:
        """The value that is meant: itself, or by a name that only one of them has."""
        if text in self._values:
            return text
        if (named := self._labels.get(text)) is not None:
            return named
        raise Refused(_("There is no “%(said)s” to choose here.") % {"said": text[:40]})


def _unique_labels(column: Column, county: str) -> Mapping[str, str]:
    """What its choices are called, in any of the languages files are made in; not what two are called."""
    meant: dict[str, set[str]] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for choice in column.offered(county):
                meant.setdefault(str(choice.label), set()).add(choice.value)
    return {label: next(iter(values)) for label, values in meant.items() if len(values) == 1}


def unknown_columns(row: Mapping[str, Any], known: Collection[str]) -> list[str]:
    """Names in a row that its table has not."""
    return [str(name)[:40] for name in row if name not in known]
