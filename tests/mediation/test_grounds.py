"""What was put down wrongly about a quarrel is put right, and all that lies beside it goes where it goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from pingan.cases.errors import NotYourMove, WrongState
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.mediation import onward
from pingan.mediation.models import Mark
from pingan.people.actors import Actor
from tests.cast import appoint, report_of, signed_in
from tests.mediation.test_keeping import conclude, mediate, write
from tests.territory.small_county import NEXT_GRID, middle

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
def mediated(qian: Actor, wu: Actor, desk: Client) -> Case:
    return mediate(qian, wu, desk)


def listed(by: Actor) -> list[bool]:
    return [bool(signed_in(by).get(f"/api/v1/{one}").json()["items"]) for one in LISTS]


def test_what_is_to_come_goes_with_its_case_to_another_township(
    agreed: Case, wu: Actor, wang: Actor, zhou: Actor
) -> None:
    across = appoint("across", "mediator", zhou.area_code)
    assert (listed(wang), listed(across)) == ([True] * len(LISTS), [False] * len(LISTS))
    put_right(agreed, wu, "rehome", grid_code=ACROSS)
    assert (listed(wang), listed(across)) == ([False] * len(LISTS), [True] * len(LISTS))


def test_the_matter_is_known_again_by_what_was_put_right(
    mediated: Case, qian: Actor, wu: Actor, desk: Client
) -> None:
    def marks(case: Case) -> set[bytes]:
        return {bytes(mark) for mark in Mark.objects.filter(case=case).values_list("mark", flat=True)}

    other = mediate(qian, wu, desk, "0102")
    assert not marks(mediated) & marks(other)
    put_right(other, wu, "recategorise", category="0101")
    assert marks(mediated) == marks(other)
    put_right(other, wu, "rehome", grid_code=ACROSS)
    assert not marks(mediated) & marks(other)


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
