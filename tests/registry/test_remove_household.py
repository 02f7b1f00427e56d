"""A household that leaves is deleted, and so is everything kept about its residents."""

from __future__ import annotations

from django.test import Client

from pingan.journal.selectors import acts_of
from pingan.people.actors import Actor
from pingan.registry.models import GridCount, Household, Resident
from pingan.registry.services import register_household
from tests.registry.conftest import ID_NUMBER, browser, household


def remove(client: Client, gone: Household, version: str | None = '"1"') -> int:
    headers = {"If-Match": version} if version else {}
    return client.delete(f"/api/v1/households/{gone.id}", headers=headers).status_code


def test_rows_counts_and_look_up_key_go(qian: Actor, ouyang: Household) -> None:
    assert remove(browser(qian), ouyang) == 204
    assert not Household.objects.exists()
    assert not Resident.objects.exists()
    count = GridCount.objects.get()
    assert (count.households, count.persons) == (0, 0)
    # The same person may be registered where they live now, and the number is not given out again.
    assert register_household(new=household(id_number=ID_NUMBER), notice_version="1", actor=None).serial == 2


def test_the_journal_keeps_that_it_happened(qian: Actor, ouyang: Household) -> None:
    remove(browser(qian), ouyang)
    assert [act.type for act in acts_of(ouyang.id)] == [
        "registry.household_registered",
        "registry.household_removed",
    ]


def test_the_version_must_be_named_and_present(qian: Actor, ouyang: Household) -> None:
    assert remove(browser(qian), ouyang, None) == 428
    assert remove(browser(qian), ouyang, "1") == 400
    assert remove(browser(qian), ouyang, '"2"') == 412
    assert Household.objects.exists()


def test_another_grid_cannot(sun: Actor, ouyang: Household) -> None:
    assert remove(browser(sun), ouyang) == 404
    assert Household.objects.exists()
