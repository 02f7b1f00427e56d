"""What the moves of seniors check and write: how often one reminds, and whom a supervised case waits for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models.functions import Length

from pingan.cases import leave, oversight, tasks, tracks
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import AlreadySupervised, RemindedAlready, WrongState
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Step
from pingan.cases.workflow import Action
from pingan.core import clock
from pingan.core.area_codes import ancestry
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post

# From the mildest; each may only be followed by one further on (普通、黄牌、红牌).
LEVELS = ("ordinary", "yellow", "red")
# What it is for: not accepted in time, not handled, unlawfully handled.
FAILURES = ("not_accepted", "not_handled", "unlawful", "other")
REMIND_EVERY = timedelta(hours=1)


def register() -> None:
    """Fill in the words of the table."""
    GUARDS.register("not_just_reminded", Guard(When.SAID, _not_just_reminded, lambda *_: RemindedAlready()))
    GUARDS.register("level_above", Guard(When.SAID, _is_above, lambda *_: AlreadySupervised()))
    GUARDS.register("is_supervised", Guard(When.CASE, _is_supervised, lambda *_: WrongState()))
    EFFECTS.register("supervise", _supervise)
    EFFECTS.register("lift_supervision", _lift)


def in_charge(case: Case) -> UUID | None:
    """The organisation that answers for a case: which it is assigned to, which its holder works for where
    that one answers tasks, else the nearest desk that claims its like. None where there is no desk."""
    return case.organisation_id or _of_holder(case) or _nearest_desk(case)


def _not_just_reminded(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    """The case is locked, so nobody reminds twice in one moment."""
    lately = Step.objects.filter(
        case=case, action=oversight.REMIND, by_id=by.account_id, at__gt=clock.now() - REMIND_EVERY
    )
    return not lately.exists()


def _is_above(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return case.supervision not in LEVELS or LEVELS.index(said["level"]) > LEVELS.index(case.supervision)


def _is_supervised(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.supervision != ""


def _supervise(taking: Taking) -> None:
    """A higher level asks anew: what was asked at the lower one is asked no longer."""
    case, said = taking.case, taking.said
    tasks.refuse_past(said.get("respond_by"))
    _end(taking)
    taking.change(supervision=said["level"])
    organisation_id = in_charge(case)
    if organisation_id is not None:
        asked = tasks.Asked(tasks.SUPERVISION.code, organisation_id, said["text"], said.get("respond_by"))
        taking.data["tasks"] = [str(tasks.put(case, asked, taking.by).pk)]


def _lift(taking: Taking) -> None:
    _end(taking)
    taking.change(supervision="")


def _end(taking: Taking) -> None:
    taking.hearers += tasks.end(taking.case, tasks.SUPERVISION.code, leave.WITHDRAWN, "", taking.by)


def _of_holder(case: Case) -> UUID | None:
    if case.holder_id is None:
        return None
    answering = policy.roles_that_may("cases.asked")
    posts = Post.objects.current(clock.today()).filter(account_id=case.holder_id, role__in=answering)
    return posts.order_by("starts_on", "id").values_list("organisation_id", flat=True).first()


def _nearest_desk(case: Case) -> UUID | None:
    claim = tracks.moves_of(case.track).get(Action.CLAIM)
    if claim is None:
        return None
    posts = Post.objects.current(clock.today()).filter(
        role__in=sorted(claim.by), area_code__in=ancestry(case.grid_code), account__is_active=True
    )
    nearest = posts.annotate(nearness=Length("area_code")).order_by("-nearness", "id")
    return nearest.values_list("organisation_id", flat=True).first()
