"""The legal service station: advice is written down once; its visitor is sealed, and forgotten in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.mediation.models import Intake, Party
from pingan.people.actors import Actor
from pingan.station import services
from pingan.station.models import Consultation
from tests.cast import Browser, signed_in
from tests.mediation.test_roster import kept, mediator
from tests.territory.small_county import FIRST_GRID

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CAME = {
    "channel": "walk_in",
    "state": "held",
    "starts_at": NOW.isoformat(),
    "topic": "debt",
    "visitor": "示例甲",
    "phone": "199 0000 1234",
    "summary": "告知可以申请支付令",
    "referral": "court",
}


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def desk(wu: Actor) -> Browser:
    return signed_in(wu)


def send(desk: Browser, method: str, path: str = "", said: Any = None, **headers: str) -> Any:
    address = f"/api/v1/station/consultations{path}"
    return getattr(desk, method)(address, said, content_type="application/json", headers=headers)


def listed(desk: Browser) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = desk.get("/api/v1/station/consultations").json()["items"]
    return items


def test_a_consultation_is_written_down_and_its_visitor_sealed(desk: Browser) -> None:
    assert send(desk, "post", "", CAME).status_code == 204
    (one,) = listed(desk)
    assert (one["visitor"], one["phone"], one["referral"]) == ("示例甲", "199****1234", "court")
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text FROM station_consultation c")
        row = cursor.fetchone()[0]
    assert not any(word in row for word in ("示例甲", "19900001234", "支付令"))


def test_an_appointment_becomes_what_was_advised_without_typing_again(desk: Browser, han: Actor) -> None:
    kept(han, "mediators", mediator("lv", sort="expert", committee="", name="示例律师", days=["2"]))
    booked = CAME | {"channel": "appointment", "state": "booked", "summary": "", "referral": ""}
    booked |= {"starts_at": (NOW + timedelta(hours=2)).isoformat(), "adviser": "lv"}
    assert send(desk, "post", "", booked).status_code == 204
    (one,) = listed(desk)
    assert one["adviser_name"] == "示例律师"
    held = booked | {"state": "held", "starts_at": NOW.isoformat(), "summary": "先调解", "phone": None}
    assert send(desk, "put", f"/{one['id']}", held, **{"If-Match": '"1"'}).status_code == 204
    assert send(desk, "put", f"/{one['id']}", held, **{"If-Match": '"1"'}).status_code == 412
    (one,) = listed(desk)
    assert (one["state"], one["phone"], one["version"]) == ("held", "199****1234", 2)


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"summary": ""}, 400, "summary"),
        ({"starts_at": (NOW + timedelta(hours=1)).isoformat()}, 400, "starts_at"),
        ({"topic": "religion"}, 400, "topic"),
        ({"adviser": "nobody"}, 422, "unknown_adviser"),
        ({"case_code": "PA-0000-0000"}, 422, "unknown_case"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    changes: dict[str, Any], status: int, field: str, desk: Browser
) -> None:
    refused = send(desk, "post", "", CAME | changes)
    told = [refused.json()["code"], *(param["name"] for param in refused.json()["invalid_params"])]
    assert (refused.status_code, field in told) == (status, True)


def test_the_visitor_rates_once_what_was_held(desk: Browser) -> None:
    send(desk, "post", "", CAME | {"state": "booked", "channel": "appointment"})
    path = f"/{listed(desk)[0]['id']}"
    assert send(desk, "post", f"{path}/rating", {"rating": "fair"}).json()["code"] == "not_held"
    send(desk, "put", path, CAME, **{"If-Match": '"1"'})
    assert send(desk, "post", f"{path}/rating", {"rating": "fair"}).status_code == 204
    assert send(desk, "post", f"{path}/rating", {"rating": "fair"}).json()["code"] == "rated_already"
    assert listed(desk)[0]["rating"] == "fair"


def test_who_came_is_forgotten_and_what_it_was_about_is_not(
    desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(desk, "post", "", CAME)
    assert services.erase() == 0
    later = NOW + services.KEPT_FOR + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (services.erase(), services.erase()) == (1, 0)
    one = Consultation.objects.get()
    assert (one.visitor, one.phone, one.phone_masked, one.topic) == (None, None, "", "debt")


def test_a_station_reads_its_own_area(desk: Browser, wang: Actor) -> None:
    send(desk, "post", "", CAME)
    assert listed(signed_in(wang)) == [], "the county's is not the township's"
    path = f"/{listed(desk)[0]['id']}"
    assert signed_in(wang).get(f"/api/v1/station/consultations{path}").status_code == 404
    assert send(signed_in(wang), "post", f"{path}/rating", {"rating": "fair"}).status_code == 404


def test_duty_days_come_from_the_roster_and_keep_to_open_days(desk: Browser, han: Actor) -> None:
    every_day = [str(day) for day in range(1, 8)]
    rows = [
        mediator("lv", sort="expert", committee="", name="示例律师", days=["2"]),
        mediator("hang", sort="expert", committee="", name="示例行家", days=every_day),
    ]
    assert kept(han, "mediators", *rows).status_code == 200
    told = desk.get("/api/v1/station/duty", {"first": "2026-09-01", "days": 7}).json()
    names = [[one["name"] for one in day["advisers"]] for day in told["days"]]
    assert names[0] == ["示例行家", "示例律师"]
    assert names[1:4] == [["示例行家"]] * 3
    assert names[4:6] == [[], []], "Saturday and Sunday"
    assert len(told["advisers"]) == 2


# -- on to mediation -------------------------------------------------------------------------------


def referred(desk: Browser, *along: str, seen: int = 1, **headers: str) -> Any:
    (one,) = listed(desk)
    said = {"grid_code": FIRST_GRID, "kind": "neighbours", "along": list(along)}
    return send(desk, "post", f"/{one['id']}/dispute", said, **{"If-Match": f'"{seen}"', **headers})


def test_a_referral_makes_the_dispute_and_names_it(desk: Browser, wu: Actor) -> None:
    send(desk, "post", "", CAME)
    assert referred(desk, "name", "phone", "summary").status_code == 204
    (one,) = listed(desk)
    case = Case.objects.get(pk=one["case_id"])
    assert (one["referral"], case.track, case.state, case.holder_id) == (
        *("mediation", "dispute", "accepted"),
        wu.account_id,
    )
    came = Intake.objects.get(dispute=case.pk)
    assert (came.origin, came.kind, came.facts) == ("station", "neighbours", CAME["summary"])
    (party,) = Party.objects.filter(dispute=case.pk)
    assert (party.side, party.name, party.phone, party.consent) == ("applicant", "示例甲", "19900001234", "")
    assert "示例甲" not in case.what
    assert CAME["summary"] not in case.what
    again = referred(desk, seen=2)
    assert (again.status_code, again.json()["code"]) == (409, "referred_already")


@pytest.mark.parametrize("along", [(), ("name",), ("summary",)])
def test_only_what_the_visitor_agreed_to_goes_along(desk: Browser, along: tuple[str, ...]) -> None:
    send(desk, "post", "", CAME)
    assert referred(desk, *along).status_code == 204
    case = Case.objects.get(track="dispute")
    named = [(one.name, one.phone) for one in Party.objects.filter(dispute=case.pk)]
    assert named == ([("示例甲", None)] if "name" in along else [])
    assert (Intake.objects.get(dispute=case.pk).facts or "") == (
        CAME["summary"] if "summary" in along else ""
    )


def test_a_number_goes_with_a_name_and_advice_before_a_referral(desk: Browser) -> None:
    send(desk, "post", "", CAME | {"state": "missed", "summary": "", "referral": ""})
    early = referred(desk)
    assert (early.status_code, early.json()["code"]) == (409, "not_advised")
    (one,) = listed(desk)
    send(desk, "put", f"/{one['id']}", CAME, **{"If-Match": '"1"'})
    nobodys = referred(desk, "phone", seen=2)
    assert (nobodys.status_code, nobodys.json()["code"]) == (422, "name_goes_first")
    assert not Case.objects.exists()


def test_a_referral_sent_twice_makes_one_dispute(desk: Browser) -> None:
    send(desk, "post", "", CAME)
    key = {"Idempotency-Key": str(uuid7())}
    assert [referred(desk, **key).status_code for _ in range(2)] == [204, 204]
    assert Case.objects.count() == 1


def test_a_kind_without_a_category_of_its_own_is_sent_with_one(desk: Browser) -> None:
    send(desk, "post", "", CAME)
    (one,) = listed(desk)

    def asked(**said: str) -> Any:
        body = {"grid_code": FIRST_GRID, "kind": "contract", **said}
        return send(desk, "post", f"/{one['id']}/dispute", body, **{"If-Match": '"1"'})

    wanting = asked()
    assert wanting.status_code == 400
    assert [param["name"] for param in wanting.json()["invalid_params"]] == ["category"]
    assert asked(category="0107").status_code == 204
    case = Case.objects.get(track="dispute")
    assert (case.category, Intake.objects.get(dispute=case.pk).kind) == ("0107", "contract")
