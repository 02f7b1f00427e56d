"""The tables themselves: every state × role × holding, against an oracle written the other way round."""

from __future__ import annotations

from itertools import product

import pytest

from pingan.cases import workflow
from pingan.cases.services import ACTS
from pingan.cases.workflow import Action, Holding, State, Track
from pingan.people.actors import Role

TRACKS = list(Track)


def reached(track: Track) -> set[State]:
    """Every state a case of the track can come to."""
    moves = workflow.moves_of(track).values()
    states, grown = {State.REPORTED}, True
    while grown:
        found = states | {m.to for m in moves if m.to is not None and m.sources & states}
        grown, states = found != states, found
    return states


@pytest.mark.parametrize("track", TRACKS)
def test_closed_is_the_end_but_for_photos_still_on_their_way(track: Track) -> None:
    for role, holds, free in product(Role, (True, False), (True, False)):
        late = [] if role is Role.LEADER else [Action.ADD_PHOTO]
        offered = workflow.allowed(
            track=track, state=State.CLOSED, role=role, holds=holds, free=free, taken=True
        )
        assert offered == late


@pytest.mark.parametrize("track", TRACKS)
def test_every_state_reached_can_be_closed(track: Track) -> None:
    """No case gets stuck: from every state that can be reached, some path of moves ends in closed."""
    moves = workflow.moves_of(track).values()
    ending, grown = {State.CLOSED}, True
    while grown:
        found = ending | {s for m in moves if m.to in ending for s in m.sources}
        grown, ending = found != ending, found
    assert reached(track) <= ending


@pytest.mark.parametrize("track", TRACKS)
def test_no_case_waits_for_somebody_who_has_left(track: Track) -> None:
    """Wherever it stands, somebody who does not hold it can move it on."""
    for state in reached(track) - {State.CLOSED}:
        offered = {
            action
            for role in Role
            for action in workflow.allowed(
                track=track, state=state, role=role, holds=False, free=False, taken=True
            )
        }
        assert any(workflow.moves_of(track)[action].to is not None for action in offered), state


@pytest.mark.parametrize("track", TRACKS)
def test_leaders_only_look(track: Track) -> None:
    for state, holds, free, taken in product(State, *[(True, False)] * 3):
        offered = workflow.allowed(
            track=track, state=state, role=Role.LEADER, holds=holds, free=free, taken=taken
        )
        assert offered == []


@pytest.mark.parametrize(("track", "action"), [(t, a) for t in TRACKS for a in workflow.moves_of(t)])
def test_allowed_says_just_what_the_move_says(track: Track, action: Action) -> None:
    move = workflow.moves_of(track)[action]
    for state, role, holds, free, taken in product(State, Role, *[(True, False)] * 3):
        offered = action in workflow.allowed(
            track=track, state=state, role=role, holds=holds, free=free, taken=taken
        )
        fits = {
            Holding.ANYONE: True,
            Holding.HOLDER: holds,
            Holding.FREE_OR_HOLDER: holds or free,
        }[move.holding]
        assert offered == (
            state in move.sources and role in move.by and fits and not (taken and move.untaken)
        )


@pytest.mark.parametrize("track", TRACKS)
def test_only_what_nobody_has_taken_ends_without_the_desk(track: Track) -> None:
    """Every way a grid worker has of closing a case is open at its very beginning alone."""
    for move in workflow.moves_of(track).values():
        if move.to is State.CLOSED and Role.GRID_WORKER in move.by:
            assert (move.sources, move.untaken) == ({State.REPORTED}, True)


def test_every_action_has_its_act() -> None:
    used = {action for track in TRACKS for action in workflow.moves_of(track)}
    assert used == set(ACTS) == set(Action) - {Action.REPORT}
