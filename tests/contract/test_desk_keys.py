"""The desk's keys against the workflow: each step a desk may take has one, and no case offers one twice."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from pingan.cases import tracks
from pingan.cases.tracks import moves_of
from pingan.cases.workflow import Action

FRONTEND = Path(__file__).resolve().parents[2] / "frontend" / "src"
# A report is made elsewhere, and a photo is picked from its own card.
ELSEWHERE = {Action.REPORT, Action.ADD_PHOTO, Action.ADD_FILE}


def keys() -> dict[str, str]:
    """What is pressed for each step that the rooms bring: a letter, or its group's and then its own."""
    rooms = [*FRONTEND.glob("cases/ownSteps.ts"), *FRONTEND.glob("*/steps.ts")]
    text = "".join(room.read_text(encoding="utf-8") for room in rooms)
    found = [
        (action, f"{group} {key}" if group else key)
        for action, key, group in re.findall(r"(\w+): \{ key: '(.)'(?:[^\n]*group: '(\w+)')?", text)
    ]
    assert len(found) == len(dict(found))
    return dict(found)


OFFERED = {action for code in tracks.codes() for action, move in moves_of(code).items() if move.offered}


def test_every_step_has_a_key() -> None:
    assert set(keys()) == OFFERED - ELSEWHERE


def test_no_letter_of_a_step_opens_a_group() -> None:
    leads = set(
        re.findall(r"(?:correct|oversee): '(.)'", (FRONTEND / "cases" / "steps.ts").read_text("utf-8"))
    )
    assert len(leads) == 2
    assert leads & {key for key in keys().values() if len(key) == 1} == set()


@pytest.mark.parametrize(
    ("track", "state"), [(code, state) for code in tracks.codes() for state in sorted(tracks.states_of(code))]
)
@pytest.mark.parametrize("role", ["dispatcher", "county_dispatcher", "department", "mediator"])
def test_no_case_offers_one_key_twice(track: str, state: str, role: str) -> None:
    key = keys()
    offered = [
        action
        for action, move in moves_of(track).items()
        if action in OFFERED - ELSEWHERE and state in move.sources and move.is_for(role)
    ]
    assert [pair for pair in combinations(offered, 2) if key[pair[0]] == key[pair[1]]] == []


def test_the_guide_names_every_key() -> None:
    """Those of the desk itself, and each step's letter."""
    commands = (FRONTEND / "faces" / "desk" / "commands.ts").read_text(encoding="utf-8")
    [table] = re.findall(r"COMMANDS = \{(.*?)\} as const", commands, re.DOTALL)
    pressed = {key for said in re.findall(r"\[(.*?)\]", table) for key in re.findall(r"'([^']+|.)'", said)}
    assert {"j", "?", "Shift+N"} <= pressed
    guide = (FRONTEND.parents[1] / "docs" / "guide" / "工作台.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([^`]+)`", guide)) | {" " if "空格" in guide else ""}
    says = {"Escape": "Esc"}
    letters = {part for key in keys().values() for part in key.split() if len(part) == 1}
    assert sorted(key for key in pressed | letters if says.get(key, key) not in told) == []
