"""Every state, every action, every one of the cast: taken or refused just as the oracle says, and told alike.

A case is led to each state by a path of steps; then each of the cast tries each action on it, and it is
taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

from pingan.cases import tracks
from pingan.cases.api.bodies import BODIES
from pingan.cases.models import Case, Task
from pingan.cases.reporting import report_case
from pingan.cases.selectors import actions_of
from pingan.cases.services import Target, take
from pingan.cases.tasks import finish_task
from pingan.core.errors import Problem
from pingan.people.actors import Actor
from tests.cast import report_of
from tests.mediation.quarrels import let_parties_agree
from tests.properties.life import ASKS, NOTHING, RULES, Given, Known
from tests.properties.steps import ACTIONS, OF_TRACK, words
from tests.properties.test_case_life import ABOVE, row_of
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

# How a case comes to each state, by whom; some by two ways, after which others have it.
EVENT = {
    "reported": [],
    "reported, and taken before": [("li", "claim"), ("li", "release")],
    "accepted": [("li", "claim")],
    "accepted, more time asked": [("li", "claim"), ("li", "ask_extension")],
    "accepted, with more time": [("li", "claim"), ("li", "ask_extension"), ("feng", "extend")],
    "dispatched": [("li", "dispatch")],
    "dispatched to a department": [("li", "assign")],
    "objected": [("li", "dispatch"), ("qian", "object")],
    "objected by a department": [("li", "assign"), ("peng", "object")],
    "objected, sent by the county": [("feng", "assign"), ("peng", "object")],
    "objected a third time": [
        *([("li", "dispatch"), ("qian", "object"), ("li", "uphold")] * 2),
        ("li", "assign"),
        ("shen", "object"),
    ],
    "overruled": [("li", "assign"), ("shen", "object"), ("li", "overrule")],
    "in hand": [("li", "dispatch"), ("qian", "receive")],
    "in hand of a department": [("li", "assign"), ("shen", "receive")],
    "in hand of a colleague": [("li", "assign"), ("shen", "receive"), ("shen", "pass_on")],
    "handled": [("li", "dispatch"), ("qian", "receive"), ("qian", "handle")],
    "handled by a department": [("li", "assign"), ("shen", "receive"), ("peng", "handle")],
    "verified": [("li", "assign"), ("shen", "receive"), ("peng", "handle"), ("qian", "verify")],
    "to be done again": [("li", "assign"), ("shen", "receive"), ("shen", "handle"), ("li", "rework")],
    "suspension asked": [("li", "claim"), ("li", "ask_suspension")],
    "suspended": [("li", "claim"), ("li", "ask_suspension"), ("feng", "suspend")],
    "taken up again": [
        *[("li", "claim"), ("li", "ask_suspension"), ("feng", "suspend")],
        ("li", "resume"),
    ],
    "closed": [("li", "claim"), ("li", "close")],
    "closed, and asked about": [("li", "claim"), ("li", "close"), ("feng", "evaluate")],
    "rejected": [("li", "reject")],
    "withdrawn": [("qian", "withdraw")],
    "self-resolved": [("qian", "self_resolve")],
    "merged": [("li", "merge")],
    "unmerged": [("li", "merge"), ("li", "unmerge")],
    "reopened": [("li", "claim"), ("li", "close"), ("li", "reopen")],
}
DISPUTE = {
    "reported": [],
    "accepted": [("wu", "claim")],
    "accepted, and all agree": [("wu", "claim"), ("wu", "agree")],
    "prolonged": [("wu", "claim"), ("wu", "agree"), ("wu", "prolong")],
    "mediating": [("wu", "claim"), ("wu", "agree"), ("wu", "record_session")],
    "declined": [("wu", "claim"), ("wu", "decline")],
    "concluded": [("wu", "claim"), ("wu", "conclude")],
    "closed": [("wu", "claim"), ("wu", "conclude"), ("wu", "close")],
    "withdrawn": [("qian", "withdraw")],
    "handed over": [("li", "hand_to_mediation")],
}
PATHS = [("0506", name, path) for name, path in EVENT.items()] + [
    ("0506" if name == "handed over" else "0101", f"dispute {name}", path) for name, path in DISPUTE.items()
]
# One of each kind, and beside them who works next door, in the next township and in another department.
CAST = ("qian", "sun", "li", "zhou", "feng", "shen", "peng", "chu", "wu", "chen")


class Stage:
    """One case, the one it may be merged into, and the cast around them."""

    def __init__(self, cast: Mapping[str, Actor], category: str) -> None:
        self.cast = cast
        report, other = report_of(category=category), report_of(grid=FIRST_GRID)
        for one in (report, other):
            report_case(report=one, by=cast["qian"])
        track = "event" if category == "0506" else "dispute"
        self.known = Known.reported(report.id, FIRST_GRID, cast["qian"], track, closed=False)
        self.other = Known.reported(other.id, FIRST_GRID, cast["qian"], "event", closed=False)
        self.known.people = {actor.account_id: actor for actor in cast.values()}
        self.said = {action: self._said(action) for action in ACTIONS}

    def given(self, action: str) -> Given:
        return Given(
            person=self.cast["peng" if action == "pass_on" else "qian"],
            organisation=self.cast["shen"].organisation_id,
            takes_cases=True,
            category=OF_TRACK[self.known.track][0],
            grid=NEXT_GRID,
            into=self.other,
        )

    def _said(self, action: str) -> dict[str, Any]:
        given = self.given(action)
        said = words(action, given.person, given.organisation, given.grid, self.other.id)
        body = BODIES[tracks.actions()[action].body or ""](data=said)
        body.is_valid(raise_exception=True)
        return dict(body.validated_data)

    def try_out(self, who: str, action: str) -> tuple[int, str] | None:
        """Take a step; what it was refused with. Which categories there are hangs on its track."""
        said = self.said[action]
        if action == "recategorise":
            said = said | {"category": self.given(action).category}
        try:
            take(Target(self.known.id, self.known.version, self.cast[who]), action, **said)
        except Problem as refused:
            return refused.status, refused.code
        return None

    def lead(self, who: str, action: str) -> None:
        """A step of the path, which must succeed; for what waits for leave, the leave."""
        if action == "agree":
            let_parties_agree(self.known.id, self.cast[who])
            self.known.let_parties_agree(self.cast[who])
        elif action in ASKS.values():
            task = Task.objects.get(case_id=self.known.id, action=action, done_at=None)
            finish_task(task_id=task.pk, outcome="approved", report="同意", by=self.cast[who])
            self.known.answer(self.cast[who], action, granted=True)
        else:
            assert self.try_out(who, action) is None, action
            self.take(self.known, who, action)

    def take(self, known: Known, who: str, action: str) -> None:
        above = self.cast[ABOVE[who]].organisation_id if action in ASKS else None
        known.take(self.cast[who], action, self.given(action), above=above)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("category", "path"),
    [pytest.param(category, path, id=name) for category, name, path in PATHS],
)
def test_every_step_is_open_to_whom_the_rules_open_it(
    category: str, path: list[tuple[str, str]], request: pytest.FixtureRequest
) -> None:
    stage = Stage({name: request.getfixturevalue(name) for name in CAST}, category)
    for who, action in path:
        stage.lead(who, action)
    known, came = stage.known, Counter[str]()
    case = Case.objects.get(pk=known.id)
    assert row_of(case) == known.row
    for who, actor in stage.cast.items():
        if known.within_reach_of(actor):
            offered = {step["action"] for step in actions_of(case, actor)}
            assert offered == known.open_to(actor), who
        for action in ACTIONS:
            expected = known.refusal(actor, action, known.version, stage.given(action))
            with transaction.atomic():
                assert stage.try_out(who, action) == expected, (who, action)
                if expected is None:
                    then: Any = deepcopy(known)
                    stage.take(then, who, action)
                    assert row_of(Case.objects.get(pk=known.id)) == then.row, (who, action)
                came["refused" if expected else "taken"] += 1
                transaction.set_rollback(True)
    assert came["refused"] > came["taken"], came


def test_the_paths_come_to_every_state() -> None:
    """And the cells are told for every action that there is, on every track that the oracle knows."""
    told = {action for rules in RULES.values() for action in rules}
    assert told - {"add_photo", "add_file"} == set(ACTIONS)
    offered = {
        action
        for track in RULES
        for action, move in tracks.moves_of(track).items()
        if move.offered and not move.retired
    }
    assert offered == told
    assert Given() == NOTHING
