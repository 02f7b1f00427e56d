"""What a request is refused for is told by name: every field of every body has one on screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]

# Made by the phone and never seen, or written for programs.
UNSEEN = {"lng", "lat", "datum", "accuracy_m", "captured_at", "open", "phone_grid"}
# Written by the phone whole: what a person said lies in it as the body of its own act.
BY_PHONES = {"ItemIn", "OutboxIn", "KeyIn", "ParcelIn"}
# Of browsers' own push, and of gateways.
BY_PROGRAMS = {"PushIn", "NoticeReceiptsIn", "NoticeReceiptIn"}


def fields_of_bodies() -> set[str]:
    contract = yaml.safe_load((ROOT / "platform" / "openapi.yaml").read_text(encoding="utf-8"))
    schemas = contract["components"]["schemas"].items()
    return {
        field
        for name, schema in schemas
        if name.endswith("In") and name not in BY_PHONES | BY_PROGRAMS
        for field in schema.get("properties", {})
    }


def named_fields(language: str) -> set[str]:
    """What the rooms of the pages name under `param`."""
    files = (ROOT / "frontend" / "src").rglob(f"messages.{language}.ts")
    blocks = [re.search(r"\bparam: \{(.*?)\}", file.read_text(encoding="utf-8"), re.S) for file in files]
    return {name for block in blocks if block for name in re.findall(r"(\w+): '", block[1])}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_field_has_a_name_its_reader_knows(language: str) -> None:
    assert fields_of_bodies() - UNSEEN - named_fields(language) == set()
