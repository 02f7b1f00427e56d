"""What of a track's table of moves its picture is drawn from: states in their order, arrows, the main line.

All of it comes from the table alone, so that a track nobody here knows by name is drawn as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from pingan.cases import tracks
from pingan.cases.workflow import Action, Holding, Move, State

# Where a case comes from that was not there before.
NEW = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one state to another, perhaps on another track, and the actions that take it."""

    state: str
    to_track: str
    to: str
    actions: tuple[str, ...]


def states(code: str) -> list[str]:
    """The states of a track: where it begins, those that moves lead to in the table's order, and its end."""
    found = [State.REPORTED, *(to for move in _moving(code).values() if (to := move.to) and not move.track)]
    found += sorted(tracks.states_of(code))
    return [*dict.fromkeys(state for state in found if state != State.CLOSED), State.CLOSED]


def arrows(code: str) -> list[Arrow]:
    """The ways of a track, in the order of its table. What keeps a case where it is has none."""
    found: dict[tuple[str, str, str], list[str]] = {
        (NEW, code, State.REPORTED): [Action.REPORT],
        # Settled on the spot and told afterwards.
        (NEW, code, State.CLOSED): [Action.REPORT],
    }
    for action, move in _moving(code).items():
        for state in sorted(move.sources):
            to_track, to = move.track or code, move.to or state
            if (to_track, to) != (code, state):
                found.setdefault((state, to_track, to), []).append(action)
    return [Arrow(*way, tuple(actions)) for way, actions in found.items()]


def line(code: str) -> list[str]:
    """The main line: the longest way from where a case begins to where it is closed that never turns back."""
    order = {state: place for place, state in enumerate(states(code))}
    onward: dict[str, list[str]] = {}
    for arrow in arrows(code):
        onwards = arrow.state != NEW and arrow.to_track == code and order[arrow.to] > order[arrow.state]
        # Nothing but the action that closes is a regular end; the others break off.
        if onwards and (arrow.to != State.CLOSED or Action.CLOSE in arrow.actions):
            onward.setdefault(arrow.state, []).append(arrow.to)
    best: dict[str, list[str]] = {State.CLOSED: [State.CLOSED]}
    for state in reversed(order):
        ways = [[state, *best[to]] for to in onward.get(state, ()) if to in best]
        if ways:
            best[state] = max(ways, key=len)
    return best.get(State.REPORTED, [State.REPORTED, State.CLOSED])


def held() -> list[tuple[str, str]]:
    """The states, by track, in which only who has the case can move it on: there it lies with the
    organisation that it is assigned to. While somebody else decides, or checks, it lies with nobody's."""
    return [
        (code, state)
        for code in tracks.codes()
        for state in states(code)
        if any(_is_the_holders(move, code, state) for move in _moving(code).values())
    ]


def _is_the_holders(move: Move, code: str, state: str) -> bool:
    moves_on = move.to not in (None, state) or move.track not in (None, code)
    return move.holding is Holding.HOLDER and moves_on and move.starts_from(state)


def _moving(code: str) -> dict[str, Move]:
    return {
        action: move for action, move in tracks.moves_of(code).items() if not move.quiet and not move.retired
    }
