"""A report lands in its grid, once, however often it is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.cases.cells import cell_of
from pingan.cases.errors import OutsideCounty, PayloadMismatch, PlaceMissing, UnknownGrid
from pingan.cases.models import Case
from pingan.cases.reporting import Place, report_case
from pingan.journal.models import Act
from pingan.people.actors import Actor, Role
from pingan.territory.datum import to_gcj02
from tests.cast import actions_of, appoint, body_of, report_of, signed_in
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, SOUTH, WEST, middle


def test_lands_in_the_grid_it_lies_in(qian: Actor) -> None:
    report = report_of()
    receipt = report_case(report=report, by=qian)

    case = Case.objects.get(pk=report.id)
    assert not receipt.replayed
    assert (case.grid_code, case.village_code, case.township_code, case.county_code) == (
        FIRST_GRID,
        FIRST_GRID[:12],
        FIRST_GRID[:9],
        FIRST_GRID[:6],
    )
    assert case.cell == cell_of(*middle(FIRST_GRID))
    assert actions_of(case.pk) == ["report"]


def test_stands_in_the_journal_without_a_word_of_what_was_said(qian: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)

    act = Act.objects.get(object_id=report.id)
    assert (act.type, act.topic, act.area_code) == ("case.reported", "cases.event", FIRST_GRID)
    assert act.hearers == [qian.account_id]
    assert act.facts["state"] == "reported"
    assert act.facts["was_state"] is None
    assert "水渠" not in str(act.facts)


def test_a_dispute_waits_for_mediators_at_once(qian: Actor) -> None:
    report = report_of(category="0101")
    report_case(report=report, by=qian)

    case = Case.objects.get(pk=report.id)
    assert (case.track, case.state, case.holder_id) == ("dispute", "reported", None)
    assert case.close_due - case.received_at == timedelta(days=30)


def test_settled_on_the_spot_is_closed_at_once(qian: Actor) -> None:
    report = report_of(resolved_on_spot=True)
    report_case(report=report, by=qian)

    case = Case.objects.get(pk=report.id)
    assert case.state == "closed"
    assert case.closed_at == case.received_at


def test_the_grid_picked_by_hand_wins(qian: Actor) -> None:
    report = report_of(FIRST_GRID, grid_code=NEXT_GRID)
    report_case(report=report, by=qian)
    assert Case.objects.get(pk=report.id).grid_code == NEXT_GRID


def test_a_grid_by_hand_needs_no_point(qian: Actor) -> None:
    report = report_of(place=None, grid_code=FIRST_GRID)
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    assert (case.grid_code, case.location, case.cell) == (FIRST_GRID, None, None)


def test_what_the_phone_said_is_kept_beside_the_converted_point(qian: Actor) -> None:
    lng, lat = 116.377817, 39.911954
    shifted = to_gcj02(lng, lat)
    report = report_of(place=Place(*shifted, "gcj02", accuracy_m=20), grid_code=FIRST_GRID)
    report_case(report=report, by=qian)

    case = Case.objects.get(pk=report.id)
    assert (case.raw_lng, case.raw_lat, case.source_datum) == (*shifted, "gcj02")
    assert case.location.coords == pytest.approx((lng, lat), abs=1e-6)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"place": Place(WEST - 5, SOUTH, "wgs84")}, OutsideCounty),
        ({"place": None, "grid_code": None}, PlaceMissing),
        ({"place": None, "grid_code": "999921100001009"}, UnknownGrid),
    ],
)
def test_no_place_no_case(qian: Actor, changes: dict[str, Any], refusal: type[Exception]) -> None:
    report = report_of(**changes)
    with pytest.raises(refusal):
        report_case(report=report, by=qian)
    assert not Case.objects.filter(pk=report.id).exists()
    assert not Act.objects.filter(object_id=report.id).exists()


def test_a_county_takes_reports_of_its_own_people_only(county: object) -> None:
    stranger = appoint("tian", Role.DISPATCHER, "999922100")
    for report in (report_of(), report_of(place=None, grid_code=FIRST_GRID)):
        with pytest.raises((OutsideCounty, UnknownGrid)):
            report_case(report=report, by=stranger)
        assert not Case.objects.filter(pk=report.id).exists()


@pytest.mark.parametrize(
    "odd",
    [
        {"occurred_at": "0001-01-01T00:00:00"},
        {"occurred_at": "9999-12-31T23:59:59-12:00"},
        {"location": {"lng": 180, "lat": -90, "datum": "bd09"}, "grid_code": FIRST_GRID},
    ],
)
def test_the_edges_of_calendar_and_globe_are_refused(qian: Actor, odd: dict[str, Any]) -> None:
    answer = signed_in(qian).post("/api/v1/cases", body_of(**odd), content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_input")


def test_a_replay_gets_the_first_answer(qian: Actor) -> None:
    phone, body = signed_in(qian), body_of()
    first = phone.post("/api/v1/cases", body, content_type="application/json")
    again = phone.post("/api/v1/cases", body, content_type="application/json")

    assert (first.status_code, again.status_code) == (201, 200)
    assert again["Idempotent-Replayed"] == "true"
    assert first.json() == again.json()
    assert Act.objects.filter(object_id=body["id"]).count() == 1


def test_another_report_under_the_same_id_is_refused(qian: Actor, sun: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    with pytest.raises(PayloadMismatch):
        report_case(report=report_of(id=report.id, what="别的事情"), by=qian)
    with pytest.raises(PayloadMismatch) as told:
        report_case(report=report, by=sun)
    assert told.value.retry == "never", "an outbox that obeys must not send it again"
    assert Case.objects.get(pk=report.id).what.startswith("水渠")


def test_a_taken_public_code_is_drawn_again(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["AAAAAAAA", "AAAAAAAA", "BBBBBBBB"])
    monkeypatch.setattr("pingan.cases.reporting.public_code", lambda: next(codes))
    first, second = report_of(), report_of()
    report_case(report=first, by=qian)
    report_case(report=second, by=qian)
    assert Case.objects.get(pk=second.id).code == "BBBBBBBB"
