"""Photos follow the words of a report, one by one and as late as the link makes them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pingan.cases.models import Case
from pingan.cases.photos import add_photo
from pingan.cases.reporting import report_case
from pingan.core.errors import NotFound
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import actions_of, report_of


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (640, 480), "#8a7f6a").save(file, "JPEG")
    return file.getvalue()


def test_a_photo_reaches_a_report_settled_on_the_spot(qian: Actor) -> None:
    report = report_of(resolved_on_spot=True)
    report_case(report=report, by=qian)
    _photo, new = add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=qian)
    assert new
    assert actions_of(report.id) == ["report", "add_photo"]
    assert Case.objects.get(pk=report.id).state == "closed"


def test_the_same_photo_sent_again_is_kept_once(qian: Actor) -> None:
    report, photo_id, sent = report_of(), uuid7(), picture()
    report_case(report=report, by=qian)
    add_photo(case_id=report.id, photo_id=photo_id, sent=sent, by=qian)
    _photo, new = add_photo(case_id=report.id, photo_id=photo_id, sent=sent, by=qian)
    assert not new
    assert actions_of(report.id) == ["report", "add_photo"]


def test_nobody_adds_photos_to_a_case_they_cannot_see(qian: Actor, zhou: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    with pytest.raises(NotFound):
        add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=zhou)
    assert actions_of(report.id) == ["report"]
