"""What forms of people's mediation say: the fields that several share, by the names templates use."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from pingan.papers.kinds import ENTRIES, NUMBER, Field

CODE = Field("case_code", "案号", _("Code of the case"), needed=True)
SUBJECT = Field("subject", "纠纷类型", _("What the dispute is about: its category"))
RECEIVED = Field("received_on", "受理日期", _("Day on which it came in"))
PLACE = Field("place", "地点", _("Where it arose"))
ORGANISATION = Field("organisation", "调解组织", _("Organisation of whoever makes the paper"))
MEDIATORS = Field("mediators", "调解员", _("Mediators who hold it or held sessions"))
TODAY = Field("made_on", "制作日期", _("Day on which the paper is made"))
FACTS = Field("facts", "事实", _("What was reported, or what its maker writes of it"), asked=True)
RESULT = Field("result", "结果", _("What was recorded of the result"), asked=True)
OUTCOME = Field("outcome", "结果类型", _("How the mediation ended"))
SESSIONS_HELD = Field("session_count", "调解次数", _("How many sessions were held"))
AGREED = Field("agreed", "协议内容", _("What was agreed"), needed=True, asked=True)
HOW = Field("how", "履行方式", _("How and until when it is to be kept"), asked=True)
EFFECTIVE = Field("effective_on", "生效日期", _("Day on which the agreement takes effect"))
CONFIRM_BY = Field("confirm_by", "确认期限", _("Last day for judicial confirmation"))
AGREEMENT_NUMBER = Field("agreement_number", "协议编号", _("Number of the agreement"))
PARTIES = Field(
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
SESSIONS = Field(
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
READINGS = Field(
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
SAID = (
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
    READINGS,
)
HELPERS = Field("helpers", "受邀参加人", _("Who was invited to help, with the parties' consent"))
EVIDENCE = Field(
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
BOUND = Field(
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


def asked(code: str, name: str, label: Any) -> Field:
    """What nobody enters anywhere but on the paper."""
    return Field(code, name, label, asked=True)


def number(label: Any) -> Field:
    return Field(NUMBER, "编号", label, needed=True)
