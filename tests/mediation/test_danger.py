"""Signs of danger: a table proposes, a person decides the same day, and nobody is brought together before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from pingan.cases import watch
from pingan.cases.models import Case, Clock, Escalation, Step
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.mediation import danger
from pingan.mediation.errors import DangerUngraded, PoliceNotTold
from pingan.papers.kinds import KINDS
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.mediation.quarrels import let_parties_agree
from tests.mediation.test_intake import dispute, send


@pytest.fixture
def quarrel(wu: Actor) -> Case:
    told = send(signed_in(wu), dispute(parties=[])).json()
    let_parties_agree(told["id"], wu)
    return Case.objects.get(pk=told["id"])


def answered(browser: Client, case: Case, path: str, version: int, **said: Any) -> Any:
    method = browser.put if path == "danger" else browser.post
    return method(
        f"/api/v1/cases/{case.pk}/{path}",
        said,
        content_type="application/json",
        headers={"If-Match": f'"{version}"'},
    )


def session(case: Case, by: Actor) -> Case:
    held: dict[str, Any] = {"held_at": clock.now(), "place": "调解室", "mode": "closed", "attendees": 4}
    target = Target(case.pk, Case.objects.get(pk=case.pk).version, by)
    return take(target, "record_session", **held, summary="各让一步", next_at=None)


@pytest.mark.parametrize(
    ("signs", "grade"),
    [
        ([], ""),
        (["heated"], "low"),
        (["threat"], "middle"),
        (["heated", "threat"], "middle"),
        (["threat", "crowd"], "high"),
        (["domestic_violence"], "high"),
    ],
)
def test_the_table_proposes_by_what_was_seen(quarrel: Case, signs: list[str], grade: str) -> None:
    assert danger.proposed(quarrel.county_code, signs) == grade


def test_nobody_is_brought_together_before_a_person_has_graded_it(quarrel: Case, wu: Actor) -> None:
    browser = signed_in(wu)
    told = answered(browser, quarrel, "danger", 0, signs=["threat"]).json()
    assert (told["danger"]["proposed"], told["danger"]["grade"]) == ("middle", "")
    with pytest.raises(DangerUngraded):
        session(quarrel, wu)
    graded = answered(browser, quarrel, "danger/grade", 1, grade="low", why="说的是气话，已经劝住")
    assert graded.json()["danger"]["grade"] == "low"
    assert session(quarrel, wu).state == "mediating"


def test_violence_at_home_is_no_ordinary_family_matter(quarrel: Case, wu: Actor) -> None:
    """Whatever grade it is given, the police are told before anything goes on."""
    browser = signed_in(wu)
    answered(browser, quarrel, "danger", 0, signs=["domestic_violence"])
    answered(browser, quarrel, "danger/grade", 1, grade="middle")
    with pytest.raises(PoliceNotTold):
        session(quarrel, wu)
    target = Target(quarrel.pk, Case.objects.get(pk=quarrel.pk).version, wu)
    agreed = {"outcome": "agreement_oral", "note": "说好了", "effective_on": clock.today()}
    with pytest.raises(PoliceNotTold):
        take(target, "conclude", **agreed)
    reported = {"told_at": clock.now().isoformat(), "office": "镇派出所", "reference": "接警 12 号"}
    told = answered(browser, quarrel, "danger/police", 2, **reported).json()
    assert told["danger"]["police"]["office"] == "镇派出所"
    assert session(quarrel, wu).state == "mediating"


def test_other_signs_ask_for_another_look(quarrel: Case, wu: Actor) -> None:
    browser = signed_in(wu)
    answered(browser, quarrel, "danger", 0, signs=["heated"])
    answered(browser, quarrel, "danger/grade", 1, grade="low")
    told = answered(browser, quarrel, "danger", 2, signs=["heated", "weapon"]).json()["danger"]
    assert (told["proposed"], told["grade"], told["graded_at"]) == ("high", "", None)
    assert Case.objects.get(pk=quarrel.pk).urgency == "critical"
    stale = answered(browser, quarrel, "danger/grade", 2, grade="high")
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")


def test_signs_that_wait_come_up_from_post_to_post(quarrel: Case, wu: Actor, li: Actor, chen: Actor) -> None:
    """Two hours, four, six: the township, the county, its leader. The grade ends it."""
    ticked = signed_in(wu)
    answered(ticked, quarrel, "danger", 0, signs=["weapon"])
    running = Clock.objects.get(case=quarrel, kind="danger")
    assert running.due_at - running.started_at == timedelta(hours=2)
    for hours, level in ((2, 1), (6, 3)):
        with clock.set_to(running.started_at + timedelta(hours=hours, minutes=1)):
            watch.look()
        raised = Escalation.objects.filter(case=quarrel, clock=running)
        assert max(raised.values_list("level", flat=True)) == level
    with clock.set_to(running.started_at + timedelta(hours=7)):
        graded = answered(signed_in(li), quarrel, "danger/grade", 1, grade="high", why="已到现场")
    assert graded.status_code == 200, graded.content
    assert Clock.objects.get(pk=running.pk).stopped_at is not None
    # What is high is told to the police the same day, too.
    assert Clock.objects.get(case=quarrel, kind="police").stopped_at is None
    assert signed_in(chen).get(f"/api/v1/cases/{quarrel.pk}").json()["danger"]["grade"] == "high"


def test_acts_and_timeline_tell_codes_alone(quarrel: Case, wu: Actor, qian: Actor) -> None:
    browser = signed_in(wu)
    answered(browser, quarrel, "danger", 0, signs=["domestic_violence", "heated"])
    answered(browser, quarrel, "danger/grade", 1, grade="high", why="示例甲脸上有伤")
    lines = Step.objects.filter(case=quarrel, action__in=("tick_signs", "grade_danger")).order_by("id")
    assert [(line.note, line.data) for line in lines] == [
        ("", {"signs": 2, "proposed": "high"}),
        ("", {"grade": "high", "proposed": "high"}),
    ]
    timeline = browser.get(f"/api/v1/cases/{quarrel.pk}/timeline").content.decode()
    assert "domestic" not in timeline
    assert "示例甲脸上有伤" not in timeline


@pytest.mark.parametrize(
    ("path", "said", "status", "code"),
    [
        ("danger", {"signs": ["ethnicity"]}, 422, "unknown_sign"),
        ("danger/grade", {"grade": "high"}, 422, "nothing_to_grade"),
        (
            "danger/police",
            {"told_at": "2026-01-01T08:00:00+08:00", "office": "派出所"},
            422,
            "nothing_to_grade",
        ),
        ("danger/grade", {"grade": "red"}, 400, "bad_input"),
    ],
)
def test_what_cannot_be_is_refused(
    quarrel: Case, wu: Actor, path: str, said: dict[str, Any], status: int, code: str
) -> None:
    browser = signed_in(wu)
    assert answered(browser, quarrel, "danger", 0, signs=[]).status_code == 200
    answer = answered(browser, quarrel, path, 1, **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_warning_letter_is_offered_once_a_person_has_graded_it(quarrel: Case, wu: Actor) -> None:
    """Of what is more than low; it tells signs and grade of the dispute, and no name."""
    browser, kind = signed_in(wu), KINDS["warning"]
    answered(browser, quarrel, "danger", 0, signs=["threat", "crowd"])
    assert not kind.offered(quarrel)
    answered(browser, quarrel, "danger/grade", 1, grade="high", why="已劝离")
    assert kind.offered(quarrel)
    said = kind.fill(Case.objects.get(pk=quarrel.pk), wu)
    assert (said["grade"], said["signs"], said["measures"]) == ("高风险", "扬言报复\n五人以上聚集", "已劝离")
    assert "parties" not in said
