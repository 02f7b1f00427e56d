"""PDFs by a real office: every built-in template, glyphs compared as pictures, the bound file."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from django.db.models import F
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pingan.cases.files import Sent, add_file
from pingan.cases.models import Case
from pingan.cases.photos import add_photo
from pingan.core import apart, clock, packages, vault
from pingan.core.ids import uuid7
from pingan.papers import binding, drawing, engine, glyphs, jobs, judging, making, office, pages, services
from pingan.papers.kinds import KINDS
from pingan.papers.models import BoundFile, Paper
from pingan.papers.places import BOUND
from pingan.papers.services import Wanted
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.contract.test_act_comes_last import a_picture
from tests.papers.conftest import agreed, held, words_of

# Surnames and given names that few fonts have: of extension A, of the basic plane's end, of B and of E.
RARE = "㑇䶮鿍𠮷𬭚"
NOBODYS = "\U000e1234"


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    """One start of the office for all of them: every form with its sample, and a page of rare characters."""
    documents = {
        code: engine.fill(kind, drawing.draw(kind.built_in), kind.sample) for code, kind in KINDS.items()
    }
    sheet = "\n".join(f". {letter}" for letter in RARE + NOBODYS)
    return office.to_pdf({**documents, "rare": drawing.draw(sheet)})


def saved_by_an_office(documents: Mapping[str, bytes], place: Path) -> dict[str, bytes]:
    """Each opened and saved again as a Word document, as whoever changes a form at an office does."""
    (place / "in").mkdir()
    for name, content in documents.items():
        (place / "in" / f"{name}.docx").write_bytes(content)
    command = [
        *(str(office.program()), "--headless", "--norestore", "--nolockcheck", "--nofirststartwizard"),
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "out")),
        *sorted(str(file) for file in (place / "in").iterdir()),
    ]
    surroundings = {
        "HOME": str(place),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    subprocess.run(command, env=surroundings, check=True, capture_output=True, timeout=300)
    return {name: (place / "out" / f"{name}.docx").read_bytes() for name in documents}


def test_a_form_that_an_office_saved_again_still_fills_with_the_same_words(tmp_path: Path) -> None:
    """LibreOffice writes another document than it read: other runs, other styles, the same fields."""
    # Rows in rows, tables with loops, and a footer; a start of the office takes its time.
    forms = {code: drawing.draw(KINDS[code].built_in) for code in ("inquiry", "agreement", "cover")}
    for code, saved in saved_by_an_office(forms, tmp_path).items():
        kind = KINDS[code]
        assert (
            packages.unpacked(saved)["word/document.xml"]
            != packages.unpacked(forms[code])["word/document.xml"]
        )
        kept = judging.judged(saved)
        found, before = engine.look(kind, kept), engine.look(kind, forms[code])
        assert (found.unknown, found.missing) == (before.unknown, before.missing) == ([], []), code
        assert said(engine.fill(kind, kept, kind.sample)) == said(
            engine.fill(kind, forms[code], kind.sample)
        ), code


def said(docx: bytes) -> list[str]:
    """The words of a document, paragraph by paragraph; an empty one says nothing."""
    return [line for line in words_of(docx).split("\n") if line.strip()]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    document.close()
    return words.replace("\r\n", "")


def test_every_form_opens_in_an_office_and_says_what_it_was_given(pdfs: dict[str, bytes]) -> None:
    assert set(pdfs) == {*KINDS, "rare"}
    for code, kind in KINDS.items():
        words = text_of(pdfs[code])
        assert "{" not in words, code
        for field in kind.fields:
            said = kind.sample.get(field.code, "")
            for line in said.splitlines() if isinstance(said, str) else []:
                assert line.replace(" ", "")[:12] in words.replace(" ", ""), (code, field.code)
    assert "第1页共1页" in text_of(pdfs["cover"]).replace(" ", "")


def test_rare_surnames_are_drawn_and_no_boxes(pdfs: dict[str, bytes]) -> None:
    """Each against the same character drawn straight from the font, and against the box of one nobody has."""
    drawn = list(lines_of(pdfs["rare"]))
    assert len(drawn) >= len(RARE)
    face = ImageFont.truetype(_serif(), 200, index=2)
    for letter, seen in zip(RARE, drawn, strict=False):
        meant = shape(_by_font(face, letter))
        others = [likeness(meant, shape(_by_font(face, other))) for other in RARE if other != letter]
        alike = likeness(meant, shape(seen))
        assert alike > 0.75, (letter, alike)
        assert alike > max(others), letter
    assert glyphs.without_glyph(RARE + NOBODYS) == [NOBODYS]


def _serif() -> str:
    """The font that stands in for those of offices (its faces: JP, KR, SC, …)."""
    (found,) = Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc")
    return str(found)


def _by_font(face: ImageFont.FreeTypeFont, letter: str) -> Image.Image:
    sheet = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(sheet).text((30, 10), letter, font=face, fill=0)
    return sheet


def lines_of(pdf: bytes) -> Iterator[Image.Image]:
    """The lines of the first page, one character each, without its foot."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=6).to_pil().convert("L")
    document.close()
    page = page.crop((0, 0, page.width // 2, page.height * 9 // 10))
    ink = page.point(lambda value: 255 if value < 140 else 0)
    rows = [ink.crop((0, at, ink.width, at + 1)).getbbox() is not None for at in range(ink.height)]
    begun = None
    for at, is_inked in enumerate([*rows, False]):
        if is_inked and begun is None:
            begun = at
        # Strokes of one character may stand apart; lines do by more.
        elif not is_inked and begun is not None and not any(rows[at : at + 30]):
            yield page.crop((0, begun, page.width, at))
            begun = None


def shape(picture: Image.Image) -> Image.Image:
    """What is drawn, in one size."""
    ink = picture.point(lambda value: 255 if value < 140 else 0)
    return ink.crop(ink.getbbox()).resize((64, 64))


def likeness(one: Image.Image, other: Image.Image) -> float:
    return 1 - sum(ImageChops.difference(one, other).tobytes()) / (255 * 64 * 64)


def evidence(page_count: int = 2) -> bytes:
    """A PDF as a party brings it, with a script that runs where it is opened."""
    document = pypdfium2.PdfDocument.new()
    for _page in range(page_count):
        document.new_page(595, 842)
    out = BytesIO()
    document.save(out)
    document.close()
    script = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Type"
    return out.getvalue().replace(b"/Type", script, 1)


def test_a_case_is_bound_into_one_file(dispute: Case, wu: Actor, qian: Actor) -> None:
    """By the worker: a paper's PDF, then the file with what was brought."""
    case = agreed(held(dispute, wu), wu)
    for kind in ("agreement", "record"):
        services.make_paper(case_id=case.pk, wanted=Wanted(KINDS[kind], {}), by=wu, own_id=uuid7())
    paper = Paper.objects.get(kind="record")
    assert making.make_pdf(paper.pk) == "ready"
    assert making.make_pdf(paper.pk) == "", "nothing to do any more"
    answer = signed_in(wu).get(f"/api/v1/papers/{paper.pk}")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    add_photo(case_id=case.pk, photo_id=uuid7(), sent=a_picture(), by=wu)
    for name, content in (
        ("合同.pdf", evidence()),
        ("录音.txt", "说了什么".encode()),
        ("坏.pdf", b"%PDF-1.7\n"),
    ):
        add_file(case_id=case.pk, sent=Sent(uuid7(), name, content), by=qian)
    bound = services.ask_bound(case_id=case.pk, by=wu, own_id=uuid7())
    assert str(paper.pk) in (bound.plan or "")
    assert str(paper.pk).encode() not in bytes(BoundFile.objects.values_list("plan", flat=True).get())
    assert making.bind_file(bound.pk) == "ready"
    bound.refresh_from_db()
    assert bound.plan is None
    with vault.open_file(BOUND.name_of(bound.pk)) as file:
        pdf = file.read()
    assert (len(pdf), b"JavaScript" in pdf) == (bound.pdf_size, False)
    document = pypdfium2.PdfDocument(pdf)
    told = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    titles = [one.get_title() for one in document.get_toc()]
    document.close()
    assert len(told) == bound.pdf_pages
    numbers = [page.strip().splitlines()[-1].strip() for page in told]
    assert numbers[:3] == ["i", "ii", "1"]
    assert numbers[2:] == [str(number) for number in range(1, len(told) - 1)]
    assert "人民调解卷宗" in told[0]
    contents = told[1].replace("\r\n", "").replace(" ", "")
    for word in (
        "卷内目录",
        "调解记录",
        "调解协议书",
        "照片（1张）",
        "合同.pdf",
        "录音.txt",
        "坏.pdf",
        "另存",
        "qian",
    ):
        assert word in contents, word
    assert contents.index("调解记录") < contents.index("调解协议书") < contents.index("照片")
    assert contents.count("另存") == 2, "what cannot be bound lies beside"
    assert titles == ["调解记录", f"调解协议书{_number(case)}", "照片（1 张）", "合同.pdf"]


def _number(case: Case) -> str:
    number = Paper.objects.get(case=case, kind="agreement").number
    assert number is not None
    return f" {number.text}"


def test_a_strangers_pdf_comes_as_pictures_of_its_pages() -> None:
    drawn = msgspec.msgpack.decode(
        apart.run(pages.__name__, msgspec.msgpack.encode({"pdf": evidence(3), "at_most": 9}))
    )
    assert [page["jpeg"][:3] for page in drawn["pages"]] == [b"\xff\xd8\xff"] * 3
    assert max(page["height"] for page in drawn["pages"]) <= pages.LONG_EDGE
    assert pages.pictures(evidence(3), 2) == {"fault": pages.TOO_LONG}
    assert pages.pictures(b"%PDF-1.7 garbage", 9) == {"fault": pages.DAMAGED}
    assert binding._roman(14) == "xiv"


def test_what_fails_is_tried_once_more_and_then_told(
    dispute: Case, wu: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = held(dispute, wu)
    paper = services.make_paper(case_id=case.pk, wanted=Wanted(KINDS["record"], {}), by=wu, own_id=uuid7())
    monkeypatch.setattr(office, "to_pdf", _breaks)
    assert [making.make_pdf(paper.pk) for _try in range(2)] == ["waiting", "failed"]
    told = signed_in(wu).get(f"/api/v1/cases/{case.pk}/papers").json()["items"][0]["pdf"]
    assert (told["state"], bool(told["fault"])) == ("failed", True)
    gone = signed_in(wu).get(f"/api/v1/papers/{paper.pk}")
    assert (gone.status_code, gone.json()["code"]) == (410, "pdf_failed")
    assert signed_in(wu).get(f"/api/v1/papers/{paper.pk}?format=docx").status_code == 200


def test_what_failed_is_made_when_somebody_asks_again(
    dispute: Case, wu: Actor, qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = held(dispute, wu)
    paper = services.make_paper(case_id=case.pk, wanted=Wanted(KINDS["record"], {}), by=wu, own_id=uuid7())
    # Long ago, so that nothing but the asking says since when it is waited for.
    Paper.objects.update(at=clock.now() - making.PATIENCE * 2)
    with monkeypatch.context() as without_office:
        without_office.setattr(office, "program", lambda: None)
        assert making.make_pdf(paper.pk) == "failed"
    address = f"/api/v1/papers/{paper.pk}/pdf"
    assert signed_in(qian).post(address).status_code == 403
    told = [signed_in(wu).post(address) for _time in range(2)]
    assert [(one.status_code, one.json()["pdf"]["state"]) for one in told] == [(200, "waiting")] * 2
    assert jobs.ask_again() == 0, "it was asked for a moment ago"
    assert making.make_pdf(paper.pk) == "ready"
    assert signed_in(wu).post(address).json()["pdf"]["state"] == "ready", "what is there stays"


def _breaks(_documents: object) -> dict[str, bytes]:
    raise office.OfficeFault(office.BROKEN)


def test_what_a_killed_worker_left_is_asked_for_again(dispute: Case, wu: Actor) -> None:
    case = held(dispute, wu)
    one, other = (
        services.make_paper(case_id=case.pk, wanted=Wanted(KINDS["record"], {}), by=wu, own_id=uuid7())
        for _paper in range(2)
    )
    assert jobs.ask_again() == 0, "their worker may be at it"
    Paper.objects.update(at=clock.now() - making.PATIENCE * 2)
    Paper.objects.filter(pk=other.pk).update(pdf_tries=F("pdf_tries") + making.TRIES)
    assert jobs.ask_again() == 2
    other.refresh_from_db()
    assert (other.pdf, other.pdf_fault) == ("failed", "interrupted")
    assert Paper.objects.get(pk=one.pk).pdf == "waiting"


def test_without_an_office_it_is_told_at_once(
    dispute: Case, wu: Actor, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    case = held(dispute, wu)
    paper = services.make_paper(case_id=case.pk, wanted=Wanted(KINDS["record"], {}), by=wu, own_id=uuid7())
    monkeypatch.setattr(office, "program", lambda: None)
    assert making.make_pdf(paper.pk) == "failed"
    assert Paper.objects.get(pk=paper.pk).pdf_fault == office.MISSING
