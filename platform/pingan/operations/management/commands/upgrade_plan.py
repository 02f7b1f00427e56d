"""`manage.py upgrade_plan`: which migrations wait, and what is to be known of them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from pingan.operations.old_servers import cares


class Command(BaseCommand):
    help = "List the migrations that wait, which hold tables, and which old servers do not survive."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        executor = MigrationExecutor(connection)
        plan = [one for one, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
        state = executor.loader.project_state(
            [key for key in executor.loader.applied_migrations if key in executor.loader.graph.nodes]
        )
        self.stdout.write(f"{len(plan)} migrations")
        for migration in plan:
            self.stdout.write(f"  {migration.app_label}.{migration.name}")
        for care in cares(plan, state):
            self.stdout.write(
                f"{'STOPS' if care.breaks else 'holds'} {care.migration}: {care.breaks or care.operation}"
            )
