"""A paper is made of what was entered once, frozen, numbered, and kept as its track keeps its words."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from pingan.cases.models import Case, Step
from pingan.cases.selectors import timeline
from pingan.core import vault
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.papers import glyphs, moves, services
from pingan.papers.errors import KindNotOffered, NoGlyph, TooManyPapers
from pingan.papers.kinds import KINDS
from pingan.papers.models import Number, Paper
from pingan.papers.places import DOCX
from pingan.papers.services import Wanted
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from tests.cast import PARTS, appoint, signed_in
from tests.papers.conftest import agreed, held, words_of


def make(case: Case, by: Actor, kind: str, **said: str) -> Paper:
    return services.make_paper(case_id=case.pk, wanted=Wanted(KINDS[kind], said), by=by, own_id=uuid7())


def document_of(paper: Paper) -> bytes:
    with vault.open_file(DOCX.name_of(paper.pk)) as file:
        content: bytes = file.read()
        return content


def test_a_record_says_what_was_entered_once(dispute: Case, wu: Actor) -> None:
    case = held(dispute, wu)
    paper = make(case, wu, "record")
    words = words_of(document_of(paper))
    for word in (str(case), "wu", "乡镇调解室", "双方愿意各让一步", "不公开", "第1次调解"):
        assert word in words, word
    # What nobody entered is a line for a pen.
    assert "调解结果\n＿＿＿＿＿＿" in words
    assert hashlib.sha256(document_of(paper)).digest() == bytes(paper.sha256)
    assert (paper.version, paper.number, paper.template, paper.pdf) == (1, None, None, "waiting")


def test_a_second_making_is_a_new_version_and_the_first_stays(dispute: Case, wu: Actor) -> None:
    case = held(dispute, wu)
    first = make(case, wu, "record")
    before = document_of(first)
    second = make(case, wu, "record", result="双方愿意修墙")
    assert (second.version, second.sha256 != first.sha256) == (2, True)
    assert document_of(first) == before
    listed = signed_in(wu).get(f"/api/v1/cases/{case.pk}/papers").json()
    assert [(one["kind"], one["version"]) for one in listed["items"]] == [("record", 2), ("record", 1)]
    assert signed_in(wu).get(f"/api/v1/cases/{case.pk}").json()["papers"] == {"made": 2}


def test_the_timeline_tells_codes_and_nobodys_copy_grows_old(dispute: Case, wu: Actor, li: Actor) -> None:
    case = held(dispute, wu)
    paper = make(case, wu, "record", result="秘密的结果")
    assert Case.objects.get(pk=case.pk).version == case.version
    step = Step.objects.filter(case=case).latest("id")
    told = {"paper_id": str(paper.pk), "kind": "record", "paper_version": 1}
    assert (step.action, step.note, step.data) == ("make_paper", "", told)
    act = Act.objects.filter(object_id=case.pk).latest("id")
    assert (act.type, act.facts["quiet"]) == ("case.paper_made", True)
    assert "秘密" not in str(act.facts)
    assert timeline(case, li)[-1]["withheld"] is True


def test_papers_stay_with_mediators(
    dispute: Case, wu: Actor, qian: Actor, li: Actor, chen: Actor, han: Actor, zhou: Actor
) -> None:
    paper = make(held(dispute, wu), wu, "record")
    assert signed_in(wu).get(f"/api/v1/papers/{paper.pk}?format=docx").status_code == 200
    for other in (qian, li, chen, han, zhou):
        browser = signed_in(other)
        assert browser.get(f"/api/v1/papers/{paper.pk}?format=docx").status_code == 403
        assert browser.get(f"/api/v1/cases/{dispute.pk}/papers").status_code == 403
        if other is not han and other is not zhou:
            assert browser.get(f"/api/v1/cases/{dispute.pk}").json()["papers"] is None


def test_a_mediator_of_another_township_finds_none(dispute: Case, wu: Actor, zheng: Actor) -> None:
    paper = make(held(dispute, wu), wu, "record")
    assert signed_in(zheng).get(f"/api/v1/papers/{paper.pk}?format=docx").status_code == 200
    stranger = appoint("stranger", "mediator", PARTS["zhou"][1])
    assert signed_in(stranger).get(f"/api/v1/papers/{paper.pk}?format=docx").status_code == 404


def test_it_is_given_out_to_be_saved_and_kept_by_nobody(dispute: Case, wu: Actor) -> None:
    paper = make(held(dispute, wu), wu, "record")
    answer = signed_in(wu).get(f"/api/v1/papers/{paper.pk}?format=docx")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert b"".join(answer.streaming_content) == document_of(paper)
    unmade = signed_in(wu).get(f"/api/v1/papers/{paper.pk}")
    assert (unmade.status_code, unmade.json()["code"], unmade.json()["retry"]) == (
        409,
        "pdf_not_ready",
        "later",
    )


def test_over_http_it_is_made_once_under_its_id(dispute: Case, wu: Actor) -> None:
    held(dispute, wu)
    browser, own = signed_in(wu), uuid7()
    body = {"kind": "record", "said": {"result": "双方愿意修墙"}}
    address = f"/api/v1/cases/{dispute.pk}/papers/{own}"
    answers = [browser.put(address, body, content_type="application/json") for _time in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json()["id"] == answers[1].json()["id"] == str(own)
    assert "双方愿意修墙" in words_of(document_of(Paper.objects.get()))
    other = browser.put(address, {"kind": "intake"}, content_type="application/json")
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")


def test_what_its_maker_may_not_say_is_named(dispute: Case, wu: Actor) -> None:
    held(dispute, wu)
    answer = put(wu, dispute, {"kind": "record", "said": {"case_code": "PA-0000-0000"}})
    assert answer.status_code == 400
    assert answer.json()["invalid_params"][0]["name"] == "said.case_code"
    assert put(wu, dispute, {"kind": "letter"}).status_code == 404


def put(by: Actor, case: Case, body: dict[str, Any]) -> Any:
    address = f"/api/v1/cases/{case.pk}/papers/{uuid7()}"
    return signed_in(by).put(address, body, content_type="application/json")


def test_a_draft_tells_field_by_field_and_makes_nothing(dispute: Case, wu: Actor) -> None:
    held(dispute, wu)
    said = {"kind": "record", "said": {"result": "修墙"}}
    address = f"/api/v1/cases/{dispute.pk}/papers/draft"
    told = signed_in(wu).post(address, said, content_type="application/json").json()
    fields = {field["code"]: field for field in told["fields"]}
    assert fields["result"]["value"] == "修墙"
    assert fields["sessions"]["rows"][0].startswith("1 · ")
    assert (fields["case_code"]["asked"], fields["result"]["asked"]) == (False, True)
    assert not Paper.objects.exists()


def test_a_paper_is_made_where_the_case_has_come_to_it(dispute: Case, wu: Actor) -> None:
    with pytest.raises(KindNotOffered):
        make(dispute, wu, "record")
    case = held(dispute, wu)
    with pytest.raises(KindNotOffered):
        make(case, wu, "agreement")
    case = agreed(case, wu)
    paper = make(case, wu, "agreement")
    number = f"（{paper.at.year}）{_place(wu)}人调字第1号"
    assert paper.number is not None
    assert paper.number.text == number
    words = words_of(document_of(paper))
    assert number in words
    assert "各半修墙，月底前修好" in words
    assert make(case, wu, "agreement", how="现金").number == paper.number
    assert words_of(document_of(make(case, wu, "performance"))).count(number) == 1
    offered = signed_in(wu).get(f"/api/v1/cases/{case.pk}/papers").json()["offered"]
    assert {"agreement", "confirmation"} <= {one["code"] for one in offered}
    assert "oral_agreement" not in {one["code"] for one in offered}


def _place(by: Actor) -> str:
    return Organisation.objects.get(pk=by.organisation_id).name


def test_a_character_without_a_font_is_told_first(
    dispute: Case, wu: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = held(dispute, wu)
    with pytest.raises(NoGlyph) as refused:
        make(case, wu, "record", result="张\ue815家")
    assert refused.value.extra["letters"] == ["\ue815"]
    assert not Paper.objects.exists()
    wanted = Wanted(KINDS["record"], {"result": "张\ue815家"}, anyway=True)
    services.make_paper(case_id=case.pk, wanted=wanted, by=wu, own_id=uuid7())
    assert glyphs.without_glyph({"a": ["㑇𠮷䶮鿍𬭚", {"b": "张三·3 号"}]}) == []
    monkeypatch.setattr(glyphs, "_fonts", type("None", (), {"get": staticmethod(lambda: ([], []))}))
    assert glyphs.without_glyph("\ue815") == []  # nobody can tell


def test_a_case_has_so_many_papers_at_most(dispute: Case, wu: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moves, "MOST_PAPERS", 1)
    case = held(dispute, wu)
    make(case, wu, "record")
    with pytest.raises(TooManyPapers):
        make(case, wu, "record")
    assert Paper.objects.count() == 1


def test_what_cannot_be_filled_in_uses_no_number(
    dispute: Case, wu: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = agreed(held(dispute, wu), wu)
    monkeypatch.setattr(services.engine, "fill", _breaks)
    with pytest.raises(RuntimeError):
        make(case, wu, "agreement")
    assert not Number.objects.exists()
    assert not Paper.objects.exists()


def _breaks(*_asked: object) -> bytes:
    raise RuntimeError
