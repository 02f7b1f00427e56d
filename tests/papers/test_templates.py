"""Templates: judged before an office opens them, looked at before they are filled in, dated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from pingan.core import apart, clock, packages
from pingan.core.documents import MacrosInside, UnknownFormat
from pingan.core.errors import Problem, TooLarge
from pingan.journal.models import Act
from pingan.mediation import papers as mediation
from pingan.papers import drawing, engine, filling, judging, series, templates
from pingan.papers.errors import NoTemplate, NotFilled, UnknownFields
from pingan.papers.kinds import KINDS, vocabulary
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.papers.conftest import document, paragraph, words_of

RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, mode: str = "") -> Callable[[], bytes]:
    """A document that refers to something."""

    def made() -> bytes:
        parts = packages.unpacked(drawing.draw("# x"))
        line = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", line.encode() + b"</Relationships>")
        return packages.packed(parts)

    return made


def with_part(name: str, content: bytes = b"<x/>") -> Callable[[], bytes]:
    return lambda: packages.packed({**packages.unpacked(drawing.draw("# x")), name: content})


def field_of(*words: str) -> Callable[[], bytes]:
    runs = "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in words)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return lambda: document(f"<w:p>{begin}{runs}{end}</w:p>")


def bomb() -> bytes:
    return packages.packed(
        {**packages.unpacked(drawing.draw("# x")), "word/theme/theme1.xml": b" " * (25 << 20)}
    )


def with_doctype() -> bytes:
    parts = packages.unpacked(drawing.draw("# x"))
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:document", laughs + b"<w:document", 1
    )
    return packages.packed(parts)


REFUSED: dict[str, tuple[Callable[[], bytes], type[Problem]]] = {
    "no document": (lambda: b"%PDF-1.7 ...", NoTemplate),
    "nothing": (lambda: b"\x00\x01", UnknownFormat),
    "macros": (with_part("word/vbaProject.bin"), MacrosInside),
    "embedded": (with_part("word/embeddings/oleObject1.bin"), NoTemplate),
    "another document": (with_part("word/afchunk.html"), NoTemplate),
    "altChunk": (lambda: document(f'<w:altChunk xmlns:r="{OFFICE}" r:id="rId9"/>'), NoTemplate),
    "object": (lambda: document("<w:p><w:r><w:object/></w:r></w:p>"), NoTemplate),
    "elsewhere": (related("hyperlink", "https://example.org/x", ' TargetMode="External"'), NoTemplate),
    "picture elsewhere": (related("image", "file:///etc/passwd", ' TargetMode="External"'), NoTemplate),
    "relation of another kind": (related("oleObject", "styles.xml"), NoTemplate),
    "astray": (related("image", "../../../etc/passwd"), NoTemplate),
    "field that reads a file": (field_of("INCLUDETEXT &quot;/etc/passwd&quot;"), NoTemplate),
    "the same in two halves": (field_of("INCL", "UDETEXT &quot;/etc/passwd&quot;"), NoTemplate),
    "simple field": (lambda: document('<w:p><w:fldSimple w:instr="DDEAUTO cmd"/></w:p>'), NoTemplate),
    "source": (
        lambda: document('<w:p><w:r><w:pict src="http://example.org/a.png"/></w:r></w:p>'),
        NoTemplate,
    ),
    "bomb": (bomb, TooLarge),
    "doctype": (with_doctype, NoTemplate),
    "picture that is none": (with_part("word/media/image1.png", b"MZ"), NoTemplate),
    "large": (lambda: b"PK\x03\x04" + b"0" * judging.MAX_BYTES, TooLarge),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_template_can_be(case: str) -> None:
    made, problem = REFUSED[case]
    with pytest.raises(problem):
        judging.judged(made())


def test_what_says_nothing_is_left_behind_and_the_rest_stays() -> None:
    """Who wrote it, and how its first page looks, is of no use on a paper."""
    parts = packages.unpacked(drawing.draw("# x"))
    override = b'<Override PartName="/docProps/core.xml" ContentType="application/xml"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    line = b'<Relationship Id="rId8" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", line)
    sent = packages.packed(
        {**parts, "docProps/core.xml": b"<a>somebody</a>", "docProps/thumbnail.jpeg": b"x"}
    )
    kept = packages.unpacked(judging.judged(sent))
    assert set(kept) == set(packages.unpacked(drawing.draw("# x")))
    assert not any(b"docProps" in part for part in kept.values())
    assert judging.judged(judging.judged(sent)) == judging.judged(sent)


def test_every_built_in_template_passes_its_own_door() -> None:
    for kind in KINDS.values():
        docx = drawing.draw(kind.built_in)
        assert packages.unpacked(judging.judged(docx)) == packages.unpacked(docx), kind.code
        found = filling.look(docx, vocabulary(kind.fields))
        assert found["unknown"] == [], kind.code
        assert {field.name for field in kind.fields if field.needed} <= set(found["used"]), kind.code


FORBIDDEN = (
    "{{ 编号.__class__.__mro__ }}",
    "{{ ().__class__.__bases__ }}",
    "{{ 编号.upper() }}",
    "{% for i in range(1000000000) %}x{% endfor %}",
    "{% set a = 1 %}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% macro m() %}{% endmacro %}",
    "{{ 编号|attr('__class__') }}",
    "{{ 'a' * 1000000000 }}",
    "{{ 编号['x'] }}",
    "{{ self }}{{ cycler() }}",
    "{% for a in 当事人 recursive %}{% endfor %}",
)


@pytest.mark.parametrize("words", FORBIDDEN)
def test_templates_say_little(words: str) -> None:
    told = filling.answer({"do": "fill", "docx": document(paragraph(words)), "values": {"编号": "1"}})
    assert told.get("refused") in {"forbidden", "syntax"}


def test_loops_end() -> None:
    begin = "".join(paragraph(f"{{%p for a{n} in 当事人 %}}") for n in range(3))
    docx = document(begin + paragraph("x") + paragraph("{%p endfor %}") * 3)
    assert filling.answer({"do": "look", "docx": docx, "vocabulary": {"当事人": {}}})["refused"] == "deep"
    two = "".join(paragraph(f"{{%p for a{n} in 当事人 %}}") for n in range(2))
    large = document(two + paragraph("长" * 2000) + paragraph("{%p endfor %}") * 2)
    with pytest.raises(NotFilled):  # by its size, or by its end of memory
        engine.fill(KINDS["application"], large, {"parties": [{"name": "x"}] * 300})


def test_values_are_words_and_no_markup() -> None:
    docx = document(paragraph("{{ 事实 }}") + paragraph("{{ 请求 }}。"))
    known = {"facts": "<w:p>&{{ 编号 }}{% x %}\n第二段\x01", "requests": ""}
    assert words_of(engine.fill(KINDS["application"], docx, known)) == (
        "<w:p>&{{ 编号 }}{% x %}\n第二段\n＿＿＿＿＿＿。\nx"
    )


def test_tags_that_an_office_split_are_one() -> None:
    split = (
        "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{事</w:t></w:r><w:proofErr/>"
        "<w:r><w:t>实}</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>"
    )
    assert words_of(engine.fill(KINDS["application"], document(split), {"facts": "墙裂了"})) == "墙裂了\nx"


def test_unknown_fields_are_listed_and_missing_ones_told(county: object) -> None:
    docx = document(
        paragraph("{{ 编号 }}")
        + paragraph("{%p for 人 in 当事人 %}")
        + paragraph("{{ 人.姓名 }}{{ 人.民族 }}")
        + paragraph("{%p endfor %}")
    )
    found = engine.look(KINDS["record"], docx)
    assert found.unknown == ["编号", "当事人.民族"]
    assert found.missing == ["案号", "调解过程"]
    with pytest.raises(NoTemplate, match="人"):
        engine.look(KINDS["record"], document(paragraph("{% for 人 in 当事人 %}")))


def test_a_program_that_is_ended_takes_nobody_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "broken.py").write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.setattr(apart, "PLATFORM", tmp_path)
    monkeypatch.setattr(engine, "PROGRAM", "broken")
    with pytest.raises(NotFilled):
        engine.fill(KINDS["record"], drawing.draw("# x"), {})


# ── In place of the built-in one


def put(by: Actor, docx: bytes | None, day: Any = None, kind: str = "record") -> Any:
    browser = signed_in(by)
    address = f"/api/v1/papers/templates/{kind}?valid_from={(day or clock.today()).isoformat()}&why=换"
    return (
        browser.delete(address)
        if docx is None
        else browser.put(address, docx, content_type="application/msword")
    )


def own(words: str = "甲") -> bytes:
    loop = paragraph("{%p for 次 in 调解过程 %}") + paragraph("{{次.经过}}") + paragraph("{%p endfor %}")
    people = paragraph("{%p for 人 in 当事人 %}") + paragraph("{{人.姓名}}") + paragraph("{%p endfor %}")
    return document(paragraph(f"{words} {{{{案号}}}}") + loop + people)


def test_another_template_holds_from_its_day_on(han: Actor) -> None:
    kind, today = KINDS["record"], clock.today()
    assert put(han, own("甲")).status_code == 200
    assert put(han, own("乙"), today + timedelta(days=3)).status_code == 200
    assert "甲 " in words_of(templates.holding(kind, han.county_code).docx)
    assert "乙 " in words_of(templates.holding(kind, han.county_code, today + timedelta(days=3)).docx)
    assert templates.holding(kind, "999922").row is None, "of another county"
    told = put(han, None).json()
    assert templates.holding(kind, han.county_code).docx == drawing.draw(kind.built_in)
    assert [(one["version"], one["is_built_in"]) for one in told["items"]] == [
        (3, True),
        (2, False),
        (1, False),
    ]
    assert told["items"][0]["why"] == "换"
    act = Act.objects.latest("id")
    assert (act.type, act.facts["section"]) == ("config.changed", "paper_templates")
    first = signed_in(han).get("/api/v1/papers/templates/record/docx?version=1")
    assert "甲 " in words_of(first.content)


def test_what_names_unknown_fields_is_not_put(han: Actor) -> None:
    refused = put(han, document(paragraph("{{民族}}")))
    assert (refused.status_code, refused.json()["code"]) == (422, UnknownFields.code)
    assert "民族" in refused.json()["detail"]
    assert put(han, own(), clock.today() - timedelta(days=1)).status_code == 422
    torn = document(
        f"<w:tbl><w:tr><w:tc>{paragraph('{% if 案号 %}')}</w:tc></w:tr></w:tbl>{paragraph('{% endif %}')}"
    )
    assert put(han, torn).status_code == 422
    assert signed_in(han).get("/api/v1/papers/templates/record").json()["items"] == []


def test_templates_are_the_administrators(wu: Actor, li: Actor) -> None:
    assert put(wu, own()).status_code == 403
    assert signed_in(li).get("/api/v1/papers/kinds").status_code == 403
    kinds = signed_in(wu).get("/api/v1/papers/kinds").json()["items"]
    assert {kind["code"] for kind in kinds} == set(KINDS)
    assert kinds[0]["fields"][0]["name"] == "案号"


def test_a_draft_is_previewed_on_sample_data(han: Actor) -> None:
    browser = signed_in(han)
    address = "/api/v1/papers/templates/record/preview?format=docx"
    sent = browser.post(address, own("样"), content_type="application/msword")
    assert "样 PA-2A4A-XRAG" in words_of(sent.content)
    assert "张某㑇" in words_of(browser.get(address).content)
    assert browser.get("/api/v1/papers/templates/letter/preview?format=docx").status_code == 404


def test_kinds_have_no_field_for_what_is_not_asked() -> None:
    """Forms ask for a nationality on paper. No template can name one here."""
    words = {word for kind in KINDS.values() for word in _words(kind.fields)}
    assert not [word for word in words if any(part in word for part in ("民族", "nation", "ethnic", "宗教"))]
    assert mediation.AGREEMENT in KINDS


def _words(fields: Any) -> set[str]:
    return {word for field in fields for word in {field.code, field.name, *_words(field.members)}}


@pytest.mark.parametrize("form", ["第号", "{n!r}", "{n:>9999999}", "{x}{n}", "{n", "{0}"])
def test_a_form_of_numbers_says_year_place_and_number(form: str) -> None:
    assert series.unfit(form)
    assert not series.unfit("（{year}）{place}字第{n}号")
