"""One act, one row, in the transaction of the act itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from pingan.core.ids import uuid7
from pingan.journal import bell
from pingan.journal.selectors import acts_of, head, heads, read_after
from pingan.journal.services import MAX_ACTS, record

from .conftest import COUNTY, GRID, NEXT_COUNTY, Recorder, commit_one, record_one


@pytest.mark.django_db(transaction=True)
def test_every_column_comes_back_as_it_was_recorded() -> None:
    case, actor, post, hearer = uuid7(), uuid7(), uuid7(), uuid7()
    with transaction.atomic():
        record(
            type="case.dispatched",
            topic="cases.event",
            area_code=GRID,
            object_type="case",
            object_id=case,
            object_version=3,
            actor=actor,
            post=post,
            purpose="核实情况",
            hearers=[hearer],
            facts={"action": "dispatch", "cell": 2**34 - 1, "was_state": None, "category": "0501"},
        )
    (act,) = read_after(COUNTY, 0)
    assert (act.county, act.seq, act.type, act.topic) == (COUNTY, 1, "case.dispatched", "cases.event")
    assert (act.object_type, act.object_id, act.object_version) == ("case", case, 3)
    assert (act.area_code, act.actor, act.post, act.purpose) == (GRID, actor, post, "核实情况")
    assert act.hearers == (hearer,)
    assert act.facts == {"action": "dispatch", "cell": 2**34 - 1, "was_state": None, "category": "0501"}
    assert abs(act.at - datetime.now(UTC)) < timedelta(minutes=1)


def test_acts_of_one_object_are_its_history(committed: Recorder) -> None:
    case = committed()
    committed()
    assert [act.object_id for act in acts_of(case)] == [case]


@pytest.mark.django_db
def test_own_acts_show_before_they_have_a_number() -> None:
    case = record_one()
    (act,) = acts_of(case)
    assert act.seq is None
    assert read_after(COUNTY, 0) == []


def test_heads_tell_the_newest_number_of_each_county(committed: Recorder) -> None:
    assert (heads(), head(COUNTY)) == ({}, 0)
    for area in (GRID, GRID, NEXT_COUNTY + "001"):
        committed(area)
    assert heads() == {COUNTY: 2, NEXT_COUNTY: 1}
    assert head(COUNTY) == 2


def test_reading_starts_after_the_cursor_and_stops_at_the_limit(committed: Recorder) -> None:
    for _ in range(5):
        committed()
    assert [act.seq for act in read_after(COUNTY, 1, limit=3)] == [2, 3, 4]
    assert [act.seq for act in read_after(COUNTY, 4)] == [5]
    assert read_after(COUNTY, 5) == []


@pytest.mark.django_db(transaction=True)
def test_an_act_without_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record_one()


@pytest.mark.django_db
def test_an_area_above_the_county_has_no_stream() -> None:
    with pytest.raises(ValueError, match="county code"):
        record_one("9999")


@pytest.mark.django_db(transaction=True)
def test_bulk_work_must_commit_in_chunks() -> None:
    with transaction.atomic():
        for _ in range(MAX_ACTS):
            record_one()
        with pytest.raises(RuntimeError, match="commit in chunks"):
            record_one()
    assert head(COUNTY) == MAX_ACTS


@pytest.mark.django_db(transaction=True)
def test_a_savepoint_taken_back_does_not_count_towards_the_chunk() -> None:
    with transaction.atomic():
        with transaction.atomic():
            for _ in range(MAX_ACTS):
                record_one()
            transaction.set_rollback(True)
        record_one()
    assert head(COUNTY) == 1


@pytest.mark.django_db(transaction=True)
def test_the_bell_rings_after_the_commit_and_never_for_a_rollback() -> None:
    seen: list[int] = []
    with bell.BELLS.holding({"here": lambda: seen.append(head(COUNTY))}):
        with transaction.atomic():
            record_one()
            assert seen == []
        assert seen == [1]
        with transaction.atomic():
            record_one()
            transaction.set_rollback(True)
    assert seen == [1]


@pytest.mark.django_db(transaction=True)
def test_a_broken_bell_neither_fails_the_request_nor_silences_the_others() -> None:
    def broken() -> None:
        raise ConnectionError

    rung: list[bool] = []
    with bell.BELLS.holding({"broken": broken, "whole": lambda: rung.append(True)}):
        commit_one()
    assert rung == [True]
    assert head(COUNTY) == 1
