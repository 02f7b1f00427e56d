"""Reports are routed once, in order, by the ordinary move, or stay with the desk and say why."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import DataError, IntegrityError, connection

from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.cases.selectors import timeline
from pingan.cases.services import Target, take
from pingan.categories.models import Sort
from pingan.core import clock
from pingan.core.errors import Conflict, StaleVersion
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation, Post
from pingan.people.selectors import posts_of
from pingan.routing import services
from pingan.routing.clerk import clerk_of
from pingan.routing.models import Cursor, Routed
from pingan.routing.services import follow
from tests.cast import actions_of, organisation_of, report_of, signed_in
from tests.routing.conftest import head, led_by, number_acts, reported, rule, write
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

Routes = Callable[..., None]


def follow_all() -> int:
    number_acts()
    total = 0
    while looked_at := follow(COUNTY):
        total += looked_at
        number_acts()
    return total


@pytest.mark.django_db
class TestFollowing:
    def test_a_report_goes_to_the_worker_of_its_grid(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        routes(rule("w1"))
        case = reported(sun)
        follow_all()
        case.refresh_from_db()
        assert (case.state, case.holder_id, case.version) == ("dispatched", qian.account_id, 2)
        assert actions_of(case.pk) == ["report", "dispatch"]
        why = Routed.objects.get(case=case)
        assert (why.action, why.rule["code"], why.tried) == ("dispatch", "w1", [])
        # By an account that nobody can use.
        step = Step.objects.get(case=case, action="dispatch")
        assert step.by.name == "自动分派"
        assert not step.by.is_active
        assert posts_of(step.by_id) == []
        # Named, and nobody to call.
        assert timeline(case, qian)[-1]["by"] == {"id": None, "name": "自动分派", "role": "county_dispatcher"}
        assert Act.objects.filter(object_id=case.pk, type="case.dispatched").count() == 1

    def test_each_is_looked_at_once(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        routes(rule("w1"))
        cases = [reported(sun) for _ in range(3)]
        # The reports, and what came of each.
        assert follow_all() == 6
        assert follow(COUNTY) == 0
        assert Cursor.objects.get().seq == head()
        assert [actions_of(case.pk) for case in cases] == [["report", "dispatch"]] * 3

    def test_what_was_reported_before_stays(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        case = reported(sun)
        routes(rule("w1"))
        follow_all()
        assert actions_of(case.pk) == ["report"]

    def test_a_rule_that_is_off_moves_nothing_and_the_journal_is_passed_over(
        self, routes: Routes, qian: Actor, sun: Actor
    ) -> None:
        routes(rule("w1", on=False))
        case = reported(sun)
        assert follow_all() > 0
        assert Cursor.objects.get().seq == head()
        assert not Routed.objects.filter(case=case).exists()

    def test_what_somebody_has_touched_is_theirs(
        self, routes: Routes, li: Actor, qian: Actor, sun: Actor
    ) -> None:
        routes(rule("w1"))
        claimed, released = reported(sun), reported(sun)
        take(Target(claimed.pk, 1, li), "claim")
        take(Target(released.pk, 1, li), "claim")
        take(Target(released.pk, 2, li), "release", reason="点错了")
        follow_all()
        assert not Routed.objects.exists()
        assert actions_of(claimed.pk) == ["report", "claim"]

    def test_words_and_pictures_are_no_touch(
        self, routes: Routes, li: Actor, qian: Actor, sun: Actor
    ) -> None:
        routes(rule("w1"))
        case = reported(sun)
        take(Target(case.pk, None, li), "note", text="路上小心")
        follow_all()
        assert actions_of(case.pk) == ["report", "note", "dispatch"]

    def test_what_waited_for_a_day_is_left_to_people(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        routes(rule("w1"))
        with clock.set_to(clock.now() - timedelta(hours=25)):
            case = report_case(report=report_of(), by=sun).case
        follow_all()
        assert actions_of(case.pk) == ["report"]

    def test_the_first_rule_that_can_does(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        routes(
            rule("critical", place=1, urgency="critical"),
            rule("elsewhere", place=2, area=NEXT_GRID),
            rule("any", place=3),
        )
        case = reported(qian, urgency="urgent")
        follow_all()
        assert Routed.objects.get(case=case).rule["code"] == "any"

    def test_a_full_hand_is_given_no_more(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        routes(rule("w1", most_open=2))
        for _ in range(2):
            other = report_case(report=report_of(), by=sun).case
            Case.objects.filter(pk=other.pk).update(state="dispatched", holder_id=qian.account_id)
        case = reported(sun)
        follow_all()
        why = Routed.objects.get(case=case)
        assert why.action == ""
        assert [(one["rule"]["code"], one["why"], one["most"]) for one in why.tried] == [("w1", "loaded", 2)]
        assert actions_of(case.pk) == ["report"]

    def test_the_catalogue_is_asked_and_the_next_rule_tried(
        self, routes: Routes, qian: Actor, sun: Actor, water: Organisation
    ) -> None:
        led_by(water)
        routes(rule("w1", place=1))
        case = reported(sun)
        follow_all()
        (tried,) = Routed.objects.get(case=case).tried
        assert (tried["why"], tried["item"]) == ("beyond_duty", "水渠管护")
        assert actions_of(case.pk) == ["report"]

    def test_who_leads_is_given_it(
        self, routes: Routes, qian: Actor, sun: Actor, water: Organisation
    ) -> None:
        led_by(water)
        routes(rule("lead", target="lead"))
        case = reported(sun)
        follow_all()
        case.refresh_from_db()
        assert (case.state, case.organisation_id) == ("dispatched", water.pk)
        assert actions_of(case.pk)[-1] == "assign"

    def test_the_roster_of_the_narrowest_area_counts(
        self, routes: Routes, han: Actor, qian: Actor, shen: Actor, water: Organisation
    ) -> None:
        day = clock.today().isoformat()
        lines = [
            {"code": "all", "from_day": day, "hours": "any", "organisation": str(shen.organisation_id)},
            {
                "code": "here",
                "from_day": day,
                "hours": "any",
                "organisation": str(water.pk),
                "area": FIRST_GRID[:9],
            },
            {
                "code": "past",
                "from_day": "2020-01-01",
                "to_day": "2020-01-02",
                "hours": "any",
                "organisation": str(shen.organisation_id),
                "area": FIRST_GRID,
            },
        ]
        write("roster", lines, han)
        routes(rule("duty", target="roster"))
        case = reported(qian)
        follow_all()
        case.refresh_from_db()
        assert case.organisation_id == water.pk

    def test_nobody_leads_and_the_worker_gets_it(
        self, routes: Routes, qian: Actor, sun: Actor, water: Organisation
    ) -> None:
        led_by(water, Sort.ASSISTING)
        routes(rule("lead", place=1, target="lead"), rule("w1", place=2))
        elsewhere = reported(sun, category="0505")
        follow_all()
        why = Routed.objects.get(case=elsewhere)
        assert (why.rule["code"], why.tried[0]["why"]) == ("w1", "nobody_leads")

    def test_a_dispute_goes_its_own_way(self, routes: Routes, qian: Actor, sun: Actor) -> None:
        routes(rule("w1"))
        case = reported(sun, category="0101")
        follow_all()
        assert actions_of(case.pk) == ["report"]
        assert not Routed.objects.exists()

    @pytest.mark.parametrize("fault", [ZeroDivisionError, IntegrityError, DataError])
    def test_a_fault_with_one_holds_up_no_other(
        self,
        routes: Routes,
        qian: Actor,
        sun: Actor,
        monkeypatch: pytest.MonkeyPatch,
        fault: type[Exception],
    ) -> None:
        routes(rule("w1"))
        bad, good = reported(sun), reported(sun)
        original = services._try_each

        def broken(case: Case, *more: Any) -> None:
            if case.pk == bad.pk:
                raise fault
            original(case, *more)

        monkeypatch.setattr(services, "_try_each", broken)
        follow_all()
        assert actions_of(bad.pk) == ["report"]
        assert actions_of(good.pk) == ["report", "dispatch"]

    def test_readers_are_told_why(self, routes: Routes, li: Actor, qian: Actor, sun: Actor) -> None:
        routes(rule("w1", label="网格先办"))
        case = reported(sun)
        follow_all()
        page = signed_in(li)
        told = page.get(f"/api/v1/cases/{case.pk}", headers={"accept-language": "zh-hans"}).json()["routed"]
        assert (told["rule"]["label"], told["rule"]["sentence"]) == (
            "网格先办",
            "所有上报：交给所在网格的网格员。",
        )
        assert (told["receiver"]["kind"], told["receiver"]["name"]) == ("worker", "qian")
        english = page.get(f"/api/v1/cases/{case.pk}", headers={"accept-language": "en"}).json()["routed"]
        assert english["rule"]["sentence"] == "Every report: to the worker of its grid."

    def test_one_clerk_a_county_and_no_way_in(self, county: object) -> None:
        first = clerk_of(COUNTY)
        assert clerk_of(COUNTY) == first
        account = Account.objects.get(pk=first.account_id)
        assert not account.is_active
        assert not account.check_password("!")
        assert not Post.objects.current(clock.today()).filter(account=account).exists()
        assert organisation_of(COUNTY, "county_center", "示例县综治中心").kind == "county_center"


@pytest.mark.django_db(transaction=True)
def test_a_dispatcher_claims_while_the_router_assigns(
    routes: Routes, li: Actor, qian: Actor, sun: Actor
) -> None:
    """Twenty times both at once: one of them has it, and the other has lost nothing."""
    routes(rule("w1"))
    clerk_of(COUNTY)
    outcomes = set()
    for _ in range(20):
        case = report_case(report=report_of(), by=sun).case
        together = Barrier(2)

        def claim(case: Case = case, together: Barrier = together) -> None:
            together.wait(30)
            with suppress(Conflict, StaleVersion):
                take(Target(case.pk, 1, li), "claim")
            connection.close()

        def route(together: Barrier = together) -> None:
            together.wait(30)
            while follow(COUNTY):
                pass
            connection.close()

        with ThreadPoolExecutor(2) as pool:
            for done in (pool.submit(claim), pool.submit(route)):
                done.result()
        actions = actions_of(case.pk)
        outcomes.add(tuple(actions))
        # Never both between each other: whoever came second found it taken.
        assert actions in (["report", "claim"], ["report", "dispatch"])
        case.refresh_from_db()
        assert case.version == 2
        assert Routed.objects.filter(case=case).exists() == (actions[-1] == "dispatch")
    assert outcomes


@pytest.mark.django_db(transaction=True)
def test_two_followers_route_each_report_once(routes: Routes, qian: Actor, sun: Actor) -> None:
    routes(rule("w1"))
    clerk_of(COUNTY)
    cases = [report_case(report=report_of(), by=sun).case for _ in range(12)]
    together = Barrier(3)

    def route() -> None:
        together.wait(30)
        for _ in range(40):
            follow(COUNTY)
        connection.close()

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(route) for _ in range(3)]:
            done.result()
    while follow(COUNTY):
        pass
    assert {tuple(actions_of(case.pk)) for case in cases} == {("report", "dispatch")}
    assert Routed.objects.count() == len(cases)
