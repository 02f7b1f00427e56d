"""A case that is made from another: its own code and clocks, the same place, linked and told in both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from pingan.cases import clocks, elsewhere, links
from pingan.cases.effects import Taking
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case, Link, Step
from pingan.cases.workflow import Action, State
from pingan.core.ids import public_code, uuid7
from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Kind:
    """How the new case belongs to the other: the word of its link, which stands in its own first line, too,
    and the word under which the other's line names the new one."""

    link: str
    there: str


SPLIT: Final = Kind(links.SPLIT_FROM, "split_off")
ANEW: Final = Kind(links.ANEW_OF, "anew_as")


def branch(taking: Taking, kind: Kind, *, what: str, reporter_id: UUID, **about: Any) -> Case:
    """Make it, waiting for somebody; `about` is its category where it is not about what the other is."""
    case, at = taking.case, taking.at
    new = Case(
        id=uuid7(),
        code=public_code(),
        track=case.track,
        **{"category": case.category, "major_category": case.major_category} | about,
        urgency=case.urgency,
        state=State.REPORTED,
        what=what,
        place_note=case.place_note,
        location=case.location,
        cell=case.cell,
        grid_code=case.grid_code,
        received_at=at,
        occurred_at=case.occurred_at,
        accept_due=at,
        close_due=at,
        reporter_id=reporter_id,
    )
    new.save(force_insert=True)
    new.save(update_fields=clocks.begin(new, at))
    _first_line(taking, new, {kind.link: str(case.pk)})
    elsewhere.hear(new.pk, elsewhere.named_in(new.what), at, taking.by)
    link(taking, new, case.pk, kind.link)
    taking.data[kind.there] = str(new.pk)
    taking.acts.append(partial(_tell_of, new, taking.by))
    return new


def link(taking: Taking, source: Case, target_id: UUID, kind: str) -> None:
    Link.objects.create(
        source=source, target_id=target_id, kind=kind, by_id=taking.by.account_id, at=taking.at
    )


def _first_line(taking: Taking, new: Case, data: dict[str, str]) -> None:
    Step.objects.create(
        case=new,
        track=new.track,
        action=Action.REPORT,
        to_state=new.state,
        by_id=taking.by.account_id,
        role=taking.by.role,
        at=taking.at,
        data=data,
    )


def _tell_of(new: Case, by: Actor) -> None:
    journal_case(
        None,
        standing_of(new),
        type_="case.reported",
        action=Action.REPORT,
        case_id=new.pk,
        version=new.version,
        hearers=[new.reporter_id],
        by=by,
    )
