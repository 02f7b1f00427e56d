"""A workbook is judged while it is unpacked: what comes out is small, plain, and nothing else."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.utils import translation

from pingan.core import workbooks
from pingan.core.errors import TooLarge, Unsupported
from pingan.core.workbooks import WorkbookRefused, bounded, first_sheet
from tests.workbooks import sheet, sheet_of, workbook

ROWS = [["类别", "事项"], ["0506", "水渠 <管护>"]]


def names_in(data: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(data)).namelist()


def test_a_plain_workbook_comes_out_as_it_was() -> None:
    data = workbook({"清单": sheet_of(ROWS)}, **{"xl/vbaProject.bin": "macros", "xl/media/a.png": "picture"})
    packed = bounded(data)
    assert "xl/vbaProject.bin" not in names_in(packed)
    assert "xl/media/a.png" not in names_in(packed)
    kept = zipfile.ZipFile(BytesIO(packed)).read("xl/worksheets/sheet1.xml")
    assert kept == sheet_of(ROWS).encode()


@pytest.mark.parametrize(
    ("lines", "after", "said"),
    [
        ('<row r="1"><c r="XFD1"/></row>', "", "40 columns"),
        ('<row r="1"><c r="A1048576"/></row>', "", "5000 rows"),
        ('<row r="1048576"/>', "", "5000 rows"),
        ("<row/>" * 5001, "", "5000 rows"),
        ("<row>" + "<c/>" * 41 + "</row>", "", "40 columns"),
        ('<row r="2"><c r="A2"/><c r="B2"><f>1+1</f><v>2</v></c></row>', "", "B2 holds a formula"),
        ("<row><c/></row>", '<mergeCells><mergeCell ref="A1:H1"/></mergeCells>', "A1:H1 are merged"),
    ],
)
def test_what_is_not_read_is_named(lines: str, after: str, said: str) -> None:
    with translation.override("en"), pytest.raises(WorkbookRefused) as refused:
        bounded(workbook({"a": sheet(lines, after)}))
    with translation.override("en"):
        assert said in str(refused.value)


def test_a_part_that_another_calls_a_sheet_is_judged_like_one() -> None:
    # Which parts are sheets is said by relations that whoever made the file wrote.
    hidden = sheet('<row r="1"><c r="XFD1048576"/></row>')
    with pytest.raises(WorkbookRefused):
        bounded(workbook({"a": sheet_of(ROWS)}, **{"xl/styles.xml": hidden}))


@pytest.mark.parametrize(
    "reference", ["a1", "A0", "A99999999", "ABCD1", "１", "A1:B2", "-1", "A" + "9" * 5000]
)
def test_cells_that_are_nowhere_are_no_workbook(reference: str) -> None:
    for lines in (f'<row><c r="{reference}"/></row>', f'<row r="{reference}"/>'):
        with pytest.raises(Unsupported):
            bounded(workbook({"a": sheet(lines)}))


def test_a_bomb_ends_at_the_bound() -> None:
    read: list[int] = []

    def counted(self: zipfile.ZipExtFile, n: int = -1) -> bytes:
        chunk = original(self, n)
        read.append(len(chunk))
        return chunk

    original = zipfile.ZipExtFile.read
    bomb = workbook({"a": sheet("<row/>" + " " * (200 << 20))})
    assert len(bomb) < workbooks.MAX_BYTES
    with patch.object(zipfile.ZipExtFile, "read", counted), pytest.raises(TooLarge):
        bounded(bomb)
    assert sum(read) <= workbooks.MAX_INFLATED + (1 << 16)


def test_a_declared_size_is_not_believed() -> None:
    # The archive says ten bytes; what inflates beyond them is no part that anybody reads.
    whole = workbook({"a": sheet("<row/>" * 100)})
    size = struct.pack("<I", len(sheet("<row/>" * 100)))
    with pytest.raises((TooLarge, Unsupported)):
        bounded(whole.replace(size, struct.pack("<I", 10)))


def test_bytes_are_bounded_before_anything_is_opened() -> None:
    with patch.object(zipfile, "ZipFile") as opened, pytest.raises(TooLarge) as refused:
        bounded(b"PK" + b"\0" * workbooks.MAX_BYTES)
    assert not opened.called
    assert refused.value.extra == {"max_bytes": workbooks.MAX_BYTES}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        "类别,事项".encode(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        workbook({}),
        workbook({"a": "<worksheet>"}),
        workbook({"a": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'}),
        workbook({"a": sheet_of(ROWS)}, **{f"xl/other{n}.xml": "" for n in range(200)}),
        workbook({"a": sheet_of(ROWS)}, compressed=zipfile.ZIP_LZMA),
        workbook({"a": sheet_of(ROWS)})[:-40],
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Unsupported):
        bounded(data)


def test_any_damage_is_a_refusal_and_no_fault() -> None:
    whole = workbook({"a": sheet_of(ROWS)})
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        with suppress(Unsupported, TooLarge, WorkbookRefused):
            bounded(bytes(damaged))


def test_a_locked_one_says_so() -> None:
    locked = bytearray(workbook({"a": sheet_of(ROWS)}))
    # The flag of encryption, in every local and central header.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(mark, at + 4)
    with pytest.raises(WorkbookRefused):
        bounded(bytes(locked))


@pytest.mark.parametrize("encoding", ["nothing-such", "gb18030", "utf-7"])
def test_an_encoding_that_is_not_read_is_refused_as_any_other_damage(encoding: str) -> None:
    """What says so inside an archive is no error of the archive, nor one of its XML."""
    part = f"<?xml version='1.0' encoding='{encoding}'?>" + sheet_of([["a"]])
    with pytest.raises((Unsupported, WorkbookRefused)):
        first_sheet(workbook({"a": part}))


class PanicException(BaseException):
    """As the reader in Rust raises it: no Exception."""


def test_a_reader_that_panics_is_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(_file: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(workbooks, "CalamineWorkbook", SimpleNamespace(from_filelike=panic))
    with pytest.raises(Unsupported):
        first_sheet(workbook({"a": sheet_of([["a"]])}))


def test_whoever_stops_the_process_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_file: object) -> None:
        raise SystemExit

    monkeypatch.setattr(workbooks, "CalamineWorkbook", SimpleNamespace(from_filelike=stop))
    with pytest.raises(SystemExit):
        first_sheet(workbook({"a": sheet_of([["a"]])}))


def test_nobody_else_hands_a_file_to_the_reader() -> None:
    """So that what it does with a broken one is looked at in one place."""
    rooms = Path(workbooks.__file__).parents[1]
    files = {file.name: file.read_text(encoding="utf-8") for file in rooms.rglob("*.py")}
    assert {name for name, text in files.items() if "python_calamine" in text} == {"workbooks.py"}
