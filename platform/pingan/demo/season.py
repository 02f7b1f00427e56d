"""A season of cases, played in the order of time: each case is a small life that says when it goes on.

A life is a generator. It yields the moment of its next step; the stage sets the clock to that moment
and lets it take the step through the services, exactly as a person at a screen would. Lives whose
next moment lies after today stay open: those are the demo's cases in hand.
"""

from __future__ import annotations

import heapq
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.contrib.gis.geos import Point
from django.db import transaction
from django.utils import timezone

from pingan.cases.measured import Place
from pingan.cases.models import Case, Step, Task
from pingan.cases.reporting import Report, report_case
from pingan.cases.services import Target, take
from pingan.cases.tasks import finish_task
from pingan.categories.selectors import tree
from pingan.core import clock
from pingan.core.area_codes import Level, township_of, village_of
from pingan.demo import quarrels
from pingan.demo.asking import Asking
from pingan.demo.cast import Cast
from pingan.demo.matters import Matter, Matters
from pingan.demo.voices import Voices
from pingan.mediation.workflow import DISPUTE, HAND_TO_MEDIATION
from pingan.people.actors import Actor
from pingan.territory.models import CURRENT, Area

Life = Iterator[datetime]

# Steps per transaction: below the journal's limit of 500 acts though one may write seven, and few enough
# commits to be quick.
CHUNK = 60
# Whole minutes a step takes, from the quick to the slow: people answer within the hour, or the next day.
SOON = (5, 90)
SAME_DAY = (60, 480)
DAYS = (900, 8600)
WEEKS = (4300, 14000)
# Who closed it calls back; who was not reached is tried in another half of the day.
CALLS = (700, 5000)
HALF_A_DAY = (720, 1000)
A_DAY = timedelta(days=1)
# After as many the county's desk decides.
OBJECTED_AT_MOST = 2
# The hours, where the county lies, in which people answer and meet.
OPENS, SHUTS = 9, 21


@dataclass(frozen=True, slots=True)
class Ground:
    """A grid things can happen in."""

    code: str
    village_name: str
    shape: Area


class Season:
    def __init__(self, cast: Cast, matters: Matters, dice: Random, until: datetime) -> None:
        self._cast, self._matters, self._dice, self._until = cast, matters, dice, until
        self._voices = Voices(dice)
        self._asking = Asking(
            *(cast, matters, dice),
            soon=lambda: self._after(SOON),
            same_day=lambda: self._after(SAME_DAY),
        )

    def play(self, *, number: int, days: int, county_code: str) -> int:
        """Play that many cases over so many days up to now. Returns the number of steps taken."""
        grounds = self._grounds(county_code)
        stage: list[tuple[datetime, int, Life]] = []
        for index in range(number):
            life = self._life(self._dice.choice(grounds), self._start(days), index)
            stage.append((next(life), index, life))
        heapq.heapify(stage)
        steps = 0
        while stage:
            with transaction.atomic():
                for _step in range(min(CHUNK, len(stage))):
                    steps += self._advance(stage)
                    if not stage:
                        break
        return steps

    def _advance(self, stage: list[tuple[datetime, int, Life]]) -> int:
        """Let the earliest life take its step; put it back with its next moment, unless that lies ahead."""
        moment, index, life = heapq.heappop(stage)
        with clock.set_to(moment):
            following = next(life, None)
        if following is not None and following < self._until:
            heapq.heappush(stage, (following, index, life))
        return 1

    # -- lives ---------------------------------------------------------------------------------------

    def _life(self, ground: Ground, start: datetime, index: int) -> Life:
        matter = self._matters.draw(ground.village_name)
        yield start
        reporter = self._reporter(ground)
        case = self._report(ground, matter, reporter, index)
        if case.closed_at is not None:
            return
        if self._dice.random() < 0.03:  # noqa: PLR2004  some things are left lying: the overdue of the demo
            return
        if tree().reportable(matter.category).track == DISPUTE:
            yield from self._mediated(case)
        else:
            yield from self._dealt_with(case, ground)

    def _dealt_with(self, case: Case, ground: Ground) -> Life:
        """An event: the desk takes it, and a worker of the village or the desk itself deals with it."""
        desk = self._cast.dispatchers[case.township_code]
        yield self._after(SOON)
        case = take(_seen(case, desk), "claim")
        self._voices.tell(case, desk)
        if self._dice.random() < 0.05:  # noqa: PLR2004  one in twenty turns out to be a quarrel
            yield self._after(SAME_DAY)
            case = take(_seen(case, desk), "hand_to_mediation", reason=self._matters.say("to_mediation"))
            yield from self._mediated(case)
            return
        worker = self._worker(ground)
        turn = self._dice.random()
        if turn < 0.04:  # noqa: PLR2004  one in twenty-five is no matter of the county's
            yield self._after(SOON)
            cause = self._dice.choice(["not_ours", "no_matter", "handled_elsewhere"])
            take(_seen(case, desk), "reject", cause=cause, reason=self._matters.say("rejections"), road="")
            return
        if turn < 0.08:  # noqa: PLR2004  and one cannot be solved for now
            case = yield from self._put_aside(case, desk)
        decided = yield from self._asking.before_sent(case, desk)
        if worker and not decided and self._dice.random() < 0.75:  # noqa: PLR2004  a quarter is a department's
            case = yield from self._handled(case, desk, worker)
        else:
            case = yield from self._by_a_department(case, desk, decided)
        yield from self._ended(case, desk)

    def _ended(self, case: Case, desk: Actor) -> Life:
        """Checked now and then, closed, its reporter asked; of those who say no, some are listened to."""
        if self._dice.random() < 0.3:  # noqa: PLR2004
            yield self._after(SAME_DAY)
            case = take(_seen(case, desk), "verify", note=self._matters.say("checks"))
        yield self._after(SAME_DAY)
        case = take(_seen(case, desk), "close", note=self._matters.say("close_notes"))
        self._voices.tell(case, desk)
        if case.call_due is not None:
            yield from self._called_back(case, desk)

    def _called_back(self, case: Case, desk: Actor) -> Life:
        """Most within a day or two; some are never called, some not reached, and a few will not say."""
        if self._dice.random() < 0.12:  # noqa: PLR2004
            return
        yield self._after(CALLS)
        while self._dice.random() < 0.2:  # noqa: PLR2004  nobody picks up
            case = take(_seen(case, desk), "evaluate", call="not_reached", note="")
            if case.call_due is None:
                return
            yield self._after(HALF_A_DAY)
        if self._dice.random() < 0.07:  # noqa: PLR2004
            call = self._dice.choice(["refused", "wrong_number"])
            take(_seen(case, desk), "evaluate", call=call, note="")
            return
        solved = self._dice.random() < 0.9  # noqa: PLR2004
        happy = solved and self._dice.random() < 0.95  # noqa: PLR2004
        # Not everybody answers everything.
        satisfied = happy if self._dice.random() < 0.94 else None  # noqa: PLR2004
        answers = {"responded": self._dice.random() < 0.96, "solved": solved, "satisfied": satisfied}  # noqa: PLR2004
        again = "" if solved else self._matters.say("reworks")
        case = take(_seen(case, desk), "evaluate", call="told", **answers, note="", reopen=again)
        if again:
            yield self._after(SOON)
            take(_seen(case, desk), "claim")

    def _by_a_department(
        self, case: Case, desk: Actor, decided: Sequence[Actor]
    ) -> Generator[datetime, None, Case]:
        """Assigned to a department of the county, the one that was decided on or one that may say that it is
        not theirs; and which may want more time."""
        while True:
            clerks = decided or self._dice.choice(list(self._cast.departments.values()))
            yield self._after(SOON)
            case = take(
                _seen(case, desk),
                "assign",
                organisation_id=clerks[0].organisation_id,
                note=self._matters.say("dispatch_notes"),
            )
            clerk = self._dice.choice(clerks)
            if decided or self._dice.random() > 0.25 or self._upheld(case) >= OBJECTED_AT_MOST:  # noqa: PLR2004
                break
            case = yield from self._objected(case, desk, clerk)
            if case.organisation_id is not None:
                break
        yield self._after(SAME_DAY)
        case = take(_seen(case, clerk), "receive")
        if self._dice.random() < 0.15 and case.close_due > clock.now() + A_DAY:  # noqa: PLR2004
            yield from self._more_time(case, clerk)
            case.refresh_from_db()
        yield self._after(DAYS)
        return take(_seen(case, clerk), "handle", result=self._matters.result(case.category))

    def _objected(self, case: Case, desk: Actor, clerk: Actor) -> Generator[datetime, None, Case]:
        """Soon, as the window is short; some hold."""
        yield self._after(SOON)
        case = take(
            _seen(case, clerk),
            "object",
            ground=self._dice.choice(["not_my_duty", "not_my_area", "not_my_power"]),
            reason=self._matters.say("objections"),
        )
        yield self._after(SAME_DAY)
        verdict = self._dice.choice(["uphold", "overrule"])
        return take(_seen(case, desk), verdict, reason=self._matters.say("verdicts"))

    def _more_time(self, case: Case, clerk: Actor) -> Life:
        """Asked for while there is time, and granted by the county's desk."""
        yield self._after(SOON)
        until = clock.local_day(case.close_due) + self._dice.randint(3, 10) * A_DAY
        take(_seen(case, clerk), "ask_extension", until=until, reason=self._matters.say("extensions"))
        yield self._after(SOON)
        self._approve(case)

    def _put_aside(self, case: Case, desk: Actor) -> Generator[datetime, None, Case]:
        """挂账: asked of the county with a day of review, and taken up again when that has come."""
        yield self._after(SAME_DAY)
        review_on = clock.today() + self._dice.randint(20, 80) * A_DAY
        take(
            _seen(case, desk),
            "ask_suspension",
            review_on=review_on,
            reason=self._matters.say("suspensions"),
            reply=self._matters.say("replies"),
        )
        yield self._after(SAME_DAY)
        self._approve(case)
        case.refresh_from_db()
        yield max(self._after(SAME_DAY), clock.day_begins(review_on) + timedelta(hours=OPENS))
        return take(_seen(case, desk), "resume", reason=self._matters.say("resumptions"))

    def _approve(self, case: Case) -> None:
        task = Task.objects.get(case=case, kind="approval", done_at=None)
        county = self._dice.choice(self._cast.county)
        finish_task(task_id=task.pk, outcome="approved", report=self._matters.say("approvals"), by=county)

    def _upheld(self, case: Case) -> int:
        return Step.objects.filter(case=case, action="uphold").count()

    def _handled(self, case: Case, desk: Actor, worker: Actor) -> Generator[datetime, None, Case]:
        """Dispatch, receive, handle; now and then once more. Returns the case as it then stands."""
        yield self._after(SOON)
        note = self._matters.say("dispatch_notes")
        case = take(_seen(case, desk), "dispatch", worker_id=worker.account_id, note=note)
        while True:
            yield self._after(SAME_DAY)
            case = take(_seen(case, worker), "receive")
            yield self._after(DAYS)
            case = take(_seen(case, worker), "handle", result=self._matters.result(case.category))
            if self._dice.random() > 0.06:  # noqa: PLR2004  one in sixteen is not done properly at first
                return case
            yield self._after(SAME_DAY)
            case = take(_seen(case, desk), "rework", reason=self._matters.say("reworks"))

    def _mediated(self, case: Case) -> Life:
        """A dispute: a mediator takes it, holds up to three sessions, and it ends one way or another."""
        mediator = self._dice.choice(self._cast.mediators_of(case.township_code))
        yield self._after(SAME_DAY)
        case = take(_seen(case, mediator), "claim")
        handed_over = Step.objects.filter(case=case, action=HAND_TO_MEDIATION).exists()
        quarrels.write_down(case, mediator, handed_over=handed_over)
        for _session in range(self._dice.randint(1, 3)):
            yield self._after(DAYS)
            case = take(
                _seen(case, mediator),
                "record_session",
                held_at=clock.now() - timedelta(hours=2),
                place=self._matters.say("session_places"),
                mode="closed",
                attendees=self._dice.randint(2, 7),
                summary=self._matters.say("sessions"),
                next_at=None,
            )
        yield self._after(DAYS)
        outcome, note = self._matters.outcome()
        case = take(
            _seen(case, mediator),
            "conclude",
            outcome=outcome,
            note=note,
            effective_on=clock.today() if outcome.startswith("agreement") else None,
            routes_told=outcome in ("failed", "refused"),
            roads=["lawsuit"] if outcome == "failed" else [],
        )
        yield self._after(WEEKS)
        take(_seen(case, mediator), "close", note=self._matters.say("mediation_closes"))

    # -- what a life is made of ------------------------------------------------------------------------

    def _report(self, ground: Ground, matter: Matter, reporter: Actor, index: int) -> Case:
        lng, lat = self._point_in(ground)
        report = Report(
            id=self._id(index),
            category=matter.category,
            what=matter.what,
            place_note=matter.place_note,
            urgency=None,
            place=Place(lng, lat, "wgs84", accuracy_m=float(self._dice.randint(4, 60))),
            grid_code=None,
            occurred_at=None,
            resolved_on_spot=self._dice.random() < 0.15,  # noqa: PLR2004  自办自结
            sent={},  # nobody sends a season twice
            # Who works the desk has it from somebody who rang.
            brought={} if reporter.role == "grid_worker" else {"caller": self._voices.somebody()},
        )
        return report_case(report=report, by=reporter).case

    def _reporter(self, ground: Ground) -> Actor:
        """A worker of the village where there is one; otherwise, and now and then even so, somebody rang the
        township's desk."""
        worker = self._worker(ground)
        return (
            worker
            if worker and not self._voices.rings()
            else self._cast.dispatchers[township_of(ground.code)]
        )

    def _worker(self, ground: Ground) -> Actor | None:
        """The grid's own worker, else one of the village's, else nobody."""
        colleagues = self._cast.workers.get(village_of(ground.code), [])
        own = [worker for worker in colleagues if worker.area_code == ground.code]
        return self._dice.choice(own or colleagues) if colleagues else None

    def _grounds(self, county_code: str) -> list[Ground]:
        """Grids, each as often as somebody looks: most where a worker has a post, least where nobody has."""
        grids = Area.objects.filter(CURRENT, level=Level.GRID, code__startswith=county_code).order_by("code")
        names = dict(Area.objects.filter(CURRENT, level=Level.VILLAGE).values_list("code", "name"))
        found = []
        for grid in grids:
            ground = Ground(grid.code, names[village_of(grid.code)], grid)
            colleagues = self._cast.workers.get(village_of(grid.code), [])
            own = any(worker.area_code == grid.code for worker in colleagues)
            found += [ground] * (12 if own else 3 if colleagues else 1)
        return found

    def _point_in(self, ground: Ground) -> tuple[float, float]:
        """A point of the grid, closer to its middle: people live along the roads, not on the ridges."""
        shape, middle = ground.shape.shape, ground.shape.label_point
        west, south, east, north = shape.extent
        for _try in range(20):
            lng = self._dice.gauss(middle.x, (east - west) / 5)
            lat = self._dice.gauss(middle.y, (north - south) / 5)
            if shape.contains(Point(lng, lat, srid=shape.srid)):
                return round(lng, 6), round(lat, 6)
        return round(middle.x, 6), round(middle.y, 6)

    def _start(self, days: int) -> datetime:
        """A moment of the last so many days, while people are up; somewhat more of them lately."""
        day = timezone.localtime(self._until - timedelta(days=days * self._dice.random() ** 1.8))
        waking = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(
            minutes=self._dice.triangular(7 * 60, 21 * 60, 10 * 60)
        )
        # What would still be to come today happened yesterday at that hour.
        return waking if waking < self._until else waking - timedelta(days=1)

    def _after(self, span: Sequence[int]) -> datetime:
        """So many minutes on; what would fall into the night is done the next morning."""
        at = clock.now() + timedelta(minutes=self._dice.triangular(span[0], span[1], span[0]))
        local = timezone.localtime(at)
        if OPENS <= local.hour < SHUTS:
            return at
        morning = local.replace(hour=OPENS, minute=0) + timedelta(days=local.hour >= SHUTS)
        return morning + timedelta(minutes=self._dice.randint(0, 120))

    def _id(self, index: int) -> UUID:
        """A UUIDv7 of the moment, from the dice: the same seed gives the same cases."""
        milliseconds = int(clock.now().timestamp() * 1000)
        value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (index & 0xFFF) << 64
        return UUID(int=value | 0b10 << 62 | self._dice.getrandbits(62))


def _seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, case.version, by)
