"""A report that its reporter takes for a matter already known, and what they hear once a desk merged it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from pingan.cases.models import Case, Link, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.people.actors import Actor
from tests.cast import body_of, report_of, signed_in
from tests.contract.test_act_comes_last import check
from tests.territory.small_county import FIRST_GRID, NEXT_GRID


def reported(by: Actor, grid: str = FIRST_GRID, **changes: Any) -> Case:
    report = report_of(grid, **changes)
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def sent(by: Actor, **said: Any) -> Any:
    return signed_in(by).post("/api/v1/cases", body_of(**said), content_type="application/json")


def told(case_id: Any, by: Actor) -> dict[str, Any]:
    answer = signed_in(by).get(f"/api/v1/cases/{case_id}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def merged(case: Case, into: Case, by: Actor) -> None:
    fresh = Case.objects.get(pk=case.pk)
    take(Target(fresh.pk, fresh.version, by), "merge", into=into.pk, reason="同一处水渠")


def closed(case: Case, by: Actor, note: str) -> None:
    version = Case.objects.get(pk=case.pk).version
    take(Target(case.pk, version, by), "claim")
    take(Target(case.pk, version + 1, by), "close", note=note)


def test_what_its_reporter_takes_it_for_stands_in_its_first_line(qian: Actor, li: Actor) -> None:
    known = reported(qian)
    answer = sent(qian, same_as=str(known.pk))
    assert (answer.status_code, answer.json()["dropped"]) == (201, [])
    case = Case.objects.get(pk=answer.json()["id"])
    assert case.state == "reported", "a report of its own until a desk decides"
    timeline = signed_in(li).get(f"/api/v1/cases/{case.pk}/timeline").json()["items"]
    assert timeline[0]["data"] == {"same_as": str(known.pk)}
    assert timeline[0]["names"] == {str(known.pk): str(known)}
    assert not Link.objects.exists()


def test_sent_again_it_is_the_same_report(qian: Actor) -> None:
    known = reported(qian)
    body = body_of(same_as=str(known.pk))
    qians = signed_in(qian)
    first, again = (qians.post("/api/v1/cases", body, content_type="application/json") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    other = qians.post("/api/v1/cases", body | {"same_as": None}, content_type="application/json")
    assert other.status_code == 409


def test_a_case_that_is_not_theirs_to_know_keeps_no_report_from_coming(qian: Actor, sun: Actor) -> None:
    far = reported(sun, NEXT_GRID)
    for unknown in (far.pk, uuid4()):
        answer = sent(qian, same_as=str(unknown))
        assert (answer.status_code, answer.json()["dropped"]) == (201, ["same_as"])
        assert Step.objects.get(case_id=answer.json()["id"]).data == {}
    itself = body_of()
    answer = sent(qian, **itself | {"same_as": itself["id"]})
    assert (answer.status_code, answer.json()["dropped"]) == (201, ["same_as"])


@pytest.mark.parametrize("said", ["x", {"id": 1}, "999921101001001"])
def test_what_is_no_id_is_refused_by_name(qian: Actor, said: Any) -> None:
    refused = sent(qian, same_as=said)
    assert refused.status_code == 400
    assert refused.json()["invalid_params"][0]["name"] == "same_as"
    assert not Case.objects.exists()


def test_the_act_comes_last_all_the_same(qian: Actor) -> None:
    known = reported(qian)
    check(lambda: report_case(report=report_of(same_as=known.pk), by=qian))


def test_who_reported_it_again_hears_how_it_goes_on(qian: Actor, sun: Actor, li: Actor) -> None:
    """Also where the other case is a neighbour's, whose page they may not open."""
    first, again = reported(qian), reported(sun, NEXT_GRID)
    assert told(again.pk, sun)["goes_on"] is None
    merged(again, first, li)
    heard = told(again.pk, sun)["goes_on"]
    assert (heard["code"], heard["readable"]) == (str(first), False)
    assert (heard["state"], heard["closed_at"], heard["result"]) == ("reported", None, "")
    assert signed_in(sun).get(f"/api/v1/cases/{first.pk}").status_code == 404
    closed(first, li, "已疏通，联系人 13800138000。")
    heard = told(again.pk, sun)["goes_on"]
    assert (heard["state"], heard["ending"]) == ("closed", "close")
    assert heard["closed_at"] is not None
    assert "已疏通" in heard["result"]
    assert "13800138000" not in heard["result"]


def test_it_follows_from_case_to_case(qian: Actor, li: Actor) -> None:
    first, second, third = reported(qian), reported(qian), reported(qian)
    merged(first, second, li)
    merged(second, third, li)
    assert [told(case.pk, qian)["goes_on"]["code"] for case in (first, second)] == [str(third)] * 2
    assert told(third.pk, qian)["goes_on"] is None


def test_only_of_one_that_is_merged(qian: Actor, li: Actor) -> None:
    first, again = reported(qian), reported(qian)
    merged(again, first, li)
    take(Target(again.pk, 2, li), "unmerge", reason="到底是两件事")
    assert told(again.pk, qian)["goes_on"] is None
    closed(again, li, "已疏通")
    assert told(again.pk, qian)["goes_on"] is None


def test_nobody_else_hears_of_what_they_may_not_read(qian: Actor, sun: Actor, li: Actor, shen: Actor) -> None:
    first, again = reported(qian), reported(sun, NEXT_GRID)
    take(Target(again.pk, 1, li), "assign", organisation_id=shen.organisation_id, note="请看看")
    merged(again, first, li)
    # The department that had it reads on what it was given, and not what it became a part of.
    answer = signed_in(shen).get(f"/api/v1/cases/{again.pk}")
    assert answer.status_code == 404 or answer.json()["goes_on"] is None
    assert told(again.pk, li)["goes_on"]["readable"] is True


def test_no_word_of_a_mediation_goes_out_this_way(qian: Actor, sun: Actor, li: Actor, wu: Actor) -> None:
    first, again = reported(qian), reported(sun, NEXT_GRID)
    merged(again, first, li)
    take(Target(first.pk, 1, li), "hand_to_mediation", reason="两家各有说法")
    take(Target(first.pk, 2, wu), "claim")
    first.refresh_from_db()
    Case.objects.filter(pk=first.pk).update(state="concluded")
    take(Target(first.pk, first.version, wu), "close", note="赔了三千元")
    heard = told(again.pk, sun)["goes_on"]
    assert (heard["state"], heard["result"]) == ("closed", "")
