"""The section `replies` of the configuration: what callers are told at each stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.callers import replies
from pingan.cases import tracks
from pingan.cases.models import Case, Step
from pingan.config import entries
from pingan.config.differences import Row, between
from pingan.config.sections import PREVIEWS, SECTIONS, Choice, Column, Consequence, Draft, Fault, Section
from pingan.core import clock
from pingan.core.errors import Text

# So many cases of last month are looked at for a preview; more are told as "or more".
MOST_LOOKED_AT = 2_000

STAGE_LABELS: dict[str, Text] = {
    "accepted": _("Taken up"),
    "assigned": _("Handed out"),
    "extended": _("Given more time"),
    "suspended": _("Put off for now"),
    "handled": _("Has been dealt with"),
    "closed": _("Settled"),
    "rejected": _("Not taken up"),
    "merged": _("Merged"),
    "reopened": _("Taken up again"),
}
_CHANNELS = (
    Choice("phone", _("By telephone")),
    Choice("message", _("By message")),
    Choice("in_person", _("In person")),
    Choice(replies.SCREEN, _("On the screen of whoever reported it")),
)
_LANGUAGES = (Choice("zh", _("Chinese")), Choice("en", _("English")))


def register() -> None:
    SECTIONS.register(replies.SECTION, REPLIES)
    PREVIEWS.register(replies.SECTION, _would_have_been_told)


def _rows(on: date, county: str) -> Sequence[Row]:
    return entries.rows(replies.SECTION, on, county) or list(replies.usual())


def _keep(draft: Draft) -> None:
    """All of the draft becomes the county's own, what was usual of it too."""
    own = entries.rows(replies.SECTION, date.max, draft.county)
    entries.replace(REPLIES, replace(draft, difference=between(own, draft.rows, REPLIES.named)))


def _faults(draft: Draft) -> Iterator[Fault]:
    known = ", ".join(f"{{{name}}}" for name in replies.FIELDS)
    for row in draft.rows:
        for name in replies.unknown_fields(row["text"]):
            reason = format_lazy(
                _("There is no field {{{name}}}. These can be used: {known}"), name=name[:40], known=known
            )
            yield Fault(REPLIES.named(row), "text", reason)


REPLIES = Section(
    code=replies.SECTION,
    label=_("Replies"),
    about=_(
        "What whoever told us of a matter is told at each stage. Names in braces are filled in for the case: "
        "{code}, {what}, {place}, {organisation}, {due}, {result}, {reason}, {road}, {reply}, {review}, "
        "{desk}, {phone}. Of a stage without a text nobody is told."
    ),
    columns=(
        Column(
            "stage",
            "choice",
            _("Stage"),
            required=True,
            choices=tuple(Choice(stage, STAGE_LABELS[stage]) for stage in replies.STAGES),
        ),
        Column("channel", "choice", _("How"), required=True, choices=_CHANNELS),
        Column("language", "choice", _("Language"), required=True, choices=_LANGUAGES),
        Column("text", "long", _("Text"), required=True, most=replies.LONGEST),
    ),
    key=("stage", "channel", "language"),
    rows=_rows,
    apply=_keep,
    since=lambda county: entries.since(replies.SECTION, county),
    check=_faults,
)


def _would_have_been_told(draft: Draft) -> Iterator[Consequence]:
    """How often last month's cases passed the stages whose texts are others now, and those of which nobody
    would have been told."""
    passed, capped = _passed_last_month(draft.county)
    touched = {key.split()[0] for key in draft.difference.touched}
    told = {row["stage"] for row in draft.rows if row["channel"] != replies.SCREEN}
    for stage in replies.STAGES:
        named = {"stage": STAGE_LABELS[stage]}
        if stage not in told:
            text = format_lazy(_("“{stage}” was passed last month, and nobody would have been told"), **named)
            yield Consequence(text, passed[stage], capped)
        elif stage in touched:
            text = format_lazy(_("“{stage}” was passed last month, and is told otherwise now"), **named)
            yield Consequence(text, passed[stage], capped)


def _passed_last_month(county: str) -> tuple[Counter[str], bool]:
    first = clock.today().replace(day=1)
    since = clock.day_begins((first - timedelta(days=1)).replace(day=1))
    cases = list(
        Case.objects.filter(
            county_code=county, received_at__gte=since, received_at__lt=clock.day_begins(first)
        )
        .order_by("-received_at", "-id")
        .values_list("pk", flat=True)[:MOST_LOOKED_AT]
    )
    stages = {action: move.stage for action, move in tracks.actions().items() if move.stage}
    steps = Step.objects.filter(case__in=cases, action__in=stages).values_list("action", flat=True)
    return Counter(stages[action] for action in steps), len(cases) >= MOST_LOOKED_AT
