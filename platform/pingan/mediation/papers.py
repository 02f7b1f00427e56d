"""The forms of people's mediation (司法部 2010 notice on 文书格式), as kinds of papers.

What is known of a dispute is entered once and stands in all of them (`facts`); what nobody entered stays
blank, to be written by hand or by whoever makes the paper. Forms ask for a nationality on paper; the platform
has no field for it, and no template can name one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case
from pingan.mediation.facts import AGREEMENT, ORAL, Facts
from pingan.mediation.models import Agreement, Danger, Dispute, Evidence, Grade, ReadBack, Session
from pingan.mediation.workflow import AGREED, DISPUTE, ROUTES_MUST_BE_TOLD, Outcome
from pingan.papers.kinds import CONTENTS, COVER, ENTRIES, KINDS, NUMBER, PAPER, Field, Kind

_FORMS: Final = Path(__file__).with_name("forms")
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
_READINGS = Field(
    "readings",
    "宣读",
    _("To whom a text was read, and who signed it"),
    members=(
        Field("n", "序号", _("Its number, which stands by the picture of the signature")),
        Field("text", "文书", _("Which text")),
        Field("name", "姓名", _("Name")),
        Field("who", "身份", _("What they are to the case")),
        Field("how", "方式", _("How it was read, and who interpreted")),
        Field("answer", "意见", _("What they said to it")),
        Field("at", "时间", _("When")),
        Field("signed_at", "签名时间", _("When they signed on the screen")),
        Field("hash", "校验值", _("Hash of the text that was read")),
    ),
)
# What was said in another language stands beside the Chinese, with the name of whoever interpreted.
_SAID = (
    Field("n", "次序", _("Its place")),
    Field("said_at", "时间", _("When")),
    Field("where", "地点", _("Where it was held")),
    Field("present", "参加人", _("Who was present")),
    Field("speaker", "陈述人", _("Who said it")),
    Field("side", "身份", _("Which side it is on")),
    Field("words", "内容", _("What was said, in Chinese")),
    Field("language", "语言", _("What was spoken, where it was not Chinese")),
    Field("original", "原话", _("As it was said")),
    Field("interpreter", "翻译人", _("Who interpreted")),
    Field(
        "plain",
        "汉语",
        _("What was said in Chinese: one row, or none"),
        members=(Field("words", "内容", _("What was said, in Chinese")),),
    ),
    Field(
        "both",
        "双语",
        _("What was said in another language: one row, or none"),
        members=(
            Field("language", "语言", _("What was spoken, where it was not Chinese")),
            Field("original", "原话", _("As it was said")),
            Field("words", "译文", _("What was said, in Chinese")),
            Field("interpreter", "翻译人", _("Who interpreted")),
        ),
    ),
    _READINGS,
)
_HELPERS = Field("helpers", "受邀参加人", _("Who was invited to help, with the parties' consent"))
_EVIDENCE = Field(
    "evidence",
    "证据",
    _("What was brought, in the order in which it is bound"),
    needed=True,
    members=(
        Field("n", "序号", _("Number of the entry")),
        Field("title", "名称", _("What it is")),
        Field("who", "提交人", _("Who brought it")),
        Field("proves", "证明内容", _("What it is to show")),
        Field("form", "形式", _("Original, copy, electronic or an object")),
        Field("pages", "页数", _("How many pages it has")),
        Field("remark", "备注", _("Whether it was given back")),
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

# ── Samples: nobody's names

_READ_SAMPLE: Mapping[str, str] = {
    "n": "1",
    "text": "调查记录 1",
    "name": "玉某",
    "who": "被调查人",
    "how": "翻译后宣读（哈尼语，翻译人李某丁）",
    "answer": "与所述相符",
    "at": "2026年3月4日 10:20",
    "signed_at": "2026年3月4日 10:25",
    "hash": "9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08",
}
_SAID_SAMPLE: Mapping[str, Any] = {
    "n": "1",
    "said_at": "2026年3月4日 10:00",
    "where": "示范村村委会",
    "present": "调解员甲、村民小组长",
    "speaker": "玉某",
    "side": "",
    "words": "墙是去年雨季以后裂的，檐沟一直朝那边流水。",
    "language": "哈尼语",
    "original": "Hha’ma ceiq nga tee yil qoq, keel aqpaq yul hu.",
    "interpreter": "李某丁",
    "plain": [],
    "both": [
        {
            "language": "哈尼语",
            "original": "Hha’ma ceiq nga tee yil qoq, keel aqpaq yul hu.",
            "words": "墙是去年雨季以后裂的，檐沟一直朝那边流水。",
            "interpreter": "李某丁",
        }
    ],
    "readings": [_READ_SAMPLE],
}
_SAMPLE: Mapping[str, Any] = {
    "inquiries": [_SAID_SAMPLE],
    "asked_at": _SAID_SAMPLE["said_at"],
    "asked_where": _SAID_SAMPLE["where"],
    "present": _SAID_SAMPLE["present"],
    "witness": _SAID_SAMPLE["speaker"],
    "statement": _SAID_SAMPLE["words"],
    "helpers": "李某丁（专业人员，通哈尼语）",
    "spoken": [
        {
            **_SAID_SAMPLE,
            "speaker": "张某㑇",
            "side": "申请人",
            "words": "只要把檐沟改好，修墙的钱可以各出一半。",
            "language": "",
            "original": "",
            "interpreter": "",
            "plain": [{"words": "只要把檐沟改好，修墙的钱可以各出一半。"}],
            "both": [],
            "readings": [],
        }
    ],
    "readings": [_READ_SAMPLE],
    "evidence": [
        {
            "n": "1",
            "title": "院墙裂缝照片",
            "who": "申请人 张某㑇",
            "proves": "墙体开裂的位置和长度",
            "form": "电子数据",
            "pages": "3",
            "remark": "",
        },
        {
            "n": "2",
            "title": "建房协议",
            "who": "被申请人 李某𬭚",
            "proves": "滴水线的约定",
            "form": "原件",
            "pages": "2",
            "remark": "2026年3月20日退还",
        },
    ],
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
    "roads": "诉讼、法律援助",
    "requests": "请对方改装檐沟，并承担一半修墙费用。",
    "source": "依申请",
    "addressee": "示范镇人民政府、示范镇派出所",
    "grade": "高风险",
    "signs": "扬言报复\n五人以上聚集",
    "measures": "已劝离双方，安排专人看护。",
    "wanted": "派员到场稳控，当日反馈。",
    "police_told": "已于 2026年3月2日 10:00 示范镇派出所",
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
            fill=lambda case, maker: Facts(case, maker).told_in(fields),
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
            Field(
                "inquiries", "调查", _("Each inquiry, in the order in which they were made"), members=_SAID
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
        (_CODE, _SUBJECT, _ORGANISATION, _MEDIATORS, _EVIDENCE, _TODAY),
        _evidence_listed,
        form="evidence",
    )
    _kind(
        "record",
        _("Record of mediation"),
        60,
        (
            *(_CODE, _SUBJECT, _MEDIATORS, _ORGANISATION, _PARTIES, _HELPERS, _SESSIONS, _RESULT, _TODAY),
            Field("spoken", "陈述", _("What parties said in sessions"), members=_SAID),
        ),
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
        "signatures",
        _("Record of reading and signing"),
        78,
        (_CODE, _SUBJECT, _ORGANISATION, _MEDIATORS, replace(_READINGS, needed=True), _TODAY),
        _text_read,
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
        _confirmable,
    )
    _kind(
        "warning",
        _("Warning letter"),
        95,
        (
            *(_CODE, _SUBJECT, _PLACE, _RECEIVED, _ORGANISATION, _TODAY),
            _asked("addressee", "主送单位", _("To whom it goes")),
            Field("grade", "风险等级", _("The grade of danger that a person gave"), needed=True),
            Field("signs", "风险情形", _("What was seen")),
            _asked("measures", "已采取措施", _("What has been done")),
            _asked("wanted", "建议措施", _("What is asked of them")),
            Field("police_told", "报告情况", _("When and where the police were told")),
        ),
        _dangerous,
    )
    _kind(
        "termination",
        _("Notice of termination"),
        100,
        (
            *(_CODE, _SUBJECT, _RECEIVED, _PARTIES, _SESSIONS_HELD, _OUTCOME, _RESULT, _ORGANISATION, _TODAY),
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
            *(_CODE, _SUBJECT, _AGREEMENT_NUMBER),
            _asked("why", "回访事由", _("Why the visit was made")),
            _asked("visited_at", "回访时间", _("When the visit was made")),
            _asked("by_what", "回访方式", _("In person, or by telephone")),
            _asked("visited", "被回访人", _("Who was visited")),
            _asked("visitor", "回访人", _("Who made the visit")),
            _asked("kept", "履行情况", _("Whether the agreement is kept")),
            _asked("party_opinion", "当事人意见", _("What the party says")),
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
