"""Two counties in one installation: whatever one of them changes, the other goes on by its own."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from pingan.cases import escalation, rules
from pingan.categories import duties
from pingan.categories.models import Duty
from pingan.centers.hours import DAY_KEYS
from pingan.config import differences, selectors, services
from pingan.config.errors import OfAllCounties
from pingan.config.models import Change, Entry
from pingan.config.sections import NAMING, SECTIONS, Column, Section
from pingan.core import clock, kept
from pingan.core.ids import uuid7
from pingan.incoming.models import Source
from pingan.people.actors import Actor
from pingan.territory.services import load_county
from tests.cast import appoint, organisation_of
from tests.config.conftest import Desk
from tests.territory import small_county
from tests.territory.small_county import COUNTY

NEIGHBOUR = "999922"
# What a row of a section says where any cell will not do; whatever is not named is made up by its column.
SAID: dict[str, dict[str, Any]] = {
    # Switched on as shipped.
    "aids": {"on": False},
    "committees": {"members": 5, "from_day": "2026-01-01", "to_day": ""},
    "mediators": {"sort": "expert", "committee": "", "account": "", "to_day": ""},
    "paper_series": {"kind": "", "form": ""},
    "categories": {"code": "0577", "parent": "05", "track": "event"},
    "forms": {"since": "2026-01-01", "until": "2036-01-01"},
    "duties": {"sort": "basic", "lead_kind": "", "level": "", "assisting": [], "area": ""},
    "escalation": {
        "kind": "objection",
        "after": 100,
        "unit": "percent",
        "role": "leader",
        "area": "county",
        "level": 3,
    },
    # A way of telling that the usual table has no words of its own for.
    "replies": {"stage": "accepted", "channel": "in_person", "language": "zh", "text": "已受理"},
    "limits": {
        "kind": "review",
        "track": "event",
        "category": "",
        "urgency": "critical",
        "limit": 9,
        "unit": "day",
    },
    "organisations": {"usual": False, "opened_on": "", "closed_on": ""},
    "notices": {"act": "case.noted"},
    "county": {"code": lambda by: by.county_code, "emblem": ""},
    "points": {
        "lng": "",
        "lat": "",
        "code": lambda by: f"{by.county_code}-zz",
        **{day: ["09:00-12:00"] for day in DAY_KEYS},
    },
    "return_visits": {"grade": "", "days": 45},
    "roster": {"to_day": "", "area": ""},
    "routes": {"target": "organisation", "area": "", "category": ""},
    "source_categories": {"source": "zz"},
}


@pytest.fixture
def neighbour(county: object, tmp_path: Path) -> str:
    """Another county beside ours, with areas, a department and an administrator of its own."""
    grids = {
        code.replace(COUNTY, NEIGHBOUR, 1): small_county.box(x + 9, y) for code, (x, y) in _squares().items()
    }
    areas = small_county.features(grids)
    folder = small_county.write(
        tmp_path / "neighbour",
        areas,
        outlines=small_county.outlines_of(areas),
        county_code=NEIGHBOUR,
        name="邻县",
        name_en="Neighbour County",
        bbox=small_county.box(9, 0, 4, 2),
        profiles=[],
    )
    load_county(folder)
    kept.forget_all()
    return NEIGHBOUR


def _squares() -> dict[str, tuple[float, float]]:
    at = small_county
    return {
        code: (round((west - at.WEST) / at.STEP), round((south - at.SOUTH) / at.STEP))
        for code, (west, south, *_rest) in at.GRIDS.items()
    }


@pytest.fixture
def ours(han: Actor) -> Actor:
    organisation_of(COUNTY, "department", "水务局")
    return han


@pytest.fixture
def theirs(neighbour: str) -> Actor:
    organisation_of(neighbour, "department", "邻县水务局")
    return appoint("ji", "administrator", neighbour)


def a_row(section: Section, by: Actor) -> dict[str, Any]:
    """A new row of a section, as an administrator could write it."""
    said = SAID.get(section.code, {})
    cells = {column.name: said.get(column.name, _cell(section, column, by)) for column in section.columns}
    return {name: cell(by) if callable(cell) else cell for name, cell in cells.items()}


def _cell(section: Section, column: Column, by: Actor) -> Any:
    if column.kind in NAMING or column.kind == "choice":
        offered = [choice.value for choice in column.offered(by.county_code)]
        named = _department(by) if column.kind == "organisation" else offered[0]
        return [named] if column.several else named
    made: dict[str, Any] = {
        "id": str(uuid7()),
        "code": "zz",
        "number": max(column.least, 1),
        "flag": True,
        "date": (clock.today() + timedelta(days=400)).isoformat(),
    }
    return made.get(column.kind, f"{section.code[:4]}的字"[: column.longest])


def _with(row: dict[str, Any], rows: list[dict[str, Any]], section: Section) -> list[dict[str, Any]]:
    """The table with the row, in place of the one of its key."""
    return [*(one for one in rows if section.named(one) != section.named(row)), row]


def _department(by: Actor) -> str:
    names = {COUNTY: "水务局", NEIGHBOUR: "邻县水务局"}
    return str(organisation_of(by.county_code, "department", names[by.county_code]).pk)


def _needed(section: str, *counties: str) -> None:
    """What a row of the section refers to, in each county."""
    if section == "source_categories":
        for county in counties:
            Source.objects.create(
                county_code=county, code="zz", name="来源", name_en="source", headings={"number": "n"}
            )


def sections() -> list[str]:
    return sorted(SECTIONS)


@pytest.mark.parametrize("code", sections())
def test_no_county_changes_anything_of_anothers(
    code: str, ours: Actor, theirs: Actor, desk_of: Callable[[Actor], Desk]
) -> None:
    """Walked for every section that any room registers, those of later releases too."""
    section, here, there = SECTIONS[code], desk_of(ours), desk_of(theirs)
    _needed(code, COUNTY, NEIGHBOUR)
    before, own = there.table(code), here.table(code)
    row = a_row(section, ours)
    answer = here.save(*_with(row, own["rows"], section), section=code)
    if section.shared:
        assert (answer.status_code, answer.json()["code"]) == (403, "of_all_counties")
        assert own["section"]["writable"] is False
        return
    assert answer.status_code == 200, answer.content
    assert there.table(code) == before
    assert there.changes(code) == []
    (change,) = here.changes(code)
    assert there.undo(change["id"]).status_code == 404
    address = f"/api/v1/config/changes/{change['id']}"
    assert there.browser.get(address).status_code == 404

    # The neighbour may say the same of its own, and take it away again, and neither is the other's.
    same = a_row(section, theirs)
    assert there.save(*_with(same, before["rows"], section), section=code).status_code == 200
    assert len(here.changes(code)) == 1
    ours_now = here.table(code)
    (own_change,) = there.changes(code)
    assert there.undo(own_change["id"]).status_code == 200
    assert here.table(code) == ours_now
    assert section.named(row) in {section.named(one) for one in ours_now["rows"]}


def test_cells_name_what_is_of_the_county(
    ours: Actor, theirs: Actor, desk_of: Callable[[Actor], Desk]
) -> None:
    for actor in (ours, theirs):
        for section in SECTIONS.values():
            for column in section.columns:
                offered = [choice.value for choice in column.offered(actor.county_code)]
                if column.kind == "area":
                    assert offered
                    assert all(code.startswith(actor.county_code) for code in offered)
                if column.kind == "organisation":
                    assert _department(actor) in offered
                    assert _department(theirs if actor is ours else ours) not in offered
    stolen = {**a_row(SECTIONS["organisations"], ours), "id": _department(theirs)}
    seen = desk_of(ours)
    rows = seen.table("organisations")["rows"]
    assert seen.preview(*rows, stolen, section="organisations").json()["problems"]


def test_rooms_ask_for_their_own_county(ours: Actor, theirs: Actor) -> None:
    today = clock.today()

    def change(code: str, by: Actor) -> None:
        section = SECTIONS[code]
        table = selectors.table(section, by.county_code)
        wanted = services.Wanted(section, [*table.rows, a_row(section, by)], today, table.version)
        services.change(wanted, by=by)

    for code in ("limits", "escalation", "routes", "duties", "texts"):
        change(code, ours)
    assert len(selectors.rows("routes", county=COUNTY)) == 1
    assert selectors.rows("routes", county=NEIGHBOUR) == []
    asked = {"track": "event", "category": "", "urgency": "critical"}
    days = {
        county: rules.rule_for("review", county=county, **asked).limit.number
        for county in (COUNTY, NEIGHBOUR)
    }
    assert days[COUNTY] == 9 != days[NEIGHBOUR]
    assert escalation.levels(today, NEIGHBOUR) == escalation.usual() != escalation.levels(today, COUNTY)
    first = SECTIONS["duties"].columns[0].offered(COUNTY)[0].value
    assert duties.standing(first, COUNTY + "100001001")
    assert not duties.standing(first, NEIGHBOUR + "100001001")
    assert duties.is_kept(COUNTY)
    assert not duties.is_kept(NEIGHBOUR)


def test_the_whole_goes_out_and_comes_in_for_one_county(
    ours: Actor, theirs: Actor, desk_of: Callable[[Actor], Desk]
) -> None:
    here, there = desk_of(ours), desk_of(theirs)
    here.save(a_row(SECTIONS["texts"], ours), section="texts")
    file = here.browser.get("/api/v1/config").json()
    assert file["sections"]["texts"]
    assert there.browser.get("/api/v1/config").json()["sections"]["texts"] == []
    assert services.whole_version(COUNTY) != services.whole_version(NEIGHBOUR)
    said = {
        "valid_from": clock.today().isoformat(),
        "dry_run": True,
        "file": {**file, "sections": {"calendar": []}},
    }
    answer = here.browser.post("/api/v1/config", said, "application/json")
    # An announced calendar is every county's; a file that leaves it as it is comes in.
    assert answer.status_code in (200, 403)


def test_what_one_county_alone_has_is_changed_by_it(ours: Actor) -> None:
    """Where an installation serves one county, as nearly all do, nothing is anybody else's."""
    for section in SECTIONS.values():
        assert services.may_change(section, ours)


def test_the_console_says_which_county_a_catalogue_is_of(ours: Actor, theirs: Actor, tmp_path: Path) -> None:
    file = tmp_path / "duties.csv"
    file.write_text("category,level,kind,area_code\n05,county,county,\n", encoding="utf-8")
    day = f"--from={clock.today()}"
    with pytest.raises(CommandError, match="--county"):
        call_command("load_duties", str(file), day)
    call_command("load_duties", str(file), day, county=NEIGHBOUR)
    assert duties.is_kept(NEIGHBOUR)
    assert not duties.is_kept(COUNTY)


def test_a_shared_table_is_not_put_into_by_a_room(ours: Actor, theirs: Actor) -> None:
    section = SECTIONS["calendar"]
    with pytest.raises(OfAllCounties):
        services.put(section, a_row(section, ours), instead_of=lambda _row: False, why="", by=ours)


class TestWhatIsEverybodys:
    """Rows without a county: written by servers of the release before while this one comes up."""

    def kept(self, county: str) -> list[str]:
        return [row["shortcut"] for row in selectors.table(SECTIONS["texts"], county).rows]

    def write(self, *shortcuts: str) -> None:
        Entry.objects.bulk_create(
            Entry(
                section="texts",
                key=one,
                cells={"shortcut": one, "text": "已收到", "roles": []},
                valid_from=clock.today() - timedelta(days=1),
            )
            for one in shortcuts
        )

    def test_it_becomes_each_ones_own_with_the_first_change(self, ours: Actor, theirs: Actor) -> None:
        self.write("a", "b")
        assert self.kept(COUNTY) == self.kept(NEIGHBOUR) == ["a", "b"]
        section = SECTIONS["texts"]
        table = selectors.table(section, COUNTY)
        services.change(services.Wanted(section, list(table.rows)[:1], clock.today(), table.version), by=ours)
        assert self.kept(COUNTY) == ["a"]
        assert self.kept(NEIGHBOUR) == ["a", "b"]

    def test_duties_do_the_same(self, ours: Actor, theirs: Actor, desk_of: Callable[[Actor], Desk]) -> None:
        Duty.objects.create(
            category="0506", level="county", kind="county", name="甲", valid_from=clock.today()
        )
        Duty.objects.create(
            category="0505", level="county", kind="county", name="乙", valid_from=clock.today()
        )
        here, there = desk_of(ours), desk_of(theirs)
        rows = here.table("duties")["rows"]
        assert here.save(rows[0], section="duties").status_code == 200
        assert len(there.table("duties")["rows"]) == 2
        assert here.table("duties")["rows"] == rows[:1]

    @pytest.mark.usefixtures("by_the_owner")
    def test_a_new_release_gives_it_to_the_county_that_there_is(self, county: object) -> None:
        self.write("a", "b")
        Change.objects.create(
            section="texts", valid_from=clock.today(), added=2, changed=0, removed=0, at=clock.now()
        )
        Duty.objects.create(
            category="0506", level="county", kind="county", name="甲", valid_from=clock.today()
        )
        version = differences.tag(selectors.table(SECTIONS["texts"], COUNTY).rows)
        self.migrate()
        assert set(Entry.objects.values_list("county_code", flat=True)) == {COUNTY}
        assert Change.objects.get().county_code == Duty.objects.get().county_code == COUNTY
        assert selectors.table(SECTIONS["texts"], COUNTY).version == version

    @pytest.mark.usefixtures("by_the_owner")
    def test_and_to_each_of_several(self, county: object, neighbour: str) -> None:
        self.write("a")
        Duty.objects.create(
            category="0506", level="county", kind="county", name="甲", valid_from=clock.today()
        )
        self.migrate()
        for model in (Entry, Duty):
            assert set(model.objects.values_list("county_code", flat=True)) == {COUNTY, NEIGHBOUR}
        assert self.kept(COUNTY) == self.kept(NEIGHBOUR) == ["a"]

    def migrate(self) -> None:
        for room, name in (("config", "0002_each_county_its_own"), ("categories", "0003_duties_of_counties")):
            assert apps.is_installed(f"pingan.{room}")
            statement = importlib.import_module(f"pingan.{room}.migrations.{name}").SHARE_OUT
            with connection.cursor() as cursor:
                cursor.execute(statement)
