"""The whole configuration out and in: a dry run that tells, then all of it or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.config.models import Change
from pingan.core import clock
from pingan.core.ids import uuid7
from tests.config.conftest import Desk, row


def out(desk: Desk) -> dict[str, Any]:
    return desk.browser.get("/api/v1/config").json()


def into(desk: Desk, file: Any, *, version: str = "", key: str = "") -> Any:
    """A dry run, or with the version it told the thing itself."""
    said = {
        "valid_from": clock.today().isoformat(),
        "dry_run": not version,
        "why": "从备份恢复",
        "file": file,
    }
    headers = {"If-Match": f'"{version}"'} if version else {}
    headers["Idempotency-Key"] = key or str(uuid7())
    return desk.browser.post("/api/v1/config", said, "application/json", headers=headers)


def test_out_and_in_again_is_the_same(desk: Desk) -> None:
    desk.save(row("a"), row("b", open=True))
    file = out(desk)
    desk.save(row("a", days=9))
    dry = into(desk, file)
    assert dry.status_code == 200, dry.content
    (shelves,) = (one for one in dry.json()["sections"] if one["section"] == "shelves")
    assert (shelves["added"], shelves["changed"], shelves["removed"]) == (1, 1, 0)
    assert not dry.json()["saved"]
    assert desk.table()["rows"] == [row("a", days=9)]
    done = into(desk, file, version=dry.json()["version"])
    assert (done.status_code, done.json()["saved"]) == (200, True)
    assert out(desk)["sections"] == file["sections"]
    assert Change.objects.order_by("-at")[0].why == "从备份恢复"


def test_a_dry_run_leaves_nothing_behind(desk: Desk) -> None:
    file = out(desk)
    file["sections"]["shelves"] = [row("a")]
    into(desk, file)
    assert desk.table()["rows"] == []
    assert not Change.objects.exists()


def test_one_wrong_cell_keeps_everything_out(desk: Desk) -> None:
    file = out(desk)
    file["sections"]["shelves"] = [row("a"), row("b", days=7)]
    file["sections"]["texts"] = [{"shortcut": "hf", "text": "已收到。", "roles": []}]
    version = into(desk, file).json()["version"]
    refused = into(desk, file, version=version).json()
    assert not refused["saved"]
    assert [one["section"] for one in refused["sections"] if one["problems"]] == ["shelves"]
    assert not Change.objects.exists()


def test_what_came_between_the_dry_run_and_it_is_not_lost(desk: Desk) -> None:
    file = out(desk)
    file["sections"]["shelves"] = [row("a")]
    version = into(desk, file).json()["version"]
    desk.save(row("b"))
    assert into(desk, file, version=version).status_code == 412
    assert desk.table()["rows"] == [row("b")]


@pytest.mark.parametrize(
    "file",
    [
        *(None, 3, [], {}),
        {"platform": "other", "format": 1, "sections": {}},
        {"platform": "pingan", "format": 2, "sections": {}},
        {"platform": "pingan", "format": 1, "sections": []},
        {"platform": "pingan", "format": 1, "sections": {"nothing": []}},
    ],
)
def test_what_is_no_configuration_is_refused(desk: Desk, file: Any) -> None:
    assert into(desk, file).status_code in (400, 422)
