"""The monthly report: what came in and went out, what was in time, where cases lie, who was called upon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Clock, Escalation, Task
from pingan.cases.reach import LEVEL_COLUMNS
from pingan.cases.tasks import SUPERVISION, WHISTLE
from pingan.cases.workflow import ACCEPT
from pingan.core.area_codes import COUNTY_DIGITS, TOWNSHIP_DIGITS
from pingan.core.errors import Text
from pingan.core.shares import share
from pingan.core.worksheets import Cell, Column, Sheet
from pingan.ledgers import overrides, sums, words
from pingan.ledgers.kinds import Asked, Kind
from pingan.ledgers.sums import Numbers
from pingan.ledgers.supervision import asked_in
from pingan.ledgers.words import Categories, Organisations
from pingan.stats.dwell import dwell
from pingan.stats.rates import By, Figures, Rates, definitions, rates
from pingan.territory.atlas import reads_english

Definitions = Mapping[str, Sequence[Mapping[str, str]]]

_NUMBERS: Final = (
    Column(_("Came in"), "number", 10),
    Column(_("Closed"), "number", 10),
    Column(_("Closed in time"), "number", 12),
    Column(_("Share in time"), "share", 12),
    Column(_("Open at the end"), "number", 12),
    Column(_("Late at the end"), "number", 12),
)
_OVERVIEW: Final = (
    Column(_("What"), width=34),
    Column(_("How many"), "number", 12),
    Column(_("Share"), "share", 12),
)
_CALLED: Final = (
    Column(_("What was asked"), width=14),
    Column(_("Organisation"), width=28),
    Column(_("How often"), "number", 10),
    Column(_("Came"), "number", 10),
    Column(_("Answered"), "number", 10),
    Column(_("Answered in time"), "number", 14),
)
_LYING: Final = (
    Column(_("State"), width=16),
    Column(_("Entered"), "number", 10),
    Column(_("Left"), "number", 10),
    Column(_("Half within (hours)"), "number", 18),
    Column(_("Nine in ten within (hours)"), "number", 22),
    Column(_("There now"), "number", 10),
)
_HOLDING: Final = (
    Column(_("Organisation"), width=28),
    Column(_("Left"), "number", 10),
    Column(_("Half within (hours)"), "number", 18),
    Column(_("Nine in ten within (hours)"), "number", 22),
    Column(_("There now"), "number", 10),
)


def sheets(asked: Asked) -> Iterator[Sheet]:
    numbers, categories = sums.counted(asked), Categories()
    yield Sheet(_("Overview"), _OVERVIEW, _overview(asked, sums.total(numbers)))
    yield _by(_("By category"), _("Category"), numbers, 0, lambda code: categories.name(code, asked.until))
    yield _by(_("By area"), _("Area"), numbers, 1, words.area)
    yield from _rates(asked)
    if len(asked.area_code) <= TOWNSHIP_DIGITS:
        dwelt: Mapping[str, Any] = dwell(asked.area_code, asked.since, asked.until)
        yield Sheet(_("Where cases lie"), _LYING, _states(dwelt))
        yield Sheet(_("How long with whom"), _HOLDING, _holders(dwelt))
    yield Sheet(_("Supervision and whistles"), _CALLED, _called(asked))
    if len(asked.area_code) == COUNTY_DIGITS:
        yield Sheet(_("Overrides"), overrides.COLUMNS, overrides.rows(asked))


def _by(
    title: Any, heading: Any, numbers: Mapping[sums.Key, Numbers], place: int, name: Callable[[str], str]
) -> Sheet:
    lines = ((name(code), one) for code, one in sums.by(place, numbers).items())
    return Sheet(title, (Column(heading, width=22), *_NUMBERS), _lines(lines, sums.total(numbers)))


def _lines(numbers: Iterable[tuple[str, Numbers]], whole: Numbers) -> Iterator[Sequence[Cell]]:
    for name, one in numbers:
        yield _line(name, one)
    yield _line(_("All"), whole)


def _line(name: Text, one: Numbers) -> Sequence[Cell]:
    return (name, one.came, one.closed, one.in_time, one.share, one.left, one.late)


# -- the overview ----------------------------------------------------------------------------------


def _overview(asked: Asked, whole: Numbers) -> Iterator[Sequence[Cell]]:
    yield _("Came in"), whole.came, None
    yield _("Closed"), whole.closed, None
    yield _("Closed in time"), whole.in_time, whole.share
    yield _("Open at the end"), whole.left, None
    yield _("Late at the end"), whole.late, None
    accepted, in_time = _accepted(asked)
    yield _("Accepted"), accepted, None
    yield _("Accepted in time"), in_time, share(in_time, accepted)
    for level, n in _escalated(asked).items():
        yield _("Came up to level %(n)s for being late") % {"n": level}, n, None
    yield _("Taken under supervision"), asked_in(asked, SUPERVISION.code).count(), None
    yield _("Whistles"), asked_in(asked, WHISTLE.code).count(), None


def _accepted(asked: Asked) -> tuple[int, int]:
    """Of what came in: how many have been accepted, and how many of them by their day."""
    clocks = Clock.objects.filter(
        kind=ACCEPT, stopped_at__isnull=False, case__in=sums.came_in(asked).values("pk")
    )
    found = clocks.aggregate(n=Count("pk"), kept=Count("pk", filter=Q(stopped_at__lte=F("due_at"))))
    return found["n"], found["kept"]


def _escalated(asked: Asked) -> Mapping[int, int]:
    """How often cases came up to each level of posts, a range of the index of when they did."""
    days = Escalation.objects.filter(at__gte=asked.begins, at__lt=asked.ends)
    here = days.filter(**{f"case__{LEVEL_COLUMNS[len(asked.area_code)]}": asked.area_code})
    return dict(here.order_by("level").values_list("level").annotate(n=Count("pk")))


# -- the three rates ---------------------------------------------------------------------------------


def _rates(asked: Asked) -> Iterator[Sheet]:
    """Of what was said when whoever told us was called back: by area and by organisation, each with what is
    in no rate and why; and the words that say what is of what."""
    said = definitions(english=reads_english())
    columns = (Column(_("Of"), width=24), *_columns_of_rates(said))
    for by, title in (("area", _("Three rates by area")), ("organisation", _("Three rates by organisation"))):
        found = rates(asked.area_code, asked.since, asked.until, by=cast(By, by))
        yield Sheet(title, columns, _lines_of_rates(found, said))
    told = ((word["label"], word["about"]) for kind in said.values() for word in kind)
    yield Sheet(_("What the rates mean"), (Column(_("Word"), width=22), Column(_("Meaning"), width=80)), told)


def _columns_of_rates(said: Definitions) -> Iterator[Column]:
    yield Column(_("Closings"), "number", 10)
    for rate in said["rate"]:
        yield Column(rate["label"], "share", 10)
        yield Column(_("%(rate)s: yes") % {"rate": rate["label"]}, "number", 12)
        yield Column(_("%(rate)s: no") % {"rate": rate["label"]}, "number", 12)
        yield Column(_("%(rate)s: not asked") % {"rate": rate["label"]}, "number", 14)
    for reason in said["reason"]:
        yield Column(_("Excluded: %(why)s") % {"why": reason["label"]}, "number", 16)


def _lines_of_rates(found: Rates, said: Definitions) -> Iterator[Sequence[Cell]]:
    for row in found["rows"]:
        yield (row["name"] or force_str(_("No organisation")), *_line_of_rates(row["figures"], said))
    yield (force_str(_("All")), *_line_of_rates(found["total"], said))


def _line_of_rates(figures: Figures, said: Definitions) -> Iterator[Cell]:
    yield figures["closings"]
    for rate in said["rate"]:
        answers = figures["rates"][rate["code"]]
        answered = answers["yes"] + answers["no"]
        yield share(answers["yes"], answered)
        yield from (answers["yes"], answers["no"], answers["untold"])
    yield from (figures["excluded"].get(reason["code"], 0) for reason in said["reason"])


# -- where they lie, and who was called upon ---------------------------------------------------------


def _states(dwelt: Mapping[str, Any]) -> Iterator[Sequence[Cell]]:
    for track in dwelt["tracks"]:
        for state in track["states"]:
            yield (
                words.told(words.STATES, state["state"]),
                *(state[name] for name in ("entered", "left", "half", "most", "now")),
            )


def _holders(dwelt: Mapping[str, Any]) -> Iterator[Sequence[Cell]]:
    for one in dwelt["organisations"]:
        yield (one["name"], *(one[name] for name in ("left", "half", "most", "now")))


@dataclass(frozen=True, slots=True)
class _Called:
    """What one organisation was asked, and what of it it did."""

    organisation_id: UUID
    n: int
    came: int
    answered: int
    in_time: int


def _called(asked: Asked) -> Iterator[Sequence[Cell]]:
    organisations = Organisations()
    for kind, name in ((SUPERVISION, _("Supervision")), (WHISTLE, _("Whistle"))):
        lines = _of_each(asked_in(asked, kind.code))
        organisations.learn(line.organisation_id for line in lines)
        for line in lines:
            came = line.came if kind.comes else None
            yield (
                force_str(name),
                organisations.name(line.organisation_id),
                line.n,
                came,
                line.answered,
                line.in_time,
            )


def _of_each(tasks: QuerySet[Task]) -> list[_Called]:
    answered = Q(done_at__isnull=False) & ~Q(outcome="withdrawn")
    in_time = answered & (Q(respond_by=None) | Q(done_at__lte=F("respond_by")))
    sums_ = (
        tasks.order_by()
        .values("organisation_id")
        .annotate(
            n=Count("pk"),
            came=Count("pk", filter=Q(arrived_at__isnull=False)),
            answered=Count("pk", filter=answered),
            in_time=Count("pk", filter=in_time),
        )
    )
    return [_Called(**line) for line in sums_.order_by("-n", "organisation_id")]


KIND = Kind(
    code="monthly",
    label=_("Monthly report"),
    about=_(
        "The month in numbers: what came in and was closed by category and area, what was in time, what came "
        "up for being late, what was said when people were called back, where cases lie and how long, "
        "supervision, whistles and overrides. Of areas and organisations, never of persons."
    ),
    operation="ledgers.monthly",
    sheets=sheets,
    by_month=True,
)
