"""A batch is its items one by one: the same answers, rows, acts, clocks, receipts, whatever lies among them.

Both are played from the same state under a clock that stands still, and compared row by row. Only codes that
nobody drew beforehand may differ: they are told by whether they are anybody's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import example, given
from hypothesis import strategies as st

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import Browser, signed_in
from tests.outbox.phone import act_of, note_on, report_by, results_of
from tests.properties.settings import tried
from tests.territory.small_county import FIRST_GRID, NEXT_GRID, middle

CODE = re.compile(r"PA-[0-9A-Z]{4}-[0-9A-Z]{5}")
CODES = ("PA-2A4A-XRAGS", "PA-2A4A-XRAGT")
ROWS = {
    "cases_case": "id",
    "cases_received": "case_id",
    "cases_step": "case_id, id",
    "cases_clock": "case_id, kind",
    "receipts_receipt": "account, key",
    # In the order in which they come to be numbered.
    "journal_act": "id",
    "cases_photo": "id",
}
# Given by the table, in the order of writing.
DRAWN = {"cases_step": {"id"}, "cases_clock": {"id"}, "journal_act": {"id"}}

# What an item is, and to which of those before it, or behind it, it has to do.
KINDS = (
    *("plain", "plain", "plain", "picked", "settled", "coded", "coded", "far_off", "odd_figures", "twice"),
    *("again", "other_words", "foreign", "of_another", "bad_category", "bad_words", "nowhere", "elsewhere"),
    *("same_as", "same_as_later", "numbered", "note", "child", "child_of_bad", "unreadable", "old_category"),
)
items = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 7)), min_size=2, max_size=9)


class Phone:
    """Writes down what hypothesis drew."""

    def __init__(
        self, qian: Actor, sun: Actor, known: Sequence[dict[str, Any]], theirs: dict[str, Any]
    ) -> None:
        self._qian, self._sun, self._known, self._theirs = qian, sun, known, theirs
        self._later = str(uuid7())
        self.written: list[Any] = []

    def write(self, kind: str, number: int) -> None:
        before = [one for one in self.written if isinstance(one, dict) and one.get("action") == "report"]
        other = before[number % len(before)] if before else report_by(self._qian)
        self.written.append(getattr(self, f"_{kind}")(number, other))

    def _report(self, **said: Any) -> dict[str, Any]:
        return report_by(self._qian, **said)

    def _plain(self, number: int, _other: Any) -> Any:
        one = self._report(what=f"第{number}处沟渠堵了", grid=(FIRST_GRID, NEXT_GRID)[number % 2])
        if number == 7:  # the one that an earlier item named as the same matter
            one["key"] = one["case"] = one["said"]["id"] = self._later
        return one

    def _picked(self, number: int, _other: Any) -> Any:
        place = {} if number % 2 else {"location": None}
        return self._report(grid_code=(FIRST_GRID, NEXT_GRID, "999921100001999")[number % 3], **place)

    def _settled(self, _number: int, _other: Any) -> Any:
        return self._report(resolved_on_spot=True, urgency="urgent", place_note="桥头")

    def _coded(self, number: int, _other: Any) -> Any:
        return self._report(code=CODES[number % 2])

    def _far_off(self, _number: int, _other: Any) -> Any:
        """By the phone's own ground in another grid."""
        return self._report(phone_grid={"code": NEXT_GRID, "ground": "g1"})

    def _odd_figures(self, number: int, _other: Any) -> Any:
        lng, lat = middle(FIRST_GRID)
        accuracy = (None, -5.0, 1e9, 300.0)[number % 4]
        return self._report(location={"lng": lng, "lat": lat, "datum": "gcj02", "accuracy_m": accuracy})

    def _twice(self, _number: int, other: Any) -> Any:
        return other

    def _again(self, number: int, _other: Any) -> Any:
        return self._known[number % len(self._known)]

    def _other_words(self, _number: int, other: Any) -> Any:
        return other | {"said": other["said"] | {"what": "另一件事"}}

    def _foreign(self, _number: int, _other: Any) -> Any:
        return report_by(self._sun)

    def _of_another(self, _number: int, _other: Any) -> Any:
        return self._theirs | {"author": str(self._qian.account_id)}

    def _bad_category(self, _number: int, _other: Any) -> Any:
        return self._report(category="没有")

    def _old_category(self, _number: int, _other: Any) -> Any:
        return self._report(category="9999")

    def _bad_words(self, number: int, _other: Any) -> Any:
        return self._report(what=("  ", "字" * 2001, "\u200b" * 30_000)[number % 3])

    def _nowhere(self, _number: int, _other: Any) -> Any:
        return self._report(location=None)

    def _elsewhere(self, _number: int, _other: Any) -> Any:
        return self._report(location={"lng": 1.0, "lat": 1.0})

    def _same_as(self, _number: int, other: Any) -> Any:
        return self._report(same_as=other["case"])

    def _same_as_later(self, _number: int, _other: Any) -> Any:
        return self._report(same_as=self._later)

    def _numbered(self, _number: int, _other: Any) -> Any:
        return self._report(what="已报12345，单号DH20261128-000123")

    def _note(self, number: int, _other: Any) -> Any:
        return note_on(self._qian, self._known[number % len(self._known)]["case"], f"第{number}次去")

    def _child(self, _number: int, other: Any) -> Any:
        return note_on(self._qian, other["case"], after=other["key"])

    def _child_of_bad(self, _number: int, _other: Any) -> Any:
        bad = self._report(what=" ")
        return act_of(
            self._qian,
            "report",
            one := str(uuid7()),
            self._report()["said"] | {"id": one},
            key=one,
            after=bad["key"],
        )

    def _unreadable(self, number: int, _other: Any) -> Any:
        return (3, {"schema_version": 9}, self._report() | {"more": 1})[number % 3]


def told_of(results: Sequence[dict[str, Any]]) -> Any:
    """What was answered, with the codes as they are compared."""
    return json.loads(CODE.sub(lambda found: kept(found[0]), json.dumps(results)))


def kept(code: str) -> str:
    return code if code in {CODES[0], CODES[1], *(one.replace("-", "")[2:] for one in CODES)} else "drawn"


def rows() -> dict[str, list[dict[str, Any]]]:
    found = {}
    with connection.cursor() as cursor:
        for table, order in ROWS.items():
            cursor.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608  names of this file
            names = [column.name for column in cursor.description]
            found[table] = [
                _row(table, dict(zip(names, values, strict=True))) for values in cursor.fetchall()
            ]
    return found


def _row(table: str, row: dict[str, Any]) -> dict[str, Any]:
    for name in DRAWN.get(table, ()):
        row.pop(name, None)
    if table == "cases_case":
        row["code"] = kept(row["code"])
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def played(hand: Callable[[], list[dict[str, Any]]]) -> tuple[Any, dict[str, Any]]:
    """What was answered and what stands there afterwards; nothing stays."""
    with transaction.atomic():
        answered = told_of(hand())
        found = rows()
        transaction.set_rollback(True)
    return answered, found


@pytest.mark.django_db
@tried(25)
@given(drawn=items)
# One behind a report of the same code is told of after it, as one by one.
@example(drawn=[("coded", 0), ("coded", 0), ("plain", 0)])
def test_a_batch_is_its_items_one_by_one(drawn: list[tuple[str, int]], qian: Actor, sun: Actor) -> None:
    now = clock.now()
    browser = signed_in(qian)
    with transaction.atomic(), clock.set_to(now):
        known, theirs = [report_by(qian), report_by(qian, code=CODES[1])], report_by(sun)
        results_of(browser, *known)
        results_of(signed_in(sun), theirs)
        phone = Phone(qian, sun, known, theirs)
        for kind, number in drawn:
            phone.write(kind, number)
        with clock.set_to(now + timedelta(minutes=1)):
            each = played(lambda: one_by_one(browser, phone.written))
            together = played(lambda: results_of(browser, *phone.written))
        transaction.set_rollback(True)
    assert together[0] == each[0]
    for table, expected in each[1].items():
        assert together[1][table] == expected, table


def one_by_one(browser: Browser, written: Sequence[Any]) -> list[dict[str, Any]]:
    return [results_of(browser, one)[0] for one in written]
