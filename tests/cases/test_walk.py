"""Lists that hold only some of what lies in their indexes: found piece by piece, all of it and none twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from pingan.cases import queues, selectors, walk
from pingan.cases.models import Case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.core.paging import Cursor
from pingan.people.actors import Actor
from tests.bench.plans import Listener
from tests.cases.test_lists import ACROSS, OF_ANY, found, put_off, reported
from tests.cast import signed_in
from tests.history import many
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

# Small enough to be passed by in a history of some length, and no divisor of it.
FEW = 150
LARGE = frozenset({"cases_case", "cases_wording", "cases_task"})


def walked(actor: Actor, **asked: str) -> list[str]:
    """The whole list, page by page, some of which may be short."""
    browser, rows, cursor = signed_in(actor), [], ""
    while True:
        answer = browser.get("/api/v1/cases", {"size": "2", **asked} | ({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.content
        rows += [row["id"] for row in answer.json()["items"]]
        if not (cursor := answer.json()["next"]):
            return rows


@pytest.mark.parametrize("looked_at", [3, 2_000])
def test_narrowed_lists_join_without_gap_or_double(
    looked_at: int, qian: Actor, sun: Actor, li: Actor, wu: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However short the steps, and whichever way gets farther."""
    cases = []
    for number in range(18):
        by, grid = ((qian, FIRST_GRID), (sun, NEXT_GRID))[number % 2]
        case = reported(by, grid, category=("0506", "0501", "0101")[number % 3])
        cases.append(put_off(case, accept_due=number - 6))
        if number % 4 == 3:
            take(Target(case.pk, 1, by), "self_resolve", result="好了")
        elif number % 5 == 0 and number % 3 < 2:
            take(Target(case.pk, 1, li), "claim")
    monkeypatch.setattr(walk, "LOOKED_AT", looked_at)
    narrowings: list[dict[str, str]] = [{"category": "05"}, {"category": "0506"}, {"track": "dispute"}]
    for actor in (li, wu):
        for name in ("open", "overdue", "due_soon", "waiting", "closed", "all", "tasks"):
            for narrowed in (*narrowings, {"category": "05", "area": NEXT_GRID[:12]}, {"q": "水渠"}):
                orders = [order for order in OF_ANY if order != "due" or name in queues.OPEN_QUEUES]
                for order in orders if "q" not in narrowed else ("newest", "oldest"):
                    asked = {"queue": name, "order": order, **narrowed}
                    assert walked(actor, **asked) == expected(actor, **asked), (actor.name, asked)


def expected(
    actor: Actor, *, queue: str, order: str, q: str = "", area: str | None = None, **by: str
) -> list[str]:
    by_name: Any = by
    listed = queues.queue(actor, queue, area_code=area, **by_name)
    by_moment, newest_first = queues.ORDERS[order].by, queues.ORDERS[order].newest_first
    sign = "-" if newest_first else ""
    return [str(pk) for pk in listed.order_by(f"{sign}{by_moment}", f"{sign}id").values_list("pk", flat=True)]


def test_a_list_without_a_case_of_a_kind_ends_at_once(qian: Actor, li: Actor) -> None:
    for _ in range(3):
        reported(qian)
    for asked in ({"category": "0101"}, {"track": "dispute"}, {"q": "闻所未闻"}):
        answer = signed_in(li).get("/api/v1/cases", {"queue": "open", **asked}).json()
        assert (answer["items"], answer["next"]) == ([], None)
    assert found(li, category="0506", area=ACROSS) == []


def test_a_walk_is_gone_once_and_says_where_it_ended(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked up on the way is not looked up again to hear that."""
    cases = [reported(qian) for _ in range(5)]
    monkeypatch.setattr(walk, "LOOKED_AT", 3)
    of_grid = Case.objects.filter(grid_code=FIRST_GRID)
    for fits, places, until in (
        (Q(state="closed"), [], cases[2]),
        (Q(pk=cases[3].pk), [cases[3]], cases[2]),
        (Q(state="reported"), [cases[4], cases[3]], cases[3]),
    ):
        with CaptureQueriesContext(connection) as asked:
            found = walk.look(walk.Walk(of_grid, fits), queues.ORDERS["newest"], None, 1)
        assert len(asked) == 1
        assert [place.id for place in found.places] == [case.pk for case in places]
        assert found.until is not None
        assert found.until.id == until.pk


@pytest.mark.usefixtures("by_the_owner")
def test_many_finds_are_looked_up_and_not_the_range_that_they_may_lie_in(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database would rather go through a month's cases, once for every few finds."""
    many(20_000, reported(qian), holder=qian)
    monkeypatch.setattr(walk, "BATCH", 100)
    order = queues.ORDERS["newest"]
    (of_month,) = queues.ranges(li, "all", month=clock.today().replace(day=1) - timedelta(days=365))
    found = of_month.order_by("-received_at", "-id").values_list("received_at", "pk")
    inside = [Cursor(at, pk) for at, pk in found]
    assert len(inside) > 2 * walk.BATCH
    elsewhere = [Cursor(place.at, uuid7()) for place in inside]
    places = sorted([*elsewhere, *inside[-60:]], key=lambda place: walk.rank(place, order))
    listener = Listener(LARGE)
    with connection.execute_wrapper(listener):
        shown = walk.page(walk.Found(places), [of_month], order, selectors.lines, 50)
    assert [line.id for line in shown.items] == [place.id for place in inside[-60:-10]]
    assert shown.next == inside[-11].encode(order)
    assert max(one.rows for one in listener.heard) <= walk.BATCH


def test_what_an_organisation_is_asked_is_read_once_for_a_whole_walk(shen: Actor) -> None:
    """And not looked up for each case of a category, most of which are not that organisation's."""
    order = queues.ORDERS["newest"]
    _of_list, (of_kind,) = queues.ways(shen, "all", order, category="0506")
    told = of_kind.cases.annotate(fits=walk.told(of_kind.fits)).values_list("received_at", "pk", "fits")
    assert "hashed SubPlan" in told.explain(verbose=True)


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.parametrize("who", ["li", "wu", "chen"])
def test_a_page_looks_at_no_more_than_a_walk_however_few_fit(
    who: str, qian: Actor, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Nothing fits, so that each is walked to the end of what it may be, by two ways at most."""
    actor: Actor = request.getfixturevalue(who)
    many(20_000, reported(qian), holder=qian)
    assert Case.objects.filter(closed_at=None).count() > 2 * FEW
    monkeypatch.setattr(walk, "LOOKED_AT", FEW)
    listener = Listener(LARGE)
    browser = signed_in(actor)
    with connection.execute_wrapper(listener):
        for name in ("open", "overdue", "due_soon", "waiting", "closed", "all"):
            for narrowed in (
                {"category": "0501"},
                {"category": "0501", "track": "dispute"},
                {"q": "闻所 未闻"},
            ):
                for area in (None, FIRST_GRID[:12]):
                    listener.heard = []
                    asked = {"queue": name, **narrowed} | ({"area": area} if area else {})
                    answer = browser.get("/api/v1/cases", asked)
                    assert answer.status_code == 200, answer.content
                    assert answer.json()["items"] == []
                    looked_at = max(one.rows for one in listener.heard)
                    # What is hardly longer than a walk (what is late, here) may be read whole and sorted.
                    whole = queues.queue(actor, name).count()
                    bound = whole if FEW < whole <= 2 * FEW else FEW
                    assert looked_at <= bound, (asked, [one.sql for one in listener.heard])
