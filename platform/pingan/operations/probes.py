"""What the machine itself is asked: how it answers, its clock, its disks, its backups, its certificate."""

from __future__ import annotations

import os
import socket
import ssl
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography import x509
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pingan.core import clock, disk, meters
from pingan.core.probes import (
    BYTES,
    DAYS,
    FINE,
    PER_MINUTE,
    PROBES,
    SECONDS,
    SHARE,
    UNKNOWN,
    WATCH,
    WRONG,
    Probe,
    Reading,
    graded,
)
from pingan.operations import kept

# Of so many minutes is told how requests were answered.
MINUTES: Final = 5
# Fewer are no share of anything.
FEWEST: Final = 20
_TLS_SECONDS: Final = 2.0
_DAY: Final = timedelta(days=1)


def _rate(_county: str) -> Reading:
    return Reading(FINE, meters.answered(MINUTES).requests / MINUTES)


def _errors(_county: str) -> Reading:
    found = meters.answered(MINUTES)
    share = found.failed / max(found.requests, FEWEST)
    return graded(share, watch=0.01, wrong=0.05, detail=f"{found.failed}/{found.requests}")


def _took(_county: str) -> Reading:
    found = meters.answered(MINUTES)
    return graded(found.seconds / found.requests if found.requests else 0, watch=0.5, wrong=2)


def _drift(_county: str) -> Reading:
    """How far the database's clock is from this one's. The question's own way is halved."""
    before = clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there = cursor.fetchone()[0]
    here = before + (clock.now() - before) / 2
    return graded(abs((there - here).total_seconds()), watch=1, wrong=5)


def _disk(_county: str) -> Reading:
    rooms = sorted(disk.rooms(), key=lambda room: room.free)
    if not rooms:
        return Reading(UNKNOWN)
    state = WRONG if disk.full() else WATCH if disk.low() else FINE
    return Reading(state, rooms[0].free, rooms[0].place)


def _backup(_county: str) -> Reading:
    return _age("backup", kept.BACKUP_LATE, 2 * kept.BACKUP_LATE)


def _drill(_county: str) -> Reading:
    return _age("drill", kept.DRILL_LATE, 2 * kept.DRILL_LATE)


def _age(what: str, late: timedelta, too_late: timedelta) -> Reading:
    run = kept.last(what)
    if run is None or run.last_sound is None:
        return Reading(WRONG)
    at = timezone.localtime(run.last_sound).isoformat(sep=" ", timespec="minutes")[:16]
    found = graded((clock.now() - run.last_sound) / _DAY, watch=late / _DAY, wrong=too_late / _DAY, detail=at)
    # The last one failed, whenever it last went well.
    return found if run.sound else Reading(WRONG, found.value, at)


def _archive(_county: str) -> Reading:
    """Since when changes do not reach the backups. Where nobody keeps any, `_backup` says so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')"
            " THEN extract(epoch FROM now() - coalesce(last_archived_time, last_failed_time)) ELSE 0 END"
            " FROM pg_stat_archiver WHERE current_setting('archive_mode') <> 'off'"
        )
        found = cursor.fetchone()
    return Reading(UNKNOWN) if found is None else graded(max(float(found[0]), 0), watch=120, wrong=3600)


def _certificate(_county: str) -> Reading:
    """How long what browsers are shown is good for, asked where they ask."""
    at = os.environ.get("PINGAN_TLS_AT", "")
    if not at:
        # Somebody else ends TLS, or nobody does.
        return Reading(UNKNOWN if settings.HTTPS else WATCH)
    host, _colon, port = at.rpartition(":")
    shown = _shown((host.strip("[]"), int(port)))
    days = (shown.not_valid_after_utc - datetime.now(UTC)) / _DAY
    return Reading(WRONG if days < 7 else WATCH if days < 21 else FINE, days)  # noqa: PLR2004


def _shown(address: tuple[str, int]) -> x509.Certificate:
    context = ssl.create_default_context()
    # Whether it is trusted is the browser's question, and the doctor's.
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(address, timeout=_TLS_SECONDS) as plain,
        context.wrap_socket(plain) as secured,
    ):
        return x509.load_der_x509_certificate(secured.getpeercert(binary_form=True) or b"")


def _register(word: str, label: Any, means: Any, remedy: Any, unit: str, look: Any) -> None:
    PROBES.register(f"operations.{word}", Probe(label, means, remedy, unit, look))


_register("rate", _("Requests a minute"), "", "", PER_MINUTE, _rate)
_register(
    "errors",
    _("Requests that failed"),
    _("Somebody was told that the platform failed. Phones keep what was entered and send it again."),
    _("var/log/web.log says why; keep that line for whoever mends it."),
    SHARE,
    _errors,
)
_register(
    "took",
    _("How long an answer takes"),
    _(
        "Pages feel slow. Most often the machine is busy with something else: "
        "a backup, a bound file, an import."
    ),
    _("See the load (uptime), and whether a disk is full."),
    SECONDS,
    _took,
)
_register(
    "drift",
    _("Clocks of server and database apart"),
    _("Time limits and the order of what was done go by clocks that disagree."),
    _("Let both machines take the time from one place: timedatectl set-ntp true."),
    SECONDS,
    _drift,
)
_register(
    "disk",
    _("Room on the disk"),
    _("When it is full nothing can be taken in any more; phones keep what they have."),
    _("Remove what is not the platform's, drop old backups (PINGAN_BACKUPS_KEPT), or take a larger disk."),
    BYTES,
    _disk,
)
_register(
    "backup",
    _("Last backup"),
    _("A disk that breaks takes with it what was entered since."),
    _("./run backup says what hinders it; without a target set PINGAN_BACKUP_DIR."),
    DAYS,
    _backup,
)
_register(
    "archive",
    _("Changes on their way to the backups"),
    _("What was entered since would be lost with the disk."),
    _("See whether the backups' target is mounted and has room; var/log/db.log."),
    SECONDS,
    _archive,
)
_register(
    "drill",
    _("Last restore drill"),
    _("Nobody knows whether the backups can be read."),
    _("./run drill says what it found."),
    DAYS,
    _drill,
)
_register(
    "certificate",
    _("Certificate"),
    _("When it ends no phone gets in. Without any, phones give no place, no camera and no installed page."),
    _("./run doctor says what is wrong with it; PINGAN_TLS_NAME makes one."),
    DAYS,
    _certificate,
)
