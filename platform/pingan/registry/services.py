"""Writes of the registry: registering households, revealing one value of one resident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from pingan.core import clock, erased, guards
from pingan.core.area_codes import Level, county_of, township_of, village_of
from pingan.core.crypto import blind_index
from pingan.core.errors import StaleVersion
from pingan.core.ids import uuid7
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor
from pingan.registry import identity, ports, selectors
from pingan.registry.errors import (
    AlreadyRegistered,
    BadHousehold,
    BudgetSpent,
    CaseNeeded,
    NothingToReveal,
    UnderFourteen,
)
from pingan.registry.models import (
    MAX_HOUSEHOLD,
    GridCount,
    Household,
    Purpose,
    Resident,
    RevealBudget,
    RevealField,
)
from pingan.registry.revealing import REVEAL_SECONDS, seconds_left, spend
from pingan.territory import selectors as territory

# A batch is one transaction and one act of the journal.
MAX_BATCH = 500
FULL_AGE_OF_RECORD = 14
REVEALS_PER_DAY = 20

_TAKE_SERIALS_SQL = """
INSERT INTO registry_gridcount AS kept (grid_code, households, persons, last_serial)
SELECT grid_code, households, persons, households
FROM unnest(%s::text[], %s::int[], %s::int[]) AS added (grid_code, households, persons)
ORDER BY grid_code
ON CONFLICT (grid_code) DO UPDATE
SET households = kept.households + excluded.households,
    persons = kept.persons + excluded.persons,
    last_serial = kept.last_serial + excluded.last_serial
RETURNING grid_code, last_serial
"""


@dataclass(frozen=True, slots=True)
class NewResident:
    """A person of fourteen or more to be registered. Only the name is needed."""

    name: str
    id_number: str = ""
    phone: str = ""
    id: UUID = field(default_factory=uuid7)


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household to be registered. `size` counts everybody, children too; the householder comes first."""

    grid_code: str
    size: int
    residents: Sequence[NewResident]
    door_note: str = ""
    id: UUID = field(default_factory=uuid7)


@dataclass(frozen=True, slots=True)
class Revealed:
    """One value in plain, and for how many seconds it may stay on a screen."""

    value: str
    expires_in: int = REVEAL_SECONDS


@transaction.atomic
def register_household(*, new: NewHousehold, notice_version: str, actor: Actor | None) -> Household:
    """Register one household. Raises what `register_households` raises."""
    return _register([new], notice_version=notice_version, actor=actor)[0]


@transaction.atomic
def register_households(
    *, batch: Sequence[NewHousehold], notice_version: str, actor: Actor | None
) -> list[Household]:
    """Register up to MAX_BATCH households of one county: all of them and one journal act, or none.

    Raises BadHousehold, UnderFourteen, AlreadyRegistered, NotAnIdNumber, NotAPhoneNumber, BadInput.
    """
    return _register(batch, notice_version=notice_version, actor=actor)


def _register(batch: Sequence[NewHousehold], *, notice_version: str, actor: Actor | None) -> list[Household]:
    if not 1 <= len(batch) <= MAX_BATCH:
        raise BadHousehold(_("A batch has 1 to %(max)s households.") % {"max": MAX_BATCH})
    _check(batch, actor)
    today = clock.today()
    # People are judged before the counts are locked, so that a refusal makes nobody wait.
    people = [resident for new in batch for resident in _residents(new, today)]
    households = [_household(new, serial, notice_version) for new, serial in _numbered(batch)]
    Household.objects.bulk_create(households)
    try:
        Resident.objects.bulk_create(people)
    except IntegrityError as error:
        raise (AlreadyRegistered() if "id_number_index" in str(error) else error) from None
    _journal_registered(households, actor)
    return households


def _check(batch: Sequence[NewHousehold], actor: Actor | None) -> None:
    if len({county_of(new.grid_code) for new in batch}) > 1:
        raise BadHousehold(_("A batch belongs to one county."))
    for grid_code in {new.grid_code for new in batch}:
        if territory.area_of(grid_code).level != Level.GRID or (actor and not actor.covers(grid_code)):
            raise BadHousehold(_("A household is registered in a grid of your area."))
    for new in batch:
        if not 1 <= len(new.residents) <= new.size <= MAX_HOUSEHOLD:
            raise BadHousehold(
                _("A household has 1 to %(max)s people, of whom at least one is registered.")
                % {"max": MAX_HOUSEHOLD}
            )


def _numbered(batch: Sequence[NewHousehold]) -> Iterable[tuple[NewHousehold, int]]:
    """Add the batch to the counts of its grids and give each household its number there.

    Grids are locked in the order of their codes, so two batches never wait for each other in a ring.
    """
    households = Counter(new.grid_code for new in batch)
    persons: Counter[str] = Counter()
    for new in batch:
        persons[new.grid_code] += new.size
    codes = sorted(households)
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE_SERIALS_SQL, [codes, [households[c] for c in codes], [persons[c] for c in codes]]
        )
        serials = {code: last - households[code] for code, last in cursor.fetchall()}
    for new in batch:
        serials[new.grid_code] += 1
        yield new, serials[new.grid_code]


def _household(new: NewHousehold, serial: int, notice_version: str) -> Household:
    code = new.grid_code
    return Household(
        id=new.id,
        county_code=county_of(code),
        township_code=township_of(code),
        village_code=village_of(code),
        grid_code=code,
        serial=serial,
        door_note=guards.text(new.door_note, max_length=80, lines=False) or None,
        size=new.size,
        notice_version=notice_version,
    )


def _residents(new: NewHousehold, today: date) -> list[Resident]:
    return [
        _resident(person, household_id=new.id, position=position, today=today)
        for position, person in enumerate(new.residents, start=1)
    ]


def _resident(person: NewResident, *, household_id: UUID, position: int, today: date) -> Resident:
    name = guards.text(person.name, max_length=60, lines=False)
    if not name:
        raise BadHousehold(_("Every registered person has a name."))
    resident = Resident(
        id=person.id,
        household_id=household_id,
        position=position,
        name=name,
        name_masked=identity.masked_name(name),
    )
    if person.id_number:
        number = _number_of_record(person.id_number, today)
        resident.id_number = number
        resident.id_number_masked = identity.masked_id(number)
        resident.id_number_index = blind_index(number, field="resident.id_number")
    if person.phone:
        resident.phone = identity.phone_number(person.phone)
        resident.phone_masked = identity.masked_phone(resident.phone)
    return resident


def _number_of_record(value: str, today: date) -> str:
    citizen = identity.citizen_id(value, today=today)
    if citizen.age_on(today) < FULL_AGE_OF_RECORD:
        raise UnderFourteen
    return citizen.number


def _journal_registered(households: Sequence[Household], actor: Actor | None) -> None:
    first, many = households[0], len(households) > 1
    journal.record(
        type="registry.households_registered" if many else "registry.household_registered",
        topic=Topic.REGISTRY,
        area_code=first.county_code if many else first.grid_code,
        object_type="household_batch" if many else "household",
        object_id=uuid7() if many else first.id,
        actor=actor.account_id if actor else None,
        post=actor.post_id if actor else None,
        facts={"count": len(households)},
    )


@transaction.atomic
def remove_household(*, household_id: UUID, version: int, actor: Actor) -> None:
    """Delete a household that has left the grid, with its residents, their look-up keys and its counts.

    What stays is the journal's row, which names nobody. Raises HouseholdNotFound and StaleVersion.
    """
    household = selectors.get_household(actor=actor, household_id=household_id, lock=True)
    if household.version != version:
        raise StaleVersion(extra={"current": {"id": str(household.id), "version": household.version}})
    GridCount.objects.filter(pk=household.grid_code).update(
        households=F("households") - 1, persons=F("persons") - household.size
    )
    # A copy that is put back must not bring them back.
    erased.note("registry", [household.pk])
    household.delete()
    journal.record(
        type="registry.household_removed",
        topic=Topic.REGISTRY,
        area_code=household.grid_code,
        object_type="household",
        object_id=household_id,
        object_version=version,
        actor=actor.account_id,
        post=actor.post_id,
    )


@transaction.atomic
def remove_again(ids: Sequence[str]) -> int:
    """Those of these households that a copy brought back, with their residents and counts; how many."""
    back = list(Household.objects.select_for_update().filter(pk__in=ids))
    for household in back:
        GridCount.objects.filter(pk=household.grid_code).update(
            households=F("households") - 1, persons=F("persons") - household.size
        )
        household.delete()
    return len(back)


erased.AGAIN.register("registry", remove_again)


@transaction.atomic
def reveal_field(
    *,
    resident_id: UUID,
    reveal: RevealField,
    purpose: Purpose,
    case_id: UUID,
    actor: Actor,
    seen_at: datetime | None = None,
) -> Revealed:
    """Show one value of one resident to the worker of their grid, for a purpose and a case.

    The journal row and the day's budget are written in the transaction that reads the value, so
    nothing is ever seen without a trace. Raises ResidentNotFound, CaseNeeded, NothingToReveal and
    BudgetSpent; a refusal spends nothing.

    `seen_at`: it was spent and journalled then, and only its answer was lost. What is left of the time it may
    stay on a screen is left to this one; RevealEnded where nothing is.
    """
    resident = selectors.get_resident(actor=actor, resident_id=resident_id)
    household = resident.household
    if not ports.works_on_case(actor, case_id, household.grid_code):
        raise CaseNeeded
    value = household.door_note if reveal is RevealField.DOOR_NOTE else getattr(resident, reveal.value)
    if not value:
        raise NothingToReveal
    if seen_at is not None:
        return Revealed(value, expires_in=seconds_left(seen_at))
    spend(RevealBudget, actor.account_id, at_most=REVEALS_PER_DAY, spent=BudgetSpent)
    journal.record(
        type="registry.revealed",
        topic=Topic.REGISTRY,
        area_code=household.grid_code,
        object_type="resident",
        object_id=resident.id,
        object_version=resident.version,
        actor=actor.account_id,
        post=actor.post_id,
        purpose=purpose.value,
        facts={"field": reveal.value, "case": str(case_id)},
    )
    return Revealed(value)
