"""What the phone took for the grid is kept beside the county's answer, which counts."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.cases.models import Case
from pingan.people.actors import Actor
from tests.cast import Browser, body_of, signed_in
from tests.outbox.phone import report_by, results_of
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

OLD_FILE = '"grids.0123456789abcdef0123456789abcdef.zh-hans"'


def believed(code: str) -> dict[str, str]:
    return {"code": code, "ground": OLD_FILE}


def reported(phone: Browser, body: dict[str, Any]) -> Any:
    return phone.post("/api/v1/cases", body, content_type="application/json").json()


def first_line(phone: Browser, case: str) -> dict[str, Any]:
    told: dict[str, Any] = phone.get(f"/api/v1/cases/{case}/timeline").json()["items"][0]["data"]
    return told


def test_both_are_kept_and_the_county_s_counts(qian: Actor, li: Actor) -> None:
    phone, body = signed_in(qian), body_of(phone_grid=believed(NEXT_GRID))
    first, again = reported(phone, body), reported(phone, body)
    case = Case.objects.select_related("received").get(pk=body["id"])
    assert (case.grid_code, case.received.phone_grid) == (FIRST_GRID, NEXT_GRID)
    assert case.received.phone_ground == OLD_FILE
    assert first["dropped"] == again["dropped"] == ["phone_grid"]
    assert first["phone_grid"]["code"] == again["phone_grid"]["code"] == NEXT_GRID
    # And whoever hands it out sees it, in the line that tells of the report.
    desk = signed_in(li)
    assert desk.get(f"/api/v1/cases/{body['id']}").json()["phone_grid"] == first["phone_grid"]
    assert first_line(desk, body["id"])["phone_grid"] == NEXT_GRID


def test_by_the_batch_it_is_the_same(qian: Actor) -> None:
    item = report_by(qian, phone_grid=believed(NEXT_GRID))
    (result,) = results_of(signed_in(qian), item)
    assert (result["became"], result["dropped"]) == ("done", ["phone_grid"])
    assert Case.objects.get(pk=item["key"]).received.phone_grid == NEXT_GRID


def test_what_agrees_is_kept_and_not_spoken_of(qian: Actor) -> None:
    phone, body = signed_in(qian), body_of(phone_grid=believed(FIRST_GRID))
    told = reported(phone, body)
    assert (told["dropped"], told["phone_grid"]) == ([], None)
    assert "phone_grid" not in first_line(phone, body["id"])
    assert Case.objects.get(pk=body["id"]).received.phone_grid == FIRST_GRID


@pytest.mark.parametrize("said", [{}, {"phone_grid": None}])
def test_phones_of_earlier_releases_say_nothing_of_it(qian: Actor, said: dict[str, Any]) -> None:
    phone, body = signed_in(qian), body_of(**said)
    told = reported(phone, body)
    assert (told["dropped"], told["phone_grid"]) == ([], None)
    assert Case.objects.get(pk=body["id"]).received.phone_ground == ""


def test_a_grid_picked_by_hand_overrules_both(qian: Actor) -> None:
    phone = signed_in(qian)
    body = body_of(grid_code=FIRST_GRID, phone_grid=believed(NEXT_GRID))
    told = reported(phone, body)
    assert told["dropped"] == []
    assert "phone_grid" not in first_line(phone, body["id"])


def test_a_grid_that_is_gone_keeps_no_report_away(qian: Actor) -> None:
    told = reported(signed_in(qian), body_of(phone_grid=believed("999921100001777")))
    assert told["dropped"] == ["phone_grid"]
    assert told["phone_grid"] == {"code": "999921100001777", "name": "999921100001777"}


def test_once_it_is_moved_to_that_grid_nothing_is_apart(qian: Actor, li: Actor) -> None:
    phone, body = signed_in(qian), body_of(phone_grid=believed(NEXT_GRID))
    told = reported(phone, body)
    moved = signed_in(li).post(
        f"/api/v1/cases/{body['id']}/rehome",
        {"grid_code": NEXT_GRID, "reason": "桥那边"},
        content_type="application/json",
        HTTP_IF_MATCH=f'"{told["version"]}"',
    )
    assert moved.status_code == 200, moved.content
    assert moved.json()["phone_grid"] is None
    assert reported(phone, body)["dropped"] == ["phone_grid"]
