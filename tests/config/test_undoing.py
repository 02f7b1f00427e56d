"""Taking a change back: by a change of its own, which leaves alone whatever else was changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from pingan.config.models import Change
from pingan.config.sections import SECTIONS, Draft, Fault, Section
from pingan.core import clock
from pingan.journal.models import Act
from tests.config.conftest import Desk, row


def newest(desk: Desk) -> str:
    return str(desk.changes()[0]["id"])


def test_a_change_is_taken_back_by_one_of_its_own(desk: Desk) -> None:
    desk.save(row("a"), row("b"))
    before = desk.table()["rows"]
    desk.save(row("a", name="乙"), row("c"))
    change = newest(desk)
    undone = desk.undo(change)
    assert undone.status_code == 200, undone.content
    assert undone.json()["undoes"] == change
    assert sorted(desk.table()["rows"], key=str) == sorted(before, key=str)
    first, second, _third = desk.changes()
    assert (first["undoes"], second["undone_by"]) == (change, first["id"])
    assert Act.objects.filter(type="config.undone").count() == 1


def test_what_was_changed_beside_it_stays(desk: Desk) -> None:
    desk.save(row("a"), row("b"))
    desk.save(row("a", days=9), row("b"))
    change = newest(desk)
    desk.save(row("a", days=9), row("b", days=8), row("c"))
    assert desk.undo(change).status_code == 200
    assert {one["code"]: one["days"] for one in desk.table()["rows"]} == {"a": 3, "b": 8, "c": 3}


def test_what_was_changed_again_since_is_not_taken_back(desk: Desk) -> None:
    desk.save(row("a"))
    desk.save(row("a", days=9))
    change = newest(desk)
    desk.save(row("a", days=10))
    refused = desk.undo(change)
    assert (refused.status_code, refused.json()["code"], refused.json()["detail"]) == (
        409,
        "changed_since",
        "a",
    )
    assert desk.table()["rows"][0]["days"] == 10


def test_it_is_taken_back_once(desk: Desk) -> None:
    desk.save(row("a"))
    change = newest(desk)
    assert desk.undo(change).status_code == 200
    refused = desk.undo(change)
    assert (refused.status_code, refused.json()["code"]) == (409, "already_undone")
    assert Change.objects.count() == 2


def test_taking_back_what_took_back_does_it_again(desk: Desk) -> None:
    desk.save(row("a"))
    desk.undo(newest(desk))
    assert desk.table()["rows"] == []
    assert desk.undo(newest(desk)).status_code == 200
    assert desk.table()["rows"] == [row("a")]


def test_what_is_only_planned_is_taken_back_before_it_holds(desk: Desk) -> None:
    later = clock.today() + timedelta(days=30)
    desk.save(row("a"))
    desk.save(row("a", days=9), on=later.isoformat())
    assert desk.undo(newest(desk)).status_code == 200
    assert desk.table()["rows"] == [row("a")]
    assert desk.changes()[0]["valid_from"] == later.isoformat()


def test_what_is_not_allowed_any_more_stays_away(desk: Desk, shelves: Section) -> None:
    """The section's check is asked again: its rules may have become others since."""
    desk.save(row("a"), row("b", days=9))
    desk.save(row("a"))

    def no_nines(draft: Draft) -> Iterable[Fault]:
        return [Fault(one["code"], "days", "九天不行") for one in draft.rows if one["days"] == 9]

    with SECTIONS.holding({"shelves": replace(shelves, check=no_nines)}):
        refused = desk.undo(newest(desk))
    assert (refused.status_code, refused.json()["code"]) == (422, "table_refused")
    assert desk.table()["rows"] == [row("a")]


def test_a_change_that_never_was(desk: Desk) -> None:
    assert desk.undo("0190a8b0-0000-7000-8000-000000000000").status_code == 404
