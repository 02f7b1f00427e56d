"""Servers of the last release survive this one's migrations, and it is told beforehand which hold tables."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import connection, migrations, models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState

from pingan.operations.old_servers import cares
from tests.migrations.conftest import unpacked

# What was looked at: it cannot stop servers of the last release, and why.
LOOKED_AT = {
    (
        "cases.0004_room_for_words",
        "Remove field due from case",
    ): "the database works it out: it is exchanged for another within the transaction",
}


def released() -> set[tuple[str, str]]:
    """The migrations that the last release's database has been through."""
    rows = (
        unpacked("last_release.sql.xz").split("INSERT INTO public.django_migrations", 1)[1].split(";", 1)[0]
    )
    return set(re.findall(r"'(\w+)', '(\d\w+)'", rows))


@pytest.mark.django_db
def test_no_migration_since_the_last_release_stops_its_servers() -> None:
    loader = MigrationLoader(connection)
    known = released()
    assert len(known) > 30
    plan = [
        loader.graph.nodes[key]
        for leaf in sorted(loader.graph.leaf_nodes())
        for key in loader.graph.forwards_plan(leaf)
        if key not in known
    ]
    plan = list(dict.fromkeys(plan))
    assert plan
    state = loader.project_state([key for key in loader.graph.nodes if key in known])
    found = {(care.migration, care.operation): care.breaks for care in cares(plan, state) if care.breaks}
    assert {key: found[key] for key in found if key not in LOOKED_AT} == {}
    assert set(LOOKED_AT) <= set(found)


def judged(*steps: Operation) -> list[str]:
    state = ProjectState()
    fields: dict[str, Any] = {
        "id": models.BigAutoField(primary_key=True),
        "kept": models.IntegerField(null=True),
    }
    state.add_model(ModelState("cases", "Old", fields))
    kind = type("New", (Migration,), {"operations": list(steps)})
    return [care.breaks or "holds" for care in cares([kind("0099_new", "cases")], state)]


def test_what_takes_renames_or_asks_is_told_apart_from_what_adds() -> None:
    number = models.IntegerField
    assert judged(migrations.AddField("Old", "new", number(null=True))) == []
    assert judged(migrations.AddField("Old", "new", number(db_default=0))) == []
    # A default of Django's is known to its own code alone.
    assert judged(migrations.AddField("Old", "new", number(default=0))) != []
    assert judged(migrations.AlterField("Old", "kept", number())) == [
        "asks for a column that old servers leave out"
    ]
    assert judged(migrations.AlterField("Old", "kept", number(null=True, db_index=True))) == ["holds"]
    assert judged(migrations.RemoveField("Old", "kept")) == ["takes away a column"]
    assert judged(migrations.RenameField("Old", "kept", "held")) == ["renames a column"]
    assert judged(migrations.DeleteModel("Old")) == ["takes away a table"]
    only_said = migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("Old", "kept")])
    assert judged(only_said) == []
    index = models.Index(fields=["kept"], name="old_kept")
    assert judged(migrations.AddIndex("Old", index)) == ["holds"]
    assert judged(AddIndexConcurrently("Old", index)) == []
    made = migrations.CreateModel("New", [("id", models.BigAutoField(primary_key=True))])
    assert judged(made, migrations.AddField("New", "new", number())) == []
