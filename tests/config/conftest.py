"""A section that is thrown away, with a column of every kind that needs no other room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.utils.functional import Promise

from pingan.config.sections import PREVIEWS, SECTIONS, Choice, Column, Consequence, Draft, Fault, Section
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import Browser, signed_in

Text = str | Promise


def no_sevens(draft: Draft) -> Iterable[Fault]:
    for row in draft.rows:
        if row["days"] == 7:
            yield Fault(row["code"], "days", "七天不行")


def meant(draft: Draft) -> Iterable[Consequence]:
    yield Consequence("件事件会另行计时", len(draft.difference.touched))


SHELVES = Section(
    code="shelves",
    label="货架",
    about="试验用的表。",
    columns=(
        Column("code", "code", "编号", required=True, most=12),
        Column("name", "text", "名称", required=True, most=20),
        Column("days", "number", "天数", required=True, least=1, most=90),
        Column("size", "choice", "大小", choices=(Choice("small", "小"), Choice("large", "大"))),
        Column("open", "flag", "开放"),
        Column("from_day", "date", "起"),
        Column("area", "area", "区域"),
        Column("posts", "role", "岗位", several=True),
        Column("words", "long", "说明"),
    ),
    key=("code",),
    check=no_sevens,
)


@pytest.fixture
def shelves() -> Iterator[Section]:
    with SECTIONS.holding({**SECTIONS, "shelves": SHELVES}), PREVIEWS.holding({"shelves": meant}):
        yield SHELVES


@pytest.fixture
def shelves_at_once(shelves: Section) -> Iterator[Section]:
    undated = replace(shelves, dated=False)
    with SECTIONS.holding({**SECTIONS, "shelves": undated}):
        yield undated


def row(code: str, name: str = "甲", days: int = 3, **cells: Any) -> dict[str, Any]:
    rest = {"size": "", "open": False, "from_day": "", "area": "", "posts": [], "words": ""}
    return {"code": code, "name": name, "days": days, **rest, **cells}


class Desk:
    """An administrator at a browser."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def table(self, section: str = "shelves") -> dict[str, Any]:
        answer = self.browser.get(f"/api/v1/config/{section}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    def save(
        self, *rows: dict[str, Any], on: str = "", version: str = "", section: str = "shelves", key: str = ""
    ) -> Any:
        """The answer to a change that names the version it was decided on: the present one, unless told."""
        seen = version or self.table(section)["version"]
        said = {"valid_from": on or clock.today().isoformat(), "rows": list(rows)}
        headers = {"If-Match": f'"{seen}"', "Idempotency-Key": key or str(uuid7())}
        return self.browser.put(f"/api/v1/config/{section}", said, "application/json", headers=headers)

    def preview(self, *rows: Any, on: str = "", section: str = "shelves") -> Any:
        said = {"valid_from": on or clock.today().isoformat(), "rows": list(rows)}
        return self.browser.post(f"/api/v1/config/{section}/preview", said, "application/json")

    def changes(self, section: str = "shelves") -> list[dict[str, Any]]:
        return self.browser.get("/api/v1/config/changes", {"section": section}).json()["items"]

    def undo(self, change: str) -> Any:
        return self.browser.post(f"/api/v1/config/changes/{change}/undo", content_type="application/json")


@pytest.fixture
def desk_of() -> Callable[[Actor], Desk]:
    return lambda actor: Desk(signed_in(actor))


@pytest.fixture
def desk(han: Actor, shelves: Section) -> Desk:
    return Desk(signed_in(han))
