"""Sources in the configuration: under which headings their tables say what, and what categories mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Column, Draft, Fault, Section
from pingan.core.errors import Text
from pingan.incoming.models import HEADER_LENGTH, THEIRS_LENGTH, Matter, Source, SourceCategory
from pingan.incoming.rows import FIELDS

_LABELS: dict[str, Text] = {
    "number": _("Heading of their number"),
    "what": _("Heading of what it is about"),
    "other_number": _("Heading of its number elsewhere"),
    "category": _("Heading of their category"),
    "area": _("Heading of the grid"),
    "place": _("Heading of the place in words"),
    "lng": _("Heading of the longitude"),
    "lat": _("Heading of the latitude"),
    "urgency": _("Heading of the urgency"),
    "handed_over_at": _("Heading of when it was handed over"),
    "answer_due": _("Heading of when the answer is due"),
    "caller_name": _("Heading of the caller's name"),
    "caller_phone": _("Heading of the caller's telephone"),
}


def register() -> None:
    SECTIONS.register("sources", SOURCES)
    SECTIONS.register("source_categories", CATEGORIES)


def _sources(_day: date, county: str) -> Sequence[Row]:
    return [
        {
            "code": source.code,
            "name": source.name,
            "name_en": source.name_en,
            **{field: source.headings.get(field, "") for field in FIELDS},
        }
        for source in Source.objects.filter(county_code=county).order_by("code")
    ]


def _heed_sources(draft: Draft) -> Iterable[Fault]:
    """A source that has handed anything over stays: its matters are known by it."""
    for code in draft.difference.removed:
        if Matter.objects.filter(source__code=code, source__county_code=draft.county).exists():
            yield Fault(code, "code", _("It has handed matters over, and stays."))


def _apply_sources(draft: Draft) -> None:
    county = draft.county
    for row in draft.difference.after.values():
        headings = {field: row[field] for field in FIELDS if row[field]}
        said = {"name": row["name"], "name_en": row["name_en"], "headings": headings}
        Source.objects.update_or_create(county_code=county, code=row["code"], defaults=said)
    Source.objects.filter(county_code=county, code__in=draft.difference.removed).delete()


SOURCES = Section(
    code="sources",
    label=_("Sources that hand matters over"),
    about=_("The hotline, the police, justice, the province: under which headings their tables say what."),
    columns=(
        Column("code", "code", _("Code"), required=True, most=20, fixed=True),
        Column("name", "text", _("Its name"), required=True, most=40),
        Column("name_en", "text", _("Name in English"), most=80),
        *(
            Column(field, "text", _LABELS[field], required=needed, most=HEADER_LENGTH)
            for field, needed in FIELDS.items()
        ),
    ),
    key=("code",),
    rows=_sources,
    apply=_apply_sources,
    check=_heed_sources,
    dated=False,
)


def _categories(_day: date, county: str) -> Sequence[Row]:
    meant = SourceCategory.objects.filter(source__county_code=county).select_related("source")
    meant = meant.order_by("source__code", "theirs")
    return [{"source": one.source.code, "theirs": one.theirs, "category": one.category} for one in meant]


def _heed_categories(draft: Draft) -> Iterable[Fault]:
    known = set(Source.objects.filter(county_code=draft.county).values_list("code", flat=True))
    for key, row in draft.difference.after.items():
        if row["source"] not in known:
            yield Fault(key, "source", _("There is no source of this code."))


def _apply_categories(draft: Draft) -> None:
    sources = {one.code: one for one in Source.objects.filter(county_code=draft.county)}
    for row in draft.difference.after.values():
        said = {"category": row["category"]}
        SourceCategory.objects.update_or_create(
            source=sources[row["source"]], theirs=row["theirs"], defaults=said
        )
    for row in draft.difference.removed.values():
        SourceCategory.objects.filter(source=sources[row["source"]], theirs=row["theirs"]).delete()


CATEGORIES = Section(
    code="source_categories",
    label=_("What the categories of sources mean"),
    about=_("Which of our categories each of theirs stands for. What is not listed waits for a person."),
    columns=(
        Column("source", "code", _("Source"), required=True, most=20),
        Column("theirs", "text", _("Their category"), required=True, most=THEIRS_LENGTH),
        Column("category", "category", _("Our category"), required=True),
    ),
    key=("source", "theirs"),
    rows=_categories,
    apply=_apply_categories,
    check=_heed_categories,
    dated=False,
)
