"""What the demo shows of mediation: a roster, a diary, terms that are kept, a road that goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.demo.cast import Cast, enrol
from pingan.demo.mediation import seed_mediation
from pingan.demo.quarrels import write_down
from pingan.mediation.models import (
    Agreement,
    Appointment,
    Choice,
    CoMediator,
    Danger,
    Declaration,
    Evidence,
    Helper,
    Onward,
    Performance,
    ReadBack,
    Statement,
)
from pingan.mediation.rooms import rooms_of
from pingan.mediation.roster import roster
from pingan.papers.models import Paper
from pingan.people.actors import Actor
from pingan.station.models import Consultation
from pingan.territory.services import CountyLoad
from tests.cast import report_of
from tests.territory.small_county import COUNTY

SCRIPT = Path(settings.REPOSITORY) / "fixtures" / "demo"


@pytest.fixture
def cast(county: CountyLoad) -> Cast:
    return enrol(COUNTY, SCRIPT / "cast.json")


def quarrel(cast: Cast, mediator: Actor, outcome: str = "") -> Case:
    """One as the season plays it: held by the mediator, talked about once, and ended where it was."""
    reporter = cast.dispatchers[min(cast.dispatchers)]
    report = report_of(category="0101", what="两家为院墙争吵", brought={"caller": {"name": "", "phone": ""}})
    case = report_case(report=report, by=reporter).case
    case = take(Target(case.pk, case.version, mediator), "claim")
    write_down(case, mediator, handed_over=False)
    said = {
        "held_at": clock.now(),
        "place": "村委会",
        "mode": "closed",
        "attendees": 3,
        "summary": "谈过一次",
    }
    case = take(Target(case.pk, case.version, mediator), "record_session", **said, next_at=None)
    if not outcome:
        return case
    failed = outcome == "failed"
    ended = {"note": "到此为止", "routes_told": failed, "roads": ["lawsuit"] if failed else []}
    on = None if failed else clock.today()
    ending = Target(case.pk, case.version, mediator)
    case = take(ending, "conclude", outcome=outcome, **ended, effective_on=on)
    return take(Target(case.pk, case.version, mediator), "close", note="归档") if failed else case


def test_the_pages_of_mediation_have_something_to_show_and_have_it_once(cast: Cast) -> None:
    wu, zheng = (one for one in cast.mediators if one.area_code == COUNTY)
    for mediator in (wu, zheng):
        quarrel(cast, mediator)
    broken, agreed = (quarrel(cast, wu, "agreement_written") for _ in range(2))
    failed = quarrel(cast, zheng, "failed")
    began = clock.now()
    assert seed_mediation(COUNTY, SCRIPT / "mediation.json", cast) > 0
    assert seed_mediation(COUNTY, SCRIPT / "mediation.json", cast) == 0

    known = roster(COUNTY)
    assert [one.sort for one in known].count("expert") == 3
    assert {one.account_id for one in known} >= {wu.account_id, zheng.account_id}
    assert {day for one in known for day in one.days} == {*"12345"}, "somebody advises on every working day"
    assert len(rooms_of(COUNTY, clock.today())) == 3

    arranged = list(Appointment.objects.all())
    assert {one.mediator_id for one in arranged} == {wu.account_id, zheng.account_id}
    assert all(one.starts_at > began and one.room and len(one.parties) == 2 for one in arranged)
    assert Statement.objects.filter(kind="inquiry", language="").count() == 2

    agreement = Agreement.objects.get(dispute=agreed.pk)
    assert [one.state for one in agreement.promises.order_by("number")] == ["done", "pending"]
    gone = broken.dispute.agreement.promises.get()
    assert (gone.state, gone.road, gone.urged) == ("breached", "court", 1)
    assert Performance.objects.get().amount == agreement.promises.get(number=1).amount
    road = Onward.objects.get(dispute=failed.pk)
    assert (road.road, road.stage) == ("lawsuit", "accepted")
    came = Consultation.objects.order_by("starts_at").values_list("state", flat=True)
    assert [*came] == ["held", "held", "booked"]


def test_one_dispute_has_a_whole_dossier_and_one_a_danger_that_was_seen_to(cast: Cast) -> None:
    wu, zheng = (one for one in cast.mediators if one.area_code == COUNTY)
    for _ in range(2):
        quarrel(cast, wu)
    for _ in range(2):
        seed_mediation(COUNTY, SCRIPT / "mediation.json", cast)

    listed = Evidence.objects.order_by("number")
    assert len({one.dispute_id for one in listed}) == 1
    case = Case.objects.get(pk=listed[0].dispute_id)
    assert [one.party.number for one in listed if one.party] == [1, 1, 2, 2], "of both sides"
    assert sorted(case.files.values_list("kind", flat=True)) == ["docx", "pdf"]
    assert case.photos.count() == 1
    assert CoMediator.objects.get().account_id == zheng.account_id
    assert Helper.objects.get().dispute_id == case.pk
    interpreted = Statement.objects.exclude(language="").get()
    assert all((interpreted.original, interpreted.interpreter, interpreted.words))
    assert Statement.objects.filter(kind="caucus").count() == 1
    read = ReadBack.objects.get()
    assert (read.statement_id, read.signed_at is not None) == (interpreted.pk, True)
    assert sorted(Choice.objects.values_list("wish", flat=True)) == ["accepted", "chosen"]
    assert not Declaration.objects.get().close

    graded = Danger.objects.get()
    assert (graded.grade, graded.police_told_at is not None) == ("middle", True)
    assert Paper.objects.get().kind == "warning"
