"""Accounts as administrators keep them: opened, put right, shut, given a password that is told once."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Account, Post
from pingan.staff.models import Deed
from tests.cast import Browser, appoint, signed_in
from tests.staff.people import a_worker
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

JSON = "application/json"
WHY = {"why": "新到岗"}


def put(browser: Browser, method: str, path: str, said: dict[str, Any], **headers: str) -> Any:
    return getattr(browser, method)(f"/api/v1/staff{path}", said, content_type=JSON, headers=headers)


def new(**changes: Any) -> dict[str, Any]:
    said = {"id": str(uuid7()), "username": "Xinren", "name": "新人", "phone": "0871-5550001"}
    return said | {"area_code": FIRST_GRID} | WHY | changes


def acts_of(account_id: object) -> list[str]:
    return list(Act.objects.filter(object_id=account_id).order_by("id").values_list("type", flat=True))


def test_an_account_is_opened_without_any_right_and_with_its_reason(han: Actor) -> None:
    answer = put(signed_in(han), "post", "/accounts", said := new())
    told = answer.json()
    assert (answer.status_code, told["username"], told["state"]) == (201, "xinren", "no_password")
    assert (told["posts"], told["waits"], told["area_code"]) == ([], False, FIRST_GRID)
    assert acts_of(said["id"]) == ["people.opened"]
    act = Act.objects.get(object_id=said["id"])
    deed = Deed.objects.get(account=said["id"])
    assert (act.actor, act.facts, deed.why) == (han.account_id, {"deed": str(deed.pk)}, "新到岗")
    assert "新到岗" not in str(act.facts), "the journal holds no word that anybody wrote"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"username": "a b"}, 422, "unfit_username"),
        ({"username": "qian"}, 409, "username_taken"),
        ({"phone": "call me"}, 422, "unfit_phone"),
        ({"area_code": "530101001001001"}, 404, "not_found"),
        ({"why": " "}, 400, "bad_input"),
        ({"id": "7b0e5b8e-0000-4000-8000-000000000000"}, 400, "bad_input"),
    ],
)
def test_an_account_that_will_not_do_is_refused_with_its_reason(
    changes: dict[str, str], status: int, code: str, qian: Actor, han: Actor
) -> None:
    answer = put(signed_in(han), "post", "/accounts", new(**changes))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Deed.objects.exists()


def test_a_name_is_put_right_on_the_version_one_saw(qian: Actor, han: Actor) -> None:
    browser, path = signed_in(han), f"/accounts/{qian.account_id}"
    said = {"name": "钱小禾", "phone": "0871-5550001"} | WHY
    assert put(browser, "put", path, said, **{"If-Match": '"1"'}).status_code == 204
    again = put(browser, "put", path, said | {"name": "另一个"}, **{"If-Match": '"1"'})
    assert (again.status_code, again.json()["code"]) == (412, "stale_version")
    account = Account.objects.get(pk=qian.account_id)
    assert (account.name, account.phone, account.version) == ("钱小禾", "0871-5550001", 2)


def test_an_account_that_is_shut_is_out_at_once(qian: Actor, han: Actor) -> None:
    phone, browser = signed_in(qian), signed_in(han)
    for _twice in range(2):
        assert put(browser, "post", f"/accounts/{qian.account_id}/shut", WHY).status_code == 204
    assert phone.get("/api/v1/session").status_code == 401
    assert acts_of(qian.account_id)[1:] == ["people.deactivated"]
    assert put(browser, "post", f"/accounts/{qian.account_id}/open", WHY).status_code == 204
    assert [deed.act for deed in Deed.objects.order_by("id")] == ["people.deactivated", "people.reactivated"]


@pytest.mark.parametrize("do", ["shut", "open"])
def test_nobody_shuts_themself(do: str, han: Actor) -> None:
    answer = put(signed_in(han), "post", f"/accounts/{han.account_id}/{do}", WHY)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_yourself")


def test_a_first_password_is_told_once_and_opens_nothing_but_its_change(qian: Actor, li: Actor) -> None:
    phone = signed_in(qian)
    said = {"accounts": [str(qian.account_id)]} | WHY
    answer = put(signed_in(li), "post", "/passwords", said)
    (slip,) = answer.json()["items"]
    assert (answer["Cache-Control"], slip["username"]) == ("no-store", "qian")
    assert phone.get("/api/v1/session").status_code == 401, "signed out wherever it was"
    assert slip["password"] not in str(list(Act.objects.values())) + str(list(Deed.objects.values()))
    page = Browser()
    words = {"username": "qian", "password": slip["password"]}
    opened = page.post("/api/v1/session", words, content_type=JSON).json()
    assert opened["must_change_password"]
    refused = page.get("/api/v1/staff/directory")
    assert (refused.status_code, refused.json()["code"]) == (403, "password_first")


def test_a_township_gives_passwords_to_its_own_workers_and_to_nobody_else(
    qian: Actor, li: Actor, zhou: Actor, wang: Actor, han: Actor
) -> None:
    """Whoever knows a password is, until it is changed, whoever it belongs to."""

    def reset(by: Actor, *whom: Actor) -> tuple[int, str]:
        said = {"accounts": [str(one.account_id) for one in whom]} | WHY
        answer = put(signed_in(by), "post", "/passwords", said)
        return answer.status_code, answer.json().get("code", "")

    assert reset(zhou, qian) == (404, "not_found")
    assert reset(li, qian, wang) == (403, "not_yours_to_reset"), "a mediator reads what a township does not"
    assert reset(li, li) == (403, "not_yours_to_reset")
    assert not Deed.objects.exists(), "of several, all are looked at first"
    assert reset(han, wang) == (200, "")


def test_nobody_on_screen_gives_an_administrator_a_password(han: Actor, cai: Actor, ding: Actor) -> None:
    for whom in (cai, ding, han):
        said = {"accounts": [str(whom.account_id)]} | WHY
        answer = put(signed_in(han), "post", "/passwords", said)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_yours_to_reset")


def test_nobody_gets_to_administer_by_what_another_knows(han: Actor, cai: Actor) -> None:
    """The password that somebody gave before they asked for the post opens nothing behind it."""
    new = a_worker("xin", COUNTY)
    said = {"accounts": [str(new.pk)]} | WHY
    (slip,) = put(signed_in(han), "post", "/passwords", said).json()["items"]
    asked = {"id": str(uuid7()), "account_id": str(new.pk), "role": "security_admin", "area_code": COUNTY}
    asked |= {"starts_on": clock.today().isoformat(), "ends_on": None, "acting_for": None} | WHY
    assert put(signed_in(han), "post", "/nominations", asked).status_code == 201
    answer = put(signed_in(han), "post", "/passwords", said)
    assert answer.json()["code"] == "not_yours_to_reset", "from when it was asked for"
    give = {"nominations": [asked["id"]], "give": True, "answer": ""}
    (given,) = put(signed_in(cai), "post", "/nominations/settle", give).json()["items"]
    assert given["outcome"] == "given", given
    words = {"username": "xin", "password": slip["password"]}
    assert Browser().post("/api/v1/session", words, content_type=JSON).status_code == 401
    told = signed_in(han).get(f"/api/v1/staff/accounts/{new.pk}").json()
    assert (told["state"], told["may_reset"]) == ("no_password", False)


def test_the_list_is_narrowed_and_walked_by_where_people_belong(
    qian: Actor, sun: Actor, li: Actor, han: Actor
) -> None:
    a_worker("xin", NEXT_GRID)
    browser = signed_in(han)

    def names(**asked: str) -> list[str]:
        return [one["username"] for one in browser.get("/api/v1/staff/accounts", asked).json()["items"]]

    assert names() == ["han", "li", "qian", "sun", "xin"]
    assert names(q="QIA") == ["qian"]
    assert names(state="no_password") == ["xin"]
    assert names(role="grid_worker") == ["qian", "sun"]
    assert names(area=NEXT_GRID) == ["sun", "xin"]
    last = Account.objects.get(username="li")
    assert names(after=str(last.pk)) == ["qian", "sun", "xin"]
    assert browser.get("/api/v1/staff/accounts", {"area": "530101"}).status_code == 404


def test_a_page_ends_after_fifty_and_goes_on(han: Actor) -> None:
    Account.objects.bulk_create(
        Account(username=f"w{number:03}", name="W", password="!", area_code=FIRST_GRID)
        for number in range(60)
    )
    browser = signed_in(han)
    first = browser.get("/api/v1/staff/accounts").json()
    rest = browser.get("/api/v1/staff/accounts", {"after": first["next"]}).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (50, 11, None)


def test_an_account_tells_what_was_done_to_it_and_why(qian: Actor, han: Actor, ding: Actor) -> None:
    put(signed_in(han), "post", f"/accounts/{qian.account_id}/shut", {"why": "离职"})
    told = signed_in(ding).get(f"/api/v1/staff/accounts/{qian.account_id}").json()
    assert [(deed["act"], deed["by"]["name"], deed["why"]) for deed in told["deeds"]] == [
        ("people.deactivated", "han", "离职")
    ]
    assert [post["role"] for post in told["history"]] == ["grid_worker"]


def test_where_somebody_belongs_goes_with_their_post(county: object) -> None:
    actor = appoint("mo", "leader", COUNTY)
    assert Account.objects.get(pk=actor.account_id).area_code == COUNTY
    assert Post.objects.get(account=actor.account_id).area_code == COUNTY
