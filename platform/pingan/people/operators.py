"""What an operator does to somebody's account: appoint, shut, open again, sign out, give another password.

Asked for at the machine's console (`manage.py account`), where no post decides; so each act says in the
journal who asked for it (`by`, an account; None for the system), and stands in every county of the account.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from pingan.core.area_codes import county_of
from pingan.journal.services import Fact
from pingan.people import services, throttle
from pingan.people.devices import hold_account
from pingan.people.employment import employer_of, refuse_unfit_area
from pingan.people.errors import AlreadyAppointed, NeverAppointed, UnfitPhone, WeakPassword
from pingan.people.journalling import journal_operator
from pingan.people.models import PHONE_LENGTH, Account, Device, Post

PHONE = re.compile(rf"[0-9+][0-9 -]{{2,{PHONE_LENGTH - 1}}}")


@transaction.atomic
def deactivate_account(*, account_id: UUID, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> None:
    """Shut an account: nobody signs in with it, and wherever it is signed in ends now. Twice is once.

    What it holds stays with it until the desk takes it back (recall, release).
    """
    account = hold_account(account_id)
    if not account.is_active:
        return
    _set_active(account, False)
    # Not only shut out: opened again, the account must not come back with its old sessions.
    _end_sessions(account)
    _journal("people.deactivated", account, by, facts)


@transaction.atomic
def reactivate_account(*, account_id: UUID, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> None:
    """Open a shut account again; its posts, if they still run, hold. Twice is once."""
    account = hold_account(account_id)
    if account.is_active:
        return
    _set_active(account, True)
    _journal("people.reactivated", account, by, facts)


@transaction.atomic
def sign_out_account(*, account_id: UUID, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> int:
    """Sign an account out everywhere; how many devices that were. Without any, nothing is journalled."""
    account = hold_account(account_id)
    devices = _end_sessions(account)
    if devices:
        _journal("people.devices_signed_out", account, by, {"devices": devices} | dict(facts or {}))
    return devices


@transaction.atomic
def set_password(
    *, account_id: UUID, password: str, by: UUID | None, facts: Mapping[str, Fact] | None = None
) -> None:
    """Give an account another password: it is signed out everywhere, and earlier refusals are forgotten.

    Whoever gives it knows it, so it must be changed at the next sign-in. Raises WeakPassword.
    """
    account = hold_account(account_id)
    if account.refusals_of(password):
        raise WeakPassword
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=[*Account.PASSWORD_FIELDS, "must_change_password"])
    throttle.forget_name(account.username)
    _end_sessions(account)
    _journal("people.password_set", account, by, facts)


@transaction.atomic
def factor_taken_away(*, account_id: UUID, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> None:
    """What somebody signed in with beside the password is theirs no more: the account is signed out
    everywhere. Whoever keeps it (`factors`) has deleted it in the same transaction."""
    account = hold_account(account_id)
    account.has_factor = False
    account.save(update_fields=["has_factor"])
    _end_sessions(account)
    _journal("people.factor_reset", account, by, facts)


@transaction.atomic
def set_phone(*, account_id: UUID, phone: str, by: UUID | None) -> None:
    """The number under which colleagues reach somebody at work; empty takes it away. Raises UnfitPhone."""
    if phone and not PHONE.fullmatch(phone):
        raise UnfitPhone
    account = hold_account(account_id)
    if account.phone == phone:
        return
    account.phone = phone
    account.save(update_fields=["phone"])
    # That it changed, and not what to.
    _journal("people.phone_set", account, by)


@transaction.atomic
def appoint(
    *,
    account_id: UUID,
    role: str,
    area_code: str,
    organisation_name: str = "",
    organisation_name_en: str = "",
    starts_on: date,
    ends_on: date | None = None,
    by: UUID | None,
) -> Post:
    """Give an account a post, in the organisation that usually employs such people there.

    Raises AreaNotFound, UnfitArea, EndsBeforeItBegan, AlreadyAppointed.
    """
    account = hold_account(account_id)
    refuse_unfit_area(role, area_code)
    same = Post.objects.filter(account=account, role=role, area_code=area_code)
    if same.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)).exists():
        raise AlreadyAppointed
    organisation = employer_of(role, area_code, name=organisation_name, name_en=organisation_name_en)
    return services.appoint(
        account=account,
        role=role,
        area_code=area_code,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        by=by,
    )


def _set_active(account: Account, active: bool) -> None:
    account.is_active = active
    account.save(update_fields=["is_active"])


def _end_sessions(account: Account) -> int:
    ended, _of_each = Device.objects.filter(account=account).delete()
    return ended


def _journal(act: str, account: Account, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> None:
    """In every county it has or had a post in, lowest first. Raises NeverAppointed where there is none."""
    areas = [*Post.objects.filter(account=account).values_list("area_code", flat=True), account.area_code]
    counties = sorted({county_of(area) for area in areas if area})
    if not counties:
        raise NeverAppointed
    for county in counties:
        journal_operator(act, account_id=account.pk, area_code=county, by=by, facts=facts)
