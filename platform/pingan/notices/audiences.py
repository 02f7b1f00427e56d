"""Who an audience is: present holders of posts, looked up when a notice is made, never a list that is kept.

The words of a case (`holder`, `reporter`, `named`, `organisation`, `asked`, `level`) and every role of
`roles.csv`: the posts of that role whose area lies around the case. Whoever may not hear of an act by the
policy is told nothing of it, whatever a row says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from pingan.cases.models import Case, Escalation
from pingan.cases.models import Task as CaseTask
from pingan.core import clock
from pingan.core.area_codes import ancestry
from pingan.journal.selectors import Act
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post, PostQuerySet
from pingan.people.roles import ROLES

HOLDER, REPORTER, NAMED = "holder", "reporter", "named"
ORGANISATION, ASKED, LEVEL = "organisation", "asked", "level"
OF_A_CASE: Final = (HOLDER, REPORTER, NAMED, ORGANISATION, ASKED, LEVEL)


def words() -> tuple[str, ...]:
    return (*OF_A_CASE, *ROLES)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who holds a post today, and the language their page speaks."""

    actor: Actor
    language: str


def recipients(audience: str, act: Act, case: Case) -> list[Recipient]:
    """Who is to hear, each account once; never whoever did it. Two queries at most."""
    posts = _open().filter(_posts_of(audience, act, case)).select_related("account").order_by("id")
    found: dict[UUID, Recipient] = {}
    for post in posts:
        actor = actor_of(post)
        if post.account_id != act.actor and post.account_id not in found and policy.may_hear(actor, act):
            found[post.account_id] = Recipient(actor, post.account.language)
    return list(found.values())


def actor_of(post: Post) -> Actor:
    account = post.account
    return Actor(
        account.pk,
        post.pk,
        post.role,
        post.area_code,
        post.organisation_id,
        account.name,
        account.language,
    )


def still_there(posts: Iterable[UUID]) -> Mapping[UUID, Post]:
    """Those of the posts that are held today, by an open account."""
    return {post.pk: post for post in _open().filter(pk__in=set(posts)).select_related("account")}


def _open() -> PostQuerySet:
    held = Post.objects.current(clock.today()).filter(account__is_active=True)
    return held if settings.DEMO_ACCOUNTS else held.filter(account__has_demo_password=False)


def _posts_of(audience: str, act: Act, case: Case) -> Q:
    if audience in ROLES:
        return Q(role=audience, area_code__in=ancestry(act.area_code))
    return _OF_A_CASE[audience](act, case)


def _of_account(account_id: UUID | None) -> Q:
    return Q(account_id=account_id) if account_id is not None else Q(pk__in=[])


def _named(act: Act, case: Case) -> Q:
    others = [one for one in act.hearers if one not in (case.holder_id, case.reporter_id)]
    # Organisations stand among them, too: those are nobody's account.
    return Q(account_id__in=others)


def _organisation(_act: Act, case: Case) -> Q:
    if case.organisation_id is None:
        return Q(pk__in=[])
    return Q(organisation_id=case.organisation_id, role__in=policy.roles_that_may("cases.be_assigned"))


def _asked(act: Act, case: Case) -> Q:
    """Organisations among the hearers, but for the one that it is assigned to: what they are asked hangs on
    them, and those who have just been let go are among them as well."""
    tasks = CaseTask.objects.filter(case=case, organisation_id__in=act.hearers)
    return Q(
        organisation_id__in=tasks.values("organisation_id"), role__in=policy.roles_that_may("cases.asked")
    )


def _level(act: Act, case: Case) -> Q:
    """The posts that it has come up to with this act, by those who hold them now."""
    raised = Escalation.objects.filter(
        case=case, clock__kind=act.facts.get("clock", ""), level__lte=act.facts.get("level", 0), ended_at=None
    ).order_by("-level")
    found = Q(pk__in=[])
    for role, area in raised.values_list("role", "area_code"):
        found |= Q(role=role, area_code=area)
    return found


_OF_A_CASE: Mapping[str, Callable[[Act, Case], Q]] = {
    HOLDER: lambda _act, case: _of_account(case.holder_id),
    REPORTER: lambda _act, case: _of_account(case.reporter_id),
    NAMED: _named,
    ORGANISATION: _organisation,
    ASKED: _asked,
    LEVEL: _level,
}


def among(audiences: Sequence[str]) -> list[str]:
    """Those that nobody knows."""
    return sorted(set(audiences) - set(words()))
