"""What a desk puts right about a case: category, place, grid, and which other case it belongs to."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from pingan.cases import clocks
from pingan.cases.errors import CannotMerge, OutsideCounty, UnknownGrid, WrongState
from pingan.cases.links import MERGED_INTO, SPLIT_FROM
from pingan.cases.models import Case, Clock, Link
from pingan.cases.reporting import report_case
from pingan.cases.selectors import actions_of
from pingan.cases.services import Target, take
from pingan.core.errors import Problem
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.policy import may_hear
from pingan.territory import selectors as territory
from pingan.territory.selectors import Located
from tests.cast import report_of
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, middle

ACROSS = "999921101001001"
CORRECTIONS = {"recategorise", "correct_place", "rehome", "merge", "unmerge", "split"}


def reported(by: Actor) -> Case:
    report = report_of()
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


@pytest.fixture
def case(qian: Actor) -> Case:
    return reported(qian)


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, case.version, by)


def facts_of(case: Case) -> dict[str, object]:
    """Of the newest act."""
    told: dict[str, object] = Act.objects.filter(object_id=case.pk).order_by("-id")[0].facts
    return told


def test_another_category(case: Case, li: Actor) -> None:
    take(seen(case, li), "recategorise", category="0301", reason="是道路塌方")
    case = Case.objects.get(pk=case.pk)
    assert (case.category, case.major_category, case.version) == ("0301", "03", 2)
    facts = facts_of(case)
    assert (facts["was_category"], facts["was_major"], facts["major"]) == ("0506", "05", "03")


@pytest.mark.parametrize("category", ["0101", "9999"])
def test_neither_another_trades_category_nor_one_that_is_not_there(
    case: Case, li: Actor, category: str
) -> None:
    with pytest.raises(Problem) as refused:
        take(seen(case, li), "recategorise", category=category, reason="弄错了")
    assert refused.value.invalid_params[0]["name"] == "category"
    assert Case.objects.get(pk=case.pk).version == 1


def test_another_place_and_its_grid(case: Case, li: Actor) -> None:
    lng, lat = middle(NEXT_GRID)
    moved = take(
        seen(case, li),
        "correct_place",
        location={"lng": lng, "lat": lat, "datum": "wgs84"},
        reason="图钉放错了",
    )
    fresh = Case.objects.get(pk=case.pk)
    assert (fresh.grid_code, moved.lng, fresh.lng) == (NEXT_GRID, lng, lng)
    assert fresh.cell != case.cell
    assert {"was_area", "was_cell"} <= facts_of(case).keys()


def test_no_place_outside_the_county(case: Case, li: Actor) -> None:
    with pytest.raises(OutsideCounty):
        take(
            seen(case, li),
            "correct_place",
            location={"lng": 0.0, "lat": 0.0, "datum": "wgs84"},
            reason="图钉放错了",
        )
    assert Case.objects.get(pk=case.pk).grid_code == FIRST_GRID


def test_no_place_in_the_next_county(case: Case, li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation may hold several; a case never comes to people of another one."""
    monkeypatch.setattr(territory, "grid_at", lambda *_: Located("999922100001001", []))
    lng, lat = middle(NEXT_GRID)
    with pytest.raises(OutsideCounty):
        take(
            seen(case, li),
            "correct_place",
            location={"lng": lng, "lat": lat, "datum": "wgs84"},
            reason="图钉放错了",
        )
    assert Case.objects.get(pk=case.pk).grid_code == FIRST_GRID


def test_another_grid_is_heard_where_it_was_and_where_it_is(
    case: Case, li: Actor, zhou: Actor, qian: Actor
) -> None:
    take(seen(case, li), "rehome", grid_code=ACROSS, reason="属于邻镇")
    moved = Case.objects.get(pk=case.pk)
    assert (moved.grid_code, moved.township_code, moved.cell) == (ACROSS, ACROSS[:9], case.cell)
    act = Act.objects.filter(object_id=case.pk).order_by("-id")[0]
    assert all(may_hear(actor, act) for actor in (li, zhou, qian))


@pytest.mark.parametrize("grid", ["999921999999999", "999922100001001", FIRST_GRID[:12]])
def test_no_grid_that_is_none_of_the_county(case: Case, li: Actor, grid: str) -> None:
    with pytest.raises(UnknownGrid):
        take(seen(case, li), "rehome", grid_code=grid, reason="属于邻县")


def test_merged_and_taken_out_again(case: Case, qian: Actor, li: Actor) -> None:
    other = reported(qian)
    with pytest.raises(WrongState):
        take(seen(case, li), "unmerge", reason="不是一件事")
    case = take(seen(case, li), "merge", into=other.pk, reason="同一处水渠")
    link = Link.objects.get(source=case)
    assert (case.state, case.holder_id, link.target_id, link.kind) == ("closed", None, other.pk, MERGED_INTO)
    assert not Clock.objects.filter(case=case, stopped_at=None).exists()
    assert Case.objects.get(pk=other.pk).version == 1
    case = take(seen(case, li), "unmerge", reason="不是一件事")
    assert (case.state, case.closed_at) == ("reported", None)
    assert not Link.objects.exists()
    assert Clock.objects.filter(case=case, stopped_at=None).count() == len(clocks.PROJECTED)


def test_into_none_but_another_open_case_within_reach(case: Case, qian: Actor, li: Actor) -> None:
    far = reported(qian)
    take(seen(far, li), "rehome", grid_code=ACROSS, reason="属于邻镇")
    closed = reported(qian)
    take(seen(closed, qian), "self_resolve", result="已疏通")
    for into in (case.pk, far.pk, closed.pk, uuid4()):
        with pytest.raises(CannotMerge):
            take(seen(case, li), "merge", into=into, reason="同一处水渠")


def test_a_part_becomes_a_case_of_its_own(case: Case, qian: Actor, li: Actor) -> None:
    take(seen(case, li), "split", category="0301", what="桥面也塌了一角。")
    link = Link.objects.get(target=case, kind=SPLIT_FROM)
    new = link.source
    assert (new.state, new.category, new.grid_code, new.cell) == ("reported", "0301", FIRST_GRID, case.cell)
    assert (new.reporter_id, new.holder_id, new.what) == (qian.account_id, None, "桥面也塌了一角。")
    due = {clock.kind: clock.due_at for clock in Clock.objects.filter(case=new, stopped_at=None)}
    assert due == {kind: getattr(new, column) for kind, column in clocks.PROJECTED.items()}
    assert Clock.objects.filter(case=new).count() == len(due), "and nothing that was over before it began"
    assert facts_of(new)["was_state"] is None
    assert take(seen(new, li), "claim").holder_id == li.account_id


def test_all_of_it_is_offered_to_a_desk_and_its_first_half_to_the_reporter(
    case: Case, qian: Actor, li: Actor
) -> None:
    offered = {step["action"] for step in actions_of(case, li)}
    assert offered & CORRECTIONS == CORRECTIONS - {"unmerge"}, "which is for what was merged"
    offered = {step["action"] for step in actions_of(case, qian)}
    assert offered & CORRECTIONS == {"recategorise", "correct_place"}


def test_a_worker_puts_right_what_nobody_has_taken(case: Case, qian: Actor, sun: Actor, li: Actor) -> None:
    def now() -> Case:
        return Case.objects.get(pk=case.pk)

    place = {"lng": middle(FIRST_GRID)[0], "lat": middle(FIRST_GRID)[1], "datum": "wgs84", "accuracy_m": 5.0}
    said: dict[str, dict[str, Any]] = {
        "recategorise": {"category": "0502"},
        "correct_place": {"location": place},
    }
    for action, what in said.items():
        take(seen(now(), qian), action, **what, reason="报错了")
    assert (now().category, now().state, now().version) == ("0502", "reported", 3)
    # It is nobody's still: what only such a report allows can be done as before, and by the reporter alone.
    assert {"withdraw", "self_resolve", *said} <= {one["action"] for one in actions_of(now(), qian)}
    assert not said.keys() & {one["action"] for one in actions_of(now(), sun)}
    take(seen(now(), li), "claim")
    assert not said.keys() & {one["action"] for one in actions_of(now(), qian)}
    for action, what in said.items():
        with pytest.raises(WrongState):
            take(seen(now(), qian), action, **what, reason="晚了")


def test_a_desk_that_corrects_a_report_has_taken_it_up(case: Case, qian: Actor, li: Actor) -> None:
    take(seen(case, li), "recategorise", category="0502", reason="是饮水")
    offered = {one["action"] for one in actions_of(Case.objects.get(pk=case.pk), qian)}
    assert not {"withdraw", "recategorise", "correct_place"} & offered
