"""Reading many rows along an index with one page of them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from pingan.core.paging import Order, cursor_at, following

PAGE = 500


def pages(rows: QuerySet[Any, Any], by: str) -> Iterator[list[Any]]:
    """The rows from the oldest on, page by page, each by one statement that begins where the last one ended.

    Rows are models or named rows that have `id` and the column; an index holds (…, by, id). No transaction
    is held open meanwhile: what changes under the reader is told as it is when its page comes.
    """
    order, cursor = Order(by, newest_first=False), None
    while True:
        page = list(following(rows, order, cursor)[:PAGE])
        if page:
            yield page
        if len(page) < PAGE:
            return
        cursor = cursor_at(page[-1], order)
