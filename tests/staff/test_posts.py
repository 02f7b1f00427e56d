"""Posts: one administrator asks, another gives; nobody holds the same one twice at a time; ends and leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.errors import AlreadyAppointed
from pingan.people.models import Account, Organisation, Post
from pingan.staff.models import Absence, Nomination
from pingan.territory.selectors import grid_at
from tests.cast import Browser, body_of, signed_in
from tests.contract.writes.staff import wanted
from tests.staff.people import a_worker
from tests.staff.test_accounts import JSON, acts_of, put
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

FAR = (date(2030, 1, 1), date(2030, 6, 30))


def later(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def ask(by: Actor, account_id: UUID, **changes: Any) -> tuple[int, str]:
    answer = put(signed_in(by), "post", "/nominations", wanted(account_id, **changes))
    return answer.status_code, answer.json().get("code", "") if answer.content else ""


def settle(by: Actor, *, give: bool = True, **said: Any) -> list[dict[str, Any]]:
    waiting = [str(pk) for pk in Nomination.objects.order_by("id").values_list("pk", flat=True)]
    answer = put(signed_in(by), "post", "/nominations/settle", {"nominations": waiting, "give": give} | said)
    assert answer.status_code == 200, answer.content
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def give_again(post: Post, first: date, last: date | None) -> Post:
    return people.give_post(
        account=post.account,
        role=post.role,
        area_code=post.area_code,
        organisation=post.organisation,
        starts_on=first,
        ends_on=last,
    )


@pytest.mark.parametrize(
    ("first", "last"), [FAR, (date(2030, 6, 30), None), (date(2029, 1, 1), FAR[0]), (date(2029, 1, 1), None)]
)
def test_the_database_lets_nobody_hold_the_same_post_twice_at_a_time(
    first: date, last: date | None, qian: Actor
) -> None:
    mine = Post.objects.get(pk=qian.post_id)
    mine.ends_on = date(2028, 12, 31)
    mine.save()
    give_again(mine, *FAR)
    with pytest.raises(AlreadyAppointed):
        give_again(mine, first, last)
    # Days that only touch are another span, and another organisation's is another post.
    give_again(mine, date(2030, 7, 1), None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(starts_on=FAR[0]).update(ends_on=None)


def test_a_post_is_asked_for_by_one_and_given_by_another(han: Actor, cai: Actor) -> None:
    new = a_worker("xin")
    assert ask(han, new.pk) == (201, "")
    assert not Post.objects.filter(account=new).exists(), "nothing is held yet"
    (waiting,) = signed_in(cai).get("/api/v1/staff/nominations").json()["items"]
    assert (waiting["account"]["username"], waiting["asked_by"]["name"], waiting["outcome"]) == (
        "xin",
        "han",
        "waiting",
    )
    (given,) = settle(cai)
    assert (given["outcome"], given["reason"]) == ("given", "")
    post = Post.objects.get(account=new)
    assert (post.role, post.area_code, post.organisation.kind) == (
        "grid_worker",
        FIRST_GRID,
        "village_committee",
    )
    assert acts_of(new.pk) == ["people.post_asked", "people.appointed"]
    assert signed_in(cai).get("/api/v1/staff/nominations").json()["items"] == []


def test_what_is_refused_says_why_and_nothing_is_held(han: Actor, cai: Actor) -> None:
    new = a_worker("xin")
    ask(han, new.pk)
    waiting = str(Nomination.objects.get().pk)
    without = put(signed_in(cai), "post", "/nominations/settle", {"nominations": [waiting], "give": False})
    assert (without.status_code, without.json()["invalid_params"][0]["name"]) == (400, "answer")
    (refused,) = settle(cai, give=False, answer="还没到岗")
    assert refused["outcome"] == "refused"
    (late,) = settle(cai)
    assert (late["outcome"], bool(late["reason"])) == (None, True)
    assert not Post.objects.filter(account=new).exists()


def test_nobody_has_all_of_it_alone(han: Actor, cai: Actor, ding: Actor) -> None:
    """Who opens accounts gives no post, who gives posts asks for none, and who audits does neither."""
    new = a_worker("xin")
    for by in (cai, ding):
        assert ask(by, new.pk) == (403, "not_your_operation")
        opened = put(signed_in(by), "post", "/accounts", {})
        assert opened.status_code == 403
    ask(han, new.pk)
    said = {"nominations": [str(Nomination.objects.get().pk)], "give": True}
    for by in (han, ding):
        assert put(signed_in(by), "post", "/nominations/settle", said).status_code == 403
    for by, path in ((han, "acts"), (cai, "acts"), (han, "sign-ins"), (ding, "sign-ins")):
        assert signed_in(by).get(f"/api/v1/staff/{path}").status_code == 403
    for by in (han, cai, ding):
        assert signed_in(by).get("/api/v1/cases", {"queue": "all"}).status_code == 403


@pytest.mark.parametrize("role", ["grid_worker", "security_admin", "audit_admin"])
def test_whoever_administers_gets_no_other_post(role: str, han: Actor, cai: Actor, ding: Actor) -> None:
    area = FIRST_GRID if role == "grid_worker" else COUNTY
    assert ask(han, han.account_id, role=role, area_code=area) == (403, "not_yourself")
    other = ding if role != "audit_admin" else cai
    assert ask(han, other.account_id, role=role, area_code=area)[1] == (
        "already_appointed" if role == other.role else "kept_apart"
    )


def test_nobody_gets_an_administrators_post_beside_their_own(qian: Actor, han: Actor) -> None:
    assert ask(han, qian.account_id, role="security_admin", area_code=COUNTY) == (422, "kept_apart")
    new = a_worker("xin", COUNTY)
    assert ask(han, new.pk, role="security_admin", area_code=COUNTY) == (201, "")
    assert ask(han, new.pk, role="audit_admin", area_code=COUNTY) == (422, "kept_apart")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"area_code": "999921001"}, 422, "unfit_area"),
        ({"area_code": "999921001001999"}, 404, "area_not_found"),
        ({"area_code": "530101001001001"}, 404, "not_found"),
        ({"role": "emperor"}, 400, "bad_input"),
        ({"starts_on": "2020-01-01"}, 422, "unfit_days"),
        ({"starts_on": "0001-01-01"}, 400, "bad_input"),
        ({"ends_on": "2026-01-01"}, 422, "ends_before_it_began"),
        ({"organisation_id": str(uuid7())}, 422, "unfit_organisation"),
        ({"acting_for": str(uuid7())}, 404, "not_found"),
    ],
)
def test_a_post_that_will_not_do_is_refused(
    changes: dict[str, Any], status: int, code: str, han: Actor
) -> None:
    assert ask(han, a_worker("xin").pk, **changes) == (status, code)


def test_the_same_is_asked_for_once(han: Actor, qian: Actor) -> None:
    new = a_worker("xin")
    assert ask(han, new.pk) == (201, "")
    assert ask(han, new.pk) == (409, "asked_already")
    assert ask(han, qian.account_id) == (409, "already_appointed")


def test_an_organisation_is_chosen_where_there_are_several(
    han: Actor, cai: Actor, shen: Actor, chu: Actor
) -> None:
    found = (
        signed_in(han).get("/api/v1/staff/employers", {"role": "department", "area": COUNTY}).json()["items"]
    )
    assert {one["name"] for one in found} >= {"住建局", "水务局"} or len(found) >= 2
    water = Organisation.objects.get(pk=chu.organisation_id)
    new = a_worker("xin", COUNTY)
    ask(han, new.pk, role="department", area_code=COUNTY, organisation_id=str(water.pk))
    settle(cai)
    assert Post.objects.get(account=new).organisation == water


# -- ends ------------------------------------------------------------------------------------------


def end(by: Actor, actor: Actor, on: str) -> Any:
    return put(signed_in(by), "post", f"/posts/{actor.post_id}/end", {"on": on, "why": "调离"})


def dispatched(qian: Actor, li: Actor) -> None:
    reported = signed_in(qian).post("/api/v1/cases", said := body_of(), content_type=JSON)
    assert reported.status_code == 201
    taken = signed_in(li).post(
        f"/api/v1/cases/{said['id']}/dispatch",
        {"worker_id": str(qian.account_id)},
        content_type=JSON,
        headers={"If-Match": '"1"'},
    )
    assert taken.status_code == 200


def test_a_post_ends_once_nothing_is_left_in_those_hands(qian: Actor, li: Actor, han: Actor) -> None:
    dispatched(qian, li)
    kept = end(han, qian, later(0))
    assert (kept.status_code, kept.json()["code"]) == (409, "still_holds")
    assert kept.json()["holds"] == [{"what": "cases", "n": 1}]
    assert Post.objects.get(pk=qian.post_id).ends_on is None
    # Planned ahead it may be; until then it stands among those who are leaving.
    assert end(han, qian, later(7)).status_code == 204
    (leaving,) = signed_in(li).get("/api/v1/staff/leaving").json()["items"]
    assert (leaving["account"]["name"], leaving["holds"]) == ("qian", [{"what": "cases", "n": 1}])


def left(by: Actor) -> list[tuple[str, list[dict[str, Any]]]]:
    items = signed_in(by).get("/api/v1/staff/leaving").json()["items"]
    return [(one["account"]["name"], one["holds"]) for one in items]


def test_what_was_left_behind_is_told_until_somebody_has_it(qian: Actor, li: Actor, han: Actor) -> None:
    dispatched(qian, li)
    end(han, qian, later(7))
    post = Post.objects.get(pk=qian.post_id)
    # The day came, and more than a year went by.
    Post.objects.filter(pk=post.pk).update(ends_on=clock.today() - timedelta(days=400))
    assert left(li) == [("qian", [{"what": "cases", "n": 1}])]
    whole = signed_in(han).get(f"/api/v1/staff/accounts/{qian.account_id}").json()
    assert whole["history"][0]["holds"] == [{"what": "cases", "n": 1}]
    # Back in the same place it is in their hands again, by another post.
    again = give_again(post, clock.today(), None)
    assert left(li) == []
    again.delete()
    Case.objects.update(holder=None)
    assert left(li) == []


def test_who_stood_in_hands_back_what_they_took_on(qian: Actor, sun: Actor, li: Actor) -> None:
    dispatched(qian, li)
    Case.objects.update(holder_id=sun.account_id)
    assert away(li, qian, stand_in=str(sun.account_id))[0] == 201
    assert left(li) == [], "who stands in goes back to their own, and does not leave"
    days = {"starts_on": clock.today() - timedelta(days=9), "ends_on": clock.today() - timedelta(days=2)}
    Post.objects.filter(acting_for=qian.post_id).update(**days)
    assert left(li) == [("sun", [{"what": "cases", "n": 1}])]


def test_whose_account_is_shut_has_left_too(qian: Actor, li: Actor, han: Actor) -> None:
    dispatched(qian, li)
    shut = put(signed_in(han), "post", f"/accounts/{qian.account_id}/shut", {"why": "离职"})
    assert shut.status_code == 204
    assert left(li) == [("qian", [{"what": "cases", "n": 1}])]


def test_a_post_that_ends_now_ends_what_is_open_under_it(sun: Actor, han: Actor) -> None:
    phone = signed_in(sun)
    assert end(han, sun, later(-1)).status_code == 204
    assert end(han, sun, later(-1)).status_code == 204, "the same again is so already"
    assert phone.get("/api/v1/session").status_code == 401
    assert acts_of(sun.account_id)[1:] == ["people.post_ended"]
    assert end(han, sun, later(5)).json()["code"] == "unfit_days"


def test_nobody_ends_their_own_post_nor_one_long_ago(han: Actor, sun: Actor) -> None:
    assert end(han, han, later(3)).json()["code"] == "not_yourself"
    assert end(han, sun, later(-9)).json()["code"] == "unfit_days"


def test_who_held_it_on_that_day_is_told(qian: Actor, sun: Actor, han: Actor, chen: Actor) -> None:
    end(han, qian, later(-1))

    def names(on: str) -> list[str]:
        found = signed_in(chen).get("/api/v1/staff/posts", {"area": FIRST_GRID, "on": on}).json()["items"]
        return [one["account"]["name"] for one in found]

    assert names("2022-03-04") == ["qian"]
    assert names(later(0)) == []
    assert signed_in(chen).get("/api/v1/staff/posts", {"area": "530101"}).status_code == 404


# -- leave -----------------------------------------------------------------------------------------


def away(by: Actor, actor: Actor, **changes: Any) -> tuple[int, str]:
    said = {"id": str(uuid7()), "post_id": str(actor.post_id), "first_day": later(0), "last_day": later(3)}
    answer = put(signed_in(by), "post", "/absences", said | changes)
    return answer.status_code, answer.json().get("code", "") if answer.content else ""


def gaps(by: Actor, on: str) -> set[str]:
    found = signed_in(by).get("/api/v1/staff/gaps", {"on": on}).json()["items"]
    # Each where it lies: the page draws them.
    assert [grid_at((one["lng"], one["lat"])).grid_code for one in found] == [one["code"] for one in found]
    return {one["code"] for one in found}


def history_of(whom: Actor, by: Actor) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = (
        signed_in(by).get(f"/api/v1/staff/accounts/{whom.account_id}").json()["history"]
    )
    return told


def test_a_grid_whose_worker_is_away_has_nobody_until_somebody_stands_in(
    qian: Actor, sun: Actor, li: Actor
) -> None:
    assert not {FIRST_GRID, NEXT_GRID} & gaps(li, later(0))
    assert away(li, qian, first_day=later(1)) == (201, "")
    assert FIRST_GRID not in gaps(li, later(0))
    assert FIRST_GRID in gaps(li, later(1))
    absence = Absence.objects.get()
    assert signed_in(li).delete(f"/api/v1/staff/absences/{absence.pk}").status_code == 204
    assert FIRST_GRID not in gaps(li, later(1))
    assert away(li, qian, first_day=later(1), stand_in=str(sun.account_id)) == (201, "")
    assert FIRST_GRID not in gaps(li, later(1))
    instead = Post.objects.get(acting_for=qian.post_id)
    assert (instead.account_id, instead.area_code, instead.ends_on) == (
        sun.account_id,
        FIRST_GRID,
        clock.today() + timedelta(days=3),
    )
    assert Account.objects.get(pk=sun.account_id).area_code == NEXT_GRID, "they belong where they belonged"
    # Each is named as somebody to call, by whoever reads of the other.
    (mine,) = history_of(qian, li)
    assert mine["absences"][0]["stand_in"] == {"id": str(sun.account_id), "name": "sun"}
    acting = history_of(sun, li)[0]
    assert acting["acting_for"] == {"id": str(qian.account_id), "name": "qian"}


def test_who_is_back_early_is_stood_in_for_no_longer(qian: Actor, sun: Actor, li: Actor) -> None:
    away(li, qian, stand_in=str(sun.account_id))
    absence = Absence.objects.get()
    Post.objects.filter(acting_for=qian.post_id).update(starts_on=clock.today() - timedelta(days=2))
    for _twice in range(2):
        assert signed_in(li).delete(f"/api/v1/staff/absences/{absence.pk}").status_code == 204
    assert Post.objects.get(acting_for=qian.post_id).ends_on == clock.today() - timedelta(days=1)
    assert acts_of(sun.account_id)[1:] == ["people.appointed", "people.post_ended"]
    assert acts_of(qian.account_id)[1:] == ["people.away", "people.back"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"first_day": "2026-01-01", "last_day": "2026-01-02"}, "unfit_days"),
        ({"last_day": later(400)}, "unfit_days"),
        ({"first_day": later(5), "last_day": later(3)}, "unfit_days"),
        ({"stand_in": str(uuid7())}, "unfit_stand_in"),
    ],
)
def test_leave_that_will_not_do_is_refused(
    changes: dict[str, Any], code: str, qian: Actor, li: Actor
) -> None:
    assert away(li, qian, **changes) == (422, code)


def test_only_a_colleague_of_the_same_role_nearby_stands_in(
    qian: Actor, wang: Actor, li: Actor, zhou: Actor
) -> None:
    assert away(li, qian, stand_in=str(wang.account_id)) == (422, "unfit_stand_in")
    assert away(li, qian, stand_in=str(qian.account_id)) == (422, "unfit_stand_in")
    assert away(zhou, qian) == (404, "not_found")
    assert away(li, qian) == (201, "")
    assert away(li, qian) == (409, "away_already")


# -- the directory, and those who watch ------------------------------------------------------------


def test_a_colleague_is_found_with_unit_and_number_and_an_outsider_is_not(
    qian: Actor, sun: Actor, li: Actor, wu: Actor
) -> None:
    Account.objects.filter(pk=li.account_id).update(phone="0871-5550003")
    browser: Browser = signed_in(qian)
    (found,) = browser.get("/api/v1/staff/directory", {"q": "0871-5550003"}).json()["items"]
    assert (found["account"]["name"], found["role"]) == ("li", "dispatcher")
    assert len(browser.get("/api/v1/staff/directory", {"q": "网格员"}).json()["items"]) == 2
    card = browser.get(f"/api/v1/staff/directory/{li.account_id}").json()
    assert (card["account"]["phone"], card["posts"][0]["area_code"]) == ("0871-5550003", li.area_code)
    gone = a_worker("xin")
    assert browser.get(f"/api/v1/staff/directory/{gone.pk}").status_code == 404
    away(li, qian, stand_in=str(sun.account_id))
    told = browser.get(f"/api/v1/staff/directory/{qian.account_id}").json()
    assert (told["away_until"], told["stand_in"]["name"]) == (later(3), "sun")


def test_those_who_watch_read_acts_and_sign_ins_with_their_reasons(
    qian: Actor, han: Actor, cai: Actor, ding: Actor
) -> None:
    page = signed_in(qian)
    page.delete("/api/v1/session")
    put(signed_in(han), "post", f"/accounts/{qian.account_id}/shut", {"why": "离职"})
    with connection.cursor() as cursor:  # numbers are given at the end of a transaction
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    (last, *_rest) = signed_in(ding).get("/api/v1/staff/acts").json()["items"]
    assert (last["type"], last["by"], last["whom"], last["why"]) == (
        "people.deactivated",
        "han",
        "qian",
        "离职",
    )
    came = signed_in(cai).get("/api/v1/staff/sign-ins").json()["items"]
    assert [one["type"] for one in came] == ["people.signed_out"]
    assert all(
        "signed" not in one["type"] for one in signed_in(ding).get("/api/v1/staff/acts").json()["items"]
    )
