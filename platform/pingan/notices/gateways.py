"""By what a county sends: what was set on the console, the token that it last gave, and how it is.

Addresses that servers call and secrets come from the console (`./run manage notices`), never from a browser:
a page that named addresses would let its reader make the server call any.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from pingan.core import clock
from pingan.core.kept import Kept
from pingan.notices.models import Gateway, Subscription

WECOM, SMS, EMAIL, HOOK, PUSH = "wecom", "sms", "email", "hook", "push"
CODES: Final = (WECOM, SMS, EMAIL, HOOK, PUSH)
# So long a channel that is away is left alone, doubled with each time.
FIRST_HOLD, LONGEST_HOLD = timedelta(seconds=15), timedelta(minutes=15)
CHECK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a channel is set up with: whether it must be there, and is a secret."""

    name: str
    needed: bool = True
    secret: bool = False


SETTINGS: Final[Mapping[str, tuple[Setting, ...]]] = {
    WECOM: (
        Setting("url"),
        Setting("corpid"),
        Setting("secret", secret=True),
        Setting("agentid"),
        Setting("by_username", needed=False),
        Setting("receipts", needed=False, secret=True),
    ),
    SMS: (
        Setting("url"),
        Setting("key", secret=True),
        Setting("sign", needed=False),
        Setting("repeats", needed=False),
        Setting("receipts", needed=False, secret=True),
    ),
    EMAIL: (
        Setting("host"),
        Setting("sender"),
        Setting("port", needed=False),
        Setting("security", needed=False),
        Setting("user", needed=False),
        Setting("password", needed=False, secret=True),
    ),
    HOOK: (Setting("url"), Setting("secret", secret=True), Setting("receipts", needed=False, secret=True)),
    PUSH: (Setting("contact", needed=False),),
}


def of(county: str, channel: str) -> Gateway | None:
    return Gateway.objects.filter(county_code=county, channel=channel, is_on=True).first()


def settings_of(gateway: Gateway) -> dict[str, str]:
    said: dict[str, str] = json.loads(gateway.settings)
    return said


def open_channels(county: str) -> frozenset[str]:
    """The channels that a county sends by."""
    return _open.get(county)


def _read_open(county: str) -> frozenset[str]:
    return frozenset(Gateway.objects.filter(county_code=county, is_on=True).values_list("channel", flat=True))


_open: Kept[str, frozenset[str]] = Kept(_read_open, CHECK_SECONDS)


def set_up(county: str, channel: str, said: Mapping[str, str]) -> Gateway:
    """Set a channel up, anew where it was. Raises ValueError naming what is missing or not known."""
    known = {setting.name: setting for setting in SETTINGS[channel]}
    if strange := sorted(set(said) - set(known)):
        raise ValueError(f"{channel} knows no {', '.join(strange)}")
    if missing := sorted(name for name, one in known.items() if one.needed and not said.get(name)):
        raise ValueError(f"{channel} needs {', '.join(missing)}")
    gateway = Gateway.objects.filter(county_code=county, channel=channel).first() or Gateway(
        county_code=county, channel=channel
    )
    gateway.settings, gateway.is_on, gateway.token, gateway.token_until = json.dumps(said), True, None, None
    gateway.held_until, gateway.failures, gateway.trouble = None, 0, ""
    gateway.save()
    _open.forget()
    return gateway


def switch(county: str, channel: str, *, on: bool) -> bool:
    """Whether there was one to switch."""
    found = Gateway.objects.filter(county_code=county, channel=channel).update(is_on=on)
    _open.forget()
    return bool(found)


def took(gateway: Gateway) -> None:
    """It has taken something: whatever was wrong with it is over."""
    gateway.held_until, gateway.failures, gateway.trouble, gateway.took_at = None, 0, "", clock.now()
    gateway.save(update_fields=["held_until", "failures", "trouble", "took_at"])


def hold(gateway: Gateway, why: str, wait: float | None) -> None:
    """Leave it alone for so many seconds; without a number for twice as long as the last time."""
    gateway.failures = min(gateway.failures + 1, 30)
    doubled = min(FIRST_HOLD * 2 ** (gateway.failures - 1), LONGEST_HOLD)
    gateway.held_until = clock.now() + (timedelta(seconds=wait) if wait is not None else doubled)
    gateway.trouble = why
    gateway.save(update_fields=["held_until", "failures", "trouble"])


def keep_token(gateway: Gateway, token: str | None, seconds: float = 0) -> None:
    """A minute early is never too late."""
    gateway.token = token
    gateway.token_until = clock.now() + timedelta(seconds=max(seconds - 60, 1)) if token else None
    gateway.save(update_fields=["token", "token_until"])


def token_of(gateway: Gateway) -> str | None:
    until: datetime | None = gateway.token_until
    if gateway.token is None or until is None or until <= clock.now():
        return None
    token: str = gateway.token
    return token


def subscribed(account_ids: Any) -> dict[Any, list[Subscription]]:
    """Push addresses of accounts whose session is there still, one query."""
    rows = Subscription.objects.filter(account_id__in=account_ids, device__expire_date__gt=clock.now())
    found: dict[Any, list[Subscription]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.account_id, []).append(row)
    return found
