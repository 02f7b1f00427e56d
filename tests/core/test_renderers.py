"""Answers as JSON: the same words DRF would write."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ErrorDetail
from rest_framework.renderers import JSONRenderer

from pingan.cases.workflow import State
from pingan.core.api.renderers import FastJSONRenderer

ANSWERS: list[Any] = [
    {"id": UUID(int=7), "n": 1, "x": 1.5, "no": None, "yes": True, "text": "水渠\u0001\"'</script>"},
    [datetime(2026, 1, 2, 3, 4, 5, 678000, UTC), datetime(2026, 1, 2, tzinfo=UTC), date(2026, 1, 2)],
    {"title": _("The present copy, when yours was old."), "reason": ErrorDetail("x", code="y")},
    {"state": State.REPORTED, "many": ("a", "b")},
    {999901: "a key that is a number"},
    [],
]


@pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
def test_says_what_drf_says(answer: Any) -> None:
    assert json.loads(FastJSONRenderer().render(answer)) == json.loads(JSONRenderer().render(answer))


def test_nothing_is_nothing() -> None:
    assert FastJSONRenderer().render(None) == b""
