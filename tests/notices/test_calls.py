"""短信未达，请打电话: whom nothing reached, the desk is asked to telephone, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pingan.cases.asked import describe
from pingan.cases.models import Step, Task
from pingan.core import clock
from pingan.notices import calls, sending
from pingan.notices.models import Notice
from pingan.people.actors import Actor
from pingan.people.models import Account
from tests.notices.conftest import NOON, dispatched, sms, wecom
from tests.notices.sandbox import Sandbox
from tests.territory.small_county import COUNTY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def settled() -> list[Task]:
    calls.settle(COUNTY)
    return list(Task.objects.filter(kind=calls.KIND).order_by("id"))


def later(channel: str, minutes: int = 31) -> None:
    with clock.set_to(NOON + timedelta(minutes=minutes)):
        sending.send_due(COUNTY, channel)


def test_whom_nothing_reached_the_desk_telephones(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    wecom(sandbox)
    sms(sandbox)
    sandbox.unknown = {"qian"}
    case = dispatched(sun, qian, li)
    later("wecom", 0)
    # The message is still to come.
    assert settled() == []
    later("sms")
    [task] = settled()
    assert (task.case_id, task.organisation_id) == (case.pk, li.organisation_id)
    assert task.words == "短信未达，请打电话：qian 没有收到通知。"
    line = Step.objects.filter(case=case, action="open_task").get()
    assert (line.by.name, line.by.is_active) == ("系统通知", False)
    # Named, and nobody to call.
    assert describe(task, case, li)["asked_by"] == {"id": None, "name": "系统通知"}
    assert settled() == [task]
    assert not Notice.objects.filter(calls=True, called_at=None).exclude(state="waiting").exists()


def test_whom_one_channel_reached_need_not_be_telephoned(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    wecom(sandbox)
    sms(sandbox)
    dispatched(sun, qian, li)
    later("wecom", 0)
    later("sms")
    assert [
        (row.channel, row.state)
        for row in Notice.objects.filter(account_id=qian.account_id).order_by("channel")
    ] == [
        ("sms", "skipped"),
        ("wecom", "sent"),
    ]
    assert settled() == []


def test_what_its_gateway_tells_later_as_lost_is_telephoned(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    sms(sandbox)
    Account.objects.filter(pk=qian.account_id).update(phone="13800138000")
    dispatched(sun, qian, li)
    later("sms")
    assert settled() == []
    Notice.objects.filter(account_id=qian.account_id).update(receipt="undelivered")
    assert len(settled()) == 1


def test_who_has_seen_it_need_not_be_telephoned(sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor) -> None:
    sms(sandbox)
    dispatched(sun, qian, li)
    Notice.objects.update(seen_at=NOON)
    later("sms")
    assert settled() == []
    assert not calls.are_waiting(COUNTY)


def test_one_case_is_one_call_whoever_was_not_reached(
    sandbox: Sandbox, sun: Actor, qian: Actor, li: Actor
) -> None:
    sms(sandbox)
    case = dispatched(sun, qian, li)
    later("sms")
    assert len(settled()) == 1
    Notice.objects.filter(case=case, calls=True).update(called_at=None)
    assert len(settled()) == 1
