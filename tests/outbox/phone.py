"""A phone as the tests see it: it writes down acts and hands them in."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pingan.cases.models import Case
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import Browser, body_of, signed_in

OUTBOX = "/api/v1/outbox"


def act_of(author: Actor, action: str, case: UUID | str, said: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An act as a phone of today writes it down."""
    return {
        "schema_version": 1,
        "key": str(uuid7()),
        "author": str(author.account_id),
        "action": action,
        "case": str(case),
        "said": said,
    } | more


def report_by(author: Actor, **said: Any) -> dict[str, Any]:
    body = body_of(**said)
    return act_of(author, "report", body["id"], body, key=body["id"])


def note_on(author: Actor, case: UUID | str, text: str = "明天再去", **more: Any) -> dict[str, Any]:
    return act_of(author, "note", case, {"text": text}, **more)


def hand_in(browser: Browser, *items: Any, waiting: int = 0, oldest_at: datetime | None = None) -> Any:
    """The whole answer."""
    body = {"items": list(items), "waiting": waiting}
    if oldest_at is not None:
        body["oldest_at"] = oldest_at.isoformat()
    return browser.post(OUTBOX, body, content_type="application/json")


def results_of(browser: Browser, *items: Any) -> list[dict[str, Any]]:
    answer = hand_in(browser, *items)
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["items"]
    return results


def outcomes(browser: Browser, *items: Any) -> list[str]:
    return [result["became"] for result in results_of(browser, *items)]


def reported(author: Actor) -> Case:
    """A case that is known already."""
    item = report_by(author)
    assert outcomes(signed_in(author), item) == ["done"]
    return Case.objects.get(pk=item["key"])
