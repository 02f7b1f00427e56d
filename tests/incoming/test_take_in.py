"""A table is taken in row by row: each matter once, whatever it becomes."""

from __future__ import annotations

import json
from uuid import UUID

import pytest

from pingan.cases.models import Case, Clock
from pingan.core.errors import NotFound
from pingan.core.ids import uuid7
from pingan.core.tables import TableRefused
from pingan.incoming import services
from pingan.incoming.errors import BatchMismatch, NoLongerWaits
from pingan.incoming.models import Batch, Matter, Source, SourceCategory
from pingan.incoming.services import Outcome, Said
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import actions_of
from tests.incoming.conftest import csv_of, row, xlsx_of
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, middle


def take_in(data: bytes, by: Actor, batch: UUID | None = None) -> list[Outcome]:
    _batch, outcomes = services.take_in(
        source_code="12345", batch_id=batch or uuid7(), name="五月.csv", data=data, by=by
    )
    return outcomes


def became(outcomes: list[Outcome]) -> list[str]:
    return [outcome.becomes for outcome in outcomes]


def test_becomes_a_case_of_its_grid_with_the_words_as_they_came(hotline: Source, feng: Actor) -> None:
    (outcome,) = take_in(csv_of(row()), feng)

    matter = Matter.objects.get(number="12345-000001")
    case = matter.case
    assert case is not None
    assert outcome.becomes == "case"
    assert outcome.case_code.replace("PA-", "").replace("-", "") == case.code
    assert (case.grid_code, case.category, case.what) == (FIRST_GRID, "0506", "路灯不亮，晚上看不见路。")
    assert case.reporter_id == feng.account_id
    assert actions_of(case.pk) == ["report"]
    assert json.loads(matter.row)["工单号"] == "12345-000001"


def test_the_row_lies_sealed(hotline: Source, feng: Actor) -> None:
    take_in(csv_of(row(place="李四家门口")), feng)
    sealed = Matter.objects.values_list("row", flat=True).get()
    assert "李四" not in bytes(sealed).decode("latin-1")
    assert "李四".encode() not in bytes(sealed)


def test_a_clock_runs_until_the_source_has_its_answer(hotline: Source, feng: Actor) -> None:
    take_in(csv_of(row(answer_due="2036-05-11")), feng)
    clock = Clock.objects.get(kind="answer")
    assert clock.due_at.isoformat() == "2036-05-11T16:00:00+00:00"
    assert clock.stopped_at is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_reads_what_programs_of_this_country_write(hotline: Source, feng: Actor, encoding: str) -> None:
    assert became(take_in(csv_of(row(), encoding=encoding), feng)) == ["case"]


def test_reads_a_workbook_like_a_text(hotline: Source, feng: Actor) -> None:
    assert became(take_in(xlsx_of(row(), row(number="2", category="不知道")), feng)) == ["case", "waits"]


@pytest.mark.parametrize(
    ("area", "grid"),
    [(FIRST_GRID, FIRST_GRID), (NEXT_GRID, NEXT_GRID), ("没有这个网格", None), (FIRST_GRID[:12], None)],
)
def test_finds_the_one_grid_that_is_meant(hotline: Source, feng: Actor, area: str, grid: str | None) -> None:
    (outcome,) = take_in(csv_of(row(area=area)), feng)
    assert outcome.waits == ("" if grid else "place")
    assert list(Case.objects.values_list("grid_code", flat=True)) == ([grid] if grid else [])


def test_a_point_places_it_too(hotline: Source, feng: Actor) -> None:
    lng, lat = middle(NEXT_GRID)
    take_in(csv_of(row(area="", lng=str(lng), lat=str(lat))), feng)
    assert Case.objects.get().grid_code == NEXT_GRID


def test_a_point_elsewhere_waits_for_somebody_who_knows(hotline: Source, feng: Actor) -> None:
    (outcome,) = take_in(csv_of(row(area="", lng="0.5", lat="0.5")), feng)
    assert (outcome.becomes, outcome.waits) == ("waits", "place")
    assert Matter.objects.get().case is None


@pytest.mark.parametrize("lng", ["nan", "inf", "500", "-1e300"])
def test_a_point_off_the_globe_is_none_and_holds_up_no_other_row(
    hotline: Source, feng: Actor, lng: str
) -> None:
    data = csv_of(row(area="", lng=lng, lat="40"), row(number="2"))
    foreseen = services.preview(source_code="12345", data=data, by=feng)
    assert became(foreseen) == became(take_in(data, feng)) == ["waits", "case"]


def test_a_matter_is_taken_in_once(hotline: Source, feng: Actor) -> None:
    take_in(csv_of(row()), feng)
    again = take_in(csv_of(row(what="说法不同"), row(number="2")), feng)
    assert became(again) == ["known", "case"]
    assert again[0].case_code
    assert Case.objects.count() == 2


def test_the_same_table_again_hears_what_became_of_it(hotline: Source, feng: Actor) -> None:
    batch, data = uuid7(), csv_of(row(), row(number="2", category="不知道"), row(number="", what="没有编号"))
    first = take_in(data, feng, batch)
    assert take_in(data, feng, batch) == first
    assert became(first) == ["case", "waits", "refused"]
    assert Batch.objects.get().counts == {"case": 1, "waits": 1, "known": 0, "refused": 1}


def test_another_table_under_the_same_id_is_refused(hotline: Source, feng: Actor) -> None:
    batch = uuid7()
    take_in(csv_of(row()), feng, batch)
    with pytest.raises(BatchMismatch):
        take_in(csv_of(row(number="2")), feng, batch)


def test_a_row_without_what_it_needs_is_refused_by_field(hotline: Source, feng: Actor) -> None:
    (outcome,) = take_in(csv_of(row(number="", what="", answer_due="下周")), feng)
    assert [fault.field for fault in outcome.faults] == ["number", "what", "answer_due"]
    assert not Matter.objects.exists()


def test_looking_first_writes_nothing_and_tells_the_same(hotline: Source, feng: Actor) -> None:
    data = csv_of(row(), row(), row(number="2", category="不知道"), row(number=""))
    seen = services.preview(source_code="12345", data=data, by=feng)
    assert not Matter.objects.exists()
    assert became(seen) == became(take_in(data, feng)) == ["case", "known", "waits", "refused"]


def test_a_table_of_another_source_is_refused_by_the_column_it_lacks(hotline: Source, feng: Actor) -> None:
    with pytest.raises(TableRefused) as refused:
        take_in("编号,内容\n1,路灯".encode(), feng)
    assert "工单号" in str(refused.value.detail)


def test_another_county_has_no_such_source(hotline: Source, feng: Actor) -> None:
    Source.objects.update(county_code="999998")
    with pytest.raises(NotFound):
        take_in(csv_of(row()), feng)


# -- what waits ------------------------------------------------------------------------------------


def waiting(hotline: Source, feng: Actor, **changes: str) -> Matter:
    take_in(csv_of(row(**changes)), feng)
    return Matter.objects.get(case=None)


def test_somebody_who_knows_makes_a_case_of_it(hotline: Source, feng: Actor) -> None:
    matter = waiting(hotline, feng, category="不知道", area="")
    case = services.accept(matter_id=matter.pk, said=Said("0506", NEXT_GRID, "urgent"), by=feng)
    assert (case.grid_code, case.category, case.urgency) == (NEXT_GRID, "0506", "urgent")
    matter.refresh_from_db()
    assert (matter.case_id, matter.waits) == (case.pk, "")


def test_or_hands_it_back_with_the_reason(hotline: Source, feng: Actor) -> None:
    matter = waiting(hotline, feng, category="不知道")
    services.send_back(matter_id=matter.pk, reason="不属于本县", by=feng)
    act = Act.objects.get(type="incoming.sent_back")
    assert act.actor == feng.account_id
    with pytest.raises(NoLongerWaits):
        services.accept(matter_id=matter.pk, said=Said("0506", FIRST_GRID, None), by=feng)


def test_what_a_category_means_is_asked_again_when_it_is_known(hotline: Source, feng: Actor) -> None:
    waiting(hotline, feng, category="新类别")
    assert services.read_again(source_code="12345", by=feng) == 0
    SourceCategory.objects.create(source=hotline, theirs="新类别", category="0506")
    assert services.read_again(source_code="12345", by=feng) == 1
    assert services.read_again(source_code="12345", by=feng) == 0
    assert Case.objects.get().category == "0506"
