"""Who employs whom: the usual organisation of a place, and others that are named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from pingan.people.employment import employer_of
from pingan.people.models import Organisation
from pingan.people.roles import KINDS, ROLES, read_kinds
from pingan.people.selectors import above
from pingan.territory.services import load_county
from tests.territory.small_county import COUNTY, FIRST_GRID, write

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


@pytest.mark.django_db
def test_what_one_may_not_decide_alone_is_decided_one_level_up(county: object) -> None:
    """A village asks its township's centre, that and departments the county's, and that the county itself."""
    village = employer_of("grid_worker", FIRST_GRID)
    assert above(village) is None, "there is nobody yet"
    leaders = employer_of("leader", COUNTY)
    assert above(village) == leaders, "where a level is not there, the next one decides"
    center = employer_of("county_dispatcher", COUNTY)
    township = employer_of("dispatcher", TOWNSHIP)
    assert above(village) == township
    named = employer_of("dispatcher", TOWNSHIP, name="另一家")
    assert above(village) == township != named, "of several the usual one"
    employer_of("dispatcher", "999921101")
    for asking in (
        township,
        employer_of("department", COUNTY, name="水务局"),
        employer_of("department", TOWNSHIP, name="水务站"),
        employer_of("mediator", TOWNSHIP),
    ):
        assert above(asking) == center
    assert above(center) == leaders
    assert above(leaders) is None


@pytest.mark.parametrize("above_it", ["nowhere", "department"])
def test_nothing_stands_above_itself_or_below_what_there_is_not(above_it: str) -> None:
    lines = ["kind,level,suffix,suffix_en,above,keeps_its_own", f"department,,局,Bureau,{above_it},"]
    with pytest.raises(ImproperlyConfigured, match="department"):
        read_kinds(lines)
