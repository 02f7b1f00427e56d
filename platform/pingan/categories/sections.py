"""Categories in the configuration: the tree with its words, phrases, notices and questions as one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Max, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.categories import services, tables
from pingan.categories.errors import CategoriesRefused
from pingan.categories.models import CODE_LENGTH, CURRENT, LABEL_LENGTH, TRACK_LENGTH, Category
from pingan.categories.tables import BETWEEN, PHRASE_LENGTH, CategoryRow, Words
from pingan.config.differences import Row
from pingan.config.sections import CHOICES, SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core.errors import Text
from pingan.territory.atlas import reads_english

CODE = "categories"
URGENCIES = (
    Choice("general", _("general")),
    Choice("urgent", _("urgent")),
    Choice("critical", _("critical")),
)
# The cells whose form a pattern tells, and what is wrong with one that has another.
_SHAPES: Sequence[tuple[str, object, Text]] = (
    ("code", tables.CODE, _("2 to 12 digits.")),
    ("parent", tables.CODE, _("2 to 12 digits.")),
    ("track", tables.TRACK, _("There is no such track.")),
    ("colour", tables.COLOUR, _("A colour as #rrggbb.")),
    ("icon", tables.ICON, _("The path data of a line icon on a 24 grid.")),
)


def choices(_county: str) -> Sequence[Choice]:
    """The categories that hold once all loads do, as they lie in the table."""
    named = Category.objects.filter(CURRENT).order_by("code").values_list("code", "label", "label_en")
    return [Choice(code, label_en if reads_english() else label) for code, label, label_en in named]


def register() -> None:
    CHOICES.register("category", choices)
    SECTIONS.register(
        CODE,
        Section(
            code=CODE,
            label=_("Categories"),
            about=_(
                "What a matter can be about, with its notice, ready phrases and questions. "
                "What is left empty is that of the category above. Several in one cell are separated by |."
            ),
            columns=_columns(),
            key=("code",),
            rows=rows,
            apply=apply,
            since=since,
            check=check,
            shared=True,
        ),
    )


def _columns() -> Sequence[Column]:
    return (
        Column("code", "code", _("Code"), required=True, most=CODE_LENGTH),
        Column("parent", "code", _("Above it"), most=CODE_LENGTH, hint=_("Empty at the top of the tree.")),
        Column("label", "text", _("Its name"), required=True, most=LABEL_LENGTH),
        Column("label_en", "text", _("Name in English"), required=True, most=2 * LABEL_LENGTH),
        Column("track", "code", _("Track"), required=True, most=TRACK_LENGTH),
        Column("urgency", "choice", _("Urgency"), required=True, choices=URGENCIES),
        Column("usual", "number", _("Place"), most=9999, hint=_("Its place among its siblings.")),
        Column("notice", "text", _("Notice"), most=120, hint=_("To be done before anything is written.")),
        Column("notice_en", "text", _("Notice in English"), most=240),
        Column("phrases", "text", _("Ready phrases"), most=4 * PHRASE_LENGTH),
        Column("phrases_en", "text", _("Ready phrases in English"), most=8 * PHRASE_LENGTH),
        Column("questions", "text", _("Questions"), most=4 * PHRASE_LENGTH),
        Column("questions_en", "text", _("Questions in English"), most=8 * PHRASE_LENGTH),
        Column("colour", "text", _("Colour"), most=7),
        Column("icon", "text", _("Icon"), most=600),
    )


def rows(on: date, _county: str) -> Sequence[Row]:
    """The tree as of a day, each category with its own words alone."""
    ends = CURRENT if on == date.max else Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    held = Category.objects.filter(ends, valid_from__lte=on).order_by("code")
    return [_row(category) for category in held]


def _row(category: Category) -> Row:
    same = ("code", "parent", "label", "label_en", "track", "urgency", "usual", "notice", "notice_en")
    return {
        **{name: getattr(category, name) for name in (*same, "colour", "icon")},
        "phrases": _joined(category.phrases, "zh"),
        "phrases_en": _joined(category.phrases, "en"),
        "questions": _joined(category.questions, "zh"),
        "questions_en": _joined(category.questions, "en"),
    }


def _joined(pairs: Sequence[Words], language: str) -> str:
    return f" {BETWEEN} ".join(pair[language] for pair in pairs)


def since(_county: str) -> date | None:
    """The last day on which something in the tree begins, or ends."""
    found = Category.objects.aggregate(began=Max("valid_from"), ended=Max("valid_to"))
    return max((day for day in found.values() if day is not None), default=None)


def check(draft: Draft) -> Iterator[Fault]:
    """What `load_categories` would refuse, told at its cell."""
    codes = {row["code"] for row in draft.rows}
    ended, back = services.ended(), services.ending_on(draft.on)
    for row in draft.rows:
        faults = [*_misshapen(row), *_unpaired(row), *_misplaced(row, codes)]
        code = row["code"]
        if code in ended and not (code in back and _row(back[code]) == row):
            faults.append(("code", _("This code was in use before and ended: take one that is new.")))
        if not faults:
            faults += _refereed(row)
        yield from (Fault(row["code"], column, reason) for column, reason in faults)
    yield from _circles(draft.rows)


def _misshapen(row: Row) -> Iterator[tuple[str, Text]]:
    for column, shape, reason in _SHAPES:
        if row[column] and not shape.fullmatch(row[column]):  # type: ignore[attr-defined]  # a pattern
            yield column, reason


def _unpaired(row: Row) -> Iterator[tuple[str, Text]]:
    for column in ("phrases", "questions"):
        parts, parts_en = (_parts(row[name]) for name in (column, f"{column}_en"))
        if len(parts) != len(parts_en):
            told = _("{zh} in Chinese, {en} in English: each needs the other.")
            yield f"{column}_en", format_lazy(told, zh=len(parts), en=len(parts_en))
        if any(len(part) > PHRASE_LENGTH for part in (*parts, *parts_en)):
            told = _("Each has at most {most} characters.")
            yield column, format_lazy(told, most=PHRASE_LENGTH)


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split(BETWEEN) if part.strip()]


def _misplaced(row: Row, codes: set[str]) -> Iterator[tuple[str, Text]]:
    if row["parent"] and row["parent"] not in codes:
        yield "parent", _("There is no category of this code.")


def _circles(table: Sequence[Row]) -> Iterator[Fault]:
    """Categories whose way up does not end."""
    parents = {row["code"]: row["parent"] for row in table}
    for code, parent in parents.items():
        seen, above = {code}, parent
        while above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above == code:
            yield Fault(code, "parent", _("It lies under itself."))


def _refereed(row: Row) -> Iterator[tuple[str, Text]]:
    """What rooms above know better: which tracks there are."""
    try:
        for referee in services.REFEREES.values():
            referee([_category(row)])
    except CategoriesRefused:
        yield "track", _("There is no such track.")


def _category(row: Row) -> CategoryRow:
    line: Mapping[str, str] = {name: str(cell) for name, cell in row.items()}
    return tables.category_of({**line, "usual": line["usual"] or "0"}, 0)


def apply(draft: Draft) -> None:
    """Raises CategoriesRefused for what came between the check and this."""
    tree = [_category(row) for row in draft.rows]
    by = draft.by.account_id if draft.by else None
    services.load_categories(tree, on=draft.on, by=by, taking_back=True)
