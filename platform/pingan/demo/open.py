"""Where a demo may be: on a machine of one's own, or where the operator says so by name."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import CommandError


def refuse_where_closed() -> None:
    """For commands that make or open accounts whose password everybody knows. Raises CommandError."""
    if not settings.DEMO_ACCOUNTS:
        raise CommandError(
            "演示账号的密码人人知道，这里不放演示（PINGAN_DEMO=0，或其他机器能访问）；确要如此：PINGAN_OPEN_DEMO=1"
            " · Everybody knows the password of the demo's accounts, and this is no place for a demo "
            "(PINGAN_DEMO=0, or other machines can reach it); if it is meant: PINGAN_OPEN_DEMO=1"
        )
