"""The table of rights: what it cannot mean is refused before anybody is served."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from pingan.people import policy
from pingan.people.actors import Actor, Role
from pingan.people.policy import Reach
from tests.cast import signed_in

# What each operation can be cut by, said once more by hand.
BY_AREA_OR_PERSON = frozenset({"area", "area_or_own", "disputes_or_own"})
BY_AREA = frozenset({"area"})
CUT: dict[str, frozenset[str]] = {
    **dict.fromkeys(("cases.list", "cases.read", "cases.counts", "cases.act"), BY_AREA_OR_PERSON),
    **dict.fromkeys(("cases.photo", "mediation.read_sessions", "realtime.events"), BY_AREA_OR_PERSON),
    **dict.fromkeys(("people.workers", "maps.choropleth", "maps.tiles"), BY_AREA),
    **dict.fromkeys(("registry.households", "registry.household"), BY_AREA),
    **dict.fromkeys(("registry.reveal", "registry.remove"), BY_AREA),
    "registry.totals": frozenset({"totals"}),
}


def table(operation: str, reach: str) -> list[str]:
    return ["operation,anonymous,grid_worker", f"{operation},,{reach}"]


@pytest.mark.parametrize("operation", list(policy.TABLE))
@pytest.mark.parametrize("reach", list(Reach))
def test_a_reach_that_means_nothing_for_an_operation_is_refused(operation: str, reach: Reach) -> None:
    """`any` for reading cases once meant none of them, and a reach of the counts was never looked at."""
    if reach in CUT.get(operation, {"any"}):
        assert policy.read_table(table(operation, reach)) == {operation: {"grid_worker": reach}}
    else:
        with pytest.raises(ImproperlyConfigured, match=operation):
            policy.read_table(table(operation, reach))


@pytest.mark.parametrize("cell", ["everything", "Area", "area "])
def test_a_reach_that_is_none_is_refused(cell: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        policy.read_table(table("cases.read", cell))


def test_counts_have_a_reach_of_their_own(li: Actor, qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the table says of `cases.counts` cuts the counts, whatever it says of the lists."""
    from tests.cases.test_lists import reported

    reported(qian)
    reported(qian, category="0101")
    counts = {**policy.TABLE["cases.counts"], Role.DISPATCHER: Reach.DISPUTES_OR_OWN}
    monkeypatch.setitem(policy.TABLE, "cases.counts", counts)  # type: ignore[arg-type]
    browser = signed_in(li)
    assert browser.get("/api/v1/cases/counts").json()["waiting"]["n"] == 1
    assert len(browser.get("/api/v1/cases", {"queue": "waiting"}).json()["items"]) == 2


@pytest.mark.parametrize("area", ["999921101001001", "999921101001", "999921999999999", "530101001001"])
def test_workers_of_an_area_outside_ones_own_are_absent(area: str, li: Actor) -> None:
    """404, like everything outside a reach: 403 would tell that there is such an area."""
    answer = signed_in(li).get("/api/v1/workers", {"area": area})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
