"""One rule, three renderings: what a query finds, what is said of a case at hand, and who hears of an act.

Random posts look at random cases through any cell that the table could have. `tests.promises` says in a few
other words what the cell means, and every rendering must agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pingan.cases import queues, reach
from pingan.cases.models import Case, Task
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.selectors import Act
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation
from pingan.people.reach import Reach
from tests.promises import Matter, reaches, spans
from tests.properties.settings import tried
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS

PEOPLE = [UUID(int=number) for number in range(1, 5)]
BUREAUS = [UUID(int=7), UUID(int=8)]
AREAS = sorted({code[:length] for code in GRIDS for length in (6, 9, 12, 15)})
TRACKS = ("event", "dispute")
ROLE = "grid_worker"
OPERATION = "cases.read"

cells = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["grid", "area", "organisation", "county"]),
        st.sampled_from(["", ":event", ":dispute", ":dispute/event", ":consultation"]),
        st.sampled_from(["", "+own"]),
    ),
    st.just("own"),
)
actors = st.builds(
    lambda area, account, bureau: Actor(account, UUID(int=9), ROLE, area, bureau, "某人"),
    st.sampled_from(AREAS),
    st.sampled_from(PEOPLE),
    st.sampled_from(BUREAUS),
)


def every_kind_of_case() -> Iterator[Case]:
    now = clock.now()
    said: dict[str, Any] = {"category": "0506", "urgency": "general", "state": "reported", "what": "水渠堵了"}
    said |= {"received_at": now, "accept_due": now, "close_due": now}
    number = 0
    for grid in sorted(GRIDS):
        for track in TRACKS:
            for reporter in PEOPLE[:3]:
                for holder in (None, *PEOPLE[1:]):
                    number += 1
                    yield Case(
                        id=uuid7(), code=f"TEST{number:04}", track=track, grid_code=grid,
                        reporter_id=reporter, holder_id=holder,
                        organisation_id=[None, None, None, *BUREAUS][number % 5],
                        **said,
                    )  # fmt: skip


def matter_of(case: Case) -> Matter:
    """With the organisations that have it, or were asked for something that is not done (each case keeps its
    tasks)."""
    asked = {task.organisation_id for task in case.asked if task.done_at is None}  # type: ignore[attr-defined]
    have_it = frozenset(asked | ({case.organisation_id} - {None}))
    return Matter(case.grid_code, case.track, frozenset({case.reporter_id, case.holder_id}), have_it)


@pytest.fixture
def cases(county: object) -> list[Case]:
    Account.objects.bulk_create(Account(id=one, username=f"p{one.int}", name="某人") for one in PEOPLE)
    Organisation.objects.bulk_create(
        Organisation(
            id=one, name=f"{one.int}局", name_en=f"Bureau {one.int}", kind="county", area_code=COUNTY
        )
        for one in BUREAUS
    )
    cases = Case.objects.bulk_create(every_kind_of_case())
    for number, case in enumerate(cases):
        case.asked = list(tasks_on(case, number))  # type: ignore[attr-defined]
        Task.objects.bulk_create(case.asked)  # type: ignore[attr-defined]
    return cases


def tasks_on(case: Case, number: int) -> Iterator[Task]:
    """Of none, of one bureau or of both, done and not done: in turn."""
    now = clock.now()
    for place, bureau in enumerate(BUREAUS):
        state = number // 3**place % 3
        if state:
            done: dict[str, Any] = {"done_at": now, "done_by_id": PEOPLE[0], "outcome": "done"}
            said: dict[str, Any] = {} if state == 1 else done
            yield Task(
                case=case, kind="help", organisation_id=bureau, asked_by_id=PEOPLE[0], asked_at=now,
                words="请协助", **said,
            )  # fmt: skip


def said_by(monkeypatch: pytest.MonkeyPatch, operation: str, cell: str) -> None:
    monkeypatch.setitem(policy.TABLE, operation, {ROLE: Reach.read(cell)})  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_query_and_a_case_at_hand_say_the_same(cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    @tried(150)
    @given(actors, cells)
    def agree(actor: Actor, cell: str) -> None:
        said_by(monkeypatch, OPERATION, cell)
        expected = {case.pk for case in cases if reaches(cell, actor, matter_of(case))}
        assert {case.pk for case in cases if reach.holds(case, actor, OPERATION)} == expected
        found = Case.objects.filter(reach.where(actor, OPERATION))
        assert set(found.values_list("pk", flat=True)) == expected

    agree()


@pytest.mark.django_db
def test_lists_hold_what_a_reach_spans(cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    @tried(80)
    @given(actors, cells, st.sampled_from([None, *AREAS]))
    def agree(actor: Actor, cell: str, area: str | None) -> None:
        said_by(monkeypatch, "cases.list", cell)

        def listed(name: str) -> set[UUID]:
            return set(queues.queue(actor, name, area_code=area).values_list("pk", flat=True))

        expected = {
            case.pk
            for case in cases
            if spans(cell, actor, matter_of(case)) and case.grid_code.startswith(area or "")
        }
        # An area that is not all within what is spanned is elsewhere, even one around it.
        around = area and any(
            case.grid_code.startswith(area) and not spans(cell.partition(":")[0], actor, matter_of(case))
            for case in cases
        )
        if around and not cell.startswith(("own", "organisation")):
            expected = set()
        assert listed("all") == listed("open") == expected
        # For an organisation waits what was sent to it; of these nothing has been sent to anybody.
        assert listed("waiting") == (set() if cell.startswith("organisation") else expected)
        for name, whose in (("mine", "reporter_id"), ("tasks", "holder_id")):
            ones_own = {case.pk for case in cases if getattr(case, whose) == actor.account_id}
            within = {case.pk for case in cases if reaches(cell, actor, matter_of(case))}
            assert listed(name) <= ones_own & within
            if area is None:
                assert listed(name) == ones_own & within

    agree()


@st.composite
def acts(draw: st.DrawFn) -> tuple[Act, list[Matter]]:
    """An act on a case, and what the case was before it and is after it."""
    grid, was_grid = draw(st.sampled_from(sorted(GRIDS))), draw(st.sampled_from([None, *sorted(GRIDS)]))
    track, was_track = draw(st.sampled_from(TRACKS)), draw(st.sampled_from([None, *TRACKS]))
    hearers = draw(st.frozensets(st.sampled_from(PEOPLE), max_size=3))
    organisations = draw(st.frozensets(st.sampled_from(BUREAUS)))
    return act_on(grid, was_grid, track, was_track, hearers, organisations)


def act_on(
    grid: str,
    was_grid: str | None,
    track: str,
    was_track: str | None,
    hearers: frozenset[UUID],
    organisations: frozenset[UUID],
) -> tuple[Act, list[Matter]]:
    act = Act(
        COUNTY, 1, "case.noted", f"cases.{track}", "case", UUID(int=99), 1, grid, None, None, "",
        (*hearers, *organisations), {"was_track": was_track, "was_area": was_grid},
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    return act, [
        Matter(grid, track, hearers, organisations),
        Matter(was_grid or grid, was_track or track, hearers, organisations),
    ]


# A story chance tells seldom: a case leaves the one track that somebody has in sight.
HANDED_OVER = act_on(FIRST_GRID, None, "dispute", "event", frozenset(), frozenset())


def test_an_act_is_heard_by_whom_the_case_was_or_is_in_reach_of(monkeypatch: pytest.MonkeyPatch) -> None:
    @tried(300)
    @given(actors, cells, acts())
    @example(Actor(PEOPLE[0], UUID(int=9), ROLE, COUNTY, BUREAUS[0], "某人"), "area:event", HANDED_OVER)
    def agree(actor: Actor, cell: str, done: tuple[Act, list[Matter]]) -> None:
        act, standings = done
        said_by(monkeypatch, policy.HEARING, cell)
        assert policy.may_hear(actor, act) == any(reaches(cell, actor, standing) for standing in standings)
        # Whoever hears it is also looked up by it.
        if policy.may_hear(actor, act):
            assert policy.ears(actor) & set(policy.calls(act))

    agree()
