"""Writes of the room: a paper is made, a file is bound."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pingan.cases import confidence, reach
from pingan.cases import selectors as cases
from pingan.cases.models import Case, File, Photo
from pingan.cases.services import Target, lock_case, take_locked
from pingan.core import clock, vault
from pingan.core.errors import BadInput, NotFound
from pingan.papers import engine, glyphs, selectors, series, tasks, templates
from pingan.papers.brought import LISTED, Sheet
from pingan.papers.errors import KindNotOffered, NoGlyph, TooManyPapers
from pingan.papers.kinds import CONTENTS, COVER, NUMBER, Kind, in_order
from pingan.papers.models import BoundFile, Made, Paper
from pingan.papers.moves import MAKE_PAPER, Drafted
from pingan.papers.places import DOCX
from pingan.people.actors import Actor
from pingan.people.selectors import names_of

MOST_BOUND: Final = 50
# Papers are written in the language of the county's offices, whoever makes them.
LANGUAGE: Final = "zh-hans"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper as somebody wants it: what they say themselves, and whether boxes for characters without a font
    are known to them (`anyway`)."""

    kind: Kind
    said: Mapping[str, str]
    anyway: bool = False


def known_for(case: Case, wanted: Wanted, by: Actor) -> dict[str, Any]:
    """What the paper would say: what is known of the case, and over it what its maker says.

    Raises BadInput for what its maker may not say.
    """
    kind = wanted.kind
    asked = {field.code for field in kind.asked}
    for name in wanted.said:
        if name not in asked:
            reason = _("Unknown field.")
            raise BadInput(reason, invalid_params=[{"name": f"said.{name}", "reason": reason}])
    with override(LANGUAGE):
        known = dict(kind.fill(case, by))
    return known | {name: value for name, value in wanted.said.items() if value}


def make_paper(*, case_id: UUID, wanted: Wanted, by: Actor, own_id: UUID) -> Paper:
    """Make a paper of a case, freeze it, and have its PDF made.

    Raises NotFound outside the actor's reach, KindNotOffered, NoGlyph, BadInput, NotFilled, TooManyPapers,
    Busy, StorageFull, and what taking the move raises.
    """
    kind = wanted.kind
    case = cases.get_case(by, case_id, operation="papers.make")
    if not kind.offered(case):
        raise KindNotOffered
    known = known_for(case, wanted, by)
    if not wanted.anyway:
        _refuse_boxes(known)
    template = templates.holding(kind, by.county_code)
    with transaction.atomic():
        # First the number, whose row stays locked: it is in the document, and the document is what is frozen.
        number = series.number_for(case, kind, by)
        if number is not None:
            known[NUMBER] = number.text
        docx = engine.fill(kind, template.docx, known)
        row = Paper(
            id=own_id,
            kind=kind.code,
            number=number,
            template=template.row,
            template_sha256=template.sha256,
            sha256=hashlib.sha256(docx).digest(),
            size=len(docx),
            by_id=by.account_id,
        )
        with vault.beside({DOCX.name_of(own_id): docx}) as files:
            case = lock_case(case_id, by)
            # Within the transaction: it is asked for if, and only if, there is a paper.
            tasks.make_pdf.enqueue(str(own_id))
            take_locked(case, Target(case_id, None, by), MAKE_PAPER, paper=Drafted(row, files))
    return row


@transaction.atomic
def make_pdf_again(*, paper_id: UUID, by: Actor) -> None:
    """Have a PDF made that could not be: the office may be there by now. One that is there or on its way
    stays.

    Raises NotFound outside the actor's reach.
    """
    paper = selectors.get_paper(by, paper_id)
    if not reach.holds(paper.case, by, "papers.make"):
        raise NotFound
    failed = Paper.objects.filter(pk=paper_id, pdf=Made.FAILED)
    # One statement, so that of two who ask at once one finds it waiting.
    if failed.update(pdf=Made.WAITING, pdf_fault="", pdf_tries=0, pdf_asked_at=clock.now()):
        tasks.make_pdf.enqueue(str(paper_id))


def _refuse_boxes(known: Mapping[str, Any]) -> None:
    lacking = glyphs.without_glyph(known)
    if lacking:
        named = "、".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking[:10])
        raise NoGlyph(
            format_lazy(_("No font here has {letters}. The Word document would be right."), letters=named),
            extra={"letters": lacking[:10]},
        )


# ── The bound file


def ask_bound(*, case_id: UUID, by: Actor, own_id: UUID) -> BoundFile:
    """Ask for the whole file of a case as one PDF, of what the actor may read of it now.

    Raises NotFound outside the actor's reach, KindNotOffered where the case has no papers, TooManyPapers.
    """
    case = cases.get_case(by, case_id, operation="papers.make")
    if not selectors.may_read(case.track, case, by):
        raise KindNotOffered
    newest = selectors.newest_papers(case, by)
    if not newest:
        raise KindNotOffered(_("This case has no papers yet. Make them first."))
    plan = _plan(case, newest, by)
    with transaction.atomic():
        Case.objects.select_for_update(no_key=True).get(pk=case_id)
        versions = BoundFile.objects.filter(case=case).order_by("-version")
        version = (versions.values_list("version", flat=True).first() or 0) + 1
        if version > MOST_BOUND:
            raise TooManyPapers
        row = BoundFile.objects.create(
            id=own_id,
            case=case,
            version=version,
            track=case.track,
            by_id=by.account_id,
            at=clock.now(),
            plan=json.dumps(plan, ensure_ascii=False),
        )
        tasks.bind_file.enqueue(str(own_id))
    return row


def _plan(case: Case, newest: list[Paper], by: Actor) -> dict[str, Any]:
    """What goes into it, in order, as the actor may see it today."""
    with override(LANGUAGE):
        return {
            "county": by.county_code,
            "front": list(_front(case, by)),
            "papers": [{"id": str(paper.pk), "title": selectors.title_of(paper)} for paper in newest],
            "brought": list(_brought(case, by)),
        }


def _front(case: Case, by: Actor) -> Iterator[dict[str, Any]]:
    for kind in (*in_order(COVER), *in_order(CONTENTS)):
        if kind.offered(case):
            yield {"kind": kind.code, "known": dict(kind.fill(case, by))}


def _brought(case: Case, by: Actor) -> Iterator[dict[str, Any]]:
    """Pictures and documents: what a room lists, in its order, then the others, by who brought them, in the
    order in which they first did."""
    things: list[Photo | File] = [*confidence.photos_for(case, by), *confidence.files_for(case, by)]
    things.sort(key=lambda thing: (thing.at, thing.pk))
    left = {thing.pk: thing for thing in things}
    for listed in (one for tell in LISTED.values() for one in tell(case, by)):
        if isinstance(listed, Sheet):
            yield _sheet(listed)
        # What is kept from whoever asks is bound for nobody.
        elif (pk := listed.photo or listed.file) and (thing := left.pop(pk, None)):
            name = cases.words_for(listed.title, case, by)
            yield _of_one(listed.who, [thing], partial(_called, name), title=name)
    names = names_of(thing.by_id for thing in left.values())
    for account in dict.fromkeys(thing.by_id for thing in left.values()):
        own = [thing for thing in left.values() if thing.by_id == account]
        yield _of_one(
            names.get(account, ""), own, lambda file: cases.words_for(file.name, case, by, by=file.by_id)
        )


def _called(name: str, _file: File) -> str:
    """What a file is listed as, whatever its sender called it."""
    return name


def _of_one(
    who: str, things: Sequence[Photo | File], name: Callable[[File], str], *, title: str = ""
) -> dict[str, Any]:
    return {
        "who": who,
        "title": title,
        "photos": [
            {"id": str(one.pk), "width": one.width, "height": one.height}
            for one in things
            if isinstance(one, Photo)
        ],
        "files": [
            {"id": str(one.pk), "name": name(one), "kind": one.kind}
            for one in things
            if isinstance(one, File)
        ],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "who": "",
        "title": sheet.title,
        "photos": [],
        "files": [],
        "sheet": [
            {"name": one.name, "label": one.label, "width": one.width, "height": one.height}
            for one in sheet.pictures
        ],
    }
