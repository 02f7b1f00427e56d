"""Numbers of papers: one row for each organisation, kind and year, without gaps and without doubles."""

from __future__ import annotations

import threading
from datetime import datetime
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, connection, transaction

from pingan.cases.models import Case
from pingan.config import selectors as config
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.papers import drawing, series, services
from pingan.papers.kinds import KINDS
from pingan.papers.models import Number, Paper, Series
from pingan.papers.services import Wanted
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.papers.conftest import agreed, disputed, held

AGREEMENT = KINDS["agreement"]
AT_ONCE, MEANT = 4, 24


def ready(qian: Actor, wu: Actor) -> Case:
    return agreed(held(disputed(qian, wu), wu), wu)


def given(case: Case, by: Actor) -> str:
    with transaction.atomic():
        number = series.number_for(case, AGREEMENT, by)
    assert number is not None
    return number.text


def test_numbers_follow_one_another_and_begin_anew_with_the_year(
    qian: Actor, wu: Actor, wang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [ready(qian, wu) for _case in range(3)]
    texts = [given(case, wu) for case in cases[:2]]
    assert [text.rpartition("第")[2] for text in texts] == ["1号", "2号"]
    assert given(cases[0], wu) == texts[0], "a paper keeps its number"
    assert given(cases[0], wang) == texts[0], "whoever makes it again"
    other = ready(qian, wu)
    assert given(other, wang).endswith("第1号"), "another organisation has a row of its own"
    monkeypatch.setattr(clock, "today", lambda: datetime(2031, 1, 1).date())  # noqa: DTZ001
    assert given(cases[2], wu).startswith("（2031）")
    assert given(cases[2], wu).endswith("第1号")


def test_a_county_says_how_its_numbers_are_written(qian: Actor, wu: Actor, wang: Actor, han: Actor) -> None:
    row = {
        "organisation": str(wu.organisation_id),
        "kind": "",
        "place": "云",
        "form": "",
        "digits": 3,
        "first": 8,
    }
    other = {**row, "organisation": str(wang.organisation_id)}
    twice = _put(han, [row, other])
    assert (twice.status_code, twice.json()["invalid_params"][0]["name"]) == (422, "rows.1.place")
    assert _put(han, [{**row, "kind": "letter"}]).status_code == 422
    assert _put(han, [{**row, "kind": "agreement", "form": "第号"}]).status_code == 422
    assert _put(han, [row, {**other, "place": "岭"}]).status_code == 200
    config.forget()
    case = ready(qian, wu)
    assert given(case, wu) == f"（{clock.today().year}）云人调字第008号"


def _put(han: Actor, rows: list[dict[str, Any]]) -> Any:
    browser = signed_in(han)
    seen = browser.get("/api/v1/config/paper_series")["ETag"]
    said = {"valid_from": clock.today().isoformat(), "rows": rows}
    return browser.put(
        "/api/v1/config/paper_series", said, content_type="application/json", headers={"If-Match": seen}
    )


class Killed(Exception):
    """What a maker meets half-way."""


@pytest.mark.django_db(transaction=True)
def test_many_at_once_of_whom_some_are_killed_leave_no_gap(
    qian: Actor, wu: Actor, settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Makers race for one row of numbers. Some fail after they were given one, some lose their connection to
    the database with it in hand; what is left is 1 to n, each once, each with its paper."""
    settings.MEDIA_ROOT = tmp_path
    cases = [ready(qian, wu) for _case in range(MEANT)]
    fates = Random(20261128)
    plan = {case.pk: fates.choice(["well", "well", "fails", "killed"]) for case in cases}
    doing = threading.local()

    def fill(*_asked: object) -> bytes:
        if plan[doing.case] == "fails":
            raise Killed
        if plan[doing.case] == "killed":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return drawing.draw("# x")

    monkeypatch.setattr(services.engine, "fill", fill)
    waiting = list(cases)
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                if not waiting:
                    connection.close()
                    return
                case = waiting.pop()
            doing.case = case.pk
            try:
                services.make_paper(case_id=case.pk, wanted=Wanted(AGREEMENT, {}), by=wu, own_id=uuid7())
            except (Killed, DatabaseError, InterfaceError):
                connection.close()

    makers = [threading.Thread(target=work) for _maker in range(AT_ONCE)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(60)
    went_well = [case.pk for case in cases if plan[case.pk] == "well"]
    assert len(set(plan.values())) == 3
    ordinals = sorted(Number.objects.values_list("ordinal", flat=True))
    assert ordinals == list(range(1, len(went_well) + 1))
    assert set(Paper.objects.values_list("case_id", flat=True)) == set(went_well)
    assert Paper.objects.filter(number=None).count() == 0
    assert Series.objects.get().last == len(went_well)
