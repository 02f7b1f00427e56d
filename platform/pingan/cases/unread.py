"""What others did since somebody last looked: a place in the journal for each account and list.

A case is unread by what stands in the journal, which is also what every open page hears; nothing is kept for
each reader and case. Nothing is unread before the first look: a newcomer would have everything before them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case, ReadMark
from pingan.core.errors import BadInput
from pingan.core.paging import Cursor, Order, Page
from pingan.journal import selectors as journal
from pingan.journal.selectors import News
from pingan.people.actors import Actor
from pingan.people.hearing import heard_by

TAB: Final = "unread"
# A page looks through so many acts of the county, newest first; where more are to be looked through it says
# where to go on.
LOOKED_THROUGH: Final = 5_000
_BY_ACT: Final = Order("seq", newest_first=True)
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NIL: Final = UUID(int=0)


def mark_read(viewer: Actor, tab: str, seq: int) -> None:
    """The viewer has seen the list as it was when the journal had come to `seq`. It only ever goes forward.

    Raises BadInput for a number that the journal has not come to.
    """
    county = viewer.county_code
    if seq > journal.head(county):
        reason = _("The journal has not come that far. Load the list again.")
        raise BadInput(reason, invalid_params=[{"name": "seq", "reason": reason}])
    mark, new = ReadMark.objects.get_or_create(
        account_id=viewer.account_id, county=county, tab=tab, defaults={"seq": seq}
    )
    if not new and mark.seq < seq:
        # Another window may be ahead.
        ReadMark.objects.filter(pk=mark.pk).update(seq=Greatest(F("seq"), seq))


def read_upto(viewer: Actor, tab: str) -> int | None:
    """How far the viewer has seen the list; None before the first look."""
    marks = ReadMark.objects.filter(account_id=viewer.account_id, county=viewer.county_code, tab=tab)
    return marks.values_list("seq", flat=True).first()


def news_of(viewer: Actor, tab: str, cases: Collection[UUID]) -> set[UUID]:
    """Those of the cases to which somebody else has done something since the viewer saw the list."""
    seen = read_upto(viewer, tab) if cases else None
    if seen is None:
        return set()
    return journal.touched_since(viewer.county_code, cases, seen, but_by=viewer.account_id)


def order_of(asked: str | None, sought: str | None) -> str:
    """Its one order: what was done last comes first. Raises BadInput for any other, and where something is
    `sought` in it: the parameter that says what."""
    for name, said in (("order", asked not in (None, "newest")), (sought or "q", sought is not None)):
        if said:
            reason = _("What you have not read is listed by what was done last, and all of it.")
            raise BadInput(reason, invalid_params=[{"name": name, "reason": reason}])
    return "newest"


def page(
    viewer: Actor,
    cases: QuerySet[Case],
    lines: Callable[[QuerySet[Case]], QuerySet[Case, Any]],
    *,
    cursor: str,
    size: int,
) -> Page[Any]:
    """Those of the cases that others did something to since the viewer looked, the newest act first.

    One range of the journal; it may have fewer rows than were asked for, and still a next page.
    """
    seen = read_upto(viewer, TAB)
    if seen is None:
        return Page([], None)
    before = _seq_of(Cursor.decode(cursor, _BY_ACT)) if cursor else None
    news = _look(viewer, after=seen, before=before, size=size + 1)
    found = dict(news.cases[:size])
    rows = sorted(lines(cases.filter(pk__in=found)), key=lambda line: -found[line.id])
    if len(news.cases) > size:
        return Page(rows, _cursor(min(found.values())))
    return Page(rows, _cursor(news.reached) if news.looked_at == LOOKED_THROUGH else None)


def count(viewer: Actor, cap: int) -> tuple[int, bool]:
    """How many cases are unread, and whether counting stopped there: at the cap, or at the end of what one
    look goes through."""
    seen = read_upto(viewer, TAB)
    if seen is None:
        return 0, False
    news = _look(viewer, after=seen, before=None, size=cap + 1)
    return min(len(news.cases), cap), len(news.cases) > cap or news.looked_at == LOOKED_THROUGH


def _look(viewer: Actor, *, after: int, before: int | None, size: int) -> News:
    return journal.newest_heard(
        viewer.county_code,
        after=after,
        before=before,
        heard=heard_by(viewer),
        but_by=viewer.account_id,
        look_at=LOOKED_THROUGH,
        limit=size,
    )


def _cursor(seq: int) -> str:
    # A cursor is a moment and an id; a place in the journal is told as so many microseconds.
    return Cursor(_BEGINNING + timedelta(microseconds=seq), _NIL).encode(_BY_ACT)


def _seq_of(cursor: Cursor) -> int:
    return (cursor.at - _BEGINNING) // timedelta(microseconds=1)
