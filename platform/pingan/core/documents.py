"""What a file is, told from its bytes: the few kinds that are kept as they come, and nothing that runs.

Names and media types are whatever their sender says; the first bytes and, of containers, the list of what is
inside, are what a program will go by. Nothing is unpacked but the one small part that says what a package is.
Whether a document carries something harmful for the program that opens it is not judged here.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from pingan.core import packages
from pingan.core.errors import Unprocessable


class UnknownFormat(Unprocessable):
    """None of the kinds that are kept."""

    code = "file_format"
    title = _("PDF, Word, Excel, OFD, plain text and recordings are taken. Save it as one of these.")


class MacrosInside(Unprocessable):
    """A document that would run something where it is opened."""

    code = "file_macros"
    title = _("This document contains macros. Save it without them.")


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its word, the ending of its name, and what it is to a browser."""

    code: str
    ending: str
    media_type: str


def _format(code: str, media_type: str) -> Format:
    return Format(code, f".{code}", media_type)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    one.code: one
    for one in (
        _format("pdf", "application/pdf"),
        _format("doc", "application/msword"),
        _format("docx", f"{_OFFICE}.wordprocessingml.document"),
        _format("xls", "application/vnd.ms-excel"),
        _format("xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
        _format("ofd", "application/ofd"),
        _format("txt", "text/plain"),
        _format("mp3", "audio/mpeg"),
        _format("aac", "audio/aac"),
        _format("m4a", "audio/mp4"),
        _format("amr", "audio/amr"),
        _format("wav", "audio/wav"),
        _format("ogg", "audio/ogg"),
        _format("webm", "audio/webm"),
        _format("silk", "audio/silk"),
    )
}

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"ID3", "mp3"),
    (b"#!AMR", "amr"),
    (b"#!SILK_V3", "silk"),
    (b"\x02#!SILK_V3", "silk"),
)
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_TYPES = 256 << 10
_TYPES = "[Content_Types].xml"
_MAIN = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
}
_RUNS = (b"macroenabled", b"vbaproject", b"macrosheet")
_PARTS_THAT_RUN = re.compile(r"vbaproject|macrosheets/|activex/", re.IGNORECASE)
# An older workbook's line about a sheet that is one of macros: hidden or not, its type is 1.
_OLD_MACRO_SHEET = re.compile(rb"\x85\x00[\x06-\xff]\x00.{4}[\x00-\x02]\x01", re.DOTALL)
# What no text has, tabs and the ends of lines and pages left aside.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Recordings without a container begin with their first frame: of MPEG's layer III, or of ADTS.
_FRAMES = (
    (re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x00-\xef]"), "mp3"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9]"), "aac"),
)
# What browsers write when they record; films come in it, too.
_EBML = b"\x1a\x45\xdf\xa3"
_HEAD_OF_TRACKS = 4096
_FILM = re.compile(rb"V_(VP8|VP9|AV1|MPEG|MS/|THEORA|UNCOMPRESSED)")
_HANDLER = re.compile(rb"hdlr.{8}(....)", re.DOTALL)


def format_of(content: bytes) -> Format:
    """The kind of a file. Raises UnknownFormat and MacrosInside."""
    return FORMATS[_told(content)]


def _told(content: bytes) -> str:
    for signature, code in _SIGNATURES:
        if content.startswith(signature):
            return code
    if content.startswith(_ZIP):
        return _package(content)
    if content.startswith(_COMPOUND):
        return _compound(content)
    return _sound(content) or _text(content)


def _package(content: bytes) -> str:
    """Of a zip: what its list says that it is."""
    if packages.has_long_list(content):
        raise UnknownFormat
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            names = file.namelist()
            if "OFD.xml" in names:
                return "ofd"
            types = _types(file).lower()
    except packages.DAMAGES:
        raise UnknownFormat from None
    if any(word in types for word in _RUNS) or any(_PARTS_THAT_RUN.search(name) for name in names):
        raise MacrosInside
    found = {code for main, code in _MAIN.items() if main in types}
    if len(found) != 1:
        raise UnknownFormat
    return found.pop()


def _types(file: zipfile.ZipFile) -> bytes:
    member = file.getinfo(_TYPES)
    if packages.is_locked(member) or not packages.is_plain(member):
        raise UnknownFormat
    with file.open(member) as part:
        types = part.read(_MAX_TYPES + 1)
    if len(types) > _MAX_TYPES:
        raise UnknownFormat
    return types


def _compound(content: bytes) -> str:
    """Of an older office file: which streams it has. Their names stand unpacked, each within one sector."""
    if _stream("_VBA_PROJECT") in content or _stream("Macros") in content:
        raise MacrosInside
    if _stream("WordDocument") in content:
        return "doc"
    if _stream("Workbook") in content or _stream("Book") in content:
        if _OLD_MACRO_SHEET.search(content):
            raise MacrosInside
        return "xls"
    raise UnknownFormat


def _stream(name: str) -> bytes:
    # With the zero that ends it: "Book" is not the beginning of another name.
    return f"{name}\0".encode("utf-16-le")


def _sound(content: bytes) -> str | None:
    """A recording, by its container or by the head of its first frame."""
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
        return "wav"
    if content.startswith(b"OggS"):
        head = content[:_HEAD_OF_TRACKS]
        return "ogg" if (b"OpusHead" in head or b"vorbis" in head) and b"theora" not in head else None
    if content.startswith(_EBML):
        return "webm" if _is_sound_alone(content[:_HEAD_OF_TRACKS]) else None
    if content[4:8] == b"ftyp":
        handlers = set(_HANDLER.findall(content))
        return "m4a" if b"soun" in handlers and b"vide" not in handlers else None
    return next((code for head, code in _FRAMES if head.match(content)), None)


def _is_sound_alone(head: bytes) -> bool:
    """Of the head of a WebM: a track of sound, and none of a film."""
    return b"webm" in head and (b"A_OPUS" in head or b"A_VORBIS" in head) and not _FILM.search(head)


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if words.strip() and not _CONTROLS.search(words):
            return "txt"
    raise UnknownFormat


# -- names -----------------------------------------------------------------------------------------

_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u2028\u2029]')
# What shows a name's letters in another order than they stand, so that an ending seems to be another one.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What some systems take for a device, whatever stands behind it.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?", re.IGNORECASE
)
# What is nothing at either end of a name: some systems take it away, others hide the file or cannot open it.
_ENDS = " ."
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
# So long is a name in the file systems that count bytes, with room for the number of a second copy.
_MAX_NAME_BYTES = 240


def harmless_name(name: str, of: Format, *, max_length: int) -> str:
    """A name that is one file's in any folder and on any system, reads as it is stored, and ends as its
    content is opened; never empty. A page that was saved as text ends as a text.

    `name` is a text that can be stored (`guards.text`).
    """
    stem = _TURNS.sub("", _UNFIT.sub("_", name.replace("\\", "/").rpartition("/")[2])).strip(_ENDS)
    if stem.lower().endswith(of.ending):
        stem = stem[: -len(of.ending)]
    # With room for the sign before a device's name.
    stem = _cut(stem.strip(_ENDS), max_length - len(of.ending) - 1, _MAX_NAME_BYTES - len(of.ending) - 1)
    if not stem or _DEVICE.fullmatch(stem):
        stem = f"_{stem}"
    return stem + of.ending


def _cut(stem: str, length: int, size: int) -> str:
    """Its beginning: so many letters and so many bytes of UTF-8 at most, and no half of what is joined."""
    whole = stem[:length].encode()[:size].decode(errors="ignore")
    return whole if whole == stem else whole.rstrip(_ENDS + _JOINERS)
