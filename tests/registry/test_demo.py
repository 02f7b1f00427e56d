"""Invented residents: the same for the same seed, and nobody real."""

from __future__ import annotations

from pingan.core import clock
from pingan.registry.demo import seed_residents
from pingan.registry.identity import citizen_id
from pingan.registry.models import GridCount, Household, Resident
from tests.territory.small_county import GRIDS

PEOPLE = 400


def everybody() -> list[tuple[object, ...]]:
    people = Resident.objects.select_related("household").order_by("id")
    return [
        (one.id, one.household.grid_code, one.household.serial, one.name, one.id_number, one.phone)
        for one in people
    ]


def test_the_same_seed_gives_the_same_people() -> None:
    assert seed_residents(7, PEOPLE) == PEOPLE
    first = everybody()
    Household.objects.all().delete()
    GridCount.objects.all().delete()
    seed_residents(7, PEOPLE)
    assert everybody() == first


def test_seeding_again_registers_nobody() -> None:
    seed_residents(7, PEOPLE)
    assert seed_residents(7, PEOPLE) == 0
    assert sum(GridCount.objects.values_list("persons", flat=True)) == PEOPLE


def test_nobody_real_can_be_hit() -> None:
    seed_residents(7, PEOPLE)
    people = list(Resident.objects.all())
    assert all(one.name.endswith("（示例）") for one in people)
    assert all(one.id_number and one.id_number.startswith("9999") for one in people)
    assert all(
        citizen_id(str(one.id_number), today=clock.today()).age_on(clock.today()) >= 14 for one in people
    )
    assert all(one.phone is None or one.phone.startswith("1290000") for one in people)


def test_every_grid_gets_its_share_and_the_counts_are_right() -> None:
    seed_residents(7, PEOPLE)
    for count in GridCount.objects.all():
        households = Household.objects.filter(grid_code=count.grid_code)
        assert households.count() == count.households == count.last_serial
        assert sum(households.values_list("size", flat=True)) == count.persons == PEOPLE // len(GRIDS)
