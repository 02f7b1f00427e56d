"""Who may take which step, from which state, to which: pure data, no Django, no database.

A case's *track* names the trade that handles it now; each has a table of moves (`cases.tracks`). The API's
list of allowed actions, the buttons on screen, the diagrams of the docs and the exhaustive tests are all made
from these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal


class State:
    """The states every track knows by these words. A track adds its own: a state is a plain word."""

    REPORTED: Final = "reported"  # 待受理: nobody has it yet
    ACCEPTED: Final = "accepted"  # 已受理: somebody at a desk has it
    CLOSED: Final = "closed"  # 已结案


class Action:
    """The actions every track knows by these words. A track adds its own: an action is a plain word."""

    REPORT: Final = "report"
    CLAIM: Final = "claim"
    RELEASE: Final = "release"
    SELF_RESOLVE: Final = "self_resolve"
    CLOSE: Final = "close"
    NOTE: Final = "note"
    ADD_PHOTO: Final = "add_photo"


# The two clocks that every case has (`cases.clocks`); lists know them by columns of the case.
ACCEPT: Final = "accept"  # somebody must have taken it
CLOSE: Final = "close"  # it must be finished


class Holding(StrEnum):
    """What a move asks of the case's holder, the account whose turn it is."""

    ANYONE = "anyone"
    HOLDER = "holder"  # only who holds it
    FREE_OR_HOLDER = "free_or_holder"  # nobody holds it, or the actor does


# Whoever may act on the case at all: who that is, and on which cases, stands in the policy.
ANYBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class ClockOp:
    """What a move does to one of the case's clocks (`cases.clocks`): the word, and which kind of clock."""

    op: Literal["start", "stop", "pause", "resume"]
    kind: str


def start(kind: str) -> ClockOp:
    """Counted from now, by the rule of the track the case is on after the move."""
    return ClockOp("start", kind)


def stop(kind: str) -> ClockOp:
    return ClockOp("stop", kind)


def pause(kind: str) -> ClockOp:
    return ClockOp("pause", kind)


def resume(kind: str) -> ClockOp:
    """Goes on: one that was paused is due later by that, one that was stopped keeps its promise."""
    return ClockOp("resume", kind)


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step. `to` None keeps the state; `needs` are the fields the step cannot do without.

    `past`: the act's word in the journal and on the socket, as in `case.claimed`.
    `untaken`: only while nobody has done more to the case than report it, add words and pictures. A case that
    came back to `reported` (released, recalled, sent back, handed over) is somebody's business already.
    `track`: the track that takes the case over by this move; None keeps it where it is.
    `clocks`: what it does to the case's clocks, one after the other.
    `says_more`: beside its note the step has a record or a picture of its own.
    """

    sources: frozenset[str]
    to: str | None
    by: frozenset[str]
    holding: Holding = Holding.ANYONE
    needs: tuple[str, ...] = ()
    past: str = ""
    untaken: bool = False
    track: str | None = None
    says_more: bool = False
    clocks: tuple[ClockOp, ...] = ()

    def is_for(self, role: str) -> bool:
        return self.by == ANYBODY or role in self.by


# Steps that take a case out of nobody's hands are all the others.
LEAVES_UNTAKEN = frozenset({Action.REPORT, Action.NOTE, Action.ADD_PHOTO})


def allowed(
    moves: Mapping[str, Move], *, state: str, role: str, holds: bool, free: bool, taken: bool
) -> list[str]:
    """The actions of a table that a role may take on a case in this state, in the table's order.

    `holds`: the actor is the holder; `free`: nobody is; `taken`: somebody has taken it before.
    """
    return [
        action
        for action, move in moves.items()
        if state in move.sources
        and move.is_for(role)
        and holding_fits(move, holds=holds, free=free)
        and not (move.untaken and taken)
    ]


def holding_fits(move: Move, *, holds: bool, free: bool) -> bool:
    if move.holding is Holding.HOLDER:
        return holds
    return move.holding is Holding.ANYONE or holds or free
