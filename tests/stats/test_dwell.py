"""Where cases lie, as it is asked for: times, moves, who has what now, within the viewer's reach."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pingan.cases import tracks
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.stats import dwell, tables
from pingan.stats.dwell_fold import BOUNDS_HOURS
from pingan.stats.dwell_reads import Histogram
from tests.cast import signed_in
from tests.properties.steps import answer, take, words
from tests.stats.conftest import fold
from tests.stats.lives import MORNING, Life, handed_in
from tests.territory.small_county import COUNTY, FIRST_GRID

TOWNSHIP = FIRST_GRID[:9]
MARCH = date(2026, 3, 1)


def figures(area: str = COUNTY, **asked: Any) -> dwell.Dwelt:
    fold()
    return dwell.dwell(area, MARCH, MARCH, **asked)


def state(found: dwell.Dwelt, name: str, track: str = "event") -> dwell.StateDwell:
    (told,) = [one for one in found["tracks"] if one["track"] == track]
    (at,) = [one for one in told["states"] if one["state"] == name]
    return at


def moves(found: dwell.Dwelt, track: str = "event") -> dict[tuple[str, str], int]:
    """The ways that were taken, `to` with its track where that is another."""
    (told,) = [one for one in found["tracks"] if one["track"] == track]
    return {
        (move["state"], move["to"] if move["to_track"] == track else f"{move['to_track']}:{move['to']}"): n
        for move in told["moves"]
        if (n := move["n"])
    }


def test_a_case_is_told_state_by_state(qian: Actor, li: Actor, shen: Actor) -> None:
    handed_in(qian, li, shen).step(5, li, "close")
    found = figures()
    told = {name: state(found, name) for name in tables.states("event")}
    within = {name: (one["left"], one["half"], one["most"], one["mean"]) for name, one in told.items()}
    assert within == {
        "reported": (1, 4, 4, 3.0),
        "accepted": (1, 8, 8, 6.0),
        "dispatched": (1, 48, 48, 30.0),
        "in_hand": (1, 72, 72, 50.0),
        "objected": (0, None, None, None),
        "suspended": (0, None, None, None),
        "handled": (1, 8, 8, 5.0),
        "closed": (0, None, None, None),
    }
    assert {name: one["entered"] for name, one in told.items()} == {
        **dict.fromkeys(told, 1),
        "objected": 0,
        "suspended": 0,
    }
    assert moves(found) == {
        ("", "reported"): 1,
        ("reported", "accepted"): 1,
        ("accepted", "dispatched"): 1,
        ("dispatched", "in_hand"): 1,
        ("in_hand", "handled"): 1,
        ("handled", "closed"): 1,
    }


def test_an_organisation_has_it_until_it_hands_it_in(qian: Actor, li: Actor, shen: Actor) -> None:
    """All of its time is one, however many states it went through; checking is nobody's but the desk's."""
    handed_in(qian, li, shen).step(200, li, "close")
    (bureau,) = figures()["organisations"]
    assert (bureau["id"], bureau["name"], bureau["left"], bureau["mean"]) == (
        shen.organisation_id,
        "住建局",
        1,
        80.0,
    )
    assert (bureau["half"], bureau["now"], bureau["since"]) == (120, 0, None)
    assert [(at["state"], at["mean"]) for at in bureau["states"]] == [("dispatched", 30.0), ("in_hand", 50.0)]


def test_a_second_time_counts_anew(qian: Actor, li: Actor, shen: Actor) -> None:
    handed_in(qian, li, shen).step(1, li, "rework").step(10, shen, "receive").step(2, shen, "handle")
    (bureau,) = figures()["organisations"]
    assert (bureau["left"], bureau["mean"]) == (2, 46.0)


def test_an_objection_is_time_of_whoever_decides(qian: Actor, li: Actor, shen: Actor) -> None:
    life = Life(qian).step(1, li, "assign", organisation_id=shen.organisation_id)
    life.step(2, shen, "object").step(20, li, "overrule").step(3, shen, "receive")
    found = figures()
    assert state(found, "objected")["mean"] == 20.0
    (bureau,) = found["organisations"]
    assert (bureau["left"], bureau["mean"], bureau["now"]) == (1, 2.0, 1)
    assert bureau["since"] == MORNING + timedelta(hours=23)


def test_what_is_put_aside_lies_in_a_state_of_its_own(qian: Actor, li: Actor, feng: Actor) -> None:
    life = Life(qian).step(1, li, "claim")
    with life.after(1) as case:
        soon = clock.today() + timedelta(days=20)
        taken = take(signed_in(li), case.pk, "ask_suspension", case.version, {
            **words("ask_suspension"), "review_on": soon.isoformat()
        })  # fmt: skip
        assert taken.status_code == 200, taken.content
    with life.after(9) as case:
        task = case.tasks.get(kind="approval", done_at=None)
        assert answer(signed_in(feng), task.pk, "approved").status_code == 200
    found = figures()
    assert (state(found, "suspended")["now"], state(found, "suspended")["since"]) == (1, life.now)
    assert state(found, "accepted")["mean"] == 10.0
    life.step(240, li, "resume")
    found = figures()
    assert state(found, "suspended")["now"] == 0
    assert state(found, "suspended")["mean"] == 240.0
    assert moves(found)["suspended", "accepted"] == 1


def test_what_was_over_lay_nowhere(qian: Actor, li: Actor) -> None:
    """Merged and parted again, closed and opened again: the time between is nobody's, the moves are told."""
    other, life = Life(qian), Life(qian)
    life.step(1, li, "merge", into=other.id).step(400, li, "unmerge").step(2, li, "claim")
    life.step(3, li, "close").step(50, li, "reopen")
    found = figures()
    assert state(found, "closed")["left"] == 0
    assert state(found, "closed")["entered"] == 2
    # An hour and two hours.
    assert (state(found, "reported")["left"], state(found, "reported")["mean"]) == (2, 1.5)
    assert moves(found)["closed", "reported"] == 2
    assert moves(found)["reported", "closed"] == 1
    assert state(found, "reported")["now"] == 2


def test_a_case_goes_over_to_another_track(qian: Actor, li: Actor) -> None:
    Life(qian).step(7, li, "hand_to_mediation")
    found = figures()
    assert moves(found)["reported", "dispute:reported"] == 1
    assert state(found, "reported", "dispute")["now"] == 1
    assert state(found, "reported")["now"] == 0


def test_those_that_stand_longest_come_first_and_are_few(qian: Actor) -> None:
    lives = [Life(qian) for _ in range(5)]
    for hours, life in enumerate(lives):
        life.now += timedelta(hours=hours)
    at = state(figures(), "reported")
    assert at["now"] == 5
    assert len(at["longest"]) == 3
    assert at["since"] == MORNING


def test_only_a_category_and_only_a_township_is_told(qian: Actor, li: Actor) -> None:
    Life(qian).step(1, li, "claim")
    assert state(figures(major="05"), "accepted")["now"] == 1
    assert state(figures(major="03"), "accepted")["now"] == 0
    assert state(figures(TOWNSHIP), "reported")["left"] == 1
    elsewhere = figures("999921101")
    assert (state(elsewhere, "reported")["left"], state(elsewhere, "accepted")["now"]) == (0, 0)
    parts = {part["code"]: [at["state"] for at in part["states"]] for part in figures()["areas"]}
    assert parts == {"999921100": ["reported", "accepted"], "999921101": []}
    # Nothing smaller than a township: a grid is one worker's.
    assert figures(FIRST_GRID)["area"]["code"] == TOWNSHIP
    assert figures(FIRST_GRID)["areas"] == []


def test_a_case_is_counted_in_the_month_in_which_it_was_moved_on(qian: Actor, li: Actor) -> None:
    Life(qian).step(24 * 40, li, "claim")
    fold()
    months = {
        month: state(dwell.dwell(COUNTY, date(2026, month, 1), date(2026, month, 28)), "reported")["left"]
        for month in (3, 4, 5)
    }
    assert months == {3: 0, 4: 1, 5: 0}
    assert state(dwell.dwell(COUNTY, MARCH, date(2026, 5, 1)), "reported")["half"] == 1440


def histogram(*hours: float) -> Histogram:
    counted = Histogram()
    for each in hours:
        counted.add(sum(each >= bound for bound in BOUNDS_HOURS), 1, int(each * 3600))
    return counted


@pytest.mark.parametrize(
    ("hours", "half", "most"),
    [
        ((), None, None),
        ((0.5,), 1, 1),
        # Just an hour is not within one.
        ((1.0,), 2, 2),
        ((0.5, 30), 1, 48),
        ((0.5, 0.5, 30), 1, 48),
        ((0.5,) * 9 + (3000,), 1, 1),
        ((0.5,) * 8 + (3000,) * 2, 1, None),
        ((3000,), None, None),
    ],
)
def test_within_how_many_hours(hours: tuple[float, ...], half: int | None, most: int | None) -> None:
    told = histogram(*hours).told()
    assert (told["half"], told["most"]) == (half, most)


# -- within whose reach ----------------------------------------------------------------------------


def get(actor: Actor, **query: Any) -> Any:
    return signed_in(actor).get("/api/v1/stats/dwell", {"month": "2026-03", **query})


def test_a_department_is_told_of_itself_alone(
    qian: Actor, li: Actor, shen: Actor, chu: Actor, chen: Actor
) -> None:
    handed_in(qian, li, shen)
    Life(qian).step(1, li, "assign", organisation_id=chu.organisation_id)
    fold()
    assert {one["id"] for one in get(chen).json()["organisations"]} == {
        str(shen.organisation_id),
        str(chu.organisation_id),
    }
    told = get(chu).json()
    assert [one["id"] for one in told["organisations"]] == [str(chu.organisation_id)]
    assert sum(at["now"] for track in told["tracks"] for at in track["states"]) == 1
    assert {move["n"] for track in told["tracks"] for move in track["moves"]} == {0}
    assert [len(at["longest"]) for at in told["tracks"][0]["states"] if at["now"]] == [1]


def test_a_desk_is_told_of_its_township(qian: Actor, li: Actor, zhou: Actor) -> None:
    Life(qian)
    fold()
    assert get(li).json()["area"]["code"] == TOWNSHIP
    assert get(li, area=COUNTY).status_code == 404
    assert get(zhou, area=TOWNSHIP).status_code == 404
    assert [at["now"] for at in get(zhou).json()["tracks"][0]["states"]] == [0] * 8


def test_the_longest_are_named_to_who_may_read_them(qian: Actor, chen: Actor) -> None:
    life = Life(qian)
    fold()
    (longest,) = get(chen).json()["tracks"][0]["states"][0]["longest"]
    assert longest["id"] == str(life.id)
    assert signed_in(chen).get(f"/api/v1/cases/{life.id}").json()["code"] == longest["code"]


@pytest.mark.parametrize("who", ["qian", "wu", "han"])
def test_nobody_else_is_told(request: pytest.FixtureRequest, who: str) -> None:
    assert get(request.getfixturevalue(who)).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        *({"month": month} for month in ("2026-13", "2026-00", "1999-01", "2026-3", "x")),
        *({"months": months} for months in (0, 25, "x")),
        {"category": "0506"},
        {"category": "98"},
        {"area": "99992"},
        {"by": "person"},
    ],
)
def test_mistakes_are_refused_by_name(chen: Actor, query: dict[str, Any]) -> None:
    refused = get(chen, **query)
    assert refused.status_code == 400
    assert [param["name"] for param in refused.json()["invalid_params"]] == list(query)


def test_no_person_is_in_any_answer(qian: Actor, sun: Actor, li: Actor, shen: Actor, chen: Actor) -> None:
    """Whoever reported, took, held or moved a case: neither name nor account, nor a grid of one worker's."""
    handed_in(qian, li, shen)
    life = Life(qian).step(1, li, "claim")
    life.step(1, li, "dispatch", worker_id=sun.account_id).step(2, sun, "receive")
    fold()
    for viewer in (chen, li, shen):
        said = get(viewer).content.decode()
        for person in (qian, sun, li, shen, chen):
            assert str(person.account_id) not in said
            assert str(person.post_id) not in said
        assert "name" in said
        assert FIRST_GRID[:12] not in said
        assert '"holder"' not in said


# -- what a picture is drawn from ------------------------------------------------------------------


def test_the_main_line_is_the_way_from_report_to_closing() -> None:
    assert tables.line("event") == ["reported", "accepted", "dispatched", "in_hand", "handled", "closed"]
    assert tables.line("dispute") == ["reported", "accepted", "mediating", "concluded", "closed"]


@pytest.mark.parametrize("track", ["dispute", "event"])
def test_states_and_arrows_are_all_of_the_table(track: str) -> None:
    states = tables.states(track)
    assert sorted(states) == sorted(tracks.states_of(track))
    assert (states[0], states[-1]) == ("reported", "closed")
    told = {(arrow.state, arrow.to_track, arrow.to): arrow.actions for arrow in tables.arrows(track)}
    for action, move in tracks.moves_of(track).items():
        for source in move.sources if not move.quiet else ():
            to = move.to or source
            if to != source or move.track:
                assert action in told[source, move.track or track, to]


def test_a_case_lies_with_an_organisation_where_nobody_else_can_move_it_on() -> None:
    held = {state for track, state in tables.held() if track == "event"}
    assert held == {"dispatched", "in_hand"}
