"""What may be the same matter (near, recent, of a kind, in similar words), and who is told of it."""

from __future__ import annotations

import re
from datetime import timedelta
from math import cos, radians
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.utils import timezone

from pingan.cases import similar
from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.frames import SRID
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.history import many
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, middle

METRE = 1 / 111_195
DITCH = "水渠被泥石堵住，水漫到路上。"
# The same in somebody else's words, and in a third one's.
ALIKE, LESS_ALIKE = "路边水渠被泥石堵住了，水都漫出来", "村东水渠堵了，水漫出来淹了庄稼"
OTHER = "闸门的把手掉了"
# Whichever index it is: entered by the month, or by the few hundred metres.
BOUNDED = re.compile(r"Index Cond: .*(received_at >=|location_3857 &&)")


def reported(
    by: Actor, what: str = DITCH, metres: float | None = 0, *, grid: str = FIRST_GRID, **changes: Any
) -> Case:
    """A report from so many metres east of the grid's middle; None: whose reporter named the grid alone."""
    if metres is None:
        report = report_of(grid, what=what, place=None, grid_code=grid, **changes)
    else:
        report = report_of(grid, what=what, **changes)
    report_case(report=report, by=by)
    case = Case.objects.get(pk=report.id)
    if metres is not None:
        assert case.location is not None
        east = metres * METRE / cos(radians(case.location.y))
        place = Point(case.location.x + east, case.location.y, srid=SRID)
        Case.objects.filter(pk=case.pk).update(location=place)
    return Case.objects.get(pk=case.pk)


def rows(case: Case, viewer: Actor, **asked: str) -> list[dict[str, Any]]:
    answer = signed_in(viewer).get(f"/api/v1/cases/{case.pk}/similar", asked)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def like(case: Case, viewer: Actor, **asked: str) -> list[str]:
    return [row["id"] for row in rows(case, viewer, **asked)]


def post(viewer: Actor, **said: Any) -> Any:
    lng, lat = middle(FIRST_GRID)
    body = {"category": "0506", "what": DITCH, "location": {"lng": lng, "lat": lat}} | said
    return signed_in(viewer).post("/api/v1/cases/similar", body, content_type="application/json")


def like_written(viewer: Actor, **said: Any) -> list[str]:
    answer = post(viewer, **said)
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["items"]]


def ids(*cases: Case) -> list[str]:
    return [str(case.pk) for case in cases]


def test_the_likeliest_first_each_with_why(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    less, same = reported(qian, LESS_ALIKE, 40), reported(qian, ALIKE, 300)
    found = rows(case, li)
    assert [row["id"] for row in found] == ids(same, less)
    assert [row["distance_m"] for row in found] == [300, 40]
    assert 1 > found[0]["likeness"] > found[1]["likeness"] >= similar.LEAST
    assert found[0]["summary"] == ALIKE


def test_of_equal_words_the_nearer_and_then_the_newer(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    far, older, newer, unplaced = (reported(qian, DITCH, metres) for metres in (90, 20, 20, None))
    assert like(case, li) == ids(newer, older, far, unplaced)


def test_neither_far_nor_long_ago_nor_of_another_kind_nor_in_other_words(qian: Actor, li: Actor) -> None:
    case, near = reported(qian), reported(qian, DITCH, 480)
    reported(qian, DITCH, 520)
    corner = reported(qian, DITCH, 400)
    assert corner.location is not None
    beyond = Point(corner.location.x, corner.location.y + 400 * METRE, srid=SRID)
    Case.objects.filter(pk=corner.pk).update(location=beyond)
    reported(qian, OTHER)
    reported(qian, category="0601")
    long_ago = reported(qian)
    Case.objects.filter(pk=long_ago.pk).update(received_at=clock.now() - timedelta(days=31))
    assert like(case, li) == ids(near)
    # Its own time counts, and not that of whoever looks.
    assert like(long_ago, li) == []
    Case.objects.filter(pk=near.pk).update(received_at=clock.now() - timedelta(days=20))
    assert like(long_ago, li) == ids(near)


def test_another_category_below_the_same_top_is_the_same_kind(qian: Actor, li: Actor) -> None:
    case, road = reported(qian), reported(qian, category="0501")
    assert like(case, li) == ids(road)


def test_what_was_closed_since_is_found_unless_open_ones_are_asked_for(qian: Actor, li: Actor) -> None:
    case, closed, waiting = reported(qian), reported(qian, ALIKE), reported(qian, LESS_ALIKE)
    take(Target(closed.pk, 1, qian), "self_resolve", result="已清理")
    assert like(case, li) == ids(closed, waiting)
    assert like(case, li, open="true") == ids(waiting)
    assert like_written(li, open=True) == ids(case, waiting)


def test_what_was_merged_into_it_is_not_offered_again(qian: Actor, li: Actor) -> None:
    case, double = reported(qian), reported(qian, ALIKE)
    take(Target(double.pk, 1, li), "merge", into=case.pk, reason="同一处水渠")
    assert like(case, li) == []
    assert like(double, li) == ids(case)
    take(Target(double.pk, 2, li), "unmerge", reason="不是一件事")
    assert like(case, li) == ids(double)


def test_everyone_is_told_of_what_they_may_read(
    qian: Actor, sun: Actor, li: Actor, wu: Actor, chen: Actor
) -> None:
    case = reported(qian)
    lng, lat = case.lng, case.lat
    next_door = reported(sun, ALIKE, grid=NEXT_GRID)
    Case.objects.filter(pk=next_door.pk).update(location=Point(lng, lat, srid=SRID))
    assert like(case, qian) == []
    assert like(case, li) == like(case, chen) == ids(next_door)
    assert like_written(qian) == ids(case)
    assert like_written(sun) == ids(next_door)
    assert like_written(wu) == []
    assert signed_in(wu).get(f"/api/v1/cases/{case.pk}/similar").status_code == 404


def test_without_a_point_the_grid_is_as_near_as_can_be_told(qian: Actor, li: Actor) -> None:
    unplaced, near, next_door = reported(qian, metres=None), reported(qian, ALIKE, 30), reported(qian, ALIKE)
    Case.objects.filter(pk=next_door.pk).update(grid_code=NEXT_GRID)
    [row] = rows(unplaced, li)
    assert (row["id"], row["distance_m"]) == (str(near.pk), None)
    assert set(like(near, li)) == set(ids(unplaced, next_door))
    assert set(like_written(li, location=None, grid_code=FIRST_GRID)) == set(ids(unplaced, near))
    assert like_written(li, location=None, grid_code=NEXT_GRID) == ids(next_door)


def test_no_number_of_a_person_makes_two_alike(qian: Actor, li: Actor, chen: Actor) -> None:
    case = reported(qian, "水渠堵了，电话13800138000")
    reported(qian, "把手掉了 13800138000")
    assert like(case, li) == []
    assert like_written(li, what="13800138000") == ids(
        *Case.objects.filter(category="0506").order_by("-received_at")
    ), "of which nothing is left to compare"
    same = reported(qian, "水渠堵了，请打13900139000")
    [row] = rows(case, chen)
    assert row["id"] == str(same.pk)
    assert "13900139000" not in row["summary"]


def test_words_of_the_timeline_are_compared_with_nothing(qian: Actor, li: Actor, wu: Actor) -> None:
    """A mediator's words are kept from the desk, and by its own nobody should find out what they are."""
    report = report_of(category="0101", what="两家为屋檐滴水争吵")
    report_case(report=report, by=qian)
    Step.objects.create(
        case_id=report.id,
        action="note",
        track="dispute",
        to_state="reported",
        by_id=wu.account_id,
        role=wu.role,
        at=timezone.now(),
        note="老张答应赔三千元",
    )
    assert like_written(li, category="0101", what="老张答应赔三千元") == []
    assert like_written(li, category="0101", what="屋檐滴水争吵") == [str(report.id)]


def test_what_is_being_written_is_compared_and_kept_nowhere(qian: Actor, li: Actor) -> None:
    case, before = reported(qian), (Case.objects.count(), Step.objects.count(), Act.objects.count())
    [row] = post(li).json()["items"]
    assert (row["id"], row["likeness"], row["distance_m"]) == (str(case.pk), 1.0, 0)
    assert (Case.objects.count(), Step.objects.count(), Act.objects.count()) == before


def test_before_anything_is_said_its_own_category_is_the_likeness(qian: Actor, li: Actor) -> None:
    case = reported(qian, OTHER, 30)
    reported(qian, OTHER, category="0501")
    for nothing in ("", "？！"):
        [row] = post(li, what=nothing).json()["items"]
        assert (row["id"], row["likeness"], row["distance_m"]) == (str(case.pk), None, 30)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"location": None}, "location"),
        ({"location": {"lng": -70.0, "lat": 40.0}}, "location"),
        ({"location": {"lng": 0, "lat": 90}}, "location"),
        ({"location": {"lng": 181, "lat": 0}}, "location"),
        ({"location": {"lng": 90}}, "location.lat"),
        ({"location": None, "grid_code": "9999211000010０1"}, "grid_code"),
        ({"grid_code": "999922100001001"}, "grid_code"),
        ({"category": "05"}, "category"),
        ({"category": "9998"}, "category"),
        ({"category": "0506' OR 1=1 --"}, "category"),
        ({"what": "长" * 2001}, "what"),
        ({"what": {"a": 1}}, "what"),
        ({"open": "maybe"}, "open"),
        ({"is_admin": True}, "is_admin"),
    ],
)
def test_what_could_not_be_reported_is_refused_by_name(said: dict[str, Any], named: str, li: Actor) -> None:
    refused = post(li, **said)
    assert refused.status_code in (400, 422), refused.content
    assert refused.json()["invalid_params"][0]["name"] == named


@pytest.mark.parametrize("place", [{"lng": 0, "lat": 90}, {"lng": -70.0, "lat": 40.0}])
def test_a_grid_picked_by_hand_serves_where_a_point_cannot_be(
    place: dict[str, float], qian: Actor, li: Actor
) -> None:
    case = reported(qian)
    assert like_written(li, location=place, grid_code=FIRST_GRID) == ids(case)


def test_ten_of_the_newest_two_hundred(qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    case, *others = (reported(qian) for _ in range(13))
    assert like(case, li) == ids(*others[:-11:-1])
    monkeypatch.setattr(similar, "LOOKED_AT", 3)
    assert like(case, li) == ids(*others[:-4:-1])


@pytest.mark.usefixtures("by_the_owner")
def test_it_rides_the_indexes_and_has_a_bounded_part_compared(
    qian: Actor, li: Actor, chen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, unplaced = reported(qian), reported(qian, metres=None)
    many(8_000, case, holder=li, words=True)
    plans: list[str] = []
    walked = similar.candidates

    def looked(*matter: Any, **said: Any) -> Any:
        found = walked(*matter, **said)
        plans.append(found[: similar.LOOKED_AT].explain())
        return found

    monkeypatch.setattr(similar, "candidates", looked)
    for one in (case, unplaced):
        for viewer in (li, chen):
            assert len(like(one, viewer)) == similar.MOST
    assert len(like_written(li)) == similar.MOST
    assert len(plans) == 5
    for plan in plans:
        assert "Seq Scan" not in plan, plan
        assert BOUNDED.search(plan), plan
