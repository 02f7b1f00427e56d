"""People who are administered in tests, and tables of them."""

from __future__ import annotations

from pingan.people.models import Account
from tests.territory.small_county import FIRST_GRID

AREA = "区域（名称或代码）"
HEADINGS = ("姓名", "用户名", "工作电话", "角色", "乡镇", AREA, "单位", "第一天")
ROW = {"姓名": "新人", "角色": "网格员", AREA: FIRST_GRID}


def a_worker(username: str, area_code: str = FIRST_GRID, **changes: object) -> Account:
    """An account that belongs somewhere and has neither a post nor a password."""
    account = Account(username=username, name=username, area_code=area_code, must_change_password=True)
    account.set_unusable_password()
    for name, value in changes.items():
        setattr(account, name, value)
    account.save(force_insert=True)
    return account


def table_of(*rows: dict[str, str]) -> bytes:
    """A table as spreadsheets write it, each row sound but for what is said of it."""
    lines = [",".join(HEADINGS)]
    lines += [",".join((ROW | row).get(heading, "") for heading in HEADINGS) for row in rows]
    return "\r\n".join(lines).encode("utf-8-sig")
