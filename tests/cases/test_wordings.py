"""What phones learn from a county's closed cases: the same file for the same cases, and nobody's words."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from pingan.cases import wordings
from pingan.cases.models import Case, CategoryWords
from pingan.cases.reporting import report_case
from pingan.cases.wordings import LEAST_CASES, LEAST_GRIDS, MOST_BYTES, Said, learn, likeliest, pairs
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.territory.small_county import FIRST_GRID

SAMPLE = Path(__file__).with_name("likely.json")


def said(what: str, category: str, times: int = LEAST_CASES, grids: int = LEAST_GRIDS) -> list[Said]:
    return [Said(what, category, f"grid {at % grids}") for at in range(times)]


SEASON = [
    *said("路灯不亮，晚上看不见路", "0501", 9),
    *said("路灯坏了两盏", "0501", 7),
    *said("水渠堵住，水漫到路上", "0506", 8),
    *said("垃圾堆在路边没人清", "0201", 6),
]


def read(content: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(content)
    return told


def test_the_same_cases_make_the_same_file_in_whatever_order_they_come() -> None:
    shuffled = random.Random(3).sample(SEASON, len(SEASON))
    assert learn(SEASON) == learn(shuffled)


def test_words_of_fewer_cases_are_no_words() -> None:
    named = [*SEASON, *said("张三丰家门口", "0501", LEAST_CASES - 1)]
    assert "三丰" not in read(learn(named))["pairs"]
    assert "三丰" in read(learn([*SEASON, *said("张三丰家门口", "0501")]))["pairs"]


def test_each_figure_stands_for_as_many_cases() -> None:
    """Not only a pair as a whole: four of a category would tell of those four."""
    model = read(learn([*SEASON, *said("路灯下面的水渠", "0506", LEAST_CASES - 1)]))
    figures = [count for flat in model["pairs"].values() for count in flat[1::2]]
    assert min(figures) >= LEAST_CASES
    assert min(model["cases"]) >= LEAST_CASES
    assert "0506" not in {model["codes"][at] for at in model["pairs"]["路灯"][::2]}


def test_words_known_in_one_place_alone_are_no_words_of_the_county() -> None:
    named = [*SEASON, *said("王麻子又来了", "0201", 50, grids=LEAST_GRIDS - 1)]
    assert "麻子" not in read(learn(named))["pairs"]


def test_no_figures_and_no_letters_of_other_scripts_are_kept() -> None:
    assert pairs("李13800138000家，ID 5221宅") == set()
    model = learn([*SEASON, *said("电话13800138000，车牌AB1234", "0501")])
    assert not any(letter in "".join(read(model)["pairs"]) for letter in "0123456789AB")


def test_a_whole_text_is_not_in_it() -> None:
    content = learn(SEASON)
    assert all(one.what[:4] not in content for one in SEASON)


def test_it_is_small_whatever_was_said() -> None:
    chance = random.Random(7)
    letters = [chr(0x4E00 + at) for at in range(2000)]
    texts = ["".join(chance.choices(letters, k=40)) for _ in range(400)]
    content = learn([one for text in texts for one in said(text, f"{chance.randrange(40):04}")])
    assert len(content.encode()) <= MOST_BYTES
    assert len(read(content)["pairs"]) > 1000


def test_the_words_of_a_category_are_told_for_it() -> None:
    model = read(learn(SEASON))
    assert likeliest(model, "村口的路灯不亮了")[0][0] == "0501"
    assert likeliest(model, "水渠又堵住，水漫过来了")[0][0] == "0506"
    # Nothing known, nothing said.
    assert likeliest(model, "邻居吵架") == []
    assert likeliest(model, "路灯") == []
    # Some of it is known by chance, and most of it is not.
    assert likeliest(model, "邻居家的路灯不亮了，两家为院墙、房檐滴水和菜地界线吵了一架") == []


def test_the_phone_does_the_same_sum() -> None:
    """`frontend/src/faces/field/report/likely.test.ts` reads the same sample."""
    sample = json.loads(SAMPLE.read_text(encoding="utf-8"))
    assert sample["model"] == read(learn(SEASON))
    for text, expected in sample["texts"].items():
        told = [[code, round(share, 6)] for code, share in likeliest(sample["model"], text)]
        assert told == expected


def closed(qian: Actor, times: int, ending: str) -> None:
    for _ in range(times):
        case = report_case(report=report_of(what="水渠被泥石堵住", category="0506"), by=qian).case
        Case.objects.filter(pk=case.pk).update(state="closed", ending=ending, closed_at=clock.now())


@pytest.mark.parametrize(
    ("ending", "read_of"), [("close", 5), ("self_resolve", 0), ("reject", 0), ("merge", 0)]
)
def test_what_a_desk_left_or_made_of_it_teaches(
    qian: Actor, monkeypatch: pytest.MonkeyPatch, ending: str, read_of: int
) -> None:
    monkeypatch.setattr(wordings, "LEAST_GRIDS", 1)
    closed(qian, LEAST_CASES, ending)
    report_case(report=report_of(what="水渠被泥石堵住"), by=qian)
    wordings.learn_all()
    model = read(CategoryWords.objects.get(county=FIRST_GRID[:6]).content)
    assert model["cases"] == [read_of] * bool(read_of)
    assert ("水渠" in model["pairs"]) == bool(read_of)


def test_phones_fetch_it_once_for_each_version(qian: Actor) -> None:
    phone, address = signed_in(qian), "/api/v1/categories/words"
    before = phone.get(address)
    assert read(before.content.decode()) == {"schema": 1, "codes": [], "cases": [], "pairs": {}}
    wordings.keep(FIRST_GRID[:6], learn(SEASON))
    first = phone.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert read(first.content.decode())["codes"] == ["0201", "0501", "0506"]
    again = phone.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    # Learnt anew from the same cases, it is the same.
    wordings.keep(FIRST_GRID[:6], learn(reversed(SEASON)))
    assert phone.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
