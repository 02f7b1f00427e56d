"""`manage.py escrow`: to whom the keys of the backups are sealed, and opening them again."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pingan.operations import escrow

HOLDER = "escrow.json"
_SETTINGS = "env"
_TLS = "tls:"


class Command(BaseCommand):
    """`shares NEED OF` and `passphrase` make a holder; `seal FILE`, `open FILE` and `digest` (of the keys in
    use) are for ./run."""

    help = "Give the keys into custody, seal them, open them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(dest="way", required=True)
        shares = ways.add_parser("shares")
        shares.add_argument("need", type=int)
        shares.add_argument("of", type=int)
        ways.add_parser("passphrase")
        ways.add_parser("digest")
        for way in ("seal", "open"):
            ways.add_parser(way).add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        getattr(self, f"_{options['way']}")(**options)

    def _shares(self, need: int, of: int, **_options: Any) -> None:
        try:
            holder, shares = escrow.by_shares(need, of)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self._keep(holder)
        for number, share in enumerate(shares, start=1):
            self.stdout.write(
                f"平安网格 PingAn Grid · 备份密钥份额 share {number} / {of}\n"
                f"任意 {need} 份可打开备份里的密钥；分开保管，不要存进电脑\n"
                f"Any {need} of them open the keys of the backups; keep them apart, and in no computer\n\n"
                f"    {share}\n\f"
            )

    def _passphrase(self, **_options: Any) -> None:
        said = _asked("口令（至少 16 个字符）· Passphrase (16 characters or more): ")
        if sys.stdin.isatty() and said != _asked("再输一次 · Once more: "):
            raise CommandError("两次不一样 · They differ")
        try:
            self._keep(escrow.by_passphrase(said))
        except ValueError as error:
            raise CommandError(f"口令太短 · Too short: {error}") from error
        self.stdout.write("已设定 · Done")

    def _seal(self, file: Path, **_options: Any) -> None:
        holder = _folder() / HOLDER
        if not holder.is_file():
            self.stdout.write("nobody holds the keys: ./run escrow")
            return
        sealed = escrow.seal(_keys(), escrow.Holder.load(holder.read_text(encoding="utf-8")))
        draft = file.with_suffix(".new")
        draft.write_text(sealed, encoding="utf-8")
        draft.replace(file)
        self.stdout.write(f"sealed {len(_keys())} files")

    def _digest(self, **_options: Any) -> None:
        self.stdout.write(escrow.digest(_keys()))

    def _open(self, file: Path, **_options: Any) -> None:
        try:
            sealed = file.read_text(encoding="utf-8")
            files = self._opened(sealed, escrow.holder_of(sealed))
        except (OSError, ValueError, escrow.NotOpened) as error:
            raise CommandError(f"打不开 · Not opened: {error}") from error
        _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in files.items():
            _write(_place(name), content)
        self.stdout.write(f"opened {len(files)} files")

    def _opened(self, sealed: str, holder: escrow.Holder) -> dict[str, bytes]:
        if holder.how == escrow.PASSPHRASE:
            return escrow.open_with_passphrase(sealed, _asked("口令 · Passphrase: "))
        # A share is a line of words; a page as it was printed has other lines too.
        shares: list[str] = []
        while len(shares) < holder.need:
            if sys.stdin.isatty():
                self.stderr.write(f"份额 share {len(shares) + 1} / {holder.need}: ", ending="")
            line = sys.stdin.readline()
            if not line:
                break
            if re.fullmatch(r"\s*([a-z]+\s+){19,}[a-z]+\s*", line):
                shares.append(" ".join(line.split()))
        return escrow.open_with_shares(sealed, shares)

    def _keep(self, holder: escrow.Holder) -> None:
        _write(_folder() / HOLDER, holder.dump().encode())


def _folder() -> Path:
    return Path(settings.SECRET_DIR)


def _keys() -> dict[str, bytes]:
    """All secrets, and the settings of the checkout: another machine needs both."""
    files = {one.name: one.read_bytes() for one in sorted(_folder().iterdir()) if one.is_file()}
    env, tls = Path(settings.REPOSITORY) / ".env", os.environ.get("PINGAN_TLS_DIR")
    if tls and Path(tls).is_dir():
        # The authority that the phones trust: another would have to be installed on each.
        files |= {f"{_TLS}{one.name}": one.read_bytes() for one in sorted(Path(tls).glob("root.*"))}
    return files | ({_SETTINGS: env.read_bytes()} if env.is_file() else {})


def _place(name: str) -> Path:
    if name == _SETTINGS:
        # Beside what is there: a machine's own settings are its own.
        there = Path(settings.REPOSITORY) / ".env"
        return there if not there.exists() else there.with_name(".env.restored")
    if name.startswith(_TLS):
        folder = Path(os.environ.get("PINGAN_TLS_DIR") or _folder())
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / Path(name.removeprefix(_TLS)).name
    return _folder() / Path(name).name


def _write(file: Path, content: bytes) -> None:
    draft = file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def _asked(prompt: str) -> str:
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
