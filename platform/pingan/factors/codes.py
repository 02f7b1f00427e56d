"""Codes: those a phone makes every half minute, and those on paper that are good once."""

from __future__ import annotations

import secrets
from typing import Final

import pyotp
import segno
from pyotp.exceptions import OTPVerificationError
from pyotp.utils import strings_equal

from pingan.core import clock, crypto

ISSUER: Final = "平安网格"
# A phone's clock may be off by so many half minutes.
DRIFT: Final = 1
# So far a clock is looked for that is wrong: beyond, it is not the clock.
FARTHEST: Final = 40
STEP_S: Final = 30
RECOVERY_CODES: Final = 10
# Copied from paper: without letters and digits that look alike; three groups of four, 59 bits.
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 3, 4
_DARK, _LIGHT = "#1c2a2e", "#ffffff"


def new_secret() -> str:
    """160 bits, in the letters that can be typed into a phone."""
    return pyotp.random_base32()


def uri_of(secret: str, username: str) -> str:
    """What a phone reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def picture_of(uri: str) -> str:
    """The address as a QR code: an SVG in a data address, which the page's policy lets through."""
    return segno.make(uri, error="m", micro=False).svg_data_uri(scale=5, border=4, dark=_DARK, light=_LIGHT)


def step_of(secret: str, code: str, *, after: int) -> int | None:
    """Of which half minute a code is; None for a wrong one, and for one that is not after the last used."""
    try:
        step = pyotp.TOTP(secret).verify_and_get_timecode(
            compact(code), for_time=clock.now(), valid_window=DRIFT
        )
    except OTPVerificationError:
        return None
    return step if step > after else None


def minutes_off(secret: str, code: str) -> int | None:
    """By how many minutes, one at least, the clock is off that made a code of the secret; None for a wrong
    code."""
    totp, now, said = pyotp.TOTP(secret), int(clock.now().timestamp()), compact(code)
    for steps in range(DRIFT + 1, FARTHEST + 1):
        for moment in (now - steps * STEP_S, now + steps * STEP_S):
            if strings_equal(totp.at(moment), said):
                return max(1, round(steps * STEP_S / 60))
    return None


def compact(code: str) -> str:
    """As people copy it: with blanks and hyphens between groups, or without."""
    return "".join(code.split()).replace("-", "").lower()


def new_recovery_code() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _each in range(_GROUP)) for _group in range(_GROUPS))


def hash_of(code: str) -> bytes:
    """Keyed, so that whoever has the table cannot try codes on it."""
    return crypto.blind_index(compact(code), field="factors.recovery_code")
