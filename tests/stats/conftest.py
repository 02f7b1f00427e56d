"""Cases of every kind, and a fold that sees them inside a test's transaction."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from django.db import connection

from pingan.cases.measured import Place
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import kept
from pingan.people.actors import Actor
from pingan.stats import services
from tests.cast import report_of
from tests.territory.small_county import COUNTY, GRIDS, box

CATEGORIES = ("0506", "0501", "0101", "0301")


def number_acts() -> None:
    """Give this transaction's acts their numbers now, as its commit would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def fold(limit: int = services.BATCH) -> int:
    """Fold to the head in batches of that size; how many acts in all."""
    number_acts()
    total = 0
    while added := services.fold(COUNTY, limit):
        total += added
    kept.forget_all()
    return total


@pytest.fixture
def season(qian: Actor, li: Actor, chen: Actor) -> Callable[[int], list[Case]]:
    """Reports of many kinds all over the county, each some way through its life; the same for a seed."""

    def play(n: int, seed: int = 1) -> list[Case]:
        random = Random(seed)
        return [_live(_report(qian, random), qian, li, random) for _ in range(n)]

    return play


def _report(by: Actor, random: Random) -> Case:
    west, south, east, north = box(0, 0, 4, 2)
    place = Place(random.uniform(west, east), random.uniform(south, north), "wgs84", accuracy_m=10.0)
    hand_picked = random.random() < 0.1
    report = report_of(
        category=random.choice(CATEGORIES),
        place=None if hand_picked else place,
        grid_code=random.choice(list(GRIDS)) if hand_picked else None,
        resolved_on_spot=random.random() < 0.2,
    )
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def _live(case: Case, worker: Actor, desk: Actor, random: Random) -> Case:
    """Some steps of an event in the worker's village; cases elsewhere and disputes stay where they are."""
    if case.state == "closed" or case.track != "event" or not worker.area_code.startswith(case.village_code):
        return case
    if random.random() < 0.2:
        return take(Target(case.pk, case.version, desk), "hand_to_mediation", reason="双方有争执")
    steps: list[Callable[[Case], Case]] = [
        lambda c: take(Target(c.pk, c.version, desk), "claim"),
        lambda c: take(Target(c.pk, c.version, desk), "note", text="已电话联系"),
        lambda c: take(Target(c.pk, c.version, desk), "release", reason="点错了"),
        lambda c: take(Target(c.pk, c.version, desk), "dispatch", worker_id=worker.account_id, note=""),
        lambda c: take(Target(c.pk, c.version, worker), "receive"),
        lambda c: take(Target(c.pk, c.version, worker), "handle", result="已处理"),
        lambda c: take(Target(c.pk, c.version, desk), "close", note="已核查"),
    ]
    for step in steps[: random.randrange(len(steps) + 1)]:
        case = step(case)
    return case
