"""Categories are a dated tree: what is valid today, what old cases are called, what a load may change."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pingan.categories import selectors, services, tables
from pingan.categories.duties import leading
from pingan.categories.errors import CategoriesRefused, UnknownCategory
from pingan.categories.models import Category, CategoryLoad, Duty
from pingan.categories.selectors import tree
from pingan.categories.tables import CategoryRow, DutyRow
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.territory.services import CountyLoad
from tests.territory.small_county import COUNTY, FIRST_GRID

pytestmark = pytest.mark.django_db

Rows = dict[str, CategoryRow]


def seed() -> Rows:
    return {row.code: row for row in tables.read_categories(tables.SEED)}


def load(rows: Rows, on: date | None = None, **more: bool) -> services.Loaded:
    return services.load_categories(list(rows.values()), on=on or clock.today(), **more)


def under(rows: Rows, parent: str, code: str, **more: object) -> None:
    """A new category below another."""
    rows[code] = replace(
        rows[parent],
        code=code,
        parent=parent,
        colour="",
        icon="",
        phrases=[],
        notice="",
        notice_en="",
        **more,
    )


def test_the_first_tree_is_there_and_covers_every_day() -> None:
    assert set(tree().categories) == set(tree(date(2001, 1, 1)).categories) == set(seed())
    assert tree().path("0506") == ["05", "0506"]
    assert tree().top("0506") == "05"
    assert {"05", "0501", "0507"} <= tree().under("05")
    assert load(seed()) == services.Loaded([], [], [])
    assert not CategoryLoad.objects.exists()


def test_what_is_left_empty_is_the_parents() -> None:
    canal, fire = tree().categories["0506"], tree().categories["1101"]
    top = seed()["05"]
    assert (canal.colour, canal.icon, canal.phrases) == (top.colour, top.icon, top.phrases)
    assert (canal.notice, fire.notice) == ("", seed()["11"].notice)
    rows = seed()
    rows["0506"] = replace(rows["0506"], colour="#123456")
    load(rows)
    assert tree().categories["0506"].colour == "#123456"
    assert tree().categories["0505"].colour == top.colour


def test_any_depth_rolls_up_along_the_path(county: CountyLoad) -> None:
    rows = seed()
    under(rows, "0506", "050601", label="支渠", label_en="Side canal")
    under(rows, "050601", "05060101", label="闸门", label_en="Sluice")
    loaded = load(rows)
    assert (loaded.opened, loaded.changed, loaded.closed) == (["050601", "05060101"], [], [])
    assert tree().path("05060101") == ["05", "0506", "050601", "05060101"]
    assert tree().reportable("05060101").colour == rows["05"].colour
    with pytest.raises(UnknownCategory):
        tree().reportable("0506")
    assert Act.objects.get(type="categories.loaded").facts == {
        "from": clock.today().isoformat(),
        "opened": 2,
        "closed": 0,
    }


def test_a_move_holds_from_its_day_on() -> None:
    day = clock.today() + timedelta(days=3)
    rows = seed()
    rows["0904"] = replace(rows["0904"], parent="05")
    loaded = load(rows, on=day)
    assert (loaded.opened, loaded.changed, loaded.closed) == ([], ["0904"], [])
    assert tree().top("0904") == tree(day - timedelta(days=1)).top("0904") == "09"
    assert tree(day).top("0904") == "05"
    assert "0904" in tree(day).under("05")


def test_a_code_that_ended_is_never_used_again() -> None:
    rows = seed()
    gone = rows.pop("0506")
    assert load(rows).closed == ["0506"]
    with pytest.raises(UnknownCategory):
        tree().reportable("0506")
    assert "0506" in tree().known
    assert [(row.code, row.label) for row in selectors.former()] == [("0506", gone.label)]
    for again in (gone, replace(gone, label="别的")):
        with pytest.raises(CategoriesRefused, match="0506 was in use before"):
            load(rows | {"0506": again})
    assert Category.objects.filter(code="0506").count() == 1


def test_a_category_of_one_day_leaves_its_code_taken() -> None:
    rows = seed()
    under(rows, "05", "0599", label="误开", label_en="By mistake")
    load(rows)
    del rows["0599"]
    load(rows)
    assert "0599" not in tree().categories
    under(rows, "05", "0599", label="再开", label_en="Again")
    with pytest.raises(CategoriesRefused, match="0599"):
        load(rows)


def test_words_may_change_twice_a_day() -> None:
    for words in ("渠道", "灌渠"):
        rows = seed()
        rows["0506"] = replace(rows["0506"], label=words)
        assert load(rows).changed == ["0506"]
        assert tree().categories["0506"].label == words
    # What held for no day at all is nobody's word.
    assert [row.label for row in selectors.former()] == [seed()["0506"].label]


def test_history_is_written_forwards_only() -> None:
    rows = seed()
    under(rows, "05", "0508", label="井盖", label_en="Manhole")
    load(rows)
    with pytest.raises(CategoriesRefused, match="nothing can be loaded as of"):
        load(seed(), on=clock.today() - timedelta(days=1))


def test_a_dry_run_changes_nothing(county: CountyLoad) -> None:
    rows = seed()
    del rows["0506"]
    assert load(rows, dry=True).closed == ["0506"]
    assert "0506" in tree().categories
    assert not CategoryLoad.objects.exists()
    assert not Act.objects.filter(type="categories.loaded").exists()


def test_no_category_is_of_a_track_nobody_registers() -> None:
    rows = seed()
    rows["0506"] = replace(rows["0506"], track="nowhere")
    with pytest.raises(CategoriesRefused, match="0506: there is no track nowhere"):
        load(rows)


# Lines of a table


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """The seed as a file, with one category's cells changed."""

    def written(of: str = "", /, **cells: str) -> Path:
        with tables.SEED.open(newline="", encoding="utf-8") as file:
            lines = list(csv.DictReader(file))
        path = tmp_path / "tree.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(lines[0]))
            writer.writeheader()
            writer.writerows({**line, **cells} if line["code"] == of else line for line in lines)
        return path

    return written


@pytest.mark.parametrize(
    ("code", "cells", "why"),
    [
        ("0506", {"code": "05x6"}, "is no code"),
        ("0506", {"code": "0505"}, "0505 stands there twice"),
        ("0506", {"parent": "77"}, "0506 is an orphan: there is no 77"),
        ("05", {"parent": "0506"}, "lies under itself"),
        ("0506", {"urgency": "later"}, "urgency is one of"),
        ("0506", {"track": "Event!"}, "is no track"),
        ("0506", {"colour": "red"}, "is no colour"),
        ("0506", {"icon": "M0 0<script>"}, "is no icon"),
        ("0506", {"usual": "-1"}, "is no place"),
        ("0506", {"label_en": ""}, "both languages"),
        ("0506", {"label": "长" * 41}, "line"),
        ("0506", {"phrases": "堵住 | 漏水", "phrases_en": "Blocked"}, "2 in Chinese, 1 in English"),
    ],
)
def test_a_wrong_line_is_named(
    table: Callable[..., Path], code: str, cells: dict[str, str], why: str
) -> None:
    with pytest.raises(CategoriesRefused, match=why):
        tables.read_categories(table(code, **cells))


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tree.csv"
    for content in (b"", b"\xff\xfe", b"code,label\n01,x\n"):
        path.write_bytes(content)
        with pytest.raises(CategoriesRefused):
            tables.read_categories(path)
    with pytest.raises(CategoriesRefused, match="cannot be read"):
        tables.read_categories(tmp_path / "nowhere.csv")


def test_the_command_says_what_it_did(
    table: Callable[..., Path], county: CountyLoad, li: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    today = clock.today().isoformat()
    path = str(table("0506", label="渠道"))
    call_command("load_categories", path, f"--from={today}", "--dry-run")
    call_command("load_categories", path, f"--from={today}", "--by=li")
    call_command("load_categories", path, f"--from={today}")
    assert capsys.readouterr().out.splitlines() == [
        "changed: 0506",
        f"would change from {today} on",
        "changed: 0506",
        f"changed from {today} on",
        "nothing to change",
    ]
    act = Act.objects.get(type="categories.loaded")
    assert (act.topic, act.area_code, act.actor) == ("categories", COUNTY, li.account_id)
    assert act.object_id == CategoryLoad.objects.get().id
    with pytest.raises(CommandError, match="no account"):
        call_command("load_categories", path, f"--from={today}", "--by=nobody")
    with pytest.raises(CommandError, match="orphan"):
        call_command("load_categories", str(table("0506", parent="77")), f"--from={today}")


# Who leads


@pytest.fixture
def offices(county: CountyLoad) -> dict[str, Organisation]:
    wanted = {
        "township": ("township_center", FIRST_GRID[:9]),
        "county": ("county", COUNTY),
        "mediators": ("mediation_center", COUNTY),
    }
    return {
        name: Organisation.objects.get_or_create(
            kind=kind, area_code=area, defaults={"name": name, "name_en": name}
        )[0]
        for name, (kind, area) in wanted.items()
    }


def rule(category: str, level: Level, kind: str, area: str = "") -> DutyRow:
    return DutyRow(category, level, kind, area)


def test_who_leads_is_told_by_the_deepest_rule_for_the_narrowest_area(
    offices: dict[str, Organisation],
) -> None:
    services.load_duties(
        [
            rule("05", Level.TOWNSHIP, "township_center"),
            rule("0502", Level.COUNTY, "county"),
            rule("01", Level.COUNTY, "mediation_center"),
            rule("01", Level.TOWNSHIP, "township_center", FIRST_GRID[:9]),
        ],
        on=clock.today(),
    )
    assert leading("0506", FIRST_GRID) == [offices["township"]]
    assert leading("0502", FIRST_GRID) == [offices["county"]]
    assert leading("0101", FIRST_GRID) == [offices["township"]]
    assert leading("0101", COUNTY + "101001001") == [offices["mediators"]]
    assert leading("0601", FIRST_GRID) == []


def test_duties_change_from_a_day_on(offices: dict[str, Organisation]) -> None:
    day = clock.today()
    services.load_duties([rule("05", Level.TOWNSHIP, "township_center")], on=day)
    later = day + timedelta(days=10)
    loaded = services.load_duties([rule("05", Level.COUNTY, "county")], on=later)
    assert (loaded.opened, loaded.closed) == (["05  county"], ["05  township_center"])
    assert leading("0506", FIRST_GRID, day) == [offices["township"]]
    assert leading("0506", FIRST_GRID, later) == [offices["county"]]
    assert Act.objects.filter(type="categories.duties_loaded").count() == 2
    with pytest.raises(CategoriesRefused, match="77 is not in use"):
        services.load_duties([rule("77", Level.COUNTY, "county")], on=later)
    with pytest.raises(CategoriesRefused, match="two rules"):
        services.load_duties([rule("05", level, "county") for level in Level], on=later)


def test_duties_come_from_a_table(
    tmp_path: Path, offices: dict[str, Organisation], capsys: pytest.CaptureFixture[str]
) -> None:
    path, day = tmp_path / "duty.csv", clock.today()
    path.write_text("category,level,kind,area_code\n05,township,township_center,\n", encoding="utf-8")
    call_command("load_duties", str(path), f"--from={day}")
    assert capsys.readouterr().out.splitlines()[-1] == f"changed from {day} on"
    assert Duty.objects.get().level == Level.TOWNSHIP
    for line in ("05,parish,county,", "x,county,county,", "05,county,!,", "05,county,county,12"):
        path.write_text(f"category,level,kind,area_code\n{line}\n", encoding="utf-8")
        with pytest.raises(CategoriesRefused, match="line 2"):
            tables.read_duties(path)
