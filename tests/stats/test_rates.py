"""The three rates as they are asked for: in words, within one's area, with the cases behind each figure."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.area_codes import LENGTHS
from pingan.people.actors import Actor
from pingan.stats import rates
from pingan.stats.models import Closing, ClosingSum
from pingan.stats.rate_words import ANSWER, RATE, REASON, UNIT, definitions, words
from pingan.stats.services import rebuild
from tests.bench.plans import Listener
from tests.cast import report_of, signed_in
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

YES = {"call": "told", "responded": True, "solved": True, "satisfied": None}
NO = {"call": "told", "responded": True, "solved": False, "satisfied": False}


def done(case: Case, by: Actor, action: str, **said: Any) -> Case:
    case.refresh_from_db()
    return take(Target(case.pk, case.version, by), action, **said)


def closed(worker: Actor, li: Actor, shen: Actor, grid: str = FIRST_GRID) -> Case:
    """Told by a worker, dealt with by the bureau."""
    report = report_of(grid)
    report_case(report=report, by=worker)
    case = Case.objects.get(pk=report.id)
    done(case, li, "assign", organisation_id=shen.organisation_id, note="")
    done(case, shen, "receive")
    done(case, shen, "handle", result="已修好")
    return done(case, li, "close", note="看过了")


@pytest.fixture
def month(qian: Actor, sun: Actor, li: Actor, shen: Actor) -> dict[str, Case]:
    """One solved, one not, one that nobody has called about, and one that the worker settled."""
    cases = {name: closed(qian, li, shen) for name in ("solved", "waits")}
    cases["not solved"] = closed(sun, li, shen, NEXT_GRID)
    report = report_of(resolved_on_spot=True)
    report_case(report=report, by=qian)
    cases["settled"] = Case.objects.get(pk=report.id)
    done(cases["solved"], li, "evaluate", **YES)
    done(cases["not solved"], li, "evaluate", **NO, reopen="还漏着")
    fold()
    return cases


def asked(actor: Actor, path: str = "", **query: str) -> Any:
    return signed_in(actor).get(f"/api/v1/stats/rates{path}", query)


def test_a_month_is_told_with_what_is_in_no_rate_and_in_words(month: dict[str, Case], chen: Actor) -> None:
    told = asked(chen).json()
    assert told["month"] == clock.today().replace(day=1).isoformat()
    assert (told["total"]["closings"], told["total"]["counted"]) == (4, 2)
    assert told["total"]["excluded"] == {"not_called": 1, "nobody": 1}
    assert told["total"]["rates"] == {
        "responded": {"yes": 2, "no": 0, "untold": 0},
        "solved": {"yes": 1, "no": 1, "untold": 0},
        "satisfied": {"yes": 0, "no": 1, "untold": 1},
    }
    assert {word["code"] for word in told["reasons"]} >= told["total"]["excluded"].keys()
    assert [word["label"] for word in told["rates"]] == ["响应率", "解决率", "满意率"]
    english = signed_in(chen).get("/api/v1/stats/rates", headers={"Accept-Language": "en"}).json()
    assert [word["label"] for word in english["rates"]] == ["Response", "Solution", "Satisfaction"]


def test_rows_are_areas_or_organisations_and_nobody_else(
    month: dict[str, Case], chen: Actor, li: Actor, shen: Actor
) -> None:
    townships = {row["code"]: row["figures"]["closings"] for row in asked(chen).json()["rows"]}
    assert townships == {FIRST_GRID[:9]: 4, "999921101": 0}
    grids = asked(chen, area=FIRST_GRID[:12]).json()["rows"]
    assert {row["code"]: row["figures"]["counted"] for row in grids} == {FIRST_GRID: 1, NEXT_GRID: 1}
    bureaus = {row["code"]: row["figures"]["closings"] for row in asked(li, by="organisation").json()["rows"]}
    assert bureaus == {str(shen.organisation_id): 3, "none": 1}


def test_each_figure_opens_its_cases(month: dict[str, Case], chen: Actor, shen: Actor) -> None:
    this_month = clock.today().isoformat()[:7]

    def found(**query: str) -> set[str]:
        answer = asked(chen, "/cases", month=this_month, **query)
        assert answer.status_code == 200, answer.content
        return {one["case"]["id"] for one in answer.json()["items"]}

    ids = {name: str(case.pk) for name, case in month.items()}
    assert found() == set(ids.values())
    assert found(rate="solved", answer="no") == {ids["not solved"]}
    assert found(rate="satisfied", answer="untold") == {ids["solved"]}
    assert found(reason="not_called") == {ids["waits"]}
    assert found(organisation="none") == {ids["settled"]}
    assert found(organisation=str(shen.organisation_id), area=NEXT_GRID) == {ids["not solved"]}
    pages: list[str] = []
    cursor = ""
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = asked(chen, "/cases", month=this_month, size="1", **more).json()
        pages += [one["case"]["id"] for one in page["items"]]
        if not (cursor := page["next"]):
            break
    assert sorted(pages) == sorted(ids.values())


def test_opening_a_case_again_hides_no_answer(
    month: dict[str, Case], li: Actor, shen: Actor, chen: Actor
) -> None:
    case = month["not solved"]
    done(case, li, "assign", organisation_id=shen.organisation_id, note="")
    done(case, shen, "receive")
    done(case, shen, "handle", result="重新修好")
    done(case, li, "close", note="看过了")
    done(case, li, "evaluate", **YES)
    fold()
    total = asked(chen).json()["total"]
    assert (total["closings"], total["rates"]["solved"]) == (5, {"yes": 2, "no": 1, "untold": 0})


def test_who_is_told_of_what(
    month: dict[str, Case], li: Actor, zhou: Actor, shen: Actor, chu: Actor, qian: Actor, wu: Actor
) -> None:
    assert asked(li, area=FIRST_GRID[:9]).status_code == 200
    for path in ("", "/cases"):
        query = {"month": clock.today().isoformat()[:7]}
        assert asked(li, path, area=COUNTY, **query).status_code == 404
        assert asked(zhou, path, area=FIRST_GRID, **query).status_code == 404
        assert [asked(actor, path, **query).status_code for actor in (qian, wu)] == [403, 403]
    # A department hears of its own, and of nobody else's.
    assert asked(shen).json()["total"]["closings"] == 3
    assert asked(chu).json()["total"]["closings"] == 0
    other = asked(chu, "/cases", month=clock.today().isoformat()[:7], organisation=str(shen.organisation_id))
    assert other.json()["items"] == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("", {"month": "2026-13"}),
        ("", {"by": "person"}),
        ("", {"area": "1"}),
        ("/cases", {}),
        ("/cases", {"month": "2026-01", "rate": "solved"}),
        ("/cases", {"month": "2026-01", "answer": "yes"}),
        ("/cases", {"month": "2026-01", "reason": "bored"}),
        ("/cases", {"month": "2026-01", "organisation": "nobody"}),
        ("/cases", {"month": "2026-01", "cursor": "AAAA"}),
        ("/cases", {"month": "2026-01", "size": "0"}),
    ],
)
def test_mistakes_are_refused_by_name(path: str, query: dict[str, str], chen: Actor) -> None:
    answer = asked(chen, path, **query)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"]


def test_every_word_is_there_in_both_languages() -> None:
    for english in (False, True):
        told = definitions(english=english)
        assert [len(told[kind]) for kind in (RATE, UNIT, ANSWER)] == [3, 1, 1]
        assert all(word["label"] and word["about"] for kind in told.values() for word in kind)
    assert len({(word.kind, word.code) for word in words()}) == len(words())
    assert all(word.kind in (RATE, UNIT, ANSWER, REASON) for word in words())


# More closings like one: so many in a month, of so many months.
MANY = """
INSERT INTO stats_closing (county, seq, case_id, at, month, area_code, organisation, reason)
SELECT county, 1000000 + n, gen_random_uuid(), at, month - (n %% %(months)s) * interval '1 month', area_code,
       organisation, reason
FROM stats_closing, generate_series(1, 6000) AS n
WHERE county = %(county)s AND seq = (SELECT min(seq) FROM stats_closing)
"""


@pytest.mark.usefixtures("by_the_owner")
def test_a_month_is_a_range_of_one_index_however_many_there_were(month: dict[str, Case]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MANY, {"county": COUNTY, "months": 48})
        cursor.execute("ANALYZE")
    first = clock.today().replace(day=1)
    listed = rates._of(rates.Which(area=COUNTY, month=first)).order_by(F("at").desc())[:21].explain()
    assert "stats_closing_month" in listed, listed
    assert Closing.objects.count() > 6000


@pytest.mark.parametrize("by", ["area", "organisation"])
def test_rates_look_at_ways_to_end_and_not_at_what_ended(by: Any, month: dict[str, Case]) -> None:
    first = clock.today().replace(day=1)
    before = rates.rates(COUNTY, first, first, by=by)["total"]
    with connection.cursor() as cursor:
        cursor.execute(MANY, {"county": COUNTY, "months": 1})
    listener = Listener(frozenset({"stats_closing", "stats_closingsum"}))
    with connection.execute_wrapper(listener):
        after = rates.rates(COUNTY, first, first, by=by)["total"]
    assert after["closings"] == before["closings"] + 6000
    assert max(one.rows for one in listener.heard) < 50, [one.sql for one in listener.heard]


def test_the_sums_of_each_level_are_those_of_its_closings(month: dict[str, Case], li: Actor) -> None:
    """Also of what was written anew and taken back."""
    Closing.objects.filter(reason="nobody").update(reason="not_called", solved=True)
    Closing.objects.filter(reason="nobody").delete()
    Closing.objects.order_by("seq")[:1].get().delete()
    same = ("county", "month", "organisation", "reason", "responded", "solved", "satisfied")
    for digits in LENGTHS.values():
        expected: Counter[tuple[Any, ...]] = Counter()
        for area, *key in Closing.objects.values_list("area_code", *same):
            expected[area[:digits], *key] += 1
        kept = ClosingSum.objects.filter(digits=digits).exclude(n=0)
        assert {tuple(row): n for *row, n in kept.values_list("area_code", *same, "n")} == dict(expected)
    rebuild(COUNTY)
    assert (
        sum(ClosingSum.objects.filter(digits=6).values_list("n", flat=True)) == Closing.objects.count() == 4
    )
