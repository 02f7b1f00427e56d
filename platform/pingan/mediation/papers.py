"""The forms of people's mediation (司法部 2010 notice on 文书格式), as kinds of papers.

What is known of a dispute is entered once and stands in all of them (`facts`); what nobody entered stays
blank, to be written by hand or by whoever makes the paper. Forms ask for a nationality on paper; the platform
has no field for it, and no template can name one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case
from pingan.mediation import paper_fields as f
from pingan.mediation.facts import AGREEMENT, ORAL, Facts
from pingan.mediation.models import Agreement, Danger, Dispute, Evidence, Grade, ReadBack, Session
from pingan.mediation.paper_sample import SAMPLE
from pingan.mediation.workflow import AGREED, DISPUTE, ROUTES_MUST_BE_TOLD, Outcome
from pingan.papers.kinds import CONTENTS, COVER, KINDS, PAPER, Field, Kind

_FORMS: Final = Path(__file__).with_name("forms")

# ── When a kind is made


def _in_mediation(case: Case) -> bool:
    return case.track == DISPUTE


def _ended_with(outcomes: frozenset[Outcome]) -> Callable[[Case], bool]:
    def offered(case: Case) -> bool:
        return _in_mediation(case) and Dispute.objects.filter(case=case, outcome__in=outcomes).exists()

    return offered


def _session_held(case: Case) -> bool:
    return _in_mediation(case) and Session.objects.filter(dispute_id=case.pk).exists()


def _evidence_listed(case: Case) -> bool:
    return _in_mediation(case) and Evidence.objects.filter(dispute_id=case.pk, left_at=None).exists()


def _text_read(case: Case) -> bool:
    return _in_mediation(case) and ReadBack.objects.filter(dispute_id=case.pk).exists()


def _dangerous(case: Case) -> bool:
    """A letter goes out about what a person has graded as more than low."""
    graded = Danger.objects.filter(dispute_id=case.pk, grade__in=(Grade.MIDDLE, Grade.HIGH))
    return _in_mediation(case) and graded.exists()


_ended = _ended_with(frozenset(Outcome))
_agreed = _ended_with(AGREED)


def _confirmable(case: Case) -> bool:
    """Agreed, and nothing that no court confirms."""
    barred = Agreement.objects.filter(dispute=case.pk).exclude(decides=None).exclude(decides=[])
    return _agreed(case) and not barred.exists()


_failed = _ended_with(ROUTES_MUST_BE_TOLD | {Outcome.WITHDRAWN})


def _kind(
    code: str,
    label: Any,
    place: int,
    fields: Sequence[Field],
    offered: Callable[[Case], bool] = _in_mediation,
    *,
    numbered: str = "",
    part: str = PAPER,
    form: str = "",
) -> None:
    codes = {field.code for field in fields}
    KINDS.register(
        code,
        Kind(
            code=code,
            label=label,
            place=place,
            fields=tuple(fields),
            fill=lambda case, maker: Facts(case, maker).told_in(fields),
            sample={name: value for name, value in SAMPLE.items() if name in codes},
            built_in=(_FORMS / f"{form or code}.txt").read_text(encoding="utf-8"),
            offered=offered,
            numbered=numbered,
            part=part,
        ),
    )


def register() -> None:
    """In the order in which they lie in a bound file (卷内排列)."""
    _kind(
        "application",
        _("Application for mediation"),
        10,
        (f.PARTIES, f.FACTS, f.asked("requests", "请求", _("What is asked for"))),
    )
    _kind(
        "intake",
        _("Register of intake"),
        20,
        (
            f.CODE,
            f.RECEIVED,
            f.SUBJECT,
            f.PLACE,
            f.ORGANISATION,
            f.MEDIATORS,
            f.PARTIES,
            f.FACTS,
            f.TODAY,
            f.asked("source", "来源", _("Where it came from: on application, proactive, referred")),
        ),
    )
    _kind(
        "rights_notice",
        _("Notice of rights and duties"),
        30,
        (f.CODE, f.MEDIATORS, f.ORGANISATION, f.TODAY),
        form="notice",
    )
    _kind(
        "mandate",
        _("Letter of authority"),
        40,
        (
            f.CODE,
            f.SUBJECT,
            f.asked("principal", "委托人", _("Who gives the authority")),
            f.asked("agent", "受托人", _("Who is given it")),
            f.asked("relation", "关系", _("What they are to each other")),
            f.asked("powers", "权限", _("What the representative may do")),
        ),
    )
    _kind(
        "inquiry",
        _("Record of an inquiry"),
        50,
        (
            f.CODE,
            f.MEDIATORS,
            Field(
                "inquiries", "调查", _("Each inquiry, in the order in which they were made"), members=f.SAID
            ),
            # For templates that tell of one: the newest.
            Field("asked_at", "时间", _("When")),
            Field("asked_where", "调查地点", _("Where it was asked")),
            Field("present", "参加人", _("Who was present")),
            Field("witness", "被调查人", _("Who was asked")),
            Field("statement", "内容", _("What was asked and answered")),
        ),
    )
    _kind(
        "evidence_list",
        _("List of evidence"),
        55,
        (f.CODE, f.SUBJECT, f.ORGANISATION, f.MEDIATORS, f.EVIDENCE, f.TODAY),
        _evidence_listed,
        form="evidence",
    )
    _kind(
        "record",
        _("Record of mediation"),
        60,
        (
            f.CODE,
            f.SUBJECT,
            f.MEDIATORS,
            f.ORGANISATION,
            f.PARTIES,
            f.HELPERS,
            f.SESSIONS,
            f.RESULT,
            f.TODAY,
            Field("spoken", "陈述", _("What parties said in sessions"), members=f.SAID),
        ),
        _session_held,
    )
    _kind(
        AGREEMENT,
        _("Agreement"),
        70,
        (
            *(f.number(_("Number of the agreement")), f.PARTIES, f.FACTS),
            f.asked("issues", "争议和责任", _("What is disputed, and each side's responsibility")),
            *(f.AGREED, f.HOW, f.EFFECTIVE, f.CONFIRM_BY, f.ORGANISATION),
        ),
        _ended_with(frozenset({Outcome.AGREEMENT_WRITTEN, Outcome.PARTIAL})),
        numbered="（{year}）{place}人调字第{n}号",
    )
    _kind(
        ORAL,
        _("Register of an oral agreement"),
        75,
        (
            *(f.number(_("Number of the agreement")), f.CODE, f.SUBJECT, f.ORGANISATION, f.MEDIATORS),
            *(f.EFFECTIVE, f.PLACE, f.PARTIES, f.FACTS, f.AGREED, f.HOW, f.TODAY),
        ),
        _ended_with(frozenset({Outcome.AGREEMENT_ORAL})),
        numbered="（{year}）{place}人调口字第{n}号",
        form="oral",
    )
    _kind(
        "signatures",
        _("Record of reading and signing"),
        78,
        (f.CODE, f.SUBJECT, f.ORGANISATION, f.MEDIATORS, replace(f.READINGS, needed=True), f.TODAY),
        _text_read,
    )
    _kind(
        "performance",
        _("Proof of performance"),
        80,
        (
            f.AGREEMENT_NUMBER,
            f.ORGANISATION,
            f.asked("payer", "给付人", _("Who performs")),
            f.asked("payee", "接受人", _("Who receives")),
            f.asked("performed_on", "履行日期", _("When it was performed")),
            f.asked("performed_where", "履行地点", _("Where it was performed")),
            f.asked("performed", "履行内容", _("What was performed")),
            f.asked("proof", "凭据", _("What proves it")),
        ),
        _agreed,
    )
    _kind(
        "confirmation",
        _("Application for judicial confirmation"),
        90,
        (
            *(f.PARTIES, f.EFFECTIVE, f.ORGANISATION, f.AGREEMENT_NUMBER, f.FACTS, f.AGREED, f.CONFIRM_BY),
            f.asked("court", "法院", _("Which court")),
        ),
        _confirmable,
    )
    _kind(
        "warning",
        _("Warning letter"),
        95,
        (
            *(f.CODE, f.SUBJECT, f.PLACE, f.RECEIVED, f.ORGANISATION, f.TODAY),
            f.asked("addressee", "主送单位", _("To whom it goes")),
            Field("grade", "风险等级", _("The grade of danger that a person gave"), needed=True),
            Field("signs", "风险情形", _("What was seen")),
            f.asked("measures", "已采取措施", _("What has been done")),
            f.asked("wanted", "建议措施", _("What is asked of them")),
            Field("police_told", "报告情况", _("When and where the police were told")),
        ),
        _dangerous,
    )
    _kind(
        "termination",
        _("Notice of termination"),
        100,
        (
            f.CODE,
            f.SUBJECT,
            f.RECEIVED,
            f.PARTIES,
            f.SESSIONS_HELD,
            f.OUTCOME,
            f.RESULT,
            f.ORGANISATION,
            f.TODAY,
            Field("routes_told", "已告知途径", _("Whether the parties heard of the other routes")),
            Field("roads", "告知的途径", _("Which lawful roads they were told of")),
        ),
        _failed,
    )
    _kind(
        "visit",
        _("Record of a follow-up visit"),
        110,
        (
            *(f.CODE, f.SUBJECT, f.AGREEMENT_NUMBER),
            f.asked("why", "回访事由", _("Why the visit was made")),
            f.asked("visited_at", "回访时间", _("When the visit was made")),
            f.asked("by_what", "回访方式", _("In person, or by telephone")),
            f.asked("visited", "被回访人", _("Who was visited")),
            f.asked("visitor", "回访人", _("Who made the visit")),
            f.asked("kept", "履行情况", _("Whether the agreement is kept")),
            f.asked("party_opinion", "当事人意见", _("What the party says")),
            f.asked("troubles", "问题和处理", _("Troubles found, and what was done")),
        ),
        _ended,
    )
    _kind(
        "closing",
        _("Closing report"),
        120,
        (
            f.CODE,
            f.SUBJECT,
            f.PLACE,
            f.RECEIVED,
            f.ORGANISATION,
            f.MEDIATORS,
            f.SESSIONS_HELD,
            f.OUTCOME,
            *(f.AGREEMENT_NUMBER, f.EFFECTIVE, f.PARTIES, f.FACTS, f.RESULT, f.TODAY),
            Field("ended_on", "结束日期", _("Day on which the case was closed")),
            f.asked("kept", "履行情况", _("Whether the agreement is kept")),
            f.asked("opinion", "意见", _("Opinion on closing")),
        ),
        _ended,
    )
    _kind(
        "cover",
        _("Cover of the file"),
        1,
        (
            f.CODE,
            f.AGREEMENT_NUMBER,
            f.SUBJECT,
            f.ORGANISATION,
            f.MEDIATORS,
            f.RECEIVED,
            f.OUTCOME,
            f.TODAY,
            Field("title", "卷名", _("Title of the file")),
            Field("names", "当事人姓名", _("Names of the parties")),
            Field("ended_on", "结案日期", _("Day on which the case was closed")),
            Field("retention", "保管期限", _("How long it is kept")),
        ),
        part=COVER,
    )
    _kind("contents", _("Table of contents"), 2, (f.CODE, f.BOUND), part=CONTENTS)
