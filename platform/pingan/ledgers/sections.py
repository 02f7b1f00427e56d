"""Two tables of the configuration: what ledgers are for, and the register of forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from pingan.config import selectors as config
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Column, Draft, Fault, Section
from pingan.ledgers.models import CODE_LENGTH, FIELD_LENGTH
from pingan.territory.atlas import reads_english

PURPOSES, FORMS = "purposes", "forms"

# What ledgers are for as long as a county has said nothing else.
USUAL_PURPOSES: Sequence[Row] = (
    {"code": "report", "name": "上报上级", "name_en": "Report to a higher level"},
    {"code": "meeting", "name": "会议研判", "name_en": "Meeting"},
    {"code": "inspection", "name": "检查、审计", "name_en": "Inspection or audit"},
    {"code": "archive", "name": "归档", "name_en": "Archive"},
    {"code": "check", "name": "内部核对", "name_en": "Checking our own work"},
)


def register() -> None:
    SECTIONS.register(PURPOSES, PURPOSES_SECTION)
    SECTIONS.register(FORMS, FORMS_SECTION)


def purposes(county: str) -> Sequence[Row]:
    """What a ledger of a county can be asked for, in the order of its table."""
    return config.rows(PURPOSES, county=county) or USUAL_PURPOSES


def name_of(row: Row) -> str:
    """In the reader's language."""
    return str(row["name_en"]) if row["name_en"] and reads_english() else str(row["name"])


PURPOSES_SECTION = Section(
    code=PURPOSES,
    label=_("What ledgers are for"),
    about=_(
        "Whoever asks for a ledger says what it is for; the code stands in the journal. Without a row the "
        "usual ones are offered."
    ),
    columns=(
        Column("code", "code", _("Code"), required=True, most=CODE_LENGTH, fixed=True),
        Column("name", "text", _("Its name"), required=True, most=40),
        Column("name_en", "text", _("Name in English"), most=80),
    ),
    key=("code",),
)


def _faults_of_forms(draft: Draft) -> Iterator[Fault]:
    for row in draft.rows:
        if row["until"] < row["since"]:
            yield Fault(FORMS_SECTION.named(row), "until", _("It ends before it begins."))


FORMS_SECTION = Section(
    code=FORMS,
    label=_("Register of forms"),
    about=_(
        "Every form that workers are asked to fill in: who asks for it, on which basis, until when. What is "
        "not listed here need not be filled in. Workers see it, and say with one tap, without their name, "
        "that they were asked again."
    ),
    columns=(
        Column("code", "code", _("Code"), required=True, most=CODE_LENGTH, fixed=True),
        Column("name", "text", _("Its name"), required=True, most=80),
        Column("owner", "text", _("Who asks for it"), required=True, most=80),
        Column("basis", "text", _("Basis"), required=True, most=200, hint=_("Which document")),
        Column("since", "date", _("Begins on"), required=True),
        Column("until", "date", _("Ends on"), required=True, hint=_("No form without an end.")),
        Column(
            "fields",
            "text",
            _("What it asks for"),
            several=True,
            required=True,
            most=FIELD_LENGTH,
            hint=_("One name for each field, as it stands in the form."),
        ),
    ),
    key=("code",),
    check=_faults_of_forms,
    dated=False,
)
