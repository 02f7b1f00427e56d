"""A county that sends, and acts that have their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.notices import following, gateways
from pingan.notices.models import Contact, Notice
from pingan.people.actors import Actor
from tests.cast import report_of
from tests.notices.sandbox import Sandbox, served
from tests.routing.conftest import number_acts
from tests.territory.small_county import COUNTY

NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with served() as box:
        yield box


@pytest.fixture
def noon(county: object) -> Iterator[datetime]:
    """A working day at noon: nobody sleeps."""
    with clock.set_to(NOON):
        following.follow(COUNTY)
        yield NOON


def sends_by(channel: str, **said: str) -> None:
    """The county sends by this channel from now on; of what was before nobody is told."""
    gateways.set_up(COUNTY, channel, said)
    number_acts()
    while following.follow(COUNTY):
        pass


def wecom(box: Sandbox) -> None:
    sends_by("wecom", url=box.url, corpid="c", secret="s", agentid="1000002", by_username="yes")


def sms(box: Sandbox, **more: str) -> None:
    sends_by("sms", url=f"{box.url}/sms", key="good", **more)


def reaches(actor: Actor, channel: str, address: str) -> None:
    Contact(account_id=actor.account_id, channel=channel, address=address, masked="…").save()


def reported(by: Actor) -> Case:
    return report_case(report=report_of(), by=by).case


def dispatched(by: Actor, to: Actor, desk: Actor) -> Case:
    """A case that the desk sent to a worker; both acts have their numbers."""
    case = reported(by)
    moved = take(Target(case.pk, case.version, desk), "dispatch", worker_id=to.account_id)
    written()
    return moved


def written() -> None:
    number_acts()
    while following.follow(COUNTY):
        pass


def rows(**which: object) -> list[tuple[str, str, str, str]]:
    """Act, channel, state and reason of what stands in the ledger, in its order."""
    found = Notice.objects.filter(**which).order_by("seq", "channel", "account")
    return [(row.act, row.channel, row.state, row.reason) for row in found]
