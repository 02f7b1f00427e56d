"""What a county can say otherwise of mediation: kinds of disputes, lawful roads, signs of danger.

Each is a section of the configuration; as long as a county has none of its own the shipped table holds.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pingan.config import entries
from pingan.config import selectors as config
from pingan.config.differences import Row, between
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Section
from pingan.mediation.models import Grade

YES: Final = "是"
_HERE: Final = Path(__file__).parent

_LABELS = (
    Column("code", "code", _("Code"), required=True, fixed=True, most=20),
    Column("label", "text", _("Name"), required=True, most=40),
    Column("label_en", "text", _("Name in English"), most=80),
)
_LAW = Column("law", "text", _("Law"), most=200, hint=_("Check the official text before quoting it."))
GRADE_CHOICES: Final = (
    Choice(Grade.LOW.value, _("Low")),
    Choice(Grade.MIDDLE.value, _("Middle")),
    Choice(Grade.HIGH.value, _("High")),
)
FREE, MAY_CHARGE, CHARGES = "free", "may_charge", "charges"
_FEES = (
    Choice(FREE, _("Free")),
    Choice(MAY_CHARGE, _("May charge")),
    Choice(CHARGES, _("Charges fees")),
)


@dataclass
class Table:
    """One of the tables: its section, and what holds where a county has none."""

    code: str
    label: Any
    about: Any
    columns: Sequence[Column]
    file: Path
    section: Section = field(init=False)

    def __post_init__(self) -> None:
        self.section = Section(
            code=self.code,
            label=self.label,
            about=self.about,
            columns=tuple(self.columns),
            key=("code",),
            rows=lambda on, county: entries.rows(self.code, on, county) or self.usual,
            apply=self._keep,
            since=lambda county: entries.since(self.code, county),
        )

    @cached_property
    def usual(self) -> Sequence[Row]:
        flags = [column.name for column in self.columns if column.kind == "flag"]
        numbers = [column.name for column in self.columns if column.kind == "number"]
        with self.file.open(encoding="utf-8", newline="") as lines:
            rows: list[dict[str, Any]] = [dict(row) for row in csv.DictReader(lines)]
        for row in rows:
            row |= {name: row[name] == YES for name in flags}
            row |= {name: int(row[name]) if row[name] else "" for name in numbers}
        return rows

    def rows(self, county: str) -> Sequence[Row]:
        """What holds today."""
        return config.rows(self.code, county=county) or self.usual

    def row(self, county: str, code: str) -> Row | None:
        return next((row for row in self.rows(county) if row["code"] == code), None)

    def codes(self, county: str) -> frozenset[str]:
        return frozenset(str(row["code"]) for row in self.rows(county))

    def label_of(self, county: str, code: str, *, language: str | None = None) -> str:
        """Its name in the reader's language; the code itself of one that is no more."""
        return self.called(county, code, language=language) or code

    def called(self, county: str, code: str, *, language: str | None = None) -> str | None:
        """Its name in the reader's language; nothing of one that is no more."""
        row = self.row(county, code)
        if row is None:
            return None
        english = (language or get_language() or "").startswith("en")
        return str(row["label_en"] if english and row["label_en"] else row["label"])

    def _keep(self, draft: Draft) -> None:
        """All of the draft becomes the county's own, what was usual of it too."""
        own = entries.rows(self.code, date.max, draft.county)
        difference = between(own, draft.rows, self.section.named)
        entries.replace(self.section, replace(draft, difference=difference))


KINDS: Final = Table(
    code="dispute_kinds",
    label=_("Kinds of disputes"),
    about=_("What disputes are about, as counties report it: by the matter, and never by who quarrels."),
    columns=(
        *_LABELS,
        Column("category", "category", _("Category"), hint=_("Proposed when one is taken in at the desk.")),
        Column(
            "confidential",
            "flag",
            _("Confidential"),
            hint=_("What is said is read by the mediators of the dispute alone."),
        ),
    ),
    file=_HERE / "kinds.csv",
)
ROADS: Final = Table(
    code="lawful_roads",
    label=_("Lawful roads"),
    about=_(
        "Which ways lead on beside people's mediation, with the law, who decides, what it costs and which"
        " limits hold. They are shown to everybody who asks for mediation."
    ),
    columns=(
        *_LABELS,
        Column("who", "text", _("Who decides"), required=True, most=60),
        Column("who_en", "text", _("The same in English"), most=120),
        Column("fee", "choice", _("What it costs"), required=True, choices=_FEES),
        Column("limits", "text", _("Limits"), most=200),
        Column("limits_en", "text", _("Limits in English"), most=300),
        Column("days", "number", _("Its usual days"), most=3650, hint=_("Proposed as its own clock.")),
        _LAW,
    ),
    file=_HERE / "roads.csv",
)
SIGNS: Final = Table(
    code="danger_signs",
    label=_("Signs of danger"),
    about=_(
        "What may be seen of a dispute, and the grade that it proposes. A person gives the grade, of the"
        " dispute and never of a person."
    ),
    columns=(
        *_LABELS,
        Column("grade", "choice", _("Proposes"), required=True, choices=GRADE_CHOICES),
        Column("police", "flag", _("The police are told"), hint=_("Before a session is held (art. 25).")),
        _LAW,
    ),
    file=_HERE / "signs.csv",
)
TABLES: Final[Mapping[str, Table]] = {table.code: table for table in (KINDS, ROADS, SIGNS)}


def register() -> None:
    for table in TABLES.values():
        SECTIONS.register(table.code, table.section)


def told(county: str) -> dict[str, Any]:
    """All of them for the forms of a desk."""
    return {
        "kinds": [
            {
                **_named(row),
                "category": row["category"] or None,
                "confidential": row["confidential"],
            }
            for row in KINDS.rows(county)
        ],
        "roads": [
            {
                **_named(row),
                **{name: row[name] for name in ("who", "who_en", "fee", "limits", "limits_en", "law")},
                "days": row["days"] or None,
            }
            for row in ROADS.rows(county)
        ],
        "signs": [
            {**_named(row), **{name: row[name] for name in ("grade", "police", "law")}}
            for row in SIGNS.rows(county)
        ],
    }


def _named(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("code", "label", "label_en")}
