"""Packages at the door: zips of XML, as offices write them, unpacked within bounds.

Declared sizes may lie, and a few bytes may inflate to gigabytes. So nothing is believed: the list is bounded
before it is read, each part as it is inflated. What a package's parts may say is judged by whoever knows its
kind (`core.workbooks`, `papers.judging`).
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final
from xml.parsers import expat

MAX_BYTES: Final = 2 << 20
MAX_INFLATED: Final = 24 << 20
MAX_PARTS: Final = 200
CHUNK: Final = 1 << 16
# What a part that is no XML can raise: an encoding that is not known, or has more than a byte a letter, is
# told as Python does.
NO_XML: Final = (expat.ExpatError, LookupError, ValueError)

# The end of a zip says how long its list is; a list of a document has some hundred lines.
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_BYTES, _LOCATOR_BYTES, _COMMENT_BYTES = 22, 20, 1 << 16
_MAX_LIST = 512 << 10
_ENCRYPTED = 1
# The same moment in every package, so that the same content is the same bytes.
_WRITTEN = (2020, 1, 1, 0, 0, 0)

# What a damaged or a crafted archive can raise: its own error, zlib's, and those of its fields.
DAMAGES = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError, KeyError)


class Unfit(Exception):
    """No package that is read; a subclass says why."""


class Damaged(Unfit):
    """No zip, one that does not open, or one whose list is out of bounds."""


class Locked(Unfit):
    """A part of it asks for a password."""


class TooMuch(Unfit):
    """It inflates to more than it may."""


def has_long_list(content: bytes) -> bool:
    """Whether its list is longer than anybody's, or cannot be found. Asked before anything reads the list,
    which costs its length many times over."""
    end = content.rfind(_END, -(_END_BYTES + _COMMENT_BYTES))
    size = int.from_bytes(content[end + 12 : end + 16], "little")
    is_large = content[max(end - _LOCATOR_BYTES, 0) :].startswith(_END_64)
    return end < 0 or is_large or size > _MAX_LIST


def is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether it can be read: packed in one of the two usual ways."""
    return member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_locked(member: zipfile.ZipInfo) -> bool:
    return bool(member.flag_bits & _ENCRYPTED)


def unpacked(data: bytes, wanted: Callable[[str], object] = lambda _name: True) -> dict[str, bytes]:
    """The wanted parts by name. Raises Damaged, Locked, TooMuch; costs no more than the bounds allow."""
    if has_long_list(data):
        raise Damaged
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            return _parts(file, wanted)
    except DAMAGES:
        raise Damaged from None


def _parts(file: zipfile.ZipFile, wanted: Callable[[str], object]) -> dict[str, bytes]:
    members = file.infolist()
    names = [member.filename for member in members]
    if len(names) > MAX_PARTS or len(set(names)) < len(names):
        raise Damaged
    left, parts = MAX_INFLATED, {}
    for member in members:
        if wanted(member.filename):
            parts[member.filename] = part = _inflated(file, member, left)
            left -= len(part)
    return parts


def _inflated(file: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    if is_locked(member):
        raise Locked
    if not is_plain(member):
        raise Damaged
    chunks, size = [], 0
    with file.open(member) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise TooMuch
            chunks.append(chunk)
    return b"".join(chunks)


def packed(parts: Mapping[str, bytes], *, small: bool = True) -> bytes:
    """A package of these parts, in their order: the same bytes for the same parts."""
    out = BytesIO()
    how = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", how) as anew:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name, _WRITTEN)
            member.compress_type = how
            anew.writestr(member, part)
    return out.getvalue()
