"""The tree of categories as of a day, kept in the process for as long as no load has changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pingan.categories.errors import UnknownCategory
from pingan.categories.models import Category, CategoryLoad
from pingan.core import clock
from pingan.core.kept import FOREVER, Kept

# How long a process may go on with the tree from before a load. Loads happen a few times a year.
CHECK_SECONDS = 2.0
_KEPT_DAYS = 4


@dataclass(frozen=True, slots=True)
class Tree:
    """The categories of one day. What one leaves to its parent is filled in here."""

    version: str
    day: date
    # Parents before children, siblings by code.
    categories: Mapping[str, Category]
    children: Mapping[str, Sequence[str]]
    # Every code that ever was, of old cases too.
    known: frozenset[str] = field(default_factory=frozenset)

    def reportable(self, code: str) -> Category:
        """The category a matter may be reported under: one without parts. Raises UnknownCategory."""
        found = self.categories.get(code)
        if found is None or code in self.children:
            raise UnknownCategory
        return found

    def path(self, code: str) -> list[str]:
        """The codes from the top of the tree down to this one; alone if it is not of this day."""
        path = [code]
        while (above := self.categories.get(path[-1])) is not None and above.parent:
            path.append(above.parent)
        return path[::-1]

    def top(self, code: str) -> str:
        """What a case of this category is counted under: the top of its path."""
        return self.path(code)[0]

    def under(self, code: str) -> set[str]:
        """The code and all below it."""
        return {code}.union(*(self.under(child) for child in self.children.get(code, ())))


def tree(day: date | None = None) -> Tree:
    """The tree as of a day, today if none is named. No query within two seconds of the last look."""
    return _tree.get(_version.get(), day or clock.today())


def tops_of_today() -> list[str]:
    """The codes at the top of today's tree."""
    return list(tree().children.get("", ()))


def former() -> Sequence[Category]:
    """Spans that are over, oldest first: the words of old cases."""
    return _former.get(_version.get())


def forget() -> None:
    """Drop what is kept, so that the next question reads the table."""
    for kept in (_version, _tree, _former):
        kept.forget()


def _newest_version() -> str:
    newest = CategoryLoad.objects.order_by("-loaded_at", "-id").values_list("id", flat=True).first()
    return newest.hex if newest else ""


def _read(version: str, day: date) -> Tree:
    rows = list(Category.objects.order_by("code", "valid_from"))
    valid = {row.code: row for row in rows if _is_valid(row, day)}
    children: dict[str, list[str]] = {}
    for code, row in valid.items():
        children.setdefault(row.parent, []).append(code)
    filled = {row.code: row for row in _downwards(valid, children, "", {})}
    return Tree(version, day, filled, children, frozenset(row.code for row in rows))


def _is_valid(row: Category, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day < row.valid_to)


_INHERITED = ("colour", "icon", "phrases", "questions")


def _downwards(
    valid: Mapping[str, Category], children: Mapping[str, Sequence[str]], code: str, above: Mapping[str, Any]
) -> Iterator[Category]:
    """The rows below a code, each with what it leaves to its parent."""
    for child in children.get(code, ()):
        row = valid[child]
        for name in _INHERITED:
            setattr(row, name, getattr(row, name) or above.get(name) or getattr(row, name))
        if not row.notice:
            row.notice, row.notice_en = above.get("notice", ""), above.get("notice_en", "")
        yield row
        given = {name: getattr(row, name) for name in (*_INHERITED, "notice", "notice_en")}
        yield from _downwards(valid, children, child, given)


def _read_former(_version: str) -> Sequence[Category]:
    over = Category.objects.filter(valid_to__isnull=False).order_by("code", "valid_from")
    return [row for row in over if row.valid_to is not None and row.valid_to > row.valid_from]


_version = Kept(_newest_version, CHECK_SECONDS)
_tree = Kept(_read, FOREVER, most=_KEPT_DAYS)
_former = Kept(_read_former, FOREVER)
