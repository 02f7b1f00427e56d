"""`manage.py account ACTION USERNAME`: what an operator does to an account, each act journalled.

Speaks both languages in one line, as `./run` does: a console has no reader's language.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from getpass import getpass
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils.encoding import force_str
from django.utils.translation import override

from pingan.core import clock
from pingan.core.errors import Problem
from pingan.people import operators, selectors, services
from pingan.people.models import Account, Device, Post

ACTIONS: Mapping[str, tuple[str, str]] = {
    "show": (
        "查看账号、岗位和登录的设备数",
        "show the account, its posts and how many devices are signed in",
    ),
    "deactivate": ("停用账号，所有设备立即退出", "shut the account; every device is signed out at once"),
    "reactivate": ("重新启用账号", "open a shut account again"),
    "end-post": ("结束岗位", "let a post end"),
    "sign-out": ("退出这个账号的所有设备", "sign the account out on every device"),
    "set-password": ("重设口令（会提示输入）", "set a new password (asked for, never an argument)"),
}


class Command(BaseCommand):
    help = "管理账号 · Manage an account. Every act is journalled; --by names the operator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        for action, (zh, en) in ACTIONS.items():
            one = actions.add_parser(action, help=f"{zh} · {en}")
            one.add_argument("username", help="用户名 · user name")
            if action == "show":
                continue
            one.add_argument(
                "--by", metavar="USERNAME", help="操作员自己的用户名 · the operator's own user name"
            )
            if action == "end-post":
                one.add_argument(
                    "post", nargs="?", type=UUID, help="岗位编号，见 show · the post's number, see show"
                )
                one.add_argument(
                    "--last-day",
                    type=date.fromisoformat,
                    metavar="YYYY-MM-DD",
                    help="最后一天，默认昨天（立即失效）· its last day; yesterday, so at once, if left out",
                )

    def handle(self, *args: Any, action: str, username: str, **options: Any) -> None:
        act: Callable[..., None] = getattr(self, f"_{action.replace('-', '_')}")
        try:
            account = selectors.account_named(username)
            if action == "show":
                act(account)
            else:
                act(account, by=_operator(options["by"]), **_own(options))
        except Problem as problem:
            raise CommandError(_in_both(problem)) from problem

    def _show(self, account: Account) -> None:
        state = ("启用", "active") if account.is_active else ("已停用", "shut")
        devices = Device.objects.filter(account=account, expire_date__gt=clock.now()).count()
        self._say(
            f"{account.username} {account.name}：{state[0]}，{devices} 台设备登录中",
            f"{state[1]}, signed in on {devices} devices",
        )
        for post in Post.objects.filter(account=account).order_by("starts_on", "id"):
            ends = post.ends_on.isoformat() if post.ends_on else "…"
            self.stdout.write(f"  {post.pk}  {post.role} {post.area_code}  {post.starts_on} – {ends}")

    def _deactivate(self, account: Account, by: UUID | None) -> None:
        operators.deactivate_account(account_id=account.pk, by=by)
        self._say(f"已停用 {account.username}，所有设备已退出", "shut, and signed out everywhere")
        self._say(
            "手上没办完的事仍在其名下：调度员用“收回派单”，调解员用“放回待受理”取回",
            "what it holds stays with it: the desk takes it back by recall, a mediator by release",
        )

    def _reactivate(self, account: Account, by: UUID | None) -> None:
        operators.reactivate_account(account_id=account.pk, by=by)
        self._say(f"已启用 {account.username}", "open again")

    def _end_post(self, account: Account, by: UUID | None, post: UUID | None, last_day: date | None) -> None:
        last = last_day or clock.today() - timedelta(days=1)
        ended = selectors.post_to_end(account, post)
        services.end_post(post=ended, on=last, by=by)
        self._say(f"{account.username} 的岗位 {ended} 最后一天为 {last}", f"last day of the post: {last}")

    def _sign_out(self, account: Account, by: UUID | None) -> None:
        devices = operators.sign_out_account(account_id=account.pk, by=by)
        self._say(f"{account.username}：已退出 {devices} 台设备", f"devices signed out: {devices}")

    def _set_password(self, account: Account, by: UUID | None) -> None:
        password = getpass("新口令 · New password: ")
        if getpass("再输一次 · Once more: ") != password:
            raise CommandError("两次输入不一样，口令没有改 · The two differ; the password was not changed")
        operators.set_password(account_id=account.pk, password=password, by=by)
        self._say(f"{account.username} 的口令已改，所有设备已退出", "password set, signed out everywhere")

    def _say(self, zh: str, en: str) -> None:
        self.stdout.write(f"{zh} · {en}")


def _own(options: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that only this action has."""
    return {name: options[name] for name in ("post", "last_day") if name in options}


def _operator(username: str | None) -> UUID | None:
    """The account that asks; None is the system itself. One that is shut asks for nothing."""
    if username is None:
        return None
    operator = selectors.account_named(username)
    if not operator.is_active:
        raise CommandError(f"操作员账号 {username} 已停用 · The operator's own account is shut")
    return operator.pk


def _in_both(problem: Problem) -> str:
    def said(language: str) -> str:
        with override(language):
            return " ".join(force_str(part) for part in (problem.title, problem.detail) if part)

    return f"{said('zh-hans')} · {said('en')}"
