"""From the report to the sums, on a track that no other file knows; run by `test_it_is_a_plug.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from asgiref.sync import sync_to_async
from django.core import checks
from django.core.management import call_command

from pingan.cases.models import Case
from pingan.cases.pictures import page
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.categories import tables
from pingan.categories.services import load_categories
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.stats import dwell
from pingan.stats.models import AreaCount
from tests.cast import actions_of, body_of, report_of, signed_in
from tests.contract import answers
from tests.maps.test_case_tiles import address, decoded
from tests.realtime.conftest import Page, pages, session_of  # noqa: F401  a fixture
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, FIRST_GRID, middle

ADVICE = "先找村委会开证明"


@pytest.fixture(scope="session", autouse=True)
def contract_with_it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The contract as the platform writes it with the track plugged in; every answer is held against it."""
    file = tmp_path_factory.mktemp("contract") / "openapi.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(file))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "FILE", file)
        answers.contract.cache_clear()
        yield file
    answers.contract.cache_clear()


@pytest.fixture(autouse=True)
def category_of_its_own(request: pytest.FixtureRequest) -> None:
    """Categories are data: a matter that is this track's from the start."""
    if request.node.get_closest_marker("django_db") is None:
        return
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    rows = {row.code: row for row in tables.read_categories(tables.SEED)}
    rows["0599"] = replace(
        rows["0506"], code="0599", label="法律咨询", label_en="Legal advice", track="consultation"
    )
    load_categories(list(rows.values()), on=clock.today())


def reported(by: Actor) -> Case:
    body = body_of(category="0599")
    answer = signed_in(by).post("/api/v1/cases", body, content_type="application/json")
    assert answer.status_code == 201, answer.content
    return Case.objects.get(pk=body["id"])


def stepped(by: Actor, case: Case, action: str, **said: Any) -> Any:
    case.refresh_from_db()
    return signed_in(by).post(
        f"/api/v1/cases/{case.pk}/{action}",
        said,
        content_type="application/json",
        headers={"If-Match": f'"{case.version}"'},
    )


def test_start_up_finds_nothing_wrong_with_it() -> None:
    assert [problem for problem in checks.run_checks() if problem.level >= checks.ERROR] == []


def test_the_contract_gains_what_is_its_own_and_nothing_else(contract_with_it: Path) -> None:
    committed = Path(answers.__file__).resolve().parents[2] / "platform" / "openapi.yaml"
    before, after = (
        yaml.safe_load(file.read_text(encoding="utf-8")) for file in (committed, contract_with_it)
    )
    assert set(after["paths"]) - set(before["paths"]) == {
        "/api/v1/cases/{case_id}/give_advice",
        "/api/v1/cases/{case_id}/hand_to_consultation",
    }
    schemas = after["components"]["schemas"]
    assert set(schemas) - set(before["components"]["schemas"]) == {"AdviceIn", "ThirdOut"}
    for whole in ("CaseOut", "CaseReportedOut"):
        assert schemas[whole]["properties"].pop("consultation")["nullable"]
        schemas[whole]["required"].remove("consultation")
    known = before["components"]["schemas"]
    assert {name: schemas[name] for name in known} == known


@pytest.mark.django_db
def test_a_case_goes_its_whole_way(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    assert (case.track, case.state) == ("consultation", "reported")
    taken = stepped(li, case, "claim").json()
    assert (taken["state"], taken["consultation"], taken["dispute"]) == (
        "in_consultation",
        {"advices": 0},
        None,
    )
    assert [step["action"] for step in taken["actions"]] == ["give_advice", "note", "add_photo", "add_file"]
    refused = stepped(li, case, "give_advice", advice="您说呢？")
    assert (refused.status_code, refused.json()["code"]) == (422, "answer_missing")
    for number in (1, 2):
        advised = stepped(li, case, "give_advice", advice=ADVICE).json()
        assert (advised["state"], advised["consultation"]) == ("advice_was_given", {"advices": number})
    assert stepped(li, case, "close", note="已答复").json()["state"] == "closed"
    assert actions_of(case.pk) == ["report", "claim", "give_advice", "give_advice", "close"]


@pytest.mark.django_db
def test_an_event_comes_over_and_its_words_are_kept_by_the_rule_of_each_track(qian: Actor, li: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    case = Case.objects.get(pk=report.id)
    take(Target(case.pk, None, li), "note", text="在事件上说的")
    assert stepped(li, case, "hand_to_consultation", reason="要的是建议").json()["track"] == "consultation"
    stepped(li, case, "claim")
    stepped(li, case, "give_advice", advice=ADVICE)
    lines = signed_in(qian).get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
    assert [(line["action"], line["note"], line["withheld"]) for line in lines] == [
        ("report", "", False),
        ("note", "在事件上说的", False),
        ("hand_to_consultation", "要的是建议", False),
        ("claim", "", False),
        ("give_advice", None, True),
    ]


@pytest.mark.django_db
def test_it_is_listed(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    report_case(report=report_of(), by=qian)
    desk = signed_in(li)
    rows = desk.get("/api/v1/cases", {"track": "consultation", "queue": "waiting"}).json()["items"]
    assert [(row["id"], row["track"]) for row in rows] == [(str(case.pk), "consultation")]
    stepped(li, case, "claim")
    rows = desk.get("/api/v1/cases", {"state": "in_consultation"}).json()["items"]
    assert [row["id"] for row in rows] == [str(case.pk)]
    assert desk.get("/api/v1/cases", {"track": "confession"}).status_code == 400


@pytest.mark.django_db
def test_it_is_counted(qian: Actor, li: Actor) -> None:
    """Reported, come over from another track, moved: the sums are a live count in every dimension."""
    case = reported(qian)
    report = report_of()
    report_case(report=report, by=qian)
    stepped(li, Case.objects.get(pk=report.id), "hand_to_consultation", reason="要的是建议")
    stepped(li, case, "claim")
    fold()
    sums = AreaCount.objects.filter(area_code=COUNTY, n__gt=0)
    assert sorted(sums.values_list("track", "state", "n")) == [
        ("consultation", "in_consultation", 1),
        ("consultation", "reported", 1),
    ]


@pytest.mark.django_db
def test_where_its_cases_lie_is_told_by_its_table(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    stepped(li, case, "claim")
    report = report_of()
    report_case(report=report, by=qian)
    stepped(li, Case.objects.get(pk=report.id), "hand_to_consultation", reason="要的是建议")
    fold()
    told = {one["track"]: one for one in dwell.dwell(COUNTY, clock.today(), clock.today())["tracks"]}
    states = told["consultation"]["states"]
    road = ["reported", "in_consultation", "advice_was_given", "closed"]
    assert [state["state"] for state in states if state["on_line"]] == road
    assert {state["state"]: state["now"] for state in states if state["now"]} == {
        "reported": 1,
        "in_consultation": 1,
    }
    came = {(move["state"], move["to"]): move["n"] for move in told["event"]["moves"] if move["n"]}
    assert came == {("", "reported"): 1, ("reported", "reported"): 1}


@pytest.mark.django_db
def test_it_is_drawn(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    stepped(li, case, "claim")
    fold()
    x, y = address(*middle(FIRST_GRID), 14)
    (dot,) = decoded(COUNTY, 14, x, y, "cases")
    assert dot["properties"]["state"] == "in_consultation"
    assert "reported --> in_consultation: claim" in page()
    assert "reported --> the_consultation_track: hand_to_consultation" in page()


@pytest.mark.django_db(transaction=True)
async def test_it_is_heard(pages: Callable[..., Page], qian: Actor, li: Actor, wu: Actor) -> None:  # noqa: F811
    """By the desk whose area it lies in, and not by whoever reads another track alone."""
    desk, elsewhere = [pages(await sync_to_async(session_of)(actor)) for actor in (li, wu)]
    for page_ in (desk, elsewhere):
        assert await page_.open()
        assert (await page_.next())["kind"] == "hello"
    case = await sync_to_async(reported)(qian)
    act = await desk.next()
    assert (act["topic"], act["object"]["id"]) == ("cases.consultation", str(case.pk))
    await sync_to_async(stepped)(li, case, "claim")
    act = await desk.next()
    assert (act["type"], act["facts"]["track"], act["facts"]["state"]) == (
        "case.claimed",
        "consultation",
        "in_consultation",
    )
    assert await elsewhere.silent(0.2)
