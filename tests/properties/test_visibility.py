"""Whoever looks sees just what the table of rights lets them see, by whatever way they look.

Random people in random posts live through random cases. For each of them an oracle of a few lines says
what exists; single cases, lists, tiles and the catch-up must all agree with it. And the client's way of
living with it must come out right: the lists of yesterday plus the acts heard since are the lists of today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import mapbox_vector_tile
import pytest
from django.db import transaction
from hypothesis import example, given
from hypothesis import strategies as st

from pingan.cases.models import Case
from pingan.core import clock, kept
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.maps.test_case_tiles import address
from tests.promises import TABLE, Matter, reaches, spans
from tests.properties.settings import tried
from tests.properties.world import (
    CORE,
    Happening,
    Moved,
    Person,
    Reported,
    World,
    happenings,
    people,
    reported,
)
from tests.stats.conftest import fold, number_acts
from tests.territory.small_county import FIRST_GRID, GRIDS, middle

CLUSTER_ZOOM, POINT_ZOOM = 9, 14
Row = Mapping[str, Any]


def matter_of(case: Case) -> Matter:
    return Matter(case.grid_code, case.track, frozenset({case.reporter_id, case.holder_id}))


def in_area_lists(actor: Actor, row: Row) -> bool:
    """Lists by area hold what the reach spans, and not what it adds."""
    return spans(TABLE["cases.list"][actor.role], actor, Matter(row["grid_code"], row["track"], frozenset()))


def _is(row: Row, who: str, actor: Actor) -> bool:
    return row[who] is not None and row[who]["id"] == str(actor.account_id)


def is_late(row: Row) -> bool:
    """Open, and past the deadline that runs: to be accepted, or to be closed."""
    due = row["accept_due"] if row["state"] == "reported" else row["close_due"]
    moment: datetime = datetime.fromisoformat(due) if isinstance(due, str) else due
    return row["closed_at"] is None and moment < clock.now()


# What belongs into each list; a client sorts the cases it hears of by the same rules.
LISTS: dict[str, Callable[[Actor, Row], bool]] = {
    "all": in_area_lists,
    "waiting": lambda actor, row: in_area_lists(actor, row) and row["state"] == "reported",
    "open": lambda actor, row: in_area_lists(actor, row) and row["closed_at"] is None,
    "overdue": lambda actor, row: in_area_lists(actor, row) and is_late(row),
    "closed": lambda actor, row: in_area_lists(actor, row) and row["closed_at"] is not None,
    "mine": lambda actor, row: _is(row, "reporter", actor),
    "tasks": lambda actor, row: _is(row, "holder", actor) and row["closed_at"] is None,
}

# A story chance tells seldom: the next grid's worker lets go of a case that was in reach only while held.
A_DITCH = Reported(by=1, grid=FIRST_GRID, category="0506", settled=False, by_hand=False)
SENT_TO_THE_NEXT_GRID = Moved(by=1, case=0, choice=1)
SENT_BACK = Moved(by=0, case=0, choice=1)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Any], list[Happening], list[Happening]]:
    """People, what happened before they look, and what happens while they look."""
    before = draw(st.lists(reported, min_size=1, max_size=4)) + draw(st.lists(happenings, max_size=12))
    return draw(people()), before, draw(st.lists(happenings, min_size=4, max_size=16))


@pytest.mark.django_db
def test_everyone_sees_just_their_own_whichever_way_they_look(county: object) -> None:
    worlds: list[World] = []

    @tried(3)
    @given(lives(), st.sampled_from([3, 10, 500]))
    @example((CORE, [A_DITCH, SENT_TO_THE_NEXT_GRID], [SENT_BACK]), 500)
    def live(drawn: tuple[list[Any], list[Happening], list[Happening]], page: int) -> None:
        with transaction.atomic():
            posts, before, after = drawn
            world = World(posts)
            worlds.append(world)
            for happening in before:
                world.let(happening)
            number_acts()
            screens = [Screen(person) for person in world.people]
            for happening in after:
                world.let(happening)
            fold()
            for screen in screens:
                screen.catch_up(page)
                screen.shows_just_what_a_fresh_load_shows()
                the_journal_is_heard_by_right(screen.person, screen.place["epoch"], page)
                single_cases_are_there_by_right(screen.person)
                lists_hold_just_what_belongs(screen.person)
                tiles_count_just_the_area(screen.person)
            transaction.set_rollback(True)
        kept.forget_all()

    live()
    assert sum(world.moves for world in worlds) >= len(worlds), "hardly a step was taken: nothing was tried"


class Screen:
    """A client's store: loaded once, then kept up by the acts it hears."""

    def __init__(self, person: Person) -> None:
        self.person = person
        # The place first, the lists second: what happens in between is heard twice, and never missed.
        self.place = person.get("/api/v1/events").json()
        self.rows: dict[str, Row] = {
            row["id"]: row for name in LISTS for row in listed(person, name).values()
        }

    def catch_up(self, page: int) -> None:
        """Hear what happened since, and fetch anew each case that an act is about."""
        heard = everything_heard(self.person, self.place["next"], self.place["epoch"], page)
        for case_id in {act["object"]["id"] for act in heard if act["object"]["type"] == "case"}:
            answer = self.person.get(f"/api/v1/cases/{case_id}")
            if answer.status_code == 200:
                self.rows[case_id] = answer.json()
            else:
                self.rows.pop(case_id, None)

    def shows_just_what_a_fresh_load_shows(self) -> None:
        for name, belongs in LISTS.items():
            kept = {
                case_id: row["version"]
                for case_id, row in self.rows.items()
                if belongs(self.person.actor, row)
            }
            fresh = {case_id: row["version"] for case_id, row in listed(self.person, name).items()}
            assert kept == fresh, f"{name} of {self.person}"


def everything_heard(person: Person, after: int, epoch: str, page: int) -> list[dict[str, Any]]:
    """All acts after that number, read in pages of that size."""
    heard: list[dict[str, Any]] = []
    while True:
        answer = person.get("/api/v1/events", after=after, epoch=epoch, limit=page).json()
        heard += answer["events"]
        after = answer["next"]
        if after == answer["head"]:
            return heard


def hears(actor: Actor, act: Act) -> bool:
    """What the table promises for an act. Whoever had the case in sight until then hears that it went."""
    if act.topic == "people":
        return act.object_id == actor.account_id
    if act.topic in ("territory", "categories", "centers", "config"):
        return True
    cell, track, people = TABLE["realtime.events"][actor.role], act.topic[6:], frozenset(act.hearers)
    was_area, was_track = (act.facts.get("was_area"), act.facts.get("was_track"))
    now = Matter(act.area_code, track, people, people)
    before = Matter(was_area or act.area_code, was_track or track, people, people)
    return reaches(cell, actor, now) or reaches(cell, actor, before)


def the_journal_is_heard_by_right(person: Person, epoch: str, page: int) -> None:
    """From the first act on: each once, in order, and none of another's."""
    heard = [act["seq"] for act in everything_heard(person, 0, epoch, page)]
    assert heard == [act.seq for act in Act.objects.order_by("seq") if hears(person.actor, act)]


def listed(person: Person, name: str) -> dict[str, Row]:
    """A list as a fresh load gives it, all its pages."""
    rows: dict[str, Row] = {}
    cursor: dict[str, str] = {}
    while True:
        answer = person.get("/api/v1/cases", queue=name, size=3, **cursor).json()
        assert not rows.keys() & {row["id"] for row in answer["items"]}
        rows |= {row["id"]: row for row in answer["items"]}
        if answer["next"] is None:
            return rows
        cursor = {"cursor": answer["next"]}


def single_cases_are_there_by_right(person: Person) -> None:
    for case in Case.objects.all():
        status = (
            200 if reaches(TABLE["cases.read"][person.actor.role], person.actor, matter_of(case)) else 404
        )
        for part in ("", "/timeline"):
            assert person.get(f"/api/v1/cases/{case.pk}{part}").status_code == status


def lists_hold_just_what_belongs(person: Person) -> None:
    """Against the rows of the table, described by hand: the lists themselves are not asked what they hold."""
    rows = {
        str(case.pk): {
            "grid_code": case.grid_code,
            "track": case.track,
            "state": case.state,
            "closed_at": case.closed_at,
            "accept_due": case.accept_due,
            "close_due": case.close_due,
            "reporter": {"id": str(case.reporter_id)},
            "holder": {"id": str(case.holder_id)} if case.holder_id else None,
        }
        for case in Case.objects.all()
    }
    for name, belongs in LISTS.items():
        assert listed(person, name).keys() == {i for i, row in rows.items() if belongs(person.actor, row)}
    counts = person.get("/api/v1/cases/counts").json()
    for name in ("waiting", "tasks", "open", "overdue"):
        belonging = sum(LISTS[name](person.actor, row) for row in rows.values())
        assert counts[name] == {"n": belonging, "more": False}


def tiles_count_just_the_area(person: Person) -> None:
    inside = Case.objects.filter(grid_code__startswith=person.actor.area_code).exclude(location=None)
    if not TABLE["maps.tiles"][person.actor.role]:
        assert person.get(f"/tiles/cases/{POINT_ZOOM}/0/0.mvt").status_code == 403
        return
    dots = {f["properties"]["id"] for f in drawn(person, POINT_ZOOM, "cases")}
    assert dots == {str(case.pk) for case in inside}
    sums = [f["properties"] for f in drawn(person, CLUSTER_ZOOM, "clusters")]
    assert sum(s["n"] for s in sums) == inside.count()
    assert sum(s["n_open"] for s in sums) == inside.filter(closed_at=None).count()


def drawn(person: Person, zoom: int, layer: str) -> list[dict[str, Any]]:
    """The features of all tiles in which a grid's middle lies, which is where cases are reported."""
    features: list[dict[str, Any]] = []
    for x, y in {address(*middle(grid), zoom) for grid in GRIDS}:
        tile = person.get(f"/tiles/cases/{zoom}/{x}/{y}.mvt")
        if tile.status_code == 200:
            features += mapbox_vector_tile.decode(tile.content)[layer]["features"]
    return features
