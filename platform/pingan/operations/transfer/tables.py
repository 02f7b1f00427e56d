"""Which tables a county takes along, how a row of theirs stands in a file, and what stays behind, and why.

A file is CSV as RFC 4180 has it, in UTF-8 with a byte order mark, a line of columns first. Nothing between
two commas is NULL, and "" is an empty text. What the platform keeps sealed stands there opened: another
installation seals it with keys of its own, and no other program has any.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, CharField, Field, ForeignKey, Model, TextField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pingan.core import crypto
from pingan.core.crypto import EncryptedTextField

BOM: Final = b"\xef\xbb\xbf"
# So many rows are opened or sealed at a time.
_TOGETHER: Final = 2000

_BOOKS: Final = _("The web framework's own books, made by each installation.")
_MINUTES: Final = _("Holds for minutes: who looks at what, which process lives, what is being sent.")
_SIGNS_IN: Final = _("A secret that lets somebody in. Lying open it would be none; it is set up anew.")
# By model, why it is not taken along. Whoever adds a model and does not want it taken says so here.
LEFT_BEHIND: Final[Mapping[str, str | Promise]] = {
    "contenttypes.ContentType": _BOOKS,
    "auth.Permission": _BOOKS,
    "auth.Group": _BOOKS,
    "auth.Group_permissions": _BOOKS,
    "django_tasks_database.DBTaskResult": _(
        "Work of the next minutes. What is still due is asked for again."
    ),
    "core.Use": _("Counts how often something was tried in the last hours."),
    "people.Device": _("Whoever was signed in signs in anew."),
    "factors.Totp": _SIGNS_IN,
    "factors.Passkey": _SIGNS_IN,
    "factors.RecoveryCode": _SIGNS_IN,
    "cases.Lease": _MINUTES,
    "cases.PhotoUnderWay": _("A part of a picture. The phone has the whole, and sends it again."),
    "notices.Subscription": _("A browser's leave to be called by the old machine. The browser asks again."),
    "notices.Gateway": _("Keys of gateways that are somebody else's. They are entered anew."),
    "operations.Upgrade": _("What was announced for an evening, on the old machine."),
    "realtime.Look": _MINUTES,
    "realtime.Pulse": _MINUTES,
}
# Tables of no model: those of others, and one that only servers of the last release still write.
NOT_OURS: Final = frozenset({"django_migrations", "spatial_ref_sys", "people_signinfailure"})
# Where the order of reading is not that of the primary key: a county's journal goes by its numbers.
_ORDER: Final = {"journal.Act": ("county", "seq")}

# What makes one text of one value on every machine.
PLAIN_WORDS: Final = (
    "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'iso_8601';"
    "SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;"
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
)

# Field as Django has it: of any Python value.
AnyField = Field[Any, Any]


class Sink(Protocol):
    """What rows are written to."""

    def write(self, content: bytes, /) -> object: ...


class Source(Protocol):
    """What rows are read from."""

    def read(self, size: int = ..., /) -> bytes: ...
    def readline(self) -> bytes: ...


class OtherColumns(Exception):
    """A file has other columns than the table."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table that is taken along."""

    model: type[Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def fields(self) -> list[AnyField]:
        """What is not worked out by the database itself."""
        return [field for field in self.model._meta.concrete_fields if field.column and not field.generated]

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    @property
    def keys(self) -> list[str]:
        """The columns of the primary key."""
        return [str(field.column) for field in self.model._meta.pk_fields if field.column]

    @property
    def header(self) -> bytes:
        return BOM + ",".join(self.columns).encode() + b"\n"

    def write_rows(self, cursor: CursorWrapper, out: Sink) -> int:
        """Every row, in an order that is the same everywhere, never more than some at once; how many."""
        out.write(self.header)
        if not self._sealed:
            _raw(cursor).copy_expert(f"COPY ({self._select()}) TO STDOUT WITH (FORMAT csv)", out)
            return int(cursor.rowcount)
        rows = 0
        for row in self._opened():
            out.write(line(row))
            rows += 1
        return rows

    def read_rows(self, cursor: CursorWrapper, source: Source) -> None:
        """Take in what `write_rows` has written. Raises OtherColumns."""
        if source.readline() != self.header:
            raise OtherColumns(self.name)
        if not self._sealed:
            self._copy_in(cursor, self.name, source)
            return
        # The database reads the file: one reader says what NULL is. Then some rows are sealed at a time.
        texts = ", ".join(f"{quoted(column)} text" for column in self.columns)
        cursor.execute(f"CREATE TEMPORARY TABLE arriving ({texts}) ON COMMIT DROP")
        self._copy_in(cursor, "arriving", source)
        for rows in self._arriving():
            self._copy_in(cursor, self.name, io.BytesIO(b"".join(line(self._shut(row)) for row in rows)))
        cursor.execute("DROP TABLE arriving")

    def _copy_in(self, cursor: CursorWrapper, table: str, source: Source) -> None:
        columns = ", ".join(map(quoted, self.columns))
        _raw(cursor).copy_expert(f"COPY {quoted(table)} ({columns}) FROM STDIN WITH (FORMAT csv)", source)

    @property
    def _sealed(self) -> dict[int, EncryptedTextField]:
        return {at: one for at, one in enumerate(self.fields) if isinstance(one, EncryptedTextField)}

    def _select(self) -> str:
        columns = [_as_text(field) for field in self.fields]
        order = _ORDER.get(self.label) or tuple(self.keys)
        by = {str(field.column): field for field in self.fields}
        return (
            f"SELECT {', '.join(columns)} FROM {quoted(self.name)}"  # noqa: S608  names of models
            f" ORDER BY {', '.join(_sorted_alike(by[column]) for column in order)}"
        )

    def _opened(self) -> Iterator[list[str | None]]:
        keys, key = crypto.ring(), self.columns.index(self.keys[0])
        with connection.connection.cursor(name="leaving") as rows:
            rows.itersize = _TOGETHER
            rows.execute(self._select())
            for row in rows:
                told = list(row)
                for at, field in self._sealed.items():
                    if told[at] is not None:
                        told[at] = keys.open(bytes(told[at]), field.place_of(UUID(told[key])))
                yield told

    def _arriving(self) -> Iterator[list[tuple[str | None, ...]]]:
        with connection.connection.cursor(name="arriving") as rows:
            columns = ", ".join(map(quoted, self.columns))
            rows.execute(f"SELECT {columns} FROM arriving")  # noqa: S608  names of models
            while some := rows.fetchmany(_TOGETHER):
                yield some

    def _shut(self, row: Sequence[str | None]) -> list[str | None]:
        keys, key = crypto.ring(), UUID(str(row[self.columns.index(self.keys[0])]))
        told = list(row)
        for at, field in self._sealed.items():
            value = told[at]
            if value is not None:
                told[at] = "\\x" + keys.seal(value, field.place_of(key)).hex()
        return told


def tables() -> list[Table]:
    """All that are taken along, by name."""
    models = apps.get_models(include_auto_created=True)
    taken = [Table(model) for model in models if model._meta.managed and model._meta.label not in LEFT_BEHIND]
    return sorted(taken, key=lambda table: table.name)


def line(values: Iterable[str | None]) -> bytes:
    """One row."""
    return (",".join(map(_cell, values)) + "\n").encode()


def quoted(name: str) -> str:
    """A name of a table or column, as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def _cell(value: str | None) -> str:
    if value is None:
        return ""
    if value and value[0] != "\\" and not any(mark in value for mark in ',"\n\r'):
        return value
    return '"' + value.replace('"', '""') + '"'


def _as_text(field: AnyField) -> str:
    column = quoted(str(field.column))
    if isinstance(field, EncryptedTextField):
        return column
    # As text, not as `COPY` abbreviates it.
    if isinstance(field, BooleanField) or any(
        isinstance(one, EncryptedTextField) for one in field.model._meta.concrete_fields
    ):
        return f"{column}::text"
    return column


def _sorted_alike(field: AnyField) -> str:
    """By bytes, whatever the database's own order of letters is."""
    target = field.target_field if isinstance(field, ForeignKey) else field
    column = quoted(str(field.column))
    return f'{column} COLLATE "C"' if isinstance(target, CharField | TextField) else column


def _raw(cursor: CursorWrapper) -> Any:
    """The driver's own, which speaks COPY."""
    return cursor.cursor
