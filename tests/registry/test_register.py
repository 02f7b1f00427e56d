"""Registering households: what is stored, counted and journalled, and what is refused."""

from __future__ import annotations

import pytest
from django.db import connection

from pingan.core.errors import BadInput
from pingan.core.ids import uuid7
from pingan.journal.selectors import acts_of, read_after
from pingan.people.actors import Actor
from pingan.registry.errors import AlreadyRegistered, BadHousehold, UnderFourteen
from pingan.registry.identity import NotAnIdNumber
from pingan.registry.models import GridCount, Household, Resident
from pingan.registry.services import NewHousehold, NewResident, register_household, register_households
from pingan.territory.errors import AreaNotFound
from tests.registry.conftest import DOOR, ID_NUMBER, NAME, PHONE, household
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID


def register(new: NewHousehold, actor: Actor | None = None) -> Household:
    return register_household(new=new, notice_version="1", actor=actor)


def test_a_household_is_sealed_masked_and_numbered(ouyang: Household) -> None:
    resident = Resident.objects.get(household=ouyang)
    assert (ouyang.county_code, ouyang.village_code, ouyang.serial) == (COUNTY, FIRST_GRID[:12], 1)
    assert (resident.name, resident.id_number, resident.phone) == (NAME, ID_NUMBER, PHONE)
    assert (resident.name_masked, resident.phone_masked) == ("欧阳**", "129****1234")
    assert resident.id_number_masked == "9****************1"


def test_nothing_plain_lies_in_the_tables(ouyang: Household) -> None:
    """The canary: the tables as text, sealed columns in hexadecimal, hold none of the four values."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT h::text || r::text FROM registry_household h, registry_resident r")
        (text,) = cursor.fetchone()
    for value in (NAME, ID_NUMBER, PHONE, DOOR):
        assert value not in text
        assert value.encode().hex() not in text


def test_the_act_names_the_household_and_nobody_in_it(qian: Actor) -> None:
    made = register(household(id_number=ID_NUMBER), qian)
    (act,) = acts_of(made.id)
    assert (act.type, act.topic, act.area_code) == (
        "registry.household_registered",
        "registry",
        FIRST_GRID,
    )
    assert (act.actor, act.facts) == (qian.account_id, {"count": 1})


def test_numbers_go_on_within_each_grid() -> None:
    batch = [household(code) for code in (FIRST_GRID, NEXT_GRID, FIRST_GRID)]
    made = register_households(batch=batch, notice_version="1", actor=None)
    assert [one.serial for one in made] == [1, 1, 2]
    assert register(household()).serial == 3


def test_counts_are_kept_beside_the_rows() -> None:
    register_households(batch=[household(), household(NEXT_GRID, size=5)], notice_version="1", actor=None)
    register(household(size=2))
    kept = GridCount.objects.order_by("grid_code").values_list("grid_code", "households", "persons")
    assert list(kept) == [(FIRST_GRID, 2, 5), (NEXT_GRID, 1, 5)]


@pytest.mark.django_db(transaction=True)
def test_a_batch_is_one_act_of_the_journal() -> None:
    register_households(batch=[household() for _ in range(40)], notice_version="1", actor=None)
    (act,) = [act for act in read_after(COUNTY, 0) if act.topic == "registry"]
    assert (act.type, act.area_code, act.facts) == (
        "registry.households_registered",
        COUNTY,
        {"count": 40},
    )


def test_one_person_is_registered_once(ouyang: Household) -> None:
    with pytest.raises(AlreadyRegistered):
        register(household(NEXT_GRID, id_number=f"{ID_NUMBER[:6]} {ID_NUMBER[6:]}"))
    assert not GridCount.objects.filter(pk=NEXT_GRID).exists()


def test_children_under_fourteen_are_counted_only() -> None:
    with pytest.raises(UnderFourteen):
        register(household(id_number="999900201506300025"))
    assert not Household.objects.exists()


def test_a_resident_needs_only_a_name() -> None:
    made = register(household())
    resident = Resident.objects.get(household=made)
    assert (resident.id_number, resident.phone, resident.id_number_index) == (None, None, None)


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        (household(id_number="999921198001010012"), NotAnIdNumber),
        (household(name="张\x00三"), BadInput),
        (household(name="  "), BadHousehold),
        (household(name="张" * 61), BadInput),
        (household(size=0), BadHousehold),
        (household(size=31), BadHousehold),
        (household(FIRST_GRID[:12]), BadHousehold),
        (household("999921999999999"), AreaNotFound),
        (NewHousehold(FIRST_GRID, 1, []), BadHousehold),
        (NewHousehold(FIRST_GRID, 1, [NewResident("张三"), NewResident("李四")]), BadHousehold),
    ],
)
def test_what_cannot_be_is_refused_whole(new: NewHousehold, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        register_households(batch=[household(), new], notice_version="1", actor=None)
    assert not Household.objects.exists()
    assert not GridCount.objects.exists()


def test_batches_are_bounded_and_of_one_county() -> None:
    for batch in ([], [household()] * 501, [household(), household("999922100001001")]):
        with pytest.raises(BadHousehold):
            register_households(batch=batch, notice_version="1", actor=None)


def test_a_worker_registers_in_the_own_grid_only(sun: Actor) -> None:
    with pytest.raises(BadHousehold):
        register(household(FIRST_GRID), sun)


def test_a_value_copied_to_another_person_does_not_open(ouyang: Household) -> None:
    other = register(household())
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE registry_resident SET name = (SELECT name FROM registry_resident WHERE household_id = %s)"
            " WHERE household_id = %s",
            [ouyang.id, other.id],
        )
    with pytest.raises(Exception, match=r"registry_resident\.name"):
        _ = Resident.objects.get(household=other).name


def test_ids_may_be_brought_along() -> None:
    wanted = uuid7()
    assert register(NewHousehold(FIRST_GRID, 1, [NewResident("张三")], id=wanted)).id == wanted
