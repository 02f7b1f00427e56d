"""Tasks sent down: by whom, by which item, with what said; done from the phone's queue, too."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.categories.models import Duty, Sort
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.workload.models import Assignment, Completion
from tests.cast import signed_in
from tests.outbox.phone import act_of, outcomes, results_of
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID
from tests.workload.conftest import ASSIGNMENTS, Give, item

pytestmark = pytest.mark.django_db
DAY = "/api/v1/workload/day"


def tasks_of(worker: Actor) -> list[dict[str, Any]]:
    answer = signed_in(worker).get(DAY, headers={"accept-language": "en"})
    assert answer.status_code == 200, answer.content
    tasks: list[dict[str, Any]] = answer.json()["tasks"]
    return tasks


def test_a_worker_reads_who_asks_for_what_why_until_when_and_how_long(
    li: Actor, qian: Actor, sun: Actor, give: Give
) -> None:
    made = give(li)
    assert made.status_code == 201, made.content
    assert (made.json()["workers"], made.json()["done"]) == (2, 0)
    (task,) = tasks_of(qian)
    assert (task["unit"]["name"], task["duty"], task["basis"]) == ("Example Centre", "Item 0506", "本县清单")
    assert (task["reason"], task["minutes"], task["done_at"]) == ("七月汛期前", 40, None)
    assert tasks_of(sun) == [task]


@pytest.mark.parametrize("which", ["bureau", "taken_back"])
def test_what_is_a_departments_or_was_taken_back_goes_to_no_grid(
    which: str, feng: Actor, qian: Actor, listed: dict[str, Duty], give: Give
) -> None:
    for area in (COUNTY, FIRST_GRID):
        refused = give(feng, area=area, duty=listed[which].pk)
        assert (refused.status_code, refused.json()["code"]) == (422, "beyond_duty")
        assert [param["name"] for param in refused.json()["invalid_params"]] == ["duty"]
    assert not Assignment.objects.exists()


def test_an_item_that_is_kept_above_in_a_part_of_the_area_keeps_it_from_the_whole(
    li: Actor, qian: Actor, sun: Actor, give: Give
) -> None:
    item("0506", "county", "county", Sort.TAKEN_BACK, area_code=NEXT_GRID)
    assert give(li).json()["code"] == "beyond_duty"
    assert give(li, area=NEXT_GRID).json()["code"] == "unlisted_duty"
    assert give(li, area=FIRST_GRID).status_code == 201


def test_what_is_offered_is_what_may_be_sent(li: Actor, qian: Actor, listed: dict[str, Duty]) -> None:
    offered = signed_in(li).get("/api/v1/workload/duties", {"area": FIRST_GRID}).json()["items"]
    assert [one["id"] for one in offered] == [listed["own"].pk]


@pytest.mark.parametrize(
    ("changes", "code", "name"),
    [
        ({"reason": " "}, "bad_input", "reason"),
        ({"minutes": 0}, "bad_input", "minutes"),
        ({"until": "2020-01-01"}, "unfit_end", "until"),
        ({"until": "2999-01-01"}, "unfit_end", "until"),
        ({"duty": 999_999}, "unlisted_duty", "duty"),
        ({"area": "999921101"}, "not_found", None),
    ],
)
def test_whoever_asks_says_all_of_it(
    changes: dict[str, Any], code: str, name: str | None, li: Actor, qian: Actor, give: Give
) -> None:
    refused = give(li, **changes)
    assert refused.json()["code"] == code, refused.content
    assert [param["name"] for param in refused.json()["invalid_params"]] == ([name] if name else [])


def test_nobody_is_asked_where_nobody_works(li: Actor, give: Give) -> None:
    assert give(li).json()["code"] == "nobody_there"


def test_what_was_asked_is_done_once_and_a_late_word_counts(
    li: Actor, qian: Actor, give: Give, shen: Actor
) -> None:
    made = give(li).json()
    said = act_of(qian, "complete_task", made["id"], {"note": "三处淤堵，已清"})
    Assignment.objects.update(until=clock.today())
    assert outcomes(signed_in(qian), said) == ["done"]
    again = signed_in(qian).post(f"{ASSIGNMENTS}/{made['id']}/complete", {}, content_type="application/json")
    assert again.status_code == 204
    told = signed_in(li).get(f"{ASSIGNMENTS}/{made['id']}").json()
    assert (told["done"], [one["note"] for one in told["completions"]["items"]]) == (1, ["三处淤堵，已清"])
    assert qian.name not in str(told)
    assert tasks_of(qian)[0]["done_at"] is not None
    assert list(Act.objects.filter(topic="workload").values_list("type", flat=True)) == [
        "workload.given",
        "workload.completed",
    ]


def test_what_was_withdrawn_is_asked_no_longer(li: Actor, zhou: Actor, qian: Actor, give: Give) -> None:
    made = give(li).json()
    address = f"{ASSIGNMENTS}/{made['id']}/withdraw"
    assert signed_in(zhou).post(address).status_code == 404
    assert signed_in(li).post(address).status_code == 204
    assert tasks_of(qian) == []
    (late,) = results_of(signed_in(qian), act_of(qian, "complete_task", made["id"], {}))
    assert (late["became"], late["problem"]["code"]) == ("refused", "task_withdrawn")
    assert not Completion.objects.exists()


def test_a_task_of_another_grid_is_none_of_mine(li: Actor, qian: Actor, sun: Actor, give: Give) -> None:
    made = give(li, area=NEXT_GRID).json()
    assert tasks_of(qian) == []
    (refused,) = results_of(signed_in(qian), act_of(qian, "complete_task", made["id"], {}))
    assert (refused["became"], refused["status"]) == ("refused", 404)


def test_what_is_over_leaves_the_day(li: Actor, qian: Actor, give: Give) -> None:
    give(li)
    Assignment.objects.update(
        given_on=clock.today() - timedelta(days=9), until=clock.today() - timedelta(days=1)
    )
    assert tasks_of(qian) == []


def test_the_same_again_is_one_task(li: Actor, qian: Actor, give: Give) -> None:
    of_one = str(uuid7())
    assert [give(li, id=of_one).status_code for _ in range(2)] == [201, 200]
    assert give(li, id=of_one, minutes=41).json()["code"] == "payload_mismatch"
    assert Assignment.objects.get().minutes == 40
