"""Whom the parties want, and who is too close to one of them: nobody mediates against either."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from pingan.cases.models import Case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.mediation import parties
from pingan.mediation.errors import ConflictOfInterest, MediatorRefused
from pingan.people.actors import Actor
from pingan.people.models import Account
from tests.cast import signed_in
from tests.mediation.quarrels import enrol, let_parties_agree
from tests.mediation.test_danger import session
from tests.mediation.test_intake import dispute, send


@pytest.fixture
def quarrel(wu: Actor) -> Case:
    enrol(wu.county_code, "wu", name="吴以和", account="wu")
    told = send(signed_in(wu), dispute(parties=[])).json()
    let_parties_agree(told["id"], wu)
    return Case.objects.get(pk=told["id"])


def put(browser: Client, case: Case, path: str, **said: Any) -> Any:
    method = browser.put if path == "declaration" else browser.post
    return method(f"/api/v1/cases/{case.pk}/{path}", said, content_type="application/json")


def test_a_party_chooses_and_refuses(quarrel: Case, wu: Actor) -> None:
    """Whom a party refuses holds no session and makes no agreement; the roster tells what was said."""
    browser = signed_in(wu)
    chosen = put(browser, quarrel, "choices", party=1, mediator="wu", wish="accepted")
    assert chosen.status_code == 200, chosen.content
    assert [(one["party"], one["wish"]) for one in chosen.json()["choices"]["items"]] == [(1, "accepted")]
    session(quarrel, wu)
    put(browser, quarrel, "choices", party=1, mediator="wu", wish="refused")
    with pytest.raises(MediatorRefused):
        session(quarrel, wu)
    (line,) = browser.get(f"/api/v1/cases/{quarrel.pk}/mediators").json()["items"]
    assert line["wishes"] == [{"party": 1, "wish": "refused"}]


def test_whom_a_party_refuses_neither_claims_it_nor_is_handed_it(
    quarrel: Case, wu: Actor, zheng: Actor
) -> None:
    put(signed_in(wu), quarrel, "choices", party=2, mediator="wu", wish="refused")
    case = Case.objects.get(pk=quarrel.pk)
    case = take(Target(case.pk, case.version, zheng), "release", reason="当事人不要他")
    with pytest.raises(MediatorRefused):
        take(Target(case.pk, case.version, wu), "claim")
    case = take(Target(case.pk, case.version, zheng), "claim")
    with pytest.raises(MediatorRefused):
        take(Target(case.pk, case.version, zheng), "pass_on", colleague_id=wu.account_id, note="")


def test_whoever_may_be_kin_goes_on_only_where_all_want_it(quarrel: Case, wu: Actor) -> None:
    """By the roster's comparison: a party has their name. They say so under their name, or stop."""
    name = Account.objects.get(pk=wu.account_id).name
    enrolled = parties.Written(side="other", kind="person", name="吴以和")
    other = parties.name_party(case_id=quarrel.pk, written=enrolled, by=wu)
    said = parties.Said("agreed", "spoken", rights_told=True)
    parties.record_consent(party=parties.Known(quarrel.pk, other.number), said=said, by=wu)
    with pytest.raises(ConflictOfInterest) as refused:
        session(quarrel, wu)
    assert refused.value.extra["conflicts"] == [{"party": 3, "why": "same_name"}]
    browser = signed_in(wu)
    unsaid = put(browser, quarrel, "declaration", close=True, anyway=True)
    assert (unsaid.status_code, unsaid.json()["code"]) == (422, "why_missing")
    put(browser, quarrel, "declaration", close=False)
    with pytest.raises(ConflictOfInterest):
        session(quarrel, wu)
    told = put(browser, quarrel, "declaration", close=True, anyway=True, why="是同宗，三方都知道").json()
    assert [(one["name"], one["anyway"]) for one in told["choices"]["declarations"]] == [(name, True)]
    assert session(quarrel, wu).state == "mediating"


def test_who_says_that_they_are_close_stops(quarrel: Case, wu: Actor) -> None:
    put(signed_in(wu), quarrel, "declaration", close=True)
    with pytest.raises(ConflictOfInterest):
        session(quarrel, wu)
    target = Target(quarrel.pk, Case.objects.get(pk=quarrel.pk).version, wu)
    ended = take(target, "conclude", outcome="withdrawn", note="另找人调解", effective_on=None)
    assert (ended.state, ended.dispute.effective_on) == ("concluded", None)
    assert clock.today()


def test_nobody_outside_reads_what_they_want(quarrel: Case, wu: Actor, li: Actor) -> None:
    put(signed_in(wu), quarrel, "choices", party=1, mediator="wu", wish="refused")
    put(signed_in(wu), quarrel, "declaration", close=True, anyway=True, why="同宗")
    assert signed_in(li).get(f"/api/v1/cases/{quarrel.pk}").json()["choices"] is None


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"party": 1, "mediator": "nobody", "wish": "chosen"}, 422, "unknown_mediator"),
        ({"party": 9, "mediator": "wu", "wish": "chosen"}, 404, "not_found"),
        ({"party": 1, "mediator": "wu", "wish": "liked"}, 400, "bad_input"),
    ],
)
def test_what_cannot_be_said_is_refused(
    quarrel: Case, wu: Actor, said: dict[str, Any], status: int, code: str
) -> None:
    answer = put(signed_in(wu), quarrel, "choices", **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
