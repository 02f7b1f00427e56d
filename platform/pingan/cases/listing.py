"""One page of a list of cases: which rows, in which order, and which of them have news for the viewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pingan.cases import queues, search, selectors, unread, walk
from pingan.core import paging
from pingan.core.paging import Cursor, Page
from pingan.journal import selectors as journal
from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """Which list, narrowed to what (`queues.queue`), what is looked for in it and in which order."""

    tab: str
    narrowed: dict[str, Any]
    query: search.Query | None
    order: str | None


def order_of(viewer: Actor, asked: Asked) -> str:
    """The order a list is read in. Raises BadInput for one that it cannot be read in."""
    month = asked.narrowed.get("month")
    if asked.tab == unread.TAB:
        sought = "q" if asked.query else "month" if month else None
        return unread.order_of(asked.order, sought)
    if month and not asked.query:
        return queues.order_of_month(asked.tab, asked.order)
    return search.order_of(asked.order) if asked.query else queues.order_of(viewer, asked.tab, asked.order)


def page_of(viewer: Actor, asked: Asked, *, cursor: str, size: int) -> dict[str, Any]:
    """One page of a list, as the API tells it. `cursor` is the `next` of the page before, or empty.

    Raises BadInput for a cursor of another list's order.
    """
    word = order_of(viewer, asked)
    # Before the rows: what is done while they are read is then told again, and not lost.
    seq = journal.head(viewer.county_code)
    page = _page(viewer, asked, word, cursor, size)
    news = unread.news_of(viewer, asked.tab, [line.id for line in page.items])
    rows = [{**selectors.row_of(line, viewer), "unread": line.id in news} for line in page.items]
    return {"items": rows, "next": page.next, "order": word, "seq": seq}


def _page(viewer: Actor, asked: Asked, word: str, cursor: str, size: int) -> Page[Any]:
    if asked.tab == unread.TAB:
        cases = queues.queue(viewer, asked.tab, **asked.narrowed)
        return unread.page(viewer, cases, selectors.lines, cursor=cursor, size=size)
    ranges = queues.ranges(viewer, asked.tab, **asked.narrowed)
    order = queues.ORDERS[word]
    begin = Cursor.decode(cursor, order) if cursor else None
    narrowed = asked.narrowed
    of_indexes = {name: narrowed.get(name) for name in ("area_code", "category", "track")}
    is_sifted = queues.is_sifted(viewer, asked.tab, **of_indexes)
    if asked.query is None and not is_sifted and asked.tab in queues.BY_IDS:
        places = walk.first_of(ranges, order, begin, size)
        return walk.page(places, ranges, order, selectors.lines, size)
    if asked.query is None and not is_sifted:
        lines = [selectors.lines(cases) for cases in ranges]
        return paging.page_of_ranges(lines, order, cursor=begin, size=size)
    ways = queues.ways(viewer, asked.tab, order, **narrowed)
    if asked.query is None:
        found = walk.found(ways, order, begin, size)
        return walk.page(found, ranges, order, selectors.lines, size)
    area = queues.area_of(viewer, asked.tab, narrowed.get("area_code"))
    return search.page(
        viewer, ranges, ways, asked.query, order, selectors.lines, area=area, cursor=begin, size=size
    )
