"""Whoever holds a case is gone, their account shut: the desk takes it back, and another goes on with it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.people import operators
from pingan.people.actors import Actor
from tests.cast import appoint, report_of, signed_in
from tests.mediation.quarrels import let_parties_agree
from tests.territory.small_county import FIRST_GRID


def reported(by: Actor, category: str) -> Case:
    report = report_of(category=category)
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, Case.objects.get(pk=case.pk).version, by)


def gone(actor: Actor) -> None:
    operators.deactivate_account(account_id=actor.account_id, by=None)


def offered(case: Case, viewer: Actor) -> set[str]:
    """The buttons the viewer's screen draws."""
    return {step["action"] for step in signed_in(viewer).get(f"/api/v1/cases/{case.pk}").json()["actions"]}


@pytest.mark.parametrize("received", [False, True])
def test_the_desk_recalls_it_from_a_worker_and_sends_it_to_another(
    qian: Actor, sun: Actor, li: Actor, received: bool
) -> None:
    case = reported(qian, "0506")
    take(seen(case, li), "dispatch", worker_id=qian.account_id, note="")
    if received:
        take(seen(case, qian), "receive")
    gone(qian)
    assert "recall" in offered(case, li)
    assert take(seen(case, li), "recall", reason="他已离职").holder_id is None
    workers = signed_in(li).get("/api/v1/workers", {"area": FIRST_GRID}).json()["items"]
    assert [worker["name"] for worker in workers] == ["sun"]
    sent = take(seen(case, li), "dispatch", worker_id=sun.account_id, note="")
    assert (sent.state, sent.holder_id) == ("dispatched", sun.account_id)


def test_work_sent_back_to_a_worker_who_is_gone_is_recalled(qian: Actor, sun: Actor, li: Actor) -> None:
    case = reported(qian, "0506")
    take(seen(case, li), "dispatch", worker_id=qian.account_id, note="")
    take(seen(case, qian), "receive")
    take(seen(case, qian), "handle", result="已疏通")
    gone(qian)
    take(seen(case, li), "rework", reason="另一头还堵着")
    take(seen(case, li), "recall", reason="他已离职")
    assert take(seen(case, li), "dispatch", worker_id=sun.account_id, note="").holder_id == sun.account_id


def test_a_colleague_at_the_desk_puts_back_what_a_dispatcher_had(qian: Actor, li: Actor) -> None:
    colleague = appoint("han", "dispatcher", li.area_code)
    case = reported(qian, "0506")
    take(seen(case, li), "claim")
    gone(li)
    assert "release" in offered(case, colleague)
    take(seen(case, colleague), "release", reason="她已调走")
    assert take(seen(case, colleague), "claim").holder_id == colleague.account_id


@pytest.mark.parametrize("sessions", [0, 1])
def test_a_colleague_goes_on_with_what_a_mediator_had(
    qian: Actor, wu: Actor, zheng: Actor, sessions: int
) -> None:
    case = reported(qian, "0101")
    take(seen(case, wu), "claim")
    let_parties_agree(case.pk, wu)
    for _ in range(sessions):
        take(
            seen(case, wu),
            "record_session",
            held_at=timezone.now(),
            place="调解室",
            mode="closed",
            attendees=2,
            summary="各让一步",
            next_at=None,
        )
    gone(wu)
    assert "release" in offered(case, zheng)
    take(seen(case, zheng), "release", reason="wu 已离职")
    assert take(seen(case, zheng), "claim").holder_id == zheng.account_id
    ended = take(seen(case, zheng), "conclude", outcome="settled_by_parties", note="和好了")
    assert ended.dispute.session_count == sessions


def test_a_colleague_closes_what_a_mediator_had_concluded(qian: Actor, wu: Actor, zheng: Actor) -> None:
    case = reported(qian, "0101")
    take(seen(case, wu), "claim")
    take(seen(case, wu), "conclude", outcome="settled_by_parties", note="和好了")
    gone(wu)
    assert "close" in offered(case, zheng)
    assert take(seen(case, zheng), "close", note="回访属实").state == "closed"
