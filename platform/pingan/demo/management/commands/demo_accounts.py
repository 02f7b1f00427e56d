"""`manage.py demo_accounts close|open`: what PINGAN_DEMO says, done to the accounts that are there."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pingan.demo import accounts
from pingan.demo.open import refuse_where_closed


class Command(BaseCommand):
    help = "关闭或重新打开演示账号 · Close the demo's accounts, or open them again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["close", "open"])

    def handle(self, *_args: Any, action: str, **_options: Any) -> None:
        if action == "close":
            self.stdout.write(f"已关闭演示账号 · demo accounts closed: {accounts.close()}")
            return
        refuse_where_closed()
        self.stdout.write(f"已打开演示账号 · demo accounts opened: {accounts.reopen()}")
        accounts.join()
