"""Visits that were asked for: in one's own grid, by consent, forgotten with its end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.care.models import Agreement, Visit
from pingan.core import clock, erased
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Post
from pingan.registry.models import Household
from pingan.registry.services import NewHousehold, NewResident, register_household
from pingan.staff.holdings import held_under
from tests.cast import appoint, signed_in
from tests.outbox.phone import act_of, outcomes, results_of
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

pytestmark = pytest.mark.django_db
CARE = "/api/v1/care"


def day(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def a_household(grid: str = FIRST_GRID, name: str = "张三（示例）") -> Household:
    new = NewHousehold(grid, 2, [NewResident(name)])
    return register_household(new=new, notice_version="1", actor=None)


def asked(household: Household, **changes: Any) -> dict[str, Any]:
    said = {
        "id": str(uuid7()),
        "household": str(household.pk),
        "how": "spoken",
        "notice_version": "care-1",
        "wish": "腿脚不便，帮忙买药",
        "every_days": 14,
        "next_on": day(3),
    }
    return said | changes


def agree(worker: Actor, household: Household | None = None, **changes: Any) -> str:
    said = asked(household or a_household(worker.area_code), **changes)
    item = act_of(worker, "agree_care", said["id"], said, key=said["id"])
    assert outcomes(signed_in(worker), item) == ["done"]
    return str(said["id"])


def listed(worker: Actor) -> list[dict[str, Any]]:
    answer = signed_in(worker).get(CARE)
    assert answer.status_code == 200, answer.content
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def visit_of(worker: Actor, agreement: str, **changes: Any) -> dict[str, Any]:
    said = {"on": day(0), "outcome": "met", "note": "药够到月底"} | changes
    return act_of(worker, "visit_care", agreement, said)


def test_what_a_household_asked_for_is_read_by_its_own_worker_alone(
    qian: Actor, sun: Actor, li: Actor, feng: Actor, chen: Actor
) -> None:
    agreement = agree(qian)
    (one,) = listed(qian)
    assert (one["id"], one["wish"], one["householder"], one["next_on"]) == (
        agreement,
        "腿脚不便，帮忙买药",
        "张*",
        day(3),
    )
    assert listed(sun) == []
    for above in (li, feng, chen):
        assert signed_in(above).get(CARE).status_code == 403
    assert outcomes(signed_in(sun), visit_of(sun, agreement)) == ["refused"]


def test_a_visit_from_the_queue_sets_the_next_one_by_the_rhythm(qian: Actor) -> None:
    agreement = agree(qian)
    item = visit_of(qian, agreement, on=day(-1))
    assert [outcomes(signed_in(qian), item) for _ in range(2)] == [["done"], ["done"]]
    (one,) = listed(qian)
    assert one["next_on"] == day(13)
    assert one["visits"] == [{"on": day(-1), "outcome": "met", "note": "药够到月底"}]
    assert outcomes(signed_in(qian), visit_of(qian, agreement, next_on=day(5))) == ["done"]
    assert listed(qian)[0]["next_on"] == day(5)


def test_a_word_of_theirs_ends_it_and_forgets_what_was_said(
    qian: Actor, settings: Any, tmp_path: Path
) -> None:
    settings.OPERATIONS_DIR = tmp_path
    agreement = agree(qian)
    acts = [
        visit_of(qian, agreement),
        act_of(qian, "end_care", agreement, {"why": "withdrawn"}),
        visit_of(qian, agreement),
    ]
    results = results_of(signed_in(qian), *acts)
    assert [one["became"] for one in results] == ["done", "done", "refused"]
    assert results[-1]["problem"]["code"] == "care_ended"
    assert listed(qian) == []
    kept = Agreement.objects.get()
    assert (kept.wish, kept.end, kept.ended_on, Visit.objects.exists()) == (
        None,
        "withdrawn",
        clock.today(),
        False,
    )
    # A copy of before, put back: they have not asked for it once more.
    kept.wish, kept.ended_on, kept.end = "帮忙买药", None, ""
    kept.save()
    assert erased.replay(erased.ledger())["care"] == 1
    assert Agreement.objects.get().wish is None
    # Nothing keeps them from asking again.
    agree(qian, Household.objects.get())


def test_what_a_phone_tells_late_is_due_and_not_refused(qian: Actor) -> None:
    agreement = agree(qian, next_on=day(-3))
    said = {"wish": "", "every_days": 7, "next_on": day(-2)}
    late = (
        act_of(qian, "arrange_care", agreement, said),
        visit_of(qian, agreement, on=day(-5), next_on=day(-1)),
    )
    assert outcomes(signed_in(qian), *late) == ["done", "done"]
    assert [one["next_on"] for one in listed(qian)] == [day(-1)]


def test_visits_lie_in_the_hands_of_whoever_alone_keeps_a_grid(qian: Actor, sun: Actor) -> None:
    agree(qian)
    agree(qian, a_household(name="李四（示例）"))
    (own,) = Post.objects.filter(pk=qian.post_id)
    assert held_under([own, *Post.objects.filter(pk=sun.post_id)]) == {
        own.pk: [{"what": "visits", "n": 2}],
        sun.post_id: [],
    }
    # A colleague who comes for good goes on with them; one who stands in for days does not.
    new = appoint("xin", own.role, own.area_code)
    assert held_under([own])[own.pk] == []
    Post.objects.filter(pk=new.post_id).update(acting_for=own, ends_on=clock.today())
    assert held_under([own])[own.pk] == [{"what": "visits", "n": 2}]


def test_one_at_a_time_with_a_household_and_none_of_another_grid(qian: Actor, sun: Actor) -> None:
    household = a_household()
    agree(qian, household)
    said = asked(household)
    again = signed_in(qian).post(CARE, said, content_type="application/json")
    assert again.json()["code"] == "care_already_agreed"
    elsewhere = asked(a_household(NEXT_GRID, "李四（示例）"))
    assert signed_in(qian).post(CARE, elsewhere, content_type="application/json").status_code == 404


def test_it_goes_with_the_household(qian: Actor) -> None:
    household = a_household()
    agree(qian, household)
    gone = signed_in(qian).delete(f"/api/v1/households/{household.pk}", headers={"If-Match": '"1"'})
    assert gone.status_code == 204
    assert not Agreement.objects.exists()


def test_it_is_arranged_anew_and_what_was_said_lies_sealed(qian: Actor) -> None:
    agreement = agree(qian)
    said = {"wish": "陪去卫生院", "every_days": 30, "next_on": day(9)}
    assert outcomes(signed_in(qian), act_of(qian, "arrange_care", agreement, said)) == ["done"]
    (one,) = listed(qian)
    assert (one["wish"], one["every_days"], one["next_on"]) == ("陪去卫生院", 30, day(9))
    outcomes(signed_in(qian), visit_of(qian, agreement))
    with connection.cursor() as cursor:
        cursor.execute("SELECT a::text || v::text FROM care_agreement a, care_visit v")
        ((row,),) = cursor.fetchall()
    assert not {word for word in ("卫生院", "月底") if word in row}
    said_in_acts = " ".join(f"{act.facts} {act.purpose}" for act in Act.objects.all())
    assert str(Household.objects.get().pk) not in said_in_acts


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"next_on": day(-61)}, "next_on"),
        ({"next_on": day(999)}, "next_on"),
        ({"every_days": 8}, "every_days"),
    ],
)
def test_days_are_bounded(changes: dict[str, Any], name: str, qian: Actor) -> None:
    refused = signed_in(qian).post(CARE, asked(a_household(), **changes), content_type="application/json")
    assert refused.status_code in (400, 422)
    assert [param["name"] for param in refused.json()["invalid_params"]] == [name]
    agreement = agree(qian, Household.objects.get())
    (future,) = results_of(signed_in(qian), visit_of(qian, agreement, on=day(2)))
    assert future["problem"]["code"] == "unfit_visit_day"


def test_a_list_costs_the_same_for_many(qian: Actor) -> None:
    def asked_for() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            listed(qian)
        return len(queries)

    first = UUID(agree(qian))
    few = asked_for()
    for number in range(4):
        agree(qian, a_household(name=f"王{number}（示例）"))
    outcomes(signed_in(qian), *(visit_of(qian, str(first), on=day(-n)) for n in range(5)))
    assert asked_for() == few
    assert [len(one["visits"]) for one in listed(qian) if one["id"] == str(first)] == [3]
