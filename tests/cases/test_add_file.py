"""Documents and recordings go with a case: as they came, for whoever may read it, to be saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest

from pingan.cases import files
from pingan.cases.models import Case, File, Step
from pingan.cases.reporting import report_case
from pingan.core import vault
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import actions_of, report_of, signed_in

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def case(qian: Actor) -> Case:
    report = report_of()
    report_case(report=report, by=qian)
    return Case.objects.get(pk=report.id)


def send(
    by: Actor, case_id: UUID, content: bytes = PDF, name: str = "报告.pdf", key: UUID | None = None
) -> Any:
    return signed_in(by).put(
        f"/api/v1/cases/{case_id}/files/{key or uuid7()}?name={name}",
        content,
        content_type="application/octet-stream",
    )


def read(by: Actor, file_id: UUID | str) -> Any:
    return signed_in(by).get(f"/api/v1/files/{file_id}")


def test_a_file_goes_with_the_case_and_comes_back_to_be_saved(case: Case, qian: Actor, li: Actor) -> None:
    sent = send(qian, case.pk)
    assert sent.status_code == 201, sent.content
    told = sent.json()
    assert (told["name"], told["kind"], told["size"], told["by"]["name"]) == (
        "报告.pdf",
        "pdf",
        len(PDF),
        "qian",
    )
    (listed,) = signed_in(li).get(f"/api/v1/cases/{case.pk}").json()["files"]
    assert listed == told
    answer = read(li, told["id"])
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    kept, _, name = answer["Content-Disposition"].partition("; filename*=UTF-8''")
    assert (kept, unquote(name)) == ("attachment", "报告.pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"


def test_the_proxy_is_told_where_it_lies(case: Case, qian: Actor, settings: Any) -> None:
    told = send(qian, case.pk).json()
    settings.VAULT_SENT_BY_PROXY = True
    answer = read(qian, told["id"])
    assert answer["X-Accel-Redirect"] == "/vault/" + files.FILE.name_of(UUID(told["id"]))
    assert answer["Content-Disposition"].startswith("attachment; ")


def test_the_journal_says_that_a_file_came_and_no_name(case: Case, qian: Actor) -> None:
    send(qian, case.pk, name="王某投诉.pdf")
    act = Act.objects.get(type="case.file_added")
    assert act.facts["quiet"] is True
    assert "王某" not in str(act.facts)
    assert Case.objects.get(pk=case.pk).version == 1
    step = Step.objects.get(case=case, action="add_file")
    assert step.data["file_id"] == str(File.objects.get().pk)


def test_the_same_again_is_kept_once_and_other_bytes_are_another(case: Case, qian: Actor, li: Actor) -> None:
    key = uuid7()
    assert [send(qian, case.pk, key=key).status_code for _ in range(2)] == [201, 200]
    other = send(qian, case.pk, b"%PDF-1.4\n", key=key)
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")
    assert actions_of(case.pk) == ["report", "add_file"]


def test_twenty_and_no_more(case: Case, qian: Actor) -> None:
    for _ in range(files.MAX_FILES):
        assert send(qian, case.pk).status_code == 201
    refused = send(qian, case.pk)
    assert (refused.status_code, refused.json()["code"]) == (422, "too_many_files")
    assert File.objects.count() == files.MAX_FILES
    assert not list(Path(vault._storage().location, vault.BESIDE).glob("*"))


def test_more_bytes_than_there_may_be(case: Case, qian: Actor) -> None:
    refused = send(qian, case.pk, PDF + bytes(files.MAX_BYTES))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"MZ\x90\x00", "file_format"), (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file_format"), (b"", "file_format")],
)
def test_what_is_not_taken_leaves_nothing(content: bytes, code: str, case: Case, qian: Actor) -> None:
    refused = send(qian, case.pk, content)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert not File.objects.exists()
    assert actions_of(case.pk) == ["report"]


def test_outside_of_ones_reach_there_is_no_case_and_no_file(
    case: Case, qian: Actor, zhou: Actor, chen: Actor
) -> None:
    told = send(qian, case.pk).json()
    assert send(zhou, case.pk).status_code == 404
    assert read(zhou, told["id"]).status_code == 404
    # A leader reads, and adds nothing.
    assert (send(chen, case.pk).status_code, read(chen, told["id"]).status_code) == (403, 200)


def test_what_is_added_while_a_case_is_mediated_stays_with_mediators_and_its_writer(
    qian: Actor, li: Actor, wu: Actor
) -> None:
    dispute = report_case(report=report_of(category="0101"), by=qian).case
    theirs = send(wu, dispute.pk, name="调解协议.pdf").json()
    for viewer, seen in ((wu, 200), (qian, 404), (li, 404)):
        assert read(viewer, theirs["id"]).status_code == seen, viewer.name
    assert signed_in(qian).get(f"/api/v1/cases/{dispute.pk}").json()["files"] == []
    line = signed_in(qian).get(f"/api/v1/cases/{dispute.pk}/timeline").json()["items"][-1]
    assert (line["action"], line["withheld"]) == ("add_file", True)
    assert "file_id" not in line["data"]


def test_a_number_in_a_name_is_veiled_as_in_words(case: Case, qian: Actor, chen: Actor, li: Actor) -> None:
    told = send(qian, case.pk, name="13812345678 通话.pdf").json()
    names = {
        viewer.name: signed_in(viewer).get(f"/api/v1/cases/{case.pk}").json()["files"][0]["name"]
        for viewer in (li, chen)
    }
    assert names["li"] == "13812345678 通话.pdf"
    assert "13812345678" not in names["chen"]
    assert "13812345678" not in unquote(read(chen, told["id"])["Content-Disposition"])


def test_a_key_that_is_none(case: Case, qian: Actor) -> None:
    refused = send(qian, case.pk, key=UUID("6fa459ea-ee8a-3ca4-894e-db77e160355e"))
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, "file_id")
