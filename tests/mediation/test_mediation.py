"""The dispute track: sessions, outcome, closing, and what the law on mediation asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from pingan.cases import tracks
from pingan.cases.errors import WrongState
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.errors import NotFound
from pingan.journal.models import Act
from pingan.mediation.errors import EffectiveDayMissing, RoutesNotTold, SessionInFuture
from pingan.mediation.models import Party, Session
from pingan.mediation.moves.parties import PARTY_MOVES
from pingan.mediation.selectors import describe_dispute
from pingan.mediation.track import TRACK
from pingan.mediation.workflow import DISPUTE
from pingan.people.actors import Actor
from tests.cast import actions_of, report_of, signed_in
from tests.mediation.quarrels import let_parties_agree


@pytest.fixture
def quarrel(qian: Actor) -> Case:
    """Two neighbours in grid 1, reported by qian."""
    report = report_of(category="0101", what="两家为屋檐滴水争吵")
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, case.version, by)


def held(case: Case, by: Actor, **changes: Any) -> Case:
    session: dict[str, Any] = {
        "held_at": timezone.now() - timedelta(hours=1),
        "place": "乡镇调解室",
        "mode": "closed",
        "attendees": 4,
        "summary": "双方愿意各让一步",
        "next_at": None,
    }
    if not Party.objects.filter(dispute=case.pk).exists():
        let_parties_agree(case.pk, by)
    return take(seen(case, by), "record_session", **(session | changes))


def steps_of(case: Case) -> list[str]:
    """What was done to it, what was written of its parties left aside."""
    return [action for action in actions_of(case.pk) if action not in PARTY_MOVES]


def test_from_claim_to_closing(quarrel: Case, wu: Actor) -> None:
    case = take(seen(quarrel, wu), "claim")
    case = held(held(case, wu), wu)
    assert case.state == "mediating"
    today = timezone.localdate()
    case = take(seen(case, wu), "conclude", outcome="agreement_written", note="各半修墙", effective_on=today)
    assert case.dispute.session_count == 2
    assert case.dispute.confirmation_due == today + timedelta(days=30)
    case = take(seen(case, wu), "close", note="已归档")
    assert case.state == "closed"
    assert steps_of(case) == ["report", "claim", "record_session", "record_session", "conclude", "close"]
    # A worker told it for others; no desk asks them, since none could write down what they said.
    assert (case.call_due, case.reporter_id == wu.account_id) == (None, False)


def test_an_event_becomes_a_dispute_and_keeps_its_code(qian: Actor, li: Actor, wu: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    code = case.code
    with pytest.raises(NotFound):
        take(seen(case, wu), "claim")
    case = take(seen(case, li), "hand_to_mediation", reason="两家对界线各有说法")
    assert (case.track, case.state, case.holder_id, case.code) == ("dispute", "reported", None, code)
    act = Act.objects.filter(object_id=case.pk).latest("id")
    assert (act.topic, act.facts["was_track"], act.facts["track"]) == ("cases.dispute", "event", "dispute")
    assert take(seen(case, wu), "claim").holder_id == wu.account_id


def test_what_was_said_stays_with_mediators(quarrel: Case, qian: Actor, wu: Actor, chen: Actor) -> None:
    case = held(take(seen(quarrel, wu), "claim"), wu, summary="机密的话")
    address = f"/api/v1/cases/{case.pk}"
    for viewer in (qian, chen):
        browser = signed_in(viewer)
        assert "机密的话" not in browser.get(address).content.decode()
        assert "机密的话" not in browser.get(f"{address}/timeline").content.decode()
        dispute = browser.get(address).json()["dispute"]
        assert (dispute["session_count"], dispute["sessions"], dispute["outcome_note"]) == (1, None, None)
    assert signed_in(wu).get(address).json()["dispute"]["sessions"][0]["summary"] == "机密的话"


@pytest.mark.parametrize("outcome", ["failed", "refused", "partial"])
def test_without_agreement_the_other_routes_must_be_told(quarrel: Case, wu: Actor, outcome: str) -> None:
    case = take(seen(quarrel, wu), "claim")
    let_parties_agree(case.pk, wu)
    with pytest.raises(RoutesNotTold):
        take(seen(case, wu), "conclude", outcome=outcome, note="谈不拢")
    case = take(seen(case, wu), "conclude", outcome=outcome, note="谈不拢", routes_told=True)
    assert case.state == "concluded"


def test_an_agreement_has_a_day(quarrel: Case, wu: Actor) -> None:
    case = take(seen(quarrel, wu), "claim")
    with pytest.raises(EffectiveDayMissing):
        take(seen(case, wu), "conclude", outcome="agreement_oral", note="说好了")


@pytest.mark.parametrize("day", ["9999-12-31", "1970-01-01"])
def test_an_agreement_takes_effect_within_living_memory(quarrel: Case, wu: Actor, day: str) -> None:
    case = take(seen(quarrel, wu), "claim")
    answer = signed_in(wu).post(
        f"/api/v1/cases/{case.pk}/conclude",
        {"outcome": "agreement_written", "note": "各半修墙", "effective_on": day},
        content_type="application/json",
        headers={"If-Match": f'"{case.version}"'},
    )
    assert (answer.status_code, answer.json()["invalid_params"][0]["name"]) == (400, "effective_on")


def test_a_session_to_come_is_not_recorded(quarrel: Case, wu: Actor) -> None:
    case = take(seen(quarrel, wu), "claim")
    with pytest.raises(SessionInFuture):
        held(case, wu, held_at=timezone.now() + timedelta(days=1))
    assert steps_of(case) == ["report", "claim"]


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("held_at", {"held_at": "0001-01-01T00:00:00"}),
        ("held_at", {"held_at": "1970-01-01T00:00:00Z"}),
        ("next_at", {"held_at": "2026-03-02T01:00:00Z", "next_at": "2026-03-01T01:00:00Z"}),
    ],
)
def test_a_session_at_an_impossible_moment_is_refused(
    quarrel: Case, wu: Actor, name: str, moments: dict[str, str]
) -> None:
    case = take(seen(quarrel, wu), "claim")
    answer = signed_in(wu).post(
        f"/api/v1/cases/{case.pk}/record_session",
        {
            "place": "乡镇调解室",
            "mode": "open",
            "attendees": 2,
            "summary": "各让一步",
            **moments,
        },
        content_type="application/json",
        headers={"If-Match": f'"{case.version}"'},
    )
    assert answer.status_code == 400
    assert [param["name"] for param in answer.json()["invalid_params"]] == [name]


def test_a_colleague_takes_over_with_the_sessions_held_so_far(quarrel: Case, wu: Actor, zheng: Actor) -> None:
    case = held(take(seen(quarrel, wu), "claim"), wu)
    case = take(seen(case, zheng), "release", reason="wu 休产假")
    assert (case.state, case.holder_id) == ("reported", None)
    case = held(take(seen(case, zheng), "claim"), zheng)
    assert case.dispute.session_count == 2
    case = take(seen(case, zheng), "conclude", outcome="settled_by_parties", note="和好了")
    assert take(seen(case, wu), "close", note="回访属实").state == "closed"


def test_what_mediation_has_begun_no_worker_closes(quarrel: Case, qian: Actor, wu: Actor) -> None:
    """Released with a session held, nobody told of the other routes: it goes on with a mediator."""
    case = take(seen(held(take(seen(quarrel, wu), "claim"), wu), wu), "release", reason="wu 休产假")
    answer = signed_in(qian).post(
        f"/api/v1/cases/{case.pk}/self_resolve",
        {"result": "算了"},
        content_type="application/json",
        headers={"If-Match": f'"{case.version}"'},
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    shown = signed_in(qian).get(f"/api/v1/cases/{case.pk}").json()
    assert "self_resolve" not in {step["action"] for step in shown["actions"]}


def test_what_the_desk_handed_to_mediators_no_worker_closes(qian: Actor, li: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    case = take(seen(Case.objects.get(pk=report.id), li), "hand_to_mediation", reason="两家各有说法")
    with pytest.raises(WrongState):
        take(seen(case, qian), "self_resolve", result="算了")


def test_a_session_recorded_late_keeps_its_own_words(quarrel: Case, wu: Actor) -> None:
    """Listed by the day it was held, told by the order it was recorded in: the number joins the two."""
    yesterday, last_week = (timezone.now() - timedelta(days=days) for days in (1, 7))
    case = held(take(seen(quarrel, wu), "claim"), wu, held_at=yesterday, summary="昨天说的")
    case = held(case, wu, held_at=last_week, summary="上周说的")
    browser = signed_in(wu)
    sessions = browser.get(f"/api/v1/cases/{case.pk}").json()["dispute"]["sessions"]
    assert [one["summary"] for one in sessions] == ["上周说的", "昨天说的"]
    summaries = {one["number"]: one["summary"] for one in sessions}
    lines = browser.get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
    told = [summaries[line["data"]["session"]] for line in lines if line["action"] == "record_session"]
    assert told == ["昨天说的", "上周说的"]


def test_a_version_never_stands_over_the_parts_of_the_next(quarrel: Case, wu: Actor) -> None:
    """A session is recorded after the row was read and before the dispute beside it is."""
    case = take(seen(quarrel, wu), "claim")

    def meanwhile(case: Case, viewer: Actor) -> Any:
        if not Session.objects.exists():
            held(Case.objects.get(pk=case.pk), wu)
        return describe_dispute(case, viewer)

    with tracks.REGISTRY.holding({**tracks.REGISTRY, DISPUTE: replace(TRACK, detail=meanwhile)}):
        answer = signed_in(wu).get(f"/api/v1/cases/{case.pk}")
    shown = answer.json()
    assert (shown["version"], shown["state"], shown["dispute"]["session_count"]) == (3, "mediating", 1)
    assert answer["ETag"] == '"3"'


def test_only_who_holds_it_mediates(quarrel: Case, wu: Actor, zheng: Actor) -> None:
    case = take(seen(quarrel, wu), "claim")
    answer = signed_in(zheng).post(
        f"/api/v1/cases/{case.pk}/conclude",
        {"outcome": "refused", "note": "不愿", "routes_told": True},
        content_type="application/json",
        headers={"If-Match": f'"{case.version}"'},
    )
    assert answer.status_code == 403
    assert answer.json()["code"] == "not_your_move"
