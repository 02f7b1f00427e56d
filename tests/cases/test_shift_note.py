"""What one shift leaves to the next."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.cases.models import ShiftNote
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.cast import appoint, signed_in


def write(actor: Actor, words: str, version: int) -> Any:
    return signed_in(actor).put(
        "/api/v1/shift_note",
        {"words": words},
        content_type="application/json",
        headers={"If-Match": f'"{version}"'},
    )


def colleague_of(actor: Actor) -> Actor:
    employer = Organisation.objects.get(pk=actor.organisation_id)
    return appoint("song", actor.role, actor.area_code, employer)


def test_the_next_shift_reads_what_the_last_one_left(li: Actor, zhou: Actor) -> None:
    song = colleague_of(li)
    assert signed_in(song).get("/api/v1/shift_note").json() == {
        **{"words": "", "by": None, "at": None, "version": 0}
    }
    assert write(li, "桥头那件等水务局回话", 0).status_code == 200
    answer = signed_in(song).get("/api/v1/shift_note")
    note = answer.json()
    assert (note["words"], note["by"]["name"], note["version"]) == ("桥头那件等水务局回话", "li", 1)
    assert answer["ETag"] == '"1"'
    assert write(song, "", 1).json()["version"] == 2
    assert list(ShiftNote.objects.order_by("version").values_list("by_id", flat=True)) == [
        li.account_id,
        song.account_id,
    ], "who wrote what before is kept"
    assert signed_in(zhou).get("/api/v1/shift_note").json()["version"] == 0, (
        "another organisation's is another"
    )


def test_nobody_writes_over_what_they_have_not_seen(li: Actor) -> None:
    song = colleague_of(li)
    write(li, "第一班", 0)
    stale = write(song, "第二班", 0)
    assert (stale.status_code, stale.json()["current"]["words"]) == (412, "第一班")
    assert ShiftNote.objects.count() == 1


def test_it_is_journalled_without_its_words(li: Actor) -> None:
    write(li, "桥头那件等水务局回话", 0)
    act = Act.objects.get(type="shift_note.written")
    assert (act.object_id, act.actor, act.facts) == (li.organisation_id, li.account_id, {})


@pytest.mark.parametrize("header", [None, '"x"', "0", '"-1"', '"00"', "*"])
def test_the_version_seen_is_asked_for(header: str | None, li: Actor) -> None:
    answer = signed_in(li).put(
        "/api/v1/shift_note",
        {"words": "交班"},
        content_type="application/json",
        headers={"If-Match": header} if header else {},
    )
    assert answer.status_code == (428 if header is None else 400)
    assert not ShiftNote.objects.exists()


def test_the_field_has_no_desk_and_no_note(qian: Actor, chen: Actor) -> None:
    for actor in (qian, chen):
        assert signed_in(actor).get("/api/v1/shift_note").status_code == 403
