"""Statements that run so often that reading and planning them anew would be most of their cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections
from django.db.backends.utils import CursorWrapper

from pingan.core.errors import Unavailable

_PARAMETER = re.compile(r"%\((\w+)\)s")
# Names already prepared, per driver connection: a statement lives and dies with its session. False: prepared,
# but for a table that has changed since.
_prepared: WeakKeyDictionary[Any, dict[str, bool]] = WeakKeyDictionary()
# "cached plan must not change result type" comes under this code.
_FEATURE_NOT_SUPPORTED = "0A000"


class Statement:
    """One statement, prepared in each connection at its first use there (PostgreSQL's PREPARE).

    `sql` names its parameters as `%(name)s`; `types` gives the SQL type of each, in the order they are sent.
    Only for statements whose best plan does not hang on the values: after five runs PostgreSQL may keep
    one plan for all. A pooler that hands out sessions by the transaction cannot sit in between.
    """

    def __init__(self, name: str, sql: str, types: Mapping[str, str]) -> None:
        self.name = name
        self.sql = sql
        self._names = list(types)
        places = {parameter: f"${number}" for number, parameter in enumerate(types, start=1)}
        # A doubled percent sign is one, as in every statement with parameters.
        body = _PARAMETER.sub(lambda found: places[found[1]], sql).replace("%%", "%")
        self._prepare = f"PREPARE {name} ({', '.join(types.values())}) AS {body}"
        self._execute = f"EXECUTE {name} ({', '.join(['%s'] * len(types))})"

    def execute(self, cursor: CursorWrapper, values: Mapping[str, Any]) -> None:
        """Run it with a value for each parameter; others are passed over. Raises KeyError without one.

        A migration may meanwhile have changed the type of a column it returns (an update of one machine among
        several). PostgreSQL then refuses the kept plan before it does anything: it is prepared anew and run
        again. Inside a transaction, which is lost by then, Unavailable is raised and the next run prepares.
        """
        row = [values[name] for name in self._names]
        self._have_prepared(cursor)
        try:
            cursor.execute(self._execute, row)
        except NotSupportedError as error:
            if getattr(error.__cause__, "pgcode", None) != _FEATURE_NOT_SUPPORTED:
                raise
            self._outdated()
            if connections[DEFAULT_DB_ALIAS].in_atomic_block:
                raise Unavailable from error
            self._have_prepared(cursor)
            cursor.execute(self._execute, row)

    def _have_prepared(self, cursor: CursorWrapper) -> None:
        known = _prepared.setdefault(connections[DEFAULT_DB_ALIAS].connection, {})
        if known.get(self.name) is True:
            return
        if self.name in known:
            cursor.execute(f"DEALLOCATE {self.name}")
            # Forgotten even if preparing fails: there is no second one to take away then.
            del known[self.name]
        cursor.execute(self._prepare)
        known[self.name] = True

    def _outdated(self) -> None:
        _prepared[connections[DEFAULT_DB_ALIAS].connection][self.name] = False
