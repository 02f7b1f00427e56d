"""One step on several cases: each is taken for itself, and each has a result of its own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from pingan.cases import bulk
from pingan.cases.models import Case, Step
from pingan.cases.services import Target, take
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.receipts.models import Receipt
from pingan.receipts.services import Key, part_of
from tests.cases.test_lists import ACROSS, reported
from tests.cast import actions_of, signed_in


def body(action: str, *cases: Case, **said: Any) -> dict[str, Any]:
    items = [{"id": str(case.pk), "version": case.version} for case in cases]
    return {"action": action, "items": items, "said": said}


def send(actor: Actor, sent: dict[str, Any], **headers: str) -> Any:
    browser = signed_in(actor)
    return browser.post("/api/v1/cases/bulk", sent, content_type="application/json", headers=headers)


def statuses(answer: Any) -> list[int]:
    assert answer.status_code == 200, answer.content
    return [item["status"] for item in answer.json()["items"]]


def test_one_that_has_moved_on_keeps_no_other_waiting(qian: Actor, li: Actor, zhou: Actor) -> None:
    first, taken, last = (reported(qian) for _ in range(3))
    out_of_reach = reported(zhou, ACROSS)
    take(Target(taken.pk, 1, qian), "self_resolve", result="好了")
    answer = send(li, body("claim", first, taken, out_of_reach, last))
    assert statuses(answer) == [200, 412, 404, 200]
    items = answer.json()["items"]
    assert [item["id"] for item in items] == [str(case.pk) for case in (first, taken, out_of_reach, last)]
    assert [item["row"] and item["row"]["state"] for item in items] == [
        "accepted",
        "closed",
        None,
        "accepted",
    ]
    assert [item["problem"] and item["problem"]["code"] for item in items] == [
        *(None, "stale_version", "not_found", None)
    ]
    assert actions_of(first.pk) == ["report", "claim"]


def test_dispatch_is_said_once_for_all(qian: Actor, li: Actor) -> None:
    cases = [reported(qian) for _ in range(3)]
    answer = send(li, body("dispatch", *cases, worker_id=str(qian.account_id), note="一起去看"))
    assert statuses(answer) == [200, 200, 200]
    assert set(Case.objects.values_list("state", "holder_id")) == {("dispatched", qian.account_id)}
    assert Step.objects.filter(action="dispatch", note="一起去看").count() == 3


def test_a_quiet_step_asks_for_no_version(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(Target(case.pk, 1, li), "claim")
    assert statuses(send(li, body("remind", case, text="请尽快"))) == [200]


def test_sent_again_it_is_done_once_and_what_was_refused_is_tried_anew(qian: Actor, li: Actor) -> None:
    done, refused = reported(qian), reported(qian)
    sent, key = body("claim", done, refused), {"Idempotency-Key": str(uuid7())}
    sent["items"][1]["version"] = 9
    assert statuses(send(li, sent, **key)) == [200, 412]
    Case.objects.filter(pk=refused.pk).update(version=9)
    again = send(li, sent, **key)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert statuses(again) == [200, 200]
    assert [item["replayed"] for item in again.json()["items"]] == [True, False]
    assert actions_of(done.pk) == actions_of(refused.pk) == ["report", "claim"]
    other = send(li, body("claim", reported(qian)), **key)
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")


def test_what_was_begun_and_broken_off_goes_on_where_it_stopped(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server dies after the first: its key stands, and the others are taken when it is sent again."""
    cases = [reported(qian) for _ in range(3)]
    sent, key = body("claim", *cases), {"Idempotency-Key": str(uuid7())}
    whole = bulk.take_each
    monkeypatch.setattr(bulk, "take_each", lambda *said, **more: [next(whole(*said, **more))])
    assert len(statuses(send(li, sent, **key))) == 1
    monkeypatch.setattr(bulk, "take_each", whole)
    again = send(li, sent, **key).json()["items"]
    assert [(item["status"], item["replayed"]) for item in again] == [(200, True), (200, False), (200, False)]
    assert (
        Receipt.objects.filter(object_type="case", object_id=cases[0].pk, account=li.account_id).count() == 1
    )


def test_a_fault_of_ours_is_the_result_of_the_one_it_befell(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = reported(qian), reported(qian)

    def break_down(target: Target, *said: Any, **more: Any) -> Case:
        if target.case_id == first.pk:
            raise ZeroDivisionError
        return take(target, *said, **more)

    monkeypatch.setattr(bulk, "take", break_down)
    assert statuses(send(li, body("claim", first, second))) == [500, 200]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"action": "close"}, "action"),
        ({"action": "vanish"}, "action"),
        ({"action": "a" * 99}, "action"),
        ({"items": []}, "items"),
        ({"items": [{"id": str(uuid4()), "version": 1}] * 2}, "items"),
        ({"items": [{"id": str(uuid7()), "version": 1} for _ in range(51)]}, "items"),
        ({"items": [{"id": "x", "version": 1}]}, "items"),
        ({"items": [{"id": str(uuid4()), "version": 0}]}, "items"),
        ({"said": {"unknown": 1}}, "said.unknown"),
        ({"action": "dispatch"}, "said.worker_id"),
        ({"said": "claim"}, "said"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name_before_any_case_is_touched(
    change: dict[str, Any], name: str, qian: Actor, li: Actor
) -> None:
    case = reported(qian)
    answer = send(li, body("claim", case) | change)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"][0]["name"].startswith(name)
    assert actions_of(case.pk) == ["report"]


def test_the_key_of_each_is_a_uuid_of_its_own() -> None:
    key, one, other = Key(uuid4(), uuid7(), b"x"), uuid4(), uuid4()
    parts = [part_of(key, thing).key for thing in (one, other, one)]
    assert parts[0] == parts[2] != parts[1]
    assert {(part.version, part.variant) for part in parts} == {(7, key.key.variant)}
