"""The forms of people's mediation (司法部 2010 notice on 文书格式), as kinds of papers.

What is known of a dispute is entered once and stands in all of them; what nobody entered stays blank, to be
written by hand or by whoever makes the paper. Forms ask for a nationality on paper; the platform has no field
for it, and no template can name one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case, shown_code
from pingan.categories.selectors import tree
from pingan.core import clock
from pingan.mediation.models import Dispute, Party, Session, Side
from pingan.mediation.workflow import AGREED, AGREEMENTS, DISPUTE, ROUTES_MUST_BE_TOLD, Outcome
from pingan.papers.kinds import CONTENTS, COVER, ENTRIES, KINDS, NUMBER, PAPER, Field, Kind
from pingan.papers.models import Number
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.people.selectors import names_of
from pingan.territory import selectors as territory

AGREEMENT, ORAL = "agreement", "oral_agreement"
_FORMS: Final = Path(__file__).with_name("forms")
# Where nobody has written parties down yet.
_LINES: Final = 2
_ID_DIGITS: Final = 18
_OUTCOMES: Mapping[str, str] = {
    Outcome.AGREEMENT_WRITTEN: "达成书面协议",
    Outcome.AGREEMENT_ORAL: "达成口头协议",
    Outcome.SETTLED_BY_PARTIES: "当事人自行和解",
    Outcome.PARTIAL: "部分达成协议",
    Outcome.FAILED: "调解不成",
    Outcome.REFUSED: "一方当事人明确拒绝调解",
    Outcome.WITHDRAWN: "申请人撤回申请",
    Outcome.TRANSFERRED: "转由其他途径处理",
    Outcome.TERMINATED: "终止调解",
}
_SIDES: Mapping[str, str] = {
    Side.APPLICANT: "申请人",
    Side.RESPONDENT: "被申请人",
    Side.OTHER: "其他当事人",
}
_MODES: Mapping[str, str] = {Session.Mode.OPEN: "公开", Session.Mode.CLOSED: "不公开"}

# ── Fields

_CODE = Field("case_code", "案号", _("Code of the case"), needed=True)
_SUBJECT = Field("subject", "纠纷类型", _("What the dispute is about: its category"))
_RECEIVED = Field("received_on", "受理日期", _("Day on which it came in"))
_PLACE = Field("place", "地点", _("Where it arose"))
_ORGANISATION = Field("organisation", "调解组织", _("Organisation of whoever makes the paper"))
_MEDIATORS = Field("mediators", "调解员", _("Mediators who hold it or held sessions"))
_TODAY = Field("made_on", "制作日期", _("Day on which the paper is made"))
_FACTS = Field("facts", "事实", _("What was reported, or what its maker writes of it"), asked=True)
_RESULT = Field("result", "结果", _("What was recorded of the result"), asked=True)
_OUTCOME = Field("outcome", "结果类型", _("How the mediation ended"))
_SESSIONS_HELD = Field("session_count", "调解次数", _("How many sessions were held"))
_AGREED = Field("agreed", "协议内容", _("What was agreed"), needed=True, asked=True)
_HOW = Field("how", "履行方式", _("How and until when it is to be kept"), asked=True)
_EFFECTIVE = Field("effective_on", "生效日期", _("Day on which the agreement takes effect"))
_CONFIRM_BY = Field("confirm_by", "确认期限", _("Last day for judicial confirmation"))
_AGREEMENT_NUMBER = Field("agreement_number", "协议编号", _("Number of the agreement"))
_PARTIES = Field(
    "parties",
    "当事人",
    _("The parties, one row each"),
    needed=True,
    members=(
        Field("name", "姓名", _("Name")),
        Field("side", "身份", _("Which side it is on")),
        Field("sex", "性别", _("Sex")),
        Field("age", "年龄", _("Age")),
        Field("work", "职业", _("Occupation")),
        Field("phone", "电话", _("Telephone")),
        Field("address", "住址", _("Address")),
        Field("id_number", "证件号码", _("Number of an identity document")),
        Field("agent", "代理人", _("Representative")),
    ),
)
_SESSIONS = Field(
    "sessions",
    "调解过程",
    _("The sessions, in the order in which they were held"),
    needed=True,
    members=(
        Field("n", "次序", _("Number of the session")),
        Field("held_at", "时间", _("When it was held")),
        Field("where", "地点", _("Where it was held")),
        Field("mode", "方式", _("Open or closed")),
        Field("attendees", "人数", _("How many attended")),
        Field("summary", "经过", _("What was said")),
    ),
)
_ENTRIES = Field(
    ENTRIES,
    "目录",
    _("What is bound, in order; filled in when the file is bound"),
    needed=True,
    members=(
        Field("n", "序号", _("Number of the entry")),
        Field("title", "题名", _("What it is")),
        Field("who", "提交人", _("Who brought it")),
        Field("pages", "页码", _("Its pages")),
    ),
)


def _asked(code: str, name: str, label: Any) -> Field:
    """What nobody enters anywhere but on the paper."""
    return Field(code, name, label, asked=True)


def _number(label: Any) -> Field:
    return Field(NUMBER, "编号", label, needed=True)


# ── What is known


def known(case: Case, maker: Actor) -> Mapping[str, Any]:
    """Everything that is known of a dispute for its papers, in the words of an office."""
    dispute = Dispute.objects.filter(case=case).first() or Dispute(case=case)
    sessions = list(Session.objects.filter(dispute_id=case.pk).order_by("held_at", "id"))
    parties = _parties(dispute)
    return {
        "case_code": shown_code(case.code),
        "subject": _category(case),
        "received_on": _day(clock.local_day(case.received_at)),
        "place": " ".join(filter(None, [territory.path_name(case.grid_code), case.place_note])),
        "organisation": Organisation.objects.get(pk=maker.organisation_id).name,
        "mediators": _mediators(case, sessions),
        "made_on": _day(clock.today()),
        "facts": case.what,
        "result": dispute.outcome_note,
        "outcome": _OUTCOMES.get(dispute.outcome, ""),
        "session_count": str(len(sessions)) if sessions else "",
        "agreed": dispute.outcome_note if dispute.outcome in AGREED else "",
        "effective_on": _day(dispute.effective_on),
        "confirm_by": _day(dispute.confirmation_due),
        "agreement_number": _agreement_number(case),
        "routes_told": "已告知" if dispute.routes_told else "",
        "ended_on": _day(clock.local_day(case.closed_at)) if case.closed_at else "",
        "parties": parties,
        "names": "、".join(party["name"] for party in parties if party.get("name")),
        "sessions": [_session(place, session) for place, session in enumerate(sessions, 1)],
        "title": f"{_category(case)}（{shown_code(case.code)}）",
    }


def _parties(dispute: Dispute) -> list[dict[str, str]]:
    """As they were written down, their numbers in full, for they sign by these; or lines for a pen."""
    present = Party.objects.filter(dispute=dispute, left_at=None).order_by("number")
    parties = [_party(party) for party in present.prefetch_related("representatives")]
    return parties or [{} for _line in range(_LINES)]


def _party(party: Party) -> dict[str, str]:
    speakers = sorted(party.representatives.all(), key=lambda one: one.position)
    id_number = party.id_number or ""
    return {
        "name": party.name,
        "side": _SIDES.get(party.side, ""),
        "phone": party.phone or "",
        "address": party.address or "",
        "id_number": id_number,
        "agent": "、".join(one.name for one in speakers),
        **_told_by(id_number),
    }


def _told_by(id_number: str) -> dict[str, str]:
    """What an identity number of this country says of its holder (GB 11643): sex, and age today."""
    if len(id_number) != _ID_DIGITS or not id_number[:-1].isdecimal():
        return {}
    born, today = id_number[6:14], clock.today()
    age = today.year - int(born[:4]) - (today.strftime("%m%d") < born[4:])
    return {"sex": "男" if int(id_number[16]) % 2 else "女", "age": str(age)}


def _session(place: int, session: Session) -> Mapping[str, str]:
    return {
        "n": str(place),
        "held_at": _moment(session.held_at),
        "where": session.place,
        "mode": _MODES.get(session.mode, ""),
        "attendees": str(session.attendees),
        "summary": session.summary,
    }


def _mediators(case: Case, sessions: Sequence[Session]) -> str:
    accounts: list[UUID] = [session.by_id for session in sessions]
    if case.holder_id is not None:
        accounts.append(case.holder_id)
    names = names_of(accounts)
    return "、".join(names[account] for account in dict.fromkeys(accounts) if account in names)


def _category(case: Case) -> str:
    found = tree(clock.local_day(case.received_at)).categories.get(case.category)
    return found.label if found else ""


def _agreement_number(case: Case) -> str:
    given = Number.objects.filter(case=case, kind__in=(AGREEMENT, ORAL)).order_by("-id").first()
    return given.text if given else ""


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{_day(local.date())} {local:%H:%M}"


# ── When a kind is made


def _in_mediation(case: Case) -> bool:
    return case.track == DISPUTE


def _ended_with(outcomes: frozenset[Outcome]) -> Callable[[Case], bool]:
    def offered(case: Case) -> bool:
        return _in_mediation(case) and Dispute.objects.filter(case=case, outcome__in=outcomes).exists()

    return offered


def _session_held(case: Case) -> bool:
    return _in_mediation(case) and Session.objects.filter(dispute_id=case.pk).exists()


_ended = _ended_with(frozenset(Outcome))
_agreed = _ended_with(AGREEMENTS)
_failed = _ended_with(ROUTES_MUST_BE_TOLD | {Outcome.WITHDRAWN})

# ── Samples: nobody's names

_SAMPLE: Mapping[str, Any] = {
    NUMBER: "（2026）示范镇人调字第7号",
    "case_code": "PA-2A4A-XRAG",
    "subject": "邻里纠纷",
    "received_on": "2026年3月2日",
    "place": "示范镇 示范村第一网格 村口老井旁",
    "organisation": "示范镇人民调解委员会",
    "mediators": "调解员甲、调解员乙",
    "made_on": "2026年3月20日",
    "facts": "两家因屋檐滴水冲刷院墙发生争执，墙体开裂约两米。\n双方对裂缝成因说法不一。",
    "result": "双方同意各让一步，于三月底前共同修好院墙。",
    "outcome": "达成书面协议",
    "session_count": "2",
    "agreed": "一、张某于2026年3月31日前改装檐沟；\n二、李某承担修墙费用的一半，计人民币六百元。",
    "how": "现金，于2026年3月31日前一次付清。",
    "effective_on": "2026年3月20日",
    "confirm_by": "2026年4月19日",
    "agreement_number": "（2026）示范镇人调字第7号",
    "routes_told": "已告知",
    "ended_on": "2026年3月20日",
    "parties": [
        {
            "name": "张某㑇",
            "side": "申请人",
            "sex": "男",
            "age": "46",
            "work": "务农",
            "phone": "138****1234",
            "address": "示范村一组3号",
            "id_number": "5333**********1234",
            "agent": "",
        },
        {
            "name": "李某𬭚",
            "side": "被申请人",
            "sex": "女",
            "age": "39",
            "work": "个体",
            "phone": "139****5678",
            "address": "示范村一组4号",
            "id_number": "5333**********5678",
            "agent": "王某",
        },
    ],
    "sessions": [
        {
            "n": "1",
            "held_at": "2026年3月5日 09:30",
            "where": "示范镇调解室",
            "mode": "不公开",
            "attendees": "4",
            "summary": "双方各自陈述，对墙体开裂的成因有争议。",
        },
        {
            "n": "2",
            "held_at": "2026年3月20日 15:00",
            "where": "纠纷现场",
            "mode": "公开",
            "attendees": "6",
            "summary": "看过现场后，双方同意共同修墙。",
        },
    ],
    "title": "邻里纠纷（PA-2A4A-XRAG）",
    "names": "张某㑇、李某𬭚",
    "retention": "长期",
    ENTRIES: [
        {"n": "1", "title": "人民调解协议书（2026）示范镇人调字第7号", "who": "", "pages": "1-2"},
        {"n": "2", "title": "照片（3 张）", "who": "张某", "pages": "3-5"},
        {"n": "3", "title": "通话录音.mp3", "who": "李某", "pages": "另存"},
    ],
}


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
            fill=lambda case, maker: {
                name: value for name, value in known(case, maker).items() if name in codes
            },
            sample={name: value for name, value in _SAMPLE.items() if name in codes},
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
        (_PARTIES, _FACTS, _asked("requests", "请求", _("What is asked for"))),
    )
    _kind(
        "intake",
        _("Register of intake"),
        20,
        (
            *(_CODE, _RECEIVED, _SUBJECT, _PLACE, _ORGANISATION, _MEDIATORS, _PARTIES, _FACTS, _TODAY),
            _asked("source", "来源", _("Where it came from: on application, proactive, referred")),
        ),
    )
    _kind(
        "rights_notice",
        _("Notice of rights and duties"),
        30,
        (_CODE, _MEDIATORS, _ORGANISATION, _TODAY),
        form="notice",
    )
    _kind(
        "mandate",
        _("Letter of authority"),
        40,
        (
            _CODE,
            _SUBJECT,
            _asked("principal", "委托人", _("Who gives the authority")),
            _asked("agent", "受托人", _("Who is given it")),
            _asked("relation", "关系", _("What they are to each other")),
            _asked("powers", "权限", _("What the representative may do")),
        ),
    )
    _kind(
        "inquiry",
        _("Record of an inquiry"),
        50,
        (
            _CODE,
            _MEDIATORS,
            _asked("asked_at", "时间", _("When")),
            _asked("asked_where", "调查地点", _("Where it was asked")),
            _asked("present", "参加人", _("Who was present")),
            _asked("witness", "被调查人", _("Who was asked")),
            _asked("statement", "内容", _("What was asked and answered")),
        ),
    )
    _kind(
        "record",
        _("Record of mediation"),
        60,
        (_CODE, _SUBJECT, _MEDIATORS, _ORGANISATION, _PARTIES, _SESSIONS, _RESULT, _TODAY),
        _session_held,
    )
    _kind(
        AGREEMENT,
        _("Agreement"),
        70,
        (
            *(_number(_("Number of the agreement")), _PARTIES, _FACTS),
            _asked("issues", "争议和责任", _("What is disputed, and each side's responsibility")),
            *(_AGREED, _HOW, _EFFECTIVE, _CONFIRM_BY, _ORGANISATION),
        ),
        _ended_with(frozenset({Outcome.AGREEMENT_WRITTEN, Outcome.PARTIAL})),
        numbered="（{year}）{place}人调字第{n}号",
    )
    _kind(
        ORAL,
        _("Register of an oral agreement"),
        75,
        (
            *(_number(_("Number of the agreement")), _CODE, _SUBJECT, _ORGANISATION, _MEDIATORS),
            *(_EFFECTIVE, _PLACE, _PARTIES, _FACTS, _AGREED, _HOW, _TODAY),
        ),
        _ended_with(frozenset({Outcome.AGREEMENT_ORAL})),
        numbered="（{year}）{place}人调口字第{n}号",
        form="oral",
    )
    _kind(
        "performance",
        _("Proof of performance"),
        80,
        (
            _AGREEMENT_NUMBER,
            _ORGANISATION,
            _asked("payer", "给付人", _("Who performs")),
            _asked("payee", "接受人", _("Who receives")),
            _asked("performed_on", "履行日期", _("When it was performed")),
            _asked("performed_where", "履行地点", _("Where it was performed")),
            _asked("performed", "履行内容", _("What was performed")),
            _asked("proof", "凭据", _("What proves it")),
        ),
        _agreed,
    )
    _kind(
        "confirmation",
        _("Application for judicial confirmation"),
        90,
        (
            *(_PARTIES, _EFFECTIVE, _ORGANISATION, _AGREEMENT_NUMBER, _FACTS, _AGREED, _CONFIRM_BY),
            _asked("court", "法院", _("Which court")),
        ),
        _agreed,
    )
    _kind(
        "termination",
        _("Notice of termination"),
        100,
        (
            *(_CODE, _SUBJECT, _RECEIVED, _PARTIES, _SESSIONS_HELD, _OUTCOME, _RESULT, _ORGANISATION, _TODAY),
            Field("routes_told", "已告知途径", _("Whether the parties heard of the other routes")),
        ),
        _failed,
    )
    _kind(
        "visit",
        _("Record of a follow-up visit"),
        110,
        (
            *(_CODE, _SUBJECT, _AGREEMENT_NUMBER),
            _asked("why", "回访事由", _("Why the visit was made")),
            _asked("visited_at", "回访时间", _("When the visit was made")),
            _asked("by_what", "回访方式", _("In person, or by telephone")),
            _asked("visited", "被回访人", _("Who was visited")),
            _asked("visitor", "回访人", _("Who made the visit")),
            _asked("kept", "履行情况", _("Whether the agreement is kept")),
            _asked("opinion", "当事人意见", _("What the party says")),
            _asked("troubles", "问题和处理", _("Troubles found, and what was done")),
        ),
        _ended,
    )
    _kind(
        "closing",
        _("Closing report"),
        120,
        (
            *(_CODE, _SUBJECT, _PLACE, _RECEIVED, _ORGANISATION, _MEDIATORS, _SESSIONS_HELD, _OUTCOME),
            *(_AGREEMENT_NUMBER, _EFFECTIVE, _PARTIES, _FACTS, _RESULT, _TODAY),
            Field("ended_on", "结束日期", _("Day on which the case was closed")),
            _asked("kept", "履行情况", _("Whether the agreement is kept")),
            _asked("opinion", "意见", _("Opinion on closing")),
        ),
        _ended,
    )
    _kind(
        "cover",
        _("Cover of the file"),
        1,
        (
            *(_CODE, _AGREEMENT_NUMBER, _SUBJECT, _ORGANISATION, _MEDIATORS, _RECEIVED, _OUTCOME, _TODAY),
            Field("title", "卷名", _("Title of the file")),
            Field("names", "当事人姓名", _("Names of the parties")),
            Field("ended_on", "结案日期", _("Day on which the case was closed")),
            Field("retention", "保管期限", _("How long it is kept")),
        ),
        part=COVER,
    )
    _kind("contents", _("Table of contents"), 2, (_CODE, _ENTRIES), part=CONTENTS)
