"""Background work of papers, run by `db_worker`."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from pingan.papers import making
from pingan.papers.models import Made

QUEUE = "papers"


@task(queue_name=QUEUE)
def make_pdf(paper_id: str) -> str:
    """Make a paper's PDF, and try once more what failed; the state it came to."""
    state = making.make_pdf(UUID(paper_id))
    if state == Made.WAITING:
        make_pdf.enqueue(paper_id)
    return state


@task(queue_name=QUEUE)
def bind_file(bound_id: str) -> str:
    """Bind a case's papers into one PDF, and try once more what failed; the state it came to."""
    state = making.bind_file(UUID(bound_id))
    if state == Made.WAITING:
        bind_file.enqueue(bound_id)
    return state
