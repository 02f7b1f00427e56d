"""What the demo shows of a worker's day: tasks with words from grids, complaints, a visit that is due."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from pingan.care import selectors as care
from pingan.core import clock
from pingan.demo.cast import Cast, enrol
from pingan.demo.duties import seed_duties
from pingan.demo.visits import WISHES, agree_on_visits
from pingan.demo.workload import send_down, speak_up
from pingan.registry.services import NewHousehold, NewResident, register_household
from pingan.territory.services import CountyLoad
from pingan.workload import assignments, complaints
from pingan.workload.models import Completion
from tests.territory.small_county import COUNTY, FIRST_GRID

pytestmark = pytest.mark.django_db
SCRIPT = Path(settings.REPOSITORY) / "fixtures" / "demo"


@pytest.fixture
def cast(county: CountyLoad) -> Cast:
    return enrol(COUNTY, SCRIPT / "cast.json")


def test_the_first_workers_day_has_something_of_everything(cast: Cast) -> None:
    worker = cast.first_worker()
    assert (worker.name, worker.area_code) == ("钱小禾", FIRST_GRID)
    seed_duties(COUNTY, SCRIPT / "duties.csv")
    for number in range(len(WISHES)):
        home = NewHousehold(FIRST_GRID, 1, [NewResident(f"王{number}（示例）")])
        register_household(new=home, notice_version="1", actor=None)
    assert (send_down(cast), speak_up(cast), agree_on_visits(cast)) == (4, 2, 3)
    day = assignments.day(worker)
    assert len(day) == 3
    assert not [task for task in day if task["done_at"]]
    assert Completion.objects.exclude(grid_code=FIRST_GRID).exists()
    said = [complaints.described(one) for one in complaints.own(worker, cursor=None, size=9).items]
    assert [(one["outcome"], one["late"]) for one in said] == [("", False), ("stopped", False)]
    visits = care.of_grid(worker)
    assert [one["next_on"] == clock.today() for one in visits] == [True, False, False]
    assert all(one["visits"] for one in visits)
    # What is there already is left as it is.
    assert (send_down(cast), speak_up(cast), agree_on_visits(cast)) == (0, 0, 0)
