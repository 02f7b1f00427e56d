"""Recordings in parts, as photos come: what the phone's recorder wrote is the case's file, whole."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pingan.cases.models import Case, File, PhotoUnderWay
from pingan.cases.photo_parts import LEAST_PART
from pingan.cases.reporting import report_case
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import Browser, actions_of, report_of, signed_in

# As Chromium's recorder begins: the container, and one track of sound.
HEAD = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm\x18\x53\x80\x67" + bytes(16) + b"\x86\x86A_OPUS"
VOICE = HEAD + bytes(3 * LEAST_PART)


@pytest.fixture
def case(qian: Actor, settings: Any, tmp_path: Path) -> Case:
    settings.MEDIA_ROOT = tmp_path / "media"
    return report_case(report=report_of(), by=qian).case


class Upload:
    """One recording on its way."""

    def __init__(self, browser: Browser, case: Case, content: bytes = VOICE) -> None:
        self.browser, self.content, self.id = browser, content, uuid7()
        self.path = f"/api/v1/cases/{case.pk}/files/{self.id}/parts"

    def send(self, begin: int, end: int | None) -> Any:
        about = {
            "Upload-Offset": str(begin),
            "Upload-Length": str(len(self.content)),
            "Upload-Sha256": sha256(self.content).hexdigest(),
        }
        path, kind = f"{self.path}?name=%E8%AF%AD%E9%9F%B3", "application/octet-stream"
        return self.browser.patch(path, self.content[begin:end], content_type=kind, headers=about)


def test_a_recording_arrives_in_parts_and_is_heard_by_whoever_may_read_the_case(
    case: Case, qian: Actor, li: Actor
) -> None:
    upload = Upload(signed_in(qian), case)
    assert upload.send(0, LEAST_PART).json() == {"offset": LEAST_PART, "file": None}
    assert upload.browser.get(upload.path).json() == {"offset": LEAST_PART, "file": None}
    # The way broke, and the phone does not know how far it got.
    astray = upload.send(0, LEAST_PART)
    assert (astray.status_code, astray.json()["offset"]) == (409, LEAST_PART)
    whole = upload.send(LEAST_PART, None)
    assert whole.status_code == 201, whole.content
    told = whole.json()["file"]
    assert (told["kind"], told["name"], told["size"]) == ("webm", "语音.webm", len(VOICE))
    # Sent once more, it is the same.
    assert upload.send(0, None).json()["file"]["id"] == told["id"]
    assert not PhotoUnderWay.objects.exists()
    assert actions_of(case.pk) == ["report", "add_file"]
    heard = signed_in(li).get(told["url"])
    assert heard.headers["Content-Type"] == "audio/webm"


def test_what_is_no_recording_is_refused_and_leaves_nothing(case: Case, qian: Actor) -> None:
    film = HEAD + b"\x86\x85V_VP8" + bytes(2 * LEAST_PART)
    upload = Upload(signed_in(qian), case, film)
    upload.send(0, LEAST_PART)
    refused = upload.send(LEAST_PART, None)
    assert (refused.status_code, refused.json()["code"]) == (422, "file_format")
    assert not File.objects.exists()
    assert not PhotoUnderWay.objects.exists()


def test_the_worker_of_the_next_grid_adds_nothing(case: Case, sun: Actor) -> None:
    assert Upload(signed_in(sun), case).send(0, None).status_code == 404
