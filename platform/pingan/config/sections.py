"""A section is one table of the configuration, and a plug: a room registers what its table is made of.

    SECTIONS.register("limits", Section(
        code="limits",
        label=_("Time limits"),
        about=_("How long each step of a case may take."),
        columns=(
            Column("category", "category", _("Category"), required=True),
            Column("days", "number", _("Working days"), required=True, least=1, most=365),
        ),
        key=("category",),
        check=lambda draft: [...],          # what cells cannot say by themselves
    ))                                      # elsewhere: config.selectors.rows("limits", day, county=…)

Pages, spreadsheets, checks of cells, the history and its undoing are made from that. A section that keeps its
rows in a table of its own says how they are read and changed: `rows` and `apply`. Every other one's rows are
kept by this room, each over its span of days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from django.core.exceptions import ImproperlyConfigured

from pingan.config.differences import Difference, Row
from pingan.core.errors import Text
from pingan.core.registry import Registry
from pingan.people.actors import Actor

# More rows no table of a county has, and no page should be asked to draw.
MOST_ROWS = 5_000
SHORT, LONG = 120, 1_000

Kind = Literal[
    "id",
    "code",
    "text",
    "long",
    "number",
    "date",
    "choice",
    "flag",
    "area",
    "category",
    "organisation",
    "role",
]
KINDS: tuple[str, ...] = get_args(Kind)
# Kinds whose cells name something that there must be.
NAMING = ("area", "category", "organisation", "role")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a cell can have, and what it is called."""

    value: str
    label: Text


# What the cells of a naming kind can name in a county, filled by the room that has such things.
CHOICES: Registry[Callable[[str], Sequence[Choice]]] = Registry("config.choices", needs=NAMING)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `most` is the length of a text, or the largest number; `several`: its cell is a list.

    An `id` is given by whoever makes a row and shown to nobody; a `code` has letters, digits, `-`, `_`, `.`.
    `fixed`: once a row is there, the cell stays.
    """

    name: str
    kind: Kind
    label: Text
    required: bool = False
    choices: Sequence[Choice] = ()
    several: bool = False
    fixed: bool = False
    least: int = 0
    most: int = 0
    hint: Text = ""

    @property
    def longest(self) -> int:
        """How many letters a cell of text may have."""
        return self.most or (LONG if self.kind == "long" else SHORT)

    def offered(self, county: str) -> Sequence[Choice]:
        """What a cell of a county's table can be chosen from; empty where it is free."""
        return CHOICES[self.kind](county) if self.kind in NAMING else self.choices


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell of a draft; with the row as a whole where no column is named."""

    key: str
    column: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change would have meant last month: so many of what `text` says. `capped`: or more."""

    text: Text
    count: int
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A table as somebody wants it from the day `on` on: clean cells, every key once."""

    rows: Sequence[Row]
    on: date
    difference: Difference
    by: Actor | None = None

    @property
    def county(self) -> str:
        """Whose table it is; empty where nobody's in particular is looked at."""
        return self.by.county_code if self.by else ""


def _no_faults(_draft: Draft) -> Iterable[Fault]:
    return ()


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the configuration.

    Each county has a table of its own. `rows` gives it as of a day (`date.max`: as it will be once all that
    is planned holds), and `apply` makes it be the draft's from its day on; both together, or neither. `since`
    is the last day from which on something in it holds already: no change is written behind it. A section
    that is not `dated` is changed at once, and what days it knows stand in its rows. `operation` says whose
    it is to change. What is `shared` is one table for all counties of an installation: where it serves
    several, none of them changes it for the others, and the console does. `shipped`: the rows of a county
    that has never changed the table; with its first change they are its own, as it left them.
    """

    code: str
    label: Text
    about: Text
    columns: Sequence[Column]
    key: Sequence[str]
    rows: Callable[[date, str], Sequence[Row]] | None = None
    apply: Callable[[Draft], None] | None = None
    since: Callable[[str], date | None] | None = None
    check: Callable[[Draft], Iterable[Fault]] = _no_faults
    operation: str = "config.administer"
    dated: bool = True
    shared: bool = False
    shipped: Callable[[], Sequence[Row]] | None = None
    most_rows: int = MOST_ROWS
    by_name: Mapping[str, Column] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})
        if why := _unfit(self):
            raise ImproperlyConfigured(f"The section {self.code} {why}.")

    def named(self, row: Mapping[str, Any]) -> str:
        """What a row is called by: the cells of its key."""
        return " ".join(str(row[name]) for name in self.key)


def _unfit(section: Section) -> str:
    """What is wrong with a section, in words for whoever wrote it."""
    if len(section.by_name) < len(section.columns) or not section.columns:
        return "has no columns, or two of one name"
    if not section.key or not set(section.key) <= set(section.by_name):
        return "is keyed by columns it has not"
    if (section.rows is None) != (section.apply is None):
        return "reads a table of its own and does not change it, or the other way round"
    if section.shipped is not None and section.rows is not None:
        return "reads a table of its own, so that nobody would read what it ships"
    return _unfit_column(section.columns)


def _unfit_column(columns: Sequence[Column]) -> str:
    for column in columns:
        if column.kind not in KINDS:
            return f"has a column {column.name} of no kind"
        if (column.kind == "choice") != bool(column.choices):
            return f"has a column {column.name} that offers no choices, or choices that it is not made for"
    return ""


SECTIONS: Registry[Section] = Registry("config.sections")

# What a change of a section would have meant last month, said by a room that knows last month: cases stand
# above the rooms whose tables they follow.
PREVIEWS: Registry[Callable[[Draft], Iterable[Consequence]]] = Registry("config.previews")
