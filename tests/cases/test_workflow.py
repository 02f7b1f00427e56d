"""The tables themselves: every state × role × holding, against an oracle written the other way round."""

from __future__ import annotations

from itertools import product

import pytest

from pingan.cases import tracks, workflow
from pingan.cases.workflow import ANYBODY, Action, Holding, State
from pingan.people import policy
from pingan.people.roles import ROLES

TRACKS = tracks.codes()


def reached(track: str) -> set[str]:
    """Every state a case of the track can come to."""
    moves = tracks.moves_of(track).values()
    states, grown = {State.REPORTED}, True
    while grown:
        found = states | {m.to for m in moves if m.to is not None and m.track is None and m.sources & states}
        grown, states = found != states, found
    return states


# What may become of a closed case, by whom: photos still on their way aside.
AFTERWARDS = {"event": {"reopen", "evaluate", "unmerge"}, "dispute": set()}


@pytest.mark.parametrize("track", TRACKS)
def test_closed_is_the_end_but_for_what_a_desk_takes_up_again(track: str) -> None:
    for role, holds, free in product(ROLES, (True, False), (True, False)):
        offered = workflow.allowed(
            tracks.moves_of(track), state=State.CLOSED, role=role, holds=holds, free=free
        )
        late = set() if role == "leader" else {Action.ADD_PHOTO, Action.ADD_FILE}
        desk = AFTERWARDS[track] if "dispatcher" in role else set()
        assert set(offered) == late | desk


@pytest.mark.parametrize("track", TRACKS)
def test_every_state_reached_can_be_closed(track: str) -> None:
    """No case gets stuck: from every state that can be reached, some path of moves ends in closed."""
    moves = tracks.moves_of(track).values()
    ending, grown = {State.CLOSED}, True
    while grown:
        found = ending | {s for m in moves if m.to in ending or m.track is not None for s in m.sources}
        grown, ending = found != ending, found
    assert reached(track) <= ending


@pytest.mark.parametrize("track", TRACKS)
def test_no_case_waits_for_somebody_who_has_left(track: str) -> None:
    """Wherever it stands, somebody who does not hold it can move it on."""
    for state in reached(track) - {State.CLOSED}:
        offered = {
            action
            for role in ROLES
            for action in workflow.allowed(
                tracks.moves_of(track), state=state, role=role, holds=False, free=False
            )
        }
        assert any(tracks.moves_of(track)[action].to is not None for action in offered), state


@pytest.mark.parametrize("track", TRACKS)
def test_leaders_move_nothing(track: str) -> None:
    """Whatever they say of a case leaves it where it is, and with whom; they add no words or pictures."""
    assert not policy.may("leader", "cases.photo")
    offered = {
        action: move
        for action, move in tracks.moves_of(track).items()
        if move.offered and move.is_for("leader")
    }
    assert not {Action.NOTE, Action.ADD_PHOTO} & offered.keys()
    assert all(move.quiet for move in offered.values())


@pytest.mark.parametrize(("track", "action"), [(t, a) for t in TRACKS for a in tracks.moves_of(t)])
def test_allowed_says_just_what_the_move_says(track: str, action: str) -> None:
    move = tracks.moves_of(track)[action]
    for state, role, holds, free, shares in product(tracks.states_of(track), ROLES, *[(True, False)] * 3):
        offered = action in workflow.allowed(
            tracks.moves_of(track), state=state, role=role, holds=holds, free=free, shares=shares
        )
        fits = {
            Holding.ANYONE: True,
            Holding.HOLDER: holds,
            Holding.TEAM: holds or shares,
            Holding.FREE_OR_HOLDER: holds or free,
        }[move.holding]
        is_for = (move.by == ANYBODY or role in move.by) and role not in move.not_by
        assert offered == (move.offered and state in move.sources and is_for and fits)


@pytest.mark.parametrize("track", TRACKS)
def test_only_what_nobody_has_taken_ends_without_the_desk(track: str) -> None:
    """Every way a grid worker has of closing a case is open at its very beginning alone."""
    for move in tracks.moves_of(track).values():
        if move.to == State.CLOSED and "grid_worker" in move.by:
            assert (move.sources, "untaken" in move.guards) == ({State.REPORTED}, True)


def test_an_act_is_of_one_action() -> None:
    """Whoever hears `case.claimed` knows which step it was, on whichever track."""
    acts = {(move.past, action) for track in TRACKS for action, move in tracks.moves_of(track).items()}
    assert len({past for past, _action in acts}) == len({action for _past, action in acts}) == len(acts)
