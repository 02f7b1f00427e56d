"""The address from which a mediator's own calendar is fetched, by a program that cannot sign in.

Its secret is the whole right, so it shows little (`ics`), serves as long as the post is held, and can be
withdrawn or made anew. It is made out of a number in the table and a key outside of the database: its owner
can read it again, and whoever reads the table cannot.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction

from pingan.core import clock
from pingan.core.area_codes import county_of
from pingan.core.crypto import blind_index
from pingan.core.errors import NotFound
from pingan.mediation.models import Appointment, Feed
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.journalling import journal_own
from pingan.people.models import Post

SECRET_LENGTH: Final = 32
_BACK, _AHEAD = timedelta(days=31), timedelta(days=366)
MOST: Final = 500


@transaction.atomic
def make(by: Actor) -> Feed:
    """Give the post an address; the one it had serves no more."""
    nonce = uuid4()
    values = {"nonce": nonce, "digest": _digest(_secret(nonce)), "made_at": clock.now()}
    feed, _new = Feed.objects.update_or_create(post_id=by.post_id, defaults=values)
    journal_own("account.feed_made", by)
    return feed


@transaction.atomic
def withdraw(by: Actor) -> None:
    """Let its address serve no more; nothing where it has none."""
    gone, _rows = Feed.objects.filter(post_id=by.post_id).delete()
    if gone:
        journal_own("account.feed_withdrawn", by)


def describe(by: Actor) -> dict[str, Any]:
    """The path of the post's address, and since when it serves; None for both where there is none."""
    feed = Feed.objects.filter(post_id=by.post_id).first()
    path = f"/api/v1/calendar/{_secret(feed.nonce)}.ics" if feed else None
    return {"path": path, "made_at": feed.made_at if feed else None}


def read(secret: str) -> tuple[Post, Sequence[Appointment]]:
    """Whose calendar it is, and what is in it: a month back, a year ahead. Raises NotFound for a secret that
    is none, was withdrawn, or whose post is not held any more."""
    if len(secret) != SECRET_LENGTH:
        raise NotFound
    held = Post.objects.current(clock.today()).filter(
        pk__in=Feed.objects.filter(digest=_digest(secret)).values("post_id"),
        role__in=policy.roles_that_may("mediation.feed"),
        account__is_active=True,
    )
    post = held.select_related("account").first()
    if post is None:
        raise NotFound
    now = clock.now()
    theirs = Appointment.objects.filter(mediator=post.account_id, county_code=county_of(post.area_code))
    around = theirs.filter(starts_at__gte=now - _BACK, starts_at__lt=now + _AHEAD)
    return post, list(around.select_related("dispute__case").order_by("starts_at", "id")[:MOST])


def _secret(nonce: UUID) -> str:
    return blind_index(nonce.hex, field="mediation.feed").hex()


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
