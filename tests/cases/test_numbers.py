"""Numbers of people in free text: recognised however they look, and read only by who handles the case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import pytest
from django.test import Client

from pingan.cases.models import Case
from pingan.cases.numbers import veiled
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.people.actors import Actor
from tests.cast import appoint, report_of, signed_in
from tests.maps.test_case_tiles import address
from tests.stats.conftest import fold
from tests.territory.small_county import FIRST_GRID, middle
from tests.work import is_small_work

WORDS = json.loads((Path(__file__).parent / "numbers.json").read_text(encoding="utf-8"))
PHONE, ID_NUMBER = "13800138000", "999921198001010011"
STARRED = ("138****8000", "9****************1")


@pytest.mark.parametrize(("written", "shown"), WORDS["veiled"])
def test_numbers_are_starred_in_place(written: str, shown: str) -> None:
    assert veiled(written) == shown
    assert len(shown) == len(written)


@pytest.mark.parametrize("written", WORDS["plain"])
def test_other_words_stay_as_they_are(written: str) -> None:
    assert veiled(written) == written


@pytest.mark.parametrize("unit", ["1", "1 ", "13", "0", "19800101", "一 ", "9 - ", "86", "+86"])
def test_no_text_keeps_the_reader_waiting(unit: str) -> None:
    assert is_small_work(lambda: veiled((unit * 4000)[:4000]))


@pytest.fixture
def case(qian: Actor) -> Case:
    """Told by qian, with a neighbour's numbers in the words and in the place."""
    report = report_of(
        category="0506", what=f"水渠堵住，找王某 {PHONE}，身份证 {ID_NUMBER}", place_note=f"王家门口 {PHONE}"
    )
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, Case.objects.get(pk=case.pk).version, by)


def answers(browser: Client, case: Case) -> dict[str, bytes]:
    """Everything that can be asked about a case."""
    one = f"/api/v1/cases/{case.pk}"
    place = browser.get("/api/v1/events").json()
    x, y = address(*middle(FIRST_GRID), 14)
    asked = {
        **{
            name: browser.get("/api/v1/cases", {"queue": name})
            for name in ("all", "open", "closed", "overdue")
        },
        "case": browser.get(one),
        "timeline": browser.get(f"{one}/timeline"),
        "by code": browser.get("/api/v1/cases/by_code", {"code": case.code}),
        "a stale step": browser.post(
            f"{one}/close", {"note": "看过"}, content_type="application/json", headers={"If-Match": '"99"'}
        ),
        "acts": browser.get("/api/v1/events", {"after": "0", "epoch": place["epoch"]}),
        "tile": browser.get(f"/tiles/cases/14/{x}/{y}.mvt"),
    }
    return {name: answer.content for name, answer in asked.items()}


def tells(answer: bytes) -> bool:
    return PHONE in answer.decode(errors="replace") or ID_NUMBER in answer.decode(errors="replace")


def test_a_reader_who_does_not_handle_the_case_sees_no_number_anywhere(
    case: Case, chen: Actor, li: Actor
) -> None:
    take(seen(case, li), "note", text=f"已电话联系 {PHONE}")
    fold()
    told = answers(signed_in(chen), case)
    assert [name for name, answer in told.items() if tells(answer)] == []
    shown = signed_in(chen).get(f"/api/v1/cases/{case.pk}").json()
    assert all(stars in shown["what"] for stars in STARRED)
    assert STARRED[0] in shown["place_note"]
    assert shown["summary"] == shown["what"][:60]
    assert b"cases" in told["tile"]
    assert "what" not in str(mapbox_vector_tile.decode(told["tile"]))


def what(actor: Actor, case: Case) -> str:
    return str(signed_in(actor).get(f"/api/v1/cases/{case.pk}").json()["what"])


def test_whoever_handles_the_case_reads_the_numbers(case: Case, qian: Actor, li: Actor, chen: Actor) -> None:
    """Its reporter, its holder, and whoever may move it on: the desk while it is open."""
    colleague = appoint("he", "grid_worker", FIRST_GRID)
    for reader, reads in ((qian, True), (li, True), (colleague, True), (chen, False)):
        assert (PHONE in what(reader, case)) == reads, reader.name
    take(seen(case, li), "dispatch", worker_id=colleague.account_id, note="")
    take(seen(case, colleague), "receive")
    other = appoint("shi", "grid_worker", FIRST_GRID)
    for reader, reads in ((qian, True), (li, True), (colleague, True), (other, False)):
        assert (PHONE in what(reader, case)) == reads, reader.name
    take(seen(case, colleague), "handle", result="已疏通")
    take(seen(case, li), "close", note="已核查")
    for reader, reads in ((qian, True), (li, False), (colleague, False)):
        assert (PHONE in what(reader, case)) == reads, reader.name


def test_ones_own_words_stay_ones_own(case: Case, li: Actor, qian: Actor) -> None:
    take(seen(case, li), "note", text=f"我记的 {PHONE}")
    take(seen(case, qian), "self_resolve", result="好了")

    def notes(reader: Actor) -> str:
        lines: list[dict[str, Any]] = (
            signed_in(reader).get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
        )
        return "".join(line["note"] for line in lines)

    assert PHONE in notes(li)
    colleague = appoint("he", "dispatcher", FIRST_GRID[:9])
    assert PHONE not in notes(colleague)


@pytest.mark.parametrize("before", range(40, 62))
def test_a_number_at_the_end_of_a_summary_is_not_cut_in_two(before: int, qian: Actor, chen: Actor) -> None:
    report = report_of(what="长" * before + PHONE + "，请回电")
    report_case(report=report, by=qian)
    (row,) = signed_in(chen).get("/api/v1/cases").json()["items"]
    digits = "".join(filter(str.isdigit, row["summary"]))
    assert len(digits) <= 7
    whole = "长" * before + STARRED[0] + "，请回电"
    assert row["summary"] == (whole if len(whole) <= 60 else whole[:59] + "…")
