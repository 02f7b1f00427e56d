"""The kinds of papers, each one record that a room registers at start-up.

    KINDS.register("record", Kind(
        code="record",
        label=_("Record"),
        place=30,
        fields=(Field("number", "编号", _("Number")), …),
        fill=lambda case, maker: {"number": …},
        sample={"number": …},
        built_in="# 笔录\\n编号：{{编号}}",
        offered=lambda case: …,
    ))

The room that registers a kind knows what stands in it; this one makes papers of it and knows no trade. What a
field is called in a template is a word of those who write templates; `code` is the same for the code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from pingan.core.errors import Text
from pingan.core.registry import Registry

if TYPE_CHECKING:
    from pingan.cases.models import Case
    from pingan.people.actors import Actor

CODE_LENGTH = 30
# What a cover, a table of contents and a paper are to the bound file.
COVER, CONTENTS, PAPER = "cover", "contents", "paper"
# Fields that this room fills in itself.
NUMBER, ENTRIES, PAGES = "number", "entries", "pages"

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a paper can say. `name` is its word in templates, `label` what it means.

    `members` make it a list of rows. A template without a `needed` one is told of it. What is `asked` may be
    written by whoever makes the paper, in place of what is known; nobody else knows it.
    """

    code: str
    name: str
    label: Text
    needed: bool = False
    asked: bool = False
    members: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper.

    `fill` tells what is known for a case, by the codes of its fields, in words or rows of words; what it
    leaves out is left blank on the paper, to be written by hand. `built_in` is the template as shipped (see
    `papers.drawing`). `numbered` is the form of its number, empty where it has none. `place` is its place in
    the bound file. `offered`: for which cases it is made.
    """

    code: str
    label: Text
    place: int
    fields: tuple[Field, ...]
    fill: Callable[[Case, Actor], Values]
    sample: Values
    built_in: str
    offered: Callable[[Case], bool]
    numbered: str = ""
    part: str = PAPER

    def __post_init__(self) -> None:
        if why := _unfit(self):
            raise ImproperlyConfigured(f"The kind of paper {self.code} {why}.")

    @property
    def asked(self) -> Iterator[Field]:
        return (field for field in self.fields if field.asked)


def _unfit(kind: Kind) -> str:
    """What is wrong with a kind, in words for whoever wrote it."""
    words = [word for field in kind.fields for word in {field.code, field.name}]
    if len(set(words)) < len(words):
        return "has two fields of one name"
    if not all(word.isidentifier() for word in words):
        return "has a field whose name no template can say"
    if unknown := set(kind.sample) - {field.code for field in kind.fields}:
        return f"has a sample of what it has not: {sorted(unknown)}"
    if bool(kind.numbered) != any(field.code == NUMBER for field in kind.fields):
        return "has a number and no field for it, or the other way round"
    if kind.numbered and "{n}" not in kind.numbered:
        return "is numbered alike for all"
    return ""


KINDS: Registry[Kind] = Registry("papers.kinds")


def in_order(part: str = PAPER) -> Sequence[Kind]:
    """The kinds of one part, as they lie in a bound file."""
    return sorted((kind for kind in KINDS.values() if kind.part == part), key=lambda kind: kind.place)


def told_to(kind: Kind, known: Values) -> dict[str, Any]:
    """Values as a template asks for them: each under both of its names."""
    return _named(kind.fields, known)


def _named(fields: Sequence[Field], known: Values) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for field in fields:
        value = known.get(field.code, [] if field.members else "")
        if field.members:
            value = [_named(field.members, row) for row in value]
        named[field.code] = named[field.name] = value
    return named


def vocabulary(fields: Sequence[Field]) -> dict[str, Any]:
    """What a template may name: a word that is None, or a list's members."""
    return {
        word: vocabulary(field.members) if field.members else None
        for field in fields
        for word in (field.code, field.name)
    }
