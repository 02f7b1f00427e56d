"""The generated schema tells every operation's problems."""

from __future__ import annotations

from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.errors import Conflict

from .urls import Open, ReportIn


class AlreadyThere(Conflict):
    """Somebody was faster."""

    code = "already_there"


class Described(Open):
    problems = {"POST": (AlreadyThere,)}

    @extend_schema(request=ReportIn, responses=ReportIn)
    def post(self, request: Request, name: str) -> Response:
        return Response()


@pytest.fixture
def schema() -> Any:
    from django.urls import path

    return SchemaGenerator(patterns=[path("api/v1/things/<name>", Described.as_view())]).get_schema(
        public=True
    )


def test_each_status_names_its_codes_and_shares_one_component(schema: Any) -> None:
    answers = schema["paths"]["/api/v1/things/{name}"]["post"]["responses"]
    assert answers.keys() == {"200", "400", "401", "403", "404", "409", "413", "415", "503", "default"}
    assert answers["409"]["description"] == "already_there"
    for status in answers.keys() - {"200"}:
        content = answers[status]["content"]
        assert content == {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
        }


def test_the_component_is_what_problems_look_like(schema: Any) -> None:
    component = schema["components"]["schemas"]["ProblemOut"]
    assert set(component["required"]) == AlreadyThere().as_dict().keys()


def test_input_components_keep_their_own_name(schema: Any) -> None:
    assert "ReportIn" in schema["components"]["schemas"]
    assert "ReportInRequest" not in schema["components"]["schemas"]
