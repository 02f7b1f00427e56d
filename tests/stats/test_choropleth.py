"""Numbers to colour a map with: from the sums, within the viewer's area, of one moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.core import clock
from pingan.journal import selectors as journal
from pingan.people.actors import Actor
from pingan.stats import selectors
from tests.cast import report_of, signed_in
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS

Season = Callable[..., list[Case]]
NOTHING = {"open": 0, "overdue": 0, "reported": 0, "closed": 0}


def running_out(case: Case) -> datetime:
    """The moment after which it is overdue: what a row shows in red, said once more in other words."""
    return case.accept_due if case.state == "reported" else case.close_due


def live(scope: str, major: str = "") -> dict[str, int]:
    inside = Case.objects.filter(grid_code__startswith=scope, category__startswith=major)
    still_open = [case for case in inside if case.closed_at is None]
    return {
        "open": len(still_open),
        "overdue": sum(running_out(case) < clock.now() for case in still_open),
        "reported": len(inside),
        "closed": len(inside) - len(still_open),
    }


@pytest.mark.parametrize("area", [COUNTY, FIRST_GRID[:9], FIRST_GRID[:12], FIRST_GRID])
@pytest.mark.parametrize("major", ["", "05"])
def test_equals_a_live_count(season: Season, area: str, major: str) -> None:
    season(60)
    an_hour_ago = clock.now() - timedelta(hours=1)
    Case.objects.filter(closed_at=None, category="0501").update(close_due=an_hour_ago)
    Case.objects.filter(closed_at=None, category="0506").update(accept_due=an_hour_ago)
    fold()
    found = selectors.choropleth(area, days=30, major=major)
    parts = {code[: len(area) + 3] for code in GRIDS if code.startswith(area) and area != code}
    assert found["areas"] == {part: live(part, major) for part in parts}
    assert found["total"] == live(area, major)
    assert found["total"]["overdue"] > 0
    assert found["as_of_seq"] == journal.head(COUNTY)


def test_days_count_from_today(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() - timedelta(days=7))
    report_case(report=report_of(), by=qian)
    monkeypatch.undo()
    report_case(report=report_of(), by=qian)
    fold()
    reported = {days: selectors.choropleth(COUNTY, days=days)["total"]["reported"] for days in (1, 7, 8)}
    assert reported == {1: 1, 7: 1, 8: 2}
    assert selectors.choropleth(COUNTY, days=1)["total"]["open"] == 2


def test_before_the_first_fold_everything_is_nothing(chen: Actor) -> None:
    found = selectors.choropleth(COUNTY, days=30)
    assert found == {
        "as_of_seq": 0,
        "areas": {"999921100": NOTHING, "999921101": NOTHING},
        "total": NOTHING,
    }


def test_costs_one_query(season: Season) -> None:
    season(3)
    fold()
    selectors.choropleth(COUNTY, days=30)
    with CaptureQueriesContext(connection) as queries:
        selectors.choropleth(COUNTY, days=30)
    assert len(queries) == 1


def get(actor: Actor, **query: Any) -> Any:
    return signed_in(actor).get("/api/v1/maps/choropleth", query)


def test_without_an_area_it_is_ones_own(chen: Actor, li: Actor) -> None:
    assert sorted(get(chen).json()["areas"]) == ["999921100", "999921101"]
    assert sorted(get(li).json()["areas"]) == ["999921100001", "999921100002"]


@pytest.mark.parametrize("area", ["999921101", "999921", "999922", "999921100099"])
def test_an_area_elsewhere_looks_like_none(li: Actor, area: str) -> None:
    answer = get(li, area=area)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "query",
    [{"area": "99992"}, {"area": "x"}, {"days": 0}, {"days": 9999}, {"category": "0506"}, {"year": 1}],
)
def test_mistakes_are_refused(chen: Actor, query: dict[str, Any]) -> None:
    assert get(chen, **query).status_code == 400


def test_workers_and_mediators_are_refused(qian: Actor, wu: Actor) -> None:
    assert [get(actor).status_code for actor in (qian, wu)] == [403, 403]


def test_the_leaders_number_is_the_desks_list(season: Season, chen: Actor, li: Actor) -> None:
    """Late to be accepted or to be closed: the same cases in the list, in its tab's number, on the map."""
    season(40)
    Case.objects.filter(state="reported").update(accept_due=clock.now() - timedelta(minutes=1))
    fold()
    for actor in (chen, li):
        browser = signed_in(actor)
        listed = browser.get("/api/v1/cases", {"queue": "overdue", "size": "100"}).json()["items"]
        assert listed
        assert browser.get("/api/v1/cases/counts").json()["overdue"]["n"] == len(listed)
        assert get(actor, days=30).json()["total"]["overdue"] == len(listed)
