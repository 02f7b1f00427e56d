"""The table of rights: what it cannot mean is refused before anybody is served."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from pingan.people import checks, policy
from pingan.people.actors import Actor
from pingan.people.reach import Reach, Span
from tests.cast import signed_in

# What each operation can be cut by, said once more by hand.
OF_CASES = frozenset({"own", "grid", "area", "organisation", "county"})
CUT: dict[str, frozenset[str]] = {
    **dict.fromkeys(("cases.list", "cases.read", "cases.counts", "cases.act"), OF_CASES),
    **dict.fromkeys(
        ("cases.candidates", "cases.ask", "cases.file", "cases.look", "cases.lease", "duties.contest"),
        OF_CASES,
    ),
    **dict.fromkeys(("callers.read", "callers.add", "callers.reply"), OF_CASES),
    **dict.fromkeys(("callers.reveal", "callers.find"), OF_CASES),
    "cases.asked": frozenset({"organisation"}),
    **dict.fromkeys(
        ("cases.photo", "mediation.read_sessions", "mediation.parties", "realtime.events"), OF_CASES
    ),
    "mediation.dossier": OF_CASES,
    "mediation.keep": OF_CASES,
    "mediation.numbers": frozenset({"area", "county"}),
    **dict.fromkeys(("mediation.plan", "mediation.aids"), OF_CASES),
    "mediation.danger": OF_CASES,
    "mediation.onward": frozenset({"area", "county"}),
    **dict.fromkeys(("papers.read", "papers.make"), OF_CASES),
    "mediation.appointments": OF_CASES,
    **dict.fromkeys(("mediation.calendar", "station.read", "station.write"), frozenset({"area", "county"})),
    **dict.fromkeys(("people.workers", "maps.choropleth", "maps.tiles"), frozenset({"area", "county"})),
    "outbox.silent": frozenset({"area", "county"}),
    **dict.fromkeys(("registry.households", "registry.household"), frozenset({"grid"})),
    **dict.fromkeys(("registry.reveal", "registry.remove"), frozenset({"grid"})),
    "registry.totals": frozenset({"totals"}),
    **dict.fromkeys(("stats.dwell", "stats.rates"), frozenset({"area", "county", "organisation"})),
    **dict.fromkeys(("ledgers.cases", "ledgers.supervision"), frozenset({"area", "county", "organisation"})),
    **dict.fromkeys(
        ("ledgers.monthly", "ledgers.handed_over", "ledgers.disputes", "ledgers.overrides"),
        frozenset({"area", "county"}),
    ),
    **dict.fromkeys(
        ("workload.day", "workload.complete", "workload.own_minutes", "care.read", "care.keep"),
        frozenset({"grid"}),
    ),
    **dict.fromkeys(("workload.give", "workload.minutes"), frozenset({"area", "county"})),
    **dict.fromkeys(("workload.given", "workload.complaints"), frozenset({"organisation"})),
    "cases.public": frozenset(),
    **dict.fromkeys(
        (
            *("staff.directory", "staff.read", "staff.open", "staff.ask", "staff.approve", "staff.sign_out"),
            *("staff.factor", "staff.identity"),
            *("staff.sign_ins", "staff.acts", "staff.reset", "staff.leave", "staff.posts", "staff.take_in"),
        ),
        frozenset({"area", "county"}),
    ),
}
ROLES = (
    "grid_worker",
    "dispatcher",
    "county_dispatcher",
    "department",
    "mediator",
    "leader",
    "administrator",
    "security_admin",
    "audit_admin",
)


def table(operation: str, cell: str) -> list[str]:
    return [f"operation,anonymous,bearer,{','.join(ROLES)}", f"{operation},,,{cell}" + "," * (len(ROLES) - 1)]


@pytest.mark.parametrize("operation", list(policy.TABLE))
@pytest.mark.parametrize("span", list(Span))
def test_a_reach_that_means_nothing_for_an_operation_is_found_at_start(operation: str, span: Span) -> None:
    """`any` for reading cases once meant none of them, and a reach of the counts was never looked at."""
    found = policy.read_table(table(operation, span))
    assert found[operation]["grid_worker"] == Reach.read(span)
    faults = [fault for fault in policy.misunderstood(found) if "cannot reach" in fault]
    said = f"policy.csv: {operation} of grid_worker cannot reach {span.value!r}."
    assert faults == ([] if span in CUT.get(operation, {"any"}) else [said])


@pytest.mark.parametrize("cell", ["area+own", "area:dispute"])
def test_maps_cannot_be_cut_by_track_or_person(cell: str) -> None:
    first, *_others = policy.misunderstood(policy.read_table(table("maps.tiles", cell)))
    assert first.endswith(f"{cell!r}.")


def test_no_server_starts_with_a_cell_that_nobody_understands(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.check_policy(None) == []
    checks.require_understood_policy()
    monkeypatch.setattr(policy, "TABLE", policy.TABLE | policy.read_table(table("cases.read", "any")))
    assert [fault.id for fault in checks.check_policy(None)] == ["people.E001"]
    with pytest.raises(ImproperlyConfigured, match=r"cases\.read of grid_worker"):
        checks.require_understood_policy()


def test_a_track_that_no_room_registers_is_found_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    from pingan.cases.checks import check_tracks

    assert check_tracks(None) == []
    misspelt = policy.read_table(table("cases.read", "area:disputte+own"))
    monkeypatch.setattr(policy, "TABLE", policy.TABLE | misspelt)  # type: ignore[operator]
    assert [fault.msg for fault in check_tracks(None)] == [
        "policy.csv: cases.read of grid_worker: no room registers the track disputte."
    ]


def test_a_row_that_is_gone_is_missed() -> None:
    assert any("no row cases.read" in fault for fault in policy.misunderstood({}))


NONE = [
    "everything",
    "Area",
    "area:",
    "area:+own",
    "area+",
    "own+own",
    "own:event",
    "any+own",
    "any:event",
    "totals:event",
    "code+own",
    "area:a//b",
    "area+own:dispute",
    "area_or_own",
]


@pytest.mark.parametrize("cell", [*NONE, "area "])
def test_a_reach_that_is_none_is_refused(cell: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"cases\.read of grid_worker"):
        policy.read_table(table("cases.read", cell))


@pytest.mark.parametrize(
    "cell", ["area", "area+own", "county:event/petition", "organisation:event+own", "own"]
)
def test_a_reach_says_its_own_cell(cell: str) -> None:
    """The same words in every process: a viewer's epoch is made of them."""
    assert str(Reach.read(cell)) == cell
    assert Reach.read(str(Reach.read(cell))) == Reach.read(cell)


def test_a_role_without_a_column_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="same roles"):
        policy.read_table(["operation,anonymous,bearer,grid_worker", "cases.read,,,area"])


def test_counts_have_a_reach_of_their_own(li: Actor, qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the table says of `cases.counts` cuts the counts, whatever it says of the lists."""
    from tests.cases.test_lists import reported

    reported(qian)
    reported(qian, category="0101")
    counts = {**policy.TABLE["cases.counts"], "dispatcher": Reach.read("area:dispute+own")}
    monkeypatch.setitem(policy.TABLE, "cases.counts", counts)  # type: ignore[arg-type]
    browser = signed_in(li)
    assert browser.get("/api/v1/cases/counts").json()["waiting"]["n"] == 1
    assert len(browser.get("/api/v1/cases", {"queue": "waiting"}).json()["items"]) == 2


@pytest.mark.parametrize("area", ["999921101001001", "999921101001", "999921999999999", "530101001001"])
def test_workers_of_an_area_outside_ones_own_are_absent(area: str, li: Actor) -> None:
    """404, like everything outside a reach: 403 would tell that there is such an area."""
    answer = signed_in(li).get("/api/v1/workers", {"area": area})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
