"""How a step of a case stands in the journal: who may hear it, and what the sums are folded from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack
from uuid import UUID

from pingan.cases.models import Case
from pingan.core import clock
from pingan.journal import services as journal
from pingan.journal import topics
from pingan.journal.services import Fact
from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """What a case is counted by. Whatever of it an act changes, the act names what it was.

    A new dimension of the sums is a field here and a column of the fold; no service has to be told.
    """

    state: str
    track: str
    category: str
    major: str
    area: str
    cell: int | None
    day: date
    # Told where there is one: how the case ended, and to whom it is assigned.
    ending: str = ""
    organisation: UUID | None = None


def standing_of(case: Case) -> Standing:
    """How the case is counted now. Taken before a change, it is what the act of that change was before."""
    return Standing(
        state=case.state,
        track=case.track,
        category=case.category,
        major=case.major_category,
        area=case.grid_code,
        cell=case.cell,
        day=clock.local_day(case.received_at),
        ending=case.ending,
        organisation=case.organisation_id,
    )


_NAMES = tuple(field.name for field in fields(Standing))
# Most cases have none of these, and say nothing of them.
_WHERE_ANY = frozenset({"ending", "organisation"})


class Done(TypedDict):
    """One step: what was done to which case, at which version of it, by whom (nobody: it came about), and who
    hears."""

    type_: str
    action: str
    case_id: UUID
    version: int
    hearers: Sequence[UUID]
    by: Actor | None
    # What else the act tells; codes and numbers.
    more: NotRequired[Mapping[str, Fact]]
    # The version stays: it only added to the case.
    quiet: NotRequired[bool]


def journal_case(was: Standing | None, now: Standing, **done: Unpack[Done]) -> None:
    """Append a case's act, the transaction's last statement. `was` is None for a case that was not there."""
    journal.record(area_code=now.area, **_act(was, now, done))


def act_of_new_case(now: Standing, **done: Unpack[Done]) -> dict[str, Any]:
    """The act as `journal.insert_acts` takes it, for the one statement that finds its area itself."""
    return journal.act_of(**_act(None, now, done))


def _act(was: Standing | None, now: Standing, done: Done) -> dict[str, Any]:
    """What the journal keeps of a step: codes and states, never a word anybody wrote."""
    by = done["by"]
    return {
        "type": done["type_"],
        "topic": topics.of_case(now.track),
        "object_type": "case",
        "object_id": done["case_id"],
        "object_version": done["version"],
        "actor": by.account_id if by else None,
        "post": by.post_id if by else None,
        "hearers": done["hearers"],
        "facts": {
            "action": done["action"],
            **_is(now),
            **_was(was, now),
            **_quiet(done),
            **done.get("more", {}),
        },
    }


def _is(now: Standing) -> Mapping[str, Fact]:
    # The area is the act's own.
    return {
        name: value
        for name, value in _plain(now).items()
        if name != "area" and (value or name not in _WHERE_ANY)
    }


def _was(was: Standing | None, now: Standing) -> Mapping[str, Fact]:
    """`was_…` of what changed and of nothing else; a case that was not there had no state."""
    if was is None:
        return {"was_state": None}
    before, after = _plain(was), _plain(now)
    return {f"was_{name}": value for name, value in before.items() if value != after[name]}


def _quiet(done: Done) -> Mapping[str, Fact]:
    return {"quiet": True} if done.get("quiet") else {}


def _plain(standing: Standing) -> dict[str, Fact]:
    values = {name: getattr(standing, name) for name in _NAMES}
    organisation = standing.organisation
    return {
        **values,
        "day": standing.day.isoformat(),
        "organisation": str(organisation) if organisation else None,
    }
