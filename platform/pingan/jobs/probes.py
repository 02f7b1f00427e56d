"""Whether somebody ticks, and how long work waits for a worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import connection
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from pingan.core import clock
from pingan.core.probes import FINE, ITEMS, PROBES, SECONDS, WRONG, Probe, Reading, graded
from pingan.jobs.ticker import TICKER_LOCK

# What is enqueued for "at once" says so by the last day there is.
_TASKS = DBTaskResult._meta.db_table
_WAITING = f"""
SELECT queue_name, extract(epoch FROM %(now)s - min(enqueued_at)), count(*)
FROM (
  SELECT queue_name, enqueued_at FROM {_TASKS}
  WHERE status = 'READY' AND (run_after <= %(now)s OR run_after > '9000-01-01') LIMIT %(most)s
) AS waiting
GROUP BY queue_name ORDER BY queue_name
"""  # noqa: S608  a table's name
_FAILED = f"""
SELECT regexp_replace(task_path, '.*\\.', '') AS task, count(*)
FROM (
  SELECT task_path FROM {_TASKS}
  WHERE status = 'FAILED' AND finished_at > %(since)s LIMIT %(most)s
) AS failed
GROUP BY task ORDER BY count(*) DESC, task
"""  # noqa: S608  as above
# So many rows are looked at; who has more waiting has been told long before.
MOST: Final = 1_000
_HELD = """
SELECT EXISTS (
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
"""


def _ticker(_county: str) -> Reading:
    with connection.cursor() as cursor:
        cursor.execute(_HELD, TICKER_LOCK)
        held = cursor.fetchone()[0]
    return Reading(FINE if held else WRONG, 1 if held else 0)


def _waiting(_county: str) -> Reading:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, {"now": clock.now(), "most": MOST})
        rows = cursor.fetchall()
    oldest = max((float(age) for _queue, age, _n in rows), default=0.0)
    detail = "、".join(f"{queue} {n}" for queue, _age, n in rows)
    return graded(max(oldest, 0.0), watch=60, wrong=600, detail=detail)


def _failed(_county: str) -> Reading:
    with connection.cursor() as cursor:
        cursor.execute(_FAILED, {"since": clock.now() - timedelta(days=1), "most": MOST})
        rows = cursor.fetchall()
    detail = "、".join(f"{task} {n}" for task, n in rows)
    return graded(sum(n for _task, n in rows), watch=1, wrong=50, detail=detail)


PROBES.register(
    "jobs.ticker",
    Probe(
        _("Clockwork"),
        _("Nobody looks at what is due: nothing comes up as overdue, no sums are made, no notice is sent."),
        _("./run status; if it runs, see var/log/ticker.log and start the platform anew."),
        ITEMS,
        _ticker,
    ),
)
PROBES.register(
    "jobs.waiting",
    Probe(
        _("Work waiting for a worker"),
        _("Numbers, PDFs and notices come late. Nothing that people enter is lost."),
        _("See which queue it is: var/log/worker.log, papers.log or notices.log."),
        SECONDS,
        _waiting,
    ),
)
PROBES.register(
    "jobs.failed",
    Probe(
        _("Work that failed within a day"),
        _("Something that is done in the background was not done. Most of it is tried again."),
        _("The log of the worker says why: var/log/worker.log, papers.log or notices.log."),
        ITEMS,
        _failed,
    ),
)
