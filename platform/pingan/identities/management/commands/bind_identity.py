"""`manage.py bind_identity USERNAME SUBJECT`: for administrators, whom nobody binds on screen.

Speaks both languages in one line, as `./run` does: a console has no reader's language.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.encoding import force_str

from pingan.core.errors import Problem
from pingan.identities import services
from pingan.people import selectors


class Command(BaseCommand):
    help = (
        "让统一身份认证的编号用这个账号登录；编号写 '' 则解除 · "
        "let a provider's subject sign in as the account; '' lets nobody"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="用户名 · user name")
        parser.add_argument("subject", help="对方给的编号 · the provider's own word for the person")
        parser.add_argument(
            "--by", metavar="USERNAME", help="操作员自己的用户名 · the operator's own user name"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        subject = options["subject"].strip()
        try:
            account = selectors.account_named(options["username"])
            by = selectors.account_named(options["by"]).pk if options["by"] else None
            if subject:
                services.bind(account_id=account.pk, subject=subject, by=by, facts={})
            else:
                services.unbind(account_id=account.pk, by=by, facts={})
        except Problem as problem:
            raise CommandError(force_str(problem.title)) from None
        self.stdout.write(f"{account.username}：{subject or '—'}")
