"""Reads the tables operators hand in: one line a category, and one line a rule of duty. Touches no database.

Words of several parts (phrases, questions) are separated by " | ", Chinese and English in the same order.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from uuid import UUID

from pingan.categories.errors import CategoriesRefused
from pingan.categories.models import BASIS_LENGTH, LABEL_LENGTH, NAME_LENGTH, TRACK_LENGTH, Sort
from pingan.categories.urgencies import URGENCIES
from pingan.core import area_codes, guards
from pingan.core.area_codes import Level
from pingan.core.errors import Problem
from pingan.people.roles import KINDS

SEED = Path(__file__).parent / "seed.csv"
PATTERN = r"[0-9]{2,12}"
CODE, TRACK = re.compile(PATTERN), re.compile(r"[a-z][a-z_]*")
COLOUR, ICON = re.compile(r"#[0-9a-f]{6}"), re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9 .,-]{1,600}")
_AREA = re.compile(area_codes.PATTERN)
BETWEEN = "|"
_DUTY_COLUMNS = ("category", "level", "kind", "area_code")
_DUTY_WORDS: Mapping[str, int] = {
    "name": NAME_LENGTH,
    "name_en": 2 * NAME_LENGTH,
    "basis": BASIS_LENGTH,
    "basis_en": BASIS_LENGTH,
}
_DUTY_MORE = ("sort", *_DUTY_WORDS)
PHRASE_LENGTH = 60

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category as handed in; what is empty is the parent's."""

    code: str
    parent: str
    label: str
    label_en: str
    track: str
    urgency: str
    colour: str
    icon: str
    usual: int
    notice: str
    notice_en: str
    phrases: Sequence[Words]
    questions: Sequence[Words]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """An item of the catalogue as handed in; an empty area is everywhere. It is known by all but its level,
    sort, basis and helpers: other words for these change it."""

    category: str
    level: Level
    kind: str
    area_code: str
    organisation_id: UUID | None = None
    name: str = ""
    name_en: str = ""
    sort: str = Sort.BASIC
    basis: str = ""
    basis_en: str = ""
    assisting: Sequence[str] = ()

    @property
    def key(self) -> tuple[str, str, str, UUID | None, str]:
        return self.category, self.area_code, self.kind, self.organisation_id, self.name


def category_of(line: Mapping[str, str], number: int) -> CategoryRow:
    """One line as a row. Raises CategoriesRefused with the first thing that is wrong with it."""
    return _category(line, number)


def read_categories(path: Path) -> list[CategoryRow]:
    """The whole tree of a file. Raises CategoriesRefused with the first line that is wrong."""
    rows = [_category(line, number) for number, line in _lines(path, CategoryRow.__slots__)]
    _refuse_loops(rows)
    return rows


def read_duties(path: Path) -> list[DutyRow]:
    """All rules of a file. Raises CategoriesRefused with the first line that is wrong."""
    return [_duty(line, number) for number, line in _lines(path, _DUTY_COLUMNS, _DUTY_MORE)]


def _lines(
    path: Path, wanted: Sequence[str], more: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a file by their numbers; columns of `more` may be there or not."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, strict=True)
            needed = set(wanted) | ({"phrases_en", "questions_en"} if "phrases" in wanted else set())
            named = set(reader.fieldnames or ())
            if not needed <= named <= needed | set(more):
                _refuse(1, f"its columns are {sorted(named)}, wanted are {sorted(needed)}")
            for line in reader:
                if None in line or None in line.values():
                    _refuse(reader.line_num, "has more or fewer cells than there are columns")
                yield reader.line_num, {name: cell.strip() for name, cell in line.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise CategoriesRefused(f"{path.name} cannot be read: {fault}") from fault


def _category(line: Mapping[str, str], number: int) -> CategoryRow:
    for name, shape in (("code", CODE), ("track", TRACK)):
        if not shape.fullmatch(line[name]):
            _refuse(number, f"{line[name]!r} is no {name}")
    for name, shape in (("parent", CODE), ("colour", COLOUR), ("icon", ICON)):
        if line[name] and not shape.fullmatch(line[name]):
            _refuse(number, f"{line[name]!r} is no {name}")
    if line["urgency"] not in URGENCIES or len(line["track"]) > TRACK_LENGTH:
        _refuse(number, f"urgency is one of {', '.join(URGENCIES)}, and a track has {TRACK_LENGTH} letters")
    if not line["usual"].isdecimal() or int(line["usual"]) > 9999:  # noqa: PLR2004  a place in a list
        _refuse(number, f"{line['usual']!r} is no place in a list")
    if not line["label"] or not line["label_en"]:
        _refuse(number, f"{line['code']} needs its name in both languages")
    return CategoryRow(
        code=line["code"],
        parent=line["parent"],
        label=_text(line["label"], LABEL_LENGTH, number),
        label_en=_text(line["label_en"], 2 * LABEL_LENGTH, number),
        track=line["track"],
        urgency=line["urgency"],
        colour=line["colour"],
        icon=line["icon"],
        usual=int(line["usual"]),
        notice=_text(line["notice"], 120, number),
        notice_en=_text(line["notice_en"], 240, number),
        phrases=_pairs(line["phrases"], line["phrases_en"], number),
        questions=_pairs(line["questions"], line["questions_en"], number),
    )


def _duty(line: Mapping[str, str], number: int) -> DutyRow:
    if not CODE.fullmatch(line["category"]):
        _refuse(number, f"{line['category']!r} is no category")
    if line["level"] not in [level.value for level in Level]:
        _refuse(number, f"{line['level']!r} is no level of the ground")
    if line["kind"] not in KINDS:
        _refuse(number, f"{line['kind']!r} is no kind of organisation")
    if line["area_code"] and not _AREA.fullmatch(line["area_code"]):
        _refuse(number, f"{line['area_code']!r} is no code of an area")
    sort = line.get("sort") or Sort.BASIC
    if sort not in Sort.values:
        _refuse(number, f"{sort!r} is none of {', '.join(Sort.values)}")
    if sort == Sort.TAKEN_BACK and line["level"] != Level.COUNTY:
        _refuse(number, "what was taken back is led from the county")
    words = {name: _text(line.get(name, ""), most, number) for name, most in _DUTY_WORDS.items()}
    return DutyRow(
        line["category"],
        Level(line["level"]),
        line["kind"],
        line["area_code"],
        sort=sort,
        name=words["name"],
        name_en=words["name_en"],
        basis=words["basis"],
        basis_en=words["basis_en"],
    )


def _pairs(zh: str, en: str, number: int) -> list[Words]:
    """Words in both languages, one after the other."""
    parts, parts_en = (
        [_text(part.strip(), PHRASE_LENGTH, number) for part in words.split(BETWEEN) if part.strip()]
        for words in (zh, en)
    )
    if len(parts) != len(parts_en):
        _refuse(number, f"{len(parts)} in Chinese, {len(parts_en)} in English")
    return [{"zh": one, "en": other} for one, other in zip(parts, parts_en, strict=True)]


def _refuse_loops(rows: Sequence[CategoryRow]) -> None:
    """Every code once, every parent there, and every way up ends."""
    parents: dict[str, str] = {}
    for row in rows:
        if row.code in parents:
            raise CategoriesRefused(f"{row.code} stands there twice")
        parents[row.code] = row.parent
    for code, parent in parents.items():
        seen, above = {code}, parent
        while above:
            if above not in parents:
                raise CategoriesRefused(f"{code} is an orphan: there is no {above} above it")
            if above in seen:
                raise CategoriesRefused(f"{code} lies under itself")
            seen.add(above)
            above = parents[above]


def _text(value: str, most: int, number: int) -> str:
    try:
        return guards.text(value, max_length=most, lines=False) if value else ""
    except Problem as fault:
        raise CategoriesRefused(f"line {number}: {fault}") from fault


def _refuse(number: int, why: str) -> NoReturn:
    raise CategoriesRefused(f"line {number}: {why}")
