"""What a move does beside moving the case: named words of the tables, filled in by the rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from pingan.cases import tracks
from pingan.cases.models import Case
from pingan.cases.workflow import Move
from pingan.core.registry import Registry
from pingan.journal.services import Fact
from pingan.people.actors import Actor


@dataclass(slots=True)
class Taking:
    """A move being taken: its case, locked and already where the move leads, by whom, and what was said.

    `data` is kept beside the line of the timeline; `changed` names the columns that `change` has set.
    `facts` are codes that its act tells beside where the case stands. `acts` journal what an effect did to
    other cases: acts are the last statements of a transaction. `hearers` are organisations that hear of the
    step beside those that have the case now.
    """

    case: Case
    move: Move
    by: Actor
    at: datetime
    said: Mapping[str, Any]
    data: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    acts: list[Callable[[], None]] = field(default_factory=list)
    hearers: list[UUID] = field(default_factory=list)

    def change(self, **columns: Any) -> None:
        """Change the case; the row is written once, when all effects are done."""
        for name, value in columns.items():
            setattr(self.case, name, value)
        self.changed |= columns.keys()


# What rooms above do with every step that is taken, by its action: behind the line of the timeline, and
# before the act.
AFTER: Registry[Callable[[Taking, str], None]] = Registry("cases.after")

EFFECTS: Registry[Callable[[Taking], None]] = Registry(
    "effects", needs=lambda: tracks.words_of(lambda move: move.effects)
)
