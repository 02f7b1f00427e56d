"""The event track, walked step by step, and the refusals beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.utils import timezone

from pingan.cases import selectors
from pingan.cases.errors import AlreadyClaimed, NotYourMove, UnknownWorker, WrongState
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.errors import NotFound, StaleVersion
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Account, Post
from pingan.people.services import end_post
from tests.cast import actions_of, appoint, report_of


@pytest.fixture
def case(qian: Actor) -> Case:
    """A ditch qian reported in grid 1."""
    report = report_of()
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, case.version, by)


def test_from_report_to_closing(case: Case, qian: Actor, li: Actor) -> None:
    case = take(seen(case, li), "claim")
    assert (case.state, case.holder_id) == ("accepted", li.account_id)
    case = take(seen(case, li), "dispatch", worker_id=qian.account_id, note="请去看看")
    assert (case.state, case.holder_id) == ("dispatched", qian.account_id)
    case = take(seen(case, qian), "receive")
    case = take(seen(case, qian), "handle", result="已疏通")
    assert (case.state, case.holder_id) == ("handled", None)
    case = take(seen(case, li), "rework", reason="另一头还堵着")
    assert (case.state, case.holder_id) == ("dispatched", qian.account_id)
    case = take(seen(case, qian), "receive")
    case = take(seen(case, qian), "handle", result="全部疏通")
    case = take(seen(case, li), "close", note="回访满意")

    case.refresh_from_db()
    assert case.state == "closed"
    assert case.closed_at is not None
    words = ["report", "claim", "dispatch", "receive", "handle", "rework", "receive", "handle", "close"]
    assert actions_of(case.pk) == words
    acts = Act.objects.filter(object_id=case.pk).order_by("id")
    assert [act.object_version for act in acts] == list(range(1, len(words) + 1))
    assert acts.last().type == "case.closed"  # type: ignore[union-attr]
    states = [(act.facts["was_state"], act.facts["state"]) for act in acts]
    assert all(before[1] == after[0] for before, after in pairwise(states))


def test_sent_back_waits_at_the_desk_again(case: Case, qian: Actor, li: Actor) -> None:
    case = take(seen(case, li), "dispatch", worker_id=qian.account_id, note="")
    case = take(seen(case, qian), "send_back", reason="属于供电站")
    assert (case.state, case.holder_id) == ("reported", None)


def test_released_waits_at_the_desk_again(case: Case, li: Actor) -> None:
    case = take(seen(take(seen(case, li), "claim"), li), "release", reason="点错了")
    assert (case.state, case.holder_id) == ("reported", None)


def test_what_its_holder_cannot_go_on_with_comes_back_to_the_desk(case: Case, qian: Actor, li: Actor) -> None:
    he = appoint("he", "dispatcher", li.area_code)
    case = take(seen(take(seen(case, li), "claim"), he), "release", reason="li 病了")
    assert (case.state, case.holder_id) == ("reported", None)
    case = take(seen(case, he), "dispatch", worker_id=qian.account_id, note="")
    case = take(seen(case, qian), "receive")
    assert not selectors.describe(case, he)["holder_left"]
    end_post(post=Post.objects.get(pk=qian.post_id), on=timezone.localdate() - timedelta(days=1))
    assert selectors.describe(case, he)["holder_left"]
    case = take(seen(case, he), "recall", reason="qian 调走了")
    assert (case.state, case.holder_id) == ("reported", None)
    act = Act.objects.filter(object_id=case.pk).latest("id")
    assert not selectors.describe(case, he)["holder_left"]
    assert act.type == "case.recalled"
    assert qian.account_id in act.hearers


def test_a_holder_whose_account_is_shut_has_left_until_the_case_is_closed(
    case: Case, qian: Actor, li: Actor
) -> None:
    case = take(seen(case, li), "dispatch", worker_id=qian.account_id, note="")
    Account.objects.filter(pk=qian.account_id).update(is_active=False)
    assert selectors.describe(case, li)["holder_left"]
    case = take(seen(case, li), "recall", reason="账号已停用")
    case = take(seen(take(seen(case, li), "claim"), li), "close", note="已办结")
    Account.objects.filter(pk=li.account_id).update(is_active=False)
    assert not selectors.describe(case, qian)["holder_left"]


def test_the_worker_settles_what_nobody_has_taken(case: Case, qian: Actor) -> None:
    case = take(seen(case, qian), "self_resolve", result="自己清开了")
    assert case.state == "closed"


def test_words_and_pictures_take_a_case_from_nobody(case: Case, qian: Actor, li: Actor) -> None:
    case = take(seen(case, li), "note", text="已电话联系")
    assert "self_resolve" in offered(case, qian)
    assert take(seen(case, qian), "self_resolve", result="自己清开了").state == "closed"


Way = Callable[[Case, Actor, Actor], Case]
WAYS_BACK: dict[str, Way] = {
    "released": lambda case, li, _: take(seen(case, li), "release", reason="点错了"),
    "recalled": lambda case, li, qian: take(seen(sent(case, li, qian), li), "recall", reason="另派"),
    "sent back": lambda case, li, qian: take(seen(sent(case, li, qian), qian), "send_back", reason="不会"),
}


def sent(case: Case, li: Actor, qian: Actor) -> Case:
    return take(seen(case, li), "dispatch", worker_id=qian.account_id, note="")


def offered(case: Case, viewer: Actor) -> set[str]:
    return {step["action"] for step in selectors.describe(case, viewer)["actions"]}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_a_case_that_came_back_to_the_desk_is_the_desks(way: str, case: Case, qian: Actor, li: Actor) -> None:
    """It stands where it stood at first, but somebody has had it since: the worker closes it no more."""
    case = WAYS_BACK[way](take(seen(case, li), "claim"), li, qian)
    assert case.state == "reported"
    with pytest.raises(WrongState):
        take(seen(case, qian), "self_resolve", result="就这样吧")
    assert "self_resolve" not in offered(case, qian)
    assert {"claim", "dispatch"} <= offered(case, li)


def test_the_second_claimant_hears_who_was_quicker(case: Case, li: Actor, county: object) -> None:
    he = appoint("he", "dispatcher", li.area_code)
    take(seen(case, li), "claim")
    with pytest.raises(AlreadyClaimed) as told:
        take(seen(case, he), "claim")
    assert told.value.as_dict()["holder"] == {"id": li.account_id, "name": "li"}
    assert told.value.as_dict()["current"]["state"] == "accepted"
    assert actions_of(case.pk) == ["report", "claim"]


def test_a_stale_version_gets_the_current_case(case: Case, qian: Actor, li: Actor) -> None:
    take(seen(take(seen(case, li), "claim"), li), "release", reason="点错了")
    with pytest.raises(StaleVersion) as told:
        take(seen(case, qian), "self_resolve", result="清开了")
    assert told.value.as_dict()["current"]["version"] == 3
    assert Case.objects.get(pk=case.pk).state == "reported"


def test_dispatch_only_to_workers_of_the_village(case: Case, li: Actor, wu: Actor) -> None:
    for nobody in (uuid4(), wu.account_id, li.account_id):
        with pytest.raises(UnknownWorker):
            take(seen(case, li), "dispatch", worker_id=nobody, note="")


@pytest.mark.parametrize("stranger", ["sun", "zhou", "wang"])
def test_outside_the_reach_there_is_no_such_case(
    case: Case, stranger: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(stranger)
    steps: list[Callable[[], Case]] = [
        lambda: take(seen(case, actor), "claim"),
        lambda: take(seen(case, actor), "note", text="?"),
    ]
    for step in steps:
        with pytest.raises(NotFound):
            step()
    assert actions_of(case.pk) == ["report"]


def test_each_step_has_its_place_and_its_person(case: Case, qian: Actor, li: Actor) -> None:
    with pytest.raises(NotYourMove):
        take(seen(case, qian), "claim")
    with pytest.raises(WrongState):
        take(seen(case, qian), "handle", result="?")
    case = take(seen(case, li), "dispatch", worker_id=qian.account_id, note="")
    with pytest.raises(NotYourMove):
        take(seen(case, li), "receive")


def test_nothing_is_reworked_before_it_was_handled(case: Case, li: Actor) -> None:
    with pytest.raises(WrongState):
        take(seen(case, li), "rework", reason="?")


def test_whoever_lets_a_case_go_hears_of_it(case: Case, qian: Actor, sun: Actor, li: Actor) -> None:
    """The case lies outside sun's grid: once handled it is gone for him, and his list must learn that."""
    case = take(seen(case, li), "dispatch", worker_id=sun.account_id, note="")
    case = take(seen(take(seen(case, sun), "receive"), sun), "handle", result="已疏通")
    act = Act.objects.filter(object_id=case.pk).latest("id")
    assert (act.type, set(act.hearers)) == ("case.handled", {qian.account_id, sun.account_id})


def test_a_closed_case_takes_no_more_steps(case: Case, qian: Actor, li: Actor) -> None:
    case = take(seen(case, qian), "self_resolve", result="清开了")
    with pytest.raises(WrongState):
        take(seen(case, li), "note", text="还有")
