"""The names of all areas, kept in the process for as long as the ground has not changed.

Lists and timelines show names next to codes everywhere; looked up one by one they would be the
commonest query of all. A county has some seven hundred areas, a large one a few thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import get_language

from pingan.core import disclosure
from pingan.core.disclosure import Published
from pingan.core.kept import FOREVER, Kept

# How long a process may go on with names from before a load. Loads happen a few times a year.
CHECK_SECONDS = 2.0

# A closed area keeps its last name, because old cases still show it.
_AREAS_SQL = """
SELECT DISTINCT ON (code) code, level, parent_code, name, name_en, is_border_village,
       valid_to IS NULL, households, population
FROM territory_area
ORDER BY code, valid_to DESC NULLS FIRST, id DESC
"""


@dataclass(frozen=True, slots=True)
class AreaName:
    """What is said about an area without its shape. Its true counts of people stay in the table."""

    code: str
    level: str
    parent_code: str
    name: str
    name_en: str
    is_border_village: bool
    is_current: bool
    published: Published

    @property
    def label(self) -> str:
        """The name in the reader's language; Chinese where no English one is known."""
        return self.name_en if self.name_en and reads_english() else self.name


@dataclass(frozen=True, slots=True)
class Atlas:
    """`version` changes with every load that changed the ground, and is empty before the first."""

    version: str
    names: Mapping[str, AreaName]
    children: Mapping[str, Sequence[str]]
    # Full names of places by code and language, as they come to be asked for.
    places: dict[tuple[str, bool], str] = field(default_factory=dict)
    # By what each current area can be found, folded: made when somebody first looks for one.
    found_by: dict[str, str] = field(default_factory=dict)


def reads_english() -> bool:
    """Whether the reader's language is English; every other reader gets Chinese."""
    return (get_language() or "").startswith("en")


def atlas() -> Atlas:
    """The atlas of the newest load. No query within two seconds of the last look, one small one after."""
    return _atlas.get(_version.get())


def forget() -> None:
    """Drop the kept atlas, so that the next question reads the tables."""
    _version.forget()
    _atlas.forget()


def _newest_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM territory_loadedcounty ORDER BY loaded_at DESC, id DESC LIMIT 1")
        row = cursor.fetchone()
    return row[0].hex if row else ""


def _read(version: str) -> Atlas:
    with connection.cursor() as cursor:
        cursor.execute(_AREAS_SQL)
        rows = cursor.fetchall()
    children: dict[str, list[str]] = {}
    for code, _level, parent_code, *_words, is_current, _households, _population in rows:
        if is_current:
            children.setdefault(parent_code, []).append(code)
    counts = {row[0]: row[-2:] for row in rows}
    names = {
        code: AreaName(
            code, level, parent, name, name_en, is_border, is_current, _published(code, counts, children)
        )
        for code, level, parent, name, name_en, is_border, is_current, _doors, _people in rows
    }
    return Atlas(version, names, children)


def _published(
    code: str, counts: Mapping[str, tuple[int, int]], children: Mapping[str, Sequence[str]]
) -> Published:
    """What an area tells of its people: the sum over its grids, never the file's own total beside them."""
    parts = children.get(code)
    if not parts:
        return disclosure.of_grid(*counts[code])
    return sum((_published(part, counts, children) for part in parts), disclosure.NOTHING)


_version = Kept(_newest_version, CHECK_SECONDS)
_atlas = Kept(_read, FOREVER)
