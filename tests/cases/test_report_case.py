"""A report lands in its grid, once, however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from pingan.cases.errors import OutsideCounty, PayloadMismatch, PlaceMissing, UnknownGrid
from pingan.cases.measured import Place
from pingan.cases.models import Case
from pingan.cases.reporting import Report, report_case
from pingan.core import clock
from pingan.core.cells import cell_of
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.territory.datum import to_gcj02
from tests.cast import actions_of, body_of, report_of, signed_in
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, SOUTH, WEST, middle

GONE_GRID = "999921100001009"


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


def test_what_was_measured_is_near_the_grid_picked_by_hand(qian: Actor) -> None:
    report = report_of(FIRST_GRID, grid_code=NEXT_GRID)
    report_case(report=report, by=qian)
    near = Case.objects.get(pk=report.id).received.near_codes
    assert near[0] == FIRST_GRID
    assert NEXT_GRID not in near


@pytest.mark.parametrize("picked", [None, FIRST_GRID])
def test_the_case_s_own_grid_is_never_near_itself(qian: Actor, picked: str | None) -> None:
    (lng, lat), (beyond, _lat) = middle(FIRST_GRID), middle(NEXT_GRID)
    by_the_border = Place((lng + beyond) / 2 - 0.0001, lat, "wgs84", accuracy_m=500)
    report = report_of(place=by_the_border, grid_code=picked)
    report_case(report=report, by=qian)
    near = Case.objects.get(pk=report.id).received.near_codes
    assert NEXT_GRID in near
    assert FIRST_GRID not in near


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
    came = case.received
    assert (came.raw_lng, came.raw_lat, came.source_datum) == (*shifted, "gcj02")
    assert case.location.coords == pytest.approx((lng, lat), abs=1e-6)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"place": Place(WEST - 5, SOUTH, "wgs84")}, OutsideCounty),
        ({"place": None, "grid_code": None}, PlaceMissing),
        ({"place": None, "grid_code": GONE_GRID}, UnknownGrid),
        # Somebody chose it while offline: the point's grid is not what they said.
        ({"grid_code": GONE_GRID}, UnknownGrid),
    ],
)
def test_no_place_no_case(qian: Actor, changes: dict[str, Any], refusal: type[Exception]) -> None:
    report = report_of(**changes)
    with pytest.raises(refusal):
        report_case(report=report, by=qian)
    assert not Case.objects.filter(pk=report.id).exists()
    assert not Act.objects.filter(object_id=report.id).exists()


def test_a_county_takes_reports_of_its_own_people_only(li: Actor) -> None:
    stranger = replace(li, area_code="999922100")
    for report in (report_of(), report_of(place=None, grid_code=FIRST_GRID)):
        with pytest.raises((OutsideCounty, UnknownGrid)):
            report_case(report=report, by=stranger)
        assert not Case.objects.filter(pk=report.id).exists()


@pytest.mark.parametrize(
    "odd",
    [
        {"occurred_at": "0001-01-01T00:00:00"},
        {"occurred_at": "9999-12-31T23:59:59-12:00"},
    ],
)
def test_the_edges_of_the_calendar_are_refused(qian: Actor, odd: dict[str, Any]) -> None:
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


def test_the_code_drawn_on_the_phone_is_the_cases(qian: Actor) -> None:
    phone, body = signed_in(qian), body_of(code="2A4AXRAGS")
    told = phone.post("/api/v1/cases", body, content_type="application/json").json()
    assert (told["code"], told["dropped"]) == ("PA-2A4A-XRAGS", [])
    again = phone.post("/api/v1/cases", body, content_type="application/json")
    assert (again.status_code, again.json()["code"], again.json()["dropped"]) == (200, "PA-2A4A-XRAGS", [])
    other = phone.post("/api/v1/cases", body | {"code": "00000000"}, content_type="application/json")
    assert other.json()["code"] == "payload_mismatch"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2A4AXRAGS", "PA-2A4A-XRAGS"),  # taken
        ("2A4AXRAGT", "PA-2A4A-XRAGT"),  # its check letter is wrong
        ("2A4AXRAG", "PA-2A4A-XRAG"),  # of the first releases, which had none
        ("13800138000", None),  # no code at all: nothing is hidden in a timeline
        ("编号", None),
    ],
)
def test_where_the_phones_code_cannot_be_it_is_kept_beside_the_countys(
    said: str, kept: str | None, qian: Actor, sun: Actor
) -> None:
    report_case(report=report_of(code="2A4AXRAGS"), by=sun)
    phone, body = signed_in(qian), body_of(code=said)
    first, again = (
        phone.post("/api/v1/cases", body, content_type="application/json").json() for _time in range(2)
    )
    assert first["code"] == again["code"] != f"PA-{said[:4]}-{said[4:]}"
    assert first["dropped"] == again["dropped"] == ["code"]
    timeline = phone.get(f"/api/v1/cases/{body['id']}/timeline").json()["items"]
    assert timeline[0]["data"].get("code_said") == kept


@pytest.mark.parametrize("said", [{}, {"code": None}, {"code": ""}])
def test_phones_of_the_first_releases_send_no_code(said: dict[str, Any], qian: Actor) -> None:
    told = reported(signed_in(qian), **said).json()
    assert (len(told["code"]), told["dropped"]) == (len("PA-2A4A-XRAGS"), [])


def reported(phone: Client, **changes: Any) -> Any:
    return phone.post("/api/v1/cases", body_of(**changes), content_type="application/json")


LNG, LAT = middle(FIRST_GRID)


@pytest.mark.parametrize(
    ("measured", "dropped"),
    [
        ({"accuracy_m": 150_000}, []),
        ({"accuracy_m": -1}, ["location.accuracy_m"]),
        ({"accuracy_m": 1e12}, ["location.accuracy_m"]),
        ({"captured_at": "1970-01-01T00:00:00Z"}, ["location.captured_at"]),
        ({"captured_at": "2999-01-01T00:00:00Z", "accuracy_m": -3}, None),
        ({"lat": 200}, ["location"]),
        ({"lng": 180, "lat": -90, "datum": "bd09"}, ["location"]),
    ],
)
def test_a_measurement_that_cannot_be_true_is_left_out_and_the_report_stays(
    qian: Actor, measured: dict[str, Any], dropped: list[str] | None
) -> None:
    location = {"lng": LNG, "lat": LAT, "datum": "wgs84"} | measured
    answer = reported(signed_in(qian), location=location, grid_code=FIRST_GRID)
    assert answer.status_code == 201, answer.content
    expected = ["location.accuracy_m", "location.captured_at"] if dropped is None else dropped
    assert answer.json()["dropped"] == expected
    kept = answer.json()["location"]
    if dropped == []:
        assert kept["accuracy_m"] == 150_000
    else:
        assert kept is None or kept["accuracy_m"] is None


def test_without_a_believable_point_or_a_grid_there_is_no_place(qian: Actor) -> None:
    answer = reported(signed_in(qian), location={"lng": LNG, "lat": 200})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "place_missing")
    assert [param["name"] for param in problem["invalid_params"]] == ["location"]


@pytest.mark.parametrize(
    ("occurred_at", "doubtful"),
    [(None, False), ("1970-01-01T08:00:00+08:00", True), ("2999-01-01T00:00:00Z", True), ("now", False)],
)
def test_a_moment_that_cannot_be_is_no_plain_fact(
    qian: Actor, occurred_at: str | None, doubtful: bool
) -> None:
    told = clock.now().isoformat() if occurred_at == "now" else occurred_at
    answer = reported(signed_in(qian), occurred_at=told)
    assert answer.json()["occurred_doubtful"] is doubtful


def test_changed_words_come_back_with_the_case_they_belong_to(qian: Actor) -> None:
    phone, body = signed_in(qian), body_of()
    phone.post("/api/v1/cases", body, content_type="application/json")
    answer = phone.post("/api/v1/cases", body | {"what": "改过的话"}, content_type="application/json")
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "payload_mismatch")
    assert problem["current"]["id"] == body["id"]
    assert {"action": "note", "needs": ["text"]} in problem["current"]["actions"]


def test_what_another_reported_under_an_id_stays_theirs(qian: Actor, sun: Actor) -> None:
    body = body_of()
    signed_in(qian).post("/api/v1/cases", body, content_type="application/json")
    answer = signed_in(sun).post("/api/v1/cases", body, content_type="application/json")
    assert answer.status_code == 409
    assert "current" not in answer.json()


def test_a_field_that_a_newer_page_sends_empty_makes_no_other_report(qian: Actor) -> None:
    phone, body = signed_in(qian), body_of(place_note="桥头", urgency=None)
    phone.post("/api/v1/cases", body, content_type="application/json")
    newer = dict(reversed(body.items())) | {"occurred_at": None, "resolved_on_spot": False}
    newer.pop("urgency")
    answer = phone.post("/api/v1/cases", newer, content_type="application/json")
    assert answer.status_code == 200, answer.content


def test_a_field_of_a_newer_release_makes_no_other_report(qian: Actor) -> None:
    """What is stored is a hash of what was sent: a release that reads one more field finds the same."""
    report = report_of(sent={"id": "x", "what": "水渠堵了", "location": {"lng": 1.5, "note": ""}})

    @dataclass(frozen=True, slots=True)
    class Newer(Report):
        colour: str = ""

    newer = Newer(**{field.name: getattr(report, field.name) for field in fields(report)})
    assert newer.fingerprint(qian.account_id) == report.fingerprint(qian.account_id)
    # The reading of version 1, for ever: a later version keeps it beside its own.
    reporter = UUID("0190b3f2-0000-7000-8000-000000000000")
    assert report.fingerprint(reporter).hex() == FINGERPRINT


FINGERPRINT = "012ed53ee1b8bcb0cc8373d11e075b0779271d4276835c00d79fd75b9359dcfc"
