"""What a county decides about time: the sections `limits` and `escalation` of its configuration.

As long as a county has decided nothing a section shows the usual table, that of the files; the first change
makes the whole of it the county's own. What was promised before stays promised: a clock keeps its limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from pingan.cases import escalation, rules, tracks
from pingan.cases.escalation import HIGHEST, PER_CENT
from pingan.cases.models import Case, Clock
from pingan.cases.rules import EVERY, Asked, limit_of
from pingan.cases.workflow import ACCEPT, CLOSE
from pingan.categories.urgencies import URGENCIES
from pingan.config import entries
from pingan.config.differences import Row, between
from pingan.config.sections import PREVIEWS, SECTIONS, Choice, Column, Consequence, Draft, Fault, Section
from pingan.core import clock

_KINDS = (
    Choice(ACCEPT, _("Accept")),
    Choice(CLOSE, _("Finish")),
    Choice("objection", _("Window for objections")),
    Choice("reopen", _("Window for reopening")),
    Choice("call_back", _("Window for calling back")),
    Choice("review", _("Review of a suspension, at the latest")),
    Choice("lead", _("Name who leads")),
    Choice("arbitration", _("Decide whose duty it is")),
    Choice("confirmation", _("Judicial confirmation")),
    Choice("answer", _("Answer to the sender")),
    Choice("danger", _("Give the grade of danger")),
    Choice("police", _("Tell the police")),
    Choice("sender", _("Whoever sent it waits")),
    Choice("onward", _("Next step on another road")),
)
_UNITS = (
    Choice("minute", _("minutes")),
    Choice("hour", _("hours")),
    Choice("day", _("times 24 hours")),
    Choice("whole_day", _("calendar days")),
    Choice("working_hour", _("working hours")),
    Choice("working_day", _("working days")),
)
_URGENCIES = (
    Choice("general", _("General")),
    Choice("urgent", _("Urgent")),
    Choice("critical", _("Critical")),
)
_AREAS = (Choice("township", _("Township")), Choice("county", _("County")))
# So many cases of last month are looked at for a preview; more are told as "or more".
MOST_LOOKED_AT = 2_000


def register() -> None:
    for section in (LIMITS, LEVELS):
        SECTIONS.register(section.code, section)
    PREVIEWS.register(rules.SECTION, _meant_by_limits)
    PREVIEWS.register("calendar", _meant_by_calendar)


def _own_or_usual(code: str, usual: Callable[[], Iterable[Row]]) -> Callable[[date, str], Sequence[Row]]:
    return lambda on, county: entries.rows(code, on, county) or list(usual())


def _keep_whole(code: str) -> Callable[[Draft], None]:
    """All of the draft becomes the county's own, what was usual of it too."""

    def keep(draft: Draft) -> None:
        section = SECTIONS[code]
        difference = between(entries.rows(code, date.max, draft.county), draft.rows, section.named)
        entries.replace(section, replace(draft, difference=difference))

    return keep


# -- limits ----------------------------------------------------------------------------------------


def _usual_limits() -> Iterator[Row]:
    for rule in rules.usual().values():
        yield {
            "kind": rule.kind,
            "track": rule.track,
            "category": "" if rule.of in (EVERY, *URGENCIES) else rule.of,
            "urgency": rule.of if rule.of in URGENCIES else "",
            "limit": rule.limit.number,
            "unit": rule.limit.unit,
            "law": rule.law,
        }


def _faults_of_limits(draft: Draft) -> Iterator[Fault]:
    for row in draft.rows:
        key = LIMITS.named(row)
        if row["track"] not in (EVERY, *tracks.codes()):
            yield Fault(key, "track", _("No such track: one of %(there)s.") % {"there": _tracks()})
        if row["category"] and row["urgency"]:
            yield Fault(key, "urgency", _("Say a category or an urgency, not both."))


def _tracks() -> str:
    return ", ".join((EVERY, *tracks.codes()))


LIMITS = Section(
    code=rules.SECTION,
    label=_("Time limits"),
    about=_(
        "How long a step may take, by category or urgency. A row for the category comes before one for the "
        "urgency. What was promised under an earlier table stays promised."
    ),
    columns=(
        Column("kind", "choice", _("Limit"), required=True, choices=_KINDS),
        Column("track", "text", _("Track"), required=True, most=20, hint=_("* stands for all.")),
        Column("category", "category", _("Category")),
        Column("urgency", "choice", _("Urgency"), choices=_URGENCIES),
        Column("limit", "number", _("How many"), required=True, least=1, most=999),
        Column("unit", "choice", _("Unit"), required=True, choices=_UNITS),
        Column("law", "text", _("Law or custom"), required=True, most=200),
    ),
    key=("kind", "track", "category", "urgency"),
    rows=_own_or_usual(rules.SECTION, _usual_limits),
    apply=_keep_whole(rules.SECTION),
    since=lambda county: entries.since(rules.SECTION, county),
    check=_faults_of_limits,
)


def _meant_by_limits(draft: Draft) -> Iterator[Consequence]:
    """How many of last month's limits would have been others, and how many would have been missed then."""
    if draft.by is None:
        return
    county = draft.by.county_code
    table = rules.own(draft.rows, county)
    other, late, looked_at = 0, 0, 0
    for running, case in _clocks_of_last_month(county):
        looked_at += 1
        asked = Asked(running.kind, county, case.track, case.category, case.urgency)
        limit = rules.find(asked, table, rules.usual()).limit
        if limit == limit_of(running.rule):
            continue
        other += 1
        until = running.stopped_at or clock.now()
        late += limit.due(running.started_at) < until <= running.due_at
    capped = looked_at >= MOST_LOOKED_AT
    yield Consequence(_("limits of last month's cases would have been others"), other, capped)
    yield Consequence(_("of them would have been missed, and were kept"), late, capped)


def _clocks_of_last_month(county: str) -> Iterator[tuple[Clock, Case]]:
    first = clock.today().replace(day=1)
    since = clock.day_begins((first - timedelta(days=1)).replace(day=1))
    cases = {
        case.pk: case
        for case in Case.objects.filter(
            county_code=county, received_at__gte=since, received_at__lt=clock.day_begins(first)
        )
        .order_by("-received_at", "-id")
        .only("track", "category", "urgency")[:MOST_LOOKED_AT]
    }
    for running in Clock.objects.filter(case_id__in=list(cases), kind__in=(ACCEPT, CLOSE)):
        yield running, cases[running.case_id]


# -- escalation ------------------------------------------------------------------------------------


def _usual_levels() -> Iterator[Row]:
    for rung in escalation.usual():
        names = ("kind", "level", "after", "unit", "role", "area", "law")
        yield {name: getattr(rung, name) for name in names}


def _faults_of_levels(draft: Draft) -> Iterator[Fault]:
    posts: dict[int, tuple[str, str]] = {}
    for row in draft.rows:
        key = LEVELS.named(row)
        for column, _word in escalation.problems_of(row):
            yield Fault(key, column, _REASONS[column])
        post = posts.setdefault(row["level"], (row["role"], row["area"]))
        # Lists and the desk know a level by its number: it is one post, whichever limit ran out.
        if post != (row["role"], row["area"]):
            yield Fault(key, "role", _("Level %(n)s is another post in another row.") % {"n": row["level"]})


_REASONS = {
    "level": _("A level is a number from 1 to 9."),
    "unit": _("There is no such unit."),
    "after": _("Nothing comes up to anybody before it is late: from 100 per cent on."),
    "area": _("A post is in the township or the county."),
    "role": _("There are no such posts at that level."),
}
LEVELS = Section(
    code=escalation.SECTION,
    label=_("Escalation"),
    about=_(
        "To which post a case comes up that is late, after how much of its time (from 100 per cent on) or so "
        "long past its limit. Always to a post and never to a person."
    ),
    columns=(
        Column("kind", "choice", _("Limit"), required=True, choices=_KINDS),
        Column("level", "number", _("Level"), required=True, least=1, most=HIGHEST),
        Column("after", "number", _("After"), required=True, least=1, most=1000),
        Column(
            "unit",
            "choice",
            _("Unit"),
            required=True,
            choices=(Choice(PER_CENT, _("per cent of its time")), *_UNITS),
        ),
        Column("role", "role", _("Post"), required=True),
        Column("area", "choice", _("Of the"), required=True, choices=_AREAS),
        Column("law", "text", _("Law or custom"), required=True, most=200),
    ),
    key=("kind", "level"),
    rows=_own_or_usual(escalation.SECTION, _usual_levels),
    apply=_keep_whole(escalation.SECTION),
    since=lambda county: entries.since(escalation.SECTION, county),
    check=_faults_of_levels,
)


# -- the calendar, which is a section of `config` itself ---------------------------------------------


def _meant_by_calendar(_draft: Draft) -> Iterator[Consequence]:
    """How many limits wait for the holidays of a year."""
    waiting = Clock.objects.filter(provisional=True, stopped_at=None).order_by("case_id")
    found = len(waiting.values_list("pk", flat=True)[: MOST_LOOKED_AT + 1])
    text = _("running limits are provisional and are counted again once their year is announced")
    yield Consequence(text, min(found, MOST_LOOKED_AT), found > MOST_LOOKED_AT)
