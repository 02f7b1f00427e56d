"""Tracks as plugs: what is wrong with one is found at start-up, and what is no more can still be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.core import checks

from pingan.cases import event_track, selectors, tracks
from pingan.cases.errors import WrongState
from pingan.cases.event_moves import EVENT
from pingan.cases.event_track import MOVES
from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.tracks import Track
from pingan.cases.workflow import Action, Move, additions
from pingan.core.registry import AlreadyRegistered
from pingan.people import roles
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in

pytestmark = pytest.mark.django_db


@contextmanager
def plugged(*changed: Track) -> Iterator[None]:
    """These tracks in place of those of the same code."""
    with tracks.REGISTRY.holding({**tracks.REGISTRY, **{track.code: track for track in changed}}):
        tracks.moves_of.cache_clear()
        yield
    tracks.moves_of.cache_clear()


def event_with(**moves: Move) -> Track:
    return replace(event_track.TRACK, moves={**MOVES, **moves})


def told() -> list[str]:
    return [problem.msg for problem in checks.run_checks() if problem.level >= checks.ERROR]


CLAIM = MOVES[Action.CLAIM]


def test_the_tracks_there_are_are_sound() -> None:
    assert told() == []


def test_a_tab_that_is_no_list_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = replace(roles.ROLES["leader"], tabs=("open", "lost"))
    monkeypatch.setitem(roles.ROLES, "leader", lost)  # type: ignore[arg-type]
    assert told() == ["roles.csv: leader has a tab lost, and there is no such list."]


def test_what_one_track_has_retired_keeps_its_address_for_another() -> None:
    with plugged(event_with(claim=replace(CLAIM, retired=True))):
        assert tracks.moves_of(EVENT)[Action.CLAIM].retired
        assert not tracks.actions()[Action.CLAIM].retired


def test_no_code_is_registered_twice() -> None:
    with pytest.raises(AlreadyRegistered):
        tracks.register(Track(EVENT, {}))


@pytest.mark.parametrize(
    ("track", "word"),
    [
        (Track("t" * 21, additions(frozenset({"reported"}))), "longer than 20"),
        (Track("mute", {}), "has no note"),
        (Track("shapeless", additions(frozenset()), detail=lambda _case, _viewer: None), "needs a shape"),
        (Track("guest", additions(frozenset()), entrances={"nowhere": {}}), "takes cases over from nowhere"),
        (event_with(claim=replace(CLAIM, to="s" * 21)), "longer than 20"),
        (event_with(evaluate=replace(MOVES["evaluate"], effects=())), "promises a call back"),
        (event_with(claim=replace(CLAIM, to="limbo")), "nothing leads on from limbo"),
        (event_with(claim=replace(CLAIM, track="nowhere")), "registers the track nowhere"),
        (event_with(claim=replace(CLAIM, past="")), "no past tense"),
        (event_with(claim=replace(CLAIM, past="taken")), "not that of claim on other tracks"),
        (event_with(claim=replace(CLAIM, needs=("reason",))), "needs ['reason'], its body []"),
        (event_with(claim=replace(CLAIM, quiet=True)), "is quiet, and changes the case"),
        (event_with(claim=replace(CLAIM, guards=("full_moon",))), "guards: nobody registered 'full_moon'"),
        (event_with(claim=replace(CLAIM, effects=("fireworks",))), "effects: nobody registered 'fireworks'"),
        (event_with(claim=replace(CLAIM, body="a_novel")), "bodies: nobody registered 'a_novel'"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_start_up(track: Track, word: str) -> None:
    with plugged(track):
        assert any(word in problem for problem in told()), told()


@pytest.fixture
def case(qian: Actor) -> Case:
    report = report_of()
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def test_a_retired_action_is_taken_no_more_and_still_read(case: Case, qian: Actor, li: Actor) -> None:
    take(Target(case.pk, 1, li), "claim")
    with plugged(
        event_with(claim=replace(CLAIM, retired=True), release=replace(MOVES["release"], retired=True))
    ):
        case.refresh_from_db()
        assert "release" not in [step["action"] for step in selectors.actions_of(case, li)]
        with pytest.raises(WrongState):
            take(Target(case.pk, 2, li), "release", reason="点错了")
        lines = signed_in(qian).get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
        assert [line["action"] for line in lines] == ["report", "claim"]
        assert signed_in(qian).get(f"/api/v1/cases/{case.pk}").json()["state"] == "accepted"


def test_states_and_actions_of_an_earlier_release_are_read(case: Case, qian: Actor, li: Actor) -> None:
    """Words that no table knows any more: the case and its timeline say them, and no step is offered."""
    Step.objects.create(
        case=case,
        action="weigh",
        from_state="reported",
        to_state="weighed",
        at=case.received_at,
        by_id=li.account_id,
        role="dispatcher",
        note="三斤二两",
        track=EVENT,
    )
    Case.objects.filter(pk=case.pk).update(state="weighed", version=2)
    page = signed_in(qian).get(f"/api/v1/cases/{case.pk}").json()
    assert (page["state"], page["actions"]) == ("weighed", [])
    lines = signed_in(qian).get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
    assert (lines[1]["action"], lines[1]["to_state"], lines[1]["note"]) == ("weigh", "weighed", "三斤二两")
    assert [row["state"] for row in signed_in(li).get("/api/v1/cases").json()["items"]] == ["weighed"]


def test_a_track_whose_room_is_no_more_keeps_what_was_said_on_it(case: Case, qian: Actor, li: Actor) -> None:
    """Nobody is left to say who may read it; one's own words are one's own."""
    Step.objects.create(
        case=case,
        action="note",
        from_state="reported",
        to_state="reported",
        at=case.received_at,
        by_id=li.account_id,
        role="dispatcher",
        note="只说给他听",
        track="confession",
    )
    Case.objects.filter(pk=case.pk).update(track="confession")
    notes = {
        actor.account_id: signed_in(actor).get(f"/api/v1/cases/{case.pk}/timeline").json()["items"][1]
        for actor in (qian, li)
    }
    assert (notes[qian.account_id]["note"], notes[qian.account_id]["withheld"]) == (None, True)
    assert notes[li.account_id]["note"] == "只说给他听"
    assert signed_in(qian).get(f"/api/v1/cases/{case.pk}").json()["actions"] == []
