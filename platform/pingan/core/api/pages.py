"""The API for people to read: every operation of the committed contract on a page, and the contract."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

METHODS = ("get", "post", "put", "patch", "delete")
# The next release has another.
ASK_EACH_TIME = "no-cache"


def contract_file() -> Path:
    return Path(settings.PLATFORM) / "openapi.yaml"


@require_safe
def contract(_request: HttpRequest) -> HttpResponse:
    """openapi.yaml as it is committed; the pages' own client is made from it."""
    response = HttpResponse(contract_file().read_bytes(), content_type="application/yaml")
    response["Cache-Control"] = ASK_EACH_TIME
    return response


@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """Every operation by the room it belongs to: what it takes, what it answers, what it may refuse."""
    response = render(request, "api/operations.html", {"rooms": rooms()})
    response["Cache-Control"] = ASK_EACH_TIME
    return response


@cache
def rooms() -> dict[str, list[dict[str, Any]]]:
    """Room → its operations, in the order of the contract."""
    found: dict[str, list[dict[str, Any]]] = {}
    for address, item in yaml.safe_load(contract_file().read_text(encoding="utf-8"))["paths"].items():
        for method in METHODS:
            if method in item:
                told = _told(method, address, item[method])
                found.setdefault(address.split("/")[3], []).append(told)
    return found


def _told(method: str, address: str, operation: dict[str, Any]) -> dict[str, Any]:
    return {
        "method": method.upper(),
        "address": address,
        "name": operation["operationId"],
        "text": operation.get("description", ""),
        "takes": [
            {"name": taken["name"], "where": taken["in"], "required": taken.get("required", False)}
            for taken in operation.get("parameters", ())
        ],
        "body": _shapes(operation.get("requestBody", {})),
        "answers": [
            {"status": status, "shape": _shapes(answer), "text": answer.get("description", "")}
            for status, answer in operation["responses"].items()
        ],
    }


def _shapes(carrier: dict[str, Any]) -> str:
    """The names of the shapes a body may have, as the contract calls them."""
    schemas = [content.get("schema", {}) for content in carrier.get("content", {}).values()]
    return ", ".join(
        dict.fromkeys(schema["$ref"].rsplit("/", 1)[1] for schema in schemas if "$ref" in schema)
    )
