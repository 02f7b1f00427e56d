"""Background work of notices, run by the worker of its queue: a channel that is slow to answer holds up
neither sums nor papers."""

from __future__ import annotations

from django_tasks import task

from pingan.notices import calls, following, sending

QUEUE = "notices"
# A worker shared with others gives way after so many; the ticker asks again.
MAX_STEPS = 100


@task(queue_name=QUEUE)
def write_notices(county: str) -> int:
    """Follow a county's journal up to its head; how many acts were looked at."""
    total = 0
    for _step in range(MAX_STEPS):
        looked_at = following.follow(county)
        total += looked_at
        if not looked_at:
            break
    return total


@task(queue_name=QUEUE)
def send_notices(county: str, channel: str) -> int:
    """Send what is due by a channel; how many were seen to."""
    return sending.send_due(county, channel)


@task(queue_name=QUEUE)
def settle_calls(county: str) -> int:
    """Ask desks to telephone whom nothing reached; how many tasks."""
    return calls.settle(county)
