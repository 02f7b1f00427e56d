"""The tracks: which trades handle cases, each one record that its room registers at start-up.

A track is a plug. Whatever the platform has to know of a trade stands in its `Track`: the table of moves,
what its room adds to a case's description and in which shape, who may read its words. Nothing below or
beside a track's room knows it by name; the words of a case (track, state, action) are plain strings, and
`cases.checks` looks at start-up whether all that are used are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from pingan.cases.workflow import Action, Move
from pingan.categories.errors import CategoriesRefused
from pingan.core.registry import Registry
from pingan.journal import topics

if TYPE_CHECKING:
    from rest_framework.serializers import Serializer

    from pingan.cases.models import Case
    from pingan.categories.tables import CategoryRow
    from pingan.people.actors import Actor


# The guard of moves that a worker may take of their own report, until somebody has taken it.
PUTS_RIGHT: Final = "ones_to_correct"


class Detail(Protocol):
    """What a track's room adds to a case's description for a viewer."""

    def __call__(self, case: Case, viewer: Actor) -> Mapping[str, Any] | None: ...


class Shares(Protocol):
    """Whether somebody acts beside the holder of a case, where a move lets them (`Holding.TEAM`)."""

    def __call__(self, case: Case, viewer: Actor) -> bool: ...


class MayRead(Protocol):
    """Whether a viewer may read what others wrote while the case was on the track."""

    def __call__(self, case: Case, viewer: Actor) -> bool: ...


@dataclass(frozen=True, slots=True)
class Track:
    """Everything the platform knows of one trade.

    `moves`: its table. `entrances`: the moves by which a case of another track comes over, by that track.
    `detail` describes its part of a case, in the `shape` that the API's schema tells; in the description of
    every case that part stands under `code`, null while the case is on another track. `may_read`: who may
    read what others wrote on it; None keeps nothing from anybody who may read the case. `clocks`: the table
    of its own time limits (`cases.rules`), beside those that hold for every track. `shares`: who acts beside
    the holder; None lets nobody.
    """

    code: str
    moves: Mapping[str, Move]
    entrances: Mapping[str, Mapping[str, Move]] = field(default_factory=dict)
    detail: Detail | None = None
    shape: type[Serializer[Any]] | None = None
    may_read: MayRead | None = None
    shares: Shares | None = None
    clocks: Path | None = None

    @property
    def topic(self) -> str:
        return topics.of_case(self.code)


REGISTRY: Registry[Track] = Registry("tracks")


def register(track: Track) -> None:
    """Plug a track in, once, from its room's `ready`. Raises AlreadyRegistered for a taken code."""
    REGISTRY.register(track.code, track)
    moves_of.cache_clear()


def get(code: str) -> Track | None:
    """The track; None for one whose room is no more, of which old cases still tell."""
    return REGISTRY.get(code)


def codes() -> list[str]:
    return list(REGISTRY)


def everyone() -> list[Track]:
    """All tracks, in the order in which their rooms registered them."""
    return list(REGISTRY.values())


@cache
def moves_of(code: str) -> Mapping[str, Move]:
    """The table of a track: its own moves, and the ways over to other tracks before the one that closes.

    Empty for a track whose room is no more: its cases are read, and nobody moves them.
    """
    own = get(code)
    if own is None:
        return {}
    ways_over = {
        action: move for track in everyone() for action, move in track.entrances.get(code, {}).items()
    }
    table: dict[str, Move] = {}
    for action, move in own.moves.items():
        if action == Action.CLOSE:
            table |= ways_over
        table[action] = move
    return table | ways_over


def shares(case: Case, viewer: Actor) -> bool:
    """Whether the case's track lets somebody act beside its holder."""
    own = get(case.track)
    return own is not None and own.shares is not None and own.shares(case, viewer)


def states_of(code: str) -> frozenset[str]:
    """Every state that a case of the track can be in."""
    moves = moves_of(code).values()
    left = frozenset[str]().union(*(move.sources for move in moves))
    return left | {move.to for move in moves if move.to is not None and move.track is None}


def actions() -> Mapping[str, Move]:
    """Every action of any track, with one of its moves: what all moves of one name have in common. One that
    is taken somewhere still is not told as retired."""
    found = [(action, move) for code in reversed(codes()) for action, move in moves_of(code).items()]
    return dict(sorted(found, key=lambda one: not one[1].retired))


def puts_right() -> frozenset[str]:
    """The actions by which whoever reported a case puts their own report right: it stays nobody's by them."""
    return frozenset(action for action, move in actions().items() if PUTS_RIGHT in move.guards)


def leaves_untaken() -> frozenset[str]:
    """The actions after which a case is still nobody's: the report, and those that only add to it."""
    return frozenset({Action.REPORT, *(action for action, move in actions().items() if move.quiet)})


def words_of(words: Callable[[Move], Iterable[str]]) -> set[str]:
    """The words that the moves of all tracks use of a registry."""
    return {word for code in codes() for move in moves_of(code).values() for word in words(move)}


def refuse_unknown(categories: Sequence[CategoryRow]) -> None:
    """Raises CategoriesRefused for a category of a track that no room registers: its cases could not move."""
    for category in categories:
        if category.track not in codes():
            raise CategoriesRefused(f"{category.code}: there is no track {category.track}")
