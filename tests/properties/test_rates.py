"""The three rates: whatever people do, what is folded from the journal is what somebody counts who only reads
timelines; and every end of a case stands in one place of each rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from pingan.cases.evaluations import CALLED
from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock, kept
from pingan.core.errors import Problem
from pingan.people.actors import Actor
from pingan.stats import services
from pingan.stats.models import Closing
from pingan.stats.rate_words import REASONS
from pingan.stats.rates import rates
from tests.cast import appoint, report_of
from tests.properties.settings import tried
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, GRIDS

QUESTIONS = ("responded", "solved", "satisfied")
# From the end of one month into the next: what was closed in the one is called back in the other.
BEGINS = date(2026, 2, 24)
ENDS = date(2026, 4, 1)
ROAD = "arbitration"

answers = st.sampled_from([True, False, None])
told = st.builds(
    lambda one, two, three: {"call": "told", "responded": one, "solved": two, "satisfied": three},
    *(answers, answers, answers),
)
calls = st.one_of(
    told,
    told,
    st.sampled_from([{"call": "not_reached"}] * 3 + [{"call": "refused"}, {"call": "wrong_number"}]),
)


@dataclass(frozen=True)
class Lived:
    """One case: by which way it ends, what comes of calls, and whether it begins again."""

    grid: str
    by_worker: bool
    knows_caller: bool
    way: str
    calls: list[dict[str, Any]]
    again: bool
    second: str
    hours: int


WAYS = ("closed", "handled", "assigned", "settled", "on_the_spot", "withdrawn", "rejected", "merged", "open")
lives = st.builds(
    Lived,
    grid=st.sampled_from(sorted(GRIDS)),
    by_worker=st.booleans(),
    knows_caller=st.booleans(),
    way=st.sampled_from(("closed", "handled", "assigned", *WAYS)),
    calls=st.lists(calls, max_size=4),
    again=st.booleans(),
    second=st.sampled_from(("closed", "assigned", "open")),
    hours=st.integers(0, 300),
)


def _lived(
    way: str, *calls: dict[str, Any], again: bool = False, cause: int = 0, caller: bool = True
) -> Lived:
    return Lived(min(GRIDS), True, caller, way, list(calls), again, "closed", cause)


SAID_NO = {"call": "told", "responded": True, "solved": False, "satisfied": None}
VAIN = {"call": "not_reached"}
# Each way to end, and each that a call can come to: no sample is to do without.
EVERY = [
    _lived("assigned", SAID_NO, again=True),
    _lived("closed", VAIN, VAIN, VAIN, VAIN, VAIN),
    _lived("closed", VAIN, {"call": "refused"}),
    _lived("settled", {"call": "wrong_number"}),
    _lived("closed", again=True),
    _lived("handled", caller=False),
    *(_lived(way) for way in ("on_the_spot", "withdrawn", "merged", "open")),
    _lived("merged", again=True),
    *(_lived("rejected", cause=cause) for cause in range(4)),
]


class County:
    """Two townships' desks, a worker in each grid, the county's desk and a bureau."""

    def __init__(self) -> None:
        self.workers = {grid: appoint(f"w{grid}", "grid_worker", grid) for grid in sorted(GRIDS)}
        self.others = {grid: appoint(f"o{grid}", "grid_worker", grid) for grid in sorted(GRIDS)}
        townships = sorted({grid[:9] for grid in GRIDS})
        self.desks = {code: appoint(f"d{code}", "dispatcher", code) for code in townships}
        self.county = appoint("county", "county_dispatcher", COUNTY)
        self.bureau = appoint("bureau", "department", COUNTY)

    def live(self, life: Lived, moment: Any) -> Iterator[None]:
        """Step by step, each some hours after the one before."""
        desk, worker = self.desks[life.grid[:9]], self.workers[life.grid]
        reporter = worker if life.by_worker else desk
        self.id = self.report(reporter, life.grid, resolved_on_spot=life.way == "on_the_spot")
        if life.way == "on_the_spot":
            return
        with CALLED.holding({"callers": lambda _case: life.knows_caller}):
            yield from self._end(life.way, life, reporter)
        for call in life.calls:
            yield
            self.take(self.county, "evaluate", **call)
        if life.again and life.way not in ("withdrawn", "open"):
            yield
            self.take(desk, "unmerge" if life.way == "merged" else "reopen")
            with CALLED.holding({"callers": lambda _case: life.knows_caller}):
                yield from self._end(life.second, life, reporter)
            for call in life.calls[::-1]:
                yield
                self.take(self.county, "evaluate", **call)

    def _end(self, way: str, life: Lived, reporter: Actor) -> Iterator[None]:
        desk = self.desks[life.grid[:9]]
        if way == "merged":
            self.take(desk, "merge", into=self.report(desk, life.grid))
        elif way == "withdrawn":
            self.take(reporter, "withdraw")
        elif way == "settled":
            self.take(self.others[life.grid], "self_resolve")
        elif way == "rejected":
            cause = ("not_ours", "no_matter", "legal_road", "handled_elsewhere")[life.hours % 4]
            self.take(desk, "reject", cause=cause, road=ROAD if cause == "legal_road" else "")
        elif way == "closed":
            self.take(desk, "claim")
            yield
            self.take(desk, "close")
        elif way != "open":
            handler = self.bureau if way == "assigned" else self.workers[life.grid]
            if way == "assigned":
                self.take(desk, "assign", organisation_id=self.bureau.organisation_id)
            else:
                self.take(desk, "dispatch", worker_id=handler.account_id)
            yield
            self.take(handler, "receive")
            self.take(handler, "handle")
            yield
            self.take(desk, "close")

    def take(self, by: Actor, action: str, **said: Any) -> None:
        """What is refused leaves the case as it is."""
        case = Case.objects.get(pk=self.id)
        with suppress(Problem), transaction.atomic():
            take(Target(case.pk, case.version, by), action, **{**NO_MORE, **said})

    def report(self, by: Actor, grid: str, **more: Any) -> UUID:
        report = report_of(grid, **more)
        report_case(report=report, by=by)
        return report.id


# What the steps want said, whichever it is.
NO_MORE: dict[str, Any] = dict.fromkeys(("reason", "note", "result"), "如此")


# -- the naive recount -------------------------------------------------------------------------------


@dataclass
class End:
    """One end of a case as its timeline tells it."""

    case: Case
    step: Step
    later: list[Step]

    @property
    def month(self) -> date:
        return timezone.localdate(self.step.at).replace(day=1)

    @property
    def organisation(self) -> UUID | None:
        """To whom it was assigned when it ended."""
        before = Step.objects.filter(case=self.case, id__lt=self.step.pk).order_by("id")
        had: str | None = None
        for step in before:
            if step.action == "assign":
                had = step.data["organisation_id"]
            if step.action in ("recall", "send_back", "uphold", "suspend", "reopen", "unmerge"):
                had = None
        return UUID(had) if had else None

    def place(self, asked_about: set[UUID]) -> tuple[Any, ...]:
        """('', the three answers) where it counts, or the reason why it does not."""
        known = {"withdraw": "withdrawn", "merge": "merged", "reject": self.step.data.get("cause")}
        if self.step.action in known or self.step.pk not in asked_about:
            return (known.get(self.step.action, "nobody"),)
        return self._came_of_calls()

    def _came_of_calls(self) -> tuple[Any, ...]:
        halves = set()
        for step in self.later:
            if step.action in ("reopen", "unmerge"):
                return ("reopened",)
            if step.action != "evaluate":
                continue
            call = step.data["call"]
            if call == "told":
                return ("", *(step.data[question] for question in QUESTIONS))
            if call != "not_reached":
                return (call,)
            local = timezone.localtime(step.at)
            halves.add((local.date(), local.hour < 12))
            if len(halves) == 3:
                return ("not_reached",)
        return ("not_called",)


def ends() -> list[End]:
    found = []
    for case in Case.objects.all():
        steps = list(Step.objects.filter(case=case).order_by("id"))
        for number, step in enumerate(steps):
            closes = step.to_state == "closed" and step.from_state != "closed"
            later = steps[number + 1 :]
            undone = step.action == "merge" and any(one.action == "unmerge" for one in later)
            if closes and not undone:
                found.append(End(case, step, later))
    return found


def to_be_asked_about(end: End, knows_caller: dict[UUID, bool]) -> bool:
    """Said once more: there is a caller, or a worker told it and somebody else saw to it."""
    if end.step.action not in ("close", "self_resolve"):
        return False
    if knows_caller.get(end.case.pk):
        return True
    steps = list(Step.objects.filter(case=end.case, id__lte=end.step.pk).order_by("id"))
    if steps[0].role != "grid_worker":
        return False
    begun = max((n for n, step in enumerate(steps) if step.action == "reopen"), default=0)
    handlers = [step.by_id for step in steps[begun:] if step.action == "handle"]
    who = handlers[-1] if handlers else end.step.by_id
    return end.case.reporter_id not in (who, end.step.by_id)


def recount(knows_caller: dict[UUID, bool]) -> Counter[tuple[Any, ...]]:
    found = ends()
    asked = {end.step.pk for end in found if to_be_asked_about(end, knows_caller)}
    return Counter((end.month, end.case.grid_code, end.organisation, *end.place(asked)) for end in found)


def folded() -> Counter[tuple[Any, ...]]:
    return Counter(
        (
            *(one.month, one.area_code, one.organisation, one.reason),
            *((one.responded, one.solved, one.satisfied) if one.reason == "" else ()),
        )
        for one in Closing.objects.all()
    )


def rows() -> list[tuple[Any, ...]]:
    return sorted(
        Closing.objects.values_list("county", "seq", "case_id", "at", "month", "reason", *QUESTIONS)
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("county")
def test_whatever_comes_of_calls_the_rates_are_what_timelines_tell() -> None:
    seen: Counter[str] = Counter()

    county = County()

    @tried(4)
    @example(EVERY, 3)
    @given(st.lists(lives, min_size=3, max_size=7), st.integers(1, 9))
    def live(lived: list[Lived], limit: int) -> None:
        with transaction.atomic():
            knows: dict[UUID, bool] = {}
            for number, life in enumerate(lived):
                now = clock.day_begins(BEGINS) + timedelta(hours=9 + life.hours)
                with clock.set_to(now):
                    steps = county.live(life, now)
                more = True
                while more:
                    with clock.set_to(now):
                        more = next(steps, steps) is not steps
                    now += timedelta(hours=9)
                if life.knows_caller and life.way != "on_the_spot":
                    knows[county.id] = True
                if number % 2 == limit % 2:
                    fold(limit)
            fold(limit)
            counted = recount(knows)
            assert folded() == counted
            seen.update(str(key[3]) for key in counted)
            check_the_figures(counted)
            before = rows()
            services.rebuild(COUNTY)
            assert rows() == before, "folded in steps, and folded at once"
            transaction.set_rollback(True)
        kept.forget_all()

    live()
    assert seen.keys() == {"", *REASONS}, seen


def check_the_figures(counted: Counter[tuple[Any, ...]]) -> None:
    """Of each month, of the county and of a township, by area and by organisation: each closing once."""
    for month in (BEGINS.replace(day=1), ENDS.replace(month=3), ENDS):
        for area in (COUNTY, sorted(GRIDS)[0][:9], sorted(GRIDS)[0]):
            here = {key: n for key, n in counted.items() if key[0] == month and key[1].startswith(area)}
            for by in ("area", "organisation"):
                found = rates(area, month, month, by=by)  # type: ignore[arg-type]
                total = found["total"]
                assert total["closings"] == sum(here.values())
                assert total["closings"] == total["counted"] + sum(total["excluded"].values())
                assert sum(row["figures"]["closings"] for row in found["rows"]) == total["closings"]
                for place, question in enumerate(QUESTIONS):
                    told = total["rates"][question]
                    assert told["yes"] + told["no"] + told["untold"] == total["counted"]
                    said = Counter[Any]()
                    for key, n in here.items():
                        if key[3] == "":
                            said[key[4 + place]] += n
                    assert (told["yes"], told["no"], told["untold"]) == (said[True], said[False], said[None])
                reasons = Counter[str]()
                for key, n in here.items():
                    reasons[key[3]] += n if key[3] else 0
                assert total["excluded"] == {reason: n for reason, n in reasons.items() if n}
