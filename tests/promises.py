"""What the table of rights promises, read from `policy.csv` by a few lines of its own.

The oracle of everything that is tested about reach: it shares no line with the code that it judges.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pingan
from pingan.people.actors import Actor

POLICY = Path(pingan.__file__).parent / "policy"


def read(text: str) -> dict[str, dict[str, str]]:
    return {row["operation"]: row for row in csv.DictReader(text.splitlines())}


TABLE: Mapping[str, Mapping[str, str]] = read((POLICY / "policy.csv").read_text(encoding="utf-8"))


class Matter(NamedTuple):
    """What of a case its reach is told by: whose it is, which organisations have it or an open task of it."""

    grid: str
    track: str
    people: frozenset[UUID | None]
    organisations: frozenset[UUID] = frozenset()


def spans(cell: str, actor: Actor, matter: Matter) -> bool:
    """Whether the cell spans the matter; what it adds to its span is left aside, as lists by area do."""
    span, _, tracks = cell.partition("+")[0].partition(":")
    here = {
        "": False,
        "own": actor.account_id in matter.people,
        "grid": len(actor.area_code) == 15 and matter.grid == actor.area_code,
        "area": matter.grid.startswith(actor.area_code),
        "organisation": actor.organisation_id in matter.organisations,
        "county": matter.grid[:6] == actor.area_code[:6],
    }[span]
    return here and (not tracks or matter.track in tracks.split("/"))


def reaches(cell: str, actor: Actor, matter: Matter) -> bool:
    """Whether the matter is within the cell."""
    return spans(cell, actor, matter) or (cell.endswith("+own") and actor.account_id in matter.people)
