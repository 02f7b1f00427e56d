"""The committed contract as a judge of answers: which there may be, and what stands in them.

Every answer to a `tests.cast.Browser`, in whatever test, is held against it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml
from django.conf import settings

METHODS = ("get", "post", "put", "patch", "delete")
FILE = Path(settings.REPOSITORY) / "platform" / "openapi.yaml"
# "Some codes add members."
OPEN = frozenset({"ProblemOut"})
Document = Mapping[str, Any]


class Contract:
    """The answers of every operation, ready to be compared with."""

    def __init__(self, document: Document) -> None:
        components = document["components"]["schemas"]
        self._components = {
            "schemas": {name: _strict(shape, closed=name not in OPEN) for name, shape in components.items()}
        }
        self.operations = {
            (method, address): item[method]["responses"]
            for address, item in document["paths"].items()
            for method in METHODS
            if method in item
        }
        self._addresses = [(_pattern(address), address) for address in document["paths"]]
        self._judges: dict[tuple[str, str, str, str], Any] = {}

    def operation(self, method: str, path: str) -> tuple[str, str] | None:
        """(method, address) of the contract that the request is; None for one it does not know."""
        found = [address for pattern, address in self._addresses if pattern.fullmatch(path)]
        # What is written out goes before what stands for anything.
        for address in sorted(found, key=lambda address: address.count("{")):
            if (method.lower(), address) in self.operations:
                return method.lower(), address
        return None

    def fault(self, method: str, path: str, status: int, kind: str, body: bytes) -> str:
        """What of the answer the contract does not say; empty where it says all of it."""
        operation = self.operation(method, path)
        if operation is None:
            return ""
        answers = self.operations[operation]
        said = str(status)
        if said not in answers:
            if status < 400:
                return f"{status} is no answer of {method} {operation[1]}"
            said = "default"
        contents = answers[said].get("content", {})
        kind = kind.partition(";")[0]
        if not contents:
            return f"{method} {operation[1]} answers {status} with a body" if body else ""
        if kind not in contents:
            return "" if status == 304 else f"{method} {operation[1]} answers {status} as {kind!r}"
        if not kind.endswith("json"):
            return ""
        faults = self._judge(*operation, said, kind, contents[kind]["schema"]).iter_errors(json.loads(body))
        return "; ".join(
            f"{method} {path} {status}, at {'/'.join(map(str, fault.instance_path))}: {fault.message}"
            for fault in faults
        )

    def _judge(self, method: str, address: str, status: str, kind: str, shape: Document) -> Any:
        key = method, address, status, kind
        if key not in self._judges:
            whole = {**_strict(shape, closed=True), "components": self._components}
            self._judges[key] = jsonschema_rs.validator_for(whole, validate_formats=True)
        return self._judges[key]


@cache
def contract() -> Contract:
    """The committed one; read once a process."""
    return Contract(yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _pattern(address: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(address)))


def _strict(shape: Any, *, closed: bool) -> Any:
    """A shape of OpenAPI 3.0 as JSON schema, in which an object has no member that is not named."""
    if isinstance(shape, list):
        return [_strict(part, closed=closed) for part in shape]
    if not isinstance(shape, dict):
        return shape
    strict = {name: _strict(part, closed=closed) for name, part in shape.items() if name != "nullable"}
    if closed and isinstance(shape.get("properties"), dict) and shape.get("type") == "object":
        strict.setdefault("additionalProperties", False)
    return {"anyOf": [strict, {"type": "null"}]} if shape.get("nullable") is True else strict
