"""Twenty at one case, two hundred steps each: a lawful life, no update lost. The suite has a small one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.territory.services import load_county
from tests.cast import appoint, part, report_of
from tests.properties.races import holds_together, race
from tests.territory.small_county import COUNTY, FIRST_GRID, write

CROWD, STEPS = 20, 200


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_a_large_crowd_leaves_a_lawful_life(tmp_path: Path) -> None:
    load_county(write(tmp_path / "county"))
    crowd = [part(name) for name in ("qian", "li", "feng", "shen", "peng", "chen")]
    places = (("dispatcher", FIRST_GRID[:9]), ("county_dispatcher", COUNTY), ("grid_worker", FIRST_GRID))
    crowd += [appoint(f"more-{number}", *places[number % 3]) for number in range(CROWD - len(crowd))]
    report = report_of()
    report_case(report=report, by=crowd[0])
    take(Target(report.id, 1, crowd[1]), "assign", organisation_id=crowd[3].organisation_id)

    came = race(report.id, crowd, steps=STEPS, seed=1) + Counter({"taken:assign": 1})
    holds_together(report.id, {actor.account_id: actor for actor in crowd}, came)
    assert sum(number for what, number in came.items() if what.startswith("taken:")) > STEPS, came
