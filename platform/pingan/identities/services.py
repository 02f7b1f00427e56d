"""Binding an account to a subject, and finding it by that."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from pingan.core import clock
from pingan.identities.errors import NoProvider, NotBound, SubjectTaken
from pingan.identities.models import Identity
from pingan.journal.services import Fact
from pingan.people.devices import hold_account
from pingan.people.journalling import journal_operator
from pingan.people.models import Account


def subject_of(account: Account) -> str:
    """Under which subject the account's person signs in by the provider; "" where none is bound, or there is
    no provider."""
    if settings.OIDC is None:
        return ""
    found = Identity.objects.filter(account=account, issuer=settings.OIDC["issuer"])
    return found.values_list("subject", flat=True).first() or ""


@transaction.atomic
def bind(*, account_id: UUID, subject: str, by: UUID | None, facts: Mapping[str, Fact]) -> None:
    """Let the provider's subject sign in as the account, in place of one before it, whose sessions end.

    Raises NoProvider, SubjectTaken.
    """
    issuer, account = _issuer(), hold_account(account_id)
    forget(account)
    try:
        with transaction.atomic():
            Identity.objects.create(account=account, issuer=issuer, subject=subject, bound_at=clock.now())
    except IntegrityError:
        raise SubjectTaken from None
    _journal("people.identity_bound", account_id, account.area_code, by, facts)


@transaction.atomic
def unbind(*, account_id: UUID, by: UUID | None, facts: Mapping[str, Fact]) -> None:
    """Nobody signs in as the account by a provider any more, and sessions that came by one end."""
    account = hold_account(account_id)
    forget(account)
    _journal("people.identity_unbound", account_id, account.area_code, by, facts)


def forget(account: Account) -> None:
    """Whoever was bound, by this provider or one before it, is nobody here; their sessions end."""
    account.identities.all().delete()
    account.devices.exclude(provider="").delete()


def account_of(subject: str) -> UUID:
    """Whose account a subject is bound to. Raises NotBound."""
    found = Identity.objects.filter(issuer=_issuer(), subject=subject).first()
    if found is None:
        raise NotBound(subject)
    return found.account_id


def _issuer() -> str:
    if settings.OIDC is None:
        raise NoProvider
    return str(settings.OIDC["issuer"])


def _journal(act: str, account_id: UUID, area_code: str, by: UUID | None, facts: Mapping[str, Fact]) -> None:
    journal_operator(act, account_id=account_id, area_code=area_code, by=by, facts=facts)
