"""How a step of a case stands in the journal: who may hear it, and what the map's sums are folded from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pingan.cases.workflow import Action, Track
from pingan.core import clock
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor

TOPICS = {Track.EVENT: Topic.CASES_EVENT, Track.DISPUTE: Topic.CASES_DISPUTE}


def journal_case(
    *,
    type_: str,
    action: Action,
    case_id: UUID,
    version: int,
    grid_code: str,
    track: str,
    category: str,
    state: str,
    received_at: datetime,
    cell: int | None,
    hearers: Sequence[UUID],
    by: Actor,
    was_track: str | None = None,
    was_state: str | None = None,
) -> None:
    """Append a case's act: codes and states, never a word anybody wrote. The transaction's last statement."""
    journal.record(
        type=type_,
        topic=TOPICS[Track(track)],
        area_code=grid_code,
        object_type="case",
        object_id=case_id,
        object_version=version,
        actor=by.account_id,
        post=by.post_id,
        hearers=hearers,
        facts={
            "action": action.value,
            "track": track,
            "was_track": was_track,
            "category": category,
            "major": category[:2],
            "state": state,
            "was_state": was_state,
            "day": clock.local_day(received_at).isoformat(),
            "cell": cell,
        },
    )
