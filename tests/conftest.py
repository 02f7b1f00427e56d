"""What all rooms' tests share: a small county and the people who work in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

from pingan.core import clock, kept
from pingan.people.actors import Actor
from pingan.territory import atlas
from pingan.territory.services import CountyLoad, load_county
from tests import cast, roles
from tests.again import Written, filled, written_since
from tests.territory import small_county

OF_A_LOAD = {"territory_area", "territory_bordervillage", "territory_loadedcounty", "journal_act"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The owner makes the tests' database, and takes it away."""
    roles.become(roles.OWNER)
    yield
    roles.become(roles.SERVERS)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Tests are the servers' role, as everything that serves is.

    Between tests that really commit, the runner empties all tables. The servers' role may not.
    """
    roles.become(roles.SERVERS)
    roles.leave_what_migrating_wrote()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "execute_sql_flush", roles.flush)
        yield
    roles.become(roles.OWNER)


@pytest.fixture(scope="class")
def by_the_owner(django_db_setup: None) -> Iterator[None]:
    """For a test that does what only migrating does: Django is the tables' owner.

    A function outside of a class is a class of its own to pytest, and this comes before whatever of a test
    asks the database.
    """
    roles.become(roles.OWNER)
    yield
    roles.become(roles.SERVERS)


@pytest.fixture(scope="session", autouse=True)
def _ledgers_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests erase and seal stands in no deployment's ledgers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "OPERATIONS_DIR", tmp_path_factory.mktemp("operations"))
        yield


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """A test's transaction takes its areas along; what the process keeps of them must go too, and so must the
    language its last request was answered in."""
    yield
    translation.deactivate()
    kept.forget_all()


@pytest.fixture(scope="session")
def drawn_county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county as it was drawn, once for all: nobody writes here."""
    return small_county.write(tmp_path_factory.mktemp("drawn") / "county")


@pytest.fixture
def county_dir(tmp_path: Path, drawn_county: Path) -> Path:
    """A copy of it, for a test to do with what it likes."""
    return Path(shutil.copytree(drawn_county, tmp_path / "county"))


@pytest.fixture
def county(db: None, county_dir: Path, loads: dict[date, tuple[CountyLoad, Written]]) -> CountyLoad:
    """The small county, loaded: by the first test of a day, whatever its clock says the day is, and from then
    on written again as it was then."""
    today = clock.today()
    if today in loads:
        loaded, written = loads[today]
        written.write()
        atlas.forget()
        return loaded
    before = filled()
    loaded = load_county(county_dir)
    written = written_since(before)
    if written.rows.keys() == OF_A_LOAD:
        loads[today] = (loaded, written)
    return loaded


@pytest.fixture(scope="session")
def loads() -> dict[date, tuple[CountyLoad, Written]]:
    """What loading the small county wrote, by the day of the load."""
    return {}


@pytest.fixture
def qian(county: CountyLoad) -> Actor:
    """Worker of grid 1."""
    return cast.part("qian")


@pytest.fixture
def sun(county: CountyLoad) -> Actor:
    """Worker of the next grid."""
    return cast.part("sun")


@pytest.fixture
def li(county: CountyLoad) -> Actor:
    """Dispatcher of their township."""
    return cast.part("li")


@pytest.fixture
def zhou(county: CountyLoad) -> Actor:
    """Dispatcher of the next township."""
    return cast.part("zhou")


@pytest.fixture
def feng(county: CountyLoad) -> Actor:
    """Dispatcher of the county."""
    return cast.part("feng")


@pytest.fixture
def shen(county: CountyLoad) -> Actor:
    """Clerk of a department of the county."""
    return cast.part("shen")


@pytest.fixture
def peng(county: CountyLoad) -> Actor:
    """Clerk of the same department."""
    return cast.part("peng")


@pytest.fixture
def chu(county: CountyLoad) -> Actor:
    """Clerk of another one."""
    return cast.part("chu")


@pytest.fixture
def wu(county: CountyLoad) -> Actor:
    """Mediator of the county centre."""
    return cast.part("wu")


@pytest.fixture
def zheng(county: CountyLoad) -> Actor:
    """The other mediator of the county centre."""
    return cast.part("zheng")


@pytest.fixture
def wang(county: CountyLoad) -> Actor:
    """Mediator of the first township."""
    return cast.part("wang")


@pytest.fixture
def chen(county: CountyLoad) -> Actor:
    """Leader of the county."""
    return cast.part("chen")


@pytest.fixture
def han(county: CountyLoad) -> Actor:
    """Administrator of the county's system."""
    return cast.part("han")


@pytest.fixture
def cai(county: CountyLoad) -> Actor:
    """Administrator of the county's security."""
    return cast.part("cai")


@pytest.fixture
def ding(county: CountyLoad) -> Actor:
    """Auditor of the county's administrators."""
    return cast.part("ding")
