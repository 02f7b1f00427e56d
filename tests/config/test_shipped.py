"""A table that comes with rows: they hold until a county makes it its own, and what goes stays gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from pingan.config import selectors
from pingan.config.models import CURRENT, Entry
from pingan.config.sections import SECTIONS, Section
from pingan.core import clock
from pingan.people.actors import Actor
from tests.config.conftest import Desk, row


@pytest.fixture
def shipped(shelves: Section) -> Iterator[Section]:
    section = replace(shelves, shipped=lambda: [row("a"), row("b")])
    with SECTIONS.holding({**SECTIONS, "shelves": section}):
        yield section


def days(desk: Desk) -> dict[str, int]:
    return {one["code"]: one["days"] for one in desk.table()["rows"]}


def test_what_is_shipped_holds_until_it_is_changed(desk: Desk, shipped: Section, han: Actor) -> None:
    assert days(desk) == {"a": 3, "b": 3}
    assert desk.save(row("a", days=9), row("b")).status_code == 200
    assert days(desk) == {"a": 9, "b": 3}
    now = Entry.objects.filter(CURRENT, section="shelves")
    assert now.count() == 2, "what was left as it was is the county's, too"
    assert desk.changes()[0]["changed"] == 1
    assert [one["days"] for one in selectors.rows("shelves", county=han.county_code)] == [9, 3]


def test_a_table_that_was_emptied_stays_empty(desk: Desk, shipped: Section) -> None:
    assert desk.save().status_code == 200
    assert days(desk) == {}


def test_another_table_holds_from_its_day_on(desk: Desk, shipped: Section, han: Actor) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    assert desk.save(row("c"), on=tomorrow.isoformat()).status_code == 200

    def codes(day: int) -> list[str]:
        rows = selectors.rows("shelves", clock.today() + timedelta(days=day), county=han.county_code)
        return [one["code"] for one in rows]

    assert (codes(0), codes(1), codes(9)) == (["a", "b"], ["c"], ["c"])


def test_the_first_change_is_taken_back_like_any_other(desk: Desk, shipped: Section) -> None:
    desk.save(row("a", days=9), row("c"))
    assert desk.undo(desk.changes()[0]["id"]).status_code == 200
    assert days(desk) == {"a": 3, "b": 3}


def test_a_section_with_a_table_of_its_own_ships_none(shelves: Section) -> None:
    with pytest.raises(ImproperlyConfigured, match="ships"):
        replace(shelves, rows=lambda _on, _county: [], apply=lambda _draft: None, shipped=list)
