"""manage.py data_state: which database this is, and whether it stands where this release wants it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, ProgrammingError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

# The cluster and the database in it: both are made anew when a volume or a directory is lost.
_IDENTITY_SQL = """
SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
FROM pg_control_system()
"""
_INSUFFICIENT_PRIVILEGE = "42501"


class Command(BaseCommand):
    help = "Prints '<cluster>/<database> ready', or 'behind' where migrations are waiting."
    requires_system_checks = ()
    requires_migrations_checks = False

    def handle(self, *_args: Any, **_options: Any) -> None:
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(_IDENTITY_SQL)
            (identity,) = cursor.fetchone()
        self.stdout.write(f"{identity} {'behind' if _waits(connection) else 'ready'}")


def _waits(connection: BaseDatabaseWrapper) -> bool:
    try:
        executor = MigrationExecutor(connection)
    except ProgrammingError as error:
        # A first `migrate` that was cut short has made tables and not said who may read them. The next does.
        if getattr(error.__cause__, "pgcode", None) == _INSUFFICIENT_PRIVILEGE:
            return True
        raise
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
