"""A small world at work: people with posts anywhere in the county, the cases they report and move on.

What happens is drawn beforehand as plain data (`Reported`, `Moved`), so that a failing world can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client
from hypothesis import strategies as st

from pingan.cases.models import Case, Task
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.roles import ROLES
from tests.cast import appoint, body_of, signed_in
from tests.properties.steps import answer, take, words
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS, NEXT_GRID

TOWNSHIPS = sorted({grid[:9] for grid in GRIDS})
AREAS: dict[str, list[str]] = {
    "grid_worker": sorted(GRIDS),
    "dispatcher": TOWNSHIPS,
    "county_dispatcher": [COUNTY],
    "department": [COUNTY, *TOWNSHIPS],
    "mediator": [COUNTY, *TOWNSHIPS],
    "leader": [COUNTY],
    "administrator": [COUNTY],
    "security_admin": [COUNTY],
    "audit_admin": [COUNTY],
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
    """A desk puts something right."""

    by: int
    case: int
    action: str
    other: int
    grid: str
    category: str

    def said(self, other: str) -> dict[str, Any]:
        """The body of the action; `other` is another case."""
        category = {"category": self.category} if self.action in ("recategorise", "split") else {}
        return words(self.action, grid=self.grid, into=other, **category)


@dataclass(frozen=True)
class Wanted:
    """A certain step that chance takes too seldom, by the first who is offered it."""

    case: int
    action: str


Happening = Reported | Moved | Corrected | Wanted

# What changes no state is taken only where nothing else is offered.
ASIDE = frozenset({"add_photo", "add_file", "note", "instruct", "remind", "supervise", "lift_supervision"})
# They have a happening of their own.
CORRECTIONS = ("recategorise", "correct_place", "rehome", "merge", "unmerge", "split")
HANDS_ON = frozenset({"dispatch", "assign", "pass_on"})
# Without these two next to nothing would ever happen.
CORE = [("grid_worker", NEXT_GRID), ("dispatcher", FIRST_GRID[:9])]

# Who configures a county opens no case.
posts = st.sampled_from([role for role in ROLES if policy.may(role, "cases.list")]).flatmap(
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
    action=st.sampled_from(CORRECTIONS),
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
        elif isinstance(happening, Wanted):
            self._want(happening)

    def _want(self, wanted: Wanted) -> None:
        case_id = self.cases[wanted.case]
        for person in self.people:
            case = person.get(f"/api/v1/cases/{case_id}").json()
            offered = {step["action"] for step in case.get("actions", ())}
            if wanted.action in offered and self._took(person, case, wanted.action, 0):
                return
        raise AssertionError(f"Nobody was offered {wanted.action}.")

    def _report(self, told: Reported) -> None:
        place: dict[str, Any] = {"location": None, "grid_code": told.grid} if told.by_hand else {}
        body = body_of(told.grid, category=told.category, resolved_on_spot=told.settled, **place)
        answer = self._who(told.by).browser.post("/api/v1/cases", body, content_type="application/json")
        if answer.status_code == 201:
            self.cases.append(body["id"])

    def _move(self, move: Moved) -> None:
        """By the first in line who is offered a step, or asked for leave; a note where nothing else is."""
        case_id = self.cases[move.case % len(self.cases)]
        for turn in range(len(self.people)):
            person = self._who(move.by + turn)
            if move.choice % 2 and self._answered(person, case_id, move.choice):
                return
            case = person.get(f"/api/v1/cases/{case_id}").json()
            offered = [step["action"] for step in case.get("actions", ())]
            steps = [action for action in offered if action not in ASIDE and action not in CORRECTIONS] or [
                *{"note"} & set(offered)
            ]
            if steps and self._took(person, case, steps[move.choice % len(steps)], move.choice):
                return

    def _answered(self, person: Person, case_id: str, choice: int) -> bool:
        """Whether leave was asked of their organisation, and they have answered."""
        asked = Task.objects.filter(
            case_id=case_id, kind="approval", done_at=None, organisation_id=person.actor.organisation_id
        ).first()
        if asked is None:
            return False
        told = answer(person.browser, asked.pk, ["approved", "approved", "refused"][choice % 3])
        self.moves += told.status_code == 200
        return bool(told.status_code == 200)

    def _correct(self, told: Corrected) -> None:
        """By the first in line who may."""
        # A closed case is corrected no more, and only a merged one comes back.
        is_wanted = {"links__isnull": False} if told.action == "unmerge" else {"closed_at": None}
        wanted = set(Case.objects.filter(**is_wanted).values_list("pk", flat=True))
        cases = [case for case in self.cases if UUID(case) in wanted] or self.cases
        case_id, other = cases[told.case % len(cases)], cases[told.other % len(cases)]
        version = Case.objects.get(pk=case_id).version
        for turn in range(len(self.people)):
            browser = self._who(told.by + turn).browser
            if take(browser, UUID(case_id), told.action, version, told.said(other)).status_code == 200:
                self.corrections.append(told.action)
                last = Case.objects.get(pk=case_id).steps.order_by("id").last()
                split_off = last.data.get("split_off") if last else None
                self.cases += [split_off] if split_off else []
                return

    def _took(self, person: Person, case: dict[str, Any], action: str, choice: int) -> bool:
        """False where there is nobody whom the step could hand the case to, or who could give leave, or whose
        quarrel it is."""
        others = [p.actor for p in self.people if self._takes(p.actor, action, case, person.actor)]
        if action in HANDS_ON and not others:
            return False
        one = others[choice % len(others)] if others else None
        said = words(action, one, one.organisation_id if one else None)
        told = take(person.browser, case["id"], action, case["version"], said)
        if told.status_code == 422 and told.json()["code"] in ("nobody_above", "parties_missing"):
            return False
        assert told.status_code == 200, (action, told.content)
        self.moves += action not in ASIDE
        return True

    def _takes(self, other: Actor, action: str, case: dict[str, Any], by: Actor) -> bool:
        if action == "dispatch":
            return other.role == "grid_worker" and other.area_code.startswith(case["grid_code"][:12])
        if action == "assign":
            return other.role == "department"
        post = (other.role, other.organisation_id)
        return action == "pass_on" and other != by and post == (by.role, by.organisation_id)

    def _who(self, number: int) -> Person:
        return self.people[number % len(self.people)]
