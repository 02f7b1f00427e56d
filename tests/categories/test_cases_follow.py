"""What changes in the tree, and what of it a case feels: nothing that is over, everything that is to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from pingan.cases import queues
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.categories import services, tables
from pingan.categories.errors import UnknownCategory
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import body_of, report_of, signed_in

pytestmark = pytest.mark.django_db


def changed(code: str, **columns: object) -> None:
    """From today on the category is another; `gone=True`: it is no more."""
    rows = {row.code: row for row in tables.read_categories(tables.SEED)}
    if columns.pop("gone", False):
        del rows[code]
    else:
        rows[code] = replace(rows[code], **columns)  # type: ignore[arg-type]
    services.load_categories(list(rows.values()), on=clock.today())


def reported(by: Actor, **said: Any) -> Case:
    return report_case(report=report_of(**said), by=by).case


def begun(at: datetime) -> UUID:
    """The id of a report that a phone began at that moment."""
    made = uuid7().int & (1 << 80) - 1
    return UUID(int=int(at.timestamp() * 1000) << 80 | made)


def send(phone: Client, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    answer = phone.post("/api/v1/cases", body, content_type="application/json")
    return answer.status_code, answer.json()


@pytest.mark.parametrize("category", ["0506", "9999", "05"])
def test_a_report_under_what_is_not_in_use_is_refused_by_name(qian: Actor, category: str) -> None:
    changed("0506", gone=True)
    status, answer = send(signed_in(qian), body_of(category=category))
    assert (status, answer["code"], answer["retry"]) == (422, "unknown_category", "never")
    assert [param["name"] for param in answer["invalid_params"]] == ["category"]
    assert not Case.objects.exists()


def test_a_report_that_arrived_before_its_category_ended_has_arrived(qian: Actor) -> None:
    phone, body = signed_in(qian), body_of(category="0506")
    status, first = send(phone, body)
    assert status == 201
    changed("0506", gone=True)
    status, again = send(phone, body)
    assert (status, again["id"]) == (200, first["id"])
    status, other = send(phone, body | {"what": "别的事"})
    assert (status, other["code"]) == (409, "payload_mismatch")


def ended(code: str, days: int) -> None:
    """So many days ago, to be known ever since."""
    with clock.set_to(clock.now() - timedelta(days=days)):
        changed(code, gone=True)


def test_a_report_begun_before_its_category_ended_arrives_late(
    qian: Actor,
) -> None:
    ended("0506", days=20)
    phone, before = signed_in(qian), begun(clock.now() - timedelta(days=21))
    body = body_of(category="0506", id=str(before))
    status, answer = send(phone, body)
    assert (status, answer["category"], answer["track"]) == (201, "0506", "event")
    assert Case.objects.get(pk=before).major_category == "05"
    assert send(phone, body)[0] == 200


@pytest.mark.parametrize("days", [-1, 3, 200])
def test_no_other_moment_opens_a_category_that_has_ended(qian: Actor, days: int) -> None:
    """Begun after its end; to come; or longer ago than any phone lies about with something unsent."""
    ended("0506", days=20)
    moment = begun(clock.now() - timedelta(days=days))
    status, answer = send(signed_in(qian), body_of(category="0506", id=str(moment)))
    assert (status, answer["code"]) == (422, "unknown_category")


def test_a_clock_that_no_calendar_reaches_opens_nothing(qian: Actor) -> None:
    ended("0506", days=20)
    never = UUID(int=((1 << 48) - 1) << 80 | uuid7().int & (1 << 80) - 1)
    status, answer = send(signed_in(qian), body_of(category="0506", id=str(never)))
    assert (status, answer["code"]) == (422, "unknown_category")


def test_a_case_is_counted_under_the_top_of_its_day(qian: Actor, li: Actor) -> None:
    before = reported(qian, category="0904")
    changed("0904", parent="05")
    after = reported(qian, category="0904")
    majors = dict(Case.objects.values_list("pk", "major_category"))
    assert (majors[before.pk], majors[after.pk]) == ("09", "05")
    facts = Act.objects.get(object_id=after.pk).facts
    assert (facts["category"], facts["major"]) == ("0904", "05")
    # What is counted is what is listed.
    assert set(queues.queue(li, "all", category="09")) == {before}
    assert set(queues.queue(li, "all", category="05")) == {after}
    assert set(queues.queue(li, "all", category="0904")) == {before, after}


def test_a_category_that_is_no_more_is_still_found(qian: Actor, li: Actor) -> None:
    case = reported(qian, category="0506")
    changed("0506", gone=True)
    assert set(queues.queue(li, "all", category="0506")) == {case}
    found = signed_in(li).get("/api/v1/cases?category=0506").json()["items"]
    assert [row["id"] for row in found] == [str(case.pk)]


def test_another_track_and_urgency_hold_for_the_next_report(qian: Actor) -> None:
    before = reported(qian, category="0601")
    changed("0601", urgency="urgent", track="dispute")
    after = reported(qian, category="0601")
    before.refresh_from_db()
    assert [(case.urgency, case.track) for case in (before, after)] == [
        ("general", "event"),
        ("urgent", "dispute"),
    ]


def test_the_answer_is_kept_until_a_load(qian: Actor) -> None:
    phone = signed_in(qian)
    first = phone.get("/api/v1/categories")
    told = {item["code"]: item for item in first.json()["items"]}
    assert [code for code in told if told[code]["parent"] is None][:3] == ["01", "02", "03"]
    assert (told["0506"]["top"], told["0506"]["colour"]) == ("05", "#1f6fa5")
    assert told["0401"]["notice"]
    assert told["05"]["phrases"][0] == {"zh": "路面坑洼", "en": "Potholes"}
    kept = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert phone.get("/api/v1/categories", **kept).status_code == 304
    changed("0506", label="灌渠")
    answer = phone.get("/api/v1/categories", **kept)
    assert answer.status_code == 200
    assert answer["ETag"] != first["ETag"]
    words = {item["code"]: item["label"] for item in answer.json()["items"]}
    assert words["0506"] == "灌渠"
    (former,) = answer.json()["former"]
    assert (former["code"], former["label"], former["valid_to"]) == (
        "0506",
        "水渠",
        clock.today().isoformat(),
    )


def test_the_tree_turns_at_midnight(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {row.code: row for row in tables.read_categories(tables.SEED)}
    del rows["0506"]
    tomorrow = clock.today() + timedelta(days=1)
    services.load_categories(list(rows.values()), on=tomorrow)
    etag = signed_in(qian).get("/api/v1/categories")["ETag"]
    reported(qian, category="0506")
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(UnknownCategory):
        reported(qian, category="0506", id=begun(later))
    assert etag != f'"seed.{clock.today()}"'


def test_words_of_a_report_name_the_tree_once(qian: Actor) -> None:
    """Any code of the tree, as deep as it may lie."""
    rows = {row.code: row for row in tables.read_categories(tables.SEED)}
    deep = replace(rows["0506"], code="050600000001", parent="0506", label="闸门", label_en="Sluice")
    services.load_categories([*rows.values(), deep], on=clock.today())
    case = reported(qian, category=deep.code)
    case.refresh_from_db()
    assert (case.category, case.major_category) == (deep.code, "05")
    assert report_of(category=deep.code).category == deep.code
