"""Roles, the kinds of bodies that employ them and the faces they open: tables of `pingan/policy`, read once.

A role is a name in a post. What it may do stands in `policy.csv`; what else is to be known of it is one line
of `roles.csv`; and no code but the tables of moves knows one by its name.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

from pingan.core.area_codes import Level

T = TypeVar("T")

DIRECTORY = Path(__file__).parents[1] / "policy"
READS_FIRST = ("newest", "due")
_LEVELS = {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class Face:
    """A page of its own for some of the roles: its address and the entry of the frontend that draws it.

    `pages` are further addresses under its own, by which the same entry opens at another part of it.
    """

    name: str
    path: str
    entry: str
    pages: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """All addresses by which it is opened, its own first."""
        return (self.path, *(f"{self.path}{page}" for page in self.pages))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of organisation. Its usual one has the area's name and the suffix, and stands at `level`;
    without a level, at the area of the post itself. `above` is the kind that decides what one of this kind
    may not decide alone; empty where nobody stands above it. The duties of one that `keeps_its_own` are not
    sent down to townships, villages and grids."""

    level: Level | None
    suffix: str
    suffix_en: str
    above: str = ""
    keeps_its_own: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """One line of `roles.csv`: where a post of it can be, who employs its holders and what they open.

    `reads_first` is the order in which its holders come to lists of open work; `also` are other words that
    operators use for it; `tabs` the lists of cases that its page shows, in their order (`cases.queues`).
    """

    name: str
    face: Face
    levels: tuple[Level, ...]
    employer: str
    reads_first: str
    label: str
    label_en: str
    also: tuple[str, ...]
    tabs: tuple[str, ...]


def read_faces(text: str) -> Mapping[str, Face]:
    return {
        entry["name"]: Face(**entry | {"pages": tuple(entry.get("pages", ()))}) for entry in json.loads(text)
    }


def read_kinds(lines: Iterable[str]) -> Mapping[str, Kind]:
    """The kinds of a CSV text. Raises ImproperlyConfigured where one stands below a kind that there is not,
    or below itself."""
    kinds = {
        row["kind"]: Kind(
            Level(row["level"]) if row["level"] else None,
            row["suffix"],
            row["suffix_en"],
            row["above"],
            bool(row["keeps_its_own"]),
        )
        for row in csv.DictReader(lines)
    }
    for kind, one in kinds.items():
        climbed, above = {kind}, one.above
        while above:
            if above not in kinds or above in climbed:
                raise ImproperlyConfigured(f"organisations.csv: nothing can stand above {kind} by {above!r}.")
            climbed.add(above)
            above = kinds[above].above
    return kinds


def read_roles(lines: Iterable[str]) -> Mapping[str, Role]:
    """The roles of a CSV text. Raises ImproperlyConfigured for one without a face, a level or an employer."""
    return {row["role"]: _role(row) for row in csv.DictReader(lines)}


def _role(row: Mapping[str, str]) -> Role:
    role = Role(
        name=row["role"],
        face=_known(FACES, row, "face"),
        levels=tuple(_known(_LEVELS, {"levels": level}, "levels") for level in row["levels"].split()),
        employer=row["employer"],
        reads_first=row["reads_first"],
        label=row["label"],
        label_en=row["label_en"],
        also=tuple(row["also"].split()),
        tabs=tuple(row["tabs"].split()),
    )
    _known(KINDS, row, "employer")
    if not role.levels or role.reads_first not in READS_FIRST:
        raise ImproperlyConfigured(f"roles.csv: {role.name} has no level, or reads in no order.")
    return role


def _known(table: Mapping[str, T], row: Mapping[str, str], column: str) -> T:
    if row[column] not in table:
        raise ImproperlyConfigured(f"roles.csv: there is no {row[column]!r} for the column {column}.")
    return table[row[column]]


def _lines(name: str) -> list[str]:
    return (DIRECTORY / name).read_text(encoding="utf-8").splitlines()


FACES = read_faces((DIRECTORY / "faces.json").read_text(encoding="utf-8"))
KINDS = read_kinds(_lines("organisations.csv"))
ROLES = read_roles(_lines("roles.csv"))
