"""Who may take which step, from where to where, and what comes with it: pure data, no Django, no database.

A case's *track* names the trade that handles it now; each has a table of moves (`cases.tracks`). The API's
addresses, bodies and lists of allowed actions, the buttons on screen, the pictures of the docs and the
exhaustive tests are all made from these tables. What a table cannot say itself it names by a word: guards
(`cases.guards`), effects (`cases.effects`) and bodies (`cases.api.bodies`) are filled in by the rooms.
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
    ADD_FILE: Final = "add_file"
    CALL: Final = "call"
    REPLY: Final = "reply"
    TAKE_OVER: Final = "take_over"


# The two clocks that every case has (`cases.clocks`); lists know them by columns of the case.
ACCEPT: Final = "accept"  # somebody must have taken it
CLOSE: Final = "close"  # it must be finished


class Holding(StrEnum):
    """What a move asks of the case's holder: the account whose turn it is, or anybody of the organisation
    that the case is assigned to."""

    ANYONE = "anyone"
    HOLDER = "holder"  # only who holds it
    TEAM = "team"  # who holds it, or whoever its track lets act beside them
    FREE_OR_HOLDER = "free_or_holder"  # nobody holds it, or the actor does


@dataclass(frozen=True, slots=True)
class Handing:
    """To whom a move hands the case: a rule, and the word it needs (a field of the body, an action)."""

    rule: str
    word: str = ""


KEEP: Final = Handing("keep")
ACTOR: Final = Handing("actor")
NOBODY: Final = Handing("nobody")  # nor to any organisation


def given(field: str) -> Handing:
    """To the account that the body names in this field."""
    return Handing("given", field)


def last_by(action: str) -> Handing:
    """To whoever took that action last."""
    return Handing("last_by", action)


@dataclass(frozen=True, slots=True)
class ClockOp:
    """What a move does to one of the case's clocks (`cases.clocks`): the op, and which kind of clock. `word`
    is the field of what was said that gives the day or the moment, where no rule does."""

    op: Literal["start", "start_until", "stop", "pause", "wake", "resume", "extend"]
    kind: str
    word: str = ""


def start(kind: str) -> ClockOp:
    """Counted from now, by the rule of the track the case is on after the move."""
    return ClockOp("start", kind)


def start_until(kind: str, word: str = "review_on") -> ClockOp:
    """Counted from now, until what was said."""
    return ClockOp("start_until", kind, word)


def stop(kind: str) -> ClockOp:
    return ClockOp("stop", kind)


def pause(kind: str) -> ClockOp:
    return ClockOp("pause", kind)


def wake(kind: str) -> ClockOp:
    """One that was paused goes on; one that was stopped stays so."""
    return ClockOp("wake", kind)


def resume(kind: str) -> ClockOp:
    """Goes on: one that was paused is due later by that, one that was stopped keeps its promise."""
    return ClockOp("resume", kind)


def extend(kind: str, word: str = "until") -> ClockOp:
    """Due later than was promised, as somebody agreed to."""
    return ClockOp("extend", kind, word)


# Whoever may act on the case at all: who that is, and on which cases, stands in the policy.
ANYBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step.

    Who and whence: from which states (`sources`), by which roles (and, where anybody may, by which not),
    and whose turn it has to be (`holding`).
    `guards` name what else must be true; `approval` the kind of task that must have ended well before, and
    `asks` the move that this one asks such leave for. `locks` are the fields that name another case.

    What it says: `about` in one sentence, for the API's readers; `body` the shape of what is sent (None where
    the step has no address of its own), of which `needs` are the fields it cannot do without; `words` the
    field that becomes the line in the timeline, and `keeps` those kept beside it. `says_more`: the step has a
    record or a picture of its own, which a track that keeps its words keeps too. `past` is the act's word in
    the journal and on the socket, as in `case.claimed`.

    What it does: `to` (None keeps the state), `track` (the one that takes the case over), `holder`,
    `organisation` (that it is assigned to), `clocks`, `effects`. A `quiet` move only adds: the version
    stays, so that nobody who decided on the case before is told that they came too late. One that is not
    `offered` is taken by rooms alone, and is no button. A `retired` one is taken no more; its word is still
    read in old timelines. A `bulk` one may be taken on many cases in one go. `stage` is the one it passes of
    what whoever told us of the matter is told back; empty where they need not hear of it.
    """

    sources: frozenset[str]
    to: str | None
    by: frozenset[str]
    holding: Holding = Holding.ANYONE
    needs: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    holder: Handing = KEEP
    clocks: tuple[ClockOp, ...] = ()
    effects: tuple[str, ...] = ()
    approval: str | None = None
    quiet: bool = False
    offered: bool = True
    past: str = ""
    retired: bool = False
    track: str | None = None
    body: str | None = "nothing"
    words: str | None = None
    keeps: tuple[str, ...] = ()
    says_more: bool = False
    about: str = ""
    not_by: frozenset[str] = frozenset()
    organisation: Handing = KEEP
    asks: str = ""
    locks: tuple[str, ...] = ()
    bulk: bool = False
    stage: str = ""

    def is_for(self, role: str) -> bool:
        return (self.by == ANYBODY or role in self.by) and role not in self.not_by

    def starts_from(self, state: str) -> bool:
        return state in self.sources and not self.retired


def additions(open_states: frozenset[str], *, not_by: frozenset[str] = frozenset()) -> Mapping[str, Move]:
    """What may be added to a case of any track: words and pictures, which change nothing that is decided."""
    return {
        Action.NOTE: Move(
            open_states,
            None,
            ANYBODY,
            needs=("text",),
            quiet=True,
            past="noted",
            body="note",
            words="text",
            about="Add a line to the timeline; the state and the version stay.",
            not_by=not_by,
        ),
        # Photos follow the words, hours later on a weak link: the case may be closed by then.
        Action.ADD_PHOTO: Move(
            open_states | {State.CLOSED},
            None,
            ANYBODY,
            needs=("photo",),
            guards=("room_for_a_photo",),
            effects=("keep_photo",),
            quiet=True,
            past="photo_added",
            body=None,
            says_more=True,
            about="Add a picture, which has an address of its own.",
            not_by=not_by,
        ),
        Action.ADD_FILE: Move(
            open_states | {State.CLOSED},
            None,
            ANYBODY,
            needs=("file",),
            guards=("room_for_a_file",),
            effects=("keep_file",),
            quiet=True,
            past="file_added",
            body=None,
            says_more=True,
            about="Add a document or a recording, which has an address of its own.",
            not_by=not_by,
        ),
        # Somebody calls about a matter that is known already: it is counted, and no second case.
        Action.CALL: Move(
            open_states,
            None,
            ANYBODY,
            needs=("text",),
            effects=("keep_caller",),
            quiet=True,
            offered=False,
            past="called",
            body=None,
            words="text",
            about="One more call about the matter.",
            not_by=not_by,
        ),
        Action.REPLY: Move(
            open_states | {State.CLOSED},
            None,
            ANYBODY,
            needs=("text",),
            effects=("keep_reply",),
            quiet=True,
            offered=False,
            past="replied",
            body=None,
            words="text",
            keeps=("stage", "channel"),
            about="Whoever told us of the matter was told this.",
            not_by=not_by,
        ),
        # Who writes a form that somebody else was writing: told to both, and who did it stays known.
        Action.TAKE_OVER: Move(
            open_states | {State.CLOSED},
            None,
            ANYBODY,
            needs=("what",),
            effects=("take_over_lease",),
            quiet=True,
            offered=False,
            past="writing_taken_over",
            body=None,
            about="Go on writing what somebody else has begun to write.",
            not_by=not_by,
        ),
    }


def allowed(
    moves: Mapping[str, Move], *, state: str, role: str, holds: bool, free: bool, shares: bool = False
) -> list[str]:
    """The actions of a table that a role is offered on a case in this state, guards apart, in its order.

    `holds`: the actor is the holder; `free`: nobody is; `shares`: the track lets them act beside the holder.
    """
    return [
        action
        for action, move in moves.items()
        if move.offered
        and move.starts_from(state)
        and move.is_for(role)
        and holding_fits(move, holds=holds, free=free, shares=shares)
    ]


def behind(
    move: Move, moves: Mapping[str, Move], *, state: str, role: str, holds: bool, free: bool
) -> list[str]:
    """What whoever takes a step may take next by the table `moves` of the track it leads to: for a phone that
    has no answer yet. What a table cannot say (a guard, a leave) is not promised."""
    holder = move.holder.rule
    steps = allowed(
        moves,
        state=move.to or state,
        role=role,
        holds=holder == ACTOR.rule or (holder == KEEP.rule and holds),
        free=holder == NOBODY.rule or (holder == KEEP.rule and free),
    )
    return [step for step in steps if not (moves[step].quiet or moves[step].guards or moves[step].approval)]


def holding_fits(move: Move, *, holds: bool, free: bool, shares: bool = False) -> bool:
    if move.holding is Holding.HOLDER:
        return holds
    if move.holding is Holding.TEAM:
        return holds or shares
    return move.holding is Holding.ANYONE or holds or free
