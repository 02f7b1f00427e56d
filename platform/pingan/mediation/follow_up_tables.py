"""What a county says of the time after a mediation: when somebody is visited, and what no court confirms.

Both are sections of the configuration that come with rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pingan.categories.sections import URGENCIES
from pingan.categories.selectors import tree
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.mediation import shipped
from pingan.mediation.tables import GRADE_CHOICES

VISITS: Final = "return_visits"
UNCONFIRMABLE: Final = "unconfirmable"
AGREED, FAILED = "agreed", "failed"
_ENDS = (Choice(AGREED, _("Something was agreed")), Choice(FAILED, _("Nothing was agreed")))
# Later than this nobody is visited for one agreement.
_MOST_DAYS: Final = 730


def register() -> None:
    SECTIONS.register(VISITS, VISIT_SECTION)
    SECTIONS.register(UNCONFIRMABLE, UNCONFIRMABLE_SECTION)


def _visits() -> Sequence[Row]:
    return [{**row, "days": int(row["days"])} for row in shipped.of_the_tree(shipped.lines("visits.csv"))]


def _bars() -> Sequence[Row]:
    known = tree().categories
    return [
        {**row, "categories": [code for code in row["categories"].split() if code in known]}
        for row in shipped.lines("unconfirmable.csv")
    ]


def _check_visits(draft: Draft) -> Iterator[Fault]:
    said: set[tuple[Any, ...]] = set()
    for row in draft.rows:
        if row["grade"] and row["urgency"]:
            # Urgency speaks only of what nobody has graded.
            yield Fault(str(row["code"]), "urgency", _("Choose a grade or an urgency, not both."))
        what = tuple(row[name] for name in ("after", "category", "grade", "urgency", "days"))
        if what in said:
            yield Fault(str(row["code"]), "days", _("Another row says this visit already."))
        said.add(what)


_CODE = Column("code", "code", _("Code"), required=True, fixed=True, most=20)
_LAW = Column("law", "text", _("Law"), most=200, hint=_("Check the official text before quoting it."))

VISIT_SECTION = Section(
    code=VISITS,
    label=_("Return visits"),
    about=_(
        "How many days after the end of a mediation somebody looks whether it holds. Each row that fits a"
        " dispute brings a visit; each day on which something is to be kept brings one of its own."
    ),
    columns=(
        _CODE,
        Column("after", "choice", _("After"), required=True, choices=_ENDS),
        Column("category", "category", _("Type of dispute"), hint=_("And all below it; empty for all.")),
        Column(
            "grade",
            "choice",
            _("Grade of danger"),
            choices=GRADE_CHOICES,
            hint=_("The grade that a person gave the dispute; empty for all."),
        ),
        Column(
            "urgency",
            "choice",
            _("Urgency"),
            choices=URGENCIES,
            hint=_("Only of disputes that nobody has graded; empty for all."),
        ),
        Column("days", "number", _("Days"), required=True, least=1, most=_MOST_DAYS),
        _LAW,
    ),
    key=("code",),
    check=_check_visits,
    shipped=_visits,
)

UNCONFIRMABLE_SECTION = Section(
    code=UNCONFIRMABLE,
    label=_("What no court confirms"),
    about=_(
        "An agreement that decides one of these is not confirmed. Of the types named somebody says first what"
        " the agreement decides."
    ),
    columns=(
        _CODE,
        Column("label", "text", _("What it decides"), required=True, most=100),
        Column("label_en", "text", _("The same in English"), most=200),
        Column("categories", "category", _("Types in which it is often decided"), several=True),
        _LAW,
    ),
    key=("code",),
    shipped=_bars,
)
