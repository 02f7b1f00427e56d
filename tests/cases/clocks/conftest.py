"""It is Monday, and the years whose holidays are known are loaded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pingan.core import clock
from pingan.territory.services import load_calendar
from tests.cases.clocks.moments import MONDAY


@pytest.fixture(autouse=True)
def announced(county: object) -> None:
    load_calendar()


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.set_to(MONDAY):
        yield
