"""PDFs, made by the worker: of papers, and of whole files. Tried twice; then it is told why there is none.

A try is written down before it begins, so that what kills a worker is not tried for ever.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from pingan.cases.files import FILE
from pingan.cases.photos import photo_name
from pingan.core import apart, vault
from pingan.core.errors import NotFound, Problem
from pingan.papers import engine, office, templates
from pingan.papers.errors import NotFilled
from pingan.papers.kinds import CONTENTS, ENTRIES, KINDS, Kind
from pingan.papers.models import BoundFile, Made, Paper
from pingan.papers.office import OfficeFault
from pingan.papers.places import BOUND, DOCX, PDF

TRIES: Final = 2
# One that is waited for longer than this was lost with its worker.
PATIENCE: Final = timedelta(minutes=5)
MOST_ASKED_AGAIN: Final = 50
# A file of more pages is more than one volume.
MOST_PAGES: Final = 600
MOST_OF_ONE: Final = 300
MOST_BYTES: Final = 200 << 20
# Drawings of a hand's breadth, two beside each other.
ON_A_SHEET: Final = 10
BINDER, DRAWER = "pingan.papers.binding", "pingan.papers.pages"
_BINDING_SECONDS: Final = 180

log = logging.getLogger(__name__)


class Fault(Exception):
    """There will be no PDF of it; the word is one of `selectors.FAULTS`."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def make_pdf(paper_id: UUID) -> str:
    """Make a paper's PDF; the state it came to."""
    paper = _begin(Paper, paper_id)
    if paper is None:
        return ""
    try:
        pdf = office.to_pdf({"paper": _read(DOCX.name_of(paper.pk))})["paper"]
        vault.put(PDF.name_of(paper.pk), pdf)
        return _done(paper, pdf, pages=_counted([pdf])[0])
    except (OfficeFault, Fault, Problem) as fault:
        return _failed(paper, fault)


def bind_file(bound_id: UUID) -> str:
    """Bind a case's papers into one PDF; the state it came to."""
    bound = _begin(BoundFile, bound_id)
    if bound is None:
        return ""
    try:
        with override("zh-hans"):
            made = _Bound(json.loads(bound.plan or "{}")).made()
        BOUND.refuse_larger(made["pdf"])
        vault.put(BOUND.name_of(bound.pk), made["pdf"])
        bound.plan = None
        bound.save(update_fields=["plan"])
        return _done(bound, made["pdf"], pages=made["pages"])
    except (OfficeFault, Fault, Problem) as fault:
        return _failed(bound, fault)


def _begin(model: type[Any], pk: UUID) -> Any:
    """The row, with this try written down; None where there is nothing to do any more."""
    begun = model.objects.filter(pk=pk, pdf=Made.WAITING, pdf_tries__lt=TRIES)
    if not begun.update(pdf_tries=F("pdf_tries") + 1):
        return None
    return model.objects.get(pk=pk)


def _done(made: Paper | BoundFile, pdf: bytes, *, pages: int) -> str:
    made.pdf, made.pdf_fault = Made.READY, ""
    made.pdf_sha256, made.pdf_size, made.pdf_pages = hashlib.sha256(pdf).digest(), len(pdf), pages
    made.save(update_fields=["pdf", "pdf_fault", "pdf_sha256", "pdf_size", "pdf_pages"])
    return made.pdf


def _failed(made: Paper | BoundFile, fault: Exception) -> str:
    """Left waiting for one more try, or given up: a missing office does not come of trying."""
    word = getattr(fault, "word", "") or ("not_filled" if isinstance(fault, NotFilled) else "office_broken")
    log.warning("no PDF of %s %s: %s", type(made).__name__, made.pk, word)
    if made.pdf_tries < TRIES and word != office.MISSING:
        return made.pdf
    made.pdf, made.pdf_fault = Made.FAILED, word
    made.save(update_fields=["pdf", "pdf_fault"])
    return made.pdf


def _read(name: str) -> bytes:
    try:
        with vault.open_file(name) as file:
            content: bytes = file.read()
            return content
    except NotFound:
        raise Fault("gone") from None


def _counted(pdfs: Sequence[bytes]) -> list[int]:
    counted: list[int] = _asked(BINDER, {"do": "count", "pdfs": list(pdfs)})["pages"]
    return counted


def _asked(program: str, question: Mapping[str, Any]) -> Mapping[str, Any]:
    """Raises Fault where the program was ended over it."""
    try:
        said = apart.run(program, msgspec.msgpack.encode(question), patience=_BINDING_SECONDS)
    except apart.Full:
        raise Fault(office.SLOW) from None
    if not said:
        raise Fault("too_large")
    answer: Mapping[str, Any] = msgspec.msgpack.decode(said)
    return answer


# ── The bound file


@dataclass(slots=True)
class _Section:
    """One entry of the table of contents: its pages, or a word on why it lies beside."""

    title: str
    who: str = ""
    pdf: bytes = b""
    pictures: list[dict[str, Any]] = field(default_factory=list)
    # How many pictures stand on a page.
    on_a_page: int = 1
    pages: int = 0
    beside: str = ""


class _Bound:
    """One file on its way: what its plan names is read, drawn and counted, then bound."""

    def __init__(self, plan: Mapping[str, Any]) -> None:
        self._plan = plan
        self._left, self._bytes = MOST_PAGES, MOST_BYTES

    def made(self) -> Mapping[str, Any]:
        sections = [*self._papers(), *self._brought()]
        bound = [section for section in sections if section.pages]
        if not bound:
            raise Fault("gone")
        front = self._front(_entries(sections))
        return _asked(
            BINDER,
            {
                "do": "bind",
                "front": front,
                "sections": [
                    {
                        "title": section.title,
                        "pdf": section.pdf,
                        "pictures": section.pictures,
                        "on_a_page": section.on_a_page,
                    }
                    for section in bound
                ],
            },
        )

    def _papers(self) -> Iterator[_Section]:
        """The papers: by their PDFs, or made now where those are not there."""
        rows = Paper.objects.in_bulk([UUID(one["id"]) for one in self._plan["papers"]])
        papers = [(one["title"], rows[UUID(one["id"])]) for one in self._plan["papers"]]
        lacking = {
            paper.pk.hex: _read(DOCX.name_of(paper.pk)) for _title, paper in papers if paper.pdf != Made.READY
        }
        fresh = office.to_pdf(lacking) if lacking else {}
        pdfs = [fresh.get(paper.pk.hex) or _read(PDF.name_of(paper.pk)) for _title, paper in papers]
        for (title, _paper), pdf, pages in zip(papers, pdfs, _counted(pdfs), strict=True):
            self._take(pages, len(pdf))
            yield _Section(title, pdf=pdf, pages=pages)

    def _brought(self) -> Iterator[_Section]:
        """What was brought, by who brought it: pictures first, then documents."""
        for one in self._plan["brought"]:
            photos = one["photos"]
            if photos:
                pictures = [{**photo, "jpeg": _read(photo_name(UUID(photo["id"])))} for photo in photos]
                title = one.get("title") or _("Photographs (%(count)s)") % {"count": len(pictures)}
                yield self._pictured(_Section(title, one["who"], pictures=pictures))
            # A plan of the last release knows none.
            if sheet := one.get("sheet"):
                pictures = [{**drawn, "jpeg": _read(drawn["name"])} for drawn in sheet]
                yield self._pictured(_Section(one["title"], pictures=pictures, on_a_page=ON_A_SHEET))
            for file in one["files"]:
                yield self._document(file, one["who"])

    def _document(self, file: Mapping[str, Any], who: str) -> _Section:
        """A document: its pages as pictures where it is a PDF that can be drawn, else it lies beside."""
        if file["kind"] != "pdf":
            return _Section(file["name"], who, beside=_("kept beside"))
        content = _read(FILE.name_of(UUID(file["id"])))
        try:
            drawn = _asked(DRAWER, {"pdf": content, "at_most": min(MOST_OF_ONE, self._left)})
        except Fault:
            drawn = {}
        if not drawn.get("pages"):
            return _Section(file["name"], who, beside=_("kept beside"))
        return self._pictured(_Section(file["name"], who, pictures=drawn["pages"]))

    def _pictured(self, section: _Section) -> _Section:
        section.pages = -(-len(section.pictures) // section.on_a_page)
        self._take(section.pages, sum(len(picture["jpeg"]) for picture in section.pictures))
        return section

    def _take(self, pages: int, size: int) -> None:
        self._left, self._bytes = self._left - pages, self._bytes - size
        if self._left < 0 or self._bytes < 0:
            raise Fault("too_large")

    def _front(self, entries: list[dict[str, str]]) -> list[bytes]:
        """Cover and table of contents, made at once."""
        documents = {}
        for number, one in enumerate(self._plan["front"]):
            kind: Kind | None = KINDS.get(one["kind"])
            if kind is None:
                continue
            known = one["known"] | ({ENTRIES: entries} if kind.part == CONTENTS else {})
            template = templates.holding(kind, self._plan["county"])
            documents[f"front{number}"] = engine.fill(kind, template.docx, known)
        made = office.to_pdf(documents) if documents else {}
        return [made[name] for name in documents]


def _entries(sections: Sequence[_Section]) -> list[dict[str, str]]:
    """The table of contents: where each begins and ends, or that it lies beside."""
    entries, at = [], 1
    for number, section in enumerate(sections, 1):
        last = at + section.pages - 1
        where = section.beside or (str(at) if section.pages == 1 else f"{at}-{last}")
        entries.append({"n": str(number), "title": section.title, "who": section.who, "pages": where})
        at += section.pages
    return entries
