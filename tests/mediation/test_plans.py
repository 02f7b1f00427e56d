"""A mediator's lists over years of disputes: each is a range of an index, in the order it is read in."""

from __future__ import annotations

import pytest
from django.db import connection

from pingan.core import clock
from pingan.people.actors import Actor
from tests.bench.mediations import STATEMENTS, TABLES
from tests.bench.plans import Listener
from tests.cases.test_lists import reported
from tests.cast import signed_in
from tests.history import known, many

# A hundred times the cases of the demo's season.
CASES = 20_000
LARGE = frozenset({"cases_case", *TABLES})
# What is asked, the indexes that it rides in a county and in a township, and how many rows it may go through:
# a page and the one row that tells of the next, or all of a month, or of what is arranged for that long.
PAGE = 60
DAY = {"county": "day", "township": "near"}
LISTS = {
    "/keeping?what=visits": ("mediation_visit_{level}", PAGE),
    "/keeping?what=promises": ("mediation_promise_{level}", PAGE),
    # A month's are so few here that those of a page are looked for among all of them.
    "/keeping?what=windows": ("mediation_window_{level}", 300),
    "/mediation/onward": ("mediation_onward_{level}", PAGE),
    "/station/consultations": ("station_consultation_{level}", PAGE),
    "/cases?queue=together": ("mediation_comediator_now", 300),
    "/cases?queue=today": ("mediation_appointment_day", 300),
    "/calendar?days=31": ("mediation_appointment_{day}", 1_000),
    "/numbers?live=true": ("mediation_month_came_on", 300),
    "/numbers/cases?live=true&number=in_flow&month={month}": ("mediation_month_came_on", 300),
}


@pytest.fixture
def years(by_the_owner: None, qian: Actor, li: Actor, wu: Actor) -> None:
    """Of disputes, with what lies beside them."""
    many(CASES, reported(qian, category="0101"), holder=li)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for statement in STATEMENTS:
            cursor.execute(statement, {"holders": [str(wu.account_id), str(li.account_id)]})
        # Some of them are few in any county. Where one fits into some pages it may be read whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
    known()


def test_every_list_of_a_mediator_is_a_range_of_an_index(years: None, wu: Actor, wang: Actor) -> None:
    listener = Listener(LARGE)
    with connection.execute_wrapper(listener):
        for asked, (index, most) in LISTS.items():
            for actor, level in ((wu, "county"), (wang, "township")):
                listener.heard = []
                answer = signed_in(actor).get(f"/api/v1{asked}".format(month=f"{clock.today():%Y-%m}"))
                assert answer.status_code == 200, answer.content
                rows = max(one.rows for one in listener.heard)
                assert rows <= most, (asked, level, [one.sql for one in listener.heard if one.rows == rows])
                ridden = frozenset[str]().union(*(one.indexes for one in listener.heard))
                assert index.format(level=level, day=DAY[level]) in ridden, (asked, level, sorted(ridden))


def test_a_township_s_calendar_reads_none_of_the_county_s_days(years: None, wang: Actor, wu: Actor) -> None:
    read = {}
    for actor in (wu, wang):
        listener = Listener(frozenset({"mediation_appointment"}))
        with connection.execute_wrapper(listener):
            items = signed_in(actor).get("/api/v1/calendar?days=31").json()["items"]
        assert items
        asked = [one for one in listener.heard if "mediation_appointment_day" in one.indexes]
        read[actor.name] = len(items), max(one.rows for one in listener.heard), len(asked)
    shown, rows, of_county = read["wang"]
    assert rows <= shown, read
    assert of_county == 0, read
    assert shown < read["wu"][0], read
