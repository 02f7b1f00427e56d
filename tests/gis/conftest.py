"""A tiny county, drawn once for all tests of this folder, and a way to plant faults in a copy of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gis import county, manifest

SEED = 5
SIZE = county.Size(townships=3, villages=8, grids=24, border_villages=2)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny county's directory. Read it only."""
    out = tmp_path_factory.mktemp("county") / "tiny"
    county.build_province(SEED, SIZE, out)
    return out


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Path:
    """A copy of the tiny county to break."""
    return Path(shutil.copytree(tiny, tmp_path / "copy"))


@pytest.fixture
def plant(copy: Path) -> Callable[[Callable[[list[dict[str, Any]]], None]], Path]:
    """Change the list of areas in the copy, with a manifest that is true to the changed file."""

    def planted(change: Callable[[list[dict[str, Any]]], None]) -> Path:
        path = copy / "areas.geojson"
        content = json.loads(path.read_text(encoding="utf-8"))
        change(content["features"])
        path.write_text(json.dumps(content), encoding="utf-8")
        manifest.renew(copy, "areas.geojson", len(content["features"]))
        return copy

    return planted
