"""Templates: which one holds on a day, and how a county puts its own in place of the built-in one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.config.errors import UnfitDay
from pingan.core import clock, vault
from pingan.core.errors import NotFound
from pingan.core.locks import OURS
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.papers import drawing, engine, judging, office
from pingan.papers.engine import Look
from pingan.papers.errors import UnknownFields, UnknownKind
from pingan.papers.kinds import KINDS, Kind
from pingan.papers.models import Template
from pingan.papers.places import TEMPLATE
from pingan.people.actors import Actor
from pingan.people.selectors import names_of

# Templates of one county are changed one after the other, so that versions are in order.
_LOCK: Final = (OURS, 3)
MOST_DAYS_AHEAD: Final = 3 * 366
BUILT_IN: Final = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """The template of a kind on a day: its document, and the row it comes from; None for the built-in one."""

    docx: bytes
    row: Template | None

    @property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.docx).digest()


def kind_of(code: str) -> Kind:
    """Raises UnknownKind."""
    kind = KINDS.get(code)
    if kind is None:
        raise UnknownKind
    return kind


def holding(kind: Kind, county_code: str, day: date | None = None) -> Holding:
    """The template that holds on a day, today if none is named."""
    row = current(kind, county_code, day)
    if row is None:
        return Holding(drawing.draw(kind.built_in), None)
    with vault.open_file(TEMPLATE.name_of(row.pk)) as file:
        return Holding(file.read(), row)


def current(kind: Kind, county_code: str, day: date | None = None) -> Template | None:
    """The row that holds on a day; None where that is the built-in one."""
    rows = Template.objects.filter(
        county_code=county_code, kind=kind.code, valid_from__lte=day or clock.today()
    )
    newest = rows.order_by("-valid_from", "-version").first()
    return None if newest is None or newest.is_built_in else newest


def history(kind: Kind, county_code: str) -> Sequence[Mapping[str, Any]]:
    """Every change of a kind's template, the newest first; at most as many as a page shows."""
    rows = list(Template.objects.filter(county_code=county_code, kind=kind.code).order_by("-version")[:50])
    people, now = names_of(row.by_id for row in rows), current(kind, county_code)
    return [
        {
            "version": row.version,
            "valid_from": row.valid_from,
            "is_built_in": row.is_built_in,
            "is_current": now is not None and now.pk == row.pk,
            "sha256": None if row.is_built_in else bytes(row.sha256).hex(),
            "size": row.size,
            "why": row.why,
            "by": {"id": row.by_id, "name": people.get(row.by_id, "")},
            "at": row.at,
        }
        for row in rows
    ]


def document(kind: Kind, county_code: str, version: int | None) -> bytes:
    """A version's document; 0 is the built-in one, None the one that holds today. Raises NotFound."""
    if version is None:
        return holding(kind, county_code).docx
    if version == BUILT_IN:
        return drawing.draw(kind.built_in)
    rows = Template.objects.filter(county_code=county_code, kind=kind.code, is_built_in=False)
    row = rows.filter(version=version).first()
    if row is None:
        raise NotFound
    with vault.open_file(TEMPLATE.name_of(row.pk)) as file:
        found: bytes = file.read()
        return found


def look(kind: Kind, sent: bytes) -> tuple[bytes, Look]:
    """A document judged, and what it names. Raises what `judging` and `engine` do."""
    docx = judging.judged(sent)
    return docx, engine.look(kind, docx)


def preview(kind: Kind, docx: bytes, *, pdf: bool) -> bytes:
    """A template filled in with the kind's sample. Raises NotFilled, Busy and, for a PDF, OfficeFault."""
    filled = engine.fill(kind, docx, kind.sample)
    return office.to_pdf({"sample": filled})["sample"] if pdf else filled


def put(kind: Kind, sent: bytes | None, *, valid_from: date, why: str, by: Actor, own_id: UUID) -> Template:
    """Let a kind's template be this one from a day on; None: the built-in one again.

    Raises UnfitDay, UnknownFields, and what `look` raises. Nothing is changed then.
    """
    _refuse_unfit_day(valid_from)
    docx = None if sent is None else _sound(kind, sent)
    row = Template(
        id=own_id,
        county_code=by.county_code,
        kind=kind.code,
        valid_from=valid_from,
        is_built_in=docx is None,
        sha256=hashlib.sha256(docx or b"").digest(),
        size=len(docx or b""),
        why=why,
        by_id=by.account_id,
        at=clock.now(),
    )
    contents = {} if docx is None else {TEMPLATE.name_of(own_id): docx}
    with vault.beside(contents) as files, transaction.atomic():
        _one_at_a_time()
        newest = Template.objects.filter(county_code=by.county_code, kind=kind.code).order_by("-version")
        row.version = (newest.values_list("version", flat=True).first() or 0) + 1
        row.save(force_insert=True)
        files.keep()
        _journal(row, by)
    return row


def _sound(kind: Kind, sent: bytes) -> bytes:
    docx, found = look(kind, sent)
    if found.unknown:
        named = "、".join(found.unknown[:10])
        raise UnknownFields(format_lazy(_("There is no field {fields}."), fields=named))
    # Filled in once: what breaks only then is told now, not to whoever first needs the paper.
    engine.fill(kind, docx, kind.sample)
    return docx


def _refuse_unfit_day(day: date) -> None:
    if not clock.today() <= day <= clock.today() + timedelta(days=MOST_DAYS_AHEAD):
        raise UnfitDay(_("Choose today or a later day."))


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK)


def _journal(row: Template, by: Actor) -> None:
    """Codes only, as of every change of the configuration: pages that show it are told."""
    journal.record(
        type="config.changed",
        topic=Topic.CONFIG,
        area_code=by.county_code,
        object_type="config",
        object_id=row.pk,
        actor=by.account_id,
        post=by.post_id,
        facts={"section": "paper_templates", "from": row.valid_from.isoformat()},
    )
