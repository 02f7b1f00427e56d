"""Photos follow the words of a report, one by one and as late as the link makes them."""

from __future__ import annotations

import errno
import os
import stat
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from PIL import Image

from pingan.cases import photos
from pingan.cases.errors import NotYourMove, PayloadMismatch, TooManyPhotos
from pingan.cases.models import Case, Photo
from pingan.cases.photos import add_photo, photo_name
from pingan.cases.reporting import report_case
from pingan.core import clock, images
from pingan.core.errors import NotFound, StorageFull
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import actions_of, report_of, signed_in


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path / "media"


def photo_path(photo_id: UUID, *, thumb: bool = False) -> Path:
    """Where the vault has it on this machine."""
    return Path(settings.MEDIA_ROOT) / photo_name(photo_id, thumb=thumb)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def picture(colour: str = "#8a7f6a") -> bytes:
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
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


def test_a_photo_is_two_whole_files_and_nothing_beside_them(qian: Actor) -> None:
    report, photo_id = report_of(), uuid7()
    report_case(report=report, by=qian)
    add_photo(case_id=report.id, photo_id=photo_id, sent=picture(), by=qian)
    found = files_in(Path(settings.MEDIA_ROOT))
    assert found == sorted([photo_path(photo_id), photo_path(photo_id, thumb=True)])
    for path in found:
        with Image.open(path) as whole:
            whole.load()


def test_it_is_on_the_disk_before_the_case_is_locked(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever works on the case does not wait for the disk."""
    report = report_of()
    report_case(report=report, by=qian)
    order: list[str] = []
    flush, lock = os.fsync, photos.lock_case
    monkeypatch.setattr(os, "fsync", lambda file: order.append(_kind_of(file)) or flush(file))
    monkeypatch.setattr(photos, "lock_case", lambda *case: order.append("lock") or lock(*case))
    add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=qian)
    assert order == ["file", "file", "lock", "folder", "folder"]


def _kind_of(descriptor: int) -> str:
    return "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"


def test_another_photo_under_the_same_id_leaves_the_first_one_alone(qian: Actor) -> None:
    first, second, photo_id = report_of(), report_of(), uuid7()
    for report in (first, second):
        report_case(report=report, by=qian)
    add_photo(case_id=first.id, photo_id=photo_id, sent=picture(), by=qian)
    kept = photo_path(photo_id).read_bytes()
    for case_id, sent in ((first.id, picture("#000000")), (second.id, picture())):
        with pytest.raises(PayloadMismatch):
            add_photo(case_id=case_id, photo_id=photo_id, sent=sent, by=qian)
    assert photo_path(photo_id).read_bytes() == kept


def test_an_id_taken_in_the_same_moment_writes_no_file(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, photo_id = report_of(), report_of(), uuid7()
    for report in (first, second):
        report_case(report=report, by=qian)
    add_photo(case_id=first.id, photo_id=photo_id, sent=picture(), by=qian)
    kept = photo_path(photo_id).read_bytes()
    monkeypatch.setattr(photos, "known", lambda *_: None)  # both looked before either had written
    with pytest.raises(PayloadMismatch):
        add_photo(case_id=second.id, photo_id=photo_id, sent=picture("#000000"), by=qian)
    assert photo_path(photo_id).read_bytes() == kept
    assert len(files_in(Path(settings.MEDIA_ROOT))) == 2
    assert actions_of(second.id) == ["report"]


def test_whoever_cannot_see_the_case_learns_nothing_of_its_photos(qian: Actor, zhou: Actor) -> None:
    report, photo_id = report_of(), uuid7()
    report_case(report=report, by=qian)
    add_photo(case_id=report.id, photo_id=photo_id, sent=picture(), by=qian)
    for sent in (picture(), picture("#000000"), b"no picture at all"):
        with pytest.raises(NotFound):
            add_photo(case_id=report.id, photo_id=photo_id, sent=sent, by=zhou)


def test_nobody_adds_photos_to_a_case_they_cannot_see(qian: Actor, zhou: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    with pytest.raises(NotFound):
        add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=zhou)
    assert actions_of(report.id) == ["report"]


@pytest.fixture
def nothing_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    def decoded(_sent: bytes) -> None:
        raise AssertionError("decoded although it would be refused")

    monkeypatch.setattr(images, "clean", decoded)


def test_a_tenth_photo_is_refused_before_it_is_decoded(qian: Actor, nothing_is_decoded: None) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    for _ in range(photos.MAX_PHOTOS):
        Photo.objects.create(
            id=uuid7(),
            case_id=report.id,
            by_id=qian.account_id,
            at=clock.now(),
            width=1,
            height=1,
            sent_sha256=b"x" * 32,
        )
    with pytest.raises(TooManyPhotos):
        add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=qian)


def test_a_step_that_is_not_theirs_is_refused_before_anything_is_decoded(
    qian: Actor, chen: Actor, nothing_is_decoded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    monkeypatch.setattr(photos.selectors, "get_case", lambda *_, **__: Case.objects.get(pk=report.id))
    with pytest.raises(NotYourMove):
        add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=chen)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_takes_nothing_is_told_as_a_full_database_is(
    qian: Actor, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    report, photo_id = report_of(), uuid7()
    report_case(report=report, by=qian)
    monkeypatch.setattr(os, "fsync", refuse)
    phone = signed_in(qian)
    phone.cookies["pingan_language"] = "en"
    address = f"/api/v1/cases/{report.id}/photos/{photo_id}"
    answer = phone.put(address, picture(), content_type="image/jpeg")
    assert (answer.status_code, answer.json()["retry"]) == (503, "later")
    assert "Nothing was saved" in answer.json()["detail"]
    assert not Photo.objects.exists()
    assert files_in(Path(settings.MEDIA_ROOT)) == []
    assert actions_of(report.id) == ["report"]

    monkeypatch.undo()
    assert phone.put(address, picture(), content_type="image/jpeg").status_code == 201


def test_a_folder_that_may_not_be_written_is_told_likewise(
    qian: Actor, settings: Any, tmp_path: Path
) -> None:
    """A file where the folder should be: no user, root neither, can write below it."""
    (tmp_path / "taken").touch()
    settings.MEDIA_ROOT = tmp_path / "taken"
    report = report_of()
    report_case(report=report, by=qian)
    with pytest.raises(StorageFull):
        add_photo(case_id=report.id, photo_id=uuid7(), sent=picture(), by=qian)


@pytest.mark.parametrize("size", ["", "/thumb"])
def test_a_photo_is_asked_about_each_time_it_is_shown(size: str, qian: Actor, zhou: Actor) -> None:
    report, photo_id = report_of(), uuid7()
    report_case(report=report, by=qian)
    add_photo(case_id=report.id, photo_id=photo_id, sent=picture(), by=qian)
    address, phone, next_person = f"/api/v1/photos/{photo_id}{size}", signed_in(qian), signed_in(zhou)
    shown = phone.get(address)
    assert (shown.status_code, shown["Cache-Control"]) == (200, "private, no-cache")
    assert "Cookie" in shown["Vary"]
    for tag in (shown["ETag"], f"W/{shown['ETag']}"):
        again = phone.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-cache")
        # The next person at the same screen holds the same copy, and is not told that it is good.
        assert next_person.get(address, headers={"If-None-Match": tag}).status_code == 404
    assert phone.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_a_photo_and_its_small_one_are_two(qian: Actor) -> None:
    report, photo_id = report_of(), uuid7()
    report_case(report=report, by=qian)
    add_photo(case_id=report.id, photo_id=photo_id, sent=picture(), by=qian)
    phone = signed_in(qian)
    large = phone.get(f"/api/v1/photos/{photo_id}")["ETag"]
    assert phone.get(f"/api/v1/photos/{photo_id}/thumb", headers={"If-None-Match": large}).status_code == 200
