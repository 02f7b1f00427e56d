"""The spreadsheets of a county that was made up for a drill: areas, people, departments, doors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.workbooks import sheet_of, workbook

COUNTY: Final = "999931"
NAME: Final = "青禾县"
TOWNSHIPS, VILLAGES, GRIDS = 8, 80, 600
_VILLAGES_EACH = VILLAGES // TOWNSHIPS
_TOWNSHIP_NAMES = ["云溪", "石桥", "竹园", "白沙", "双河", "梅岭", "清泉", "柳塘"]
_VILLAGE_NAMES = ["东山", "西山", "南坪", "北坪", "上河", "下河", "新田", "古井", "长岗", "大湾"]
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "一二三四五六七八九十百千万春夏秋冬"
DEPARTMENTS: Final = (("住房和城乡建设局", "0870-5550101"), ("水务局", "0870-5550102"))


def areas() -> Iterator[tuple[str, str, int, int]]:
    """Code, name, households and people, of every level."""
    yield COUNTY, NAME, 0, 0
    for township, name in enumerate(_TOWNSHIP_NAMES, 1):
        code = f"{COUNTY}{100 + township:03d}"
        yield code, f"{name}镇", 0, 0
        for village, word in enumerate(_VILLAGE_NAMES, 1):
            below = f"{code}{200 + village:03d}"
            yield below, f"{word}村", 0, 0
            for grid in range(1, _grids_of(township, village) + 1):
                yield f"{below}{grid:03d}", f"第{grid}网格", 60 + grid, 190 + grid


def _grids_of(township: int, village: int) -> int:
    """Seven or eight, six hundred in all."""
    return 8 if ((township - 1) * _VILLAGES_EACH + village) % 2 else 7


def grids() -> list[str]:
    return [code for code, *_ in areas() if len(code) == 15]


def townships() -> list[str]:
    return [code for code, *_ in areas() if len(code) == 9]


def workers() -> Iterator[tuple[str, ...]]:
    """One of each grid, as the template asks for them: no two of a name, no user name, no real number."""
    for number, grid in enumerate(grids()):
        surname = _SURNAMES[number % len(_SURNAMES)]
        given = _GIVEN[number // len(_SURNAMES) % len(_GIVEN)] + _GIVEN[number // 7 % len(_GIVEN)]
        yield f"{surname}{given}", "", f"1290001{number:04d}", "网格员", grid, "", ""


def desks() -> Iterator[tuple[str, ...]]:
    """Whoever receives: a dispatcher and a mediator of each township, and those of the county."""
    for number, township in enumerate(townships(), 1):
        phone = f"0870-5551{number:03d}"
        yield f"陶镇调{_GIVEN[number]}", f"desk{number}", phone, "调度员", township, "", ""
        yield f"姜镇解{_GIVEN[number]}", f"mediator{number}", phone, "调解员", township, "", ""
    yield "戚县调", "county-desk", "0870-5550200", "县级调度员", COUNTY, "", ""
    yield "邹县领", "county-head", "0870-5550201", "县领导", COUNTY, "", ""


def departments() -> Iterator[tuple[str, ...]]:
    """As the section of organisations asks for them."""
    for name, phone in DEPARTMENTS:
        yield f"{NAME}{name}", "", "部门", COUNTY, phone


def doors() -> Iterator[tuple[str, ...]]:
    """A center of each township, in the order of the section's columns; no place without shapes."""
    hours = "09:00-12:00；14:30-18:00"
    for number, township in enumerate(townships(), 1):
        name = _TOWNSHIP_NAMES[number - 1]
        said = (f"{township}-01", f"{name}镇综治中心", "乡镇中心", township, f"{name}镇政府旁", "")
        yield (*said, *[hours] * 5, "", "", "", "综治中心", "综合受理；事件上报")


def write(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """One sheet, as whoever keeps such tables has it."""
    path.write_bytes(workbook({"Sheet1": sheet_of([[str(cell) for cell in row] for row in rows])}))
    return path
