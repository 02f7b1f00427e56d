"""The small county, loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pingan.territory import atlas, calendar, shapes
from pingan.territory.services import CountyLoad, load_county
from tests.territory import small_county


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """A test's transaction takes its areas along; what the process keeps of them must go too."""
    yield
    atlas.forget()
    calendar.forget()
    shapes.forget()


@pytest.fixture
def county_dir(tmp_path: Path) -> Path:
    return small_county.write(tmp_path / "county")


@pytest.fixture
def county(db: None, county_dir: Path) -> CountyLoad:
    return load_county(county_dir)
