"""A timeline read again, line by line, by the oracle: whether each step was open to whoever took it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from pingan.cases.models import Case, Step, Task
from pingan.people.actors import Actor
from tests.properties.life import ASKS, GRANTED, Given, Known


def replayed(case: Case, people: Mapping[UUID, Actor]) -> Known:
    """The case as its own timeline tells it. Fails at the first line that the rules do not allow."""
    steps = list(Step.objects.filter(case=case).order_by("id"))
    first = steps.pop(0)
    assert first.action == "report"
    known = Known.reported(
        case.pk, case.grid_code, people[first.by_id], first.track, closed=first.to_state == "closed"
    )
    lines = iter(steps)
    for line in lines:
        actor = people[line.by_id]
        if line.action == "finish_task":
            _answered(known, actor, line, lines)
        else:
            refused = known.refusal_by_table(actor, line.action)
            assert refused is None, (line.action, actor.name, known.state, refused)
            known.take(actor, line.action, _given(line, people), above=_asked_of(line))
    return known


def _answered(known: Known, actor: Actor, line: Step, rest: Iterable[Step]) -> None:
    """An answer, and the move that it granted: both stand in the timeline, one after the other."""
    task = Task.objects.get(pk=line.data["tasks"][0])
    assert known.asked.get(task.action) == actor.organisation_id
    granted = task.outcome == "approved"
    if granted:
        assert known.state in GRANTED[task.action].sources
        assert actor.role in GRANTED[task.action].roles
        following = next(iter(rest))
        assert (following.action, following.by_id) == (task.action, line.by_id)
    known.answer(actor, task.action, granted=granted)


def _given(line: Step, people: Mapping[UUID, Actor]) -> Given:
    person = line.data.get("worker_id") or line.data.get("colleague_id")
    organisation = line.data.get("organisation_id")
    return Given(
        person=people[UUID(person)] if person else None,
        organisation=UUID(organisation) if organisation else None,
        category=line.data.get("category", ""),
    )


def _asked_of(line: Step) -> UUID | None:
    return UUID(line.data["organisation"]) if line.action in ASKS else None
