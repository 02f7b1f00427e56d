"""Leave for a move that waits for it: whether it was given, whether it is asked for, and when nobody needs
it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from pingan.cases.models import Case, Step, Task
from pingan.cases.workflow import Move

APPROVED = "approved"
WITHDRAWN = "withdrawn"


def approved(case: Case, kind: str, action: str) -> bool:
    """Whether leave was given for a move, and not used up by the move since."""
    given = Task.objects.filter(case=case, kind=kind, action=action, outcome=APPROVED).order_by("-done_at")
    last = given.values_list("done_at", flat=True).first()
    return last is not None and not Step.objects.filter(case=case, action=action, at__gte=last).exists()


def allows(case: Case, action: str, move: Move) -> bool:
    """Whether a move that waits for leave has it; all others do."""
    return move.approval is None or approved(case, move.approval, action)


def is_asked(case: Case, action: str) -> bool:
    """Whether leave for a move was asked for, and nobody has answered yet."""
    return Task.objects.filter(case=case, action=action, done_at=None).exists()


def withdraw_void(case: Case, moves: Mapping[str, Move], *, by: UUID, at: datetime) -> list[UUID]:
    """Ask no longer for what cannot be done from where the case has come to; which organisations were
    asked."""
    asked = Task.objects.filter(case=case, done_at=None).exclude(action="")
    void = [
        task for task in asked if task.action not in moves or not moves[task.action].starts_from(case.state)
    ]
    for task in void:
        task.done_at, task.done_by_id, task.outcome = at, by, WITHDRAWN
        task.save(update_fields=["done_at", "done_by_id", "outcome"])
    return [task.organisation_id for task in void]
