"""A photo says whether it shows the matter as it was found, or what was made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cases.test_add_photo import picture
from tests.cases.test_photo_parts import Upload
from tests.cast import report_of, signed_in


@pytest.fixture
def case(qian: Actor, settings: Any, tmp_path: Path) -> Case:
    settings.MEDIA_ROOT = tmp_path / "media"
    return report_case(report=report_of(), by=qian).case


def test_whoever_reads_the_case_is_told(case: Case, qian: Actor, li: Actor) -> None:
    phone = signed_in(qian)
    for query in ("?shows=found", "?shows=done", ""):
        address = f"/api/v1/cases/{case.pk}/photos/{uuid7()}{query}"
        assert phone.put(address, picture(), content_type="image/jpeg").status_code == 201
    upload = Upload(phone, case, picture("#446688"))
    upload.path += "?shows=done"
    assert upload.send(0, None).json()["photo"]["shows"] == "done"
    told = signed_in(li).get(f"/api/v1/cases/{case.pk}").json()["photos"]
    assert [photo["shows"] for photo in told] == ["found", "done", "", "done"]


def test_another_word_is_refused_and_named(case: Case, qian: Actor) -> None:
    address = f"/api/v1/cases/{case.pk}/photos/{uuid7()}?shows=me"
    refused = signed_in(qian).put(address, picture(), content_type="image/jpeg")
    assert refused.status_code in (400, 422)
    assert [param["name"] for param in refused.json()["invalid_params"]] == ["shows"]
