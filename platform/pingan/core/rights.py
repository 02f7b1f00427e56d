"""Two roles in the database: an owner, who changes tables, and the servers', which owns nothing.

The rules the tables keep for themselves (the journal only grows) bind their owner only as long as the owner
likes: a trigger can be switched off. So the servers' role may do to each table what serving needs and no
more, and `migrate`, which comes as the owner, says so anew each time.
"""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

# What the servers may do to a table, unless its room says less: `servers_may` of its AppConfig, by table.
USUAL = "SELECT, INSERT, UPDATE, DELETE"
# Of Django's own: which migrations have run is the owner's to write.
_OF_DJANGO = {"django_migrations": "SELECT"}

_OURS_SQL = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = ANY(%s) AND c.relowner = current_user::regrole
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
_TABLES, _SEQUENCES = ["r", "p", "v", "m"], ["S"]

_EXCESS_SQL = """
SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole,
       EXISTS (SELECT FROM pg_tables t JOIN pg_roles o ON o.rolname = t.tableowner
               WHERE t.schemaname = 'public' AND t.tablename <> 'spatial_ref_sys'
               AND pg_has_role(r.oid, o.oid, 'MEMBER')),
       coalesce(has_table_privilege(r.oid, to_regclass('journal_act'), 'UPDATE, DELETE, TRUNCATE, TRIGGER'),
                false),
       has_schema_privilege(r.oid, 'public', 'CREATE')
FROM pg_roles r WHERE r.rolname = %s
"""
# In the order of the columns above.
_EXCESSES = ("may_do_anything", "owns_tables", "may_change_the_journal", "may_create_tables")


def settle(using: str) -> None:
    """Give the servers' role its rights, no more and no fewer. Without effect unless done by another role."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = %s AND rolname <> current_user",
            [settings.SERVER_ROLE],
        )
        for (server,) in cursor.fetchall():
            _settle(cursor, server)


def _settle(cursor: CursorWrapper, server: str) -> None:
    narrower = _narrower()
    for table in _ours(cursor, _TABLES):
        may = narrower.get(table, USUAL)
        cursor.execute(f"REVOKE ALL ON {table} FROM {server}; GRANT {may} ON {table} TO {server}")
    for sequence in _ours(cursor, _SEQUENCES):
        cursor.execute(f"GRANT USAGE, SELECT ON SEQUENCE {sequence} TO {server}")
    # For what comes between one `migrate` and the end of the next: servers go on while tables are exchanged.
    cursor.execute(
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {USUAL} ON TABLES TO {server};"
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {server}"
    )


def _narrower() -> dict[str, str]:
    rooms = [getattr(config, "servers_may", {}) for config in apps.get_app_configs()]
    return _OF_DJANGO | {table: may for room in rooms for table, may in room.items()}


def _ours(cursor: CursorWrapper, kinds: list[str]) -> list[str]:
    cursor.execute(_OURS_SQL, [kinds])
    return [name for (name,) in cursor.fetchall()]


def excess(using: str = "default") -> list[str]:
    """What the servers' role may do beyond its rights, in words for a machine; nothing when all is well."""
    with connections[using].cursor() as cursor:
        cursor.execute(_EXCESS_SQL, [settings.SERVER_ROLE])
        found = cursor.fetchone() or ()
    return [word for word, is_so in zip(_EXCESSES, found, strict=False) if is_so]
