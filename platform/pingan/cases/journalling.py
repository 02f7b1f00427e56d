"""How a step of a case stands in the journal: who may hear it, and what the map's sums are folded from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack
from uuid import UUID

from pingan.cases.workflow import Action, Track
from pingan.core import clock
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor

TOPICS = {Track.EVENT: Topic.CASES_EVENT, Track.DISPUTE: Topic.CASES_DISPUTE}


class Done(TypedDict):
    """One step: what was done to which case, what the case is now and was before, by whom, and who hears."""

    type_: str
    action: Action
    case_id: UUID
    version: int
    track: str
    category: str
    state: str
    received_at: datetime
    cell: int | None
    hearers: Sequence[UUID]
    by: Actor
    was_track: NotRequired[str | None]
    was_state: NotRequired[str | None]


def journal_case(*, grid_code: str, **done: Unpack[Done]) -> None:
    """Append a case's act. The transaction's last statement."""
    journal.record(area_code=grid_code, **_act(done))


def act_of_case(**done: Unpack[Done]) -> dict[str, Any]:
    """The act as parameters of `journal.insert_act`, for the one statement that finds its grid itself."""
    return journal.act_of(**_act(done))


def _act(done: Done) -> dict[str, Any]:
    """What the journal keeps of a step: codes and states, never a word anybody wrote."""
    by, track, category = done["by"], done["track"], done["category"]
    return {
        "type": done["type_"],
        "topic": TOPICS[Track(track)],
        "object_type": "case",
        "object_id": done["case_id"],
        "object_version": done["version"],
        "actor": by.account_id,
        "post": by.post_id,
        "hearers": done["hearers"],
        "facts": {
            "action": done["action"].value,
            "track": track,
            "was_track": done.get("was_track"),
            "category": category,
            "major": category[:2],
            "state": done["state"],
            "was_state": done.get("was_state"),
            "day": clock.local_day(done["received_at"]).isoformat(),
            "cell": done["cell"],
        },
    }
