"""Guessing a password is slowed down, and nobody else is (ASVS 5.0, 6.3.1).

Who is locked out by wrong passwords is never the one who guesses but the one whose name is guessed at. So
failures are counted where they come from: a stranger's at a name hold up strangers from the same place, and a
device the account was signed in on before has a count of its own that nobody else can fill (OWASP, "device
cookies"). A place that guesses at many names is left one try at each; names it did not fail at are judged as
ever, for behind one address there may be a whole office.

Each try is counted as a failure before it is judged (`core.limits`), and taken away when it was right:
however many come at once, exactly as many are judged as may be. Names are kept as keyed hashes, for
people type their password where the name belongs.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.utils.translation import gettext_lazy as _

from pingan.core import limits
from pingan.core.identifiers import folded
from pingan.core.limits import Limit, Tally
from pingan.people.errors import TooManyAttempts

WINDOW = timedelta(minutes=15)
# At one name: from one place or one known device, and from all places together where no device is known.
FAILURES_PER_DEVICE = 10
FAILURES_PER_NAME = 30
# From one place at all names. Beyond, a name is left so many tries there.
FAILURES_PER_ADDRESS = 60
TRIES_WHEN_BUSY = 1
_IPV6_NETWORK = 64


def _limit(what: str, at_most: int) -> Limit:
    detail = _("A device you were signed in on before is not held up by what others try.")
    return Limit(f"people.sign_in.{what}", at_most, WINDOW, problem=TooManyAttempts, detail=detail)


_BY_DEVICE = _limit("device", FAILURES_PER_DEVICE)
_HERE = _limit("here", FAILURES_PER_DEVICE)
_BY_STRANGERS = _limit("name", FAILURES_PER_NAME)
_FROM_PLACE = _limit("place", FAILURES_PER_ADDRESS)
# Refuses nobody: it is what `forget_name` finds all of them by.
_BY_ANYBODY = _limit("anybody", FAILURES_PER_NAME)


def begin(*, username: str, address: str | None, device: str | None) -> Tally:
    """Count an attempt at a name before any password is hashed; the answer is for `was_right`.

    `device` names a device the account was signed in on before (`known_devices`), else it is None. Raises
    TooManyAttempts.
    """
    name = folded(username)
    return _by_device(name, device) if device is not None else _by_stranger(name, place_of(address) or "")


def _by_device(name: str, device: str) -> Tally:
    known = _BY_DEVICE.of(f"{device} {name}")
    with limits.held(known):
        known.refuse_beyond(FAILURES_PER_DEVICE)
        limits.write(known, _BY_ANYBODY.of(name))
    return known


def _by_stranger(name: str, place: str) -> Tally:
    here, named, from_there = _HERE.of(f"{place} {name}"), _BY_STRANGERS.of(name), _FROM_PLACE.of(place)
    with limits.held(here, named, from_there):
        is_busy = from_there.used() >= FAILURES_PER_ADDRESS
        here.refuse_beyond(TRIES_WHEN_BUSY if is_busy else FAILURES_PER_DEVICE)
        named.refuse_beyond(FAILURES_PER_NAME)
        limits.write(here, named, from_there, _BY_ANYBODY.of(name))
    return here


def was_right(source: Tally) -> None:
    """The password was right: neither this try nor slips before it from the same source count any more."""
    source.forget()


def forget_name(username: str) -> None:
    """A new password was given: what was tried at the old one does not count."""
    _BY_ANYBODY.of(folded(username)).forget()


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
