"""The center's numbers: what each is of what, live and closed, by part, and the cases behind each figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.mediation import numbers, tasks
from pingan.mediation.models import Counted, Party
from pingan.mediation.number_words import conditions
from pingan.mediation.number_words import numbers as defined
from pingan.people import policy
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.mediation.test_keeping import SECRET, apply, conclude, mediate, perform, visit, write
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS


def catch_up() -> None:
    """As after a commit: acts have their numbers, and the worker has followed them."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    tasks.follow_journal.func(COUNTY)


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


@pytest.fixture
def season(qian: Actor, wu: Actor, wang: Actor, zheng: Actor, desk: Client) -> dict[str, Case]:
    """One of each: kept, broken, failed and petitioned, refused, resolved on the spot, and one that waits."""
    due_now = {"due_on": clock.today().isoformat(), "amount": "600.00"}
    cases = {name: mediate(qian, wu, desk) for name in ("kept", "broken", "failed", "refused")}
    for name in ("kept", "broken"):
        assert write(desk, cases[name], promises=[due_now]).status_code == 200
        conclude(cases[name], wu)
    perform(desk, cases["kept"], 1, amount="600.00")
    assert apply(desk, cases["kept"]).status_code == 200
    conclude(cases["failed"], wu, "failed", effective_on=None)
    assert visit(signed_in(zheng), cases["failed"], kept="not_due", went_on="petition").status_code == 200
    conclude(cases["refused"], wu, "refused", effective_on=None)
    spot = report_of(category="0101", resolved_on_spot=True)
    report_case(report=spot, by=qian)
    waiting = report_of(category="0103", grid=next(grid for grid in GRIDS if grid[:9] != FIRST_GRID[:9]))
    report_case(report=waiting, by=qian)
    event = report_of()
    report_case(report=event, by=qian)
    cases |= {name: Case.objects.get(pk=one.id) for name, one in (("spot", spot), ("waiting", waiting))}
    catch_up()
    return cases


def asked(browser: Client, **query: Any) -> dict[str, Any]:
    answer = browser.get("/api/v1/numbers", query)
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def told(figures: dict[str, dict[str, int]]) -> dict[str, tuple[int, int]]:
    return {code: (figure["counts"], figure["of"]) for code, figure in figures.items()}


# Said in other words than the table: six came in, five ended; one of them was refused, so four were judged.
WHOLE = {
    "in_flow": (6, 6),
    "out_flow": (5, 5),
    "resolved": (3, 4),
    "in_place": (1, 3),
    "kept": (1, 2),
    "confirmed": (0, 2),
    "petitioned": (1, 5),
}


def test_each_number_is_of_what_it_says(season: dict[str, Case], desk: Client) -> None:
    assert told(asked(desk)["total"]) == WHOLE
    # Made again from nothing they are the same.
    before = sorted(Counted.objects.values_list())
    numbers.rebuild(COUNTY)
    assert sorted(Counted.objects.values_list()) == before


def test_rows_add_up_to_the_whole_and_open_their_own(season: dict[str, Case], desk: Client) -> None:
    month = clock.today().isoformat()[:7]
    for by in numbers.BY:
        found = asked(desk, by=by)
        for code, (counts, of) in told(found["total"]).items():
            rows = [told(row["figures"])[code] for row in found["rows"]]
            assert (sum(row[0] for row in rows), sum(row[1] for row in rows)) == (counts, of), code
        if by in ("area", "kind"):
            codes = [row["code"] for row in found["rows"]]
            assert codes == sorted(codes)
        for row in found["rows"]:
            query = {"month": month, "number": "in_flow", "by": by, "row": row["code"]}
            items = desk.get("/api/v1/numbers/cases", query).json()["items"]
            assert len(items) == row["figures"]["in_flow"]["counts"], row


def test_each_figure_opens_its_cases(season: dict[str, Case], desk: Client) -> None:
    month = clock.today().isoformat()[:7]
    for number, (counts, of) in WHOLE.items():
        for part, n in (("counts", counts), ("of", of), ("rest", of - counts)):
            query = {"month": month, "number": number, "part": part}
            items = desk.get("/api/v1/numbers/cases", query).json()["items"]
            assert len(items) == n, (number, part)
    query = {"month": month, "number": "in_flow"}
    first = desk.get("/api/v1/numbers/cases", query | {"size": "4"}).json()
    rest = desk.get("/api/v1/numbers/cases", query | {"cursor": first["next"]}).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (4, 2, None)


def test_a_closed_month_stays_as_it_was(season: dict[str, Case], desk: Client, zheng: Actor) -> None:
    month = clock.today().replace(day=1)
    asked_of = {"month": month.isoformat()[:7]}
    fourth = clock.day_begins(numbers.next_month(month).replace(day=4))
    with clock.set_to(fourth):
        assert numbers.close_months() == []
    with clock.set_to(fourth + timedelta(days=1)):
        assert numbers.close_months() == [month]
        assert numbers.close_months() == []
    assert visit(signed_in(zheng), season["kept"], kept="wholly", went_on="petition").status_code == 200
    catch_up()
    closed, live = asked(desk, **asked_of), asked(desk, live="true", **asked_of)
    assert (told(closed["total"]), closed["is_live"]) == (WHOLE, False)
    assert (told(live["total"])["petitioned"], live["is_live"]) == ((2, 5), True)
    assert closed["closed_at"] == live["closed_at"] is not None
    query = {**asked_of, "number": "petitioned"}
    assert len(desk.get("/api/v1/numbers/cases", query).json()["items"]) == 1
    assert len(desk.get("/api/v1/numbers/cases", query | {"live": "true"}).json()["items"]) == 2


def test_nothing_is_closed_that_has_not_been_counted(season: dict[str, Case], zheng: Actor) -> None:
    visit(signed_in(zheng), season["kept"], kept="wholly")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    assert numbers.unfollowed() == [COUNTY]
    assert numbers.close(COUNTY, clock.today().replace(day=1)) is False


def test_numbers_go_on_with_the_journal(qian: Actor, desk: Client, li: Actor, wu: Actor) -> None:
    event = report_of()
    report_case(report=event, by=qian)
    catch_up()
    assert told(asked(desk)["total"])["in_flow"] == (0, 0)
    take(Target(event.id, 1, li), "hand_to_mediation", reason="两家各有说法")
    catch_up()
    assert numbers.unfollowed() == []
    assert told(asked(desk)["total"])["in_flow"] == (1, 1)
    # Another month has nothing of it.
    assert told(asked(desk, month="2020-01")["total"])["in_flow"] == (0, 0)


def test_who_may_hear_of_which_area(season: dict[str, Case], wang: Actor, sun: Actor, chen: Actor) -> None:
    of_township = asked(signed_in(wang))
    assert told(of_township["total"])["in_flow"] == (5, 5)
    assert of_township["area"]["code"] == FIRST_GRID[:9]
    assert signed_in(wang).get("/api/v1/numbers", {"area": COUNTY}).status_code == 404
    assert signed_in(sun).get("/api/v1/numbers").status_code == 403
    assert told(asked(signed_in(chen))["total"]) == WHOLE


def every_figure(browser: Client, area: str) -> Iterator[Any]:
    """All that the block of numbers asks for of an area: each number by each kind of row, the cases behind
    each row, and of the whole those that count, all, and the rest; page by page."""
    for one in defined():
        for part in numbers.PARTS:
            yield from every_page(browser, area, one.code, part)
    for by in numbers.BY:
        figures = browser.get("/api/v1/numbers", {"area": area, "by": by})
        yield figures
        for row in figures.json()["rows"]:
            for code in (code for code, (_counts, of) in told(row["figures"]).items() if of):
                yield from every_page(browser, area, code, "of", by=by, row=row["code"])


def every_page(browser: Client, area: str, number: str, part: str, **of: str) -> Iterator[Any]:
    month = clock.today().isoformat()[:7]
    query = {"month": month, "area": area, "number": number, "part": part, "size": "3", **of}
    while True:
        answer = browser.get("/api/v1/numbers/cases", query)
        yield answer
        if not (after := answer.json()["next"]):
            return
        query["cursor"] = after


def everything_of(browser: Client, case: str) -> Iterator[Any]:
    """A case that is opened from there, and what its page asks for."""
    for path in ("", "/timeline", "/papers", "/similar"):
        answer = browser.get(f"/api/v1/cases/{case}{path}")
        if answer.status_code not in (403, 404):
            yield answer


def test_nobody_but_mediators_reads_who_quarrels_through_the_numbers(
    season: dict[str, Case], request: pytest.FixtureRequest
) -> None:
    """Not a leader, and at no other page of the county: neither in a figure's rows, nor in the cases behind
    them, nor in what these open; and a search by a name finds nothing."""
    known = list(Party.objects.filter(left_at=None))
    words = {SECRET} | {
        word for party in known for word in (party.name, party.phone, party.id_number) if word
    }
    assert len(words) > 3
    for who in ("chen", "feng", "li", "shen", "han", "qian"):
        viewer: Actor = request.getfixturevalue(who)
        browser = signed_in(viewer)
        answers: list[Any] = []
        behind: set[str] = set()
        if policy.may(viewer.role, "mediation.numbers"):
            answers = list(every_figure(browser, viewer.area_code))
            behind = {row["case"]["id"] for answer in answers for row in answer.json().get("items", ())}
            assert {str(season[name].pk) for name in ("kept", "failed", "refused")} <= behind, who
        else:
            assert browser.get("/api/v1/numbers").status_code == 403
        for case in {*behind, *(str(one.pk) for one in season.values())}:
            answers += everything_of(browser, case)
        for path in ("/api/v1/cases?queue=all", "/api/v1/mediation/onward", "/api/v1/calendar"):
            answers.append(browser.get(path))
        for name in sorted({party.name for party in known}):
            found = browser.get("/api/v1/cases", {"queue": "all", "q": name})
            assert found.status_code != 200 or found.json()["items"] == [], (who, name)
        said = "\n".join(answer.content.decode() for answer in answers)
        assert not [word for word in words if word in said], who


def test_a_mediator_reads_them_in_the_case(season: dict[str, Case], desk: Client) -> None:
    """So that the words looked for above are those that would be there."""
    said = desk.get(f"/api/v1/cases/{season['kept'].pk}").content.decode()
    assert [party.name in said for party in Party.objects.filter(dispute=season["kept"].pk)] == [True, True]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"month": "2026-13"}, "month"),
        ({"by": "mediator"}, "by"),
        ({"area": "12"}, "area"),
        ({"number": "all"}, "number"),
        ({"number": "kept", "by": "kind"}, "row"),
        ({"number": "kept", "by": "committee", "row": "x"}, None),
    ],
)
def test_what_is_asked_wrongly_is_named(desk: Client, query: dict[str, str], field: str | None) -> None:
    path = "/api/v1/numbers/cases" if "number" in query else "/api/v1/numbers"
    month = {"month": "2026-11"} if "number" in query else {}
    answer = desk.get(path, month | query)
    assert answer.status_code == 400
    if field:
        assert [param["name"] for param in answer.json()["invalid_params"]] == [field]


def test_definitions_are_printed_from_what_is_counted(desk: Client) -> None:
    for language, words in (("zh-hans", "words"), ("en", "words_en")):
        answer = desk.get("/api/v1/numbers", headers={"Accept-Language": language}).json()
        about = {one["code"]: one["about"] for one in answer["numbers"]}
        for one in defined():
            for condition in (*one.of, *one.counts):
                assert getattr(condition, words) in about[one.code]
    assert {one.code for one in defined()} == set(WHOLE)
    used = {condition.code for one in defined() for condition in (*one.of, *one.counts)}
    assert used == set(conditions())


def test_a_month_ends_where_the_next_begins() -> None:
    assert numbers.next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert numbers.next_month(date(2028, 2, 29)) == date(2028, 3, 1)
