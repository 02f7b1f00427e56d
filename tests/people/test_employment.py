"""Who employs whom: the usual organisation of a place, and others that are named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from pingan.people.employment import employer_of
from pingan.people.models import Organisation
from pingan.people.roles import KINDS, ROLES
from pingan.territory.services import load_county
from tests.territory.small_county import FIRST_GRID, write

TOWNSHIP = FIRST_GRID[:9]
AT_ONCE = 6


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_an_employer_of_its_kind(county: object, role: str) -> None:
    for level in ROLES[role].levels:
        area = FIRST_GRID[: {"county": 6, "township": 9, "village": 12, "grid": 15}[level]]
        founded = employer_of(role, area)
        assert founded.kind == ROLES[role].employer
        assert founded.name.endswith(KINDS[founded.kind].suffix)
        assert founded.name_en.isascii()
        assert area.startswith(founded.area_code)
        assert employer_of(role, area) == founded


@pytest.mark.django_db
def test_the_first_of_a_kind_is_the_usual_one_whatever_its_name(county: object) -> None:
    named = employer_of("dispatcher", TOWNSHIP, name="一家")
    other = employer_of("dispatcher", TOWNSHIP, name="另一家")
    assert named != other
    assert [named.is_usual, other.is_usual] == [True, False]
    assert employer_of("dispatcher", TOWNSHIP) == employer_of("dispatcher", TOWNSHIP, name="一家") == named
    assert employer_of("dispatcher", TOWNSHIP, name="另一家") == other


@pytest.mark.django_db
def test_one_founded_by_a_server_of_the_last_release_is_found(county: object) -> None:
    """It marks none as the usual one, and there is no other."""
    old = Organisation.objects.create(kind="township_center", area_code=TOWNSHIP, name="旧", name_en="Old")
    assert employer_of("dispatcher", TOWNSHIP) == old
    assert Organisation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["", "另一家"])
def test_several_that_found_at_once_found_one(tmp_path: Path, name: str) -> None:
    load_county(write(tmp_path / "county"))
    if name:
        employer_of("dispatcher", TOWNSHIP)
    together = Barrier(AT_ONCE)

    def found(_number: int) -> object:
        together.wait()
        try:
            return employer_of("dispatcher", TOWNSHIP, name=name).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as several:
        assert len(set(several.map(found, range(AT_ONCE)))) == 1
    assert Organisation.objects.count() == (2 if name else 1)
