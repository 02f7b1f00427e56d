"""A note or a late photo only adds to a case: nobody who decided on it before comes too late for it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pingan.cases.models import Case, Step
from pingan.cases.photos import add_photo
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(qian: Actor) -> Case:
    report = report_of()
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6)).save(file, "PNG")
    return file.getvalue()


def note(case: Case, by: Actor) -> None:
    take(Target(case.pk, None, by), "note", text="已电话联系")


def photo(case: Case, by: Actor) -> None:
    add_photo(case_id=case.pk, photo_id=uuid7(), sent=picture(), by=by)


@pytest.mark.parametrize("added", [note, photo])
def test_what_was_added_makes_no_claim_stale(
    case: Case, qian: Actor, li: Actor, added: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    before = case.version
    added(case, qian)
    claimed = take(Target(case.pk, before, li), "claim")
    assert (claimed.state, claimed.version) == ("accepted", before + 1)


@pytest.mark.parametrize("added", [note, photo])
def test_its_act_is_heard_as_quiet_at_the_version_that_stands(
    case: Case, qian: Actor, li: Actor, added: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    take(Target(case.pk, case.version, li), "claim")
    added(case, qian)
    act = Act.objects.filter(object_id=case.pk).latest("id")
    assert (act.object_version, act.facts["quiet"]) == (case.version + 1, True)
    assert not [name for name in act.facts if name.startswith("was_")]


def test_a_note_asks_for_no_version_and_takes_an_old_one(case: Case, qian: Actor, li: Actor) -> None:
    take(Target(case.pk, case.version, li), "claim")
    for headers in ({}, {"If-Match": '"1"'}):
        answer = signed_in(qian).post(
            f"/api/v1/cases/{case.pk}/note",
            {"text": "还在下雨"},
            content_type="application/json",
            headers=headers,
        )
        assert (answer.status_code, answer["ETag"]) == (200, '"2"')
    assert Step.objects.filter(case=case, action="note").count() == 2


def test_a_case_with_a_note_is_still_nobodys(case: Case, qian: Actor) -> None:
    note(case, qian)
    assert take(Target(case.pk, case.version, qian), "self_resolve", result="自己清开了").state == "closed"
