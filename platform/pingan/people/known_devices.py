"""How a device is known again after it was signed out: a cookie that grants nothing.

It holds a random name of the device and a keyed mark for each account that gave its right password there, the
latest first. All it is good for: wrong passwords that others try at the account do not hold this device up.
"""

from __future__ import annotations

import re
import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

COOKIE = "pingan_known"
# Browsers keep a cookie for 400 days at most.
MAX_AGE = 400 * 24 * 3600
# An office machine has several people.
MAX_ACCOUNTS = 12
_SHAPE = re.compile(rf"[0-9a-f]{{32}}(\.[0-9a-f]{{24}}){{0,{MAX_ACCOUNTS}}}")


def device_of(cookie: str, account_id: UUID | None) -> str | None:
    """The device's name if the account was signed in on it before, else None."""
    device, *marks = _read(cookie)
    if account_id is None or not device or _mark(device, account_id) not in marks:
        return None
    return device


def with_account(cookie: str, account_id: UUID) -> str:
    """The cookie once the account has given its right password on the device."""
    device, *marks = _read(cookie)
    device = device or secrets.token_hex(16)
    mine = _mark(device, account_id)
    return ".".join([device, mine, *(mark for mark in marks if mark != mine)][: MAX_ACCOUNTS + 1])


def _read(cookie: str) -> list[str]:
    return cookie.split(".") if _SHAPE.fullmatch(cookie) else [""]


def _mark(device: str, account_id: UUID) -> str:
    return salted_hmac("pingan.known_device", f"{device} {account_id}", algorithm="sha256").hexdigest()[:24]
