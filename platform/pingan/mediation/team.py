"""Who mediates a case together, and who helps them.

One mediator or several (人民调解法 art. 19): whoever holds the case leads, and can let others of the place
mediate with them. They read what its mediators read, and write it down. Relatives, neighbours, experts and
organisations are invited with the consent of every party (art. 20).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from pingan.cases import reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.event_moves import PASS_ON
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Step
from pingan.cases.queues import SHARED
from pingan.cases.services import Target, lock_case, take_locked
from pingan.cases.workflow import Action, State
from pingan.core import clock
from pingan.core.area_codes import ancestry
from pingan.core.errors import NotFound
from pingan.core.ids import uuid7
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import CannotJoin, HelpNotAgreed, TooManyOfThese
from pingan.mediation.models import CoMediator, Helper, Party
from pingan.mediation.moves.team import ADD_MEDIATOR, DISMISS_HELPER, DROP_MEDIATOR, INVITE_HELPER
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post, PostQuerySet

MAX_MEDIATORS: Final = 10
MAX_HELPERS: Final = 20
MOST_CANDIDATES: Final = 50


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody to help, as somebody writes it down; `agreed` are the numbers of the parties that want it."""

    sort: str
    name: str
    bond: str
    agreed: tuple[int, ...]


# -- reads -----------------------------------------------------------------------------------------


def mediators_of(case: Case) -> list[UUID]:
    """The accounts of those who mediate a case, whoever leads first: they hold it, or held it to its end."""
    lead = case.holder_id or _last_lead(case)
    beside = CoMediator.objects.filter(dispute=case.pk, left_at=None).order_by("id")
    accounts = [lead, *beside.values_list("account_id", flat=True)]
    return [account for account in dict.fromkeys(accounts) if account is not None]


def is_of_team(case: Case, account_id: UUID) -> bool:
    """Whether somebody is one of the case's own mediators, who alone read what was said to them alone."""
    return case.holder_id == account_id or account_id in mediators_of(case)


def mediates(case: Case, viewer: Actor) -> bool:
    """The same of whoever acts: the track's word for who acts beside the holder."""
    return is_of_team(case, viewer.account_id)


def helpers_of(case_id: UUID) -> list[Helper]:
    return list(Helper.objects.filter(dispute=case_id).order_by("number"))


def who_can_join(case: Case) -> PostQuerySet:
    """Posts held today around the case by whoever may mediate it, and does not yet."""
    held = Post.objects.current(clock.today()).filter(
        role__in=policy.roles_that_may("mediation.dossier"), area_code__in=ancestry(case.grid_code)
    )
    return held.filter(account__is_active=True).exclude(account_id__in=mediators_of(case))


def candidates_for(case: Case) -> list[dict[str, Any]]:
    """Whom the holder can let mediate with them: the nearest first, each once."""
    posts = who_can_join(case).select_related("account", "organisation").order_by("-area_code", "id")
    found = {post.account_id: post for post in reversed(posts[:MOST_CANDIDATES])}
    return [
        {"id": post.account_id, "name": post.account.name, "organisation": post.organisation.name}
        for post in reversed(found.values())
    ]


def _last_lead(case: Case) -> UUID | None:
    """Who held a closed case to its end: nobody holds it any more."""
    if case.state != State.CLOSED:
        return None
    taken = Step.objects.filter(case=case, action__in=(Action.CLAIM, PASS_ON, Action.RELEASE))
    last = taken.order_by("-id").first()
    if last is None or last.action == Action.RELEASE:
        return None
    return UUID(last.data["colleague_id"]) if last.action == PASS_ON else last.by_id


# -- writes ----------------------------------------------------------------------------------------


@transaction.atomic
def add_mediator(*, case_id: UUID, account_id: UUID, by: Actor) -> None:
    """Let somebody mediate beside the holder. Raises NotFound, WrongState, NotYourMove, CannotJoin,
    TooManyOfThese."""
    _take(lock_case(case_id, by), ADD_MEDIATOR, by, account_id=account_id)


@transaction.atomic
def drop_mediator(*, case_id: UUID, account_id: UUID, by: Actor) -> None:
    """Let them do so no more; what they wrote stays. Raises NotFound, WrongState, NotYourMove."""
    case = lock_case(case_id, by)
    row = CoMediator.objects.filter(dispute=case_id, account=account_id, left_at=None).first()
    if row is None:
        raise NotFound
    _take(case, DROP_MEDIATOR, by, account_id=account_id, row=row)


@transaction.atomic
def invite_helper(*, case_id: UUID, invited: Invited, by: Actor) -> None:
    """Invite somebody to help. Raises NotFound, WrongState, NotYourMove, HelpNotAgreed, TooManyOfThese."""
    _take(lock_case(case_id, by), INVITE_HELPER, by, helper=invited)


@transaction.atomic
def dismiss_helper(*, case_id: UUID, number: int, by: Actor) -> None:
    """Let somebody help no more; that they did stays on the record. Raises NotFound, WrongState,
    NotYourMove."""
    case = lock_case(case_id, by)
    row = Helper.objects.filter(dispute=case_id, number=number, left_at=None).first()
    if row is None:
        raise NotFound
    _take(case, DISMISS_HELPER, by, helper=row)


def shared(viewer: Actor) -> Q:
    """Cases that the viewer mediates beside whoever leads."""
    beside = CoMediator.objects.filter(account_id=viewer.account_id, left_at=None)
    return reach.among(beside.values("dispute_id"))


def register() -> None:
    SHARED.register("mediation.team", shared)
    EFFECTS.register("mediation.add_mediator", _add_mediator)
    EFFECTS.register("mediation.drop_mediator", _drop_mediator)
    EFFECTS.register("mediation.invite_helper", _invite_helper)
    EFFECTS.register("mediation.dismiss_helper", _dismiss_helper)
    for word, holds, refusal in (
        ("mediation.room_for_a_mediator", _has_room_beside, TooManyOfThese),
        ("mediation.can_join", _can_join, CannotJoin),
        ("mediation.room_for_a_helper", _has_room_for_helpers, TooManyOfThese),
        ("mediation.parties_want_help", _want_help, HelpNotAgreed),
    ):
        GUARDS.register(word, Guard(When.SAID, holds, lambda *_, refusal=refusal: refusal()))


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _add_mediator(taking: Taking) -> None:
    account_id: UUID = taking.said["account_id"]
    CoMediator.objects.create(
        dispute=dispute_of(taking.case), account_id=account_id, by_id=taking.by.account_id, at=taking.at
    )
    taking.data["joined_id"] = str(account_id)


def _drop_mediator(taking: Taking) -> None:
    row: CoMediator = taking.said["row"]
    row.left_at = taking.at
    row.save(update_fields=["left_at"])
    taking.data["joined_id"] = str(row.account_id)


def _invite_helper(taking: Taking) -> None:
    invited: Invited = taking.said["helper"]
    dispute = dispute_of(taking.case)
    row = Helper.objects.create(
        id=uuid7(),
        dispute=dispute,
        number=Helper.objects.filter(dispute=dispute).count() + 1,
        sort=invited.sort,
        name=invited.name,
        bond=invited.bond or None,
        agreed=sorted(invited.agreed),
        by_id=taking.by.account_id,
        at=taking.at,
    )
    taking.data |= {"helper": row.number, "sort": row.sort}


def _dismiss_helper(taking: Taking) -> None:
    row: Helper = taking.said["helper"]
    row.left_at = taking.at
    row.save(update_fields=["left_at"])
    taking.data |= {"helper": row.number, "sort": row.sort}


def _has_room_beside(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return CoMediator.objects.filter(dispute=case.pk, left_at=None).count() < MAX_MEDIATORS


def _can_join(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return who_can_join(case).filter(account_id=said["account_id"]).exists()


def _has_room_for_helpers(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return Helper.objects.filter(dispute=case.pk).count() < MAX_HELPERS


def _want_help(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    parties = Party.objects.filter(dispute=case.pk, left_at=None).values_list("number", flat=True)
    invited: Invited = said["helper"]
    return bool(parties) and set(parties) == set(invited.agreed)
