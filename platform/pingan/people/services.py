"""Writes about people at work: accounts, posts, signing in and out."""

from __future__ import annotations

from datetime import date
from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from pingan.core import clock
from pingan.core.errors import NotFound, Unauthenticated
from pingan.core.identifiers import folded
from pingan.core.ids import uuid7
from pingan.people import throttle
from pingan.people.actors import Actor, Role
from pingan.people.devices import hold_account
from pingan.people.errors import DemoClosed, EndsBeforeItBegan, NoPost, WrongCredentials
from pingan.people.journalling import journal_operator, journal_own
from pingan.people.known_devices import device_of
from pingan.people.models import Account, Organisation, Post
from pingan.people.sessions import SessionStore


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
    account = Account.objects.filter(username=folded(username), is_active=True).first()
    device = device_of(known_device, account.pk if account else None)
    attempt = throttle.begin(username=username, address=address, device=device)
    if not check_password(password, account.password if account else _nobody()) or account is None:
        raise WrongCredentials
    throttle.was_right(attempt)
    if account.has_demo_password and not settings.DEMO_ACCOUNTS:
        raise DemoClosed
    post = Post.objects.filter(account=account).current(clock.today()).order_by("starts_on", "id").first()
    if post is None:
        raise NoPost
    former = session.actor()
    with session.changing():
        held = hold_account(account.pk)
        # While the hash was reckoned, the account may have been shut or given another password.
        if not held.is_active or held.password != account.password:
            raise WrongCredentials
        actor = _start_session(session, "people.signed_in", _actor(account, post), user_agent)
        if former is not None and former.account_id != actor.account_id:
            # Until now the browser was another's, who signs out by it: their pages in it are to hear so.
            journal_own("people.signed_out", former)
        return actor


def sign_out(*, session: SessionStore) -> None:
    """End the device's session. A device that was not signed in stays as it is."""
    actor = session.actor()
    with session.changing():
        session.flush()
        if actor is not None:
            journal_own("people.signed_out", actor)


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
        return _start_session(session, "people.post_switched", _actor(post.account, post), user_agent)


def _start_session(session: SessionStore, act: str, actor: Actor, user_agent: str) -> Actor:
    session.sign_in(account_id=actor.account_id, post_id=actor.post_id, user_agent=user_agent)
    journal_own(act, actor)
    return actor


@transaction.atomic
def found_organisation(*, name: str, name_en: str, kind: str, area_code: str) -> Organisation:
    """Create an organisation, or return the one of that kind the area already has."""
    organisation, _created = Organisation.objects.get_or_create(
        kind=kind, area_code=area_code, defaults={"name": name, "name_en": name_en}
    )
    return organisation


@transaction.atomic
def open_account(*, username: str, name: str, password: str) -> Account:
    """Create an account without any right; `appoint` gives it one."""
    account = Account(username=username, name=name)
    account.set_password(password)
    account.save(force_insert=True)
    return account


@transaction.atomic
def appoint(
    *,
    account: Account,
    role: Role,
    area_code: str,
    organisation: Organisation,
    starts_on: date,
    ends_on: date | None = None,
) -> Post:
    """Give an account a post; devices of that account that are signed in are told by the journal act."""
    post = Post.objects.create(
        account=account,
        role=role.value,
        area_code=area_code,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _journal_post("people.appointed", post, by=None)
    return post


@transaction.atomic
def end_post(*, post: Post, on: date, by: UUID | None = None) -> None:
    """Let a post end on a day, its last; live connections under it are closed by the journal act.

    Raises EndsBeforeItBegan.
    """
    if on < post.starts_on:
        raise EndsBeforeItBegan
    post.ends_on = on
    post.save(update_fields=["ends_on"])
    _journal_post("people.post_ended", post, by)


def forget_expired() -> None:
    """Drop failed sign-ins that slow nobody down any more, and sessions that have run out."""
    throttle.forget_old()
    SessionStore.clear_expired()


def _actor(account: Account, post: Post) -> Actor:
    return Actor(
        account_id=account.id,
        post_id=post.id,
        role=Role(post.role),
        area_code=post.area_code,
        organisation_id=post.organisation_id,
        name=account.name,
        language=account.language,
    )


def _journal_post(act: str, post: Post, by: UUID | None) -> None:
    """What an operator did to an account's post: nobody of the platform acted, least of all its holder."""
    journal_operator(
        act, account_id=post.account_id, area_code=post.area_code, by=by, facts={"post": str(post.id)}
    )
