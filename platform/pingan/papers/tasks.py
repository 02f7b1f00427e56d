"""Background work of papers, run by `db_worker`."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from pingan.papers import making

QUEUE = "papers"


@task(queue_name=QUEUE)
def make_pdf(paper_id: str) -> str:
    """Make a paper's PDF; the state it came to."""
    return making.make_pdf(UUID(paper_id))


@task(queue_name=QUEUE)
def bind_file(bound_id: str) -> str:
    """Bind a case's papers into one PDF; the state it came to."""
    return making.bind_file(UUID(bound_id))
