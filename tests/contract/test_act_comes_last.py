"""Every write ends with its journal act: its number is taken at commit, and nothing may wait behind that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from pingan.callers import services as callers
from pingan.callers.models import Caller, Channel
from pingan.callers.models import Purpose as Reason
from pingan.cases import leases, reporting, tracks
from pingan.cases.files import Sent, add_file
from pingan.cases.models import Case, Task
from pingan.cases.photos import add_photo
from pingan.cases.reporting import Report, report_case
from pingan.cases.services import Target, take
from pingan.cases.tasks import finish_task
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.mediation import (
    agreements,
    appointments,
    choices,
    confirmation,
    danger,
    evidence,
    feeds,
    intake,
    onward,
    parties,
    plan,
    promises,
    readings,
    statements,
    team,
    visits,
)
from pingan.mediation.models import Party
from pingan.papers.kinds import KINDS
from pingan.papers.services import Wanted, make_paper
from pingan.people import devices, operators
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Post
from pingan.people.sessions import SessionStore
from pingan.registry import services as registry
from pingan.registry.models import Purpose, RevealField
from pingan.registry.services import NewHousehold, NewResident
from tests.cast import report_of
from tests.mediation.drawn import a_signature
from tests.mediation.quarrels import enrol, let_parties_agree
from tests.territory.small_county import FIRST_GRID, middle

WRITES = ("INSERT", "UPDATE", "DELETE", "WITH", "EXECUTE cases_report")
ACT = "INSERT INTO journal_act"


def written(write: Callable[[], Any]) -> list[str]:
    """What a write sends to the database to change it, in order."""
    with CaptureQueriesContext(connection) as sent:
        write()
    statements = [query["sql"].lstrip() for query in sent.captured_queries]
    return [sql for sql in statements if sql.startswith(WRITES) or "FOR UPDATE" in sql or "FOR NO KEY" in sql]


def check(write: Callable[[], Any]) -> None:
    *before, last = written(write)
    assert last.startswith((ACT, "EXECUTE cases_report")), last
    # What changes two cases tells of both, one after the other.
    while before and before[-1].startswith(ACT):
        before.pop()
    assert not any(sql.startswith(ACT) for sql in before)


def a_picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "#8a7f6a").save(file, "PNG")
    return file.getvalue()


CAST = ("qian", "li", "wu", "chen", "feng", "shen", "peng", "zheng")


def kept(
    case_id: UUID, wu: Actor, zheng: Actor, seen: Callable[[Actor], Target]
) -> Iterator[Callable[[], Any]]:
    """From what was agreed to a promise that is kept after all."""
    today = clock.today()
    owed = [agreements.Owed(today, amount=Decimal(9)), agreements.Owed(today, what="道歉")]
    terms = agreements.Terms("各让一步", total=Decimal(9), promises=owed)
    yield lambda: agreements.write_agreement(case_id=case_id, version=0, terms=terms, by=wu)
    ended = {"outcome": "agreement_oral", "note": "说定了", "effective_on": today}
    yield lambda: take(seen(wu), "conclude", **ended)
    first, second = promises.Known(case_id, 1), promises.Known(case_id, 2)
    yield lambda: promises.urge(promise=first, by=wu)
    yield lambda: promises.record_breach(promise=first, on=today, road="court", by=wu)
    paid = promises.Kept(today, "cash", amount=Decimal(9))
    yield lambda: promises.record_performance(promise=first, kept=paid, by=wu)
    yield lambda: confirmation.apply(case_id=case_id, court="示例县人民法院", on=today, by=wu)
    ruling = confirmation.Ruling(confirmed=True, on=today)
    yield lambda: confirmation.record_ruling(case_id=case_id, ruling=ruling, by=wu)
    yield lambda: visits.plan_visit(case_id=case_id, day=today, by=wu)
    found = visits.Found(way="phone", kept="wholly")
    yield lambda: visits.record_visit(case_id=case_id, number=1, found=found, by=zheng)
    yield lambda: take(seen(wu), "close", note="回访满意")
    said = promises.Kept(today, "words")
    yield lambda: promises.record_performance(promise=second, kept=said, by=wu)
    # What follows in the new case are steps of their own.
    yield lambda: take(Target(case_id, None, wu), "mediate_anew", why="came_back")


def arranged(case_id: UUID, wu: Actor) -> Iterator[Callable[[], object]]:
    """A session is arranged with two parties, one asks for another time, and it is called off."""
    written = parties.Written("other", "person", "示例丁")
    for _ in range(2):
        yield lambda: parties.name_party(case_id=case_id, written=written, by=wu)
    first, second = (
        Party.objects.filter(dispute=case_id)
        .order_by("number")
        .values_list("number", flat=True)
        .reverse()[:2]
    )
    later, known = timezone.now() + timedelta(days=1), appointments.Known(case_id, 1)
    wanted = appointments.Wanted(later, 60, place="堂屋", parties=(first, second))
    yield lambda: appointments.book(case_id=case_id, wanted=wanted, by=wu)
    yield lambda: appointments.move(known=known, version=1, wanted=wanted, by=wu)
    yield lambda: appointments.propose(known=known, party=first, starts_at=later + timedelta(days=1), by=wu)
    declined = appointments.Answered(second, accepts=False)
    yield lambda: appointments.answer(known=known, number=1, answered=declined, by=wu)
    yield lambda: appointments.cancel(known=known, why="party", by=wu)
    for party in (first, second):
        gone = parties.Known(case_id, party)
        yield lambda gone=gone: parties.drop_party(party=gone, by=wu)  # type: ignore[misc]
    yield lambda: feeds.make(wu)
    yield lambda: feeds.withdraw(wu)


def dossier(case_id: UUID, wu: Actor, zheng: Actor) -> Iterator[Callable[[], Any]]:
    """Everything that lies with a dispute, written down, corrected and taken out."""
    of = {"case_id": case_id, "by": wu}
    known = parties.Known(case_id, 1)
    yield lambda: team.add_mediator(account_id=zheng.account_id, **of)
    yield lambda: team.drop_mediator(account_id=zheng.account_id, **of)
    yield lambda: team.invite_helper(invited=team.Invited("neighbour", "示例邻居", "", (2, 3)), **of)
    yield lambda: team.dismiss_helper(number=1, **of)
    listed = evidence.Listed("借条", "original", 2)
    yield lambda: evidence.list_evidence(listed=listed, **of)
    yield lambda: evidence.amend_evidence(evidence=known, version=1, listed=listed, by=wu)
    yield lambda: evidence.order_evidence(numbers=[1], **of)
    yield lambda: evidence.return_evidence(evidence=known, by=wu)
    yield lambda: evidence.drop_evidence(evidence=known, by=wu)
    told = statements.Told("inquiry", timezone.now(), "看见过", speaker="示例证人")
    yield lambda: statements.take_statement(told=told, **of)
    yield lambda: statements.amend_statement(statement=known, version=1, told=told, by=wu)
    heard = readings.Heard("witness", "aloud", "right", statement=1)
    yield lambda: readings.read_back(heard=heard, **of)
    yield lambda: readings.sign(read_back=known, sent=a_signature(), by=wu)


def life(event: Report, cast: Mapping[str, Actor]) -> Iterator[Callable[[], Any]]:
    """Every action at least once, on one case; those that end one early aside."""
    qian, li, wu, chen, feng, shen, peng, _zheng = (cast[name] for name in CAST)

    def seen(by: Actor) -> Target:
        return Target(event.id, Case.objects.get(pk=event.id).version, by)

    def answered(by: Actor) -> Any:
        task = Task.objects.get(case_id=event.id, kind="approval", done_at=None)
        return finish_task(task_id=task.pk, outcome="approved", report="同意", by=by)

    day, office = clock.today() + timedelta(days=30), shen.organisation_id
    yield lambda: report_case(report=event, by=qian)
    leases.take(case_id=event.id, what="close", by=feng)
    yield lambda: leases.take_over(case_id=event.id, what="close", by=li)
    yield lambda: take(seen(li), "reject", cause="no_matter", reason="没有这回事", road="")
    yield lambda: take(seen(li), "reopen", reason="确有其事")
    yield lambda: take(seen(li), "assign", organisation_id=office, note="")
    yield lambda: take(seen(shen), "object", ground="not_my_duty", reason="不归我们")
    yield lambda: take(seen(li), "overrule", reason="按清单归你们")
    yield lambda: take(seen(shen), "receive")
    yield lambda: take(seen(shen), "pass_on", colleague_id=peng.account_id, note="")
    yield lambda: take(seen(peng), "ask_extension", until=day, reason="材料未到")
    yield lambda: answered(feng)
    yield lambda: take(seen(peng), "handle", result="已修好")
    yield lambda: take(seen(li), "verify", note="看过了")
    yield lambda: take(seen(li), "ask_suspension", review_on=day, reason="等立项", reply="列入计划")
    yield lambda: answered(feng)
    yield lambda: take(seen(li), "resume", reason="已立项")
    yield lambda: take(seen(li), "close", note="回访满意")
    yield lambda: take(seen(li), "evaluate", call="told", responded=True, solved=False, satisfied=None)
    yield lambda: take(seen(li), "reopen", reason="又坏了")
    yield lambda: take(seen(li), "assign", organisation_id=office, note="")
    yield lambda: take(seen(shen), "object", ground="not_my_area", reason="不在辖区")
    yield lambda: take(seen(li), "uphold", reason="确实")
    yield lambda: take(seen(li), "claim")
    yield lambda: take(seen(li), "release", reason="点错了")
    yield lambda: take(seen(li), "dispatch", worker_id=qian.account_id, note="")
    yield lambda: take(seen(li), "recall", reason="他走不开")
    yield lambda: take(seen(li), "dispatch", worker_id=qian.account_id, note="")
    yield lambda: take(seen(qian), "send_back", reason="不在我的网格")
    yield lambda: take(seen(li), "dispatch", worker_id=qian.account_id, note="")
    yield lambda: take(seen(qian), "receive")
    yield lambda: take(seen(qian), "handle", result="已疏通")
    yield lambda: take(seen(li), "rework", reason="另一头还堵着")
    yield lambda: take(seen(qian), "note", text="明天再去")
    number = {"name": "王小河", "phone": "12900001234"}
    yield lambda: callers.add_call(case_id=event.id, caller=number, text="又打来一次", by=li)
    yield lambda: callers.reply(case_id=event.id, told=told_first(event.id), by=li)
    yield lambda: callers.reveal(case_id=event.id, caller_id=None, purpose=Reason.ANSWER, by=li)
    yield lambda: add_photo(case_id=event.id, photo_id=uuid7(), sent=a_picture(), by=qian)
    sent = Sent(uuid7(), "记录.txt", "当天的记录".encode())
    yield lambda: add_file(case_id=event.id, sent=sent, by=qian)
    yield lambda: take(seen(li), "recall", reason="两家吵起来了")
    lng, lat = middle(FIRST_GRID)
    place = {"lng": lng, "lat": lat, "datum": "wgs84"}
    yield lambda: take(seen(li), "recategorise", category="0301", reason="是道路塌方")
    yield lambda: take(seen(li), "correct_place", location=place, reason="图钉放错了")
    yield lambda: take(seen(li), "rehome", grid_code=FIRST_GRID, reason="归这个网格")
    yield lambda: take(seen(li), "split", category="0506", what="水渠也堵了。")
    yield lambda: take(seen(chen), "instruct", text="请抓紧")
    yield lambda: take(seen(chen), "remind", text="还没有办")
    yield lambda: take(seen(chen), "supervise", level="red", failure="not_handled", text="三日内报告")
    yield lambda: take(seen(chen), "lift_supervision", reason="已整改")
    other = Case.objects.exclude(pk=event.id).get()
    yield lambda: take(seen(li), "merge", into=other.pk, reason="还是一件事")
    yield lambda: take(seen(li), "unmerge", reason="到底是两件事")
    yield lambda: take(seen(li), "hand_to_mediation", reason="两家各有说法")
    yield lambda: take(seen(wu), "claim")
    steps = [plan.Wanted(what="请两家一起看看水沟")]
    yield lambda: plan.lay_plan(case_id=event.id, wanted=steps, by=wu)
    marked = plan.Marked("done", None, None)
    yield lambda: plan.mark_step(step=plan.Known(event.id, 1, 1), marked=marked, by=wu)
    written = parties.Written("applicant", "person", "示例甲")
    yield lambda: parties.name_party(case_id=event.id, written=written, by=wu)
    party = parties.Known(event.id, 1)
    yield lambda: parties.amend_party(party=party, version=1, written=written, by=wu)
    said = parties.Said("agreed", "spoken", rights_told=True)
    yield lambda: parties.record_consent(party=party, said=said, by=wu)
    yield lambda: parties.drop_party(party=party, by=wu)
    yield from beside(event.id, wu)
    yield lambda: take(
        seen(wu),
        "record_session",
        held_at=timezone.now(),
        place="调解室",
        mode="open",
        attendees=2,
        summary="各让一步",
        next_at=None,
    )
    yield from dossier(event.id, wu, cast["zheng"])
    yield from arranged(event.id, wu)
    wanted = Wanted(KINDS["record"], {})
    yield lambda: make_paper(case_id=event.id, wanted=wanted, by=wu, own_id=uuid7())
    yield from kept(event.id, wu, cast["zheng"], seen)


def beside(case_id: UUID, wu: Actor) -> Iterator[Callable[[], Any]]:
    """What is written down beside a dispute before it is mediated."""
    let_parties_agree(case_id, wu)
    enrol(wu.county_code, "m1")
    came = intake.Came("event", "neighbours")
    yield lambda: intake.register_intake(case_id=case_id, came=came, version=0, by=wu)
    yield lambda: choices.choose_mediator(case_id=case_id, party=2, mediator="m1", wish="chosen", by=wu)
    declared = {"close": False, "anyway": False, "why": ""}
    yield lambda: choices.declare_interest(case_id=case_id, by=wu, **declared)
    seen = [danger.Seen(case_id, version, wu) for version in range(3)]
    yield lambda: danger.tick_signs(seen=seen[0], signs=["threat"])
    yield lambda: danger.grade_danger(seen=seen[1], grade="middle", why="")
    report = danger.PoliceReport(timezone.now(), "派出所")
    yield lambda: danger.tell_police(seen=seen[2], report=report)
    told = onward.Written("told")
    yield lambda: onward.open_road(case_id=case_id, road="lawsuit", written=told, by=wu)
    yield lambda: onward.move_road(known=onward.Known(case_id, 1, 1), written=told, by=wu)
    agreed_by, until = [2, 3], clock.today() + timedelta(days=60)
    target = Target(case_id, Case.objects.get(pk=case_id).version, wu)
    yield lambda: take(target, "prolong", until=until, agreed_by=agreed_by, how="spoken", note="")


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def told_first(case_id: UUID) -> callers.Told:
    return callers.Told(Caller.objects.get(case=case_id).pk, "assigned", Channel.PHONE, "已派人")


def test_each_step_of_a_case(request: pytest.FixtureRequest) -> None:
    event, small, wrong = report_of(), report_of(), report_of()
    cast = {name: request.getfixturevalue(name) for name in CAST}
    for step in life(event, cast):
        check(step)
    qian = cast["qian"]
    for report in (small, wrong):
        report_case(report=report, by=qian)
    check(lambda: take(Target(small.id, 1, qian), "self_resolve", result="自己清开了"))
    check(lambda: take(Target(wrong.id, 1, qian), "withdraw", reason="点错了"))
    quarrel = report_of(category="0101")
    report_case(report=quarrel, by=qian)
    declined = {"ground": "other", "road": "lawsuit", "reason": "已起诉"}
    check(lambda: take(Target(quarrel.id, 1, cast["wu"]), "decline", **declined))
    told = set(Act.objects.filter(object_type="case").values_list("type", flat=True))
    assert told == {
        *("case.reported", "case.task_finished"),
        *(f"case.{move.past}" for code in tracks.codes() for move in tracks.moves_of(code).values()),
    }


def test_each_write_of_the_registry(qian: Actor) -> None:
    report, person = report_of(), NewResident("张三（示例）", phone="12900001234")
    report_case(report=report, by=qian)
    home = NewHousehold(FIRST_GRID, 2, [person])
    check(lambda: registry.register_household(new=home, notice_version="1", actor=qian))
    check(
        lambda: registry.reveal_field(
            resident_id=person.id,
            reveal=RevealField.PHONE,
            purpose=Purpose.CALL_BACK,
            case_id=report.id,
            actor=qian,
        )
    )
    check(lambda: registry.remove_household(household_id=home.id, version=1, actor=qian))


def test_each_write_about_people(qian: Actor) -> None:
    account = people.open_account(username="he", name="何以宁", password="a-long-enough-secret")
    post = Post.objects.get(pk=qian.post_id)
    check(
        lambda: people.appoint(
            account=account,
            role=qian.role,
            area_code=qian.area_code,
            organisation=post.organisation,
            starts_on=timezone.localdate(),
        )
    )
    session = SessionStore()
    said = {"username": "he", "password": "a-long-enough-secret", "address": None, "user_agent": "tests"}
    check(lambda: people.sign_in(session=session, **said))
    he = SessionStore(session.session_key).actor()
    assert he is not None
    check(lambda: people.switch_post(session=session, actor=he, post_id=he.post_id, user_agent="tests"))
    for _ in range(2):
        people.sign_in(session=SessionStore(), **said)
    here = session.session_key or ""
    there = next(device["id"] for device in devices.devices_of(he, here=here) if not device["this_device"])
    check(lambda: devices.sign_out_device(actor=he, here=here, device_id=there))
    check(lambda: devices.sign_out_other_devices(actor=he, here=here))
    check(lambda: people.sign_out(session=SessionStore(session.session_key)))
    people.sign_in(session=SessionStore(), **said)
    check(lambda: operators.sign_out_account(account_id=account.pk, by=qian.account_id))
    check(lambda: operators.set_password(account_id=account.pk, password="another-long-secret", by=None))
    check(lambda: operators.deactivate_account(account_id=account.pk, by=None))
    check(lambda: operators.reactivate_account(account_id=account.pk, by=None))
    check(lambda: people.end_post(post=post, on=timezone.localdate() + timedelta(days=1)))


def test_a_report_is_one_statement_that_ends_with_the_act(qian: Actor) -> None:
    assert len(written(lambda: report_case(report=report_of(), by=qian))) == 1
    writes = [line for line in reporting.STATEMENT.sql.splitlines() if "INSERT INTO" in line]
    assert ACT in writes[-1]
    assert sum(ACT in line for line in writes) == 1
