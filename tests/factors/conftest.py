"""Secrets of phones lie sealed: each test has keys of its own."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from pingan.core import clock


@pytest.fixture(autouse=True)
def ring(settings: Any, tmp_path: Path) -> None:
    settings.SECRET_DIR = tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())


@pytest.fixture(autouse=True)
def one_moment() -> Iterator[None]:
    """Half a minute ends when it likes, and no test ends with it."""
    with clock.set_to(clock.now()):
        yield
