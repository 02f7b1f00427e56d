"""How a step of a case stands in the journal: who may hear it, and what the map's sums are folded from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pingan.cases.workflow import Action, Track
from pingan.core import clock
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor

TOPICS = {Track.EVENT: Topic.CASES_EVENT, Track.DISPUTE: Topic.CASES_DISPUTE}


def journal_case(*, grid_code: str, **said: Any) -> None:
    """Append a case's act, in words of `act_of_case`. The transaction's last statement."""
    journal.record(area_code=grid_code, **_act(**said))


def act_of_case(**said: Any) -> dict[str, Any]:
    """The act as parameters of `journal.insert_act`, for the one statement that finds its grid itself."""
    return journal.act_of(**_act(**said))


def _act(
    *,
    type_: str,
    action: Action,
    case_id: UUID,
    version: int,
    track: str,
    category: str,
    state: str,
    received_at: datetime,
    cell: int | None,
    hearers: Sequence[UUID],
    by: Actor,
    was_track: str | None = None,
    was_state: str | None = None,
) -> dict[str, Any]:
    """What the journal keeps of a step: codes and states, never a word anybody wrote."""
    return {
        "type": type_,
        "topic": TOPICS[Track(track)],
        "object_type": "case",
        "object_id": case_id,
        "object_version": version,
        "actor": by.account_id,
        "post": by.post_id,
        "hearers": hearers,
        "facts": {
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
    }
