"""What was entered once stands in the papers of a dispute and in its bound file; what was said alone not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from pingan.cases.files import Sent, add_file
from pingan.cases.models import Case
from pingan.cases.photos import add_photo
from pingan.core import packages, vault
from pingan.core.ids import uuid7
from pingan.mediation import evidence, parties, readings, statements, team
from pingan.mediation.models import Party
from pingan.papers import binding, drawing, engine, making, office, services
from pingan.papers.kinds import KINDS
from pingan.papers.models import Paper
from pingan.papers.places import BOUND, DOCX, PDF
from pingan.papers.services import Wanted
from pingan.people.actors import Actor
from tests.contract.test_act_comes_last import a_picture
from tests.mediation.drawn import a_signature
from tests.papers.conftest import WORD, held
from tests.papers.test_pdfs import evidence as a_pdf
from tests.papers.test_pdfs import likeness, shape, text_of

# Family names that few fonts have: of extension A, of the end of the basic plane, of B and of E.
SURNAMES = ("㑇", "䶮", "鿍", "𠮷", "𬭚")
ALONE = "底线是两千元"
ORIGINAL = "Hha’ma ceiq nga tee yil qoq"


@pytest.fixture
def told(dispute: Case, wu: Actor, zheng: Actor) -> Case:
    """A quarrel with a list of evidence, a witness who spoke Hani, and a word that was said alone."""
    of = {"case_id": dispute.pk, "by": wu}
    # Behind those whom the case has already.
    first = Party.objects.filter(dispute=dispute.pk).count() + 1
    second = first + 1
    for number, surname in enumerate(SURNAMES, first):
        side = "applicant" if number == first else "respondent"
        parties.name_party(written=parties.Written(side, "person", f"{surname}示例"), **of)
        parties.record_consent(
            party=parties.Known(dispute.pk, number), said=parties.Said("agreed", "spoken", True), by=wu
        )
    team.add_mediator(account_id=zheng.account_id, **of)
    agreed = tuple(range(1, first + len(SURNAMES)))
    team.invite_helper(invited=team.Invited("expert", "示例译员", "通哈尼语", agreed), **of)
    photo, _new = add_photo(case_id=dispute.pk, photo_id=uuid7(), sent=a_picture(), by=wu)
    file, _new = add_file(case_id=dispute.pk, sent=Sent(uuid7(), "扫描件.pdf", a_pdf()), by=wu)
    for listed in (
        evidence.Listed("院墙照片", "electronic", first, "墙裂在哪里", 3, photo_id=photo.pk),
        evidence.Listed("建房协议", "original", second, "滴水线的约定", 2, file_id=file.pk),
        evidence.Listed("现场勘查笔录", "copy"),
    ):
        evidence.list_evidence(listed=listed, **of)
    evidence.order_evidence(numbers=[2, 1, 3], **of)
    spoken: dict[str, Any] = {"language": "hani", "original": ORIGINAL, "interpreter": "示例译员"}
    at = timezone.now() - timedelta(hours=3)
    for said in (
        statements.Told("inquiry", at, "墙是去年裂的", speaker="示例证人", place="村委会", **spoken),
        statements.Told("caucus", at, ALONE, party=first),
        statements.Told("session", at, "钱可以各出一半", party=second),
    ):
        statements.take_statement(told=said, **of)
    for number, heard in (
        (
            1,
            readings.Heard(
                "witness", "interpreted", "right", statement=1, language="hani", interpreter="示例译员"
            ),
        ),
        (2, readings.Heard("party", "self", "right", statement=2, number=first)),
        (3, readings.Heard("party", "aloud", "objects", statement=3, number=second, objection="数目不对")),
    ):
        readings.read_back(heard=heard, **of)
        if heard.answer == "right":
            readings.sign(read_back=parties.Known(dispute.pk, number), sent=a_signature(), by=wu)
    return dispute


def made(case: Case, kind: str, by: Actor) -> Paper:
    return services.make_paper(case_id=case.pk, wanted=Wanted(KINDS[kind], {}), by=by, own_id=uuid7())


def words_of(paper: Paper) -> str:
    with vault.open_file(DOCX.name_of(paper.pk)) as file:
        tree = ElementTree.fromstring(packages.unpacked(file.read())["word/document.xml"])  # noqa: S314  our own
    return "".join(text.text or "" for text in tree.iter(f"{{{WORD}}}t"))


def test_an_inquiry_fills_its_record_with_both_wordings_side_by_side(told: Case, wu: Actor) -> None:
    paper = made(told, "inquiry", wu)
    said = words_of(paper)
    for word in (
        "示例证人",
        "村委会",
        f"{ORIGINAL}（哈尼语）",
        "墙是去年裂的",
        "翻译人：示例译员",
        "wu、zheng",
    ):
        assert word in said, word
    assert "示例证人翻译后宣读（哈尼语，翻译人示例译员）：与所述相符" in said
    # In one row of one table: the original at the left, the Chinese at the right.
    with vault.open_file(DOCX.name_of(paper.pk)) as file:
        tree = ElementTree.fromstring(packages.unpacked(file.read())["word/document.xml"])  # noqa: S314  our own
    rows = [
        ["".join(text.text or "" for text in cell.iter(f"{{{WORD}}}t")) for cell in row.iter(f"{{{WORD}}}tc")]
        for row in tree.iter(f"{{{WORD}}}tr")
    ]
    assert [f"{ORIGINAL}（哈尼语）", "墙是去年裂的"] in rows


def test_an_inquiry_that_nobody_wrote_down_is_left_to_a_pen(dispute: Case, wu: Actor) -> None:
    said = words_of(made(dispute, "inquiry", wu))
    assert "被调查人" in said
    assert "{" not in said


def test_evidence_is_told_by_who_brought_it_in_its_order(told: Case, wu: Actor) -> None:
    said = words_of(made(told, "evidence_list", wu))
    assert "1建房协议被申请人 䶮示例滴水线的约定原件2" in said
    assert said.index("建房协议") < said.index("院墙照片") < said.index("现场勘查笔录")
    assert "现场勘查笔录调解组织" in said


def test_what_was_read_and_signed_is_told_with_the_hash_of_the_text(told: Case, wu: Actor) -> None:
    said = words_of(made(told, "signatures", wu))
    row = statements.on_file(told)[0]
    assert statements.hash_of(row).hex() in said.replace(" ", "")
    for word in ("示例证人（被调查人）", "有异议：数目不对", "䶮示例（被申请人）"):
        assert word in said, word


def test_who_helped_and_what_parties_said_stands_in_the_record(told: Case, wu: Actor) -> None:
    case = held(told, wu)
    said = words_of(made(case, "record", wu))
    assert "示例译员（专业人员，通哈尼语）" in said
    assert "䶮示例（被申请人）的陈述" in said
    assert "钱可以各出一半" in said


def test_what_was_said_alone_is_in_no_paper_and_no_bound_file(told: Case, wu: Actor, zheng: Actor) -> None:
    case = held(told, wu)
    for by in (wu, zheng):
        for kind in (kind for kind in KINDS.values() if kind.part == "paper" and kind.offered(case)):
            known = services.known_for(case, Wanted(kind, {}), by)
            assert ALONE not in str(known), kind.code
            assert "陈述记录2" not in str(known), kind.code
    made(case, "inquiry", wu)
    plan = services._plan(case, list(Paper.objects.filter(case=case)), wu)
    assert ALONE not in str(plan)
    (sheet,) = [one["sheet"] for one in plan["brought"] if one.get("sheet")]
    assert [drawn["label"] for drawn in sheet] == ["1"], "a signature under words said alone stays with them"


def test_evidence_is_bound_in_its_order_and_signatures_behind_it(told: Case, wu: Actor, qian: Actor) -> None:
    for kind in ("inquiry", "signatures"):
        made(told, kind, wu)
    add_file(case_id=told.pk, sent=Sent(uuid7(), "另一件.txt", "无人登记".encode()), by=qian)
    bound = services.ask_bound(case_id=told.pk, by=wu, own_id=uuid7())
    assert making.bind_file(bound.pk) == "ready"
    with vault.open_file(BOUND.name_of(bound.pk)) as file:
        pdf = file.read()
    document = pypdfium2.PdfDocument(pdf)
    titles = [one.get_title() for one in document.get_toc()]
    last = document[len(document) - 1].get_textpage().get_text_range()
    contents = document[1].get_textpage().get_text_range().replace("\r\n", "").replace(" ", "")
    document.close()
    assert titles == ["调查记录", "宣读核对和签名确认表", "建房协议", "院墙照片", "屏幕签名（1 个）"]
    # Its number in the file's upper corner, and the signature's own.
    assert sorted(last.split()) == sorted(["1", last.split()[-1]])
    for word in ("被申请人䶮示例", "申请人㑇示例", "另一件.txt", "另存", "qian"):
        assert word in contents, word
    # The cover names every party, the contents those who brought something.
    for page, names in ((0, SURNAMES), (1, ("㑇", "䶮"))):
        seen = dict(characters_of(pdf, names, on=[page]))
        assert set(seen) == set(names), page
        require_drawn_right(seen)


def test_pictures_of_a_sheet_stand_two_beside_each_other() -> None:
    out = BytesIO()
    Image.new("RGB", (300, 100), "black").save(out, "JPEG")
    pictures = [
        {"jpeg": out.getvalue(), "width": 300, "height": 100, "label": str(number)} for number in range(1, 13)
    ]
    bound = binding.bind([], [{"title": "签名", "pictures": pictures, "on_a_page": 10}])
    assert bound["pages"] == 2
    document = pypdfium2.PdfDocument(bound["pdf"])
    numbers = [document[number].get_textpage().get_text_range().split() for number in range(2)]
    document.close()
    assert sorted(map(int, numbers[0])) == sorted([*range(1, 11), 1])
    assert sorted(map(int, numbers[1])) == sorted([11, 12, 2])


# -- rare surnames, compared as pictures -----------------------------------------------------------


def test_a_rare_surname_is_drawn_right_in_the_papers_of_a_case(told: Case, wu: Actor) -> None:
    """From a party as it was written down to what the PDF of a paper shows: the very character, and neither
    a box nor another one. Each is compared with all of them, drawn straight from the font."""
    paper = made(told, "intake", wu)
    assert making.make_pdf(paper.pk) == "ready"
    with vault.open_file(PDF.name_of(paper.pk)) as file:
        seen = dict(characters_of(file.read(), SURNAMES))
    assert set(seen) == set(SURNAMES), "told by the text of the PDF, too: it can be searched and copied"
    require_drawn_right(seen)


def require_drawn_right(seen: Mapping[str, Image.Image]) -> None:
    """Each the very character: more like itself, drawn straight from the font, than like any other."""
    meant = {letter: shape(from_font(letter)) for letter in (*SURNAMES, "\U000e1234")}
    for letter, picture in seen.items():
        alike = {other: likeness(shape(picture), drawn) for other, drawn in meant.items()}
        assert max(alike, key=alike.__getitem__) == letter, alike
        assert alike[letter] > 0.75, (letter, alike)


def characters_of(
    pdf: bytes, wanted: tuple[str, ...], on: Sequence[int] | None = None
) -> Iterator[tuple[str, Image.Image]]:
    """Where each of these stands first, on these pages or on any, cut out of a drawing of its page."""
    scale, left_over = 6, set(wanted)
    document = pypdfium2.PdfDocument(pdf)
    for page in (document[number] for number in (range(len(document)) if on is None else on)):
        text = page.get_textpage()
        sheet = page.render(scale=scale).to_pil().convert("L")
        for at in range(text.count_chars()):
            # A character beyond the basic plane is told as two.
            letter = text.get_text_range(at, 2)
            letter = letter if ord(letter[:1] or " ") > 0xFFFF else letter[:1]
            if letter not in left_over:
                continue
            left_over.discard(letter)
            left, bottom, right, top = text.get_charbox(at)
            edge = 1
            yield (
                letter,
                sheet.crop(
                    (
                        int((left - edge) * scale),
                        int((page.get_height() - top - edge) * scale),
                        int((right + edge) * scale),
                        int((page.get_height() - bottom + edge) * scale),
                    )
                ),
            )
    document.close()


def from_font(letter: str) -> Image.Image:
    (found,) = Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc")
    face = ImageFont.truetype(str(found), 200, index=2)
    sheet = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(sheet).text((30, 10), letter, font=face, fill=0)
    return sheet


# -- documents that other offices open -------------------------------------------------------------

# The order in which the standard has them (ECMA-376, CT_PPrBase, CT_RPr, CT_TcPr, CT_TblPr, CT_SectPr), as
# far as we write any. LibreOffice forgives another; WPS and Word mend the document, or refuse it.
ORDER = {
    "pPr": ("pStyle", "keepNext", "spacing", "ind", "jc"),
    "rPr": ("rFonts", "b", "sz", "szCs", "lang"),
    "tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout"),
    "tcPr": ("tcW", "gridSpan", "vAlign"),
    "sectPr": ("footerReference", "pgSz", "pgMar"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tc": ("tcPr", "p"),
    "tr": ("trPr", "tc"),
}


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_document_is_written_as_the_standard_has_it(code: str) -> None:
    kind = KINDS[code]
    parts = packages.unpacked(engine.fill(kind, drawing.draw(kind.built_in), kind.sample))
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        tree = ElementTree.fromstring(parts[name])  # noqa: S314  our own
        for element in tree.iter():
            tag = element.tag.removeprefix(f"{{{WORD}}}")
            children = [child.tag.removeprefix(f"{{{WORD}}}") for child in element]
            if tag in ORDER:
                assert set(children) <= set(ORDER[tag]), (name, tag, children)
                places = [ORDER[tag].index(child) for child in children]
                assert places == sorted(places), (name, tag, children)
            if tag == "tc":
                # A cell without a paragraph is what Word calls a damaged file.
                assert children[-1] == "p", name
            if tag == "tbl":
                _has_even_rows(element)


def _has_even_rows(table: ElementTree.Element) -> None:
    """Every row covers the grid: cells with what they span."""
    columns = len(table.findall(f"{{{WORD}}}tblGrid/{{{WORD}}}gridCol"))
    for row in table.findall(f"{{{WORD}}}tr"):
        spans = [
            int(span.get(f"{{{WORD}}}val", "1"))
            if (span := cell.find(f"{{{WORD}}}tcPr/{{{WORD}}}gridSpan")) is not None
            else 1
            for cell in row.findall(f"{{{WORD}}}tc")
        ]
        assert sum(spans) == columns


def test_an_office_draws_every_letter_that_is_in_them() -> None:
    """Opened by LibreOffice and drawn as a PDF: no letter of the Word document is wanting."""
    kinds = {code: KINDS[code] for code in ("inquiry", "evidence_list", "agreement")}
    ours = {
        code.replace("_", ""): engine.fill(kind, drawing.draw(kind.built_in), kind.sample)
        for code, kind in kinds.items()
    }
    for name, pdf in office.to_pdf(ours).items():
        tree = ElementTree.fromstring(packages.unpacked(ours[name])["word/document.xml"])  # noqa: S314  our own
        said = "".join(text.text or "" for text in tree.iter(f"{{{WORD}}}t"))
        seen = text_of(pdf)
        lost = {letter for letter in said if not letter.isspace()} - set(seen)
        assert not lost, (name, lost)
