"""What a server process counted before it had heard of a new calendar is counted again within the hour, and
clocks that have to be looked at are, within a minute. Leases that have run out go within the hour, and
so do parts of photos nobody has sent any more of. Each day the words of categories are learnt anew."""

from __future__ import annotations

from pingan.cases import clocks, leases, photo_parts, tasks_of_worker, watch
from pingan.jobs.every import every

every(3600, "cases.recount")(clocks.recount)
every(3600, "cases.sweep_leases")(leases.sweep)
every(3600, "cases.sweep_photo_parts")(photo_parts.sweep)


@every(60, "cases.watch")
def ask_for_a_look() -> None:
    """The worker looks: after a weekend, or the night, there may be more than fits into a second."""
    if watch.is_anything_due():
        tasks_of_worker.look_at_clocks.enqueue()


@every(86_400, "cases.learn_words")
def ask_for_words() -> None:
    tasks_of_worker.learn_words.enqueue()
