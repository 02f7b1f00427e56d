"""Before a server runs: nobody gets in with a password that stands in our documents, and every cell of the
policy's table means something to the code behind it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, connection

from pingan.core import exposure
from pingan.people import policy
from pingan.people.models import Account


@checks.register()
def check_policy(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """Every command of `manage.py` that checks anything tells it."""
    return [checks.Error(cell, id="people.E001") for cell in policy.misunderstood(policy.TABLE)]


def require_understood_policy() -> None:
    """Called by `wsgi.py` and `asgi.py`: a cell nobody can cut by raises ImproperlyConfigured."""
    if cells := list(policy.misunderstood(policy.TABLE)):
        raise ImproperlyConfigured(" · ".join(cells))


def require_closed_demo() -> None:
    """Called by `wsgi.py` and `asgi.py`: beyond this machine no account may be open with the demo's password.

    Raises ImproperlyConfigured. A database that is away is no reason to wait: where `settings.DEMO_ACCOUNTS`
    is off, such an account signs in nowhere, whatever is found here.
    """
    opened = exposure.opened_by(os.environ)
    if not opened or os.environ.get("PINGAN_OPEN_DEMO") == "1":
        return
    # In a thread: where sockets are served an event loop runs already, and Django asks nothing beside one.
    with ThreadPoolExecutor(1) as aside:
        found = aside.submit(_still_open).result()
    if found:
        raise ImproperlyConfigured(
            f"{opened} 让其他机器能访问，而这些账号还用着人人知道的演示密码：{found}。"
            "关闭它们：manage.py demo_accounts close；只是给人看演示：PINGAN_OPEN_DEMO=1"
            f" · {opened} lets other machines in, and these accounts still have the demo's password, which "
            f"everybody knows: {found}. Close them: manage.py demo_accounts close; only to show the demo: "
            "PINGAN_OPEN_DEMO=1"
        )


def demo_accounts() -> list[str]:
    """User names of the accounts that are open with the demo's password, by name."""
    found = Account.objects.filter(has_demo_password=True, is_active=True)
    return list(found.order_by("username").values_list("username", flat=True))


def _still_open() -> str:
    try:
        names = demo_accounts()
    except (DatabaseError, InterfaceError):
        return ""
    finally:
        connection.close()
    return ", ".join(names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004  a few are enough to see
