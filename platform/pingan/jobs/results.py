"""Finished tasks are kept a day, for whoever looks into one; at one a second they would fill the table."""

from __future__ import annotations

from django.core.management import call_command

from pingan.jobs.every import every

KEEP_DAYS = 1


@every(3600, "jobs.forget_results")
def forget_results() -> None:
    call_command("prune_db_task_results", min_age_days=KEEP_DAYS, queue_name="*", verbosity=0)
