"""What was put down wrongly about a quarrel is put right, and all that lies beside it goes where it goes."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from pingan.cases.errors import NotYourMove, WrongState
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.mediation import appointments, onward
from pingan.mediation.models import Appointment, Mark
from pingan.people.actors import Actor
from tests.cast import appoint, report_of, signed_in
from tests.mediation.test_keeping import conclude, mediate, write
from tests.territory.small_county import NEXT_GRID, middle

near = import_module("pingan.mediation.migrations.0015_appointments_near")
ACROSS = "999921101001001"
LISTS = (*(f"keeping?what={what}" for what in ("visits", "promises", "windows")), "mediation/onward")


def put_right(case: Case, by: Actor, action: str, **said: Any) -> Case:
    seen = Case.objects.get(pk=case.pk).version
    take(Target(case.pk, seen, by), action, reason="核实后更正", **said)
    return Case.objects.get(pk=case.pk)


def place_in(grid: str) -> dict[str, Any]:
    lng, lat = middle(grid)
    return {"lng": lng, "lat": lat, "datum": "wgs84", "accuracy_m": 5.0}


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


@pytest.fixture
def agreed(qian: Actor, wu: Actor, desk: Client) -> Case:
    """With promises, visits and a window to come, and a road that it goes beside."""
    case = mediate(qian, wu, desk)
    assert write(desk, case).status_code == 200
    conclude(case, wu)
    onward.open_road(case_id=case.pk, road="lawsuit", written=onward.Written("accepted"), by=wu)
    return case


@pytest.fixture
def booked(qian: Actor, wu: Actor, desk: Client) -> Case:
    case = mediate(qian, wu, desk)
    wanted = appointments.Wanted(clock.now() + timedelta(days=1), 60)
    appointments.book(case_id=case.pk, wanted=wanted, by=wu)
    return case


def listed(by: Actor) -> list[bool]:
    return [bool(signed_in(by).get(f"/api/v1/{one}").json()["items"]) for one in LISTS]


def arranged(by: Actor) -> int:
    return len(signed_in(by).get("/api/v1/calendar?days=31").json()["items"])


def test_what_is_to_come_goes_with_its_case_to_another_township(
    agreed: Case, wu: Actor, wang: Actor, zhou: Actor
) -> None:
    across = appoint("across", "mediator", zhou.area_code)
    assert (listed(wang), listed(across)) == ([True] * len(LISTS), [False] * len(LISTS))
    put_right(agreed, wu, "rehome", grid_code=ACROSS)
    assert (listed(wang), listed(across)) == ([False] * len(LISTS), [True] * len(LISTS))


@pytest.mark.parametrize(
    ("action", "said"),
    [("rehome", {"grid_code": ACROSS}), ("correct_place", {"location": place_in(ACROSS)})],
)
def test_what_is_arranged_goes_with_its_case_to_another_township(
    action: str, said: dict[str, Any], booked: Case, wu: Actor, wang: Actor, zhou: Actor
) -> None:
    across = appoint("across", "mediator", zhou.area_code)
    assert (arranged(wang), arranged(across)) == (1, 0)
    put_right(booked, wu, action, **said)
    assert (arranged(wang), arranged(across)) == (0, 1)


def test_the_matter_is_known_again_by_what_was_put_right(
    booked: Case, qian: Actor, wu: Actor, desk: Client
) -> None:
    def marks(case: Case) -> set[bytes]:
        return {bytes(mark) for mark in Mark.objects.filter(case=case).values_list("mark", flat=True)}

    other = mediate(qian, wu, desk, "0102")
    assert not marks(booked) & marks(other)
    put_right(other, wu, "recategorise", category="0101")
    assert marks(booked) == marks(other)
    put_right(other, wu, "rehome", grid_code=ACROSS)
    assert not marks(booked) & marks(other)


def test_a_worker_puts_their_report_of_a_quarrel_right_until_it_is_taken(
    qian: Actor, sun: Actor, wu: Actor
) -> None:
    report = report_of(category="0101")
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    assert put_right(case, qian, "recategorise", category="0102").category == "0102"
    assert put_right(case, qian, "correct_place", location=place_in(NEXT_GRID)).grid_code == NEXT_GRID
    with pytest.raises(NotYourMove):
        put_right(case, sun, "recategorise", category="0101")
    take(Target(case.pk, Case.objects.get(pk=case.pk).version, wu), "claim")
    with pytest.raises(WrongState):
        put_right(case, qian, "recategorise", category="0101")


def test_the_database_says_where_servers_of_the_last_release_do_not(booked: Case) -> None:
    def codes() -> list[str]:
        return list(Appointment.objects.values_list("township_code", flat=True))

    theirs = [one.column for one in Appointment._meta.concrete_fields if one.column != "township_code"]
    here = [booked.township_code]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM mediation_appointment")
        cursor.execute("DELETE FROM mediation_booking")
        cursor.execute("DELETE FROM mediation_appointment")
        columns = ", ".join(f'"{one}"' for one in theirs)
        cursor.execute(f"INSERT INTO mediation_appointment ({columns}) SELECT {columns} FROM kept")  # noqa: S608
        assert codes() == here
        cursor.execute("UPDATE mediation_appointment SET township_code = ''")
        cursor.execute(near._FILL)
        assert codes() == here
