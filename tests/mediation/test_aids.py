"""What helps beside a dispute: articles of law, and closed disputes like it that nobody is known by."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from pingan.cases import walk
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.categories.selectors import tree
from pingan.config import tables
from pingan.config.sections import SECTIONS
from pingan.core import clock
from pingan.mediation import aids, alike, plan
from pingan.mediation.disputes import dispute_of
from pingan.mediation.models import Intake
from pingan.people.actors import Actor
from tests.bench.plans import Listener
from tests.cast import report_of, signed_in
from tests.history import many
from tests.mediation.test_roster import kept

DRIP = "两家为屋檐滴水争吵，墙角冲出一条沟"


def reported(by: Actor, what: str = DRIP, category: str = "0101", grid: str | None = None) -> Case:
    report = report_of(category=category, what=what, **({"grid_code": grid} if grid else {}))
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def ended(case: Case, by: Actor, outcome: str = "settled_by_parties") -> Case:
    case = take(Target(case.pk, case.version, by), "claim")
    case = take(
        Target(case.pk, case.version, by),
        "conclude",
        outcome=outcome,
        note="张三让出半尺",
        routes_told=True,
    )
    return take(Target(case.pk, case.version, by), "close", note="已回访")


def alike_to(browser: Client, case: Case | UUID) -> dict[str, Any]:
    pk = case.pk if isinstance(case, Case) else case
    answer = browser.get(f"/api/v1/cases/{pk}/similar_disputes")
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


# ── As they are shipped


@pytest.mark.parametrize("code", ["aids", "articles", "plans", "return_visits", "unconfirmable"])
def test_what_is_shipped_is_a_table_that_could_be_saved(db: None, code: str) -> None:
    section = SECTIONS[code]
    assert section.shipped is not None
    rows = list(section.shipped())
    assert rows
    found = tables.examine(section, rows, before=[], on=clock.today())
    assert [(one.key, one.column, str(one.reason)) for one in found.problems] == []
    assert list(found.rows) == rows, "and would be kept as it is, so that nothing seems changed"


def test_every_type_of_dispute_has_articles_and_a_plan(db: None) -> None:
    types = sorted(tree().under("01") - {"01"})
    assert types
    for section in ("articles", "plans"):
        shipped = SECTIONS[section].shipped
        assert shipped is not None
        assert set(types) <= {row["category"] for row in shipped()}, section
    assert [row for row in aids._articles() if row["checked"]] == [], "nobody has compared them yet"


def test_its_own_articles_come_first_and_say_that_they_are_to_be_compared(
    qian: Actor, desk: Client, han: Actor
) -> None:
    case = reported(qian)
    items = desk.get(f"/api/v1/cases/{case.pk}/articles").json()["items"]
    assert (items[0]["law"], items[0]["article"], items[0]["checked"]) == (
        "《民法典》",
        "第二百八十八条",
        None,
    )
    assert items[-1]["code"] == "civ-188", "then those of all disputes"
    assert not [one for one in items if one["law"] == "《劳动法》"]
    row = {
        "code": "ours",
        "category": "0101",
        "law": "《民法典》",
        "article": "第二百八十八条",
        "gist": "示例",
    }
    assert kept(han, "articles", row | {"checked": "2026-01-02"}).status_code == 200
    items = desk.get(f"/api/v1/cases/{case.pk}/articles").json()["items"]
    assert [(one["code"], one["checked"]) for one in items] == [("ours", "2026-01-02")]
    twice = kept(han, "articles", row, row | {"code": "again"})
    assert [one["name"] for one in twice.json()["invalid_params"]] == ["rows.1.article"]


@pytest.mark.parametrize("address", ["articles", "similar_disputes", "plan"])
def test_they_are_for_mediators(qian: Actor, li: Actor, address: str) -> None:
    case = reported(qian)
    for reader in (qian, li):
        assert signed_in(reader).get(f"/api/v1/cases/{case.pk}/{address}").status_code == 403


# ── Similar ones


def test_the_likeliest_comes_first_and_says_why(qian: Actor, wu: Actor, desk: Client) -> None:
    far = ended(reported(qian, "为一棵树的落叶扫谁家院子吵起来"), wu)
    near = ended(reported(qian, "屋檐滴水，墙角冲出沟来，两家争吵"), wu)
    case = reported(qian)
    told = alike_to(desk, case)
    assert told["wanted"] is True
    first = told["items"][0]
    assert first["outcome"] == "settled_by_parties"
    assert (first["because"]["same_type"], first["because"]["same_township"]) == (True, True)
    assert first["because"]["words"][0] == "屋檐滴水"
    assert first["likeness"] > 0.3
    assert near.pk != far.pk
    assert len([one for one in told["items"] if "屋檐滴水" in one["because"]["words"]]) == 1


def test_nobody_can_be_known_by_it(qian: Actor, wu: Actor, desk: Client) -> None:
    other = ended(reported(qian, "李四家屋檐滴水，两家争吵，电话19900001234"), wu)
    case = reported(qian)
    answer = desk.get(f"/api/v1/cases/{case.pk}/similar_disputes")
    text = answer.content.decode()
    assert answer.json()["items"]
    for word in ("李四", "张三", "1990000", str(other.pk), other.code, other.grid_code):
        assert word not in text, word
    for word in answer.json()["items"][0]["because"]["words"]:
        assert word in DRIP, "what is shown is of the dispute at hand"


def test_open_ones_and_events_and_what_is_out_of_reach_are_not_told(
    qian: Actor, wu: Actor, wang: Actor, zhou: Actor, desk: Client
) -> None:
    open_one = reported(qian, DRIP)
    case = reported(qian)
    assert alike_to(desk, case)["items"] == []
    take(Target(open_one.pk, 1, qian), "self_resolve", result="自己说开了")
    assert [one["outcome"] for one in alike_to(desk, case)["items"]] == [""]
    # wang mediates for the first township alone: what is closed elsewhere is not theirs to compare with.
    Case.objects.filter(pk=open_one.pk).update(grid_code="999921101001001")
    assert alike_to(signed_in(wang), case)["items"] == []
    assert len(alike_to(desk, case)["items"]) == 1


def came(case: Case, by: Actor, origin: str, *, confidential: bool = False) -> None:
    Intake.objects.create(
        dispute=dispute_of(case),
        origin=origin,
        kind="neighbours",
        confidential=confidential,
        by_id=by.account_id,
        at=clock.now(),
    )


def test_what_is_confidential_is_compared_with_nothing(qian: Actor, wu: Actor, desk: Client) -> None:
    other, case = ended(reported(qian), wu), reported(qian)
    came(case, wu, "police")
    came(other, wu, "police")
    assert alike_to(desk, case)["items"][0]["because"]["same_origin"] is True
    Intake.objects.filter(dispute=other.pk).update(origin="window")
    assert alike_to(desk, case)["items"][0]["because"]["same_origin"] is False
    Intake.objects.filter(dispute=other.pk).update(confidential=True)
    assert alike_to(desk, case)["items"] == []


def test_of_a_confidential_one_only_its_own_mediators_learn(qian: Actor, wu: Actor, zheng: Actor) -> None:
    ended(reported(qian), wu)
    case = take(Target(reported(qian).pk, 1, wu), "claim")
    came(case, wu, "window", confidential=True)
    plan.lay_plan(case_id=case.pk, wanted=[plan.Wanted(what="找李四")], by=wu)
    assert alike_to(signed_in(wu), case)["items"]
    other = signed_in(zheng)
    assert alike_to(other, case)["items"] == []
    assert other.get(f"/api/v1/cases/{case.pk}/plan").status_code == 404
    told = other.get(f"/api/v1/cases/{case.pk}")
    assert told.json()["plan"] is None
    assert "李四" not in told.content.decode()


@pytest.mark.usefixtures("by_the_owner")
def test_no_more_is_walked_than_a_range_of_an_index(
    qian: Actor, wu: Actor, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = reported(qian)
    many(20_000, case, holder=qian)
    monkeypatch.setattr(walk, "LOOKED_AT", 150)
    listener = Listener(frozenset({"cases_case", "cases_wording"}))
    with connection.execute_wrapper(listener):
        assert alike_to(desk, case)["items"] == []
    assert max(one.rows for one in listener.heard) <= 150, [one.sql for one in listener.heard]


def test_another_type_must_be_more_alike(qian: Actor, wu: Actor, desk: Client) -> None:
    ended(reported(qian, "两家为屋檐滴水争吵，墙角冲出一条沟，说是宅基地的边", "0104"), wu)
    ended(reported(qian, "老板欠了三个月工钱", "0105"), wu)
    items = alike_to(desk, reported(qian))["items"]
    assert [(one["category"], one["because"]["same_type"]) for one in items] == [("0104", False)]


def test_the_steps_that_were_taken_are_told_by_the_countys_words(
    qian: Actor, wu: Actor, desk: Client
) -> None:
    other = take(Target(reported(qian).pk, 1, wu), "claim")
    steps = [plan.Wanted(code="nb-look"), plan.Wanted(code="nb-elder"), plan.Wanted(what="找李四")]
    plan.lay_plan(case_id=other.pk, wanted=steps, by=wu)
    for number in (1, 3):
        plan.mark_step(step=plan.Known(other.pk, number, 1), marked=plan.Marked("done", None, None), by=wu)
    other = take(Target(other.pk, other.version, wu), "conclude", outcome="withdrawn", note="好了")
    take(Target(other.pk, other.version, wu), "close", note="已回访")
    assert alike_to(desk, reported(qian))["items"][0]["steps"] == ["现场查看"]


def test_a_county_does_without_them(qian: Actor, wu: Actor, desk: Client, han: Actor) -> None:
    ended(reported(qian), wu)
    case = reported(qian)
    assert alike_to(desk, case)["items"]
    off = [{"help": help_, "on": False} for help_ in ("similar", "articles", "plans")]
    assert kept(han, "aids", *off).status_code == 200
    assert alike_to(desk, case) == {"wanted": False, "items": []}
    assert desk.get(f"/api/v1/cases/{case.pk}/articles").json()["items"] == []
    assert desk.get(f"/api/v1/cases/{case.pk}/plan").json()["offered"] == []


def test_runs_of_words_are_as_long_as_both_have_them() -> None:
    pairs = frozenset({"屋檐", "檐滴", "滴水", "争吵"})
    assert alike.shared_words("为屋檐滴水，争吵不休", pairs) == ["屋檐滴水", "争吵"]
    assert alike.shared_words("", pairs) == []
    assert alike.shared_words("别的", pairs) == []
