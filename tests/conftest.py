"""What all rooms' tests share: a small county and the people who work in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker

from pingan.core import kept
from pingan.people.actors import Actor
from pingan.territory.services import CountyLoad, load_county
from tests import cast
from tests.territory import small_county


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Between tests that really commit, the runner empties all tables. The journal refuses that everywhere
    else (`tests/journal/test_only_grows.py` arms the trigger again to prove it)."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_act DISABLE TRIGGER journal_act_no_truncate")


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """A test's transaction takes its areas along; what the process keeps of them must go too, and so must the
    language its last request was answered in."""
    yield
    translation.deactivate()
    kept.forget_all()


@pytest.fixture
def county_dir(tmp_path: Path) -> Path:
    return small_county.write(tmp_path / "county")


@pytest.fixture
def county(db: None, county_dir: Path) -> CountyLoad:
    return load_county(county_dir)


def _part(name: str) -> Actor:
    return cast.appoint(name, *cast.PARTS[name])


@pytest.fixture
def qian(county: CountyLoad) -> Actor:
    """Worker of grid 1."""
    return _part("qian")


@pytest.fixture
def sun(county: CountyLoad) -> Actor:
    """Worker of the next grid."""
    return _part("sun")


@pytest.fixture
def li(county: CountyLoad) -> Actor:
    """Dispatcher of their township."""
    return _part("li")


@pytest.fixture
def zhou(county: CountyLoad) -> Actor:
    """Dispatcher of the next township."""
    return _part("zhou")


@pytest.fixture
def wu(county: CountyLoad) -> Actor:
    """Mediator of the county centre."""
    return _part("wu")


@pytest.fixture
def zheng(county: CountyLoad) -> Actor:
    """The other mediator of the county centre."""
    return _part("zheng")


@pytest.fixture
def wang(county: CountyLoad) -> Actor:
    """Mediator of the first township."""
    return _part("wang")


@pytest.fixture
def chen(county: CountyLoad) -> Actor:
    """Leader of the county."""
    return _part("chen")
