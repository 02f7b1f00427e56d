"""Writes about accounts, each by an administrator or a township, each with why.

What an act does to an account is `people`'s; who may do it to whom, and what must be true first, stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from pingan.core.errors import StaleVersion
from pingan.people import operators
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.errors import UnfitPhone
from pingan.people.journalling import journal_operator
from pingan.people.models import Account, Post
from pingan.people.passwords import first_password
from pingan.staff import selectors
from pingan.staff.errors import (
    NotYourself,
    NotYoursToReset,
    ShutAccount,
)
from pingan.staff.journalling import deed

# A hash takes most of a second, and a page waits for some seconds.
MOST_PASSWORDS: Final = 10


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
    selectors.refuse_outside(by, "staff.open", new.area_code)
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


def _refuse_unfit_phone(phone: str) -> None:
    if phone and not operators.PHONE.fullmatch(phone):
        raise UnfitPhone(invalid_params=[{"name": "phone", "reason": UnfitPhone.title}])


def _journal(act: str, account: Account, by: Actor, why: str) -> None:
    facts = deed(act, account.pk, by, why)
    journal_operator(act, account_id=account.pk, area_code=account.area_code, by=by.account_id, facts=facts)
