"""Mediating anew: a dispute of its own, with nothing typed twice and nobody's consent taken for granted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from pingan.cases.models import Case, Clock, Link, Step
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.mediation.models import Consent, Intake, Party
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.mediation.test_keeping import conclude, in_days, mediate, write
from tests.mediation.test_parties import send

CAME = {
    "origin": "police",
    "kind": "neighbours",
    "sender": "示例派出所",
    "reference": "移字3号",
    "sent_on": None,
    "answer_by": (clock.today() + timedelta(days=9)).isoformat(),
    "facts": "院墙占了一米",
    "requests": "退回去",
}


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


@pytest.fixture
def mediated(qian: Actor, wu: Actor, desk: Client) -> Case:
    return mediate(qian, wu, desk)


@pytest.fixture
def agreed(mediated: Case, desk: Client, wu: Actor) -> Case:
    write(desk, mediated)
    return conclude(mediated, wu)


def begin(desk: Client, case: Case, **headers: str) -> Any:
    return send(desk, "post", f"cases/{case.pk}/anew", **headers)


def taken_up(case: Case) -> Case:
    return Link.objects.get(target=case, kind="anew_of").source


def test_the_matter_is_taken_over_and_consent_is_asked_anew(
    qian: Actor,
    wu: Actor,
    desk: Client,
) -> None:
    case = mediate(qian, wu, desk)
    assert send(desk, "put", f"cases/{case.pk}/intake", CAME, **{"If-Match": '"0"'}).status_code == 200
    write(desk, case)
    case = conclude(case, wu)
    answer = begin(desk, case)
    assert answer.status_code == 200, answer.json()

    new = taken_up(case)
    told = [(one["kind"], one["of"], one["id"]) for one in answer.json()["links"]]
    assert told == [("anew_of", "target", str(new.pk))]
    assert new.code != case.code
    assert (new.track, new.category, new.state, new.holder_id) == (
        *("dispute", case.category, "accepted"),
        wu.account_id,
    )
    assert (new.what, new.grid_code, new.location) == (case.what, case.grid_code, case.location)
    came = Intake.objects.get(dispute=new.pk)
    assert (came.origin, came.kind, came.sender, came.facts) == (
        *("police", "neighbours", "示例派出所"),
        "院墙占了一米",
    )
    # That answer was given to the police; the new mediation has its own month.
    assert came.answer_by is None
    assert set(Clock.objects.filter(case=new).values_list("kind", flat=True)) == {"accept", "close"}

    before, after = (list(Party.objects.filter(dispute=one.pk).order_by("number")) for one in (case, new))
    assert [(one.side, one.kind, one.name, one.phone, one.id_number, one.address) for one in after] == [
        (one.side, one.kind, one.name, one.phone, one.id_number, one.address) for one in before
    ]
    assert {one.consent for one in before} == {Consent.AGREED}
    assert {(one.consent, one.rights_told_at) for one in after} == {(Consent.UNASKED, None)}
    assert [
        (one.name, one.phone, one.authority) for party in after for one in party.representatives.all()
    ] == [(one.name, one.phone, one.authority) for party in before for one in party.representatives.all()]


def test_both_timelines_tell_of_it_and_name_the_other(agreed: Case, desk: Client) -> None:
    begin(desk, agreed)
    new = taken_up(agreed)
    there = Step.objects.get(case=agreed, action="mediate_anew")
    assert there.data == {"anew_as": str(new.pk), "why": "came_back"}
    here = Step.objects.filter(case=new).order_by("pk").first()
    assert here is not None
    assert (here.action, here.data) == ("report", {"anew_of": str(agreed.pk)})
    lines = desk.get(f"/api/v1/cases/{agreed.pk}/timeline").json()["items"]
    named = next(line for line in lines if line["action"] == "mediate_anew")
    assert named["names"][str(new.pk)]
    acts = Act.objects.filter(object_id=new.pk).order_by("seq").values_list("type", flat=True)
    assert list(acts)[:2] == ["case.reported", "case.claimed"]


def test_what_has_ended_stays_as_it_ended(agreed: Case, desk: Client) -> None:
    was = desk.get(f"/api/v1/cases/{agreed.pk}").json()
    now = begin(desk, agreed).json()
    assert now["version"] == was["version"]
    for part in ("state", "dispute"):
        assert now[part] == was[part]
    assert now["keeping"] | {"may_mediate_anew": True} == was["keeping"]


def test_a_broken_promise_that_is_mediated_anew_makes_the_case_once(
    agreed: Case,
    desk: Client,
) -> None:
    for number in (1, 2):
        path = f"cases/{agreed.pk}/promises/{number}/breach"
        answer = send(desk, "post", path, {"on": in_days(0), "road": "anew"})
        assert answer.status_code == 200, answer.json()
    assert [one["kind"] for one in answer.json()["links"]] == ["anew_of"]
    assert Step.objects.get(case=agreed, action="mediate_anew").data["why"] == "broken"


def test_it_is_made_once_at_a_time_and_once_under_one_key(
    agreed: Case,
    desk: Client,
    wu: Actor,
) -> None:
    key = {"Idempotency-Key": str(uuid7())}
    first, again = begin(desk, agreed, **key), begin(desk, agreed, **key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert Link.objects.filter(target=agreed).count() == 1
    refused = begin(desk, agreed)
    assert (refused.status_code, refused.json()["code"]) == (409, "mediated_anew")
    # When that one has ended, too, the matter may break out once more.
    conclude(taken_up(agreed), wu, "failed", effective_on=None)
    assert desk.get(f"/api/v1/cases/{agreed.pk}").json()["keeping"]["may_mediate_anew"] is False
    close = Case.objects.get(pk=taken_up(agreed).pk)
    Case.objects.filter(pk=close.pk).update(state="closed", closed_at=clock.now(), ending="close")
    assert desk.get(f"/api/v1/cases/{agreed.pk}").json()["keeping"]["may_mediate_anew"] is True


def test_what_has_not_ended_is_not_begun_anew(mediated: Case, desk: Client) -> None:
    answer = begin(desk, mediated)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    assert not Link.objects.filter(target=mediated).exists()


def test_nobody_else_begins_it(agreed: Case, qian: Actor, li: Actor) -> None:
    for other in (qian, li):
        assert begin(signed_in(other), agreed).status_code in (403, 404)
    assert not Link.objects.filter(target=agreed).exists()


@pytest.mark.parametrize("side", ["old", "new"])
def test_what_was_made_of_it_is_no_matter_that_came_back(agreed: Case, desk: Client, side: str) -> None:
    """Both have the same sides; that they belong together is told by their links."""
    begin(desk, agreed)
    case = agreed if side == "old" else taken_up(agreed)
    assert desk.get(f"/api/v1/cases/{case.pk}").json()["keeping"]["came_back"] == []
