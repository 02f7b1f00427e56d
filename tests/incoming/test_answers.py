"""What goes back to a source: each matter that is finished, once, by the source's own number."""

from __future__ import annotations

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from pingan.cases.evaluations import CALLED
from pingan.cases.models import Case, Clock
from pingan.cases.services import Target, take
from pingan.core.ids import uuid7
from pingan.incoming import answers, services
from pingan.incoming.errors import AnswerMismatch, NothingToAnswer
from pingan.incoming.models import Answer, Matter, Source
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.incoming.conftest import csv_of, row


def close(case: Case, by: Actor, note: str) -> None:
    taken = take(Target(case.pk, case.version, by), "claim")
    take(Target(case.pk, taken.version, by), "close", note=note)


def answer(feng: Actor) -> Answer:
    return services.make_answer(source_code="12345", answer_id=uuid7(), by=feng)


def cells(made: Answer) -> list[list[str]]:
    book = CalamineWorkbook.from_filelike(BytesIO(answers.workbook(made)))
    return [[str(cell) for cell in line] for line in book.get_sheet_by_index(0).to_python()]


@pytest.fixture
def handed_over(hotline: Source, feng: Actor) -> dict[str, Matter]:
    data = csv_of(row(number="A1"), row(number="A2"), row(number="A3", category="不知道"))
    services.take_in(source_code="12345", batch_id=uuid7(), name="", data=data, by=feng)
    return {matter.number: matter for matter in Matter.objects.select_related("case")}


def test_tells_what_is_finished_by_its_own_number(
    handed_over: dict[str, Matter], li: Actor, feng: Actor
) -> None:
    case = handed_over["A1"].case
    assert case is not None
    close(case, li, "=HYPERLINK(1)已修好，电话13800000000")
    services.send_back(matter_id=handed_over["A3"].pk, reason="不属于本县", by=feng)

    made = answer(feng)
    _headings, *lines = cells(made)
    assert [line[0] for line in lines] == ["A1", "A3"]
    assert lines[0][2] == "已办结"
    assert lines[0][3].startswith("'=HYPERLINK(1)已修好")
    assert "13800000000" not in lines[0][3]
    assert lines[1][2:4] == ["退回", "不属于本县"]


def test_a_matter_is_answered_once_and_its_clock_stops(
    handed_over: dict[str, Matter], li: Actor, feng: Actor
) -> None:
    with pytest.raises(NothingToAnswer):
        answer(feng)
    case = handed_over["A1"].case
    assert case is not None
    close(case, li, "已修好")
    answer(feng)
    assert Clock.objects.get(kind="answer", case=case).stopped_at is not None
    assert Clock.objects.filter(kind="answer", stopped_at=None).count() == 1
    with pytest.raises(NothingToAnswer):
        answer(feng)


def test_the_same_answer_again_is_the_same_table(
    handed_over: dict[str, Matter], li: Actor, feng: Actor
) -> None:
    case = handed_over["A1"].case
    assert case is not None
    close(case, li, "已修好")
    key = uuid7()
    first = services.make_answer(source_code="12345", answer_id=key, by=feng)
    assert services.make_answer(source_code="12345", answer_id=key, by=feng) == first
    assert cells(first) == cells(first)


def test_what_is_added_to_a_closed_case_changes_no_answer(
    handed_over: dict[str, Matter], li: Actor, feng: Actor
) -> None:
    case = handed_over["A1"].case
    assert case is not None
    with CALLED.holding({"callers": lambda _case: True}):
        close(case, li, "已修好")
    called = {"call": "told", "responded": True, "solved": False, "satisfied": None}
    take(Target(case.pk, None, feng), "evaluate", note="来电人说家里有病人", **called)
    made = answer(feng)
    told = cells(made)
    assert told[1][2:4] == ["已办结", "已修好"]
    # Nor does what becomes of it later.
    case.refresh_from_db()
    take(Target(case.pk, case.version, li), "reopen", reason="又坏了")
    assert cells(made) == told


def test_an_answer_has_an_id_of_its_own(handed_over: dict[str, Matter], li: Actor, feng: Actor) -> None:
    case = handed_over["A1"].case
    assert case is not None
    close(case, li, "已修好")
    made = answer(feng)
    Source.objects.create(county_code=feng.county_code, code="110", name="110", name_en="", headings={})
    with pytest.raises(AnswerMismatch):
        services.make_answer(source_code="110", answer_id=made.pk, by=feng)


@pytest.mark.parametrize("name", ["12345/110 [热线]?*:\\", "'", "History", "热" * 40])
def test_whatever_a_source_is_called_its_answer_can_be_read(
    name: str, handed_over: dict[str, Matter], li: Actor, feng: Actor
) -> None:
    case = handed_over["A1"].case
    assert case is not None
    close(case, li, "已修好")
    Source.objects.update(name=name)
    assert cells(answer(feng))[1][0] == "A1"


def test_what_mediation_keeps_to_itself_goes_to_no_source(
    hotline: Source, handed_over: dict[str, Matter], li: Actor, wu: Actor, feng: Actor
) -> None:
    case = handed_over["A1"].case
    assert case is not None
    handed = take(Target(case.pk, case.version, li), "hand_to_mediation", reason="两家各有说法")
    claimed = take(Target(case.pk, handed.version, wu), "claim")
    ended = take(
        Target(case.pk, claimed.version, wu),
        "conclude",
        outcome="settled_by_parties",
        note="和好了",
        routes_told=True,
    )
    take(Target(case.pk, ended.version, wu), "close", note="张三赔了三百元")
    (_headings, line) = cells(answer(feng))
    assert "张三" not in "".join(line)


def test_the_file_comes_as_a_download(handed_over: dict[str, Matter], li: Actor, feng: Actor) -> None:
    case = handed_over["A1"].case
    assert case is not None
    close(case, li, "已修好")
    browser = signed_in(feng)
    made = browser.put(f"/api/v1/incoming/answers/{uuid7()}?source=12345")
    assert made.status_code == 200
    file = browser.get(made.json()["url"])
    assert file.status_code == 200
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.content.startswith(b"PK")
