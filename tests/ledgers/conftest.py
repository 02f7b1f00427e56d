"""Ledgers as they come out: asked for, made by the worker's own function, opened again by another library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pingan.core import clock, vault
from pingan.core.ids import uuid7
from pingan.ledgers import making, services, turns
from pingan.ledgers.models import Ledger
from pingan.ledgers.services import Wanted
from pingan.people.actors import Actor

Book = dict[str, list[list[Any]]]
Make = Callable[..., Book]


@pytest.fixture(autouse=True)
def _files_of_a_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def wanted(kind: str = "cases", **changes: Any) -> Wanted:
    """The last thirty days, today among them, for a meeting."""
    today = clock.today()
    said: dict[str, Any] = {
        "id": uuid7(),
        "kind": kind,
        "since": today - timedelta(days=29),
        "until": today,
        "purpose": "meeting",
    }
    return Wanted(**said | changes)


def of_this_month(kind: str, **changes: Any) -> Wanted:
    first = clock.today().replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return wanted(kind, since=first, until=following - timedelta(days=1), **changes)


def asked(by: Actor, want: Wanted | None = None) -> Ledger:
    done = services.ask(want or wanted(), by=by)
    assert done.done is not None
    return done.done


def opened(ledger: Ledger) -> Book:
    """Every sheet of its file, by name, headings first."""
    with vault.open_file(turns.LEDGER.name_of(ledger.pk)) as file:
        book = CalamineWorkbook.from_filelike(BytesIO(file.read()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def made(by: Actor, want: Wanted | None = None) -> Book:
    """A ledger asked for, made and opened again."""
    ledger = asked(by, want)
    assert making.make(ledger.pk)
    return opened(ledger)


def lines(book: Book, sheet: int = 0) -> list[dict[str, Any]]:
    """The lines of one sheet, by their headings."""
    heads, *rows = list(book.values())[sheet]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def today() -> date:
    return clock.today()
