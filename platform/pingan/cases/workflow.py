"""Who may take which step, from which state, to which: pure data, no Django, no database.

A case's *track* names the trade that handles it now. The event track's table is here; other rooms
add theirs with `add_track` (mediation adds the dispute track). The API's list of allowed actions,
the buttons on screen, the diagrams of the docs and the exhaustive tests are all made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pingan.people.actors import Role


class Track(StrEnum):
    EVENT = "event"
    DISPUTE = "dispute"


class State(StrEnum):
    REPORTED = "reported"  # 待受理: nobody has it yet
    ACCEPTED = "accepted"  # 已受理: somebody at a desk has it
    DISPATCHED = "dispatched"  # 已派单: on its way to a grid worker
    IN_HAND = "in_hand"  # 办理中: the worker has it
    HANDLED = "handled"  # 待核查: done, to be checked by the desk
    MEDIATING = "mediating"  # 调解中
    CONCLUDED = "concluded"  # 调解结束, to be closed
    CLOSED = "closed"  # 已结案


class Action(StrEnum):
    REPORT = "report"
    CLAIM = "claim"
    RELEASE = "release"
    DISPATCH = "dispatch"
    RECALL = "recall"
    RECEIVE = "receive"
    SEND_BACK = "send_back"
    HANDLE = "handle"
    REWORK = "rework"
    SELF_RESOLVE = "self_resolve"
    HAND_TO_MEDIATION = "hand_to_mediation"
    RECORD_SESSION = "record_session"
    CONCLUDE = "conclude"
    CLOSE = "close"
    NOTE = "note"
    ADD_PHOTO = "add_photo"


class Holding(StrEnum):
    """What a move asks of the case's holder, the account whose turn it is."""

    ANYONE = "anyone"
    HOLDER = "holder"  # only who holds it
    FREE_OR_HOLDER = "free_or_holder"  # nobody holds it, or the actor does


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step. `to` None keeps the state; `needs` are the fields the step cannot do without.

    `untaken`: only while nobody has done more to the case than report it, add words and pictures. A case that
    came back to `reported` (released, recalled, sent back, handed over) is somebody's business already.
    """

    sources: frozenset[State]
    to: State | None
    by: frozenset[Role]
    holding: Holding = Holding.ANYONE
    needs: tuple[str, ...] = field(default=())
    untaken: bool = False


_DISPATCHER = frozenset({Role.DISPATCHER})
_WORKER = frozenset({Role.GRID_WORKER})
_STAFF = frozenset({Role.GRID_WORKER, Role.DISPATCHER, Role.MEDIATOR})
OPEN_STATES = frozenset(State) - {State.CLOSED}

EVENT_MOVES: Mapping[Action, Move] = {
    Action.CLAIM: Move(frozenset({State.REPORTED}), State.ACCEPTED, _DISPATCHER),
    # By any colleague, for whoever claimed it may be ill or gone; so is `recall`. Both say why.
    Action.RELEASE: Move(frozenset({State.ACCEPTED}), State.REPORTED, _DISPATCHER, needs=("reason",)),
    # From `reported` too: a desk that knows at once whose it is need not claim it first.
    Action.DISPATCH: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        State.DISPATCHED,
        _DISPATCHER,
        Holding.FREE_OR_HOLDER,
        needs=("worker_id",),
    ),
    Action.RECALL: Move(
        frozenset({State.DISPATCHED, State.IN_HAND}), State.REPORTED, _DISPATCHER, needs=("reason",)
    ),
    Action.RECEIVE: Move(frozenset({State.DISPATCHED}), State.IN_HAND, _WORKER, Holding.HOLDER),
    # Not mine, wrong place, wrong trade: back to the desk's queue, with the reason on record.
    Action.SEND_BACK: Move(
        frozenset({State.DISPATCHED, State.IN_HAND}),
        State.REPORTED,
        _WORKER,
        Holding.HOLDER,
        needs=("reason",),
    ),
    Action.HANDLE: Move(
        frozenset({State.IN_HAND}), State.HANDLED, _WORKER, Holding.HOLDER, needs=("result",)
    ),
    # Most small things end where they arise (自办自结): the grid's worker settles what nobody has taken yet.
    Action.SELF_RESOLVE: Move(
        frozenset({State.REPORTED}), State.CLOSED, _WORKER, needs=("result",), untaken=True
    ),
    Action.REWORK: Move(frozenset({State.HANDLED}), State.DISPATCHED, _DISPATCHER, needs=("reason",)),
    Action.HAND_TO_MEDIATION: Move(
        frozenset({State.REPORTED, State.ACCEPTED, State.HANDLED}),
        State.REPORTED,
        _DISPATCHER,
        Holding.FREE_OR_HOLDER,
        needs=("reason",),
    ),
    Action.CLOSE: Move(
        frozenset({State.ACCEPTED, State.HANDLED}),
        State.CLOSED,
        _DISPATCHER,
        Holding.FREE_OR_HOLDER,
        needs=("note",),
    ),
    Action.NOTE: Move(OPEN_STATES, None, _STAFF, needs=("text",)),
    # Photos follow the words, hours later on a weak link: the case may be closed by then, or from the start.
    Action.ADD_PHOTO: Move(frozenset(State), None, _STAFF, needs=("photo",)),
}

# The step that hands a case to another trade still belongs to the one it leaves; none ever comes back.
HANDED_OVER_FROM: Mapping[str, Track] = {Action.HAND_TO_MEDIATION: Track.EVENT}
# Steps that take a case out of nobody's hands are all the others.
LEAVES_UNTAKEN = frozenset({Action.REPORT, Action.NOTE, Action.ADD_PHOTO})
# Steps that say more than their note: a trade's own record, or a picture.
SAYS_MORE = frozenset({Action.RECORD_SESSION, Action.CONCLUDE, Action.ADD_PHOTO})

_TRACKS: dict[Track, Mapping[Action, Move]] = {Track.EVENT: EVENT_MOVES}


def add_track(track: Track, moves: Mapping[Action, Move]) -> None:
    """Add another trade's table; called once by its room at start-up."""
    _TRACKS[track] = moves


def moves_of(track: Track) -> Mapping[Action, Move]:
    return _TRACKS[track]


def allowed(*, track: Track, state: State, role: Role, holds: bool, free: bool, taken: bool) -> list[Action]:
    """The actions a role may take on a case in this state, in the table's order.

    `holds`: the actor is the holder; `free`: nobody is; `taken`: somebody has taken it before.
    """
    return [
        action
        for action, move in moves_of(track).items()
        if state in move.sources
        and role in move.by
        and holding_fits(move, holds=holds, free=free)
        and not (move.untaken and taken)
    ]


def holding_fits(move: Move, *, holds: bool, free: bool) -> bool:
    if move.holding is Holding.HOLDER:
        return holds
    return move.holding is Holding.ANYONE or holds or free
