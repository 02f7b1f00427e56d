"""How long cases stood where: what is folded from the journal is what somebody counts who watches rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pingan.cases.models import Case, Step
from pingan.core import clock, kept
from pingan.stats import services
from pingan.stats.models import Holding, Passage, Standing, Stay
from tests.properties.settings import tried
from tests.properties.world import CORE, Happening, Reported, Wanted, World, corrected, happenings, people
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, FIRST_GRID

# Said once more, by hand: where only who has a case can move it on, and the bounds of hours.
HELD = {("event", "dispatched"), ("event", "in_hand"), ("dispute", "accepted"), ("dispute", "mediating")}
HOURS = (1, 2, 4, 8, 12, 24, 48, 72, 120, 168, 240, 360, 720, 1440, 2160)
NOBODY = UUID(int=0)
# Within a month in all: what is asked for until some day is still to come.
PAUSES = st.sampled_from([0.0, 0.4, 1.0, 3.0, 9.0, 20.0])


@dataclass(frozen=True)
class Seen:
    """A case as its row tells it."""

    township: str
    track: str
    major: str
    state: str
    keeper: UUID

    @classmethod
    def of(cls, case: Case) -> Seen:
        held = case.organisation_id and (case.track, case.state) in HELD
        keeper = case.organisation_id if held and case.organisation_id else NOBODY
        return cls(case.grid_code[:9], case.track, case.category[:2], case.state, keeper)

    @property
    def areas(self) -> tuple[str, str]:
        return self.township[:6], self.township


@dataclass
class Watcher:
    """Looks at all rows after whatever happens, and keeps count."""

    seen: dict[UUID, Seen] = field(default_factory=dict)
    since: dict[UUID, datetime] = field(default_factory=dict)
    held_since: dict[UUID, datetime] = field(default_factory=dict)
    passages: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    holdings: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    seconds: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def look(self, now: datetime) -> None:
        for case in Case.objects.all():
            fresh, was = Seen.of(case), self.seen.get(case.pk)
            if was is None or (was.track, was.state) != (fresh.track, fresh.state):
                self._passed(case.pk, was, fresh, now)
            keeper = was.keeper if was else NOBODY
            if keeper != fresh.keeper:
                self._handed(case.pk, was, fresh, now)
            self.seen[case.pk] = fresh

    def _passed(self, case: UUID, was: Seen | None, fresh: Seen, now: datetime) -> None:
        stood = now - self.since[case] if was and was.state != "closed" else None
        before = was or Seen(fresh.township, fresh.track, fresh.major, "", NOBODY)
        for area in before.areas:
            way = (before.track, before.state, fresh.track, fresh.state)
            self.passages[area, month(now), before.keeper, *way, before.major, bucket(stood)] += 1
        self.seconds["passed"] += 2 * int((stood or timedelta()).total_seconds())
        self.since[case] = now

    def _handed(self, case: UUID, was: Seen | None, fresh: Seen, now: datetime) -> None:
        if was and was.keeper != NOBODY:
            held = now - self.held_since[case]
            for area in was.areas:
                self.holdings[area, month(now), was.keeper, was.track, was.major, bucket(held)] += 1
            self.seconds["held"] += 2 * int(held.total_seconds())
        self.held_since[case] = now

    def standing(self) -> Counter[tuple[Any, ...]]:
        return Counter(
            (area, case.track, case.state, case.major, case.keeper)
            for case in self.seen.values()
            if case.state != "closed"
            for area in case.areas
        )

    def stays(self) -> dict[UUID, tuple[Any, ...]]:
        return {
            pk: (case, self.since[pk], self.held_since[pk] if case.keeper != NOBODY else None)
            for pk, case in self.seen.items()
            if case.state != "closed"
        }


def month(moment: datetime) -> date:
    return timezone.localdate(moment).replace(day=1)


def bucket(stood: timedelta | None) -> int:
    return -1 if stood is None else sum(stood >= timedelta(hours=hours) for hours in HOURS)


def keyed(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
    return {row[:-1]: row[-1] for row in rows}


def folded() -> tuple[Mapping[Any, Any], ...]:
    way = ("track", "state", "to_track", "to_state")
    passages = Passage.objects.values_list("area_code", "month", "organisation", *way, "major", "bucket", "n")
    holdings = Holding.objects.values_list(
        "area_code", "month", "organisation", "track", "major", "bucket", "n"
    )
    standing = Standing.objects.values_list("area_code", "track", "state", "major", "organisation", "n")
    stays = {
        stay.case_id: (
            Seen(stay.township_code, stay.track, stay.major, stay.state, stay.organisation),
            stay.since,
            stay.held_since,
        )
        for stay in Stay.objects.all()
    }
    return keyed(passages), keyed(holdings), keyed(standing), stays, sums_of_seconds()


def sums_of_seconds() -> dict[str, int]:
    sums = {"passed": sum(row.seconds for row in Passage.objects.all())}
    return sums | {"held": sum(row.seconds for row in Holding.objects.all())}


# A department has a case in hand for a while.
KEPT_A_WHILE = [(Wanted(0, "assign"), 1.0), (Wanted(0, "object"), 30.0)]


@pytest.mark.django_db
@pytest.mark.usefixtures("county")
def test_whatever_people_do_what_is_folded_is_what_was_seen() -> None:
    """Sent, objected to, put aside, taken back, merged and not, reopened, corrected, handed to mediation."""
    ways: Counter[str] = Counter()

    @tried(6)
    @given(
        people(),
        st.lists(st.tuples(st.one_of(happenings, corrected), PAUSES), min_size=10, max_size=30),
        st.integers(1, 40),
    )
    def live(chosen: list[tuple[str, str]], done: list[tuple[Happening, float]], limit: int) -> None:
        with transaction.atomic():
            world, watcher, now = World([*chosen, ("department", COUNTY)]), Watcher(), timezone.now()
            worker = chosen.index(CORE[0])
            reported = [(Reported(worker, FIRST_GRID, "0506", settled=False, by_hand=False), 0.0)] * 3
            for number, (happening, pause) in enumerate([*reported, *KEPT_A_WHILE, *done]):
                now += timedelta(hours=pause)
                with clock.set_to(now):
                    world.let(happening)
                watcher.look(now)
                if number % 7 == limit % 7:
                    fold(limit)
            fold(limit)
            steps = Step.objects.values_list("from_state", "to_state", "action")
            # Whoever only looks at rows must not have missed a passage.
            changes = sum(was != to or action == "hand_to_mediation" for was, to, action in steps)
            assert sum(watcher.passages.values()) == 2 * changes
            found = folded()
            seconds = {"passed": watcher.seconds["passed"], "held": watcher.seconds["held"]}
            assert found == (
                watcher.passages, watcher.holdings, watcher.standing(), watcher.stays(), seconds
            )  # fmt: skip
            services.rebuild(COUNTY)
            assert folded() == found, "folded in steps, and folded at once"
            ways.update(f"{key[4]} {key[6]}" for key in watcher.passages)
            transaction.set_rollback(True)
        kept.forget_all()

    live()
    # A sample in which next to nothing moved would have shown nothing.
    assert len(ways) >= 5, ways
