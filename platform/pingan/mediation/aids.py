"""What a county keeps to help its mediators, by the type of a dispute: the steps that such a one usually
takes, and the articles of law that it usually rests on; and which of these helps are wanted at all.

All are sections of the configuration that come with rows. What is said of a category is said of all below it.
No article here is the law: each is a pointer in few words, marked until somebody has compared it with the
official text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pingan.categories.selectors import tree
from pingan.config import selectors as config
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.mediation import shipped
from pingan.territory.atlas import reads_english

PLANS: Final = "plans"
ARTICLES: Final = "articles"
AIDS: Final = "aids"
# A help that a county can do without, by its word.
SIMILAR: Final = "similar"
_HELPS = (
    Choice(PLANS, _("Plans by type of dispute")),
    Choice(ARTICLES, _("Articles of law")),
    Choice(SIMILAR, _("Similar disputes")),
)
_YES: Final = "yes"
# Later than this a step is no step of one dispute.
_MOST_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One step of the plan of a type. `days`: working days from when it is laid on a case, 0 for no limit;
    `usual`: it is proposed."""

    code: str
    step: str
    step_en: str
    hint: str
    hint_en: str
    days: int
    usual: bool

    @property
    def label(self) -> str:
        return self.step_en if self.step_en and reads_english() else self.step

    @property
    def advice(self) -> str:
        return self.hint_en if self.hint_en and reads_english() else self.hint


@dataclass(frozen=True, slots=True)
class Article:
    """An article that disputes of a type usually rest on. `checked`: the day on which somebody compared it
    with the official text; empty where nobody has."""

    code: str
    law: str
    article: str
    gist: str
    gist_en: str
    checked: str

    @property
    def in_short(self) -> str:
        return self.gist_en if self.gist_en and reads_english() else self.gist


def register() -> None:
    SECTIONS.register(PLANS, PLAN_SECTION)
    SECTIONS.register(ARTICLES, ARTICLE_SECTION)
    SECTIONS.register(AIDS, AID_SECTION)


def is_wanted(help_: str, county: str) -> bool:
    """Whether a county wants a help. One that its table does not name is wanted."""
    return all(row["on"] for row in config.rows(AIDS, county=county) if row["help"] == help_)


def plan_of(category: str, county: str) -> list[PlanLine]:
    """The steps that a dispute of that category usually takes, in the order of the table."""
    if not is_wanted(PLANS, county):
        return []
    return [
        PlanLine(
            code=str(row["code"]),
            step=str(row["step"]),
            step_en=str(row["step_en"]),
            hint=str(row["hint"]),
            hint_en=str(row["hint_en"]),
            days=int(row["days"] or 0),
            usual=bool(row["usual"]),
        )
        for row in _of_type(PLANS, category, county)
    ]


def articles_of(category: str, county: str) -> list[Article]:
    """The articles that it usually rests on: those of its own type first, then those of all above it."""
    if not is_wanted(ARTICLES, county):
        return []
    rows = _of_type(ARTICLES, category, county)
    depths = {code: depth for depth, code in enumerate(tree().path(category))}
    rows.sort(key=lambda row: -depths[str(row["category"])])
    return [
        Article(**{name: str(row[name]) for name in ("code", "law", "article", "gist", "gist_en", "checked")})
        for row in rows
    ]


def _of_type(section: str, category: str, county: str) -> list[Row]:
    above = set(tree().path(category))
    return [row for row in config.rows(section, county=county) if row["category"] in above]


# ── As they are shipped


def _plans() -> Sequence[Row]:
    return [
        {**row, "days": int(row["days"]), "usual": row["usual"] == _YES}
        for row in shipped.of_the_tree(shipped.lines("plans.csv"))
    ]


def _articles() -> Sequence[Row]:
    return [{**row, "checked": ""} for row in shipped.of_the_tree(shipped.lines("articles.csv"))]


def _all_on() -> Sequence[Row]:
    return [{"help": choice.value, "on": True} for choice in _HELPS]


# ── What cells cannot say by themselves


def _check_articles(draft: Draft) -> Iterator[Fault]:
    said: dict[tuple[Any, ...], str] = {}
    for row in draft.rows:
        what = tuple(row[name] for name in ("category", "law", "article"))
        if what in said:
            yield Fault(str(row["code"]), "article", _("Another row has this article for this category."))
        said[what] = str(row["code"])


def _check_plans(draft: Draft) -> Iterator[Fault]:
    said: set[tuple[Any, ...]] = set()
    for row in draft.rows:
        what = (row["category"], row["step"])
        if what in said:
            yield Fault(str(row["code"]), "step", _("Another row has this step for this category."))
        said.add(what)


_CODE = Column("code", "code", _("Code"), required=True, fixed=True, most=20)
_TYPE = Column("category", "category", _("Type of dispute"), required=True, hint=_("And all below it."))

PLAN_SECTION = Section(
    code=PLANS,
    label=_("Plans by type of dispute"),
    about=_(
        "Steps that a dispute of a type usually takes. The mediator lays those that fit on the case and adds"
        " others; none of them closes a case."
    ),
    columns=(
        _CODE,
        _TYPE,
        Column("step", "text", _("Step"), required=True, most=60),
        Column("step_en", "text", _("Step in English"), most=120),
        Column("hint", "text", _("Advice"), most=200),
        Column("hint_en", "text", _("Advice in English"), most=300),
        Column("days", "number", _("Working days"), most=_MOST_DAYS, hint=_("Empty or 0: without a limit.")),
        Column("usual", "flag", _("Proposed"), hint=_("Ticked where the plan is laid.")),
    ),
    key=("code",),
    check=_check_plans,
    shipped=_plans,
)

ARTICLE_SECTION = Section(
    code=ARTICLES,
    label=_("Articles of law"),
    about=_(
        "Articles that disputes of a type usually rest on, in few words. Compare each with the official text"
        " and enter the day on which you did: until then readers are told to."
    ),
    columns=(
        _CODE,
        _TYPE,
        Column("law", "text", _("Law"), required=True, most=60),
        Column("article", "text", _("Article"), required=True, most=40),
        Column("gist", "text", _("In short"), required=True, most=200),
        Column("gist_en", "text", _("In short, in English"), most=300),
        Column("checked", "date", _("Compared on"), hint=_("Empty: to be compared with the official text.")),
    ),
    key=("code",),
    check=_check_articles,
    shipped=_articles,
)

AID_SECTION = Section(
    code=AIDS,
    label=_("Helps for mediators"),
    about=_("Which helps stand beside a dispute. What is switched off here is shown to nobody."),
    columns=(
        Column("help", "choice", _("Help"), required=True, choices=_HELPS),
        Column("on", "flag", _("On")),
    ),
    key=("help",),
    shipped=_all_on,
)
