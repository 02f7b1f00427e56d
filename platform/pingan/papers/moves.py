"""The move by which a paper comes to a case: a track that has papers takes it into its table.

It is quiet: the paper is made beside the case, and nobody's copy of the case grows old by it. The timeline
tells that it was made, with its kind and version; what stands in it is kept as the track keeps its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.workflow import Move, State
from pingan.core import vault
from pingan.papers.errors import TooManyPapers
from pingan.papers.models import Paper
from pingan.people.actors import Actor

MAKE_PAPER: Final = "make_paper"
MOST_PAPERS: Final = 200


@dataclass(frozen=True, slots=True)
class Drafted:
    """A paper on its way into a case: its row, and what lies beside its place."""

    row: Paper
    files: vault.Files


def additions(open_states: frozenset[str], by: frozenset[str]) -> Mapping[str, Move]:
    """For the table of a track: papers are made while a case is open, and of how it ended afterwards."""
    return {
        MAKE_PAPER: Move(
            open_states | {State.CLOSED},
            None,
            by,
            needs=("paper",),
            guards=("papers.room",),
            effects=("papers.keep",),
            quiet=True,
            offered=False,
            past="paper_made",
            body=None,
            says_more=True,
            about="Make a paper of the case, which has an address of its own.",
        ),
    }


def register() -> None:
    GUARDS.register("papers.room", Guard(When.SAID, _has_room, lambda *_: TooManyPapers()))
    EFFECTS.register("papers.keep", _keep)


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return len(case.papers.values_list("pk")[:MOST_PAPERS]) < MOST_PAPERS


def _keep(taking: Taking) -> None:
    drafted: Drafted = taking.said["paper"]
    row = drafted.row
    row.case, row.at, row.track = taking.case, taking.at, taking.case.track
    newest = Paper.objects.filter(case=taking.case, kind=row.kind).order_by("-version")
    # The case is locked: nobody else gives a version meanwhile.
    row.version = (newest.values_list("version", flat=True).first() or 0) + 1
    row.save(force_insert=True)
    drafted.files.keep()
    taking.data |= {"paper_id": str(row.pk), "kind": row.kind, "paper_version": row.version}
