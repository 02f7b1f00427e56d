"""Background work of cases, run by `db_worker`. (`cases.tasks` is what is asked of organisations.)"""

from __future__ import annotations

from django_tasks import task

from pingan.cases import watch, wordings

# A worker shared with others gives way after so many pages, and goes on in its turn.
PAGES = 20


@task()
def look_at_clocks() -> None:
    """Look at every clock that is due to be looked at, however many there are."""
    if watch.look(pages=PAGES):
        look_at_clocks.enqueue()


@task()
def learn_words() -> None:
    """Which category words belong to, anew from what was closed since."""
    wordings.learn_all()
