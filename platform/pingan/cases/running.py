"""Which clock of a case runs, and until when: what a row says of it, so that no screen has to work it out.

It is the clock that the column `due` is of. While that one stands still nothing is due by the column, and the
case comes after all that is; what runs instead is a clock of its own, until when it is to be looked at again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, TypedDict

from django.db.models import Case as Either
from django.db.models import CharField, DateTimeField, OuterRef, Q, Subquery
from django.db.models import When as If
from django.db.models.expressions import Combinable

from pingan.cases.clocks import NOT_NOW
from pingan.cases.models import OPEN, Case, Clock
from pingan.cases.workflow import ACCEPT, CLOSE, State


class Running(TypedDict):
    """`due` is None where nothing runs; `due_of` is empty once the case is closed."""

    due: datetime | None
    due_of: str


_STANDS: Final = OPEN & Q(due__gte=NOT_NOW)
_MEANWHILE: Final = Clock.objects.filter(stopped_at=None, paused_at=None).order_by("due_at", "id")


def meanwhile() -> dict[str, Combinable]:
    """What runs while the clock of the list stands, as columns of its statement. Few cases have it: of the
    others no clock is looked up."""
    clock = _MEANWHILE.filter(case=OuterRef("pk"))
    due, kind = Subquery(clock.values("due_at")[:1]), Subquery(clock.values("kind")[:1])
    return {
        "meanwhile_due": Either(If(_STANDS, then=due), output_field=DateTimeField()),
        "meanwhile_of": Either(If(_STANDS, then=kind), output_field=CharField()),
    }


def running(case: Any) -> Running:
    """Of a case, or of its line with the columns of `meanwhile`."""
    if case.closed_at is not None:
        return {"due": None, "due_of": ""}
    kind, due = (ACCEPT, case.accept_due) if case.state == State.REPORTED else (CLOSE, case.close_due)
    if due < NOT_NOW:
        return {"due": due, "due_of": kind}
    standing = _meanwhile_of(case) if isinstance(case, Case) else (case.meanwhile_due, case.meanwhile_of)
    return {"due": standing[0], "due_of": standing[1] or kind}


def _meanwhile_of(case: Case) -> tuple[datetime | None, str]:
    found = _MEANWHILE.filter(case=case).values_list("due_at", "kind").first()
    return found or (None, "")
