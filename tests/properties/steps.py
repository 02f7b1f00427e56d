"""The steps of a case as a browser sends them: sound bodies, and one call that sends them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from pingan.people.actors import Actor
from tests.territory.small_county import middle

_WORDS: dict[str, dict[str, Any]] = {
    "claim": {},
    "reject": {"cause": "no_matter", "reason": "现场没有这回事"},
    "withdraw": {"reason": "点错了"},
    "release": {"reason": "点错了"},
    "dispatch": {"note": "请去看看"},
    "assign": {"note": "请派人修理"},
    "pass_on": {"note": "我明天休息"},
    "recall": {"reason": "他调走了"},
    "receive": {},
    "send_back": {"reason": "属于供电站"},
    "object": {"ground": "not_my_duty", "reason": "属于供电站"},
    "uphold": {"reason": "确实不属于"},
    "overrule": {"reason": "按清单属于"},
    "ask_extension": {"reason": "材料下周才到"},
    "ask_suspension": {"reason": "要等明年立项", "reply": "已列入明年计划"},
    "resume": {"reason": "款已到位"},
    "handle": {"result": "已疏通"},
    "verify": {"note": "现场看过，水通了"},
    "rework": {"reason": "另一头还堵着"},
    "self_resolve": {"result": "自己清开了"},
    "hand_to_mediation": {"reason": "两家各有说法"},
    "record_session": {"place": "调解室", "mode": "closed", "attendees": 4, "summary": "各让一步"},
    "conclude": {"outcome": "settled_by_parties", "note": "和好了"},
    "decline": {"ground": "another_body", "road": "lawsuit", "reason": "法院已经受理"},
    "prolong": {"agreed_by": [1, 2], "how": "signed", "note": "双方都愿意再谈"},
    "close": {"note": "回访满意"},
    "reopen": {"reason": "又堵了"},
    "evaluate": {"call": "told", "responded": True, "solved": True, "satisfied": None},
    "note": {"text": "已电话联系"},
    "instruct": {"text": "请抓紧办理"},
    "remind": {"text": "群众在等答复"},
    "supervise": {"level": "yellow", "failure": "not_handled", "text": "三日内报告"},
    "lift_supervision": {"reason": "已整改"},
    "recategorise": {"category": "0501", "reason": "核实后更正"},
    "correct_place": {"reason": "核实后更正"},
    "rehome": {"reason": "核实后更正"},
    "merge": {"reason": "同一件事"},
    "unmerge": {"reason": "不是同一件事"},
    "split": {"category": "0506", "what": "另一处也堵了。"},
}
ACTIONS = tuple(_WORDS)
# Two categories of each trade: what is put right stays within its own.
OF_TRACK = {"event": ("0501", "0506"), "dispute": ("0102", "0101")}


def words(
    action: str,
    person: Actor | UUID | None = None,
    organisation: UUID | None = None,
    grid: str = "",
    into: UUID | str | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """A sound body for the step: whom it hands the case to, where it puts it, what it is merged into."""
    account = person.account_id if isinstance(person, Actor) else person
    said = dict(_WORDS[action])
    if action == "dispatch":
        said["worker_id"] = str(account)
    if action == "pass_on":
        said["colleague_id"] = str(account)
    if action == "assign":
        said["organisation_id"] = str(organisation)
    if action in ("ask_extension", "prolong"):
        said["until"] = (timezone.localdate() + timedelta(days=60)).isoformat()
    if action == "ask_suspension":
        said["review_on"] = (timezone.localdate() + timedelta(days=30)).isoformat()
    if action == "correct_place":
        lng, lat = middle(grid)
        said["location"] = {"lng": lng, "lat": lat, "datum": "wgs84", "accuracy_m": 5.0}
    if action == "rehome":
        said["grid_code"] = grid
    if action == "merge":
        said["into"] = str(into)
    if action == "record_session":
        said["held_at"] = timezone.now().isoformat()
    return said | changes


def take(browser: Client, case_id: UUID, action: str, version: int | None, said: dict[str, Any]) -> Any:
    """Send the step as seen at that version; None leaves the version out."""
    return browser.post(
        f"/api/v1/cases/{case_id}/{action}",
        said,
        content_type="application/json",
        headers={} if version is None else {"If-Match": f'"{version}"'},
    )


def answer(browser: Client, task_id: UUID, outcome: str) -> Any:
    """Answer what was asked of one's organisation."""
    return browser.post(
        f"/api/v1/tasks/{task_id}/finish",
        {"outcome": outcome, "report": "按规定"},
        content_type="application/json",
    )
