"""A small world at work: people with posts anywhere in the county, the cases they report and move on.

What happens is drawn beforehand as plain data (`Reported`, `Moved`), so that a failing world can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client
from hypothesis import strategies as st

from pingan.cases.measured import Place
from pingan.cases.models import Case
from pingan.cases.services import Target
from pingan.cases.services import take as take_as_room
from pingan.core.errors import Problem
from pingan.people.actors import Actor
from pingan.people.roles import ROLES
from tests.cast import appoint, body_of, signed_in
from tests.properties.steps import take, words
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS, NEXT_GRID, middle

TOWNSHIPS = sorted({grid[:9] for grid in GRIDS})
AREAS: dict[str, list[str]] = {
    "grid_worker": sorted(GRIDS),
    "dispatcher": TOWNSHIPS,
    "county_dispatcher": [COUNTY],
    "department": [COUNTY, *TOWNSHIPS],
    "mediator": [COUNTY, *TOWNSHIPS],
    "leader": [COUNTY],
}
TRACKS = {"0506": "event", "0301": "event", "0101": "dispute"}


@dataclass(frozen=True)
class Reported:
    """Somebody reports. A place picked by hand has no point, hence no dot on the map."""

    by: int
    grid: str
    category: str
    settled: bool
    by_hand: bool


@dataclass(frozen=True)
class Moved:
    """Somebody takes one of the steps offered to them on a case."""

    by: int
    case: int
    choice: int


@dataclass(frozen=True)
class Corrected:
    """Somebody puts something right that no page has a form for yet."""

    by: int
    case: int
    action: str
    other: int
    grid: str
    category: str

    def said(self, other: str) -> dict[str, Any]:
        """The fields of the action; `other` is another case."""
        lng, lat = middle(self.grid)
        told: dict[str, dict[str, Any]] = {
            "recategorise": {"category": self.category},
            "correct_place": {"place": Place(lng, lat, "wgs84", accuracy_m=5.0)},
            "rehome": {"grid_code": self.grid},
            "merge": {"into": UUID(other)},
            "unmerge": {},
            "split": {"category": self.category, "what": "另一处也堵了。"},
        }
        return told[self.action] | ({} if self.action == "split" else {"reason": "核实后更正"})


Happening = Reported | Moved | Corrected

# What changes no state is taken only where nothing else is offered.
ASIDE = frozenset({"note", "instruct", "remind", "supervise", "lift_supervision"})
# Without these two next to nothing would ever happen.
CORE = [("grid_worker", NEXT_GRID), ("dispatcher", FIRST_GRID[:9])]

posts = st.sampled_from(list(ROLES)).flatmap(
    lambda role: st.tuples(st.just(role), st.sampled_from(AREAS[role]))
)
reported = st.builds(
    Reported,
    by=st.integers(0, 9),
    grid=st.sampled_from([FIRST_GRID, FIRST_GRID, *sorted(GRIDS)]),
    category=st.sampled_from(sorted(TRACKS)),
    settled=st.sampled_from([False, False, False, True]),
    by_hand=st.sampled_from([False, False, False, True]),
)
moved = st.builds(Moved, by=st.integers(0, 9), case=st.integers(0, 9), choice=st.integers(0, 9))
corrected = st.builds(
    Corrected,
    by=st.integers(0, 9),
    case=st.integers(0, 9),
    action=st.sampled_from(["recategorise", "correct_place", "rehome", "merge", "unmerge", "split"]),
    other=st.integers(0, 9),
    grid=st.sampled_from(sorted(GRIDS)),
    category=st.sampled_from(sorted(TRACKS)),
)
happenings = st.one_of(reported, moved, moved, corrected)


@dataclass
class Person:
    """A post's holder at their browser."""

    actor: Actor
    browser: Client = field(repr=False)

    def get(self, address: str, **query: Any) -> Any:
        return self.browser.get(address, query)


@st.composite
def people(draw: st.DrawFn) -> list[tuple[str, str]]:
    """The posts of four to six people, in any order."""
    return draw(st.permutations([*CORE, *draw(st.lists(posts, min_size=2, max_size=4))]))


class World:
    """The people, and the ids of the cases in the order they were reported. Counts what really happened."""

    def __init__(self, chosen: Sequence[tuple[str, str]]) -> None:
        self.people = [
            Person(actor, signed_in(actor))
            for actor in (appoint(f"person-{n}", *post) for n, post in enumerate(chosen))
        ]
        self.cases: list[str] = []
        self.moves = 0
        self.corrections: list[str] = []

    def let(self, happening: Happening) -> None:
        """Try it over HTTP; a refusal is nobody's fault here."""
        if isinstance(happening, Reported):
            self._report(happening)
        elif isinstance(happening, Corrected) and self.cases:
            self._correct(happening)
        elif isinstance(happening, Moved) and self.cases:
            self._move(happening)

    def _report(self, told: Reported) -> None:
        place: dict[str, Any] = {"location": None, "grid_code": told.grid} if told.by_hand else {}
        body = body_of(told.grid, category=told.category, resolved_on_spot=told.settled, **place)
        answer = self._who(told.by).browser.post("/api/v1/cases", body, content_type="application/json")
        if answer.status_code == 201:
            self.cases.append(body["id"])

    def _move(self, move: Moved) -> None:
        """By the first in line who is offered a step; a note only where nothing else is."""
        case_id = self.cases[move.case % len(self.cases)]
        for turn in range(len(self.people)):
            person = self._who(move.by + turn)
            case = person.get(f"/api/v1/cases/{case_id}").json()
            offered = [
                step["action"]
                for step in case.get("actions", ())
                if step["action"] not in ("add_photo", "add_file")
            ]
            steps = [action for action in offered if action not in ASIDE] or offered[:1]
            if steps and self._took(person, case, steps[move.choice % len(steps)], move.choice):
                return

    def _correct(self, told: Corrected) -> None:
        """By the first in line who may; the room's own way, as there is no address for it."""
        # A closed case is corrected no more, and only a merged one comes back.
        is_wanted = {"links__isnull": False} if told.action == "unmerge" else {"closed_at": None}
        wanted = set(Case.objects.filter(**is_wanted).values_list("pk", flat=True))
        cases = [case for case in self.cases if UUID(case) in wanted] or self.cases
        case_id, other = cases[told.case % len(cases)], cases[told.other % len(cases)]
        version = Case.objects.get(pk=case_id).version
        for turn in range(len(self.people)):
            target = Target(UUID(case_id), version, self._who(told.by + turn).actor)
            with suppress(Problem):
                case = take_as_room(target, told.action, **told.said(other))
                self.corrections.append(told.action)
                split_off = case.steps.order_by("id").last().data.get("split_off")
                self.cases += [split_off] if split_off else []
                return

    def _took(self, person: Person, case: dict[str, Any], action: str, choice: int) -> bool:
        workers = [
            p.actor.account_id
            for p in self.people
            if p.actor.role == "grid_worker" and p.actor.area_code.startswith(case["grid_code"][:12])
        ]
        if action == "dispatch" and not workers:
            return False
        worker = workers[choice % len(workers)] if workers else None
        answer = take(person.browser, case["id"], action, case["version"], words(action, worker))
        assert answer.status_code == 200, (action, answer.content)
        self.moves += action not in ASIDE
        return True

    def _who(self, number: int) -> Person:
        return self.people[number % len(self.people)]
