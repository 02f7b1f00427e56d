"""Lines of a timeline name whom and what they speak of, as far as their reader may know it."""

from __future__ import annotations

import pytest
from django.utils import translation

from pingan.cases.models import Case, Step, shown_code
from pingan.cases.named import names_in
from pingan.cases.reporting import report_case
from pingan.cases.selectors import describe, timeline
from pingan.cases.services import Target, take
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.territory.selectors import path_name
from tests.cast import report_of
from tests.territory.small_county import FIRST_GRID, NEXT_GRID


def reported(by: Actor) -> Case:
    report = report_of()
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def last(case: Case, viewer: Actor) -> dict[str, str]:
    told: dict[str, str] = timeline(Case.objects.get(pk=case.pk), viewer)[-1]["names"]
    return told


def test_to_whom_it_was_sent(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(Target(case.pk, 1, li), "dispatch", worker_id=qian.account_id, note="")
    assert last(case, li) == {str(qian.account_id): qian.name}


def test_from_which_grid_into_which(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(Target(case.pk, 1, li), "rehome", grid_code=NEXT_GRID, reason="在渠的另一边")
    assert last(case, li) == {code: path_name(code) for code in (FIRST_GRID, NEXT_GRID)}


def test_an_organisation_in_the_readers_language(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    office = Organisation.objects.create(
        kind="center", area_code=FIRST_GRID[:6], name="水务站", name_en="Water office"
    )
    Step.objects.create(
        case=case,
        action="ask",
        to_state=case.state,
        by_id=li.account_id,
        role=li.role,
        at=case.received_at,
        data={"organisation": str(office.pk), "kind": "assistance"},
    )
    assert last(case, li) == {str(office.pk): "水务站"}
    with translation.override("en"):
        assert last(case, li) == {str(office.pk): "Water office"}


def test_cases_that_belong_together_are_told_to_whoever_may_read_them(
    qian: Actor, li: Actor, sun: Actor
) -> None:
    case, other = reported(qian), reported(sun)
    take(Target(case.pk, 1, li), "merge", into=other.pk, reason="同一处塌方")
    assert last(case, li) == {str(other.pk): shown_code(other.code)}
    merged, kept = (describe(Case.objects.get(pk=one.pk), li)["links"] for one in (case, other))
    assert [(link["kind"], link["of"], link["id"]) for link in merged] == [
        ("merged_into", "source", other.pk)
    ]
    assert [(link["kind"], link["of"], link["id"]) for link in kept] == [("merged_into", "target", case.pk)]


def test_neither_is_told_to_others(qian: Actor, li: Actor) -> None:
    """Whoever has it in sight only because they reported it does not learn of the other one."""
    case = reported(qian)
    far = reported(li)
    Case.objects.filter(pk=far.pk).update(grid_code="999921101001001")
    Step.objects.create(
        case=case,
        action="merge",
        to_state=case.state,
        by_id=li.account_id,
        role=li.role,
        at=case.received_at,
        data={"into": str(far.pk)},
    )
    assert last(case, qian) == {}


@pytest.mark.parametrize("value", ["x", "", None, 7, ["a"]])
def test_what_is_no_id_is_nobody(li: Actor, value: object) -> None:
    assert names_in([{"worker_id": value, "into": value}], li) == {}
