"""The committed contracts say the same whichever Python writes them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

PLATFORM = Path(settings.PLATFORM)


def descriptions(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            yield node["description"]
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from descriptions(inner)


@pytest.mark.parametrize("name", ["openapi.yaml", "events.schema.json"])
def test_no_description_keeps_the_indentation_of_its_source(name: str) -> None:
    """Python 3.13 takes it off docstrings, 3.11 leaves it: what is committed must not show which it was."""
    text = (PLATFORM / name).read_text(encoding="utf-8")
    said = list(descriptions(yaml.safe_load(text) if name.endswith("yaml") else json.loads(text)))
    assert said
    assert [words for words in said if words != inspect.cleandoc(words)] == []
