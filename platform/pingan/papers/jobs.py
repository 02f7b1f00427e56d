"""PDFs whose maker was killed are asked for again within some minutes."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce

from pingan.core import clock
from pingan.jobs.every import every
from pingan.papers import making, tasks
from pingan.papers.models import BoundFile, Made, Paper


def ask_again() -> int:
    """Ask once more for what is waited for too long, and give up what was tried often enough; how many."""
    since = Coalesce("pdf_asked_at", "at")
    count = 0
    for model, task in ((Paper, tasks.make_pdf), (BoundFile, tasks.bind_file)):
        rows: Any = model
        waiting = rows.objects.filter(pdf=Made.WAITING).alias(since=since)
        late = waiting.filter(since__lt=clock.now() - making.PATIENCE)
        tried = late.filter(pdf_tries__gte=making.TRIES)
        count += tried.update(pdf=Made.FAILED, pdf_fault="interrupted")
        for pk in list(late.order_by("at").values_list("pk", flat=True)[: making.MOST_ASKED_AGAIN]):
            # The moment is the paper's own and stays; so it is asked again each minute until it is made, and
            # whoever comes second finds it made.
            task.enqueue(str(pk))
            count += 1
    return count


every(60, "papers.ask_again")(ask_again)
