"""How cases ended: the step that closed each, and what of its words may go out of the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from pingan.cases import numbers, tracks
from pingan.cases.models import Step
from pingan.cases.workflow import State


def last_closings(cases: Iterable[UUID], until: datetime | None = None) -> Mapping[UUID, Step]:
    """The step that closed each of these the last time (until then), one statement for all of them.

    What was added to a closed case (a late photo, what was said when called back) is none.
    """
    steps = Step.objects.filter(case__in=list(cases), to_state=State.CLOSED)
    if until is not None:
        steps = steps.filter(at__lte=until)
    last = steps.exclude(from_state=State.CLOSED).order_by("case_id", "-id").distinct("case_id")
    return {step.case_id: step for step in last}


def keeps_nothing(track: str) -> bool:
    """Whether a track keeps no word from anybody: where its room is no more, nobody can say so."""
    known = tracks.get(track)
    return known is not None and known.may_read is None


def words_that_go_out(step: Step, track: str) -> str:
    """What was said with a step as others may have it: neither what a track keeps nor numbers of people."""
    return numbers.veiled(step.note) if keeps_nothing(step.track or track) else ""
