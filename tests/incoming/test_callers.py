"""Whoever told a source of a matter is a caller of its case: sealed, masked, told, and erased in time."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from pingan.callers.erasing import erase
from pingan.callers.models import Caller
from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.incoming import services
from pingan.incoming.models import Matter, Source
from pingan.people.actors import Actor
from tests.incoming.conftest import csv_of, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def secrets(settings: Any, tmp_path: Path) -> None:
    settings.SECRET_DIR = tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())


def take_in(source: Source, by: Actor, *rows: dict[str, str]) -> list[services.Outcome]:
    said = {"source_code": source.code, "batch_id": uuid7(), "name": "a.csv", "data": csv_of(*rows)}
    return services.take_in(**said, by=by)[1]


def test_a_caller_of_the_hotline_is_a_caller_of_the_case(hotline: Source, feng: Actor) -> None:
    told = row(caller_name="王小河（示例）", caller_phone="129 0000 1234")
    assert [outcome.becomes for outcome in take_in(hotline, feng, told)] == ["case"]
    caller = Caller.objects.get()
    assert (caller.name, caller.phone) == ("王小河（示例）", "12900001234")
    assert caller.case_id == Case.objects.get().pk
    assert [outcome.becomes for outcome in take_in(hotline, feng, told)] == ["known"]
    assert Caller.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "phone"),
    [({"caller_name": "王小河"}, None), ({"caller_name": "王小河", "caller_phone": "保密"}, None)],
)
def test_what_is_no_number_is_left_out_and_the_matter_is_taken_in(
    hotline: Source, feng: Actor, said: dict[str, str], phone: str | None
) -> None:
    assert [outcome.becomes for outcome in take_in(hotline, feng, row(**said))] == ["case"]
    assert Caller.objects.get().phone == phone


def test_a_matter_of_nobody_has_no_caller(hotline: Source, feng: Actor) -> None:
    take_in(hotline, feng, row())
    assert not Caller.objects.exists()


def test_one_that_waited_has_its_caller_once_it_is_a_case(hotline: Source, feng: Actor) -> None:
    take_in(hotline, feng, row(category="不知道", caller_phone="12900001234"))
    assert not Caller.objects.exists()
    matter = Matter.objects.get()
    said = services.Said(category="0506", grid_code=None, urgency=None)
    services.accept(matter_id=matter.pk, said=said, by=feng)
    assert Caller.objects.get().phone == "12900001234"


def test_the_row_as_it_came_forgets_them_with_the_case(hotline: Source, feng: Actor) -> None:
    take_in(hotline, feng, row(caller_name="王小河", caller_phone="12900001234"))
    long_ago = clock.now() - timedelta(days=200)
    Case.objects.update(closed_at=long_ago, state="closed", ending="close")
    Caller.objects.update(kept_since=long_ago)
    assert "12900001234" in Matter.objects.get().row
    assert erase() == 1
    kept = json.loads(Matter.objects.get().row)
    assert not {"来电人", "联系电话"} & kept.keys()
    assert kept["诉求内容"] == row()["what"]
