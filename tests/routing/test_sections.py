"""Rules, roster and catalogue as tables of the configuration: what is refused, and what a trial tells."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.categories.duties import leading, standing
from pingan.categories.models import Duty, Sort
from pingan.config import selectors, spreadsheet
from pingan.config.errors import TableRefused
from pingan.config.sections import SECTIONS
from pingan.core import clock, worksheets
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.routing import trial as trials
from pingan.routing.rules import in_order
from pingan.routing.trial import trial
from tests.cast import Browser, organisation_of, report_of, signed_in
from tests.routing.conftest import led_by, rule, write
from tests.territory.small_county import COUNTY, FIRST_GRID
from tests.workbooks import sheet_of, workbook

pytestmark = pytest.mark.django_db


def faults(section: str, row: dict[str, Any], by: Actor) -> set[str]:
    """The columns that a row is refused for."""
    with pytest.raises(TableRefused) as refused:
        write(section, [row], by)
    return {param["name"].rpartition(".")[2] for param in refused.value.invalid_params}


def item(lead: Organisation | None = None, **cells: Any) -> dict[str, Any]:
    said = {"category": "0506", "name": "水渠管护", "sort": "basic", "basis": "本县清单（示例）"}
    return said | ({"lead": str(lead.pk)} if lead else {}) | cells


class TestRoutes:
    def test_a_rule_that_would_break_duty_is_refused(self, han: Actor, water: Organisation) -> None:
        led_by(water)
        for cells in ({"category": "0506"}, {"category": "05"}, {"category": "0506", "area": FIRST_GRID[:9]}):
            assert faults("routes", rule("w1", **cells), han) == {"target"}
        write("routes", [rule("w1", category="0505"), rule("w2", target="lead", category="0506")], han)

    def test_what_a_township_assists_in_may_go_to_its_worker(self, han: Actor, water: Organisation) -> None:
        led_by(water, Sort.ASSISTING)
        write("routes", [rule("w1", category="0506")], han)

    def test_a_named_organisation_is_named_and_can_have_cases(
        self, han: Actor, li: Actor, water: Organisation
    ) -> None:
        assert faults("routes", rule("a", target="organisation"), han) == {"organisation"}
        assert faults("routes", rule("a", organisation=str(water.pk)), han) == {"organisation"}
        desk = rule("a", target="organisation", organisation=str(li.organisation_id))
        assert faults("routes", desk, han) == {"organisation"}
        write("routes", [rule("a", target="organisation", organisation=str(water.pk))], han)

    def test_the_countys_dispatchers_write_them_and_no_desk_else(self, feng: Actor, li: Actor) -> None:
        write("routes", [rule("w1")], feng)
        for who, status in ((feng, 200), (li, 403)):
            answer = signed_in(who).post(
                "/api/v1/routing/trial", {"rows": [rule("w1")]}, content_type="application/json"
            )
            assert answer.status_code == status

    def test_a_draft_is_read_aloud_before_it_is_saved(self, feng: Actor, water: Organisation) -> None:
        page = signed_in(feng)

        def read(*rows: dict[str, Any]) -> Any:
            said = {"rows": list(rows)}
            return page.post(
                "/api/v1/routing/sentences", said, "application/json", headers={"accept-language": "en"}
            )

        (one,) = read(rule("a", hours="off", target="roster", most_open=3)).json()["items"]
        assert one["sentence"] == (
            "Reports of outside office hours: to whoever is on duty, as long as fewer than 3 are open there."
        )
        assert read(rule("a", place="first")).json()["invalid_params"][0]["name"] == "rows.0.place"
        assert selectors.rows("routes", county=COUNTY) == []

    def test_they_are_read_as_sentences(self, feng: Actor, li: Actor) -> None:
        write("routes", [rule("b", place=2), rule("a", category="0506", on=False)], feng)
        answer = signed_in(li).get("/api/v1/routing/rules", headers={"accept-language": "en"}).json()
        assert [(one["code"], one["on"], one["sentence"]) for one in answer["items"]] == [
            ("a", False, "Reports of category “Canal”: to the worker of its grid."),
            ("b", True, "Every report: to the worker of its grid."),
        ]


class TestTrial:
    def tried(self, *rows: dict[str, Any]) -> list[tuple[str, str, int]]:
        found = trial(COUNTY, in_order(rows), [])
        return [(heap.rule, heap.receiver, heap.count) for heap in found.heaps]

    def test_last_month_is_counted_by_whom_it_goes_to(
        self, qian: Actor, sun: Actor, water: Organisation
    ) -> None:
        led_by(water)
        for category in ("0506", "0506", "0505"):
            report_case(report=report_of(category=category), by=qian)
        rules = [rule("lead", target="lead", place=1), rule("w1", category="0505", place=2)]
        assert self.tried(*rules) == [("lead", "水务局", 2), ("w1", "所在网格的网格员", 1)]
        # Nothing has happened.
        assert set(Case.objects.values_list("state", "version")) == {("reported", 1)}

    def test_what_stays_says_why(self, qian: Actor, water: Organisation) -> None:
        led_by(water)
        report_case(report=report_of(), by=qian)
        found = trial(COUNTY, in_order([rule("w1")]), [])
        (heap,) = found.heaps
        assert (heap.rule, heap.receiver, heap.count) == ("w1", "", 1)
        assert heap.kept == "按职责清单，“水渠管护”不能派到那里。"
        assert heap.samples[0]["category"] == "0506"

    def test_it_is_bounded_and_says_so(self, qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(trials, "MOST", 2)
        monkeypatch.setattr(trials, "SAMPLES", 1)
        for _ in range(4):
            report_case(report=report_of(), by=qian)
        found = trial(COUNTY, in_order([rule("w1")]), [])
        assert (found.looked_at, found.more) == (2, True)
        assert [len(heap.samples) for heap in found.heaps] == [1]

    def test_many_rules_are_tried_on_fewer_reports_and_it_says_so(
        self, qian: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(4):
            report_case(report=report_of(), by=qian)
        monkeypatch.setattr(trials, "MOST_ASKED", 30)
        rules = in_order([rule(f"r{n}", category="0101", place=n + 1) for n in range(10)])
        found = trial(COUNTY, rules, [])
        assert (found.looked_at, found.more, found.many) == (3, True, True)
        assert trial(COUNTY, rules[:1], []).many is False

    def test_a_county_has_no_more_rules_than_are_read(self, han: Actor) -> None:
        rows = [rule(f"r{n}") for n in range(501)]
        said = {"rows": rows, "valid_from": clock.today().isoformat()}
        for address in ("config/routes/preview", "routing/trial"):
            answer = signed_in(han).post(
                f"/api/v1/{address}", said if "config" in address else {"rows": rows}, "application/json"
            )
            assert answer.status_code in (400, 413)

    def test_it_asks_the_same_however_many_there_are(self, qian: Actor) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                trial(COUNTY, in_order([rule("w1")]), [])
            return len(asked)

        report_case(report=report_of(), by=qian)
        queries()
        few = queries()
        for _ in range(6):
            report_case(report=report_of(), by=qian)
        assert queries() == few

    def test_a_draft_with_mistakes_is_a_refusal_and_no_fault(self, feng: Actor) -> None:
        page = signed_in(feng)
        for rows in (
            [{"code": "a", "label": "a", "place": "erste", "target": "worker"}],
            [{"code": "a"}],
            [{"code": "a", "label": "a", "place": 1, "target": "worker", "from_hour": 99}],
            [rule("a"), rule("a")],
            ["x"],
            "x",
        ):
            answer = page.post("/api/v1/routing/trial", {"rows": rows}, content_type="application/json")
            assert answer.status_code in (400, 422), rows

    def test_the_preview_tells_what_last_month_would_have_been(self, feng: Actor, qian: Actor) -> None:
        report_case(report=report_of(), by=qian)
        said = {"valid_from": clock.today().isoformat(), "rows": [rule("w1")]}
        answer = signed_in(feng).post("/api/v1/config/routes/preview", said, content_type="application/json")
        assert [(one["text"], one["count"]) for one in answer.json()["consequences"]] == [
            ("按规则 w1 交给所在网格的网格员", 1)
        ]


class TestDuties:
    def test_a_row_becomes_an_item(self, han: Actor, water: Organisation, shen: Actor) -> None:
        helper = str(shen.organisation_id)
        write("duties", [item(water, assisting=[helper], assisting_kinds=["township_center"])], han)
        (kept,) = standing("0506", FIRST_GRID).items
        assert (kept.name, kept.level, kept.assisting) == ("水渠管护", "county", [helper, "township_center"])
        assert leading("0506", FIRST_GRID) == [water]

    def test_who_leads_is_said_in_one_way(self, han: Actor, water: Organisation) -> None:
        assert faults("duties", item(), han) == {"lead"}
        assert faults("duties", item(water, lead_kind="department"), han) == {"lead"}
        assert faults("duties", item(lead_kind="township_center"), han) == {"level"}
        write("duties", [item(lead_kind="township_center", level="township")], han)

    def test_what_was_taken_back_has_gone_up(self, han: Actor, water: Organisation) -> None:
        below = organisation_of(FIRST_GRID[:9], "township_center")
        for cells in (
            item(below, sort="taken_back"),
            item(lead_kind="township_center", level="township", sort="taken_back"),
        ):
            assert faults("duties", cells, han) == {"sort"}
        write("duties", [item(water, sort="taken_back")], han)

    def test_the_preview_tells_whose_last_month_would_have_been(
        self, han: Actor, qian: Actor, water: Organisation
    ) -> None:
        for category in ("0506", "0506", "0505"):
            report_case(report=report_of(category=category), by=qian)
        said = {"valid_from": clock.today().isoformat(), "rows": [item(water)]}
        seen = signed_in(han).post("/api/v1/config/duties/preview", said, content_type="application/json")
        assert [one["count"] for one in seen.json()["consequences"]] == [2, 2]

    def test_it_goes_out_and_comes_in_as_a_spreadsheet(
        self, han: Actor, water: Organisation, shen: Actor
    ) -> None:
        rows = [
            item(water, assisting=[str(shen.organisation_id)]),
            item(name="别的", lead_kind="township_center", level="township"),
        ]
        write("duties", rows, han)
        section = SECTIONS["duties"]
        kept = selectors.table(section, COUNTY).rows
        again = spreadsheet.rows_for(section, spreadsheet.of_section(section, kept, COUNTY))
        page = signed_in(han)
        said = {"valid_from": clock.today().isoformat(), "rows": again}
        seen = page.post("/api/v1/config/duties/preview", said, content_type="application/json").json()
        assert (seen["problems"], seen["added"], seen["changed"], seen["removed"]) == ([], [], [], [])

    def test_each_row_of_a_spreadsheet_says_what_is_wrong_with_it(
        self, han: Actor, water: Organisation
    ) -> None:
        file = workbook(
            {
                "清单": sheet_of(
                    [
                        ["类别", "事项", "性质", "主责单位", "依据"],
                        ["0506", "水渠管护", "taken_back", "水务局", "本县清单（示例）"],
                        ["9999", "没有的类别", "basic", "水务局", ""],
                        ["0505", "", "随便", "没有的单位", ""],
                    ]
                )
            }
        )
        page = signed_in(han)
        read = sent(page, "duties", file)
        assert read.status_code == 200, read.content
        said = {"valid_from": clock.today().isoformat(), "rows": read.json()["rows"]}
        seen = page.post("/api/v1/config/duties/preview", said, content_type="application/json").json()
        wrong = {(one["row"], one["column"]) for one in seen["problems"]}
        assert wrong == {(1, "category"), (2, "name"), (2, "sort"), (2, "lead")}
        assert not Duty.objects.exists()

    @pytest.mark.parametrize("file", [b"PK\x03\x04", b"", workbook({"a": sheet_of([["x" * 3]] * 5002)})])
    def test_a_hostile_file_is_refused_before_it_is_read(self, han: Actor, file: bytes) -> None:
        assert sent(signed_in(han), "duties", file).status_code in (413, 415, 422)

    def test_a_sheet_of_something_else_names_what_is_missing(self, han: Actor) -> None:
        answer = sent(signed_in(han), "duties", workbook({"a": sheet_of([["姓名", "电话"], ["甲", "1"]])}))
        assert answer.status_code == 422
        assert "类别" in answer.json()["detail"]


def sent(page: Browser, section: str, file: bytes) -> Any:
    return page.post(f"/api/v1/config/{section}/xlsx", file, content_type=worksheets.MEDIA_TYPE)
