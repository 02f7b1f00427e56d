"""The bench's own arithmetic. Nothing in here measures anything."""

from __future__ import annotations

import os

import pytest

from tests.bench import lives, machine, plans, report, servers
from tests.bench.bare_push import frame, masked
from tests.bench.listeners import bounds
from tests.bench.machine import Meter, Reading
from tests.bench.rounds import Pace, Path, Ratio, interleaved


def test_a_process_named_with_brackets_and_spaces_is_read():
    fields = ["S", "1", "77", "77", *["0"] * 7, "250", "50", *["0"] * 30]
    stat = machine.parse_stat(f"4242 (a (very) odd name) {' '.join(fields)}")
    assert stat.session == 77
    assert stat.cpu == pytest.approx(300 / machine.TICKS)


def test_this_process_uses_cpu_and_a_gone_one_none():
    assert machine.cpu_of([os.getpid(), 2**22 + 1]).keys() == {os.getpid()}


def test_a_worker_that_came_in_between_counts_whole():
    before = Reading({1: 2.0}, {9: 1.0})
    after = Reading({1: 2.5, 2: 0.25}, {9: 1.5})
    assert before.until(after) == (0.75, 0.5)


def test_slices_take_turns_and_cost_is_per_operation():
    order: list[str] = []
    used = {"bare": 0.0, "whole": 0.0}

    def path(name: str, seconds: float) -> Path:
        def run(_deadline: float) -> int:
            order.append(name)
            used[name] += seconds
            return 10

        return Path(name, run, _Clock(lambda: used[name]))

    costs = interleaved([path("bare", 0.1), path("whole", 0.4)], Pace(0, 0, repeats=2))
    assert order == ["bare", "whole"] * 3  # the first pair warms up
    assert costs["whole"].each == pytest.approx([40.0, 40.0])
    assert Ratio.of(costs["bare"].each, costs["whole"].each).middle == pytest.approx(0.25)


class _Clock(Meter):
    """A meter over a number of ours."""

    def __init__(self, seconds):
        super().__init__(lambda: [], lambda: [])
        object.__setattr__(self, "seconds", seconds)

    __slots__ = ("seconds",)

    def read(self):
        return Reading({1: self.seconds()}, {})


def test_a_round_without_visible_cpu_is_no_ratio():
    with pytest.raises(ValueError, match="too short"):
        Ratio.of([1.0], [0.0])


def test_goals_are_judged_and_written_beside_the_figure():
    assert report.verdict(report.Goal(0.2), 0.21) == "≥ 0.2 ✓"
    assert report.verdict(report.Goal(1.5, at_most=True), 1.6) == "≤ 1.5 ✗"


def test_one_odd_round_is_no_noise_and_half_of_them_are():
    quiet = Ratio.of([1, 1, 1, 1, 5], [4, 4.1, 3.9, 4, 4])
    assert not quiet.is_noisy
    noisy = Ratio.of([1, 1.5, 1, 1.6, 0.7], [4, 4, 4, 4, 4])
    assert noisy.is_noisy
    assert report.verdict(report.Goal(0.2), quiet) == "≥ 0.2 ✓"
    assert "too noisy to judge" in report.verdict(report.Goal(0.2), noisy)


def test_a_noisy_run_goes_on_until_it_can_be_judged_or_patience_ends():
    rounds = {"n": 0}
    used = {"bare": 0.0, "whole": 0.0}

    def path(name: str, seconds) -> Path:
        def run(_deadline: float) -> int:
            rounds["n"] += name == "bare"
            used[name] += seconds()
            return 10

        return Path(name, run, _Clock(lambda: used[name]))

    def bare_of(costs):
        return interleaved(
            [path("bare", costs), path("whole", lambda: 1.0)], Pace(0, 0, repeats=4), judged=("bare", "whole")
        )["bare"].each

    assert len(bare_of(lambda: 0.25)) == 4
    assert len(bare_of(lambda: 0.1 if rounds["n"] % 2 else 0.4)) == 12
    rounds["n"] = 0
    # The warm-up and four restless rounds, and then it is quiet.
    assert 4 < len(bare_of(lambda: 0.25 if rounds["n"] > 5 else 0.1 * rounds["n"])) < 12


def test_lives_a_second_are_those_of_all_slices_together(monkeypatch: pytest.MonkeyPatch):
    now = iter([0.0, 2.0, 10.0, 12.0])
    monkeypatch.setattr(lives.time, "monotonic", lambda: next(now))
    speed = lives.Speed()
    assert str(speed) == "–"
    assert speed.timed(lambda _deadline: 30, 0.0) == 30
    assert speed.timed(lambda _deadline: 50, 0.0) == 50
    assert str(speed) == "20.0"


def test_slow_is_what_95_in_a_hundred_keep():
    phase = lives.Phase("a spike", 60.0, 10.0, took=[0.1] * 95 + [9.0] * 5)
    assert 0.1 <= phase.slow < 9.0
    assert lives.Phase("nothing", 60.0, 10.0).slow == 0.0


def a_step(kind: str, rows: int, *parts: dict, loops: int = 1, **more) -> dict:
    step = {"Node Type": kind, "Actual Rows": rows, "Actual Loops": loops, "Plans": list(parts)}
    return step | {"Shared Hit Blocks": 3, "Shared Read Blocks": 4} | more


def test_what_a_plan_went_through_is_what_its_busiest_step_had_in_hand():
    walked = a_step("Index Scan", 5, **{"Rows Removed by Filter": 40, "Relation Name": "cases_case"})
    looked_up = a_step(
        "Index Scan", 1, loops=30, **{"Rows Removed by Index Recheck": 2, "Relation Name": "cases_case"}
    )
    # Of a table that does not grow it matters to nobody how often it is read.
    names = a_step("Seq Scan", 40, loops=30, **{"Relation Name": "people_account"})
    seen = plans.looked_at(a_step("Limit", 5, walked, looked_up, names), frozenset({"cases_case"}), "SELECT")
    assert (seen.rows, seen.pages, seen.whole) == (90, 7, frozenset())


@pytest.mark.parametrize(
    ("table", "loops", "told"), [("cases_case", 1, {"cases_case"}), ("people_post", 1, set())]
)
def test_a_large_table_that_is_read_whole_is_told(table: str, loops: int, told: set[str]):
    plan = a_step("Seq Scan", 5, loops=loops, **{"Relation Name": table})
    assert plans.looked_at(plan, frozenset({"cases_case"}), "SELECT").whole == told


def test_a_question_that_looks_at_too_much_is_a_fault_and_so_is_one_that_nobody_understood():
    bounds = plans.bound_of("list all")
    much = plans.Statement("SELECT", bounds.rows + 1, bounds.pages + 1, frozenset({"cases_case"}))
    asked = [
        plans.Asked("list all", "leader", "/api/v1/cases?queue=all", 200, [much]),
        plans.Asked("new", "leader", "/api/v1/new", plans.NOT_UNDERSTOOD),
    ]
    faults = plans._faults(asked)
    assert len(faults) == 4
    assert any("new: not asked" in fault for fault in faults)
    assert plans._faults([plans.Asked("list all", "leader", "/api/v1/cases", 200)]) == []


def test_the_page_is_tables_under_headings():
    table = report.Table("Push", "What is measured.", ("A", "B"))
    table.rows.append(("1", "2"))
    page = report.page({"CPU": "two cores"}, [table])
    assert "## Push\n\nWhat is measured.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n" in page
    assert "| CPU | two cores |" in page


@pytest.mark.parametrize("size", [1, 125, 126, 4000])
def test_frames_are_cut_where_they_end(size: int):
    stream = frame(b"x" * size) + frame(b"next")
    code, begin, end = bounds(stream, 0) or (0, 0, 0)
    assert (code, stream[begin:end]) == (1, b"x" * size)
    assert bounds(stream, end) == (1, end + 2, end + 6)
    assert bounds(stream[: end - 1], 0) is None
    assert masked(b"x" * size).endswith(b"x" * size)


@pytest.mark.parametrize("name", ["WEB_WORKERS", "WEB_THREADS"])
def test_what_is_measured_is_served_as_by_run(name: str):
    lines = (machine.REPOSITORY / "ops" / "servers.sh").read_text(encoding="utf-8").splitlines()
    assert f"{name}={getattr(servers, name)}" in lines
