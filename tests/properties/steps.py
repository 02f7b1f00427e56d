"""The steps of a case as a browser sends them: sound bodies, and one call that sends them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

_WORDS: dict[str, dict[str, Any]] = {
    "claim": {},
    "release": {"reason": "点错了"},
    "dispatch": {"note": "请去看看"},
    "recall": {"reason": "他调走了"},
    "receive": {},
    "send_back": {"reason": "属于供电站"},
    "handle": {"result": "已疏通"},
    "rework": {"reason": "另一头还堵着"},
    "self_resolve": {"result": "自己清开了"},
    "hand_to_mediation": {"reason": "两家各有说法"},
    "record_session": {"place": "调解室", "mode": "closed", "attendees": 4, "summary": "各让一步"},
    "conclude": {"outcome": "settled_by_parties", "note": "和好了"},
    "close": {"note": "回访满意"},
    "note": {"text": "已电话联系"},
    "instruct": {"text": "请抓紧办理"},
    "remind": {"text": "群众在等答复"},
    "supervise": {"level": "yellow", "failure": "not_handled", "text": "三日内报告"},
    "lift_supervision": {"reason": "已整改"},
}
ACTIONS = tuple(_WORDS)


def words(action: str, worker: UUID | None = None, **changes: Any) -> dict[str, Any]:
    """A sound body for the step; `worker` is whom a dispatch goes to."""
    said = dict(_WORDS[action])
    if action == "dispatch":
        said["worker_id"] = str(worker)
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
