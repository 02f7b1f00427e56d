"""Reads about people at work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Length

from pingan.core import clock
from pingan.core.area_codes import ancestry, village_of
from pingan.core.identifiers import folded
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.errors import UnknownAccount, UnknownPost
from pingan.people.models import Account, Organisation, Post, PostQuerySet
from pingan.people.roles import KINDS, ROLES
from pingan.territory.atlas import reads_english


class PostView(TypedDict):
    id: UUID
    role: str
    area_code: str
    organisation: str
    organisation_en: str
    face: str


def posts_of(account_id: UUID) -> list[PostView]:
    """The posts the account holds today, oldest first."""
    posts = (
        Post.objects.current(clock.today())
        .filter(account_id=account_id)
        .select_related("organisation")
        .order_by("starts_on", "id")
    )
    return [
        {
            "id": post.id,
            "role": post.role,
            "area_code": post.area_code,
            "organisation": post.organisation.name,
            "organisation_en": post.organisation.name_en,
            "face": ROLES[post.role].face.path,
        }
        for post in posts
    ]


def account_named(username: str) -> Account:
    """The account of that user name in any spelling, active or not. Raises UnknownAccount."""
    name = folded(username)
    # What a console makes of bytes it cannot read is no name, and no database takes it.
    account = Account.objects.filter(username=name).first() if name.isprintable() else None
    if account is None:
        raise UnknownAccount(username)
    return account


def actor_at(account_id: UUID, post_id: UUID) -> Actor | None:
    """Somebody under one of their posts, as if they were signed in there; None where they could not be.

    They could not with an account that is closed or has a password that somebody else gave, nor under a post
    that is not theirs today.
    """
    holds = Post.objects.current(clock.today()).filter(
        pk=post_id, account_id=account_id, account__is_active=True, account__must_change_password=False
    )
    post = holds.select_related("account").first()
    if post is None or post.role not in ROLES:
        return None
    if post.account.has_demo_password and not settings.DEMO_ACCOUNTS:
        return None
    account = post.account
    return Actor(
        account.id, post.id, post.role, post.area_code, post.organisation_id, account.name, account.language
    )


def post_to_end(account: Account, post_id: UUID | None) -> Post:
    """The named post of an account; without a name the one it holds today. Raises UnknownPost."""
    posts = Post.objects.filter(account=account)
    found = list(posts.filter(pk=post_id) if post_id else posts.current(clock.today()))
    if len(found) != 1:
        raise UnknownPost
    return found[0]


def workers_of(*, scope: str, area_code: str) -> list[Post]:
    """Posts whose holders may be handed a case of this area, nearest grid first.

    Only those inside the scope; one indexed query, at most 50 posts.
    """
    posts = workers_near(area_code).filter(area_code__startswith=scope)
    nearest = posts.select_related("account", "organisation").order_by("area_code", "id")[:50]
    return sorted(nearest, key=lambda post: post.area_code != area_code)


def workers_near(area_code: str) -> PostQuerySet:
    """Posts held today in the village around an area whose holders may be handed its cases."""
    near = Post.objects.current(clock.today()).filter(area_code__startswith=village_of(area_code))
    return near.filter(role__in=policy.roles_that_may("cases.be_given"), account__is_active=True)


def colleagues_of(actor: Actor) -> PostQuerySet:
    """Posts held today beside the actor's own: of the same role in the same organisation."""
    held = Post.objects.current(clock.today()).filter(organisation_id=actor.organisation_id, role=actor.role)
    return held.filter(account__is_active=True).exclude(account_id=actor.account_id)


def employers_of(operation: str, county_code: str) -> QuerySet[Organisation]:
    """The organisations of a county whose people may do something today, told by their kind."""
    kinds = {ROLES[role].employer for role in policy.roles_that_may(operation)}
    still_open = Organisation.objects.open_on(clock.today())
    return still_open.filter(kind__in=kinds, area_code__startswith=county_code)


def above(organisation: Organisation) -> Organisation | None:
    """The organisation one level up, which decides what this one may not decide alone; None at the top.

    The nearest around its area of the kind that its own names in `organisations.csv`; where a county has none
    of that kind, of the kind above that.
    """
    still_open = Organisation.objects.open_on(clock.today())
    around = still_open.filter(area_code__in=ancestry(organisation.area_code))
    kind = KINDS[organisation.kind].above if organisation.kind in KINDS else ""
    while kind:
        found = around.filter(kind=kind).annotate(nearness=Length("area_code"))
        nearest = found.order_by("-nearness", "-is_usual", "id").first()
        if nearest is not None:
            return nearest
        kind = KINDS[kind].above
    return None


def names_of(account_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Display names of accounts, one query for all of them."""
    wanted = {account_id for account_id in account_ids if account_id is not None}
    if not wanted:
        return {}
    return dict(Account.objects.filter(id__in=wanted).values_list("id", "name"))


def names_of_organisations(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of organisations in the reader's language, one query for all of them."""
    named = Organisation.objects.filter(id__in=set(ids)).values_list("id", "name", "name_en")
    english = reads_english()
    return {key: name_en if english and name_en else name for key, name, name_en in named}


def at_work(account_id: UUID) -> bool:
    """Whether the account is open and holds a post today: who is not can take no step."""
    posts = Post.objects.current(clock.today())
    return posts.filter(account_id=account_id, account__is_active=True).exists()
