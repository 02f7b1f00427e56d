"""What lies in a bound file behind the papers, in the order that a room gives it.

A room that keeps a list of what was brought registers how it is told for a case. What nobody lists follows,
by who brought it. What is drawn here is no evidence of its own (signatures, say): several stand on a sheet,
each with the number by which a paper tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from pingan.core.registry import Registry

if TYPE_CHECKING:
    from pingan.cases.models import Case
    from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture or a document of the case, by what it is listed as and who brought it."""

    title: str
    who: str
    photo: UUID | None = None
    file: UUID | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that lies in the vault under a name, and what is printed beside it: digits or letters."""

    name: str
    label: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pictures that are bound several on a page."""

    title: str
    pictures: Sequence[Drawn]


LISTED: Registry[Callable[[Case, Actor], Sequence[Piece | Sheet]]] = Registry("papers.listed")
