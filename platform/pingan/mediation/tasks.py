"""Background work of mediation, run by `db_worker`."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from pingan.mediation import numbers, reminding

# A worker shared with others gives way after so many; the ticker asks again.
MAX_STEPS = 500


@task()
def follow_journal(county: str) -> int:
    """Count what a county's journal has gone on about, up to its head; how many acts were looked at."""
    total = 0
    for _ in range(MAX_STEPS):
        looked_at = numbers.follow(county)
        total += looked_at
        if not looked_at:
            break
    return total


@task()
def tell_of_clash(case_id: str, appointment: int) -> None:
    """Let those of a case hear that one of its appointments clashes with another case's, or does no more."""
    reminding.tell(UUID(case_id), reminding.Told("appointment_clash", {"appointment": appointment}))
