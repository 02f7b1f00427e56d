"""Two or more at one case at once: whatever comes of it is a lawful life, and no update is lost."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.errors import Problem
from pingan.people.actors import Actor
from pingan.territory.services import load_county
from tests.cast import appoint, part, report_of
from tests.properties.races import holds_together, race, rush
from tests.territory.small_county import FIRST_GRID, write

# Whoever can be busy with one case, several of a kind beside each other.
CROWD = ("qian", "li", "feng", "shen", "peng", "chen")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(4))
def test_a_crowd_at_one_case_leaves_a_lawful_life(tmp_path: Path, seed: int) -> None:
    """Small here; twenty at two hundred of any step are in `tests/faults/test_crowd.py`."""
    load_county(write(tmp_path / "county"))
    crowd = [part(name) for name in CROWD]
    report = report_of()
    report_case(report=report, by=crowd[0])
    # Something that all of them are at: a department has it.
    take(Target(report.id, 1, crowd[1]), "assign", organisation_id=crowd[3].organisation_id)

    came = race(report.id, crowd, steps=25, seed=seed)
    came += Counter({"taken:assign": 1})
    holds_together(report.id, {actor.account_id: actor for actor in crowd}, came)
    assert sum(number for what, number in came.items() if what.startswith("taken:")) > 25, came


OPERATORS, STEPS = 20, 200


@pytest.mark.django_db(transaction=True)
def test_twenty_operators_of_one_case_lose_no_update(tmp_path: Path) -> None:
    """Two hundred steps of each: every one that was answered well is one line, one act and, where it changed
    the case, one version; nobody changed what they had not seen."""
    load_county(write(tmp_path / "county"))
    crowd = [part("li"), part("feng")]
    crowd += [
        appoint(f"desk-{number}", "dispatcher", FIRST_GRID[:9]) for number in range(OPERATORS - len(crowd))
    ]
    report = report_of()
    report_case(report=report, by=crowd[0])

    came = rush(report.id, crowd, steps=STEPS, seed=1)
    assert sum(came.values()) == OPERATORS * STEPS
    assert came.keys() == {"taken:note", "taken:recategorise", "stale_version"}, came
    holds_together(report.id, {actor.account_id: actor for actor in crowd}, came)


@pytest.mark.django_db(transaction=True)
def test_two_that_merge_each_others_case_at_once_leave_one_open(tmp_path: Path) -> None:
    """Locked in the order of who came first, each would wait for the other, and the database end one of
    them."""
    load_county(write(tmp_path / "county"))
    li, feng = part("li"), part("feng")
    for _round in range(6):
        here, there = report_of(), report_of()
        for report in (here, there):
            report_case(report=report, by=li)
        came = merge_both(here.id, there.id, li, feng)
        assert sorted(came) in (["cannot_merge", "merged"], ["merged", "stale_version"]), came


def merge_both(here: UUID, there: UUID, one: Actor, other: Actor) -> list[str]:
    together = Barrier(2)

    def merge(source: UUID, into: UUID, by: Actor) -> str:
        together.wait()
        try:
            take(Target(source, 1, by), "merge", into=into, reason="同一件事")
        except Problem as refused:
            return refused.code
        finally:
            connection.close()
        return "merged"

    with ThreadPoolExecutor(2) as both:
        return list(both.map(merge, (here, there), (there, here), (one, other)))
