"""All that somebody leaves behind goes to another: each thing for itself, and what cannot says why."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.cases import hand_over
from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.people import operators
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.territory.small_county import FIRST_GRID


def sent_to(worker: Actor, li: Actor, *, received: bool = False) -> Case:
    report = report_of(category="0506")
    report_case(report=report, by=worker)
    case = Case.objects.get(pk=report.id)
    take(Target(case.pk, case.version, li), "dispatch", worker_id=worker.account_id, note="")
    if received:
        take(Target(case.pk, Case.objects.get(pk=case.pk).version, worker), "receive")
    return case


def hand(by: Actor, worker: Actor, to: Actor, **changes: Any) -> list[dict[str, Any]]:
    said = {"holder_id": str(worker.account_id), "to_id": str(to.account_id), "area": FIRST_GRID[:9]}
    answer = signed_in(by).post(
        "/api/v1/cases/hand_over_all", said | {"reason": "调走"} | changes, content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_everything_goes_to_a_colleague_and_the_timeline_tells_it(qian: Actor, sun: Actor, li: Actor) -> None:
    one, other = sent_to(qian, li), sent_to(qian, li, received=True)
    operators.deactivate_account(account_id=qian.account_id, by=None)
    found = hand(li, qian, sun)
    assert [(item["what"], item["case_id"], item["reason"]) for item in found] == [
        ("case", str(one.pk), ""),
        ("case", str(other.pk), ""),
    ]
    for case in Case.objects.filter(pk__in=(one.pk, other.pk)):
        assert (case.holder_id, case.state) == (sun.account_id, "dispatched")
        steps = list(Step.objects.filter(case=case).order_by("id").values_list("action", flat=True))
        assert steps[-2:] == ["recall", "dispatch"]
    assert hand(li, qian, sun) == [], "with nothing left nothing is done"


def test_what_cannot_be_handed_over_stays_whole_and_says_why(qian: Actor, wu: Actor, li: Actor) -> None:
    case = sent_to(qian, li)
    (told,) = hand(li, qian, wu)
    assert told["reason"]
    after = Case.objects.get(pk=case.pk)
    assert (after.holder_id, after.state) == (qian.account_id, "dispatched"), "not taken back for nothing"
    assert [one["reason"] != "" for one in hand(qian, qian, wu)] == [True], "nor by whoever has it"


def test_only_what_lies_in_the_area_and_so_much_at_a_time(
    qian: Actor, sun: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over, "AT_ONCE", 2)
    for _each in range(3):
        sent_to(qian, li)
    assert hand(li, qian, sun, area=FIRST_GRID[:6] + "101") == []
    assert len(hand(li, qian, sun)) == 2
    assert len(hand(li, qian, sun)) == 1


def test_what_is_passed_on_one_by_one_is_told_apart_and_not_tried(
    wang: Actor, wu: Actor, li: Actor, qian: Actor
) -> None:
    report = report_of(category="0101")
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    take(Target(case.pk, case.version, wang), "claim")
    operators.deactivate_account(account_id=wang.account_id, by=None)
    (left,) = signed_in(li).get("/api/v1/staff/leaving").json()["items"]
    assert (left["account"]["name"], left["holds"]) == ("wang", [{"what": "single_cases", "n": 1}])
    assert hand(li, wang, wu) == [], "of what cannot go all at once no reason has to be told"
    assert Case.objects.get(pk=case.pk).holder_id == wang.account_id
