"""Setting up what one signs in with beside the password, showing it, and losing it.

The account is locked (`hold_account`) by whatever adds, takes away or uses something: a code is used once,
however many come with it at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import clock, limits
from pingan.core.errors import Unauthenticated
from pingan.core.ids import uuid7
from pingan.core.limits import Limit, Tally
from pingan.factors import challenges, codes, passkeys
from pingan.factors.errors import (
    ClockOff,
    HasTotp,
    KnownPasskey,
    LastFactor,
    NothingOffered,
    NotThisWay,
    TooManyPasskeys,
    WrongCode,
    WrongProof,
    WrongRecoveryCode,
)
from pingan.factors.models import Passkey, RecoveryCode, Totp
from pingan.factors.sites import Site
from pingan.journal.services import Fact
from pingan.people import failures, operators, policy, throttle
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.devices import hold_account
from pingan.people.errors import TooManyAttempts
from pingan.people.journalling import journal_own
from pingan.people.known_devices import device_of
from pingan.people.models import Account, FailedWay
from pingan.people.policy import First
from pingan.people.sessions import SessionStore

MOST_PASSKEYS: Final = 10
# Six digits, three of them good at a time: whoever has the password guesses one day in three thousand right.
_BY_STRANGERS = Limit("factors.code.day", 100, timedelta(days=1), problem=TooManyAttempts)


@dataclass(frozen=True, slots=True)
class Where:
    """From where somebody shows that it is them."""

    session: SessionStore
    site: Site
    address: str | None
    user_agent: str
    # The device's cookie of that name (`people.known_devices`).
    known_device: str = ""

    @property
    def key(self) -> str:
        return self.session.session_key or ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody shows: one of these."""

    code: str = ""
    recovery_code: str = ""
    password: str = ""
    passkey: Mapping[str, Any] | None = None


# -- showing that it is oneself --------------------------------------------------------------------


def confirm(*, person: Actor, proof: Proof, where: Where) -> None:
    """Show that it is oneself: at the door, or once more inside.

    Raises WrongProof, NotThisWay, StaleChallenge, NoPasskeyHere, TooManyAttempts, Unauthenticated.
    """
    account = Account.objects.get(pk=person.account_id)
    if proof.passkey is not None:
        # Nobody guesses a signature, and nobody is held up by those who guess codes.
        _confirm_by_passkey(account, person, proof.passkey, where)
    elif proof.password:
        _confirm_by_password(account, person, proof.password, where)
    else:
        _confirm_by_code(account, person, proof, where)


def _confirm_by_password(account: Account, person: Actor, password: str, where: Where) -> None:
    if account.has_factor:
        raise NotThisWay
    attempt = throttle.begin(username=account.username, address=where.address, device=where.session.origin())
    if not check_password(password, account.password):
        failures.note(account, FailedWay.PASSWORD, known=True)
        raise WrongProof
    throttle.was_right(attempt)
    people.confirm(session=where.session, person=person, user_agent=where.user_agent, by_factor=False)


def _confirm_by_code(account: Account, person: Actor, proof: Proof, where: Where) -> None:
    attempt, daily = _attempt(account, where)
    try:
        _let_in_by_code(account, person, proof, where)
    except WrongProof:
        # Of a stranger's tries a second limit counts the day.
        failures.note(account, FailedWay.FACTOR, known=daily is None)
        raise
    throttle.was_right(attempt)
    if daily is not None:
        limits.give_back(daily)


def _let_in_by_code(account: Account, person: Actor, proof: Proof, where: Where) -> None:
    with where.session.changing():
        held = _held(account.pk)
        if proof.recovery_code:
            left = _use_recovery_code(held, proof.recovery_code)
            _let_in(person, where, "recovery_code")
            journal_own("people.recovery_code_used", person, {"left": left})
        else:
            _use_code(held, proof.code)
            _let_in(person, where, "totp")


def _confirm_by_passkey(account: Account, person: Actor, answer: Mapping[str, Any], where: Where) -> None:
    where.site.require_passkeys()
    challenge = challenges.take(where.key)
    with where.session.changing():
        _held(account.pk)
        named = passkeys.credential_of(answer)
        key = Passkey.objects.filter(account=account, host=where.site.name, credential_id=named).first()
        if key is None:
            raise WrongProof
        key.sign_count = passkeys.signed(answer, where.site, challenge, key)
        key.last_used_at = clock.now()
        key.save(update_fields=["sign_count", "last_used_at"])
        _let_in(person, where, "passkey")


def _let_in(person: Actor, where: Where, by: str) -> None:
    """The session goes on. Where it only begins by it, the journal hears by what."""
    at_the_door = where.session.first is First.FACTOR
    people.confirm(session=where.session, person=person, user_agent=where.user_agent, by_factor=True)
    if at_the_door:
        journal_own("people.signed_in", person, {"factor": by})


def _attempt(account: Account, where: Where) -> tuple[Tally, UUID | None]:
    """Count a try before it is judged; what is to be taken back when it was right.

    At the door as for passwords: whoever has the password and guesses from anywhere fills a count that does
    not hold up a device where the person has been let in before.
    """
    where.session.person()
    at_the_door = where.session.first is First.FACTOR
    device = device_of(where.known_device, account.pk) if at_the_door else where.session.origin()
    attempt = throttle.begin(username=_counted(account), address=where.address, device=device)
    return attempt, _BY_STRANGERS.take(str(account.pk)) if device is None else None


def _counted(account: Account) -> str:
    """Under which name tries are counted; no user name has a blank."""
    return f"{account.username} factor"


def _held(account_id: UUID) -> Account:
    held = hold_account(account_id)
    if not held.is_active:
        raise Unauthenticated
    return held


def _use_code(held: Account, code: str) -> None:
    totp = Totp.objects.filter(account=held, confirmed_at__isnull=False).first()
    if totp is None:
        raise NotThisWay
    _advance(totp, code)


def _begin(offered: Totp, code: str) -> None:
    """Raises ClockOff for a code of the secret at another time, WrongCode for any other that is wrong."""
    try:
        _advance(offered, code)
    except WrongCode:
        off = codes.minutes_off(offered.secret, code)
        if off is None:
            raise
        told = _(
            "The phone's clock is wrong by about {n} minutes. Let the phone set date and time by itself, "
            "then type the next code."
        )
        raise ClockOff(format_lazy(told, n=off)) from None


def _advance(totp: Totp, code: str) -> None:
    """Raises WrongCode for a code that is not the secret's, or was used."""
    step = codes.step_of(totp.secret, code, after=totp.last_step)
    if step is None:
        raise WrongCode
    totp.last_step = step
    totp.save(update_fields=["last_step"])


def _use_recovery_code(held: Account, code: str) -> int:
    """How many are left. Raises WrongRecoveryCode."""
    fresh = RecoveryCode.objects.filter(account=held, used_at__isnull=True)
    if not fresh.filter(code_hash=codes.hash_of(code)).update(used_at=clock.now()):
        raise WrongRecoveryCode
    return fresh.count()


def options_to_confirm(*, person: Actor, where: Where) -> dict[str, Any]:
    """What a browser asks a passkey for. Raises NoPasskeyHere, NotThisWay where the account has none here."""
    where.site.require_passkeys()
    known = Passkey.objects.filter(account_id=person.account_id, host=where.site.name)
    if not known:
        raise NotThisWay
    return passkeys.options_to_ask(where.site, challenges.give(where.key), known)


# -- a phone with codes ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret, told this once: as text, as an address, and as a picture of it."""

    secret: str
    uri: str
    picture: str


@transaction.atomic
def offer_totp(*, person: Actor) -> Offer:
    """A secret for a phone; it counts once a first code of it has come. Raises HasTotp."""
    account = _held(person.account_id)
    if Totp.objects.filter(account=account, confirmed_at__isnull=False).exists():
        raise HasTotp
    Totp.objects.filter(account=account).delete()
    secret = codes.new_secret()
    Totp.objects.create(id=uuid7(), account=account, secret=secret, made_at=clock.now())
    uri = codes.uri_of(secret, account.username)
    return Offer(secret, uri, codes.picture_of(uri))


def set_totp(*, person: Actor, code: str, where: Where) -> list[str]:
    """The phone shows codes of the secret it was offered; the answer are recovery codes, if there were none.

    Raises NothingOffered, WrongCode, ClockOff, TooManyAttempts.
    """
    attempt = throttle.begin(
        username=_counted(Account.objects.get(pk=person.account_id)),
        address=where.address,
        device=where.session.origin(),
    )
    with where.session.changing():
        account = _held(person.account_id)
        offered = Totp.objects.filter(account=account, confirmed_at__isnull=True).first()
        if offered is None:
            raise NothingOffered
        _begin(offered, code)
        offered.confirmed_at = clock.now()
        offered.save(update_fields=["confirmed_at"])
        made = _added(account, person, where, "totp")
    throttle.was_right(attempt)
    return made


@transaction.atomic
def remove_totp(*, person: Actor) -> None:
    """Twice is once. Raises LastFactor."""
    account = _held(person.account_id)
    gone, _of_each = Totp.objects.filter(account=account).delete()
    if gone:
        _taken_away(account, person, "totp")


# -- passkeys --------------------------------------------------------------------------------------


def options_to_add(*, person: Actor, where: Where) -> dict[str, Any]:
    """What a browser makes a passkey of. Raises NoPasskeyHere, TooManyPasskeys."""
    where.site.require_passkeys()
    account = Account.objects.get(pk=person.account_id)
    known = list(Passkey.objects.filter(account=account))
    if len(known) >= MOST_PASSKEYS:
        raise TooManyPasskeys
    here = [key for key in known if key.host == where.site.name]
    return passkeys.options_to_make(account, where.site, challenges.give(where.key), here)


def add_passkey(*, person: Actor, answer: Mapping[str, Any], name: str, where: Where) -> list[str]:
    """Keep a passkey that a browser has made; the answer are recovery codes, if there were none.

    Raises NoPasskeyHere, StaleChallenge, WrongProof, TooManyPasskeys, KnownPasskey.
    """
    where.site.require_passkeys()
    challenge = challenges.take(where.key)
    verified = passkeys.made(answer, where.site, challenge)
    with where.session.changing():
        account = _held(person.account_id)
        if account.passkeys.count() >= MOST_PASSKEYS:
            raise TooManyPasskeys
        try:
            with transaction.atomic():
                account.passkeys.create(
                    name=name,
                    host=where.site.name,
                    credential_id=verified.credential_id,
                    public_key=verified.credential_public_key,
                    sign_count=verified.sign_count,
                    transports=passkeys.transports_of(answer),
                    made_at=clock.now(),
                )
        except IntegrityError:
            raise KnownPasskey from None
        return _added(account, person, where, "passkey")


@transaction.atomic
def remove_passkey(*, person: Actor, passkey_id: UUID) -> None:
    """Twice is once, and nobody else's goes. Raises LastFactor."""
    account = _held(person.account_id)
    gone, _of_each = account.passkeys.filter(pk=passkey_id).delete()
    if gone:
        _taken_away(account, person, "passkey")


# -- what follows ----------------------------------------------------------------------------------


def _added(account: Account, person: Actor, where: Where, what: str) -> list[str]:
    if not account.has_factor:
        account.has_factor = True
        account.save(update_fields=["has_factor"])
    people.confirm(session=where.session, person=person, user_agent=where.user_agent, by_factor=True)
    made = [] if account.recovery_codes.filter(used_at__isnull=True).exists() else _new_codes(account)
    journal_own("people.factor_added", person, {"factor": what})
    return made


def _taken_away(account: Account, person: Actor, what: str) -> None:
    has_any = (
        account.passkeys.exists() or Totp.objects.filter(account=account, confirmed_at__isnull=False).exists()
    )
    if account.has_factor and not has_any:
        if is_needed(account, person.role):
            raise LastFactor
        account.has_factor = False
        account.save(update_fields=["has_factor"])
        account.recovery_codes.all().delete()
    journal_own("people.factor_removed", person, {"factor": what})


def is_needed(account: Account, role: str) -> bool:
    """Whether a post of the role does not open by a password alone. The demo's does: everybody knows it."""
    demo = account.has_demo_password and settings.DEMO_ACCOUNTS
    return policy.may(role, policy.FACTOR_NEEDED) and not demo


@transaction.atomic
def renew_recovery_codes(*, person: Actor) -> list[str]:
    """Ten new codes, told this once; those before are void. Raises NotThisWay without a factor."""
    account = _held(person.account_id)
    if not account.has_factor:
        raise NotThisWay
    made = _new_codes(account)
    journal_own("people.recovery_codes_made", person)
    return made


def _new_codes(account: Account) -> list[str]:
    account.recovery_codes.all().delete()
    made = [codes.new_recovery_code() for _each in range(codes.RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, code_hash=codes.hash_of(code)) for code in made
    )
    return made


@transaction.atomic
def reset(*, account_id: UUID, by: UUID | None, facts: Mapping[str, Fact] | None = None) -> None:
    """Phone, keys and paper are lost: take all of it away, and end the account's sessions. Twice is once.

    Whoever needs a factor sets another up at the next sign-in.
    """
    account = hold_account(account_id)
    if not account.has_factor:
        return
    Totp.objects.filter(account=account).delete()
    account.passkeys.all().delete()
    account.recovery_codes.all().delete()
    throttle.forget_name(_counted(account))
    operators.factor_taken_away(account_id=account_id, by=by, facts=facts)
