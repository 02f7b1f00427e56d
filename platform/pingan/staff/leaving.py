"""Who leaves with what in hand: told from two weeks before a post ends until nothing is left there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from pingan.core import clock
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post, PostQuerySet
from pingan.staff.holdings import held_under
from pingan.staff.selectors import BEHIND, MOST, WALK, person_out, post_out

SOON: Final = timedelta(days=14)


def leaving(viewer: Actor) -> list[dict[str, Any]]:
    """Posts of the viewer's area that were left with something in hand, then those that end soon.

    However long ago: what nobody took over does not go away. Whose account is shut has left, too.
    """
    posts = _of_area(policy.scope(viewer, "staff.posts"))
    gone = _told(_without_their_holder(posts).order_by(F("ends_on").desc(nulls_first=True), "-id")[:WALK])
    going = _told(_ending(posts).order_by("ends_on", "id")[:MOST])
    held = held_under([*gone, *going])
    left = [post for post in gone if held[post.pk]][:MOST]
    return [
        post_out(post)
        | {"account": person_out(post.account), "works": post.account.is_active, "holds": held[post.pk]}
        for post in (*left, *going)
    ]


def _of_area(scope: str) -> PostQuerySet:
    return Post.objects.filter(area_code__gte=scope, area_code__lt=scope + BEHIND)


def _ending(posts: PostQuerySet) -> QuerySet[Post]:
    """Who stands in goes back to their own: that is no leaving."""
    today = clock.today()
    soon = posts.filter(ends_on__gte=today, ends_on__lte=today + SOON)
    return soon.filter(acting_for__isnull=True, account__is_active=True)


def _without_their_holder(posts: PostQuerySet) -> QuerySet[Post]:
    """Over, or of an account that is shut; and nobody goes on there by another post of the same role."""
    today = clock.today()
    goes_on = (
        Post.objects.current(today)
        .filter(account=OuterRef("account"), account__is_active=True, role=OuterRef("role"))
        .annotate(there=ExpressionWrapper(OuterRef("area_code"), output_field=CharField()))
        .filter(there__startswith=F("area_code"))
    )
    gone = posts.filter(Q(ends_on__lt=today) | Q(account__is_active=False), starts_on__lte=today)
    return gone.exclude(Exists(goes_on))


def _told(posts: QuerySet[Post]) -> list[Post]:
    return list(posts.select_related("account", "organisation", "acting_for__account"))
