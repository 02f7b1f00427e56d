"""Making a ledger: by the worker, page by page, in a folder of its own until it is whole."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from django.core.files.base import File
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from xlsxwriter.exceptions import XlsxWriterException

from pingan.core import clock, vault, worksheets
from pingan.core.errors import StorageFull
from pingan.core.worksheets import Column, Sheet, Written
from pingan.ledgers import selectors, turns
from pingan.ledgers.kinds import KINDS, Asked, Kind
from pingan.ledgers.models import Ledger
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Post
from pingan.territory import selectors as territory

log = logging.getLogger(__name__)

# A worker shared with others gives way after some seconds: this many rows take about four.
MOST_ROWS: Final = 20_000
STOPS: Final = format_lazy(
    _("It ends here: a ledger has at most {rows} rows. Ask for fewer days, or for a smaller area."),
    rows=MOST_ROWS,
)


class LostTurn(Exception):
    """Another maker has taken it up: this one was given up for dead."""


def make(ledger_id: UUID) -> bool:
    """Make one ledger, if nobody does; whether it is there now by this one's doing.

    Whatever fails is logged and tried again; what nobody brings to its end is given up.
    """
    ledger = turns.take_up(ledger_id)
    if ledger is None:
        return False
    by = _still_there(ledger)
    kind = KINDS.get(ledger.kind)
    if by is None or kind is None or not policy.may(by.role, kind.operation):
        turns.give_up(ledger, turns.LEFT)
        return False
    try:
        return _make(ledger, kind, by)
    except LostTurn:
        return False
    except (StorageFull, OSError, XlsxWriterException):
        log.exception("no room for the ledger %s", ledger.pk)
    except Exception:
        log.exception("the ledger %s could not be made", ledger.pk)
    turns.let_go(ledger)
    return False


def _still_there(ledger: Ledger) -> Actor | None:
    """Whoever asked, under the post they asked from; None where it is theirs no more."""
    posts = Post.objects.current(clock.today()).filter(pk=ledger.post, account__is_active=True)
    post = posts.select_related("account").first()
    if post is None:
        return None
    return Actor(
        post.account_id,
        post.pk,
        post.role,
        post.area_code,
        post.organisation_id,
        post.account.name,
        ledger.language,
    )


def _make(ledger: Ledger, kind: Kind, by: Actor) -> bool:
    with TemporaryDirectory(prefix="pingan-ledger-") as folder, translation.override(ledger.language or None):
        path = Path(folder) / "ledger.xlsx"
        written = _write(path, ledger, kind, by)
        name = turns.LEDGER.name_of(ledger.pk)
        with path.open("rb") as made, vault.beside({name: File(made)}) as files:
            return turns.finish(ledger, written, files, path.stat().st_size, by)


def _write(path: Path, ledger: Ledger, kind: Kind, by: Actor) -> Written:
    def told(rows: int) -> None:
        if not turns.beat(ledger, rows):
            raise LostTurn

    asked = Asked(by, ledger.area_code, ledger.since, ledger.until, ledger.organisation_id)
    footer = f"{by.name} · {selectors.purpose_named(ledger)} · {clock.today().isoformat()}"
    written = worksheets.write(
        path,
        kind.sheets(asked),
        most=MOST_ROWS,
        stops=STOPS,
        footer=footer,
        told=told,
        last=_about(ledger, kind, by),
    )
    told(written.rows)
    return written


def _about(ledger: Ledger, kind: Kind, by: Actor) -> Sheet:
    """What the ledger is, of where and when, for whom and for what: the last sheet of each."""
    return Sheet(_("About"), (Column("", width=18), Column("", width=70)), _said(ledger, kind, by))


def _said(ledger: Ledger, kind: Kind, by: Actor) -> Iterator[tuple[worksheets.Cell, ...]]:
    yield _("Ledger"), kind.label
    yield _("What it tells"), kind.about
    yield _("Area"), territory.path_name(ledger.area_code)
    if ledger.organisation is not None:
        yield _("Organisation"), selectors.organisation_named(ledger.organisation)
    yield _("Begins on"), ledger.since
    yield _("Ends on"), ledger.until
    yield _("Purpose"), selectors.purpose_named(ledger)
    yield _("Asked for by"), by.name
    yield _("Made at"), clock.now()
    yield _("Bounds"), STOPS
    yield (
        _("Left out"),
        _("Names and numbers of whoever called or lives there, what mediation keeps, and who worked on it."),
    )
