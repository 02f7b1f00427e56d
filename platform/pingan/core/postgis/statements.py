"""Statements that run so often that reading and planning them anew would be most of their cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper

_PARAMETER = re.compile(r"%\((\w+)\)s")
# Names already prepared, per driver connection: a statement lives and dies with its session.
_prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


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
        """Run it with a value for each parameter; others are passed over. Raises KeyError without one."""
        row = [values[name] for name in self._names]
        raw = connections[DEFAULT_DB_ALIAS].connection
        known = _prepared.setdefault(raw, set())
        if self.name not in known:
            cursor.execute(self._prepare)
            known.add(self.name)
        cursor.execute(self._execute, row)
