"""A small world at work: people with posts anywhere in the county, the cases they report and move on.

What happens is drawn beforehand as plain data (`Reported`, `Moved`), so that a failing world can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from hypothesis import strategies as st

from pingan.people.actors import Actor
from pingan.people.roles import ROLES
from tests.cast import appoint, body_of, signed_in
from tests.properties.steps import take, words
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS, NEXT_GRID

TOWNSHIPS = sorted({grid[:9] for grid in GRIDS})
AREAS: dict[str, list[str]] = {
    "grid_worker": sorted(GRIDS),
    "dispatcher": TOWNSHIPS,
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


Happening = Reported | Moved

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
happenings = st.one_of(reported, moved, moved)


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

    def let(self, happening: Happening) -> None:
        """Try it over HTTP; a refusal is nobody's fault here."""
        if isinstance(happening, Reported):
            self._report(happening)
        elif self.cases:
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
            offered = [step["action"] for step in case.get("actions", ()) if step["action"] != "add_photo"]
            steps = [action for action in offered if action != "note"] or offered
            if steps and self._took(person, case, steps[move.choice % len(steps)], move.choice):
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
        self.moves += action != "note"
        return True

    def _who(self, number: int) -> Person:
        return self.people[number % len(self.people)]
