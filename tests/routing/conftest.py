"""Rules and a catalogue as a county keeps them, and reports that come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db import connection

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.categories.models import Sort
from pingan.categories.services import load_duties
from pingan.categories.tables import DutyRow
from pingan.config import selectors, services
from pingan.config.sections import SECTIONS
from pingan.config.services import Wanted
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.routing.models import Cursor
from tests.cast import report_of
from tests.territory.small_county import COUNTY


def rule(code: str, **cells: Any) -> dict[str, Any]:
    """A rule that is switched on and hands every report to the worker of its grid."""
    return {"code": code, "label": code, "on": True, "place": 1, "target": "worker"} | cells


def write(section: str, rows: list[dict[str, Any]], by: Actor) -> None:
    table = selectors.table(SECTIONS[section], by.county_code)
    services.change(Wanted(SECTIONS[section], rows, clock.today(), table.version), by=by)


@pytest.fixture
def routes(han: Actor) -> Callable[..., None]:
    """Write the rules, and begin to follow the journal from here."""

    def written(*rows: Mapping[str, Any]) -> None:
        write("routes", [dict(row) for row in rows], han)
        Cursor.objects.update_or_create(county=COUNTY, defaults={"seq": head()})

    return written


@pytest.fixture
def water(chu: Actor) -> Organisation:
    """The department that leads on canals."""
    return Organisation.objects.get(pk=chu.organisation_id)


def led_by(lead: Organisation, sort: str = Sort.BASIC) -> None:
    row = DutyRow(
        "0506", Level.COUNTY, lead.kind, COUNTY, lead.pk, name="水渠管护", sort=sort, basis="本县清单（示例）"
    )
    load_duties([row], on=clock.today())


def reported(by: Actor, **more: Any) -> Case:
    """A report whose act has its number, as after a commit."""
    case = report_case(report=report_of(**more), by=by).case
    number_acts()
    return case


def number_acts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def head() -> int:
    number_acts()
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(head), 0) FROM journal_stream WHERE county = %s", [COUNTY])
        found: int = cursor.fetchone()[0]
    return found
