"""No role's name decides anything: what a role may do are tables, and code reads them.

Only the tables of moves name roles, since they say who takes a step; and the demo, which plays a few people.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.conf import settings

from pingan.cases import tracks
from pingan.people.roles import FACES, ROLES

PINGAN = Path(settings.PLATFORM) / "pingan"
TABLES_OF_MOVES = {"cases/event_moves/__init__.py", "cases/oversight.py", "mediation/moves/__init__.py"}


def named_in(source: str, words: set[str]) -> set[str]:
    """The words that stand in a file as a value of their own."""
    values = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return words & {value for value in values if isinstance(value, str)}


def test_roles_are_named_by_tables_alone() -> None:
    found = {
        str(file.relative_to(PINGAN))
        for file in PINGAN.rglob("*.py")
        if not {"migrations", "demo"} & set(file.parts)
        and named_in(file.read_text(encoding="utf-8"), set(ROLES) - nouns_of(file))
    }
    assert found == TABLES_OF_MOVES


def nouns_of(file: Path) -> set[str]:
    """In the room of mediation a mediator is also somebody of its roster, and a department a sender."""
    room, *below = file.relative_to(PINGAN).parts
    return {"mediator", "department"} if room == "mediation" and "moves" not in below else set()


def test_the_search_finds_a_name() -> None:
    assert named_in('if role == "leader": pass', set(ROLES)) == {"leader"}


@pytest.mark.parametrize("track", tracks.codes())
def test_moves_name_roles_that_there_are(track: str) -> None:
    named = {role for move in tracks.moves_of(track).values() for role in move.by}
    assert named <= set(ROLES)


def test_every_face_is_some_roles() -> None:
    assert {role.face for role in ROLES.values()} == set(FACES.values())
