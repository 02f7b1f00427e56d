"""A worker that is killed anywhere between journal and gateway tells nobody twice and misses nobody.

The real kills are a drill of `./run faults`; here it dies by an exception that nothing catches, at each of
the places that matter.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from pingan.cases.services import Target, take
from pingan.notices import following, sending
from pingan.notices.models import Notice
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation
from tests.cast import appoint
from tests.notices.conftest import NOON, reported, sms, written
from tests.notices.sandbox import Sandbox
from tests.routing.conftest import number_acts
from tests.territory.small_county import COUNTY

RECIPIENTS = 30


class Killed(BaseException):
    """Nothing catches it."""


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize("repeats", ["yes", "no"])
def test_nobody_is_told_twice_and_nobody_is_missed(
    sandbox: Sandbox, sun: Actor, feng: Actor, chu: Actor, monkeypatch: pytest.MonkeyPatch, repeats: str
) -> None:
    sandbox.knows_ids = repeats == "yes"
    sms(sandbox, repeats=repeats)
    office = Organisation.objects.get(pk=chu.organisation_id)
    for number in range(RECIPIENTS - 1):
        appoint(f"clerk{number}", "department", COUNTY, office)
    for number, account in enumerate(Account.objects.filter(posts__organisation=office)):
        Account.objects.filter(pk=account.pk).update(phone=f"139{number:08d}")
    case = reported(sun)
    take(Target(case.pk, case.version, feng), "assign", organisation_id=office.pk)
    number_acts()
    chance, kills = random.Random(7), 0
    inside = {"write": following._write_of, "take": sending._bundle, "settle": sending._write_down}

    def dying(name: str, before: bool) -> Any:
        def call(*args: Any) -> Any:
            nonlocal kills
            if before and chance.random() < 0.3:
                kills += 1
                raise Killed
            done = inside[name](*args)
            if not before and chance.random() < 0.3:
                kills += 1
                raise Killed
            return done

        return call

    monkeypatch.setattr(following, "_write_of", dying("write", before=False))
    monkeypatch.setattr(sending, "_bundle", dying("take", before=True))
    # The gateway has taken it, and nobody has written that down.
    monkeypatch.setattr(sending, "_write_down", dying("settle", before=True))
    for _life in range(400):
        try:
            written()
            Notice.objects.filter(state="waiting").update(due_at=NOON, unless_seen=False)
            if not sending.send_due(COUNTY, "sms"):
                break
        except Killed:
            continue
    of_act = Notice.objects.filter(act="case.assigned")
    assert of_act.count() == RECIPIENTS
    assert kills > 5
    assert set(sandbox.told.values()) == {1}
    states = list(of_act.values_list("state", "reason"))
    if repeats == "yes":
        assert states == [("sent", "")] * RECIPIENTS
        assert len(sandbox.told) == RECIPIENTS
    else:
        assert set(states) == {("sent", ""), ("failed", "in_doubt")}
        # What failed arrived all the same, and was not sent again.
        assert len(sandbox.told) == RECIPIENTS
