"""The table of the configuration by which papers are numbered."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from pingan.config.sections import SECTIONS, Column, Draft, Fault, Section
from pingan.papers import series
from pingan.papers.kinds import KINDS


def register() -> None:
    SECTIONS.register(series.SECTION, SERIES_SECTION)


def _check(draft: Draft) -> Iterator[Fault]:
    """Two organisations must not write the same numbers, nor one organisation for two kinds of papers."""
    taken: dict[tuple[str, str], str] = {}
    for row in draft.rows:
        key = SERIES_SECTION.named(row)
        kind = KINDS.get(str(row["kind"]))
        if row["kind"] and (kind is None or not kind.numbered):
            yield Fault(key, "kind", _("There is no numbered paper of that code."))
            continue
        if row["form"] and series.unfit(str(row["form"])):
            yield Fault(key, "form", _("Write {year}, {place} and {n}, and nothing else in braces."))
            continue
        if row["form"] and not row["kind"] and sum(bool(one.numbered) for one in KINDS.values()) > 1:
            yield Fault(key, "form", _("A form is that of one kind of paper: name the kind."))
            continue
        for numbered in [kind] if kind else [one for one in KINDS.values() if one.numbered]:
            like = str(row["form"] or numbered.numbered), str(row["place"])
            own = f"{row['organisation']} {numbered.code}"
            if taken.setdefault(like, own) != own:
                yield Fault(key, "place", _("Another row writes the same numbers."))
                break


SERIES_SECTION = Section(
    code=series.SECTION,
    label=_("Numbers of papers"),
    about=_(
        "How an organisation numbers its papers. Numbers run through the year without gaps; a change holds"
        " for the next one, and the first number for the next year. Without a row its full name stands in"
        " the number."
    ),
    columns=(
        Column("organisation", "organisation", _("Organisation"), required=True, fixed=True),
        Column("kind", "code", _("Kind of paper"), most=30, hint=_("Empty: all that are numbered.")),
        Column("place", "text", _("Short name in the number"), required=True, most=20),
        Column(
            "form",
            "text",
            _("Form"),
            most=60,
            hint=_("Such as ({year}){place}字第{n}号. Empty: as built in."),
        ),
        Column("digits", "number", _("Digits at least"), most=series.MOST_DIGITS),
        Column("first", "number", _("First number"), most=999_999),
    ),
    key=("organisation", "kind"),
    check=_check,
)
