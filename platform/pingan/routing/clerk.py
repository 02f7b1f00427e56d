"""Who takes the moves of routing: an account of the county's centre that nobody can sign in with.

Its post is over, so it is nobody's colleague, holds nothing and is on no list; its steps say whose they were.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from django.core.exceptions import ImproperlyConfigured

from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.employment import employer_of
from pingan.people.models import NOBODYS_HASH, Account, Post

NAME: Final = "自动分派"
# A day before all others: its post was never held.
_BEFORE: Final = date(2000, 1, 1)


def role() -> str:
    """The role whose moves it takes: the one that the policy lets act as routing."""
    found = policy.roles_that_may("routing.acts_as")
    if len(found) != 1:
        raise ImproperlyConfigured("policy.csv: just one role is what routing acts as.")
    return found[0]


def clerk_of(county: str, *, username: str = "", name: str = NAME) -> Actor:
    """The county's own, made when it is first needed; a room that acts by itself, too, names another."""
    as_role = role()
    employer = employer_of(as_role, county)
    nobodys = {"name": name, "is_active": False, "password": NOBODYS_HASH}
    account, _made = Account.objects.get_or_create(username=username or f"routing-{county}", defaults=nobodys)
    post = Post.objects.filter(account=account).order_by("id").first() or Post.objects.create(
        account=account,
        role=as_role,
        area_code=county,
        organisation=employer,
        starts_on=_BEFORE,
        ends_on=_BEFORE,
    )
    return Actor(account.pk, post.pk, as_role, county, employer.pk, account.name)
