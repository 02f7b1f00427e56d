"""Who mediates: committees within their terms, mediators and experts, and whom a dispute suggests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.mediation import parties
from pingan.mediation.roster import roster
from pingan.mediation.suggestions import suggested
from pingan.people.actors import Actor
from pingan.people.models import Account
from pingan.registry.services import NewHousehold, NewResident, register_household
from tests.cast import report_of, signed_in
from tests.territory.small_county import COUNTY, FIRST_GRID

# Invented: the area 9999xx is nobody's.
ID_NUMBER, OTHERS_NUMBER = "999901199001010010", "99990119900101007X"


def committee(code: str, **changes: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": f"示例调委会{code}",
        "kind": "township",
        "area": "",
        "members": 5,
        "from_day": (clock.today() - timedelta(days=300)).isoformat(),
        "to_day": "",
    } | changes


def mediator(code: str, **changes: Any) -> dict[str, Any]:
    return {
        **{"code": code, "name": f"示例{code}", "sort": "member", "committee": "zhen", "account": ""},
        **{"specialties": [], "languages": [], "days": [], "phone": "", "to_day": ""},
    } | changes


def kept(han: Actor, section: str, *rows: dict[str, Any]) -> Any:
    """The section as the county's administrator writes it."""
    browser = signed_in(han)
    seen = browser.get(f"/api/v1/config/{section}")["ETag"]
    return browser.put(
        f"/api/v1/config/{section}",
        {"valid_from": clock.today().isoformat(), "rows": list(rows)},
        content_type="application/json",
        headers={"If-Match": seen},
    )


def faults(answer: Any) -> list[str]:
    assert answer.status_code in (400, 422), answer.content
    return [param["name"].rsplit(".", 1)[-1] for param in answer.json()["invalid_params"]]


@pytest.fixture
def claimed(qian: Actor, wu: Actor) -> Case:
    report = report_of(category="0101", what="两家为屋檐滴水争吵")
    report_case(report=report, by=qian)
    return take(Target(report.id, 1, wu), "claim")


def order(case: Case, by: Actor) -> list[str]:
    return [one["code"] for one in suggested(case, by)]


def test_a_committee_has_so_many_members_and_so_long_a_term(han: Actor) -> None:
    today = clock.today()
    long = (today + timedelta(days=1200)).isoformat()
    wrong = [
        committee("few", members=2),
        committee("many", members=10),
        committee("long", from_day=today.isoformat(), to_day=long),
        committee("over", to_day=(today - timedelta(days=400)).isoformat()),
    ]
    assert faults(kept(han, "committees", *wrong)) == ["members", "members", "to_day", "to_day"]
    three = today.replace(year=today.year + 3) if today.day != 29 else today + timedelta(days=1000)
    sound = [
        committee("zhen", from_day=today.isoformat(), to_day=three.isoformat()),
        # One person's, and a room manned by others.
        committee("studio", kind="studio", members=1),
        committee("room", kind="stationed", members=""),
    ]
    assert kept(han, "committees", *sound).status_code == 200


def test_a_mediator_belongs_to_a_committee_and_is_who_has_the_account(han: Actor) -> None:
    kept(han, "committees", committee("zhen"))
    wrong = [
        mediator("a", committee="nowhere"),
        mediator("b", committee=""),
        mediator("c", account="nobody-at-all"),
    ]
    assert faults(kept(han, "mediators", *wrong)) == ["committee", "committee", "account"]
    assert kept(han, "mediators", mediator("d", sort="expert", committee="")).status_code == 200


def test_whose_term_is_over_is_asked_no_more(han: Actor) -> None:
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    kept(han, "committees", committee("zhen"), committee("old", to_day=yesterday))
    kept(han, "mediators", mediator("a"), mediator("b", to_day=yesterday), mediator("c", committee="old"))
    assert [one.code for one in roster(COUNTY)] == ["a"]


def test_who_knows_the_matter_and_is_near_comes_first(han: Actor, wu: Actor, claimed: Case) -> None:
    day = str(clock.today().isoweekday())
    kept(han, "committees", committee("zhen"), committee("near", area=FIRST_GRID[:9]))
    kept(
        han,
        "mediators",
        mediator("county"),
        mediator("duty", days=[day]),
        mediator("knows", specialties=["01"]),
        mediator("other", specialties=["05"]),
        mediator("near", committee="near"),
    )
    assert order(claimed, wu) == ["knows", "near", "duty", "county", "other"]


def test_load_is_told_of_whoever_holds_cases(han: Actor, wu: Actor, zheng: Actor, claimed: Case) -> None:
    names = dict(Account.objects.values_list("pk", "username"))
    kept(han, "committees", committee("zhen"))
    kept(
        han,
        "mediators",
        mediator("a", account=names[wu.account_id]),
        mediator("b", account=names[zheng.account_id]),
        mediator("c"),
    )
    told = {one["code"]: one for one in suggested(claimed, wu)}
    assert [told[code]["load"] and told[code]["load"]["n"] for code in "abc"] == [1, 0, None]
    assert [told[code]["is_colleague"] for code in "abc"] == [False, True, False]
    case = take(Target(claimed.pk, claimed.version, wu), "pass_on", colleague_id=zheng.account_id, note="")
    assert case.holder_id == zheng.account_id


@pytest.mark.parametrize("why", ["same_name", "same_phone", "same_household"])
def test_whoever_may_be_close_to_a_party_comes_last(han: Actor, wu: Actor, claimed: Case, why: str) -> None:
    kept(han, "committees", committee("zhen"))
    kept(han, "mediators", mediator("kin", specialties=["01"], phone="19900004321"), mediator("else"))
    written = {
        "same_name": parties.Written("applicant", "person", "示例kin"),
        "same_phone": parties.Written("applicant", "person", "示例甲", phone="199 0000 4321"),
        "same_household": parties.Written("applicant", "person", "示例甲", id_number=ID_NUMBER),
    }
    family = [NewResident("示例甲", id_number=ID_NUMBER), NewResident("示例kin", id_number=OTHERS_NUMBER)]
    register_household(new=NewHousehold(FIRST_GRID, 2, family), notice_version="1", actor=None)
    parties.name_party(case_id=claimed.pk, written=written[why], by=wu)
    told = suggested(claimed, wu)
    assert [one["code"] for one in told] == ["else", "kin"]
    assert told[1]["conflicts"] == [{"party": 1, "why": why}]


def test_a_speaker_of_a_party_is_looked_at_too(han: Actor, wu: Actor, claimed: Case) -> None:
    kept(han, "committees", committee("zhen"))
    kept(han, "mediators", mediator("kin"), mediator("else"))
    speaker = parties.Speaker("示例kin", "chosen")
    written = parties.Written("respondent", "group", "示例村三组", representatives=[speaker])
    parties.name_party(case_id=claimed.pk, written=written, by=wu)
    assert order(claimed, wu) == ["else", "kin"]


def test_whom_to_ask_is_told_to_mediators_alone(han: Actor, wu: Actor, li: Actor, claimed: Case) -> None:
    kept(han, "committees", committee("zhen"))
    kept(han, "mediators", mediator("a", languages=["dialect"]))
    address = f"/api/v1/cases/{claimed.pk}/mediators"
    (one,) = signed_in(wu).get(address).json()["items"]
    assert (one["name"], one["languages"], one["committee"]) == ("示例a", ["dialect"], "示例调委会zhen")
    assert signed_in(li).get(address).status_code == 403


def test_the_list_costs_the_same_however_long_the_roster(
    han: Actor, wu: Actor, claimed: Case, django_assert_max_num_queries: Any
) -> None:
    kept(han, "committees", committee("zhen"))
    kept(han, "mediators", *(mediator(f"m{n}", specialties=["01"]) for n in range(200)))
    written = parties.Written("applicant", "person", "示例甲", id_number=ID_NUMBER)
    parties.name_party(case_id=claimed.pk, written=written, by=wu)
    suggested(claimed, wu)
    with django_assert_max_num_queries(8):
        assert len(suggested(claimed, wu)) == 60
