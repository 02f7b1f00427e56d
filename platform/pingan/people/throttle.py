"""Guessing a password is slowed down, and nobody else is (ASVS 5.0, 6.3.1).

Who is locked out by wrong passwords is never the one who guesses but the one whose name is guessed at. So
failures are counted where they come from: a stranger's at a name hold up strangers from the same place, and a
device the account was signed in on before has a count of its own that nobody else can fill (OWASP, "device
cookies"). A place that guesses at many names is left one try at each; names it did not fail at are judged as
ever, for behind one address there may be a whole office.

Each try is written down as a failure before it is judged, in a lock, and taken away when it was right:
however many come at once, exactly as many are judged as may be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.identifiers import folded
from pingan.people.errors import TooManyAttempts
from pingan.people.models import SignInFailure

WINDOW = timedelta(minutes=15)
# At one name: from one place or one known device, and from all places together where no device is known.
FAILURES_PER_DEVICE = 10
FAILURES_PER_NAME = 30
# From one place at all names. Beyond, a name is left so many tries there.
FAILURES_PER_ADDRESS = 60
TRIES_WHEN_BUSY = 1
# The two halves of an advisory lock's number; others are in `core.locks`.
_NAME_LOCK, _ADDRESS_LOCK = 7301, 7302
_HASH_BYTES = 16
_IPV6_NETWORK = 64


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt, counted as failed until `was_right` says otherwise."""

    row: UUID
    same_source: Q


def begin(*, username: str, address: str | None, device: str | None) -> Try:
    """Count an attempt at a name before any password is hashed. Raises TooManyAttempts.

    `device` names a device the account was signed in on before (`known_devices`), else it is None.
    """
    name_hash, place = _hash(folded(username)), place_of(address)
    device_hash = _hash(device) if device else None
    named = Q(name_hash=name_hash)
    with transaction.atomic():
        _lock(name_hash, place)
        if device_hash is not None:
            same_source = named & Q(device_hash=device_hash)
            if _recent(same_source).count() >= FAILURES_PER_DEVICE:
                raise _too_many(FAILURES_PER_DEVICE, same_source)
        else:
            strange = Q(device_hash__isnull=True)
            same_source = named & strange & Q(address=place)
            _refuse_stranger(named & strange, same_source, strange & Q(address=place))
        made = SignInFailure.objects.create(name_hash=name_hash, device_hash=device_hash, address=place)
    return Try(made.pk, same_source)


def was_right(attempt: Try) -> None:
    """The password was right: neither this try nor slips before it from the same source count any more."""
    SignInFailure.objects.filter(Q(pk=attempt.row) | attempt.same_source).delete()


def forget_name(username: str) -> None:
    """A new password was given: what was tried at the old one does not count."""
    SignInFailure.objects.filter(name_hash=_hash(folded(username))).delete()


def forget_old() -> None:
    """Drop failures older than a day, which slow nobody down any more."""
    SignInFailure.objects.filter(at__lt=clock.now() - timedelta(days=1)).delete()


def place_of(address: str | None) -> str | None:
    """What counts as one place: an IPv4 address, or an IPv6 network, which is what one customer is given."""
    if not address:
        return None
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ip_network((found, _IPV6_NETWORK), strict=False).network_address)
    return str(found)


def _refuse_stranger(named: Q, same_source: Q, from_there: Q) -> None:
    # Either name or address in the condition, so that a flood of failures of others is not read through.
    found = _recent(named | from_there).aggregate(
        name=Count("id", filter=named),
        here=Count("id", filter=same_source),
        address=Count("id", filter=from_there),
    )
    limit = TRIES_WHEN_BUSY if found["address"] >= FAILURES_PER_ADDRESS else FAILURES_PER_DEVICE
    if found["here"] >= limit:
        raise _too_many(limit, same_source)
    if found["name"] >= FAILURES_PER_NAME:
        raise _too_many(FAILURES_PER_NAME, named)


def _recent(failed: Q) -> QuerySet[SignInFailure]:
    return SignInFailure.objects.filter(failed, at__gte=clock.now() - WINDOW)


def _too_many(limit: int, failed: Q) -> TooManyAttempts:
    """One more is judged as soon as fewer than `limit` of those that count are in the window."""
    counted = _recent(failed).order_by("-at").values_list("at", flat=True)
    # None where it has gone since they were counted: by the clock, or because a password there was right.
    oldest = next(iter(counted[limit - 1 : limit]), None)
    seconds = math.ceil((oldest + WINDOW - clock.now()).total_seconds()) if oldest else 0
    return TooManyAttempts(
        _("A device you were signed in on before is not held up by what others try."),
        retry_after=max(1, seconds),
    )


def _lock(name_hash: bytes, place: str | None) -> None:
    """Until the count is written, no other process counts the same. Name before address, so that none wait in
    a circle."""
    address_hash = sha256((place or "").encode()).digest()
    with connection.cursor() as cursor:
        for space, key in ((_NAME_LOCK, name_hash), (_ADDRESS_LOCK, address_hash)):
            number = int.from_bytes(key[:4], "big", signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [space, number])


def _hash(value: str) -> bytes:
    """Keyed: whoever reads the table cannot try names (or the passwords people type in their place) on it."""
    return salted_hmac("pingan.sign_in", value, algorithm="sha256").digest()[:_HASH_BYTES]
