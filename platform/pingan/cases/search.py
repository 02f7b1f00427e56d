"""Finding cases by words: two letters of any script suffice, in what was reported, where, in the code or in
the name of an area.

What can be found is what the database keeps of each case in `Wording`: no line of the timeline, so nothing
that a track keeps to itself, and no number of a person, whoever asks. Decision 20.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pingan.cases import walk
from pingan.cases.models import Case, Wording
from pingan.cases.walk import Found, Said, Walk
from pingan.core import paging
from pingan.core.area_codes import ancestry
from pingan.core.errors import BadInput
from pingan.core.ids import read_public_code
from pingan.core.paging import Cursor, Order, Page
from pingan.core.registry import Registry
from pingan.people.actors import Actor
from pingan.territory import selectors as territory

MAX_LENGTH: Final = 60
MAX_WORDS: Final = 6
# What every index entry is made of; one letter alone is in every tenth case.
SHORTEST: Final = 2
# A list is walked before the index of words is asked: a common word fills a page from there, and of a rare
# one the index gives few. Words that are in no more cases than these are rare: all of them are read from the
# index. Of others the next page looks at the next of the list.
RARE: Final = 5_000
# So much of what a room above knows is read at a time.
FOUND_AT_ONCE: Final = 2_000
# A word in the names of more areas than these says nothing about where.
MAX_AREAS: Final = 50
_AREAS_LOOKED_AT: Final = 400
_TOKENS: Final = "cases_tokens(words, grid_code)"

_ORDERS: Final = frozenset({"newest", "oldest"})


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: each word must be found. `code` is that of one case, where it reads as one."""

    words: Sequence[str]
    code: str | None


class Finder(Protocol):
    """How a room above finds cases by what it keeps of them, for those who may: it looks at no more than a
    bounded part of it. None where the query means nothing there, or is not the viewer's to ask."""

    def __call__(self, viewer: Actor, query: Query, order: Order, cursor: Cursor | None) -> Found | None: ...


FINDERS: Registry[Finder] = Registry("cases.finders")


def read(written: str) -> Query:
    """The words of a query, folded as the database folds what it keeps. Raises BadInput."""
    words = unicodedata.normalize("NFKC", written).lower().split()
    if len(words) > MAX_WORDS:
        raise _refused(_("Look for at most %(max)s words at a time.") % {"max": MAX_WORDS})
    if not any(len(word) >= SHORTEST for word in words):
        raise _refused(_("Look for at least two letters that stand beside each other."))
    return Query(words, read_public_code(written))


def order_of(asked: str | None) -> str:
    """The order that finds are read in. Raises BadInput for one that they are not read in."""
    if asked is not None and asked not in _ORDERS:
        reason = _("What is found is ordered by when it was reported. Choose another order.")
        raise BadInput(reason, invalid_params=[{"name": "order", "reason": reason}])
    return asked or "newest"


def page(
    viewer: Actor,
    ranges: Sequence[QuerySet[Case]],
    ways: Sequence[Sequence[Walk]],
    query: Query,
    order: Order,
    lines: Callable[[QuerySet[Case]], QuerySet[Case, Any]],
    *,
    area: str | None = None,
    cursor: Cursor | None = None,
    size: int = paging.DEFAULT_SIZE,
) -> Page[Any]:
    """One page of what is found among the cases of these ranges, to which these ways lead, and all of which
    lie in the `area`, if one is named.

    It costs what a walk and `RARE` finds cost, however long the history. It may have fewer rows than were
    asked for, and still a next one.
    """
    if query.code is not None:
        those = [lines(cases.filter(code=query.code)) for cases in ranges]
        return paging.page_of_ranges(those, order, cursor=cursor, size=size)
    found = walk.together(
        order,
        _by_words(ways, query, order, cursor, size, area),
        *(finder(viewer, query, order, cursor) for finder in FINDERS.values()),
    )
    return walk.page(found, ranges, order, lines, size)


def _by_words(
    ways: Sequence[Sequence[Walk]],
    query: Query,
    order: Order,
    cursor: Cursor | None,
    size: int,
    area: str | None,
) -> Found:
    """What the first of the list hold; where that is no page, what the index has of words that are rare."""
    areas = [_areas_named(word) for word in query.words]
    said = [_is_in(word, there) for word, there in zip(query.words, areas, strict=True)]
    first = walk.found(ways, order, cursor, size, partial(walk.look, said=said))
    if first.until is None or len(first.places) > size:
        return first
    holds = [_is_said_or_lies(word, there) for word, there in zip(query.words, areas, strict=True)]
    rare = by_index(holds, area)
    if rare is None:
        return first
    return Found([place for place in rare if cursor is None or _is_behind(cursor, place, order)], None)


def _is_behind(one: Cursor, other: Cursor, order: Order) -> bool:
    """Whether the other place comes after the one."""
    return walk.rank(other, order) > walk.rank(one, order)


def by_index(holds: Sequence[RawSQL], area: str | None) -> list[Cursor] | None:
    """All that the index of words finds; None of words that are not rare."""
    within = [_lies_in([area])] if area else []
    found = Wording.objects.filter(*within, *holds).order_by().values("received_at", "case_id")
    sql, values = found.query.sql_with_params()
    with connection.cursor() as asked:
        # Planned as if all were read, of which some do: else a table would be looked through for the first.
        asked.execute(f"WITH found AS MATERIALIZED ({sql}) SELECT * FROM found LIMIT %s", [*values, RARE + 1])  # noqa: S608
        rows = [Cursor(at, pk) for at, pk in asked.fetchall()]
    return rows if len(rows) <= RARE else None


def holds(query: Query) -> list[RawSQL]:
    """One condition for each word, by the index."""
    return [_is_said_or_lies(word, _areas_named(word)) for word in query.words]


def _is_said_or_lies(word: str, areas: Sequence[str]) -> RawSQL:
    # The pairs are what the index has; that they stand in this order only the words themselves tell.
    if len(word) < SHORTEST:
        return _condition("strpos(words, %s) > 0", word)
    said = f"({_TOKENS} @> cases_pairs(%s) AND strpos(words, %s) > 0)"
    if not areas:
        return _condition(said, word, word)
    return _condition(f"({said} OR {_TOKENS} && %s)", word, word, [_token_of(code) for code in areas])


def _is_in(word: str, areas: Sequence[str]) -> Said:
    """The same of a case at hand: nothing of it has to be taken apart."""
    if not areas:
        return Said("strpos(words, %s) > 0", (word,))
    return Said("(strpos(words, %s) > 0 OR grid_code ^@ ANY(%s))", (word, list(areas)))


def _lies_in(codes: Sequence[str]) -> RawSQL:
    return _condition(f"{_TOKENS} && %s", [_token_of(code) for code in codes])


def _areas_named(word: str) -> list[str]:
    """The areas of which a name holds the word, without those inside one of them; none where there are so
    many that the word tells no place."""
    found = {area.code for area in territory.find_areas(word, limit=_AREAS_LOOKED_AT)}
    outermost = [code for code in found if not found.intersection(ancestry(code)[:-1])]
    return sorted(outermost) if len(outermost) <= MAX_AREAS else []


def _token_of(area: str) -> str:
    """An area as it stands among the tokens (`cases_tokens`)."""
    return f"@{area}"


def _condition(sql: str, *values: object) -> RawSQL:
    return RawSQL(sql, values, output_field=BooleanField())  # noqa: S611  constant text, values are parameters


def _refused(reason: str | Promise) -> BadInput:
    return BadInput(reason, invalid_params=[{"name": "q", "reason": reason}])
