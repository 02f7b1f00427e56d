"""Writes about people at work: accounts, posts, signing in and out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from pingan.core import clock, guards, limits
from pingan.core.errors import BadInput, NotFound, Text, Unauthenticated
from pingan.core.identifiers import folded
from pingan.core.ids import uuid7
from pingan.journal.services import Fact
from pingan.people import failures, throttle
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.employment import refuse_unfit_area
from pingan.people.errors import (
    AlreadyAppointed,
    DemoClosed,
    EndsBeforeItBegan,
    NoPost,
    ShutOut,
    UnfitName,
    UnfitUsername,
    UsernameTaken,
    WeakPassword,
    WrongCredentials,
    WrongOldPassword,
)
from pingan.people.journalling import journal_operator, journal_own
from pingan.people.known_devices import device_of
from pingan.people.models import Account, Device, FailedWay, Organisation, Post
from pingan.people.policy import First
from pingan.people.sessions import SessionStore

# The constraint by which nobody holds the same post twice at a time, as the database names it.
ONCE_AT_A_TIME = "people_post_once_at_a_time"
_USERNAME = re.compile(r"[^\W_][\w.@-]{1,39}")


# Compared against when the user name is unknown, so that time does not tell which names exist.
@cache
def _nobody() -> str:
    return make_password(uuid7().hex)


def sign_in(
    *,
    session: SessionStore,
    username: str,
    password: str,
    address: str | None,
    user_agent: str,
    known_device: str = "",
) -> Actor:
    """Sign a device in under the account's first current post. `known_device` is its cookie of that name.

    Raises WrongCredentials, TooManyAttempts, DemoClosed, or NoPost where the account holds no post today.
    """
    named = Account.objects.filter(username=folded(username)).first()
    account = named if named is not None and named.is_active else None
    device = device_of(known_device, account.pk if account else None)
    attempt = throttle.begin(username=username, address=address, device=device)
    if not check_password(password, account.password if account else _nobody()) or account is None:
        failures.note(named, FailedWay.PASSWORD, known=device is not None)
        raise WrongCredentials
    throttle.was_right(attempt)
    if account.has_demo_password and not settings.DEMO_ACCOUNTS:
        raise DemoClosed
    post = _first_post(account)
    former = session.person()
    with session.changing():
        held = hold_account(account.pk)
        # While the hash was reckoned, the account may have been shut or given another password.
        if not held.is_active or held.password != account.password:
            raise WrongCredentials
        return _begin(session, _actor(account, post), held, user_agent, former)


def sign_in_vouched(*, session: SessionStore, account_id: UUID, provider: str, user_agent: str) -> Actor:
    """Sign a device in as somebody for whom a provider vouches in place of a password.

    Raises ShutOut where the account is shut, DemoClosed, NoPost.
    """
    former = session.person()
    with session.changing():
        held = hold_account(account_id)
        if not held.is_active:
            raise ShutOut
        if held.has_demo_password and not settings.DEMO_ACCOUNTS:
            raise DemoClosed
        return _begin(session, _actor(held, _first_post(held)), held, user_agent, former, provider)


def _first_post(account: Account) -> Post:
    """Raises NoPost."""
    post = Post.objects.filter(account=account).current(clock.today()).order_by("starts_on", "id").first()
    if post is None:
        raise NoPost
    return post


def _begin(
    session: SessionStore,
    actor: Actor,
    held: Account,
    user_agent: str,
    former: Actor | None,
    provider: str = "",
) -> Actor:
    session.sign_in(
        account_id=actor.account_id,
        post_id=actor.post_id,
        user_agent=user_agent,
        must_change_password=held.must_change_password and not provider,
        provider=provider,
        # Who has a second factor has not shown yet that it is them.
        confirmed_at=None if held.has_factor else clock.now(),
    )
    journal_own("people.signed_in", actor, {"provider": provider} if provider else None)
    if former is not None and former.account_id != actor.account_id:
        # Until now the browser was another's, who signs out by it: their pages in it are to hear so.
        journal_own("people.signed_out", former)
    return actor


def confirm(*, session: SessionStore, person: Actor, user_agent: str, by_factor: bool) -> None:
    """Whoever is here has just shown that it is them. Where that is what lets them in, the session goes on
    under a fresh key. Raises Unauthenticated for a session that has ended meanwhile."""
    with session.changing():
        hold_account(person.account_id)
        if session.session_key is None or not session.exists(session.session_key):
            raise Unauthenticated
        now = clock.now()
        session.person()
        if by_factor and session.first in (First.FACTOR, First.SET_UP):
            session.sign_in(
                account_id=person.account_id,
                post_id=person.post_id,
                user_agent=user_agent,
                must_change_password=session.must_change_password,
                origin=session.origin(),
                provider=session.provider,
                confirmed_at=now,
                factor_at=now,
            )
            return
        shown = {"confirmed_at": now} | ({"factor_at": now} if by_factor else {})
        Device.objects.filter(session_key=session.session_key).update(**shown)
        session.confirmed_at = now


def sign_out(*, session: SessionStore) -> None:
    """End the device's session. A device that was not signed in stays as it is."""
    person = session.person()
    with session.changing():
        session.flush()
        if person is not None:
            journal_own("people.signed_out", person)


def switch_post(*, session: SessionStore, actor: Actor, post_id: UUID, user_agent: str) -> Actor:
    """Act under another of the account's own posts from now on. Raises NotFound for anybody else's."""
    post = (
        Post.objects.current(clock.today())
        .filter(pk=post_id, account_id=actor.account_id)
        .select_related("account")
        .first()
    )
    if post is None:
        raise NotFound
    with session.changing():
        hold_account(actor.account_id)
        # A device that was signed out this very moment must not slip on under a new key.
        if session.session_key is None or not session.exists(session.session_key):
            raise Unauthenticated
        actor = _actor(post.account, post)
        session.sign_in(
            account_id=actor.account_id,
            post_id=actor.post_id,
            user_agent=user_agent,
            **_going_on(session),
        )
        journal_own("people.post_switched", actor)
        return actor


def change_password(
    *, session: SessionStore, person: Actor, old: str, new: str, address: str | None, user_agent: str
) -> Actor:
    """Let somebody choose their own password: the other devices are signed out, this one gets a fresh key.

    Raises WrongOldPassword, TooManyAttempts, WeakPassword.
    """
    account = Account.objects.get(pk=person.account_id)
    # An open page that its person left is a place to guess at, too. It holds up nothing but itself.
    attempt = throttle.begin(username=account.username, address=address, device=session.origin())
    before = account.password
    if not check_password(old, before):
        failures.note(account, FailedWay.PASSWORD, known=True)
        raise WrongOldPassword(invalid_params=[{"name": "old_password", "reason": WrongOldPassword.title}])
    throttle.was_right(attempt)
    _refuse_weak(new, account, old=old)
    account.set_password(new)
    with session.changing():
        held = hold_account(account.pk)
        # While the hashes were reckoned, the device may have been signed out, or another password given.
        if held.password != before or session.session_key is None or not session.exists(session.session_key):
            raise Unauthenticated
        others = Device.objects.filter(account=account).exclude(session_key=session.session_key)
        ended, _of_each = others.delete()
        account.must_change_password = False
        account.save(update_fields=[*Account.PASSWORD_FIELDS, "must_change_password"])
        going_on = _going_on(session) | {"origin": ""}
        session.sign_in(
            account_id=person.account_id, post_id=person.post_id, user_agent=user_agent, **going_on
        )
        journal_own("people.password_changed", person, {"devices": ended})
    return person


def _going_on(session: SessionStore) -> dict[str, Any]:
    """What a session takes along under its next key."""
    session.person()
    return {
        "origin": session.origin(),
        "provider": session.provider,
        "confirmed_at": session.confirmed_at,
        "factor_at": session.factor_at,
    }


def _refuse_weak(password: str, account: Account, *, old: str = "") -> None:
    reasons: list[Text] = [*account.refusals_of(password)]
    if password == old:
        reasons.append(_("This is the present one. Choose another."))
    if reasons:
        raise WeakPassword(invalid_params=[{"name": "new_password", "reason": one} for one in reasons])


@transaction.atomic
def open_account(
    *,
    username: str,
    name: str,
    password: str | None,
    must_change: bool = False,
    account_id: UUID | None = None,
    area_code: str = "",
    phone: str = "",
) -> Account:
    """Create an account without any right; `appoint` gives it one.

    `must_change` where somebody else knows the password: nothing is open to the account until it has its own.
    Without a password nobody signs in until one is given. Raises UnfitUsername, UsernameTaken, UnfitName,
    WeakPassword.
    """
    account = Account(
        id=account_id or uuid7(),
        username=new_username(username),
        name=fit_name(name),
        must_change_password=must_change,
        area_code=area_code,
        phone=phone,
    )
    if password is not None:
        _refuse_weak(password, account)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise UsernameTaken(account.username) from None
    return account


def new_username(username: str) -> str:
    """The form a new user name is kept in. Raises UnfitUsername, UsernameTaken."""
    name = folded(username)
    if not is_username(name):
        raise UnfitUsername
    if Account.objects.filter(username=name).exists():
        raise UsernameTaken(name)
    return name


def is_username(name: str) -> bool:
    """Whether a folded name may be one."""
    return _USERNAME.fullmatch(name) is not None


def fit_name(name: str) -> str:
    try:
        fit = guards.text(name, max_length=40, lines=False)
    except BadInput as refused:
        raise UnfitName(refused.detail) from None
    if not fit:
        raise UnfitName
    return fit


def appoint(
    *,
    account: Account,
    role: str,
    area_code: str,
    organisation: Organisation,
    starts_on: date,
    ends_on: date | None = None,
    by: UUID | None = None,
) -> Post:
    """Give an account a post; devices of that account that are signed in are told by the journal act.

    Raises AreaNotFound, UnfitArea, EndsBeforeItBegan, AlreadyAppointed.
    """
    with transaction.atomic():
        post = give_post(
            account=account,
            role=role,
            area_code=area_code,
            organisation=organisation,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        journal_post("people.appointed", post, by)
    return post


def give_post(
    *,
    account: Account,
    role: str,
    area_code: str,
    organisation: Organisation,
    starts_on: date,
    ends_on: date | None = None,
    acting_for: Post | None = None,
) -> Post:
    """The post itself; whoever gives it tells the journal (`journal_post`) as the last of what they do.

    Whoever stands in for another goes on belonging where they belonged. Raises AreaNotFound, UnfitArea,
    EndsBeforeItBegan, AlreadyAppointed.
    """
    refuse_unfit_area(role, area_code)
    if ends_on is not None and ends_on < starts_on:
        raise EndsBeforeItBegan
    post = Post(
        account=account,
        role=role,
        area_code=area_code,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        acting_for=acting_for,
    )
    try:
        with transaction.atomic():
            post.save(force_insert=True)
    except IntegrityError as clash:
        # Two that gave it at once: the database lets one of them.
        if ONCE_AT_A_TIME not in str(clash):
            raise
        raise AlreadyAppointed from None
    if acting_for is None and account.area_code != area_code:
        account.area_code = area_code
        Account.objects.filter(pk=account.pk).update(area_code=area_code)
    return post


@transaction.atomic
def end_post(*, post: Post, on: date, by: UUID | None = None) -> None:
    """Let a post end on a day, its last; live connections under it are closed by the journal act.

    Raises EndsBeforeItBegan.
    """
    let_end(post=post, on=on)
    journal_post("people.post_ended", post, by)


def let_end(*, post: Post, on: date) -> None:
    """The end itself; whoever sets it tells the journal. Raises EndsBeforeItBegan."""
    if on < post.starts_on:
        raise EndsBeforeItBegan
    post.ends_on = on
    post.save(update_fields=["ends_on"])


def keep_language(*, account_id: UUID, language: str) -> None:
    """How somebody reads is their own business: no act tells of it."""
    Account.objects.filter(pk=account_id).exclude(language=language).update(language=language)


def forget_expired() -> None:
    """Drop what slows nobody down any more, failures of long ago, and sessions that have run out."""
    limits.forget_old()
    failures.forget_old()
    SessionStore.clear_expired()


def _actor(account: Account, post: Post) -> Actor:
    return Actor(
        account_id=account.id,
        post_id=post.id,
        role=post.role,
        area_code=post.area_code,
        organisation_id=post.organisation_id,
        name=account.name,
        language=account.language,
    )


def journal_post(act: str, post: Post, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> None:
    """What was done to an account's post, by an operator or an administrator, and never by its holder."""
    told = {"post": str(post.id)} | dict(facts or {})
    journal_operator(act, account_id=post.account_id, area_code=post.area_code, by=by, facts=told)
