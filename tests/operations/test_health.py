"""How the platform is, as its administrators see it: each number with its state, none hiding another."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from pingan.core import clock, disk
from pingan.core.disk import Room
from pingan.core.errors import Problem
from pingan.core.ids import uuid7
from pingan.core.probes import PROBES, Probe, Reading, graded, readings
from pingan.jobs.ticker import TICKER_LOCK
from pingan.operations import health
from pingan.operations.management.commands.metrics import Probes
from pingan.people.actors import Actor
from pingan.people.models import Device
from pingan.realtime import pulses
from pingan.realtime.models import Pulse
from pingan.stats.tasks import fold_journal
from tests.cast import signed_in
from tests.territory.small_county import COUNTY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "OPERATIONS_DIR", tmp_path / "operations")
    monkeypatch.setattr(settings, "RUN_DIR", tmp_path / "run")
    (tmp_path / "operations").mkdir()
    return tmp_path


def found(code: str) -> Reading:
    return PROBES[code].look(COUNTY)


def test_administrators_of_each_kind_see_it_and_nobody_else(
    han: Actor, cai: Actor, ding: Actor, qian: Actor, chen: Actor
) -> None:
    for actor in (han, cai, ding):
        said = signed_in(actor).get("/api/v1/operations/health").json()
        assert {one["code"] for one in said["items"]} == set(PROBES)
        assert said["state"] == "wrong"
    for other in (qian, chen):
        assert signed_in(other).get("/api/v1/operations/health").status_code == 403


def test_an_administrator_who_was_shut_is_missed_by_the_others(han: Actor, cai: Actor, ding: Actor) -> None:
    """Whoever is watched over could else shut the account of who watches, and nobody would see it."""
    assert found("staff.administrators") == Reading("fine", 0)
    said = {"why": "休假"}
    shut = f"/api/v1/staff/accounts/{ding.account_id}/shut"
    assert signed_in(han).post(shut, said, content_type="application/json").status_code == 204
    assert found("staff.administrators") == Reading("wrong", 1, "审计管理员")
    items = signed_in(cai).get("/api/v1/operations/health").json()["items"]
    assert [one["state"] for one in items if one["code"] == "staff.administrators"] == ["wrong"]


def test_what_cannot_be_looked_at_hides_nothing_else(han: Actor) -> None:
    def broken(_county: str) -> Reading:
        raise OSError

    def probe(look: Any) -> Probe:
        return Probe("a", "b", "c", "items", look)

    with PROBES.holding({"one": probe(broken), "two": probe(lambda _county: graded(3, watch=2, wrong=9))}):
        assert [(code, one.state) for code, _probe, one in readings(COUNTY)] == [
            ("one", "unknown"),
            ("two", "watch"),
        ]
        assert health.look(han, language="en")["state"] == "watch"


def test_whether_somebody_ticks_is_seen_by_its_lock() -> None:
    assert found("jobs.ticker").state == "wrong"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", TICKER_LOCK)
    assert found("jobs.ticker").state == "fine"


def test_work_that_waits_is_told_by_its_queue() -> None:
    assert found("jobs.waiting") == Reading("fine", 0.0, "")
    fold_journal.using(queue_name="papers").enqueue(COUNTY)
    waiting = DBTaskResult.objects.get()
    DBTaskResult.objects.update(enqueued_at=clock.now() - timedelta(minutes=2))
    late = found("jobs.waiting")
    assert (late.state, late.detail) == ("watch", "papers 1")
    DBTaskResult.objects.filter(pk=waiting.pk).update(
        status="FAILED", started_at=clock.now(), finished_at=clock.now()
    )
    assert found("jobs.waiting").state == "fine"
    assert found("jobs.failed") == Reading("watch", 1, "fold_journal 1")


def test_a_live_process_is_known_by_its_pulse_and_forgotten_without() -> None:
    assert found("realtime.sockets").state == "unknown"
    pulses.write(uuid7(), sockets=3, cursors={}, delay_ms=40)
    assert found("realtime.sockets") == Reading("fine", 3)
    assert found("realtime.push") == Reading("fine", 0.04)
    pulses.write(Pulse.objects.get().process, sockets=4, cursors={"999921": -600}, delay_ms=20_000)
    assert found("realtime.tail").state == "watch"
    assert found("realtime.push").state == "wrong"
    Pulse.objects.update(at=clock.now() - timedelta(minutes=1))
    assert found("realtime.push").state == "unknown"


def test_phones_are_counted_and_nobody_is_named(qian: Actor) -> None:
    signed_in(qian)
    assert found("outbox.silent") == Reading("fine", 0)
    long_ago = clock.now() - timedelta(days=4)
    Device.objects.update(
        signed_in_at=long_ago, last_opened_at=None, spoke_at=long_ago, waiting=2, oldest_at=long_ago
    )
    assert found("outbox.silent") == Reading("watch", 1)
    assert found("outbox.waiting").state == "wrong"


def test_a_backup_that_failed_is_wrong_however_young_the_last_good_one(place: Path) -> None:
    assert found("operations.backup").state == "wrong"
    said = {"sound": True, "last_sound": int(clock.now().timestamp()), "held": True}
    (place / "operations" / "backup.json").write_text(json.dumps(said), encoding="utf-8")
    assert found("operations.backup").state == "fine"
    (place / "operations" / "backup.json").write_text(json.dumps(said | {"sound": False}), encoding="utf-8")
    assert found("operations.backup").state == "wrong"


def test_a_full_disk_is_told_and_keeps_the_platform_from_saying_it_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def room(free: int) -> None:
        monkeypatch.setattr(disk, "rooms", lambda: [Room("files", free, 10**12), Room("backups", 1, 10**12)])

    room(10**11)
    # A target of backups that is full stops no county.
    assert found("operations.disk").state == "watch"
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()["disk_low"]) == (200, ["backups 0 MB"])
    room(1024)
    assert found("operations.disk").state == "wrong"
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (503, "disk_full")


def test_places_of_one_disk_are_told_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", place / "media" / "not" / "there")
    monkeypatch.setenv("PINGAN_BACKUP_DIR", str(place))
    monkeypatch.delenv("PINGAN_DB_PLACE", raising=False)
    assert [room.place for room in disk.rooms()] == ["files"]


def test_a_place_that_may_not_be_looked_at_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", refused)
    assert disk.rooms() == []


def test_the_help_desk_speaks_the_readers_language(han: Actor) -> None:
    table = health.symptoms()
    assert all(text for one in table for part in (one.says, one.why, one.do) for text in part.values())
    assert len({one.code for one in table}) == len(table)
    english = health.look(han, language="en")["symptoms"]
    assert english[0]["says"].isascii()


def test_what_stands_beside_an_error_names_errors_that_there_are() -> None:
    with Path(health.__file__).with_name("symptoms.csv").open(encoding="utf-8", newline="") as lines:
        named = [code for row in csv.DictReader(lines) for code in row["problems"].split()]
    found, waiting = set[str](), [Problem]
    while waiting:
        found.add(waiting[-1].code)
        waiting.extend(waiting.pop().__subclasses__())
    # Those of the way there, and of a phone that keeps nothing, which the page itself gives.
    assert set(named) - found == {"network", "timeout", "http_502", "http_503", "http_504", "not_kept"}
    # Two lines beside one error would leave open which is meant.
    assert len(set(named)) == len(named)


def test_a_scraper_is_told_every_probe_and_no_person(han: Actor) -> None:
    signed_in(han).get("/api/v1/session")
    families = {one.name: one for one in Probes().collect()}
    labels = [sample.labels for sample in families["pingan_probe_state"].samples if sample.value]
    assert {one["probe"] for one in labels} == set(PROBES)
    assert "clockwork" not in str(labels).lower()
