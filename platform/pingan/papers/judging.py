"""Templates at the door: a Word document judged part by part before anything of an office opens it.

A document can do more than say something: run macros, fetch what lies elsewhere, carry other files, read
files of the machine that opens it. So only parts, relations and fields are let in that a form needs; the
document is packed anew of the very parts that were judged, and what is refused is told in words its writer
knows.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NoReturn
from xml.parsers import expat

from django.utils.encoding import force_str
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import documents, packages
from pingan.core.errors import Text, TooLarge
from pingan.papers.errors import NoTemplate

MAX_BYTES: Final = packages.MAX_BYTES
MAIN: Final = "word/document.xml"
_TYPES, _ROOT = "[Content_Types].xml", "_rels/.rels"
_RELS = re.compile(r"(?:(.*)/)?_rels/([^/]*)\.rels")
# What a form is made of. Offices write more (thumbnails, printer settings), which says nothing.
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(document|styles|numbering|settings|webSettings|fontTable|footnotes|endnotes)\.xml"
    r"|word/(header|footer)\d{0,3}\.xml|word/theme/theme\d{0,2}\.xml|word/stylesWithEffects\.xml"
    r"|word/media/[\w-]{1,60}\.(png|jpe?g)|word/_rels/[\w]{1,40}\.xml\.rels"
    r"|customXml/(item|itemProps)\d{0,3}\.xml|customXml/_rels/item\d{0,3}\.xml\.rels"
)
# Who wrote it when, and how its first page looks, is left behind: a paper tells none of it.
_SILENT = re.compile(r"docProps/.*|.*/")
_PROPERTIES = re.compile(rb"<(\w+:)?(Relationship|Override)\b[^<>]*[\"'/]docProps/[^<>]*/>")
# By the last word of their type: what a part may name.
_RELATIONS = frozenset(
    {
        "officeDocument",
        *("styles", "numbering", "settings", "webSettings", "fontTable", "footnotes", "endnotes"),
        *("header", "footer", "theme", "image", "customXml", "customXmlProps", "stylesWithEffects"),
    }
)
# Elements that bring something else into the document, by what to call it.
_BRINGS: Mapping[str, Text] = {
    "altChunk": _("another document"),
    "object": _("an embedded object"),
    "OLEObject": _("an embedded object"),
    "control": _("a control"),
    "subDoc": _("another document"),
    "attachedTemplate": _("a link to another template"),
    "mailMerge": _("a data source"),
    "dataSource": _("a data source"),
}
# Fields that only count or look around in the document itself. Others read files, or ask other programs.
_FIELDS = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "TOC", "PAGEREF", "REF"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "QUOTE", "="),
    }
)
_OUTSIDE: Text = _("It refers to something outside of it: {what}. Take the link out.")
_ELSEWHERE = re.compile(r"\w[\w+.-]*:|//|\\\\", re.ASCII)
_LINKS = frozenset({"src", "href", "link"})
_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}


def judged(data: bytes) -> bytes:
    """The same document with nothing in it but what a form needs.

    Raises TooLarge, NoTemplate with the reason, and what `documents` raises for macros.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(MAX_BYTES)
    if documents.format_of(data).code != "docx":
        raise _no_document()
    parts = _parts(data)
    for name, part in parts.items():
        if name.endswith(".xml") or name.endswith(".rels"):
            _Judge(name).read(part)
        else:
            _refuse_other_picture(name, part)
    for name in parts:
        _refuse_astray(name, parts)
    return packages.packed(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        parts = packages.unpacked(data)
    except packages.Locked:
        raise NoTemplate(_("It is locked with a password. Save it without one.")) from None
    except packages.TooMuch:
        raise _too_large(packages.MAX_INFLATED) from None
    except packages.Unfit:
        raise _no_document() from None
    for name in parts:
        if not _KEPT.fullmatch(name) and not _SILENT.fullmatch(name):
            raise _refused(_("It carries “{what}”, which a template cannot have."), name[:60])
    if MAIN not in parts or _ROOT not in parts:
        raise _no_document()
    first = {name: _PROPERTIES.sub(b"", parts[name]) for name in (_TYPES, _ROOT)}
    return first | {name: part for name, part in parts.items() if _KEPT.fullmatch(name) and name not in first}


def _refuse_other_picture(name: str, part: bytes) -> None:
    if not part.startswith(_SIGNATURES[name.rpartition(".")[2]]):
        raise _refused(_("The picture “{what}” is neither PNG nor JPEG."), name)


def _refuse_astray(name: str, parts: Mapping[str, bytes]) -> None:
    """Relations name parts that are there, of the kinds that are let in."""
    found = _RELS.fullmatch(name)
    if found is None:
        return
    folder = found[1] or ""
    for kind, target in _relations(parts[name]):
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if kind not in _RELATIONS:
            raise _refused(
                _("It refers to something of the kind “{what}”, which a template cannot have."), kind
            )
        if path not in parts:
            raise _no_document()


def _relations(part: bytes) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(tag: str, said: dict[str, str]) -> None:
        if tag.rpartition(" ")[2] == "Relationship":
            found.append((said.get("Type", "").rpartition("/")[2], said.get("Target", "")))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(part, True)
    yield from found


class _Judge:
    """Reads one part once."""

    def __init__(self, name: str) -> None:
        self._is_text = name.startswith("word/")
        # What each field that was begun says so far.
        self._fields: list[str] = []
        self._says: Callable[[str], None] | None = None

    def read(self, part: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            for at in range(0, len(part), packages.CHUNK):
                parser.Parse(part[at : at + packages.CHUNK], False)
            parser.Parse(b"", True)
        except packages.NO_XML:
            raise _no_document() from None
        while self._fields:
            self._close_field()

    def _refuse_doctype(self, *_declared: Any) -> NoReturn:
        raise _no_document()

    def _start(self, tag: str, said: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if said.get("TargetMode", "Internal") != "Internal":
            raise _refused(_OUTSIDE, said.get("Target", ""))
        if not self._is_text:
            return
        if name in _BRINGS:
            raise _refused(_("It contains {what}, which a template cannot have."), _BRINGS[name])
        for attribute, value in said.items():
            if attribute.rpartition(" ")[2] in _LINKS and _ELSEWHERE.match(value):
                raise _refused(_OUTSIDE, value)
        if name == "fldSimple":
            _refuse_field(next((value for key, value in said.items() if key.endswith("instr")), ""))
        elif name == "instrText":
            self._says = self._add_to_field
        elif name == "fldChar":
            self._field(next((value for key, value in said.items() if key.endswith("fldCharType")), ""))

    def _end(self, tag: str) -> None:
        if tag.endswith("instrText"):
            self._says = None

    def _text(self, words: str) -> None:
        if self._says is not None:
            self._says(words)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif self._fields:
            self._close_field()
            if kind == "separate":
                # What it shows may have fields of its own; what it says is over.
                self._fields.append("=")

    def _add_to_field(self, words: str) -> None:
        if not self._fields:
            self._fields.append("")
        if len(self._fields[-1]) < 200:  # noqa: PLR2004  its first word is within it
            self._fields[-1] += words

    def _close_field(self) -> None:
        _refuse_field(self._fields.pop())


def _refuse_field(says: str) -> None:
    word = says.split(maxsplit=1)[0].upper() if says.strip() else "="
    if word not in _FIELDS and not word.startswith("="):
        raise _refused(_("It has a field “{what}”, which reads what lies outside of it."), word[:40])


def _refused(words: Text, what: Text) -> NoTemplate:
    return NoTemplate(format_lazy(force_str(words), what=what[:120] if isinstance(what, str) else what))


def _no_document() -> NoTemplate:
    return NoTemplate(_("This is no DOCX file. Save it as a Word document (.docx)."))


def _too_large(most: int) -> TooLarge:
    detail: Text = format_lazy(_("A template may have at most {bytes} bytes."), bytes=most)
    return TooLarge(detail, extra={"max_bytes": most})
