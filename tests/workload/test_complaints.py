"""Complaints: to a post of the county, never to the unit complained of, with a clock; nobody reads whose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.workload import complaints
from pingan.workload.models import Complaint
from tests.cast import signed_in
from tests.outbox.phone import act_of, outcomes
from tests.workload.conftest import Give

pytestmark = pytest.mark.django_db
PATH = "/api/v1/workload/complaints"


def complaint(about: Actor | None = None, **changes: Any) -> dict[str, Any]:
    said = {"id": str(uuid7()), "kind": "sent_down", "words": "每天拍照三次，各报一遍"}
    return said | ({"unit": str(about.organisation_id)} if about else {}) | changes


def hand_in(worker: Actor, said: dict[str, Any]) -> str:
    item = act_of(worker, "complain", said["id"], said, key=said["id"])
    assert outcomes(signed_in(worker), item) == ["done"]
    return str(said["id"])


def seen_by(who: Actor) -> list[dict[str, Any]]:
    answer = signed_in(who).get(PATH)
    assert answer.status_code == 200, answer.content
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def answered(by: Actor, pk: str, said: dict[str, str]) -> Any:
    return signed_in(by).post(f"{PATH}/{pk}/answer", said, content_type="application/json")


def test_it_goes_to_the_county_and_comes_back_answered(
    qian: Actor, sun: Actor, li: Actor, feng: Actor, chen: Actor
) -> None:
    pk = hand_in(qian, complaint(li))
    (lying,) = seen_by(feng)
    assert (lying["id"], lying["words"], lying["late"]) == (pk, "每天拍照三次，各报一遍", False)
    assert seen_by(chen) == []
    said = {"outcome": "stopped", "words": "已通知该单位停止"}
    assert answered(feng, pk, said).status_code == 204
    assert answered(feng, pk, said).json()["code"] == "already_answered"
    (own,) = signed_in(qian).get(f"{PATH}/own").json()["items"]
    assert (own["outcome"], own["answer"]) == ("stopped", "已通知该单位停止")
    assert signed_in(sun).get(f"{PATH}/own").json()["items"] == []


def test_whose_it_is_is_told_to_nobody(qian: Actor, li: Actor, feng: Actor) -> None:
    hand_in(qian, complaint(li))
    told = str(seen_by(feng))
    for trace in (qian.name, qian.account_id, qian.post_id, qian.area_code):
        assert str(trace) not in told
    (act,) = Act.objects.filter(topic="workload")
    assert (act.actor, act.post, list(act.hearers)) == (None, None, [])
    assert qian.area_code not in f"{act.facts} {act.area_code}"
    # At rest its words are sealed.
    assert "拍照" not in str(Complaint.objects.values_list("words", flat=True).query)


def test_the_unit_complained_of_never_reads_it(qian: Actor, feng: Actor, li: Actor, chen: Actor) -> None:
    """Of the county's own center it lies with the county's leaders."""
    pk = hand_in(qian, complaint(feng))
    assert seen_by(feng) == []
    assert [one["id"] for one in seen_by(chen)] == [pk]
    said = {"outcome": "stands", "words": "依清单"}
    assert answered(feng, pk, said).status_code == 404
    assert signed_in(li).get(PATH).status_code == 403


def test_what_is_late_is_read_above_once(qian: Actor, li: Actor, feng: Actor, chen: Actor) -> None:
    pk = hand_in(qian, complaint(li))
    assert complaints.raise_late() == 0
    Complaint.objects.update(due_at=clock.now() - timedelta(minutes=1))
    assert [complaints.raise_late(), complaints.raise_late()] == [1, 0]
    assert [one["id"] for one in seen_by(chen)] == [pk]
    assert [one["late"] for one in seen_by(feng)] == [True]


def test_it_is_about_somebody(qian: Actor, li: Actor, feng: Actor, give: Give) -> None:
    post = signed_in(qian).post
    refused = post(PATH, complaint(), content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_unit")
    task = give(li).json()["id"]
    assert post(PATH, complaint(assignment=task), content_type="application/json").status_code == 201
    assert post(PATH, complaint(unit_name="某局某科"), content_type="application/json").status_code == 201
    assert {(one["unit"], one["task"]) for one in seen_by(feng)} == {
        ("示例中心", "汛前排查水渠"),
        ("某局某科", None),
    }


def test_the_same_again_is_one_complaint(qian: Actor, li: Actor, feng: Actor) -> None:
    said = complaint(li)
    answers = [signed_in(qian).post(PATH, said, content_type="application/json") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert len(seen_by(feng)) == 1


def test_a_county_without_such_a_post_says_so(qian: Actor, li: Actor) -> None:
    refused = signed_in(qian).post(PATH, complaint(li), content_type="application/json")
    assert refused.json()["code"] == "nobody_answers"
