"""One value in full: for a purpose, a case, within a budget, and never without a trace."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from pingan.cases.services import Target, take
from pingan.core import clock, crypto
from pingan.core.ids import uuid7
from pingan.journal.selectors import acts_of
from pingan.people.actors import Actor
from pingan.registry import ports, services
from pingan.registry.errors import BudgetSpent
from pingan.registry.models import Household, Purpose, Resident, RevealBudget, RevealField
from pingan.registry.services import register_household, reveal_field
from tests.registry.conftest import DOOR, ID_NUMBER, NAME, PHONE, browser, household, report
from tests.territory.small_county import NEXT_GRID


def reveal(client: Client, resident: Resident, **body: Any) -> Any:
    asked = {"field": "phone", "purpose": "call_back"} | body
    return client.post(f"/api/v1/residents/{resident.id}/reveal", asked, content_type="application/json")


def see_phone(resident: Resident, case_id: UUID, by: Actor) -> None:
    """The service itself."""
    reveal_field(
        resident_id=resident.id, reveal=RevealField.PHONE, purpose=Purpose.VISIT, case_id=case_id, actor=by
    )


@pytest.fixture
def zhao(ouyang: Household) -> Resident:
    return ouyang.residents.get()


@pytest.mark.parametrize(
    ("field", "value"), [("name", NAME), ("id_number", ID_NUMBER), ("phone", PHONE), ("door_note", DOOR)]
)
def test_a_worker_sees_one_value(qian: Actor, zhao: Resident, field: str, value: str) -> None:
    answer = reveal(browser(qian), zhao, field=field, case_id=report(qian))
    assert answer.status_code == 200
    assert answer.json() == {"value": value, "expires_in": 900}
    assert answer["Cache-Control"] == "no-store"


def test_the_journal_says_who_what_and_why_but_not_the_value(qian: Actor, zhao: Resident) -> None:
    case = report(qian)
    reveal(browser(qian), zhao, field="phone", purpose="visit", case_id=case)
    (act,) = acts_of(zhao.id)
    assert (act.type, act.topic, act.object_type) == ("registry.revealed", "registry", "resident")
    assert (act.actor, act.post, act.purpose) == (qian.account_id, qian.post_id, "visit")
    assert (act.area_code, act.facts) == (qian.area_code, {"field": "phone", "case": case})
    assert PHONE not in repr(act)


def test_without_its_journal_row_nothing_is_shown(
    qian: Actor, zhao: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(**_act: Any) -> None:
        raise OSError("no space left")

    case = report(qian)
    monkeypatch.setattr("pingan.registry.services.journal.record", disk_full)
    with pytest.raises(OSError, match="no space"):
        reveal_field(
            resident_id=zhao.id,
            reveal=RevealField.PHONE,
            purpose=Purpose.VISIT,
            case_id=UUID(case),
            actor=qian,
        )
    assert not RevealBudget.objects.exists()


def test_the_next_grid_cannot(sun: Actor, zhao: Resident) -> None:
    case = report(sun, NEXT_GRID)
    answer = reveal(browser(sun), zhao, case_id=case)
    assert (answer.status_code, answer.json()["code"]) == (404, "resident_not_found")
    assert acts_of(zhao.id) == []


def test_an_absent_a_foreign_and_another_grids_case_are_no_reason(
    qian: Actor, sun: Actor, zhao: Resident
) -> None:
    own_case_elsewhere = report(qian, NEXT_GRID)
    for case_id in (uuid7(), report(sun, NEXT_GRID), own_case_elsewhere):
        answer = reveal(browser(qian), zhao, case_id=str(case_id))
        assert (answer.status_code, answer.json()["code"]) == (422, "case_needed")
    assert acts_of(zhao.id) == []


def test_a_case_one_can_only_read_is_no_reason(qian: Actor, sun: Actor, li: Actor, zhao: Resident) -> None:
    """The grid's worker reads every case of the grid; looking somebody up is for the one they work on."""
    case_id = UUID(report(li))
    refused = reveal(browser(qian), zhao, case_id=str(case_id))
    assert (refused.status_code, refused.json()["code"]) == (422, "case_needed")
    take(Target(case_id, 1, li), "dispatch", worker_id=sun.account_id, note="")
    assert reveal(browser(qian), zhao, case_id=str(case_id)).status_code == 422
    take(Target(case_id, 2, li), "recall", reason="另派")
    take(Target(case_id, 3, li), "dispatch", worker_id=qian.account_id, note="")
    assert reveal(browser(qian), zhao, case_id=str(case_id)).status_code == 200


def test_a_closed_case_is_no_reason(qian: Actor, zhao: Resident) -> None:
    case_id = UUID(report(qian))
    take(Target(case_id, 1, qian), "self_resolve", result="好了")
    assert reveal(browser(qian), zhao, case_id=str(case_id)).status_code == 422


def test_what_may_be_named_is_what_the_list_of_ones_own_work_offers(
    qian: Actor, li: Actor, zhao: Resident
) -> None:
    own, others = report(qian), report(li)
    listed = browser(qian).get("/api/v1/cases", {"queue": "working"}).json()["items"]
    assert [row["id"] for row in listed] == [own]
    for case_id in (own, others):
        offered = any(row["id"] == case_id for row in listed)
        assert (reveal(browser(qian), zhao, case_id=case_id).status_code == 200) == offered


def test_while_no_room_answers_for_cases_nothing_is_revealed(qian: Actor, zhao: Resident) -> None:
    with ports.ANSWERS.holding({}):
        assert reveal(browser(qian), zhao, case_id=report(qian)).status_code == 422


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"field": "id_number_index"}, "field"),
        ({"field": "household"}, "field"),
        ({"purpose": "curiosity"}, "purpose"),
        ({"purpose": ""}, "purpose"),
        ({"purpose": None}, "purpose"),
        ({"case_id": "1"}, "case_id"),
        ({"case_id": None}, "case_id"),
        ({"why": "because"}, "why"),
    ],
)
def test_other_bodies_are_refused(qian: Actor, zhao: Resident, body: dict[str, Any], name: str) -> None:
    answer = reveal(browser(qian), zhao, **({"case_id": report(qian)} | body))
    assert answer.status_code == 400
    assert [param["name"] for param in answer.json()["invalid_params"]] == [name]


def test_a_missing_case_and_hostile_json_are_refused(qian: Actor, zhao: Resident) -> None:
    assert reveal(browser(qian), zhao).status_code == 400
    url = f"/api/v1/residents/{zhao.id}/reveal"
    for raw in (b"[]", b"{", b'{"field": "phone\\u0000"}', b'{"field": "\\ud800"}', b"null"):
        assert browser(qian).post(url, raw, content_type="application/json").status_code == 400


def test_what_was_never_given_cannot_be_shown_and_costs_nothing(qian: Actor) -> None:
    bare = register_household(new=household(), notice_version="1", actor=None).residents.get()
    answer = reveal(browser(qian), bare, case_id=report(qian))
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing_to_reveal")
    assert not RevealBudget.objects.exists()


def test_the_days_budget_ends_and_starts_again(
    qian: Actor, zhao: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "REVEALS_PER_DAY", 2)
    client, case_id = browser(qian), report(qian)
    assert [reveal(client, zhao, case_id=case_id).status_code for _ in range(3)] == [200, 200, 429]
    refused = reveal(client, zhao, case_id=case_id)
    assert refused.json()["code"] == "reveal_budget_spent"
    assert 0 < int(refused["Retry-After"]) <= 24 * 3600
    assert len(acts_of(zhao.id)) == 2
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert reveal(client, zhao, case_id=case_id).status_code == 200
    assert RevealBudget.objects.get().used == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_cannot_share_the_last_one(
    qian: Actor, zhao: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "REVEALS_PER_DAY", 3)
    case = report(qian)

    def ask(_number: int) -> bool:
        try:
            see_phone(zhao, UUID(case), qian)
        except BudgetSpent:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(12))) == 3
    assert len(acts_of(zhao.id)) == 3


@pytest.mark.parametrize("loss", ["missing", "another's", "without its old key"])
def test_keys_that_do_not_open_are_told_and_nothing_is_spent(
    qian: Actor, zhao: Resident, settings: Settings, loss: str
) -> None:
    """Not a fault: somebody restored a database without its secrets. The operators' door says so too."""
    case = report(qian)
    file = crypto.ring_file()
    kept = file.read_text(encoding="utf-8")
    assert Client().get("/readyz").status_code == 200
    others = crypto.KeyRing.fresh()
    lost = crypto.KeyRing(2, {2: others.keys[1]}, others.index_key)
    try:
        file.unlink()
        if loss != "missing":
            file.write_text((lost if loss == "without its old key" else others).dump(), encoding="utf-8")
            file.chmod(0o600)
        ready = Client().get("/readyz")
        answer = reveal(browser(qian), zhao, field="phone", case_id=case)
    finally:
        file.write_text(kept, encoding="utf-8")
        file.chmod(0o600)
    expected = "keys_missing" if loss == "missing" else "keys_do_not_fit"
    assert (ready.status_code, ready.json()) == (503, {"status": expected})
    assert (answer.status_code, answer.json()["code"]) == (503, "keys_away")
    assert "tell the operators" in answer.json()["detail"] or "运维" in answer.json()["detail"]
    assert not RevealBudget.objects.exists()
    assert not acts_of(zhao.id)
    assert Client().get("/readyz").status_code == 200
