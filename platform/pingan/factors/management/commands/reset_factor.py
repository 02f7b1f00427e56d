"""`manage.py reset_factor USERNAME`: for whom no administrator can do it on screen, the only one above all.

Speaks both languages in one line, as `./run` does: a console has no reader's language.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.encoding import force_str

from pingan.core.errors import Problem
from pingan.factors import services
from pingan.people import selectors


class Command(BaseCommand):
    help = (
        "手机、密钥和恢复码都丢了：重置二次验证，所有设备退出 · "
        "phone, keys and recovery codes are lost: take the second factor away, sign out everywhere"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="用户名 · user name")
        parser.add_argument(
            "--by", metavar="USERNAME", help="操作员自己的用户名 · the operator's own user name"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            account = selectors.account_named(options["username"])
            by = selectors.account_named(options["by"]) if options["by"] else None
        except Problem as problem:
            raise CommandError(force_str(problem.title)) from None
        had_one = account.has_factor
        services.reset(account_id=account.pk, by=by.pk if by else None)
        if had_one:
            self.stdout.write(f"{account.username}：已重置，所有设备已退出 · reset, signed out everywhere")
        else:
            self.stdout.write(f"{account.username} 没有设置二次验证 · has no second factor")
