"""What is known of a dispute for its papers, in the words of an office.

A field of a form is filled by the property of `Facts` that bears its code, and looked up when a form first
asks for it. What no property tells is left to a pen, or to whoever makes the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from django.utils import timezone
from django.utils.encoding import force_str

from pingan.cases.models import Case, shown_code
from pingan.categories.selectors import tree
from pingan.core import clock
from pingan.mediation import evidence, readings, statements, team
from pingan.mediation.keeping_facts import KeepingFacts
from pingan.mediation.models import (
    Answer,
    Danger,
    Dispute,
    Evidence,
    Form,
    Grade,
    HelperSort,
    Intake,
    Listener,
    Onward,
    Origin,
    Party,
    ReadBack,
    Reading,
    Session,
    Side,
    Statement,
    StatementKind,
)
from pingan.mediation.roster import LANGUAGES
from pingan.mediation.tables import ROADS, SIGNS
from pingan.mediation.workflow import AGREED, Outcome
from pingan.papers import selectors as papers
from pingan.papers.kinds import Field
from pingan.papers.models import Number
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.people.selectors import names_of
from pingan.territory import selectors as territory

AGREEMENT, ORAL = "agreement", "oral_agreement"
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
_ORIGINS: Mapping[str, str] = {
    Origin.WINDOW: "依申请",
    Origin.EVENT: "网格上报转办",
    Origin.PROACTIVE: "主动调解",
    Origin.POLICE: "公安机关移送",
    Origin.COURT: "人民法院委派、委托",
    Origin.DEPARTMENT: "部门移送",
    Origin.HOTLINE: "热线转办",
    Origin.STATION: "公共法律服务站转来",
    Origin.OTHER: "其他",
}
_GRADES: Mapping[str, str] = {Grade.LOW: "低风险", Grade.MIDDLE: "中风险", Grade.HIGH: "高风险"}
_SIDES: Mapping[str, str] = {
    Side.APPLICANT: "申请人",
    Side.RESPONDENT: "被申请人",
    Side.OTHER: "其他当事人",
}
_MODES: Mapping[str, str] = {Session.Mode.OPEN: "公开", Session.Mode.CLOSED: "不公开"}
_SORTS: Mapping[str, str] = {
    HelperSort.RELATIVE: "亲属",
    HelperSort.NEIGHBOUR: "邻里",
    HelperSort.COLLEAGUE: "同事",
    HelperSort.EXPERT: "专业人员",
    HelperSort.ORGANISATION: "有关组织",
}
_FORMS: Mapping[str, str] = {
    Form.ORIGINAL: "原件",
    Form.COPY: "复印件",
    Form.ELECTRONIC: "电子数据",
    Form.OBJECT: "实物",
}
_READINGS: Mapping[str, str] = {
    Reading.ALOUD: "宣读",
    Reading.SELF: "本人阅读",
    Reading.INTERPRETED: "翻译后宣读",
}
_STATEMENTS: Mapping[str, str] = {StatementKind.INQUIRY: "调查记录", StatementKind.SESSION: "陈述记录"}
_LISTENERS: Mapping[str, str] = {
    Listener.WITNESS: "被调查人",
    Listener.HELPER: "受邀参加人",
    Listener.MEDIATING: "调解员",
}
_ANSWERS: Mapping[str, str] = {Answer.RIGHT: "与所述相符", Answer.OBJECTS: "有异议"}
# Who brought what no party brought.
OURS: Final = "调解组织"
_HASH_GROUP: Final = 8


class Facts(KeepingFacts):
    """Everything that is known of a dispute, each looked up once and only where a form asks for it."""

    def __init__(self, case: Case, maker: Actor) -> None:
        super().__init__(case)
        self._case, self._maker = case, maker

    def told_in(self, fields: Iterable[Field]) -> dict[str, Any]:
        """By the codes of the fields that somebody knows."""
        return {field.code: getattr(self, field.code) for field in fields if hasattr(type(self), field.code)}

    # ── The case

    @cached_property
    def case_code(self) -> str:
        return shown_code(self._case.code)

    @cached_property
    def subject(self) -> str:
        found = tree(clock.local_day(self._case.received_at)).categories.get(self._case.category)
        return found.label if found else ""

    @cached_property
    def title(self) -> str:
        return f"{self.subject}（{self.case_code}）"

    @cached_property
    def received_on(self) -> str:
        return day(clock.local_day(self._case.received_at))

    @cached_property
    def ended_on(self) -> str:
        return day(clock.local_day(self._case.closed_at)) if self._case.closed_at else ""

    @cached_property
    def made_on(self) -> str:
        return day(clock.today())

    @cached_property
    def place(self) -> str:
        return " ".join(filter(None, [territory.path_name(self._case.grid_code), self._case.place_note]))

    @cached_property
    def facts(self) -> str:
        """As the parties told it when they came, else what was reported."""
        return (self._intake and self._intake.facts) or self._case.what

    @cached_property
    def requests(self) -> str:
        return (self._intake and self._intake.requests) or ""

    @cached_property
    def source(self) -> str:
        if self._intake is None:
            return ""
        sent = [self._intake.sender, self._intake.reference]
        return " ".join(filter(None, [_ORIGINS.get(self._intake.origin, ""), *sent]))

    @cached_property
    def _intake(self) -> Intake | None:
        return Intake.objects.filter(dispute_id=self._case.pk).first()

    # ── How dangerous it may become

    @cached_property
    def grade(self) -> str:
        return _GRADES.get(self._danger.grade, "") if self._danger else ""

    @cached_property
    def signs(self) -> str:
        found = self._danger.signs if self._danger else []
        rows = SIGNS.rows(self._case.county_code)
        return "\n".join(str(row["label"]) for row in rows if row["code"] in found)

    @cached_property
    def measures(self) -> str:
        return (self._danger and self._danger.why) or ""

    @cached_property
    def police_told(self) -> str:
        if self._danger is None or self._danger.police_told_at is None:
            return ""
        told = [moment(self._danger.police_told_at), self._danger.police_office]
        return " ".join(filter(None, ["已于", *told, self._danger.police_reference]))

    @cached_property
    def _danger(self) -> Danger | None:
        return Danger.objects.filter(dispute_id=self._case.pk).first()

    # ── Where it goes on

    @cached_property
    def roads(self) -> str:
        """The roads that the parties were told of, or that the matter has gone since."""
        county = self._case.county_code
        gone = (
            Onward.objects.filter(dispute_id=self._case.pk).order_by("number").values_list("road", flat=True)
        )
        return "、".join(ROADS.label_of(county, road, language="zh") for road in gone)

    @cached_property
    def organisation(self) -> str:
        return str(Organisation.objects.get(pk=self._maker.organisation_id).name)

    # ── The mediation

    @cached_property
    def _dispute(self) -> Dispute:
        return Dispute.objects.filter(case=self._case).first() or Dispute(case=self._case)

    @cached_property
    def _held(self) -> list[Session]:
        return list(Session.objects.filter(dispute_id=self._case.pk).order_by("held_at", "id"))

    @cached_property
    def mediators(self) -> str:
        """Whoever mediates it, and whoever held a session."""
        accounts = [*(session.by_id for session in self._held), *team.mediators_of(self._case)]
        names = names_of(accounts)
        return "、".join(names[account] for account in dict.fromkeys(accounts) if account in names)

    @cached_property
    def sessions(self) -> list[Mapping[str, str]]:
        return [_session(place, session) for place, session in enumerate(self._held, 1)]

    @cached_property
    def session_count(self) -> str:
        return str(len(self._held)) if self._held else ""

    @cached_property
    def result(self) -> str:
        return self._dispute.outcome_note

    @cached_property
    def outcome(self) -> str:
        return _OUTCOMES.get(self._dispute.outcome, "")

    @cached_property
    def agreed(self) -> str:
        """The terms; where none were written down, what was noted of the end."""
        noted = self._dispute.outcome_note if self._dispute.outcome in AGREED else ""
        return self._terms or noted

    @cached_property
    def effective_on(self) -> str:
        return day(self._dispute.effective_on)

    @cached_property
    def confirm_by(self) -> str:
        return day(self._dispute.confirmation_due)

    @cached_property
    def agreement_number(self) -> str:
        given = Number.objects.filter(case=self._case, kind__in=(AGREEMENT, ORAL)).order_by("-id").first()
        return given.text if given else ""

    @cached_property
    def routes_told(self) -> str:
        return "已告知" if self._dispute.routes_told else ""

    # ── Who it is between, and who helps

    @cached_property
    def parties(self) -> list[dict[str, str]]:
        """As they were written down, their numbers in full, for they sign by these; or lines for a pen."""
        present = Party.objects.filter(dispute=self._case.pk, left_at=None).order_by("number")
        known = [_party(party) for party in present.prefetch_related("representatives")]
        return known or [{} for _line in range(_LINES)]

    @cached_property
    def names(self) -> str:
        return "、".join(party["name"] for party in self.parties if party.get("name"))

    @cached_property
    def helpers(self) -> str:
        return "、".join(
            f"{one.name}（{_SORTS.get(one.sort, '')}{'，' + one.bond if one.bond else ''}）"
            for one in team.helpers_of(self._case.pk)
        )

    # ── What was brought and said

    @cached_property
    def evidence(self) -> list[Mapping[str, str]]:
        listed = evidence.evidence_of(self._case.pk)
        return [_piece(place, one) for place, one in enumerate(listed, 1)] or [{}]

    @cached_property
    def inquiries(self) -> list[Mapping[str, Any]]:
        """One for each; or the lines of one for a pen."""
        asked = self._said(StatementKind.INQUIRY)
        return [self._statement(place, one) for place, one in enumerate(asked, 1)] or [{"plain": [{}]}]

    @cached_property
    def spoken(self) -> list[Mapping[str, Any]]:
        """What parties said in sessions."""
        return [self._statement(place, one) for place, one in enumerate(self._said(StatementKind.SESSION), 1)]

    @cached_property
    def readings(self) -> list[Mapping[str, str]]:
        return [_reading(one) for one in self._read] or [{}]

    # A template that tells of one inquiry tells of the newest.

    @cached_property
    def asked_at(self) -> str:
        return self._newest.get("said_at", "")

    @cached_property
    def asked_where(self) -> str:
        return self._newest.get("where", "")

    @cached_property
    def present(self) -> str:
        return self._newest.get("present", "")

    @cached_property
    def witness(self) -> str:
        return self._newest.get("speaker", "")

    @cached_property
    def statement(self) -> str:
        return self._newest.get("words", "")

    @cached_property
    def _newest(self) -> Mapping[str, str]:
        return self.inquiries[-1]

    @cached_property
    def _on_file(self) -> list[Statement]:
        return statements.on_file(self._case)

    @cached_property
    def _read(self) -> list[ReadBack]:
        return readings.on_file(self._case)

    def _said(self, kind: str) -> list[Statement]:
        return [one for one in self._on_file if one.kind == kind]

    def _statement(self, place: int, one: Statement) -> Mapping[str, Any]:
        """What was said in Chinese is told plainly; else as it was said and as it was interpreted, side by
        side."""
        told = {
            "language": language(one.language),
            "original": one.original or "",
            "words": one.words,
            "interpreter": one.interpreter or "",
        }
        return {
            "n": str(place),
            "said_at": moment(one.said_at),
            "where": one.place or "",
            "present": one.present or "",
            "speaker": statements.speaker_of(one),
            "side": _SIDES.get(one.party.side, "") if one.party else "",
            **told,
            "plain": [] if one.language else [{"words": one.words}],
            "both": [told] if one.language else [],
            "readings": [_reading(read) for read in self._read if read.statement_id == one.pk],
        }


def brought_by(one: Evidence) -> str:
    """Which side brought it, by name."""
    return f"{_SIDES.get(one.party.side, '')} {one.party.name}".strip() if one.party else OURS


def language(code: str) -> str:
    return next((force_str(one.label) for one in LANGUAGES if one.value == code), "")


def day(of: date | None) -> str:
    return "" if of is None else f"{of.year}年{of.month}月{of.day}日"


def moment(of: datetime) -> str:
    local = timezone.localtime(of)
    return f"{day(local.date())} {local:%H:%M}"


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
        "held_at": moment(session.held_at),
        "where": session.place,
        "mode": _MODES.get(session.mode, ""),
        "attendees": str(session.attendees),
        "summary": session.summary,
    }


def _piece(place: int, one: Evidence) -> Mapping[str, str]:
    return {
        "n": str(place),
        "title": one.title,
        "who": brought_by(one),
        "proves": one.proves or "",
        "form": _FORMS.get(one.form, ""),
        "pages": str(one.pages or ""),
        "remark": f"{day(clock.local_day(one.returned_at))}退还" if one.returned_at else "",
    }


def _reading(one: ReadBack) -> Mapping[str, str]:
    sha256 = bytes(one.text_sha256).hex()
    return {
        "n": str(one.number),
        "text": _text_of(one),
        "name": one.name,
        "who": _listener(one),
        "how": _how(one),
        "answer": f"{_ANSWERS.get(one.answer, '')}{'：' + one.objection if one.objection else ''}",
        "at": moment(one.at),
        "signed_at": moment(one.signed_at) if one.signed_at else "",
        "hash": " ".join(sha256[at : at + _HASH_GROUP] for at in range(0, len(sha256), _HASH_GROUP)),
    }


def _text_of(one: ReadBack) -> str:
    if one.paper is not None:
        return f"{papers.label_of(one.paper.kind)} 第{one.paper.version}稿"
    if one.statement is None:
        return ""
    return f"{_STATEMENTS.get(one.statement.kind, '')}{one.statement.number}"


def _listener(one: ReadBack) -> str:
    return _SIDES.get(one.party.side, "") if one.party else _LISTENERS.get(one.listener, "")


def _how(one: ReadBack) -> str:
    said = _READINGS.get(one.reading, "")
    return f"{said}（{language(one.language)}，翻译人{one.interpreter}）" if one.language else said
