"""Writes of the station: a consultation as it comes, what became of it, and what the visitor says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.cases.models import Case
from pingan.cases.selectors import get_case_by_code
from pingan.core import clock, erased
from pingan.core.errors import NotFound, StaleVersion
from pingan.core.ids import read_public_code, uuid7
from pingan.mediation.roster import roster
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.registry import identity
from pingan.station.errors import NotHeld, RatedAlready, UnknownAdviser, UnknownCase
from pingan.station.models import Consultation, Rating, State

# As long as whoever told us of a matter is kept (`PINGAN_CALLERS_KEPT_DAYS` in the office's practice).
KEPT_FOR: Final = timedelta(days=180)
# So many in one go of the job; what is left is looked at by the next.
MOST_ERASED: Final = 5000


@dataclass(frozen=True, slots=True)
class Written:
    """A consultation as somebody writes it down. A telephone that is None stays as it is known."""

    channel: str
    state: str
    starts_at: datetime
    topic: str
    adviser: str = ""
    visitor: str = ""
    phone: str | None = None
    summary: str = ""
    referral: str = ""
    case_code: str = ""


@transaction.atomic
def write_down(*, written: Written, by: Actor) -> Consultation:
    """Raises UnknownAdviser, UnknownCase, NotAPhoneNumber."""
    one = Consultation(
        id=uuid7(),
        area_code=by.area_code,
        organisation_id=by.organisation_id,
        by_id=by.account_id,
        at=clock.now(),
    )
    _write(one, written, by)
    one.save(force_insert=True)
    return one


@transaction.atomic
def amend(*, consultation_id: UUID, version: int, written: Written, by: Actor) -> Consultation:
    """Correct it, or say what became of it. Raises NotFound, StaleVersion and as `write_down`."""
    one = locked(consultation_id, by, version)
    _write(one, written, by)
    if one.state != State.HELD and one.rating:
        raise RatedAlready
    one.version += 1
    one.save()
    return one


@transaction.atomic
def rate(*, consultation_id: UUID, rating: str, by: Actor) -> Consultation:
    """What the visitor says of it, once: on the station's own screen, or by telephone. Raises NotHeld,
    RatedAlready."""
    one = _locked(consultation_id, by)
    if one.state != State.HELD:
        raise NotHeld
    if one.rating:
        raise RatedAlready
    one.rating, one.rated_at = Rating(rating), clock.now()
    one.version += 1
    one.save()
    return one


def erase() -> int:
    """Forget who came, a while after they did; what it was about is kept. How many were forgotten."""
    old = Consultation.objects.filter(erased_at=None, starts_at__lt=clock.now() - KEPT_FOR)
    gone = list(old.values_list("pk", flat=True)[:MOST_ERASED])
    erased.note("station", gone)
    return erase_again(gone)


def erase_again(ids: Sequence[UUID | str]) -> int:
    """Those of them who are still, or again, known; how many."""
    known = Consultation.objects.filter(erased_at=None, pk__in=ids)
    return known.update(visitor=None, phone=None, phone_masked="", erased_at=clock.now())


def locked(consultation_id: UUID, by: Actor, version: int) -> Consultation:
    """The consultation locked, as its reader saw it. Raises NotFound, StaleVersion."""
    one = _locked(consultation_id, by)
    if one.version != version:
        raise StaleVersion
    return one


def _locked(consultation_id: UUID, by: Actor) -> Consultation:
    area = policy.scope(by, "station.write")
    rows = Consultation.objects.select_for_update(no_key=True)
    one = rows.filter(pk=consultation_id, area_code__startswith=area).first()
    if one is None:
        raise NotFound
    return one


def _write(one: Consultation, written: Written, by: Actor) -> None:
    for name in ("channel", "state", "starts_at", "topic", "referral"):
        setattr(one, name, getattr(written, name))
    if written.adviser != one.adviser:
        one.adviser, one.adviser_name = written.adviser, _adviser(written.adviser, by)
    if one.erased_at is None:
        one.visitor = written.visitor or None
        _number(one, written.phone)
    one.summary = written.summary or None
    one.case = _case(written.case_code, by)


def _number(one: Consultation, said: str | None) -> None:
    if said is None:
        return
    number = identity.phone_number(said) if said else None
    one.phone, one.phone_masked = number, identity.masked_phone(number) if number else ""


def _adviser(code: str, by: Actor) -> str:
    if not code:
        return ""
    found = next((one for one in roster(by.county_code) if one.code == code), None)
    if found is None:
        raise UnknownAdviser
    return found.name


def _case(written: str, by: Actor) -> Case | None:
    if not written:
        return None
    code = read_public_code(written)
    try:
        return get_case_by_code(by, code) if code else _none()
    except NotFound:
        raise UnknownCase from None


def _none() -> Any:
    raise NotFound
