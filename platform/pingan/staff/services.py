"""Writes about people at work, each by an administrator or a township, each with why.

What an act does to an account is `people`'s; who may do it to whom, and what must be true first, stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import area_codes, clock
from pingan.core.errors import NotFound, Problem, StaleVersion
from pingan.people import operators, policy
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.employment import employer_of, refuse_unfit_area
from pingan.people.errors import AlreadyAppointed, EndsBeforeItBegan, UnfitPhone
from pingan.people.journalling import journal_operator
from pingan.people.models import Account, Organisation, Post
from pingan.people.passwords import first_password
from pingan.people.roles import ROLES
from pingan.staff import selectors, ways_in
from pingan.staff.errors import (
    AskedAlready,
    AwayAlready,
    KeptApart,
    NoLongerWaits,
    NotYourself,
    NotYoursToReset,
    ShutAccount,
    StillHolds,
    UnfitDays,
    UnfitOrganisation,
    UnfitStandIn,
)
from pingan.staff.holdings import held_under
from pingan.staff.journalling import deed
from pingan.staff.models import Absence, Nomination, Outcome

# A hash takes most of a second, and a page waits for some seconds.
MOST_PASSWORDS: Final = 10
# Nobody plans a post further ahead, and nobody is away for longer while keeping theirs.
FARTHEST: Final = timedelta(days=366)
LONGEST_ABSENCE: Final = timedelta(days=184)


# -- accounts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who is to get an account: where they belong says who looks after it."""

    id: UUID
    username: str
    name: str
    phone: str
    area_code: str
    why: str


@transaction.atomic
def open_account(*, new: NewPerson, by: Actor) -> Account:
    """An account without password or post: nobody signs in with it until both were given.

    Raises UnfitUsername, UsernameTaken, UnfitName, UnfitPhone, AreaNotFound, and NotFound outside one's area.
    """
    _refuse_outside(by, "staff.open", new.area_code)
    _refuse_unfit_phone(new.phone)
    account = people.open_account(
        account_id=new.id,
        username=new.username,
        name=new.name,
        password=None,
        must_change=True,
        area_code=new.area_code,
        phone=new.phone,
    )
    _journal("people.opened", account, by, new.why)
    return account


@dataclass(frozen=True, slots=True)
class Person:
    """What is kept of somebody beside their posts."""

    name: str
    phone: str
    why: str


@transaction.atomic
def change_account(*, account_id: UUID, version: int, said: Person, by: Actor) -> Account:
    """Put name and number at work right. Raises StaleVersion with what it is now, UnfitName, UnfitPhone."""
    selectors.account_in(by, "staff.open", account_id)
    account = hold_account(account_id)
    if account.version != version:
        raise StaleVersion
    _refuse_unfit_phone(said.phone)
    account.name, account.phone = people.fit_name(said.name), said.phone
    account.version += 1
    account.save(update_fields=["name", "phone", "version"])
    _journal("people.changed", account, by, said.why)
    return account


@transaction.atomic
def shut_account(*, account_id: UUID, why: str, by: Actor) -> None:
    """Nobody signs in with it any more, and wherever it is signed in ends now. Twice is once.

    Raises NotYourself.
    """
    account = _held_by(account_id, "staff.open", by)
    if account.is_active:
        act = "people.deactivated"
        operators.deactivate_account(
            account_id=account_id, by=by.account_id, facts=deed(act, account_id, by, why)
        )


@transaction.atomic
def open_again(*, account_id: UUID, why: str, by: Actor) -> None:
    """Its posts, if they still run, hold. Twice is once. Raises NotYourself."""
    account = _held_by(account_id, "staff.open", by)
    if not account.is_active:
        act = "people.reactivated"
        operators.reactivate_account(
            account_id=account_id, by=by.account_id, facts=deed(act, account_id, by, why)
        )


@transaction.atomic
def sign_out(*, account_id: UUID, why: str, by: Actor) -> None:
    """End all its sessions. Where it has none, nothing is done. Raises NotYourself."""
    account = _held_by(account_id, "staff.sign_out", by)
    if account.devices.exists():
        facts = deed("people.devices_signed_out", account_id, by, why)
        operators.sign_out_account(account_id=account_id, by=by.account_id, facts=facts)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed once and kept nowhere."""

    account: Account
    unit: str
    password: str


def give_passwords(*, account_ids: Sequence[UUID], why: str, by: Actor) -> list[Slip]:
    """First passwords for a few accounts: whoever has one chooses their own before anything else opens.

    Each in a transaction of its own; all are looked at before the first is given. Raises NotYoursToReset,
    ShutAccount, NotFound.
    """
    found = [selectors.account_in(by, "staff.reset", pk) for pk in dict.fromkeys(account_ids)]
    for account in found:
        if not selectors.may_reset(by, account):
            raise NotYoursToReset
        if not account.is_active:
            raise ShutAccount
    units = _units(found)
    return [_given(account, units.get(account.pk, ""), why, by) for account in found]


def _given(account: Account, unit: str, why: str, by: Actor) -> Slip:
    password = first_password()
    with transaction.atomic():
        hold_account(account.pk)
        facts = deed("people.password_set", account.pk, by, why)
        operators.set_password(account_id=account.pk, password=password, by=by.account_id, facts=facts)
    return Slip(account, unit, password)


def _units(accounts: Sequence[Account]) -> dict[UUID, str]:
    posts = (
        Post.objects.filter(account__in=accounts).select_related("organisation").order_by("starts_on", "id")
    )
    return {post.account_id: selectors.organisation_name(post.organisation) for post in posts}


def _held_by(account_id: UUID, operation: str, by: Actor) -> Account:
    """The account, locked, where it is one of the viewer's to do this to. Raises NotFound, NotYourself."""
    selectors.account_in(by, operation, account_id)
    if account_id == by.account_id:
        raise NotYourself
    return hold_account(account_id)


def _refuse_outside(by: Actor, operation: str, area_code: str) -> None:
    if not area_code.startswith(policy.scope(by, operation)):
        raise NotFound


def _refuse_unfit_phone(phone: str) -> None:
    if phone and not operators.PHONE.fullmatch(phone):
        raise UnfitPhone(invalid_params=[{"name": "phone", "reason": UnfitPhone.title}])


def _journal(act: str, account: Account, by: Actor, why: str) -> None:
    facts = deed(act, account.pk, by, why)
    journal_operator(act, account_id=account.pk, area_code=account.area_code, by=by.account_id, facts=facts)


# -- posts -----------------------------------------------------------------------------------------


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
    _refuse_outside(by, "staff.ask", area_code)
    refuse_unfit_area(role, area_code)
    _refuse_unfit_days(wanted.starts_on, wanted.ends_on)
    organisation = (
        instead_of.organisation if instead_of else _employer(wanted.organisation_id, role, area_code)
    )
    _refuse_together(wanted.account_id, role)
    _refuse_twice(wanted.account_id, role, area_code, wanted.starts_on, wanted.ends_on)
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


def _refuse_twice(account_id: UUID, role: str, area_code: str, first: date, last: date | None) -> None:
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
    _refuse_twice(account.pk, asked.role, asked.area_code, first, asked.ends_on)
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


# -- leave -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which the holder of a post is away, and who of their colleagues does the work meanwhile."""

    id: UUID
    post_id: UUID
    first_day: date
    last_day: date
    stand_in: UUID | None


@transaction.atomic
def put_absence(*, away: Away, by: Actor) -> Absence:
    """Note that somebody is away. Whoever stands in gets a post that ends with the last of these days.

    Without another's leave only among workers: the same role, held already in the area of whoever says so.
    Raises UnfitDays, AwayAlready, UnfitStandIn.
    """
    post = _post_on_leave(away.post_id, by)
    today = clock.today()
    if not today <= away.first_day <= away.last_day or away.last_day - away.first_day > LONGEST_ABSENCE:
        told = _("Days away begin today or later, and are half a year at most.")
        raise UnfitDays(told, invalid_params=[{"name": "first_day", "reason": told}])
    if post.ends_on is not None and post.ends_on < away.last_day:
        told = format_lazy(_("The post itself ends on {day}."), day=post.ends_on.isoformat())
        raise UnfitDays(told, invalid_params=[{"name": "last_day", "reason": told}])
    instead = _stand_in(away, away.stand_in, post, by) if away.stand_in else None
    absence = Absence(
        id=away.id,
        post=post,
        first_day=away.first_day,
        last_day=away.last_day,
        stand_in=instead,
        by_id=by.account_id,
        at=clock.now(),
    )
    try:
        with transaction.atomic():
            absence.save(force_insert=True)
    except IntegrityError as clash:
        if "staff_absence_once_at_a_time" not in str(clash):
            raise
        raise AwayAlready from None
    if instead is not None:
        people.journal_post("people.appointed", instead, by.account_id)
    _journal_absence("people.away", absence, by)
    return absence


def _post_on_leave(post_id: UUID, by: Actor) -> Post:
    scope = policy.scope(by, "staff.leave")
    post = Post.objects.filter(pk=post_id, area_code__startswith=scope).select_related("organisation").first()
    if post is None or (post.ends_on is not None and post.ends_on < clock.today()):
        raise NotFound
    return post


def _stand_in(away: Away, stand_in: UUID, post: Post, by: Actor) -> Post:
    scope = policy.scope(by, "staff.leave")
    account = hold_account(stand_in) if Account.objects.filter(pk=stand_in).exists() else None
    holds = Post.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=away.last_day),
        account=account,
        role=post.role,
        area_code__startswith=scope,
        starts_on__lte=away.first_day,
        acting_for__isnull=True,
    )
    workers = policy.roles_that_may("cases.be_given")
    if account is None or not account.is_active or account.pk == post.account_id or post.role not in workers:
        raise UnfitStandIn(invalid_params=[{"name": "stand_in", "reason": UnfitStandIn.title}])
    if not holds.exists():
        raise UnfitStandIn(invalid_params=[{"name": "stand_in", "reason": UnfitStandIn.title}])
    _refuse_twice(account.pk, post.role, post.area_code, away.first_day, away.last_day)
    return people.give_post(
        account=account,
        role=post.role,
        area_code=post.area_code,
        organisation=post.organisation,
        starts_on=away.first_day,
        ends_on=away.last_day,
        acting_for=post,
    )


@transaction.atomic
def cancel_absence(*, absence_id: UUID, by: Actor) -> None:
    """Somebody is there after all, or is back. Whoever stood in does so no longer. Twice is once."""
    scope = policy.scope(by, "staff.leave")
    found = Absence.objects.select_for_update(no_key=True, of=("self",)).select_related("post", "stand_in")
    absence = found.filter(pk=absence_id, post__area_code__startswith=scope).first()
    if absence is None:
        raise NotFound
    if absence.cancelled_at is not None:
        return
    instead, today = absence.stand_in, clock.today()
    absence.cancelled_at = clock.now()
    if instead is not None and instead.starts_on >= today:
        absence.stand_in = None
    absence.save(update_fields=["cancelled_at", "stand_in"])
    ended = instead is not None and _stands_in_no_longer(instead, today)
    if instead is not None and ended:
        people.journal_post("people.post_ended", instead, by.account_id)
    _journal_absence("people.back", absence, by)


def _stands_in_no_longer(post: Post, today: date) -> bool:
    """Whether the post ends by it: one that begins today or later goes, as if it had never been given."""
    if post.starts_on >= today:
        told = post.pk
        post.delete()
        post.pk = told
        return True
    if post.ends_on is not None and post.ends_on < today:
        return False
    people.let_end(post=post, on=today - timedelta(days=1))
    return True


def _journal_absence(act: str, absence: Absence, by: Actor) -> None:
    """That somebody is away, and no word of why."""
    post = absence.post
    facts = {"post": str(post.pk), "absence": str(absence.pk)}
    journal_operator(act, account_id=post.account_id, area_code=post.area_code, by=by.account_id, facts=facts)


def journal_taken_in(made: Sequence[tuple[Account, Nomination]], by: Actor) -> None:
    """Accounts and what is asked for them, both made of rows of a table."""
    opened, asked = "people.opened", "people.post_asked"
    facts = [
        (deed(opened, account.pk, by, one.why), deed(asked, account.pk, by, one.why)) for account, one in made
    ]
    for (account, one), (of_opening, of_asking) in zip(made, facts, strict=True):
        told: dict[str, Any] = {"account_id": account.pk, "area_code": one.area_code, "by": by.account_id}
        journal_operator(opened, **told, facts=of_opening)
        journal_operator(asked, **told, facts={"nomination": str(one.pk)} | of_asking)
