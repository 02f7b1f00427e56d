"""Days on which the holder of a post is away, and who does the work meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.people import policy
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.journalling import journal_operator
from pingan.people.models import Account, Post
from pingan.staff.errors import (
    AwayAlready,
    UnfitDays,
    UnfitStandIn,
)
from pingan.staff.models import Absence
from pingan.staff.posts import refuse_twice

# Nobody is away for longer while keeping theirs.
LONGEST: Final = timedelta(days=184)


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
    if not today <= away.first_day <= away.last_day or away.last_day - away.first_day > LONGEST:
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
    refuse_twice(account.pk, post.role, post.area_code, away.first_day, away.last_day)
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
