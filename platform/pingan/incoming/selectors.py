"""Reads of what others handed over, for the county's own desk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from pingan.cases.models import shown_code
from pingan.cases.queues import COUNT_CAP
from pingan.core.paging import Cursor, Order, Page, page
from pingan.incoming import rows
from pingan.incoming.errors import UnknownSource
from pingan.incoming.models import UNANSWERED, WAITING, Answer, Matter, Source, SourceCategory
from pingan.incoming.rows import Ground
from pingan.people.actors import Actor

LONGEST_FIRST = Order("came_at", newest_first=False)
MAX_ANSWERS = 50


def sources_of(viewer: Actor) -> list[dict[str, Any]]:
    """The sources of the viewer's county, each with how much waits and how much there is to answer."""
    return [
        {
            "code": source.code,
            "name": name_of(source),
            "headings": source.headings,
            "waiting": _capped(all_waiting(source)),
            "to_answer": _capped(finished(source)),
        }
        for source in Source.objects.filter(county_code=viewer.county_code).order_by("code")
    ]


def get_source(viewer: Actor, code: str, *, lock: bool = False) -> Source:
    """A source of the viewer's county. Raises UnknownSource."""
    sources = Source.objects.select_for_update() if lock else Source.objects
    source = sources.filter(county_code=viewer.county_code, code=code).first()
    if source is None:
        raise UnknownSource
    return source


def name_of(source: Source) -> str:
    """In the reader's language."""
    return source.name_en if source.name_en and (get_language() or "").startswith("en") else source.name


def meanings(source: Source) -> Mapping[str, str]:
    """Which of our categories each of the source's stands for."""
    return dict(SourceCategory.objects.filter(source=source).values_list("theirs", "category"))


def known_numbers(source: Source, numbers: Sequence[str]) -> dict[str, str]:
    """Those that the source has handed over before, with the code of the case each became, if of one."""
    known = Matter.objects.filter(source=source, number__in=numbers).values_list("number", "case__code")
    return {number: shown_code(code) if code else "" for number, code in known}


def all_waiting(source: Source) -> QuerySet[Matter]:
    """What waits of a source, the longest first. The county stands beside it for the index."""
    waiting = Matter.objects.filter(WAITING, source=source, county_code=source.county_code)
    return waiting.order_by("came_at", "id")


def waiting(
    viewer: Actor, *, source_code: str | None, cursor: Cursor | None, size: int
) -> Page[dict[str, Any]]:
    """What waits in the viewer's county for somebody who knows, the longest first."""
    matters = Matter.objects.filter(WAITING, county_code=viewer.county_code).select_related("source")
    if source_code is not None:
        matters = matters.filter(source=get_source(viewer, source_code))
    found = page(matters, LONGEST_FIRST, cursor=cursor, size=size)
    ground = Ground(viewer.county_code)
    return Page([_described(matter, ground) for matter in found.items], found.next)


def finished(source: Source) -> QuerySet[Matter]:
    """What the source is to be told of: sent back, or a case that is closed, and not answered yet."""
    unanswered = Matter.objects.filter(UNANSWERED, source=source)
    over = Q(returned_at__isnull=False) | Q(case__closed_at__isnull=False)
    return unanswered.filter(over).order_by("came_at", "id")


def answers_of(viewer: Actor, source_code: str) -> list[dict[str, Any]]:
    """The last answers that went back to a source, the newest first."""
    source = get_source(viewer, source_code)
    answers = Answer.objects.filter(source=source).select_related("by").order_by("-at", "-id")[:MAX_ANSWERS]
    return [described_answer(answer) for answer in answers]


def described_answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.pk,
        "at": answer.at,
        "by": {"id": answer.by_id, "name": answer.by.name},
        "matters": answer.matters,
        "url": f"/api/v1/incoming/answers/{answer.pk}",
    }


def _described(matter: Matter, ground: Ground) -> dict[str, Any]:
    told = rows.read(json.loads(matter.row), matter.source, {}, ground)
    return {
        "id": matter.pk,
        "source": {"code": matter.source.code, "name": name_of(matter.source)},
        "number": matter.number,
        "other_numbers": list(told.other_numbers),
        "theirs": matter.theirs,
        "what": told.what,
        "place_note": told.place_note,
        "grid_code": told.grid_code,
        "came_at": matter.came_at,
        "handed_over_at": matter.handed_over_at,
        "answer_due": matter.answer_due,
        "waits": matter.waits,
    }


def _capped(matters: QuerySet[Matter]) -> dict[str, int | bool]:
    found = len(matters.order_by()[: COUNT_CAP + 1].values_list("pk", flat=True))
    return {"n": min(found, COUNT_CAP), "more": found > COUNT_CAP}
