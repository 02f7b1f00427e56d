"""What a file is, told from its bytes alone, and a name that harms nobody."""

from __future__ import annotations

import tracemalloc
import unicodedata
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan.core.documents import FORMATS, MacrosInside, UnknownFormat, format_of, harmless_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def package(types: str = "", *names: str, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as file:
        if types:
            file.writestr("[Content_Types].xml", f'<Types><Override ContentType="{types}"/></Types>')
        for name in names:
            file.writestr(name, "x")
    return packed.getvalue()


def compound(*streams: str, more: bytes = b"") -> bytes:
    names = b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names + more


def recording(*handlers: bytes) -> bytes:
    boxes = b"".join(b"\0\0\0\x20hdlr" + bytes(8) + handler + bytes(12) for handler in handlers)
    return b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + boxes


EBML = b"\x1a\x45\xdf\xa3\x9f"
KNOWN = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "docx": package(WORD, "word/document.xml"),
    "xlsx": package(EXCEL, "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
    "ofd": package("", "OFD.xml", "Doc_0/Document.xml"),
    "doc": compound("Root Entry", "WordDocument", "1Table"),
    "xls": compound("Root Entry", "Workbook", more=b"\x85\x00\x0e\x00\x12\x34\x00\x00\x00\x00\x06\x00Sheet1"),
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00",
    "aac": b"\xff\xf1\x50\x80\x00\x1f\xfc",
    "m4a": recording(b"soun"),
    "amr": b"#!AMR\n\x3c\x91",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "ogg": b"OggS\x00\x02" + bytes(22) + b"OpusHead\x01",
    "webm": EBML + b"\x42\x82\x84webm\x18\x53\x80\x67" + bytes(20) + b"\x86\x86A_OPUS" + b"V_" * 9,
    "silk": b"\x02#!SILK_V3\x0c",
    "txt": "2026-11-28 王某：水又漫上来了\r\n".encode(),
}


@pytest.mark.parametrize("code", FORMATS)
def test_each_kind_is_told_from_its_bytes(code: str) -> None:
    assert format_of(KNOWN[code]).code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_comes_in_what_phones_and_windows_write(encoding: str) -> None:
    assert format_of("聊天记录：\t明天去看。\r\n".encode(encoding)).code == "txt"


def test_the_head_of_a_frame_is_a_recording_without_a_title() -> None:
    assert format_of(b"\xff\xfb\x90\x64" + bytes(100)).code == "mp3"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \r\n ",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01\x01",
        b"\x89PNG\r\n\x1a\n\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x1f\x8b\x08\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07\x00",
        b"SQLite format 3\x00",
        package("", "readme.txt"),
        package("application/java-archive", "META-INF/MANIFEST.MF"),
        package(f"{WORD} {EXCEL}"),
        package(WORD, compression=zipfile.ZIP_LZMA),
        compound("Root Entry", "EncryptedPackage"),
        compound("Root Entry", "PowerPoint Document"),
        recording(b"vide", b"soun"),
        recording(),
        b"OggS" + bytes(24) + b"\x80theora",
        EBML + b"\x42\x82\x84webm" + bytes(20) + b"\x86\x86A_OPUS\x86\x85V_VP8",
        EBML + b"\x42\x82\x84webm" + bytes(20) + b"\x86\x85V_VP9",
        EBML + b"\x42\x82\x88matroska" + bytes(20) + b"\x86\x86A_OPUS",
        b"RIFF\x24\x00\x00\x00AVI LIST",
        b"PK\x03\x04 no end",
    ],
)
def test_nothing_else_is_taken(content: bytes) -> None:
    with pytest.raises(UnknownFormat):
        format_of(content)


@pytest.mark.parametrize(
    "content",
    [
        package(WORD, "word/document.xml", "word/vbaProject.bin"),
        package("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
        package(EXCEL, "xl/macrosheets/sheet1.xml"),
        package(f"{EXCEL} application/vnd.ms-excel.macrosheet+xml"),
        package(WORD, "word/activeX/activeX1.xml"),
        compound("Root Entry", "WordDocument", "Macros", "VBA", "_VBA_PROJECT"),
        compound("Root Entry", "Workbook", "_VBA_PROJECT_CUR", "_VBA_PROJECT"),
        compound("Root Entry", "Workbook", more=b"\x85\x00\x0e\x00\x12\x34\x00\x00\x02\x01\x06\x00Macro1"),
    ],
)
def test_what_would_run_is_refused(content: bytes) -> None:
    with pytest.raises(MacrosInside):
        format_of(content)


def test_a_list_without_end_is_refused_before_it_is_read() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number in range(12_000):
            file.writestr(f"{number:06}", b"")
    content = packed.getvalue()
    tracemalloc.start()
    with pytest.raises(UnknownFormat):
        format_of(content)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1 << 20


def test_a_part_that_inflates_without_end_is_read_to_its_bound() -> None:
    content = package(WORD + " " * (64 << 20))
    tracemalloc.start()
    with pytest.raises(UnknownFormat):
        format_of(content)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 << 20


@pytest.mark.parametrize(
    ("said", "code", "kept"),
    [
        ("勘察报告.pdf", "pdf", "勘察报告.pdf"),
        ("勘察报告.PDF", "pdf", "勘察报告.pdf"),
        ("报告.pdf.exe", "pdf", "报告.pdf.exe.pdf"),
        ("聊天记录.html", "txt", "聊天记录.html.txt"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("C:\\Users\\li\\记录.docx", "docx", "记录.docx"),
        ('a<b>"c|d?*.txt', "txt", "a_b__c_d__.txt"),
        ("", "pdf", "_.pdf"),
        ("...", "pdf", "_.pdf"),
        ("CON.txt", "txt", "_CON.txt"),
        ("con .记录.txt", "txt", "_con .记录.txt"),
        ("COM¹", "pdf", "_COM¹.pdf"),
        ("conin$.txt", "txt", "_conin$.txt"),
        ("concert.txt", "txt", "concert.txt"),
        ("报告.pdf.", "pdf", "报告.pdf"),
        (" . .隐藏. ", "pdf", "隐藏.pdf"),
        ("发票\u202efdp.exe", "pdf", "发票fdp.exe.pdf"),
        ("\u0639\u200f\u2067exe.txt", "txt", "\u0639exe.txt"),
        ("a\x7fb\x9bc\u2028d", "txt", "a_b_c_d.txt"),
        ("长" * 300, "pdf", "长" * 78 + ".pdf"),
        ("x" * 300, "pdf", "x" * 115 + ".pdf"),
        ("👨\u200d👩\u200d👧" * 60, "pdf", "👨\u200d👩\u200d👧" * 13 + ".pdf"),
    ],
)
def test_a_name_is_one_files_and_ends_as_its_content(said: str, code: str, kept: str) -> None:
    assert harmless_name(said, FORMATS[code], max_length=120) == kept


@given(st.text(max_size=400), st.sampled_from(sorted(FORMATS)))
def test_any_name_is_one_files_on_every_system(said: str, code: str) -> None:
    kept = harmless_name(said.encode(errors="ignore").decode(), FORMATS[code], max_length=120)
    assert kept.endswith(FORMATS[code].ending)
    assert len(kept) <= 120
    assert len(kept.encode()) <= 255 - len(" (1)")
    assert not set(kept) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(letter) == "Cc" for letter in kept)
    assert not any(unicodedata.bidirectional(letter) in TURNING for letter in kept)
    stem = kept.removesuffix(FORMATS[code].ending)
    assert stem == stem.strip(" .") != ""
    assert stem.partition(".")[0].rstrip().lower() not in DEVICES


# Embeddings, overrides and isolates, by the words of Unicode's bidirectional algorithm.
TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)
