"""A county's first three administrators, each by a link that opens one account and is then no more.

The links are made at the machine's console and lie outside of the database, as digests. Who administers is
told by the table of roles: those who open accounts, who approve posts, and who look at both (`staff`).
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction

from pingan.core import clock
from pingan.core.locks import OURS
from pingan.people import operators, services
from pingan.people.models import Account, Post
from pingan.people.roles import ROLES
from pingan.territory.models import CURRENT, Area

LASTS: Final = timedelta(hours=24)
MANAGE: Final = "manage"
# One at a time: a link that is opened twice at once opens one account.
_LOCK = (OURS, 7)
_COUNTY_DIGITS = 6


class NoSuchLink(Exception):
    """It was used, is too old, or never was."""


class NoCounty(Exception):
    """There are no areas yet for anybody to administer."""


@dataclass(frozen=True, slots=True)
class Link:
    """Which administrator it makes."""

    role: str
    digest: str
    until: datetime


def offer() -> Mapping[str, str]:
    """A new link for each kind of administrator that nobody is yet, by role; older ones are no more.

    Raises NoCounty.
    """
    _county()
    held = set(Post.objects.filter(role__in=_roles()).values_list("role", flat=True).distinct())
    keys = {role: secrets.token_urlsafe(32) for role in _roles() if role not in held}
    until = clock.now() + LASTS
    _keep([Link(role, _digest(key), until) for role, key in keys.items()])
    return keys


def role_of(key: str) -> str:
    """Which administrator this link makes. Raises NoSuchLink."""
    return _found(key).role


@transaction.atomic
def begin(*, key: str, username: str, name: str, password: str) -> Account:
    """Open the account that a link is for, with its post in the county; the link is then no more.

    Raises NoSuchLink, and what `people.services.open_account` raises of name and password.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK)
    link = _found(key)
    account = services.open_account(username=username, name=name, password=password)
    operators.appoint(
        account_id=account.pk,
        role=link.role,
        area_code=_county(),
        organisation_name="",
        organisation_name_en="",
        starts_on=clock.today(),
        ends_on=None,
        by=None,
    )
    # Within the transaction: a link that is gone although its account failed is offered again at the console.
    _keep([one for one in _links() if one.digest != link.digest])
    return account


def _roles() -> list[str]:
    return [role.name for role in ROLES.values() if role.face.name == MANAGE]


def _county() -> str:
    code = Area.objects.filter(CURRENT, level="county").values_list("code", flat=True).first()
    if code is None:
        raise NoCounty
    return str(code)


def _found(key: str) -> Link:
    digest = _digest(key)
    for link in _links():
        if hmac.compare_digest(link.digest, digest):
            if Post.objects.filter(role=link.role).exists():
                break
            return link
    raise NoSuchLink


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _file() -> Path:
    return Path(settings.OPERATIONS_DIR) / "first.json"


def _links() -> list[Link]:
    try:
        said: list[dict[str, Any]] = json.loads(_file().read_text(encoding="utf-8"))
        links = [Link(one["role"], one["digest"], datetime.fromisoformat(one["until"])) for one in said]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [link for link in links if clock.now() < link.until]


def _keep(links: list[Link]) -> None:
    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _file().with_suffix(".new")
    draft.unlink(missing_ok=True)
    said = [{"role": one.role, "digest": one.digest, "until": one.until.isoformat()} for one in links]
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(said, out)
    draft.replace(_file())
