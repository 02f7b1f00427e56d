"""One household in qian's grid, on the small county all tests share."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from pingan.cases.reporting import report_case
from pingan.people.actors import Actor
from pingan.registry.models import Household
from pingan.registry.services import NewHousehold, NewResident, register_household
from pingan.territory.services import CountyLoad
from tests.cast import report_of, signed_in
from tests.territory.small_county import FIRST_GRID

NAME, ID_NUMBER, PHONE, DOOR = "欧阳示例（示例）", "999921198001010011", "12900001234", "3组12号"


@pytest.fixture(autouse=True)
def ground(county: CountyLoad, settings: Settings, tmp_path: Path) -> None:
    """Every test here stands on the small county and has keys to seal with."""
    settings.SECRET_DIR = tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())


def household(
    grid_code: str = FIRST_GRID, size: int = 3, name: str = NAME, id_number: str = "", phone: str = ""
) -> NewHousehold:
    """A household to register: one resident, the others children."""
    return NewHousehold(grid_code, size, [NewResident(name, id_number, phone)], DOOR)


@pytest.fixture
def ouyang(ground: None) -> Household:
    """The one household of qian's grid: three people, one of them registered with everything."""
    new = household(id_number=ID_NUMBER, phone=PHONE)
    return register_household(new=new, notice_version="1", actor=None)


def report(by: Actor, grid_code: str = FIRST_GRID) -> str:
    """The id of a case reported in a grid just now."""
    return str(report_case(report=report_of(grid_code), by=by).case.pk)


def browser(who: Actor | None) -> Client:
    """Signed in as someone, or as nobody."""
    return Client() if who is None else signed_in(who)
