"""Writes about callers: who told us of a matter, one more call, a look at one of them, what they were
told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from pingan.callers import numbers, selectors
from pingan.callers.errors import CallerBudgetSpent, CallerErased, CallerNotFound, NoReasonToCall
from pingan.callers.models import OWED, Caller, Channel, Purpose, Reply, RevealBudget
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.models import Case
from pingan.cases.reach import where
from pingan.cases.selectors import get_case
from pingan.cases.services import Target, take
from pingan.cases.workflow import Action
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.errors import NotFound
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor
from pingan.registry import identity
from pingan.registry.revealing import REVEAL_SECONDS, seconds_left, spend

# Enough for a day at the telephone, and far from a county's callers.
REVEALS_PER_DAY: Final = 200


@dataclass(frozen=True, slots=True)
class Revealed:
    """One caller in plain, and for how many seconds they may stay on a screen."""

    name: str
    phone: str
    expires_in: int = REVEAL_SECONDS


# -- who told us -----------------------------------------------------------------------------------


def keep_first(case_id: UUID, said: Mapping[str, str], at: datetime, by: Actor) -> None:
    """Whoever told us of the matter that is about to become this case; once, however often it is sent."""
    caller = _caller(said, at, by, id=case_id, case_id=case_id, about_id=case_id)
    caller.county_code, caller.received_at = by.county_code, at
    Caller.objects.bulk_create([caller], ignore_conflicts=True)


def add_call(*, case_id: UUID, caller: Mapping[str, str] | None, text: str, by: Actor) -> Case:
    """Count one more call about an open case, instead of a second case; what was said is noted.

    Raises NotFound outside of the reach of `callers.add`, and what a step of the case is refused for.
    """
    _require(by, case_id, "callers.add")
    return take(Target(case_id, None, by), Action.CALL, text=text, caller=caller)


def _keep_caller(taking: Taking) -> None:
    """The effect of one more call: a number that is known to have called about it is counted."""
    case, said, at = taking.case, taking.said.get("caller"), taking.at
    if not said:
        return
    if said["phone"]:
        known = Caller.objects.filter(case=case, number_index=numbers.number_index(said["phone"]))
        if known.update(calls=F("calls") + 1, last_at=at):
            return
    caller = _caller(said, at, taking.by, case_id=case.pk, about_id=case.pk)
    caller.county_code, caller.received_at = case.grid_code[:COUNTY_DIGITS], case.received_at
    caller.save(force_insert=True)


def _caller(said: Mapping[str, str], at: datetime, by: Actor, **placed: UUID) -> Caller:
    caller = Caller(at=at, last_at=at, kept_since=at, by_id=by.account_id, **placed)
    if name := said["name"]:
        caller.name, caller.name_masked = name, identity.masked_name(name)
    if phone := said["phone"]:
        caller.phone, caller.phone_masked = phone, identity.masked_phone(phone)
        caller.number_index = numbers.number_index(phone)
        caller.tail_index = numbers.tail_index(phone[-numbers.TAIL :])
    return caller


# -- a look at one of them ---------------------------------------------------------------------------


@transaction.atomic
def reveal(
    *, case_id: UUID, caller_id: UUID | None, purpose: Purpose, by: Actor, seen_at: datetime | None = None
) -> Revealed:
    """Show one caller of a case in plain, the first where none is named.

    The journal's act and the day's budget are written in the transaction that reads the values, so nobody is
    seen without a trace. Raises NotFound outside the reach, CallerNotFound, CallerErased, NoReasonToCall
    where the matter is over, CallerBudgetSpent; a refusal spends nothing.

    `seen_at`: it was spent and journalled then, and only its answer was lost. What is left of the time it may
    stay on a screen is left to this one; RevealEnded where nothing is.
    """
    case = get_case(by, case_id, operation="callers.reveal")
    caller = selectors.get_caller(case, caller_id)
    if caller.erased_at is not None:
        raise CallerErased
    if not selectors.is_reason_left(case, caller):
        raise NoReasonToCall
    expires_in = REVEAL_SECONDS if seen_at is None else seconds_left(seen_at)
    if seen_at is None:
        spend(RevealBudget, by.account_id, at_most=REVEALS_PER_DAY, spent=CallerBudgetSpent)
        journal.record(
            type="caller.revealed",
            topic=Topic.CALLERS,
            area_code=case.grid_code,
            object_type="caller",
            object_id=caller.pk,
            actor=by.account_id,
            post=by.post_id,
            purpose=purpose.value,
            facts={"case": str(case.pk)},
        )
    return Revealed(caller.name or "", caller.phone or "", expires_in)


# -- what they were told -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """What a caller was told: of which stage (none: something else), how, and in which words."""

    caller_id: UUID
    stage: str
    channel: Channel
    text: str


def reply(*, case_id: UUID, told: Told, by: Actor) -> Case:
    """Note that a caller was told; nothing is owed to them any more, unless the case has moved on meanwhile.

    Raises NotFound outside of the reach of `callers.reply`, CallerNotFound.
    """
    _require(by, case_id, "callers.reply")
    return take(
        Target(case_id, None, by),
        Action.REPLY,
        text=told.text,
        stage=told.stage,
        channel=told.channel.value,
        caller_id=told.caller_id,
    )


def _keep_reply(taking: Taking) -> None:
    """The effect of a reply: the row of it, and what is owed to that caller by whichever case they called
    about."""
    said, case = taking.said, taking.case
    caller = Caller.objects.filter(case=case, pk=said["caller_id"]).first()
    if caller is None:
        raise CallerNotFound
    Reply.objects.create(
        caller=caller,
        case=case,
        stage=said["stage"],
        channel=said["channel"],
        at=taking.at,
        by_id=taking.by.account_id,
    )
    selectors.same_person(caller).filter(OWED, owes=said["stage"]).update(owes="", owed_since=None)


def _require(by: Actor, case_id: UUID, operation: str) -> None:
    if not Case.objects.filter(where(by, operation), pk=case_id).exists():
        raise NotFound


def register() -> None:
    EFFECTS.register("keep_caller", _keep_caller)
    EFFECTS.register("keep_reply", _keep_reply)
