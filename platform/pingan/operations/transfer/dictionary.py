"""What each table and column of an export means, as a Frictionless data package says it.

The words are those of the models: their docstrings, and the remarks that stand above a field.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from django.db import models
from django.db.models import Model

from pingan.core.crypto import EncryptedTextField
from pingan.operations.transfer.tables import AnyField, Table

_TYPES: Final[list[tuple[type[Any], str]]] = [
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.TimeField, "time"),
    (models.IntegerField, "integer"),
    (models.FloatField, "number"),
    (models.DecimalField, "number"),
    (models.JSONField, "object"),
]
_FIELD: Final = re.compile(r"    (\w+)(?:: [^=]+)? = ")
_REMARK: Final = re.compile(r"    # ?(.*)")


def resource(table: Table, path: str, rows: int, size: int, sha256: str) -> dict[str, Any]:
    """A table's entry."""
    return {
        "name": table.name,
        "path": path,
        "title": table.label,
        "description": inspect.cleandoc(table.model.__doc__ or ""),
        "format": "csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "rows": rows,
        "schema": {
            "missingValues": [""],
            "fields": [_field(field, _remarks(table.model)) for field in table.fields],
            "primaryKey": table.keys,
            "foreignKeys": [
                {
                    "fields": [str(field.column)],
                    "reference": {
                        "resource": field.target_field.model._meta.db_table,
                        "fields": [str(field.target_field.column)],
                    },
                }
                for field in table.fields
                if isinstance(field, models.ForeignKey)
            ],
        },
    }


def _field(field: AnyField, remarks: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": str(field.column),
        "type": next((word for kind, word in _TYPES if isinstance(field, kind)), "string"),
        "description": " ".join(filter(None, [str(field.help_text), remarks.get(field.name, "")])),
        "constraints": {"required": not field.null},
    }
    if told["type"] == "datetime":
        told["format"] = "any"
    if field.max_length and told["type"] == "string" and not isinstance(field, models.BinaryField):
        told["constraints"]["maxLength"] = field.max_length
    if field.choices:
        told["constraints"]["enum"] = [str(value) for value, _label in _flat(field.choices)]
    if isinstance(field, EncryptedTextField):
        told["pingan:sealed"] = True
    elif isinstance(field, models.BinaryField):
        told["pingan:bytes"] = "hex"
    return told


def _flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    return [one for one in choices if not isinstance(one[1], list | tuple)]


@cache
def _remarks(model: type[Model]) -> dict[str, str]:
    """What stands above each field of a model, by the field's name."""
    found: dict[str, str] = {}
    above: list[str] = []
    for text in inspect.getsource(model).splitlines() if model.__module__.startswith("pingan.") else []:
        if remark := _REMARK.fullmatch(text):
            above.append(remark[1])
            continue
        if (field := _FIELD.match(text)) and above:
            found[field[1]] = " ".join(above)
        above = []
    return found
