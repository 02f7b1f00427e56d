"""Photos in parts: what broke off goes on where it broke, and the whole is the photo that was sent."""

from __future__ import annotations

import io
import random
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pingan.cases import photo_parts
from pingan.cases.models import Case, Photo, PhotoUnderWay
from pingan.cases.photo_parts import LEAST_PART, LEFT_BEHIND
from pingan.cases.reporting import report_case
from pingan.core import clock, images
from pingan.core.errors import Unavailable
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import Browser, actions_of, report_of, signed_in


def noise(seed: int = 1, *, exif: bool = False) -> bytes:
    """A picture of more than 32 kB, so of some parts."""
    chance = random.Random(seed)
    out, extra = io.BytesIO(), {}
    picture = Image.frombytes("RGB", (200, 150), chance.randbytes(200 * 150 * 3))
    if exif:
        about = Image.Exif()
        about[0x010F] = "a phone's maker"
        about.get_ifd(0x8825)[1] = "N"
        extra["exif"] = about
    picture.save(out, "JPEG", quality=97, **extra)
    return out.getvalue()


class Upload:
    """One photo on its way."""

    def __init__(self, browser: Browser, case: Case, content: bytes) -> None:
        self.browser, self.content, self.id = browser, content, uuid7()
        self.path = f"/api/v1/cases/{case.pk}/photos/{self.id}/parts"

    def send(self, begin: int, end: int | None, **other: str) -> Any:
        about = {
            "Upload-Offset": str(begin),
            "Upload-Length": str(len(self.content)),
            "Upload-Sha256": sha256(self.content).hexdigest(),
        } | {name.replace("_", "-"): value for name, value in other.items()}
        kind = "application/octet-stream"
        return self.browser.patch(self.path, self.content[begin:end], content_type=kind, headers=about)

    def standing(self) -> Any:
        return self.browser.get(self.path).json()


@pytest.fixture
def case(qian: Actor, settings: Any, tmp_path: Path) -> Case:
    settings.MEDIA_ROOT = tmp_path / "media"
    return report_case(report=report_of(), by=qian).case


@pytest.fixture
def upload(case: Case, qian: Actor) -> Upload:
    return Upload(signed_in(qian), case, noise())


def files(settings: Any) -> list[str]:
    return sorted(str(file.relative_to(settings.MEDIA_ROOT)) for file in settings.MEDIA_ROOT.rglob("*.*"))


def test_a_photo_arrives_in_parts_and_is_the_photo_of_one_request(
    upload: Upload, case: Case, settings: Any
) -> None:
    first, second = LEAST_PART, 2 * LEAST_PART
    assert upload.standing() == {"offset": 0, "photo": None}
    assert upload.send(0, first).json() == {"offset": first, "photo": None}
    assert upload.standing()["offset"] == first
    assert not Photo.objects.exists()
    assert actions_of(case.pk) == ["report"]
    assert upload.send(first, second).status_code == 200
    whole = upload.send(second, None)
    assert (whole.status_code, whole.json()["photo"]["id"]) == (201, str(upload.id))
    assert actions_of(case.pk) == ["report", "add_photo"]
    assert not PhotoUnderWay.objects.exists()
    assert not [file for file in files(settings) if file.endswith(".part")]
    put = upload.browser.put(upload.path.removesuffix("/parts"), upload.content, content_type="image/jpeg")
    assert put.status_code == 200, "the same bytes by one request are the same photo"
    assert upload.send(0, first).json()["photo"]["id"] == str(upload.id)
    assert upload.standing()["photo"]["id"] == str(upload.id)


def test_a_part_that_does_not_follow_is_told_where_it_goes_on(upload: Upload) -> None:
    upload.send(0, LEAST_PART)
    for begin in (0, 1, 2 * LEAST_PART):
        refused = upload.send(begin, begin + LEAST_PART)
        assert (refused.status_code, refused.json()["code"]) == (409, "other_offset")
        assert (refused.json()["offset"], refused.json()["retry"]) == (LEAST_PART, "later")
    assert upload.send(LEAST_PART, None).status_code == 201


def test_crumbs_are_no_parts(upload: Upload) -> None:
    assert upload.send(0, LEAST_PART - 1).status_code == 409
    assert upload.send(0, LEAST_PART).status_code == 200
    assert upload.send(LEAST_PART, LEAST_PART).status_code == 409


def test_another_photo_under_the_same_id_is_refused(upload: Upload, case: Case, sun: Actor) -> None:
    upload.send(0, LEAST_PART)
    other = Upload(upload.browser, case, noise(2))
    other.path = upload.path
    assert other.send(LEAST_PART, None).json()["code"] == "payload_mismatch"
    upload.send(LEAST_PART, None)
    assert other.send(0, None).json()["code"] == "payload_mismatch"


def test_what_arrived_otherwise_than_it_was_sent_is_sent_once_more(upload: Upload, settings: Any) -> None:
    upload.send(0, LEAST_PART)
    sound, upload.content = upload.content, upload.content[:-1] + b"?"
    torn = upload.send(LEAST_PART, None, Upload_Sha256=sha256(sound).hexdigest())
    assert (torn.status_code, torn.json()["code"], torn.json()["retry"]) == (422, "torn_photo", "later")
    assert (PhotoUnderWay.objects.count(), files(settings)) == (0, [])
    upload.content = sound
    upload.send(0, LEAST_PART)
    assert upload.send(LEAST_PART, None).status_code == 201


def test_what_is_no_picture_leaves_nothing_behind(case: Case, qian: Actor, settings: Any) -> None:
    upload = Upload(signed_in(qian), case, b"%PDF-1.7" + b"x" * LEAST_PART)
    refused = upload.send(0, None)
    assert (refused.status_code, refused.json()["retry"]) == (415, "never")
    assert (PhotoUnderWay.objects.count(), files(settings)) == (0, [])


def test_while_photos_cannot_be_drawn_the_parts_wait(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = images.clean

    def busy(_: bytes) -> Any:
        raise Unavailable

    monkeypatch.setattr(images, "clean", busy)
    assert upload.send(0, None).status_code == 503
    length = len(upload.content)
    assert upload.standing()["offset"] == length
    monkeypatch.setattr(images, "clean", drawn)
    assert upload.send(length, None).status_code == 201


def test_what_the_file_says_of_phone_and_place_stays_nowhere(case: Case, qian: Actor) -> None:
    upload = Upload(signed_in(qian), case, noise(exif=True))
    assert b"a phone's maker" in upload.content
    upload.send(0, LEAST_PART)
    url = upload.send(LEAST_PART, None).json()["photo"]["url"]
    kept = upload.browser.get(url).getvalue()
    assert b"a phone's maker" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_parts_nobody_follows_are_swept(upload: Upload, settings: Any) -> None:
    upload.send(0, LEAST_PART)
    photo_parts.sweep()
    assert PhotoUnderWay.objects.count() == 1
    PhotoUnderWay.objects.update(at=clock.now() - LEFT_BEHIND - timedelta(minutes=1))
    photo_parts.sweep()
    assert (PhotoUnderWay.objects.count(), files(settings)) == (0, [])
    assert upload.send(LEAST_PART, None).json()["offset"] == 0, "it begins anew"


def test_whoever_may_not_add_a_photo_may_add_no_part(case: Case, upload: Upload, sun: Actor) -> None:
    upload.send(0, LEAST_PART)
    upload.browser = signed_in(sun)
    assert upload.send(LEAST_PART, None).status_code == 404
    assert upload.browser.get(upload.path).status_code == 404


def test_one_account_has_so_many_under_way(case: Case, qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_parts, "MOST_UNDER_WAY", 1)
    browser = signed_in(qian)
    one, other = (Upload(browser, case, noise(seed)) for seed in (1, 2))
    one.send(0, LEAST_PART)
    refused = other.send(0, LEAST_PART)
    assert (refused.status_code, refused.json()["retry"]) == (429, "later")
    one.send(LEAST_PART, None)
    assert other.send(0, LEAST_PART).status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("Upload_Offset", value) for value in ("", "-1", "x", "1e3", "9" * 12)),
        *(("Upload_Length", value) for value in ("", "0", "10485761", "x")),
        *(("Upload_Sha256", value) for value in ("", "x", "0" * 63)),
    ],
)
def test_bad_headers_are_named(name: str, value: str, upload: Upload) -> None:
    refused = upload.send(0, LEAST_PART, **{name: value})
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, name.replace("_", "-"))
    assert not PhotoUnderWay.objects.exists()
