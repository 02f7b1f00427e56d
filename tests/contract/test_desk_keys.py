"""The desk's keys against the workflow: each step a desk may take has one, and no case offers one twice."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from pingan.cases.workflow import Action, State, Track, moves_of
from pingan.people.actors import Role

SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "src" / "faces" / "desk" / "moveKeys.ts"
# A report is made elsewhere, and a photo is picked from its own card.
ELSEWHERE = {Action.REPORT, Action.ADD_PHOTO}


def keys() -> dict[str, str]:
    table = SOURCE.read_text(encoding="utf-8").split("KEY_OF_STEP", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(\w+): '(.)'", table))


def test_every_step_has_a_key() -> None:
    assert set(keys()) == {action.value for action in set(Action) - ELSEWHERE}


@pytest.mark.parametrize("track", Track)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [Role.DISPATCHER, Role.MEDIATOR])
def test_no_case_offers_one_key_twice(track: Track, state: State, role: Role) -> None:
    key = keys()
    offered = [
        action
        for action, move in moves_of(track).items()
        if action not in ELSEWHERE and state in move.sources and role in move.by
    ]
    assert [pair for pair in combinations(offered, 2) if key[pair[0]] == key[pair[1]]] == []
