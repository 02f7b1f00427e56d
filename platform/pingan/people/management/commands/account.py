"""`manage.py account ACTION USERNAME`: what an operator does to an account, each act journalled.

Speaks both languages in one line, as `./run` does: a console has no reader's language.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
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
from pingan.core.identifiers import compact, folded
from pingan.people import operators, selectors, services
from pingan.people.models import Account, Device, Post
from pingan.people.passwords import first_password
from pingan.people.roles import ROLES
from pingan.territory import selectors as territory

ACTIONS: Mapping[str, tuple[str, str]] = {
    "open": (
        "新开账号，首次登录须自设密码",
        "open an account; its holder chooses a password at the first sign-in",
    ),
    "appoint": ("给账号一个岗位", "give an account a post"),
    "show": (
        "查看账号、岗位和登录的设备数",
        "show the account, its posts and how many devices are signed in",
    ),
    "deactivate": ("停用账号，所有设备立即退出", "shut the account; every device is signed out at once"),
    "reactivate": ("重新启用账号", "open a shut account again"),
    "end-post": ("结束岗位", "let a post end"),
    "sign-out": ("退出这个账号的所有设备", "sign the account out on every device"),
    "set-phone": (
        "登记工作电话，派单时同事可见",
        "the telephone number at work, shown to colleagues who hand cases on",
    ),
    "set-password": (
        "重设密码（会提示输入），下次登录须自设",
        "set a new password (asked for, never an argument), to be changed at the next sign-in",
    ),
}

# Every word that operators use for a role.
ROLE_OF: Mapping[str, str] = {
    folded(word): role.name for role in ROLES.values() for word in (role.label, *role.also, role.name)
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
            add: Callable[[ArgumentParser], None] = getattr(
                self, f"_{_word(action)}_takes", lambda _one: None
            )
            add(one)

    def _open_takes(self, one: ArgumentParser) -> None:
        one.add_argument("name", help="姓名 · the person's name")
        self._set_password_takes(one)

    def _set_phone_takes(self, one: ArgumentParser) -> None:
        one.add_argument("phone", help="电话，留空则删去 · the number; empty takes it away")

    def _set_password_takes(self, one: ArgumentParser) -> None:
        one.add_argument(
            "--generate",
            action="store_true",
            help="不提示输入，生成一个并显示 · do not ask: make one and show it",
        )

    def _appoint_takes(self, one: ArgumentParser) -> None:
        one.add_argument("role", type=_role, help="角色 · role: " + " ".join(ROLE_OF))
        one.add_argument(
            "area",
            help="区域代码：网格 15 位，乡镇 9 位，县 6 位 · area code: grid 15, township 9, county 6 digits",
        )
        one.add_argument(
            "--organisation",
            default="",
            metavar="NAME",
            help="单位名称，没有则新设；默认按角色和区域取 · "
            "the organisation, founded if there is none of that name; by role and area if left out",
        )
        one.add_argument(
            "--organisation-en", default="", metavar="NAME", help="单位英文名 · its name in English"
        )
        one.add_argument(
            "--first-day",
            type=_day,
            metavar="YYYY-MM-DD",
            help="第一天，默认今天 · its first day; today if left out",
        )
        one.add_argument(
            "--last-day",
            type=_day,
            metavar="YYYY-MM-DD",
            help="最后一天，默认长期 · its last day, if it has one",
        )

    def _end_post_takes(self, one: ArgumentParser) -> None:
        one.add_argument(
            "post", nargs="?", type=_number, help="岗位编号，见 show · the post's number, see show"
        )
        one.add_argument(
            "--last-day",
            type=_day,
            metavar="YYYY-MM-DD",
            help="最后一天，默认昨天（立即失效）· its last day; yesterday, so at once, if left out",
        )

    def handle(self, *args: Any, action: str, username: str, **options: Any) -> None:
        act: Callable[..., None] = getattr(self, f"_{_word(action)}")
        try:
            by = {} if action == "show" else {"by": _operator(options["by"])}
            # Whoever is to be opened is not there yet.
            whom = username if action == "open" else selectors.account_named(username)
            act(whom, **by, **_own(options))
        except Problem as problem:
            raise CommandError(_in_both(problem)) from problem

    def _open(self, username: str, by: UUID | None, name: str, generate: bool) -> None:
        services.new_username(username)  # before anybody is asked for a password in vain
        password, made = _first_password(generate)
        account = services.open_account(username=username, name=name, password=password, must_change=True)
        self._say(f"已开账号 {account.username} {account.name}", "the account is open")
        self._tell_if_made(password, made)
        self._say(
            "还没有岗位，什么也做不了。下一步："
            f"./run manage account appoint {account.username} 角色 区域代码",
            "it has no post and can do nothing yet; next: account appoint USERNAME ROLE AREA",
        )

    def _appoint(
        self,
        account: Account,
        by: UUID | None,
        role: str,
        area: str,
        organisation: str,
        organisation_en: str,
        first_day: date | None,
        last_day: date | None,
    ) -> None:
        post = operators.appoint(
            account_id=account.pk,
            role=role,
            area_code=compact(area),
            organisation_name=organisation,
            organisation_name_en=organisation_en,
            starts_on=first_day or clock.today(),
            ends_on=last_day,
            by=by,
        )
        place = territory.path_name(post.area_code)
        self._say(
            f"{account.username} {account.name}：{post.role} {post.area_code} {place}，"
            f"单位 {post.organisation}，自 {post.starts_on} 起",
            f"appointed as of {post.starts_on}",
        )
        if not post.organisation.is_usual:
            self._say(
                f"{post.organisation} 不是该处默认的单位，再任命时仍须写明",
                "not the usual organisation there: name it again at the next appointment",
            )

    def _show(self, account: Account) -> None:
        state = ("启用", "active") if account.is_active else ("已停用", "shut")
        devices = Device.objects.filter(account=account, expire_date__gt=clock.now()).count()
        self._say(
            f"{account.username} {account.name}：{state[0]}，{devices} 台设备登录中",
            f"{state[1]}, signed in on {devices} devices",
        )
        if account.must_change_password:
            self._say("密码是别人给的，下次登录须自设", "the password is to be changed at the next sign-in")
        if account.has_demo_password:
            self._say("还在用演示密码", "still has the demo's password")
        for post in Post.objects.filter(account=account).order_by("starts_on", "id"):
            ends = post.ends_on.isoformat() if post.ends_on else "…"
            self.stdout.write(f"  {post.pk}  {post.role} {post.area_code}  {post.starts_on} – {ends}")

    def _deactivate(self, account: Account, by: UUID | None) -> None:
        operators.deactivate_account(account_id=account.pk, by=by)
        self._say(f"已停用 {account.username}，所有设备已退出", "shut, and signed out everywhere")
        self._say(
            "手上没办完的事仍在其名下：同事用“收回派单”或“放回待受理”取回",
            "what it holds stays with it: a colleague takes it back by recall or release",
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

    def _set_phone(self, account: Account, by: UUID | None, phone: str) -> None:
        operators.set_phone(account_id=account.pk, phone=phone.strip(), by=by)
        self._say(f"{account.username} 的工作电话已登记", "the number at work is noted")

    def _set_password(self, account: Account, by: UUID | None, generate: bool) -> None:
        password, made = _first_password(generate)
        operators.set_password(account_id=account.pk, password=password, by=by)
        self._say(f"{account.username} 的密码已改，所有设备已退出", "password set, signed out everywhere")
        self._say("下次登录须自设密码", "its holder chooses another at the next sign-in")
        self._tell_if_made(password, made)

    def _tell_if_made(self, password: str, made: bool) -> None:
        if made:
            self._say(f"初始密码：{password}", "the first password, shown only here")

    def _say(self, zh: str, en: str) -> None:
        self.stdout.write(f"{zh} · {en}")


def _first_password(generate: bool) -> tuple[str, bool]:
    """A first password typed twice, or else made; and whether it was made, so that it must be shown."""
    typed = "" if generate else getpass("初始密码（留空则生成一个）· First password (empty: make one): ")
    if not typed:
        return first_password(), True
    if getpass("再输一次 · Once more: ") != typed:
        raise CommandError("两次输入不一样，什么也没有改 · The two differ; nothing was changed")
    return typed, False


_OWN = (
    "post",
    "first_day",
    "last_day",
    "name",
    "phone",
    "generate",
    "role",
    "area",
    "organisation",
    "organisation_en",
)


def _own(options: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that only this action has."""
    return {name: options[name] for name in _OWN if name in options}


def _word(action: str) -> str:
    return action.replace("-", "_")


def _role(word: str) -> str:
    role = ROLE_OF.get(folded(word).replace("-", "_"))
    if role is None:
        raise ArgumentTypeError(f"没有这个角色：{word} · no such role; there are: {' '.join(ROLE_OF)}")
    return role


def _day(word: str) -> date:
    try:
        return date.fromisoformat(folded(word))
    except ValueError:
        raise ArgumentTypeError(f"日期要写成 2026-12-31：{word} · a day is written 2026-12-31") from None


def _number(word: str) -> UUID:
    try:
        return UUID(folded(word))
    except ValueError:
        raise ArgumentTypeError(f"岗位编号见 show：{word} · the number of a post stands in show") from None


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
