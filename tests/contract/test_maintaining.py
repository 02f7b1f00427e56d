"""The recipes of docs/maintaining.md: what they name is there, and rooms have all the places they tell of."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "platform" / "pingan"
# Tables, pages and settings are read by rooms and are none.
NO_ROOMS = {"policy", "settings", "static", "templates"}
# Beneath, or beside, what data flows through.
UNDER_ALL = {"core", "journal", "receipts", "jobs", "demo"}


def rooms() -> set[str]:
    found = {file.parent.name for file in ROOMS.glob("*/__init__.py")}
    return found - NO_ROOMS


def named_files() -> list[str]:
    text = (ROOT / "docs" / "maintaining.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:platform|tests|frontend|docs|gis)/[\w./-]+)`", text)
    return sorted(dict.fromkeys(paths))


@pytest.mark.parametrize("name", named_files())
def test_what_a_recipe_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_every_room_is_installed() -> None:
    assert {config.name.removeprefix("pingan.") for config in apps.get_app_configs()} >= rooms()


def test_every_room_has_its_place_among_the_layers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (
        contract["layers"]
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    assert {layer.removeprefix("pingan.") for layer in layers} == rooms()


def test_every_room_stands_in_the_tree() -> None:
    tree = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert {name for name in rooms() if not re.search(rf"^    {name}/ ", tree, re.MULTILINE)} == set()


def test_every_room_has_a_folder_of_tests() -> None:
    folders = {file.parent.name for file in (ROOT / "tests").glob("*/__init__.py")}
    assert rooms() - folders == set()


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_room_stands_where_data_flows(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    chain = re.search(r"fixtures/county → (.*?)\n {6}│", text, re.DOTALL)
    assert chain
    assert set(re.findall(r"[a-z]+", chain[1])) == rooms() - UNDER_ALL
