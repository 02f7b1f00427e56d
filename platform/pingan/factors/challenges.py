"""What a passkey is asked to sign: random, for one session, once, and for five minutes."""

from __future__ import annotations

import secrets
from datetime import timedelta

from pingan.core import clock
from pingan.factors.errors import StaleChallenge
from pingan.people.models import Device

_BYTES = 32
_GOOD_FOR = timedelta(minutes=5)


def give(session_key: str) -> bytes:
    """A new one, in place of any before it."""
    challenge = secrets.token_bytes(_BYTES)
    Device.objects.filter(session_key=session_key).update(challenge=challenge, challenged_at=clock.now())
    return challenge


def take(session_key: str) -> bytes:
    """The one that was given, whatever becomes of it now. Raises StaleChallenge where there is none left."""
    given = Device.objects.filter(
        session_key=session_key, challenge__isnull=False, challenged_at__gte=clock.now() - _GOOD_FOR
    )
    challenge = given.values_list("challenge", flat=True).first()
    if challenge is None or not given.filter(challenge=challenge).update(challenge=None):
        raise StaleChallenge
    return bytes(challenge)
