"""What others did since somebody last looked at a list."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from pingan.cases import queues, unread
from pingan.cases.models import Case, ReadMark
from pingan.cases.services import Target, take
from pingan.journal import selectors as journal
from pingan.people.actors import Actor
from pingan.people.hearing import heard_by
from tests.cases.test_lists import ACROSS, found, reported
from tests.cast import signed_in
from tests.history import known
from tests.stats.conftest import number_acts
from tests.territory.small_county import COUNTY, NEXT_GRID


def rows(actor: Actor, **asked: str) -> dict[str, bool]:
    answer = signed_in(actor).get("/api/v1/cases", asked)
    assert answer.status_code == 200, answer.content
    return {row["id"]: row["unread"] for row in answer.json()["items"]}


def seen(actor: Actor, tab: str) -> int:
    """The actor draws the list and says so."""
    number_acts()
    browser = signed_in(actor)
    seq: int = browser.get("/api/v1/cases", {"queue": tab}).json()["seq"]
    body = {"tab": tab, "seq": seq}
    assert browser.put("/api/v1/cases/read", body, content_type="application/json").status_code == 204
    return seq


def note(case: Case, by: Actor) -> None:
    take(Target(case.pk, None, by), "note", text="又去看过")
    number_acts()


def test_nothing_is_unread_before_the_first_look(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    number_acts()
    assert rows(li, queue="open") == {str(case.pk): False}
    assert found(li, queue="unread") == []


def test_what_others_did_since_is_unread_and_what_one_did_oneself_is_not(qian: Actor, li: Actor) -> None:
    old, mine, theirs = (reported(qian) for _ in range(3))
    seen(li, "open")
    note(theirs, qian)
    note(mine, li)
    new = reported(qian)
    number_acts()
    assert rows(li, queue="open") == {
        str(new.pk): True,
        str(theirs.pk): True,
        str(mine.pk): False,
        str(old.pk): False,
    }
    assert rows(li, queue="all")[str(new.pk)] is False, "each list has a place of its own"
    seen(li, "open")
    assert not any(rows(li, queue="open").values())


def test_a_look_only_goes_forward_and_not_beyond_the_journal(qian: Actor, li: Actor) -> None:
    reported(qian)
    head = seen(li, "open")
    browser = signed_in(li)
    for seq, status in ((0, 204), (head, 204), (head + 1, 400), (-1, 400), (2**63, 400)):
        body = {"tab": "open", "seq": seq}
        answer = browser.put("/api/v1/cases/read", body, content_type="application/json")
        assert answer.status_code == status, seq
        if status == 400:
            assert answer.json()["invalid_params"][0]["name"] == "seq"
    assert ReadMark.objects.get().seq == head


def test_one_list_holds_all_that_is_unread_the_newest_act_first(
    qian: Actor, sun: Actor, li: Actor, zhou: Actor
) -> None:
    first, second, away = reported(qian), reported(sun, NEXT_GRID), reported(zhou, ACROSS)
    seen(li, "unread")
    assert found(li, queue="unread") == []
    note(second, sun)
    note(first, qian)
    note(second, sun)
    note(away, zhou)
    assert found(li, queue="unread") == [str(second.pk), str(first.pk)]
    assert rows(li, queue="unread") == {str(second.pk): True, str(first.pk): True}
    assert found(li, queue="unread", area=NEXT_GRID) == [str(second.pk)]
    seen(li, "unread")
    assert found(li, queue="unread") == []


@pytest.mark.parametrize(("looked_through", "size"), [(5_000, 2), (3, 2), (1, 5)])
def test_its_pages_join_without_gap_or_double_however_little_each_looks_through(
    looked_through: int, size: int, qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "LOOKED_THROUGH", looked_through)
    cases = [reported(qian) for _ in range(5)]
    seen(li, "unread")
    for number in (0, 1, 2, 0, 3, 1, 4):
        note(cases[number], qian)
        note(cases[2], li)
    browser, walked, cursor = signed_in(li), [], ""
    while True:
        asked = {"queue": "unread", "size": str(size)} | ({"cursor": cursor} if cursor else {})
        page = browser.get("/api/v1/cases", asked).json()
        walked += [row["id"] for row in page["items"]]
        if not (cursor := page["next"]):
            break
    assert walked == [str(cases[number].pk) for number in (4, 1, 3, 0, 2)]


def test_its_count_says_where_it_stopped(qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [reported(qian) for _ in range(3)]
    seen(li, "unread")
    for case in cases:
        note(case, qian)
    assert queues.counts(li, ["unread"]) == {"unread": {"n": 3, "more": False}}
    monkeypatch.setattr(queues, "COUNT_CAP", 2)
    assert queues.counts(li, ["unread"]) == {"unread": {"n": 2, "more": True}}
    monkeypatch.setattr(unread, "LOOKED_THROUGH", 2)
    assert queues.counts(li, ["unread"])["unread"]["more"] is True


@pytest.mark.parametrize("asked", [{"q": "水渠"}, {"order": "oldest"}, {"order": "due"}, {"cursor": "AAAA"}])
def test_it_is_read_in_one_order_and_whole(asked: dict[str, str], li: Actor) -> None:
    answer = signed_in(li).get("/api/v1/cases", {"queue": "unread", **asked})
    seen(li, "unread")
    again = signed_in(li).get("/api/v1/cases", {"queue": "unread", **asked})
    assert again.status_code == 400
    assert again.json()["invalid_params"][0]["name"] == next(iter(asked))
    assert answer.status_code in (200, 400)


@pytest.mark.usefixtures("by_the_owner")
def test_what_is_unread_is_looked_up_in_the_journals_indexes(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    number_acts()
    with connection.cursor() as cursor:
        cursor.execute(MANY_ACTS, {"of": case.pk})
        assert cursor.rowcount == 20_000
    known()
    span: dict[str, Any] = {"county": COUNTY, "after": 0, "before": 2**62, "look_at": 5_000, "limit": 51}
    heard = heard_by(li)
    values = {**heard.values, **span, "but_by": li.account_id}
    plan = explained(journal._NEWEST_HEARD.format(heard=heard.sql, first_here="true"), values)
    assert "journal_act_county_seq" in plan, plan
    assert "Seq Scan on journal_act" not in plan, plan
    asked = {"objects": [case.pk] * 50, "county": COUNTY, "after": 19_000, "but_by": li.account_id}
    plan = explained(journal._TOUCHED, asked)
    assert "Seq Scan" not in plan, plan


def explained(statement: str, values: dict[str, Any]) -> str:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + statement, values)
        return "\n".join(line for (line,) in cursor.fetchall())


# Past the triggers: a journal of some length is all that matters here. The county's loading and its people's
# posts are acts, too: what the case's first act is numbered is not this statement's to know.
MANY_ACTS = """
ALTER TABLE journal_act DISABLE TRIGGER USER;
INSERT INTO journal_act (county, seq, type, topic, object_type, object_id, object_version, area_code, actor,
                         purpose, hearers, facts)
SELECT county, 1000 + n, type, topic, object_type, gen_random_uuid(), object_version, area_code,
       gen_random_uuid(), '', '{}', facts
FROM (SELECT * FROM journal_act WHERE object_id = %(of)s ORDER BY seq LIMIT 1) AS reported,
     generate_series(1, 20000) AS n;
"""
