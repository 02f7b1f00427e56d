"""Templates looked into and filled in, by a program of its own (`papers.filling`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.utils.encoding import force_str
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import apart
from pingan.core.errors import Text
from pingan.papers.errors import Busy, NoTemplate, NotFilled
from pingan.papers.kinds import Kind, Values, told_to, vocabulary

PROGRAM: Final = "pingan.papers.filling"
RETRY_SECONDS: Final = 5
_WHY: Mapping[str, Text] = {
    "syntax": _("A field is not closed, or written in a way that cannot be read: {what}"),
    "forbidden": _("“{what}” cannot be used in a template. Fields, for and if are all there is."),
    "deep": _("Lists stand in lists more than twice."),
    "torn": _("A tag begins in one place (a cell, a paragraph) and ends in another. Let both stand in one."),
    "large": _("The document becomes too large."),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a template names: fields of the paper, and words that are none; and what it should have named."""

    used: Sequence[str]
    unknown: Sequence[str]
    missing: Sequence[str]


def look(kind: Kind, docx: bytes) -> Look:
    """What a template says. Raises NoTemplate where it cannot be read, Busy."""
    said = _ask({"do": "look", "docx": docx, "vocabulary": vocabulary(kind.fields)})
    if "used" not in said:
        raise NoTemplate(_why(said))
    used = set(said["used"])
    missing = [field.name for field in kind.fields if field.needed and not used & {field.name, field.code}]
    return Look(said["used"], said["unknown"], missing)


def fill(kind: Kind, docx: bytes, known: Values) -> bytes:
    """The document for these values. Raises NotFilled, Busy."""
    said = _ask({"do": "fill", "docx": docx, "values": told_to(kind, known)})
    if "docx" not in said:
        raise NotFilled(_why(said))
    filled: bytes = said["docx"]
    return filled


def _ask(question: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        said = apart.run(PROGRAM, msgspec.msgpack.encode(question))
    except apart.Full:
        detail = _("Much is being made at this moment. Nothing was saved; it can be sent again shortly.")
        raise Busy(detail, retry_after=RETRY_SECONDS) from None
    # Nothing: it was ended over this template, by what it may use of time and memory.
    return msgspec.msgpack.decode(said) if said else {"refused": "large"}


def _why(said: Mapping[str, Any]) -> Text:
    return format_lazy(
        force_str(_WHY.get(str(said.get("refused")), _WHY["torn"])), what=str(said.get("what", ""))
    )
