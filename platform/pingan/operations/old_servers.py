"""Whether servers of the last release survive these migrations: judged before any of them runs.

Until the last server is exchanged, and where an upgrade is taken back, old code meets new tables. So a
release adds and moves over; what it no longer wants it takes away one release later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED

# While one of these is at work nobody else writes to its table.
_HOLDING = (
    operations.AddIndex,
    operations.AddConstraint,
    operations.AlterField,
    operations.AlterUniqueTogether,
    operations.RunPython,
    operations.RunSQL,
)
_BESIDE = (AddIndexConcurrently, RemoveIndexConcurrently)
_TAKING = {
    operations.DeleteModel: "takes away a table",
    operations.RenameModel: "renames a table",
    operations.AlterModelTable: "renames a table",
    operations.RemoveField: "takes away a column",
    operations.RenameField: "renames a column",
}


@dataclass(frozen=True, slots=True)
class Care:
    """What is to be known of one operation. `breaks` says how it stops old servers, and may be empty."""

    migration: str
    operation: str
    breaks: str


def cares(plan: Sequence[Migration], state: ProjectState) -> Iterator[Care]:
    """Of migrations about to run from a state: what old servers do not survive, and what holds tables."""
    made: set[tuple[str, str]] = set()
    for migration in plan:
        name = f"{migration.app_label}.{migration.name}"
        for operation in _of_the_database(migration.operations):
            if isinstance(operation, operations.CreateModel):
                made.add((migration.app_label, operation.name_lower))
            elif (migration.app_label, _model(operation)) not in made:
                # A table of this very release is nobody's yet.
                breaks = _breaks(operation, migration.app_label, state)
                holding = isinstance(operation, _HOLDING) and not isinstance(operation, _BESIDE)
                if breaks or holding:
                    yield Care(name, operation.describe(), breaks)
        state = migration.mutate_state(state, preserve=False)


def _of_the_database(steps: Sequence[Operation]) -> Iterator[Operation]:
    """Those that touch tables: of a separated pair, its half in the database."""
    for step in steps:
        if isinstance(step, operations.SeparateDatabaseAndState):
            yield from _of_the_database(step.database_operations)
        else:
            yield step


def _model(operation: Operation) -> str:
    said: Any = operation
    return str(getattr(said, "model_name", None) or getattr(said, "name", "")).lower()


def _breaks(operation: Operation, app: str, state: ProjectState) -> str:
    for kind, word in _TAKING.items():
        if isinstance(operation, kind):
            return word
    if isinstance(operation, operations.AddField) and _must_be_given(operation.field):
        return "adds a column that old servers do not give"
    if isinstance(operation, operations.AlterField):
        model = state.models.get((app, operation.model_name_lower))
        before: Any = model.fields.get(operation.name) if model else None
        if before is not None and before.null and _must_be_given(operation.field):
            return "asks for a column that old servers leave out"
    return ""


def _must_be_given(field: Any) -> bool:
    return not (
        field.null
        or field.many_to_many
        or getattr(field, "generated", False)
        or field.db_default is not NOT_PROVIDED
    )
