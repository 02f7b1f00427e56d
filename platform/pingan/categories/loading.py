"""What the two loading commands have in common: their arguments, and how they say what they did."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.core.management.base import CommandError, OutputWrapper

from pingan.categories.services import Loaded
from pingan.core.errors import Problem
from pingan.core.identifiers import folded
from pingan.people.models import Account

Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)


class Load(Protocol[Row_contra]):
    def __call__(self, rows: Sequence[Row_contra], *, on: date, by: UUID | None, dry: bool) -> Loaded: ...


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="CSV, UTF-8")
    parser.add_argument(
        "--from",
        dest="on",
        type=date.fromisoformat,
        required=True,
        help="生效日期 · first day it holds, 2026-12-31",
    )
    parser.add_argument(
        "--by", default="", help="办理人账号，记入日志 · the operator's user name, journalled"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="只看不改 · say what would change, change nothing"
    )


def run(
    out: OutputWrapper,
    options: Mapping[str, Any],
    read: Callable[[Path], Sequence[Row]],
    load: Load[Row],
) -> None:
    """Load the file and say what became of it. Raises CommandError with the first thing that is wrong."""
    dry = bool(options["dry_run"])
    try:
        loaded = load(read(options["file"]), on=options["on"], by=_operator(options["by"]), dry=dry)
    except Problem as problem:
        raise CommandError(str(problem)) from problem
    for word, codes in (("opened", loaded.opened), ("changed", loaded.changed), ("closed", loaded.closed)):
        if codes:
            out.write(f"{word}: {', '.join(codes)}")
    out.write(
        f"{'would change' if dry else 'changed'} from {options['on']} on" if loaded else "nothing to change"
    )


def _operator(username: str) -> UUID | None:
    if not username:
        return None
    account = Account.objects.filter(username=folded(username)).values_list("pk", flat=True).first()
    if account is None:
        raise CommandError(f"没有这个账号 · there is no account {username}")
    return account
