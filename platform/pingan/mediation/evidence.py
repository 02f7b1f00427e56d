"""What the parties brought: by who brought it, with what it is to show, in the order in which it is bound.

The thing itself is a file or a picture of the case, or lies in the office. Who brought it is told by the
number of a party; what nobody of them brought, the mediators found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.core.errors import BadInput, NotFound, StaleVersion, Text
from pingan.core.ids import uuid7
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import TooManyOfThese
from pingan.mediation.models import Evidence, Party
from pingan.mediation.moves.evidence import (
    AMEND_EVIDENCE,
    DROP_EVIDENCE,
    LIST_EVIDENCE,
    ORDER_EVIDENCE,
    RETURN_EVIDENCE,
)
from pingan.mediation.parties import Known
from pingan.people.actors import Actor

MAX_EVIDENCE: Final = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece of evidence, as somebody lists it."""

    title: str
    form: str
    party: int | None = None
    proves: str = ""
    pages: int | None = None
    file_id: UUID | None = None
    photo_id: UUID | None = None


# -- reads -----------------------------------------------------------------------------------------


def evidence_of(case_id: UUID) -> list[Evidence]:
    """What is listed, in order."""
    return list(_listed(case_id).select_related("party").order_by("place"))


def _listed(case_id: UUID) -> Any:
    return Evidence.objects.filter(dispute=case_id, left_at=None)


# -- writes ----------------------------------------------------------------------------------------


@transaction.atomic
def list_evidence(*, case_id: UUID, listed: Listed, by: Actor) -> None:
    """Raises NotFound, WrongState, NotYourMove, TooManyOfThese, and BadInput for a party, a file or a picture
    that is none of this case's or is listed already."""
    case = lock_case(case_id, by)
    row = Evidence(id=uuid7(), by_id=by.account_id)
    _write(row, case, listed)
    _take(case, LIST_EVIDENCE, by, evidence=row)


@transaction.atomic
def amend_evidence(*, evidence: Known, version: int, listed: Listed, by: Actor) -> None:
    """Raises StaleVersion, and as `list_evidence`."""
    row, case = _locked(evidence, by)
    if row.version != version:
        raise StaleVersion
    _write(row, case, listed)
    _take(case, AMEND_EVIDENCE, by, evidence=row)


@transaction.atomic
def drop_evidence(*, evidence: Known, by: Actor) -> None:
    """Take it off the list; the file stays with the case. Raises NotFound, WrongState, NotYourMove."""
    row, case = _locked(evidence, by)
    _take(case, DROP_EVIDENCE, by, evidence=row)


@transaction.atomic
def order_evidence(*, case_id: UUID, numbers: Sequence[int], by: Actor) -> None:
    """Put the list in this order. Raises BadInput where these are not the numbers of all that is listed."""
    case = lock_case(case_id, by)
    rows = {row.number: row for row in _listed(case_id)}
    if len(numbers) != len(rows) or set(numbers) != set(rows):
        raise _unfit("numbers", _("Name each piece that is listed once."))
    _take(case, ORDER_EVIDENCE, by, order=[rows[number] for number in numbers])


@transaction.atomic
def return_evidence(*, evidence: Known, by: Actor) -> None:
    """Raises NotFound, WrongState, NotYourMove, BadInput where it was given back before."""
    row, case = _locked(evidence, by)
    if row.returned_at is not None:
        raise _unfit("number", _("It was given back already."))
    _take(case, RETURN_EVIDENCE, by, evidence=row)


def register() -> None:
    EFFECTS.register("mediation.list_evidence", _list)
    EFFECTS.register("mediation.amend_evidence", _amend)
    EFFECTS.register("mediation.drop_evidence", _drop)
    EFFECTS.register("mediation.order_evidence", _order)
    EFFECTS.register("mediation.return_evidence", _return)
    GUARDS.register("mediation.room_for_evidence", Guard(When.SAID, _has_room, lambda *_: TooManyOfThese()))


# -- behind the lock -------------------------------------------------------------------------------


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _locked(known: Known, by: Actor) -> tuple[Evidence, Case]:
    case = lock_case(known.case_id, by)
    row = _listed(case.pk).select_related("party").filter(number=known.number).first()
    if row is None:
        raise NotFound
    return row, case


def _write(row: Evidence, case: Case, listed: Listed) -> None:
    row.title, row.proves = listed.title, listed.proves or None
    row.form, row.pages = listed.form, listed.pages
    row.party = _party(case, listed.party)
    _attach(row, "file", case.files, listed.file_id)
    _attach(row, "photo", case.photos, listed.photo_id)
    if listed.file_id and listed.photo_id:
        raise _unfit("photo_id", _("Choose a file or a picture, not both."))


def _party(case: Case, number: int | None) -> Party | None:
    if number is None:
        return None
    found = Party.objects.filter(dispute=case.pk, left_at=None, number=number).first()
    if found is None:
        raise _unfit("party", _("This case has no such party."))
    return found


def _attach(row: Evidence, name: str, of_case: Any, thing_id: UUID | None) -> None:
    if thing_id is None:
        setattr(row, name, None)
        return
    thing = of_case.filter(pk=thing_id).first()
    if thing is None:
        raise _unfit(f"{name}_id", _("This case has no such file."))
    if Evidence.objects.filter(**{name: thing}, left_at=None).exclude(pk=row.pk).exists():
        raise _unfit(f"{name}_id", _("It is listed already."))
    setattr(row, name, thing)


def _unfit(name: str, reason: Text) -> BadInput:
    return BadInput(reason, invalid_params=[{"name": name, "reason": reason}])


def _list(taking: Taking) -> None:
    row: Evidence = taking.said["evidence"]
    row.dispute, row.at = dispute_of(taking.case), taking.at
    known = Evidence.objects.filter(dispute=row.dispute)
    row.number = known.count() + 1
    row.place = (known.order_by("-place").values_list("place", flat=True).first() or 0) + 1
    row.save(force_insert=True)
    _tell(taking, row)


def _amend(taking: Taking) -> None:
    row: Evidence = taking.said["evidence"]
    row.version += 1
    row.save()
    _tell(taking, row)


def _drop(taking: Taking) -> None:
    """The row stays for its number; what it said is gone."""
    row: Evidence = taking.said["evidence"]
    row.left_at = taking.at
    row.title, row.proves, row.party, row.file, row.photo = "", None, None, None, None
    row.save()
    _tell(taking, row)


def _order(taking: Taking) -> None:
    for place, row in enumerate(taking.said["order"], 1):
        row.place = place
        row.save(update_fields=["place"])


def _return(taking: Taking) -> None:
    row: Evidence = taking.said["evidence"]
    row.returned_at, row.returned_by_id = taking.at, taking.by.account_id
    row.version += 1
    row.save()
    _tell(taking, row)


def _tell(taking: Taking, row: Evidence) -> None:
    """By number alone, and whose it is."""
    taking.data["evidence"] = row.number
    if row.party is not None:
        taking.data["party"] = row.party.number


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return Evidence.objects.filter(dispute=case.pk).count() < MAX_EVIDENCE
