"""Several people at one case at once, each doing what the rules offer them at that moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier
from typing import Any
from uuid import UUID

from django.db import connection

from pingan.cases import selectors, tracks
from pingan.cases.api.bodies import BODIES
from pingan.cases.models import Case, Step, Task
from pingan.cases.services import Target, take
from pingan.cases.tasks import finish_task
from pingan.core import kept
from pingan.core.errors import NotFound, Problem
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.properties.life import QUIET, Known
from tests.properties.replay import replayed
from tests.properties.steps import OF_TRACK, words
from tests.stats.conftest import number_acts

# A race that ended after a few steps would have shown nothing.
ENDS = frozenset({"reject", "withdraw", "self_resolve", "hand_to_mediation"})
# So many of the steps of a rush change the case.
_LOUD = 0.9
NOT_HERE = frozenset({"add_photo", "add_file", "split", "rehome", "correct_place", "merge", "unmerge"})


Try = Callable[[UUID, Actor, Sequence[Actor], Random], str]


def race(case_id: UUID, crowd: Sequence[Actor], *, steps: int, seed: int) -> Counter[str]:
    """Let each of a crowd try so many steps on a case at the same time. What came of all: codes of refusals,
    and the actions that were taken."""
    return _together(case_id, crowd, _try, steps=steps, seed=seed)


def rush(case_id: UUID, crowd: Sequence[Actor], *, steps: int, seed: int) -> Counter[str]:
    """The same with two steps that every desk may take on whatever is open, without looking first what is
    offered: a larger crowd for as much work. Whoever puts a category right has seen a version, and of all who
    saw the same the first is in time."""
    return _together(case_id, crowd, _correct_or_note, steps=steps, seed=seed)


def _together(case_id: UUID, crowd: Sequence[Actor], attempt: Try, *, steps: int, seed: int) -> Counter[str]:
    together = Barrier(len(crowd))

    def run(number: int) -> Counter[str]:
        dice, came = Random(seed * 1000 + number), Counter[str]()
        together.wait()
        try:
            for _step in range(steps):
                came[attempt(case_id, crowd[number], crowd, dice)] += 1
        finally:
            connection.close()
        return came

    with ThreadPoolExecutor(len(crowd)) as people:
        return sum(people.map(run, range(len(crowd))), Counter[str]())


def _correct_or_note(case_id: UUID, actor: Actor, _crowd: Sequence[Actor], dice: Random) -> str:
    action, said = "note", {"text": "已电话联系"}
    version = None
    if dice.random() < _LOUD:
        version = Case.objects.values_list("version", flat=True).get(pk=case_id)
        action, said = "recategorise", {"category": dice.choice(["0501", "0506"]), "reason": "核实后更正"}
    try:
        take(Target(case_id, version, actor), action, **said)
    except Problem as refused:
        return refused.code
    return f"taken:{action}"


def _try(case_id: UUID, actor: Actor, crowd: Sequence[Actor], dice: Random) -> str:
    """One step of those offered: `taken:…`, or the code of the refusal, for somebody was quicker."""
    try:
        answered = _answer(case_id, actor, dice)
        if answered is not None:
            return answered
        case = selectors.get_case(actor, case_id)
        offered = [step["action"] for step in selectors.actions_of(case, actor)]
        likely = sorted(set(offered) - NOT_HERE - (ENDS if dice.random() < 0.98 else set()))
        if not likely:
            return "nothing"
        action = dice.choice(likely)
        take(Target(case_id, case.version, actor), action, **_said(action, case, crowd, dice))
    except NotFound:
        return "out of reach"
    except Problem as refused:
        return refused.code
    return f"taken:{action}"


def _answer(case_id: UUID, actor: Actor, dice: Random) -> str | None:
    asked = Task.objects.filter(
        case_id=case_id, kind="approval", done_at=None, organisation_id=actor.organisation_id
    ).first()
    if asked is None or dice.random() < 0.5:
        return None
    outcome = dice.choice(["approved", "refused"])
    finish_task(task_id=asked.pk, outcome=outcome, report="按规定", by=actor)
    return f"taken:{outcome}"


def _said(action: str, case: Case, crowd: Sequence[Actor], dice: Random) -> dict[str, Any]:
    wanted = {"dispatch": "grid_worker", "assign": "department"}.get(action)
    fitting = [one for one in crowd if one.role == wanted] or list(crowd)
    one = dice.choice(fitting)
    said = words(action, one, one.organisation_id)
    if action == "recategorise":
        said["category"] = dice.choice(OF_TRACK[case.track])
    body = BODIES[tracks.actions()[action].body or ""](data=said)
    body.is_valid(raise_exception=True)
    return dict(body.validated_data)


def holds_together(case_id: UUID, people: Mapping[UUID, Actor], came: Counter[str]) -> Known:
    """Whether row, timeline and journal of a case tell one and the same lawful life, and nothing was lost."""
    case = Case.objects.get(pk=case_id)
    known = replayed(case, people)
    assert (case.state, case.ending, case.holder_id, case.organisation_id, case.version) == (
        *(known.state, known.ending, known.holder, known.organisation, known.version),
    )
    steps = list(Step.objects.filter(case=case).order_by("id"))
    assert [
        (step.action, step.track, step.from_state, step.to_state, step.by_id, step.role) for step in steps
    ] == [line.step for line in known.lines]
    number_acts()
    acts = list(Act.objects.filter(object_id=case_id).order_by("seq"))
    assert [(act.type, act.object_version, act.actor) for act in acts] == [
        (line.act[0], line.version, line.by) for line in known.acts
    ]
    taken = sum(number for what, number in came.items() if what.startswith("taken:"))
    granted = came["taken:approved"]
    assert taken + granted == len(steps) - 1, "each success is one line, and an approval two"
    louder = [step for step in steps if step.action not in QUIET | {"report"}]
    assert case.version == 1 + len(louder), "no update was lost"
    kept.forget_all()
    return known
