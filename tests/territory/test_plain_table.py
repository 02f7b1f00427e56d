"""A county of a plain table, whatever its tree, is one that the loader takes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from pmtiles.reader import MmapSource, Reader

from pingan.core.area_codes import Level
from pingan.territory import plain_table
from pingan.territory.errors import CountyRefused
from pingan.territory.models import Area
from pingan.territory.services import load_county


def tree() -> list[tuple[str, str]]:
    """Of uneven sizes, so that borders of neighbours meet in the middle of each other's."""
    rows = [("530722", "某县")]
    for township in range(5):
        code = f"530722{100 + township}"
        rows.append((code, f"{township}乡"))
        for village in range(township * 2):
            rows.append((f"{code}{200 + village}", f"{village}村"))
            rows += [
                (f"{code}{200 + village}{grid:03}", f"第{grid}网格") for grid in range(village + township)
            ]
    return rows


def csv_of(rows: list[tuple[str, str]], headings: str = "代码,名称") -> bytes:
    return "\n".join([headings, *(f"{code},{name}" for code, name in rows)]).encode()


@pytest.mark.django_db
def test_the_loader_takes_what_is_drawn(tmp_path: Path) -> None:
    rows = tree()
    plain_table.write(plain_table.read(csv_of(rows)), tmp_path)
    loaded = load_county(tmp_path)
    assert (loaded.opened, loaded.county_code) == (len(rows), "530722")
    assert Area.objects.filter(level=Level.GRID).count() == sum(len(code) == 15 for code, _ in rows)
    assert load_county(tmp_path).changed is False
    with (tmp_path / "basemap.pmtiles").open("rb") as file:
        assert Reader(MmapSource(file)).get(8, 100, 100) is None


def test_a_workbook_with_numbers_of_the_statistical_office() -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    lines = [
        ("区划代码", "区划名称", "户数"),
        (530722000000, "某县", ""),
        ("530722100000", "城关镇", 12),
        ("530722100001", "东街社区", "1,200"),
    ]
    for line, cells in enumerate(lines):
        sheet.write_row(line, 0, cells)
    book.close()
    areas = plain_table.read(out.getvalue())
    assert [(one.code, one.households) for one in areas] == [
        ("530722", 0),
        ("530722100", 12),
        ("530722100001", 1200),
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("530722", "县"), ("5307221", "乡")], "第 3 行"),
        ([("530722", "县"), ("530722100", "乡"), ("530722100", "乡")], "第 4 行"),
        ([("530722", "县"), ("530722100", "")], "没有名称"),
        ([("530722", "县"), ("530722100200", "村")], "上级 530722100"),
        ([("530722", "县"), ("53072２", "乡")], "不是代码"),
    ],
    ids=["length", "twice", "no name", "no parent", "full width"],
)
def test_what_is_wrong_is_told_by_its_line(rows: list[tuple[str, str]], told: str) -> None:
    with pytest.raises(CountyRefused, match=told):
        plain_table.read(csv_of(rows))


def test_there_is_one_county(tmp_path: Path) -> None:
    two = plain_table.read(csv_of([("530722", "甲"), ("530723", "乙")]))
    with pytest.raises(CountyRefused, match="一个县"):
        plain_table.write(two, tmp_path / "none")
    assert not (tmp_path / "none").exists()
