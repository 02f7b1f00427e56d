"""A caller at li's desk: an invented name, and a number of no operator."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command

from pingan.callers.models import Caller
from pingan.cases.models import Case
from tests.cast import Browser, body_of
from tests.territory.small_county import FIRST_GRID

NAME, PHONE = "王小河（示例）", "12900001234"
MASKED = {"name": "王**", "phone": "129****1234"}


@pytest.fixture(autouse=True)
def secrets(settings: Any, tmp_path: Path) -> None:
    settings.SECRET_DIR = tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())


def post(browser: Browser, path: str, body: Any, **headers: str) -> Any:
    return browser.post(f"/api/v1{path}", body, content_type="application/json", headers=headers)


def take_down(browser: Browser, grid: str = FIRST_GRID, **said: Any) -> Case:
    """A case of what a caller tells at the desk."""
    said = {"caller": {"name": NAME, "phone": PHONE}} | said
    body = body_of(grid, **said)
    answer = post(browser, "/cases", body)
    assert answer.status_code == 201, answer.content
    return Case.objects.get(pk=body["id"])


def step(browser: Browser, case: Case, action: str, **said: Any) -> Case:
    case.refresh_from_db()
    answer = post(browser, f"/cases/{case.pk}/{action}", said, **{"If-Match": f'"{case.version}"'})
    assert answer.status_code == 200, answer.content
    case.refresh_from_db()
    return case


def callers(browser: Browser, case: Case | UUID) -> Any:
    pk = case if isinstance(case, UUID) else case.pk
    answer = browser.get(f"/api/v1/cases/{pk}/callers")
    assert answer.status_code == 200, answer.content
    return answer.json()


def tell(browser: Browser, case: Case, **said: Any) -> Any:
    """Note that the first caller was told."""
    body = {
        "caller_id": str(Caller.objects.filter(case=case).order_by("at", "id")[0].pk),
        "stage": "accepted",
        "channel": "phone",
        "text": "已经告诉您了",
    }
    return post(browser, f"/cases/{case.pk}/replies", body | said)


Browsers = Callable[[str], Browser]
