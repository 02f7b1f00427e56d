"""`manage.py end_sessions`: everybody is signed out everywhere, and the journal says so of each account.

For a database of another day: it knows as signed in what was signed out since, a lost phone for one.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from pingan.people import operators
from pingan.people.models import Device


class Command(BaseCommand):
    help = "退出所有人的所有设备 · Sign everybody out everywhere."
    # A machine that a county is just put back on is not yet what it will serve as.
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        signed_in = Device.objects.filter(account__isnull=False).values_list("account_id", flat=True)
        ended = sum(
            operators.sign_out_account(account_id=account_id, by=None)
            for account_id in signed_in.order_by("account_id").distinct()
        )
        # Those of nobody hold half a sign-in at most.
        Device.objects.all().delete()
        self.stdout.write(f"{ended} devices signed out")
