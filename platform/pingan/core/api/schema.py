"""What the generated API schema says of problems: one component, named on every operation."""

from __future__ import annotations

import inspect
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction
from rest_framework import serializers

from pingan.core import errors
from pingan.core.api.problems import CONTENT_TYPE


class InvalidParamOut(serializers.Serializer[Any]):
    """One refused input."""

    name = serializers.CharField(help_text="Dotted path in the body, or the query parameter.")
    reason = serializers.CharField()


class ProblemOut(serializers.Serializer[Any]):
    """Problem details (RFC 9457) with an instruction to the caller in `retry`. Some codes add members."""

    type = serializers.CharField()
    code = serializers.CharField(help_text="Stable word for programs.")
    title = serializers.CharField(help_text="In the reader's language.")
    status = serializers.IntegerField()
    detail = serializers.CharField(allow_blank=True)
    retry = serializers.ChoiceField(choices=["never", "later", "after_login", "after_refresh"])
    retry_after = serializers.IntegerField(required=False, help_text="Seconds.")
    invalid_params = InvalidParamOut(many=True)
    current = serializers.JSONField(required=False, help_text="The present copy, when yours was old.")


class PlatformSchema(AutoSchema):
    """Adds the problem answers to every operation.

    A view that raises room problems lists them: `problems = {"POST": (AlreadyClaimed, WrongState)}`.
    """

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        by_status: dict[str, list[str]] = {}
        for problem in self._problems():
            by_status.setdefault(str(problem.status), []).append(problem.code)
        for status, codes in sorted(by_status.items()):
            bodies.setdefault(status, self._problem_body(status, ", ".join(dict.fromkeys(codes))))
        bodies.setdefault("default", self._problem_body("default", "Any other problem."))
        return bodies

    def _problems(self) -> list[type[errors.Problem]]:
        found: list[type[errors.Problem]] = [errors.BadInput, errors.Unauthenticated, errors.Denied]
        if "{" in self.path:
            found.append(errors.NotFound)
        if self.method in ("POST", "PUT", "PATCH"):
            found += [errors.TooLarge, errors.Unsupported]
        found.append(errors.Unavailable)
        return [*found, *getattr(self.view, "problems", {}).get(self.method, ())]

    def _problem_body(self, status: str, description: str) -> dict[str, Any]:
        body = self._get_response_for_code(ProblemOut, status, [CONTENT_TYPE])  # type: ignore[no-untyped-call]
        return {**body, "description": description}

    def _get_serializer_name(self, serializer: Any, direction: str, bypass_extensions: bool = False) -> str:
        """Our input serializers already say so: `CaseReportIn`, not `CaseReportInRequest`."""
        name: str = super()._get_serializer_name(serializer, direction, bypass_extensions)
        return name.removesuffix("Request") if name.endswith("InRequest") else name


def dedented(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """A POSTPROCESSING_HOOK: descriptions without the indentation they have in the source.

    Python takes it off docstrings from 3.13 on; the schema is to be the same whichever Python writes it.
    """
    _dedent(result)
    return result


def _dedent(node: Any) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            node["description"] = inspect.cleandoc(node["description"])
        for inner in node.values():
            _dedent(inner)
    elif isinstance(node, list):
        for inner in node:
            _dedent(inner)
