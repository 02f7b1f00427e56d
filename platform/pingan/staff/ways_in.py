"""How somebody gets in beside their password: a security administrator sees to it, and never to their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from pingan.factors import services as factors
from pingan.identities import services as identities
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.models import Account
from pingan.staff import selectors
from pingan.staff.errors import NotYourself, NotYoursToBind
from pingan.staff.journalling import deed


@transaction.atomic
def reset_factor(*, account_id: UUID, why: str, by: Actor) -> None:
    """Phone, keys and paper are lost: the account goes without, until it sets up another. Twice is once.

    Raises NotYourself.
    """
    account = _another(account_id, "staff.factor", by)
    if account.has_factor:
        facts = deed("people.factor_reset", account_id, by, why)
        factors.reset(account_id=account_id, by=by.account_id, facts=facts)


@transaction.atomic
def set_identity(*, account_id: UUID, subject: str, why: str, by: Actor) -> None:
    """Let the provider's subject, and no other, sign in as the account; an empty one: nobody by a provider.

    Twice is once. Raises NotYourself, NotYoursToBind, NoProvider, SubjectTaken.
    """
    account = _another(account_id, "staff.identity", by)
    if subject and selectors.administers(account):
        # Who binds says who comes in: whoever bound their own subject here would be both.
        raise NotYoursToBind
    if subject and subject != identities.subject_of(account):
        facts = deed("people.identity_bound", account_id, by, why)
        identities.bind(account_id=account_id, subject=subject, by=by.account_id, facts=facts)
    elif not subject and account.identities.exists():
        facts = deed("people.identity_unbound", account_id, by, why)
        identities.unbind(account_id=account_id, by=by.account_id, facts=facts)


def forget_what_others_gave(account: Account) -> None:
    """Whoever is to administer signs in by nothing that another chose or knows: no password that was given,
    no subject that was bound. They get a password at the machine's console, where the first came from."""
    identities.forget(account)
    if account.must_change_password:
        account.set_password(None)
        account.save(update_fields=Account.PASSWORD_FIELDS)
        account.devices.all().delete()


def told(*, account_id: UUID, by: Actor) -> dict[str, Any]:
    """How somebody gets in beside their password, without any secret. Raises NotFound."""
    account = selectors.account_in(by, "staff.identity", account_id)
    return {
        "has_factor": account.has_factor,
        "has_provider": settings.OIDC is not None,
        "subject": identities.subject_of(account),
    }


def _another(account_id: UUID, operation: str, by: Actor) -> Account:
    """The account, locked, where it is one of the viewer's to do this to. Raises NotFound, NotYourself."""
    selectors.account_in(by, operation, account_id)
    if account_id == by.account_id:
        raise NotYourself
    return hold_account(account_id)
