"""A source of the county, and the tables that it sends."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import BytesIO, StringIO

import pytest
import xlsxwriter

from pingan.incoming.models import Source, SourceCategory
from pingan.people.actors import Actor
from tests.territory.small_county import FIRST_GRID

HEADINGS = {
    "number": "工单号",
    "what": "诉求内容",
    "category": "问题类别",
    "area": "所属网格",
    "place": "地址",
    "lng": "经度",
    "lat": "纬度",
    "urgency": "紧急程度",
    "handed_over_at": "转办时间",
    "answer_due": "办结期限",
    "caller_name": "来电人",
    "caller_phone": "联系电话",
}
SOUND = {
    "number": "12345-000001",
    "what": "路灯不亮，晚上看不见路。",
    "category": "市政设施",
    "area": FIRST_GRID,
    "place": "桥头",
    "urgency": "一般",
    "handed_over_at": "2026-05-04 09:30",
    "answer_due": "2036-05-11",
}


@pytest.fixture
def hotline(feng: Actor) -> Source:
    source = Source.objects.create(
        county_code=feng.county_code,
        code="12345",
        name="12345热线",
        name_en="12345 hotline",
        headings=HEADINGS,
    )
    SourceCategory.objects.create(source=source, theirs="市政设施", category="0506")
    return source


def row(**changes: str) -> dict[str, str]:
    """A sound row in our terms, with the changes asked for."""
    return SOUND | changes


def csv_of(*rows: Mapping[str, str], encoding: str = "utf-8") -> bytes:
    """The rows as the hotline sends them."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(HEADINGS.values())
    table.writerows([one.get(field, "") for field in HEADINGS] for one in rows)
    return text.getvalue().encode(encoding)


def xlsx_of(*rows: Mapping[str, str]) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate(
            [HEADINGS.values(), *([one.get(f, "") for f in HEADINGS] for one in rows)]
        ):
            for column, cell in enumerate(cells):
                sheet.write_string(line, column, cell)
    return made.getvalue()
