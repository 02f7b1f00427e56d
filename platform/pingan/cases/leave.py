"""Whether leave was given for a move that waits for it, and whether it was asked for."""

from __future__ import annotations

from pingan.cases.models import Case, Step, Task
from pingan.cases.workflow import Move

APPROVED = "approved"


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
