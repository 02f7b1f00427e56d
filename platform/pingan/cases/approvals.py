"""What one may not decide alone: asked of the organisation one level up, and done the moment it agrees.

A move that `asks` for another opens a task of the kind that the other waits for. Whoever answers it for the
organisation above takes that other move by their answer, in the same transaction: there is no time between,
in which the case could go where the leave means nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pingan.cases import leave, services, tasks, tracks
from pingan.cases.api.bodies import BODIES
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import AlreadyAsked, NobodyAbove, OwnRequest
from pingan.cases.guards import Guard, When
from pingan.cases.models import Case, Task
from pingan.cases.services import Target
from pingan.cases.tasks import Asked
from pingan.cases.workflow import Move
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.people.selectors import above


def register() -> None:
    EFFECTS.register("ask", _ask)
    tasks.finished_by("approval", _carry_out)


def not_asked(action: str) -> Guard:
    """The guard of a move that asks leave for this one: once at a time."""
    return Guard(When.CASE, lambda case, *_: not leave.is_asked(case, action), lambda *_: AlreadyAsked())


def _ask(taking: Taking) -> None:
    """Raises NobodyAbove where the asking organisation has none above it that could decide."""
    move = tracks.moves_of(taking.case.track)[taking.move.asks]
    organisation = above(Organisation.objects.get(pk=taking.by.organisation_id))
    if organisation is None:
        raise NobodyAbove
    said = taking.said
    asked = Asked(
        kind=move.approval or "",
        organisation_id=organisation.pk,
        words=said[taking.move.words or "reason"],
        action=taking.move.asks,
    )
    task = tasks.put(taking.case, asked, taking.by)
    task.said = {name: str(said[name]) for name in move.needs}
    task.save(update_fields=["said"])
    taking.hearers.append(organisation.pk)
    taking.data["organisation"] = str(organisation.pk)


def _carry_out(case: Case, task: Task, by: Actor) -> None:
    """Take the move that leave was given for, with what was said when it was asked.

    A move that no other asks for is left to whoever was waiting for the leave. Raises OwnRequest for whoever
    asked and holds a post above, too.
    """
    asking = _asking(case, task.action)
    if asking is None or task.outcome != leave.APPROVED:
        return
    if task.asked_by_id == by.account_id:
        raise OwnRequest
    target = Target(case.pk, case.version, by)
    services.take_locked(case, target, task.action, reason=task.words, **_as_said(asking, task.said))


def _asking(case: Case, action: str) -> Move | None:
    return next((move for move in tracks.moves_of(case.track).values() if move.asks == action), None)


def _as_said(asking: Move, kept: Mapping[str, str]) -> dict[str, Any]:
    """What was kept with the task, read again by the body it came in."""
    fields = BODIES[asking.body or ""]().fields
    return {name: fields[name].to_internal_value(value) for name, value in kept.items()}
