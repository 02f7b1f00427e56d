"""Posts: one administrator asks for them, another gives or refuses them; and they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pingan.core import area_codes, clock
from pingan.core.errors import NotFound, Problem
from pingan.people import policy
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.employment import employer_of, refuse_unfit_area
from pingan.people.errors import AlreadyAppointed, EndsBeforeItBegan
from pingan.people.journalling import journal_operator
from pingan.people.models import Organisation, Post
from pingan.people.roles import ROLES
from pingan.staff import selectors, ways_in
from pingan.staff.errors import (
    AskedAlready,
    KeptApart,
    NoLongerWaits,
    NotYourself,
    ShutAccount,
    StillHolds,
    UnfitDays,
    UnfitOrganisation,
)
from pingan.staff.holdings import held_under
from pingan.staff.journalling import deed
from pingan.staff.models import Nomination, Outcome

# Nobody plans a post further ahead.
FARTHEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A post as somebody asks for it. In place of another's (`acting_for`) it is that one's, and ends."""

    id: UUID
    account_id: UUID
    role: str
    area_code: str
    organisation_id: UUID | None
    starts_on: date
    ends_on: date | None
    acting_for: UUID | None
    why: str


@transaction.atomic
def nominate(*, wanted: Wanted, by: Actor) -> Nomination:
    """Ask for a post; another kind of administrator gives it.

    Raises NotYourself, KeptApart, AlreadyAppointed, AskedAlready, UnfitArea, AreaNotFound, UnfitOrganisation,
    UnfitDays, EndsBeforeItBegan.
    """
    selectors.account_in(by, "staff.ask", wanted.account_id)
    if wanted.account_id == by.account_id:
        raise NotYourself
    hold_account(wanted.account_id)
    instead_of = _instead_of(wanted, by)
    role = instead_of.role if instead_of else wanted.role
    area_code = instead_of.area_code if instead_of else wanted.area_code
    selectors.refuse_outside(by, "staff.ask", area_code)
    refuse_unfit_area(role, area_code)
    _refuse_unfit_days(wanted.starts_on, wanted.ends_on)
    organisation = (
        instead_of.organisation if instead_of else _employer(wanted.organisation_id, role, area_code)
    )
    _refuse_together(wanted.account_id, role)
    refuse_twice(wanted.account_id, role, area_code, wanted.starts_on, wanted.ends_on)
    asked = Nomination(
        id=wanted.id,
        account_id=wanted.account_id,
        role=role,
        area_code=area_code,
        organisation=organisation,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        acting_for=instead_of,
        why=wanted.why,
        asked_by_id=by.account_id,
        asked_at=clock.now(),
    )
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as clash:
        if "staff_nomination_once" not in str(clash):
            raise
        raise AskedAlready from None
    _journal_nomination("people.post_asked", asked, by, wanted.why)
    return asked


def _instead_of(wanted: Wanted, by: Actor) -> Post | None:
    if wanted.acting_for is None:
        return None
    post = Post.objects.select_related("organisation").filter(pk=wanted.acting_for).first()
    if post is None or not post.area_code.startswith(policy.scope(by, "staff.ask")):
        raise NotFound
    if wanted.ends_on is None:
        told = _("Whoever stands in does so until a day: say which.")
        raise UnfitDays(told, invalid_params=[{"name": "ends_on", "reason": told}])
    return post


def _employer(organisation_id: UUID | None, role: str, area_code: str) -> Organisation | None:
    """The named one, if it employs people of such a role and is around or at that place."""
    if organisation_id is None:
        return None
    found = Organisation.objects.open_on(clock.today()).filter(pk=organisation_id).first()
    around = area_codes.ancestry(area_code)
    if found is None or found.kind != ROLES[role].employer or found.area_code not in around:
        raise UnfitOrganisation(
            invalid_params=[{"name": "organisation_id", "reason": UnfitOrganisation.title}]
        )
    return found


def _refuse_unfit_days(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise EndsBeforeItBegan(invalid_params=[{"name": "ends_on", "reason": EndsBeforeItBegan.title}])
    today = clock.today()
    if not today <= first <= today + FARTHEST:
        # Who held something on a past day is read again: nobody gets a post behind that day.
        told = _("A post begins today or within a year.")
        raise UnfitDays(told, invalid_params=[{"name": "starts_on", "reason": told}])


def _refuse_together(account_id: UUID, role: str) -> None:
    """Raises KeptApart where a post of this role would stand beside one it is kept apart from."""
    administering = selectors.administering()
    not_over = Post.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today()), account=account_id
    )
    asked = Nomination.objects.filter(account=account_id, outcome=Outcome.WAITING)
    held = {*not_over.values_list("role", flat=True), *asked.values_list("role", flat=True)}
    if (role in administering and held - {role}) or (role not in administering and held & administering):
        raise KeptApart


def refuse_twice(account_id: UUID, role: str, area_code: str, first: date, last: date | None) -> None:
    same = Post.objects.filter(account=account_id, role=role, area_code=area_code)
    overlapping = same.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first))
    if last is not None:
        overlapping = overlapping.filter(starts_on__lte=last)
    if overlapping.exists():
        raise AlreadyAppointed


def settle(*, nomination_ids: Sequence[UUID], give: bool, answer: str, by: Actor) -> list[dict[str, Any]]:
    """Give or refuse what was asked for, each by itself: what became of each, and why one cannot be given."""
    return [_settled(pk, give, answer, by) for pk in dict.fromkeys(nomination_ids)]


def _settled(pk: UUID, give: bool, answer: str, by: Actor) -> dict[str, Any]:
    try:
        with transaction.atomic():
            return {"id": pk, "outcome": _settle(pk, give, answer, by), "reason": ""}
    except Problem as problem:
        return {"id": pk, "outcome": None, "reason": problem.detail or problem.title}


def _settle(pk: UUID, give: bool, answer: str, by: Actor) -> str:
    asked = _waiting(pk, "staff.approve", by)
    wanted = Outcome.GIVEN if give else Outcome.REFUSED
    if asked.outcome != Outcome.WAITING:
        # The same again is so already; the other word comes too late.
        if asked.outcome != wanted:
            raise NoLongerWaits
        return asked.outcome
    if by.account_id in (asked.account_id, asked.asked_by_id):
        raise NotYourself
    asked.outcome, asked.answer = wanted, answer
    asked.settled_by_id, asked.settled_at = by.account_id, clock.now()
    if give:
        asked.post = _appointed(asked)
        asked.save()
        facts = deed("people.appointed", asked.account_id, by, answer or asked.why)
        people.journal_post("people.appointed", asked.post, by.account_id, facts)
    else:
        asked.save()
        _journal_nomination("people.post_refused", asked, by, answer)
    return asked.outcome


def _appointed(asked: Nomination) -> Post:
    """The post itself, from today on where its first day has passed meanwhile."""
    account = hold_account(asked.account_id)
    if not account.is_active:
        raise ShutAccount
    first = max(asked.starts_on, clock.today())
    if asked.ends_on is not None and asked.ends_on < first:
        raise UnfitDays(_("Its days are over. Refuse it, and let it be asked for again."))
    refuse_twice(account.pk, asked.role, asked.area_code, first, asked.ends_on)
    employer = asked.organisation or employer_of(asked.role, asked.area_code)
    if asked.role in selectors.administering():
        ways_in.forget_what_others_gave(account)
    return people.give_post(
        account=account,
        role=asked.role,
        area_code=asked.area_code,
        organisation=employer,
        starts_on=first,
        ends_on=asked.ends_on,
        acting_for=asked.acting_for,
    )


@transaction.atomic
def withdraw(*, nomination_id: UUID, by: Actor) -> None:
    """Take back what was asked for. Twice is once. Raises NoLongerWaits where it was decided."""
    asked = _waiting(nomination_id, "staff.ask", by)
    if asked.outcome == Outcome.WITHDRAWN:
        return
    if asked.outcome != Outcome.WAITING:
        raise NoLongerWaits
    asked.outcome, asked.settled_by_id, asked.settled_at = Outcome.WITHDRAWN, by.account_id, clock.now()
    asked.save()
    _journal_nomination("people.post_withdrawn", asked, by, asked.why)


def _waiting(pk: UUID, operation: str, by: Actor) -> Nomination:
    found = Nomination.objects.select_for_update(no_key=True, of=("self",)).filter(
        pk=pk, area_code__startswith=policy.scope(by, operation)
    )
    asked = found.select_related("account", "organisation", "acting_for").first()
    if asked is None:
        raise NotFound
    return asked


def _journal_nomination(act: str, asked: Nomination, by: Actor, why: str) -> None:
    facts = {"nomination": str(asked.pk)} | deed(act, asked.account_id, by, why)
    journal_operator(
        act, account_id=asked.account_id, area_code=asked.area_code, by=by.account_id, facts=facts
    )


@transaction.atomic
def end_post(*, post_id: UUID, on: date, why: str, by: Actor) -> None:
    """Let a post end on a day, its last; yesterday is at once. The same day again is so already.

    What its holder has in hand in its area is handed over before: raises StillHolds with what that is, unless
    the day lies ahead. Raises NotYourself, UnfitDays, EndsBeforeItBegan.
    """
    post = Post.objects.filter(pk=post_id, area_code__startswith=policy.scope(by, "staff.ask")).first()
    if post is None:
        raise NotFound
    if post.account_id == by.account_id:
        raise NotYourself
    hold_account(post.account_id)
    post = Post.objects.select_for_update(no_key=True).get(pk=post_id)
    if post.ends_on == on:
        return
    today = clock.today()
    if on < today - timedelta(days=1) or (post.ends_on is not None and post.ends_on < today):
        told = _("A post ends yesterday at the earliest: what was, was.")
        raise UnfitDays(told, invalid_params=[{"name": "on", "reason": told}])
    if on <= today and (holds := held_under([post])[post.pk]):
        raise StillHolds(extra={"holds": list(holds)})
    people.let_end(post=post, on=on)
    facts = deed("people.post_ended", post.account_id, by, why)
    people.journal_post("people.post_ended", post, by.account_id, facts)
