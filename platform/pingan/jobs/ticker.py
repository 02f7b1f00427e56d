"""What is due, looked at every second by the one ticking process."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from time import monotonic

from django.db import InterfaceError, OperationalError, connection

from pingan.core.locks import OURS
from pingan.jobs.every import JOBS, Job

log = logging.getLogger(__name__)

# No county's code is that small: theirs are the locks of their folds.
TICKER_LOCK = (OURS, 1)
# What failed is not put off for as long as what was done.
RETRY_SECONDS = 60.0


class Ticker:
    """Remembers when each job is due again; all are when it starts."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}

    def beat(self) -> list[str]:
        """Do what is due now; the names of what was done.

        A job that fails is logged and does not keep the others from being done. Raises OperationalError or
        InterfaceError where the database is gone, and with it the lock that says who ticks.
        """
        return [job.name for job in self._due_now() if self._is_done(job)]

    def _due_now(self) -> Iterable[Job]:
        now = monotonic()
        return [job for job in JOBS.values() if self._due.get(job.name, now) <= now]

    def _is_done(self, job: Job) -> bool:
        self._due[job.name] = monotonic() + job.seconds
        try:
            job.do()
        except Exception as fault:
            if isinstance(fault, OperationalError | InterfaceError) and not connection.is_usable():
                raise
            log.exception("the job %s failed", job.name)
            self._due[job.name] = monotonic() + min(job.seconds, RETRY_SECONDS)
            return False
        return True
