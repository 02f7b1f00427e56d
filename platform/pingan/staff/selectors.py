"""Reads of people at work, for whoever administers them or looks for a colleague."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from pingan.core import clock
from pingan.core.area_codes import Level, ancestry
from pingan.core.errors import NotFound
from pingan.core.identifiers import folded
from pingan.journal.models import ADMINISTRATION, SIGN_INS, Act
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import (
    WORTH_TELLING,
    Account,
    Device,
    FailedSignIn,
    Organisation,
    Post,
    PostQuerySet,
)
from pingan.people.roles import ROLES
from pingan.people.selectors import names_of
from pingan.staff.holdings import held_under, is_taken_up
from pingan.staff.models import Absence, Deed, Nomination, Outcome
from pingan.territory import selectors as territory
from pingan.territory.atlas import atlas, reads_english

PAGE: Final = 50
# A list that is searched walks so many rows of its index at a time: a page may be short and have a next one.
WALK: Final = 2_000
# What is told at once of one account, or of a day.
MOST: Final = 200
# How an account stands, see `state_of`.
STATES: Final = ("active", "shut", "no_password", "first_password")
# The first character behind the digits: codes inside an area lie between its own and this.
BEHIND: Final = ":"

# By these a role administers people. Who has one of them holds nothing else.
_ADMINISTERING = ("staff.open", "staff.approve", "staff.acts")


def administering() -> set[str]:
    """The roles that administer."""
    return {role for operation in _ADMINISTERING for role in policy.roles_that_may(operation)}


def administering_by_nobody(county: str) -> list[str]:
    """Which of them nobody in the county is today."""
    posts = Post.objects.current(clock.today()).filter(account__is_active=True, area_code=county)
    held = set(posts.filter(role__in=administering()).values_list("role", flat=True).distinct())
    return [role for role in ROLES if role in administering() - held]


@dataclass(frozen=True, slots=True)
class Found:
    """A page, and behind which row the next one begins (None at the end)."""

    items: Sequence[Any]
    next: Any


# -- accounts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """How a list of accounts is narrowed."""

    q: str = ""
    state: str = ""
    role: str = ""
    area: str = ""
    after: UUID | None = None


def accounts_in(scope: str) -> QuerySet[Account]:
    """Those that belong to an area: a range of one index."""
    return Account.objects.filter(area_code__gte=scope, area_code__lt=scope + BEHIND)


def account_in(viewer: Actor, operation: str, account_id: UUID) -> Account:
    """An account of whom the viewer may do this. Raises NotFound for anybody else's."""
    account = accounts_in(policy.scope(viewer, operation)).filter(pk=account_id).first()
    if account is None:
        raise NotFound
    return account


def refuse_outside(viewer: Actor, operation: str, area_code: str) -> None:
    """Raises NotFound for a place where the viewer does no such thing."""
    if not area_code.startswith(policy.scope(viewer, operation)):
        raise NotFound


def accounts(viewer: Actor, asked: Asked) -> Found:
    """The accounts of the viewer's area by where they belong and their names, narrowed by what was asked."""
    scope = _narrowed(policy.scope(viewer, "staff.read"), asked.area)
    rows = accounts_in(scope).order_by("area_code", "username")
    if asked.after is not None:
        last = account_in(viewer, "staff.read", asked.after)
        place = (last.area_code, last.username)
        rows = rows.filter(TupleGreaterThan(Tuple(F("area_code"), F("username")), place))
    walked = list(rows[: WALK + 1])
    words = folded(asked.q)
    holding = _holders_of(asked.role, scope) if asked.role else None
    found = [
        one
        for one in walked[:WALK]
        if (not words or words in folded(one.name) or words in one.username or words in one.phone)
        and (not asked.state or state_of(one) == asked.state)
        and (holding is None or one.pk in holding)
    ]
    page = found[:PAGE]
    more = page[-1].pk if len(found) > PAGE else walked[WALK - 1].pk if len(walked) > WALK else None
    return Found(describe_all(page), more)


def _narrowed(scope: str, area: str) -> str:
    """The asked area inside the scope. Raises NotFound outside of it."""
    if not area.startswith(scope) and area:
        raise NotFound
    return area or scope


def _holders_of(role: str, scope: str) -> set[UUID]:
    held = now_or_later().filter(role=role, area_code__gte=scope, area_code__lt=scope + BEHIND)
    return set(held.values_list("account_id", flat=True))


def state_of(account: Account) -> str:
    """`shut`, `no_password` (none was given yet), `first_password` (not yet their own), or `active`."""
    if not account.is_active:
        return "shut"
    if not account.has_usable_password():
        return "no_password"
    return "first_password" if account.must_change_password else "active"


def now_or_later() -> PostQuerySet:
    return Post.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today()))


def describe_all(found: Sequence[Account]) -> list[dict[str, Any]]:
    """Accounts with the posts that they hold or will; two questions for all of them."""
    by_account: dict[UUID, list[Post]] = {one.pk: [] for one in found}
    posts = (
        now_or_later().filter(account__in=by_account).select_related("organisation", "acting_for__account")
    )
    for post in posts.order_by("starts_on", "id"):
        by_account[post.account_id].append(post)
    asked = Nomination.objects.filter(account__in=by_account, outcome=Outcome.WAITING)
    waiting = set(asked.values_list("account_id", flat=True))
    names = territory.names_of([one.area_code for one in found])
    return [
        {
            "id": one.pk,
            "username": one.username,
            "name": one.name,
            "phone": one.phone,
            "area_code": one.area_code,
            "area_name": names.get(one.area_code, one.area_code),
            "state": state_of(one),
            "version": one.version,
            "posts": [post_out(post) for post in by_account[one.pk]],
            "waits": one.pk in waiting,
        }
        for one in found
    ]


def post_out(post: Post) -> dict[str, Any]:
    """A post as administrators and colleagues read it."""
    return {
        "id": post.pk,
        "role": post.role,
        "area_code": post.area_code,
        "area_name": territory.path_name(post.area_code),
        "organisation": organisation_name(post.organisation),
        "starts_on": post.starts_on,
        "ends_on": post.ends_on,
        "acting_for": named(post.acting_for.account) if post.acting_for else None,
    }


def organisation_name(one: Organisation) -> str:
    return one.name_en if reads_english() and one.name_en else one.name


def whole(viewer: Actor, account_id: UUID) -> dict[str, Any]:
    """One account with all its posts, what waits, what it holds, and what was done to it with the reasons."""
    account = account_in(viewer, "staff.read", account_id)
    (described,) = describe_all([account])
    posts = list(
        Post.objects.filter(account=account)
        .select_related("organisation", "acting_for__account")
        .order_by("-starts_on", "-id")[:MOST]
    )
    held = held_under([post for post in posts if not is_taken_up(post, posts, clock.today())])
    deeds = list(Deed.objects.filter(account=account).select_related("by").order_by("-id")[:PAGE])
    waiting = Nomination.objects.filter(account=account, outcome=Outcome.WAITING)
    return described | {
        "devices": Device.objects.filter(account=account, expire_date__gt=clock.now())[:MOST].count(),
        "history": [
            post_out(post) | {"holds": held.get(post.pk, []), "absences": absences_of(post)} for post in posts
        ],
        "nominations": [nomination_out(one) for one in _told(waiting.order_by("id"))],
        "deeds": [{"act": one.act, "at": one.at, "by": named(one.by), "why": one.why} for one in deeds],
        "may_reset": may_reset(viewer, account),
    }


def absences_of(post: Post) -> list[dict[str, Any]]:
    """The days away that are not over."""
    coming = post.absences.filter(cancelled_at__isnull=True, last_day__gte=clock.today())
    return [
        absence_out(one) for one in coming.select_related("stand_in__account").order_by("first_day")[:MOST]
    ]


def away_of(posts: Sequence[Post]) -> dict[UUID, date]:
    """Until when whoever holds these posts is away, of those who are away today."""
    today = clock.today()
    rows = Absence.objects.filter(
        post__in=[post.pk for post in posts],
        cancelled_at__isnull=True,
        first_day__lte=today,
        last_day__gte=today,
    )
    return dict(rows.values_list("post_id", "last_day"))


def absence_out(one: Absence) -> dict[str, Any]:
    return {
        "id": one.pk,
        "first_day": one.first_day,
        "last_day": one.last_day,
        "stand_in": named(one.stand_in.account) if one.stand_in else None,
    }


def administers(account: Account) -> bool:
    """Whether it holds a post that administers, or will, or one has been asked for."""
    asked = Nomination.objects.filter(account=account, outcome=Outcome.WAITING)
    held = now_or_later().filter(account=account)
    roles = {*held.values_list("role", flat=True), *asked.values_list("role", flat=True)}
    return bool(roles & administering())


def may_reset(by: Actor, account: Account) -> bool:
    """Whether that password is theirs to give: a township's of its own workers, and no administrator's."""
    if account.pk == by.account_id or not policy.may(by.role, "staff.reset"):
        return False
    scope = policy.scope(by, "staff.reset")
    posts = list(now_or_later().filter(account=account))
    if not account.area_code.startswith(scope) or administers(account):
        return False
    if policy.may(by.role, "staff.reset_all"):
        return True
    workers = set(policy.roles_that_may("cases.be_given"))
    return bool(posts) and all(post.area_code.startswith(scope) and post.role in workers for post in posts)


# -- posts that are asked for ----------------------------------------------------------------------


def nominations(viewer: Actor, after: UUID | None) -> Found:
    """What waits in the viewer's area, the longest first."""
    waiting = Nomination.objects.filter(
        outcome=Outcome.WAITING, area_code__startswith=policy.scope(viewer, "staff.read")
    )
    if after is not None:
        waiting = waiting.filter(pk__gt=after)
    found = _told(waiting.order_by("id")[: 2 * PAGE + 1])
    more = found[2 * PAGE - 1].pk if len(found) > 2 * PAGE else None
    return Found([nomination_out(one) for one in found[: 2 * PAGE]], more)


def _told(rows: QuerySet[Nomination]) -> list[Nomination]:
    return list(rows.select_related("account", "organisation", "asked_by", "acting_for__account"))


def nomination_out(one: Nomination) -> dict[str, Any]:
    return {
        "id": one.pk,
        "account": {"id": one.account_id, "name": one.account.name, "username": one.account.username},
        "role": one.role,
        "area_code": one.area_code,
        "area_name": territory.path_name(one.area_code),
        "organisation": organisation_name(one.organisation) if one.organisation else None,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "acting_for": named(one.acting_for.account) if one.acting_for else None,
        "why": one.why,
        "asked_by": named(one.asked_by),
        "asked_at": one.asked_at,
        "outcome": one.outcome,
        "answer": one.answer,
    }


def employers(viewer: Actor, role: str, area: str) -> list[dict[str, Any]]:
    """The organisations around a place whose people hold such posts there, the usual one first.

    Raises NotFound outside of the viewer's area and for a role that there is not.
    """
    _narrowed(policy.scope(viewer, "staff.ask"), area)
    if role not in ROLES:
        raise NotFound
    there = Organisation.objects.open_on(clock.today()).filter(
        kind=ROLES[role].employer, area_code__in=ancestry(area)
    )
    found = there.order_by("-is_usual", "name", "id")[:MOST]
    return [{"id": one.pk, "name": organisation_name(one), "usual": one.is_usual} for one in found]


# -- who holds what --------------------------------------------------------------------------------


def held_on(viewer: Actor, area: str, on: date) -> list[dict[str, Any]]:
    """Who held a post of just this area on that day, whoever was away and whoever stood in."""
    scope = policy.scope(viewer, "staff.posts")
    _narrowed(scope, area)
    posts = (
        Post.objects.current(on)
        .filter(area_code=area)
        .select_related("account", "organisation", "acting_for__account")
    )
    found = list(posts.order_by("id")[:MOST])
    away = _away([post.pk for post in found], on)
    return [
        post_out(post)
        | {"account": person_out(post.account), "away": post.pk in away, "works": post.account.is_active}
        for post in sorted(found, key=lambda post: (post.role, post.starts_on, post.pk))
    ]


def _away(posts: Collection[UUID], on: date) -> set[UUID]:
    away = Absence.objects.filter(
        post__in=posts, first_day__lte=on, last_day__gte=on, cancelled_at__isnull=True
    )
    return set(away.values_list("post_id", flat=True))


def named(account: Account) -> dict[str, Any]:
    """Whoever is named beside something else: enough to be called by (`card`)."""
    return {"id": account.pk, "name": account.name}


def person_out(account: Account) -> dict[str, Any]:
    return {"id": account.pk, "name": account.name, "phone": account.phone}


def gaps(viewer: Actor, on: date) -> list[dict[str, Any]]:
    """The grids of the viewer's area where nobody who could be given a case is there on that day."""
    scope = policy.scope(viewer, "staff.posts")
    held = Post.objects.current(on).filter(
        role__in=policy.roles_that_may("cases.be_given"),
        area_code__gte=scope,
        area_code__lt=scope + BEHIND,
        account__is_active=True,
    )
    away = Absence.objects.filter(first_day__lte=on, last_day__gte=on, cancelled_at__isnull=True)
    there = held.exclude(pk__in=away.values("post"))
    staffed = set(there.values_list("area_code", flat=True))
    names = atlas().names
    empty = [
        code
        for code, area in names.items()
        if area.is_current and area.level == Level.GRID and code.startswith(scope) and code not in staffed
    ]
    points = territory.label_points(sorted(empty)[: 5 * MOST])
    return [{"code": code, "name": territory.path_name(code), **points[code]} for code in sorted(points)]


# -- the directory ---------------------------------------------------------------------------------


def directory(viewer: Actor, *, q: str, area: str, after: UUID | None) -> Found:
    """Colleagues by where they work: name, unit and number at work of everybody who holds a post today."""
    scope = _narrowed(policy.scope(viewer, "staff.directory"), area)
    posts = _at_work(scope).order_by("area_code", "id")
    if after is not None:
        last = posts.filter(pk=after).first()
        if last is None:
            raise NotFound
        posts = posts.filter(TupleGreaterThan(Tuple(F("area_code"), F("id")), (last.area_code, last.pk)))
    walked = list(posts[: WALK + 1])
    words = folded(q).split()
    found = [post for post in walked[:WALK] if all(word in _told_of(post) for word in words)]
    page = found[:PAGE]
    more = page[-1].pk if len(found) > PAGE else walked[WALK - 1].pk if len(walked) > WALK else None
    return Found([_entry(post) for post in page], more)


def _at_work(scope: str) -> QuerySet[Post]:
    held = Post.objects.current(clock.today()).filter(
        area_code__gte=scope, area_code__lt=scope + BEHIND, account__is_active=True
    )
    return held.select_related("account", "organisation", "acting_for__account")


def _told_of(post: Post) -> str:
    """Everything a post is found by: the person, the number, the unit, the place and the role."""
    role = ROLES[post.role]
    return folded(
        " ".join(
            (
                *(post.account.name, post.account.phone, post.organisation.name),
                *(territory.path_name(post.area_code)[:60], role.label, role.label_en),
            )
        )
    ) + folded(post.organisation.name_en)


def _entry(post: Post) -> dict[str, Any]:
    return {
        "post": post.pk,
        "account": person_out(post.account),
        "role": post.role,
        "area_code": post.area_code,
        "area_name": territory.path_name(post.area_code),
        "organisation": organisation_name(post.organisation),
        "organisation_phone": post.organisation.phone,
        "acting_for": named(post.acting_for.account) if post.acting_for else None,
    }


def card(viewer: Actor, account_id: UUID) -> dict[str, Any]:
    """How a colleague is reached: their number, their units, and who stands in while they are away.

    Raises NotFound for whoever holds no post in the viewer's county today.
    """
    posts = list(
        _at_work(policy.scope(viewer, "staff.directory"))
        .filter(account=account_id)
        .order_by("starts_on", "id")[:PAGE]
    )
    if not posts:
        raise NotFound
    today = clock.today()
    away = Absence.objects.filter(
        post__in=posts, first_day__lte=today, last_day__gte=today, cancelled_at__isnull=True
    )
    absent = away.select_related("stand_in__account").order_by("-last_day").first()
    return {
        "account": person_out(posts[0].account),
        "posts": [_entry(post) for post in posts],
        "away_until": absent.last_day if absent else None,
        "stand_in": person_out(absent.stand_in.account) if absent and absent.stand_in else None,
    }


# -- the journal, for those who watch --------------------------------------------------------------


def sign_ins(viewer: Actor, after: int | None) -> Found:
    """Who came and went by their own hand in the county, the newest first."""
    policy.scope(viewer, "staff.sign_ins")
    return _acts(viewer, SIGN_INS, after)


def failed_sign_ins(viewer: Actor, after: UUID | None) -> Found:
    """At whose accounts of the county others tried to sign in, or at no account's: by day, the newest first.

    What happens to everybody now and then is not told (`WORTH_TELLING`).
    """
    policy.scope(viewer, "staff.sign_ins")
    told = FailedSignIn.objects.filter(tries__gte=WORTH_TELLING).select_related("account")
    if after is not None:
        told = told.filter(pk__lt=after)
    # Names that nobody has belong to no county.
    of_each = [told.filter(county_code=code).order_by("-id")[: PAGE + 1] for code in (viewer.county_code, "")]
    found = sorted((one for rows in of_each for one in rows), key=lambda one: one.pk, reverse=True)
    page = found[:PAGE]
    return Found([_failed_out(one) for one in page], page[-1].pk if len(found) > PAGE else None)


def _failed_out(one: FailedSignIn) -> dict[str, Any]:
    whose = one.account
    account = {"id": whose.pk, "name": whose.name, "username": whose.username} if whose else None
    same = ("id", "day", "way", "known", "tries", "last_at")
    return {name: getattr(one, name) for name in same} | {"account": account}


def administration(viewer: Actor, after: int | None) -> Found:
    """What was done to accounts, posts and the configuration in the county, the newest first."""
    policy.scope(viewer, "staff.acts")
    return _acts(viewer, ADMINISTRATION, after)


def _acts(viewer: Actor, which: Q, after: int | None) -> Found:
    acts = Act.objects.filter(which, county=viewer.county_code, seq__isnull=False)
    if after is not None:
        acts = acts.filter(seq__lt=after)
    found = list(acts.order_by("-seq")[: PAGE + 1])
    page = found[:PAGE]
    people = names_of({*(act.actor for act in page), *(act.object_id for act in page)})
    whys = _whys(page)
    return Found(
        [
            {
                "seq": act.seq,
                "at": act.at,
                "type": act.type,
                "by": people.get(act.actor) if act.actor else None,
                "by_id": act.actor,
                "whom": people.get(act.object_id),
                "whom_id": act.object_id if act.object_id in people else None,
                "section": str(act.facts.get("section", "")),
                "why": whys.get(act.facts.get("deed", ""), ""),
            }
            for act in page
        ],
        page[-1].seq if len(found) > PAGE else None,
    )


def _whys(acts: Iterable[Act]) -> Mapping[str, str]:
    deeds = [act.facts["deed"] for act in acts if "deed" in act.facts]
    return {str(pk): why for pk, why in Deed.objects.filter(pk__in=deeds).values_list("pk", "why")}
