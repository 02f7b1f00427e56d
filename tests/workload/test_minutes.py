"""The monthly page: minutes by sending unit, and what was not asked again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pingan.config.models import Entry
from pingan.core import clock
from pingan.ledgers import forms
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.ledgers.test_forms import form
from tests.territory.small_county import COUNTY, FIRST_GRID
from tests.workload.conftest import Give

pytestmark = pytest.mark.django_db


def read(who: Actor, path: str = "", **query: str) -> dict[str, Any]:
    answer = signed_in(who).get(f"/api/v1/workload/minutes{path}", query)
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def figures(told: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(unit["id"], unit["tasks"], unit["minutes"]) for unit in told["units"]]


def test_minutes_are_added_up_by_the_unit_that_asked(
    li: Actor, zhou: Actor, feng: Actor, qian: Actor, sun: Actor, give: Give
) -> None:
    give(li, minutes=40)
    give(li, minutes=5, area=FIRST_GRID)
    give(feng, minutes=10, area=COUNTY)
    ours, countys = str(li.organisation_id), str(feng.organisation_id)
    assert sorted(figures(read(qian, "/own"))) == sorted([(ours, 2, 45), (countys, 1, 10)])
    assert sorted(figures(read(sun, "/own"))) == sorted([(ours, 1, 40), (countys, 1, 10)])
    # Both workers together: 2 × 40 + 5, and 2 × 10.
    for reader in (li, feng):
        assert sorted(figures(read(reader))) == sorted([(ours, 2, 85), (countys, 1, 20)])
    assert figures(read(zhou)) == []
    assert read(li)["minutes"] == 105


def test_a_month_is_bounded_and_another_one_is_empty(li: Actor, qian: Actor, give: Give) -> None:
    give(li)
    this = clock.today()
    before = f"{this.year - 1}-{this.month:02}"
    assert figures(read(qian, "/own", month=before)) == []
    for wrong in ("2026-13", "1999-01", "9999-12", "x"):
        refused = signed_in(qian).get("/api/v1/workload/minutes/own", {"month": wrong})
        assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, "month")


def test_fields_that_several_forms_ask_for_are_filled_in_once(qian: Actor) -> None:
    rows = [form("a", "姓名", "住址"), form("b", "姓名", "电话"), form("c", "旧", days=-1)]
    Entry.objects.bulk_create(
        Entry(
            section="forms",
            county_code=COUNTY,
            key=row["code"],
            cells=row,
            place=n,
            valid_from=date(2020, 1, 1),
        )
        for n, row in enumerate(rows)
    )
    forms.config.forget()
    spared = read(qian, "/own")["spared"]
    assert (spared["fields"], spared["once"], spared["repeated"]) == (4, 3, ["姓名"])
