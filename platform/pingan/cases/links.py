"""How cases belong together: one that was merged into another, was split off, or takes a matter up anew."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q

from pingan.cases import numbers, reach, tracks
from pingan.cases.event_moves import MERGE
from pingan.cases.models import Case, Link, Step, shown_code
from pingan.cases.workflow import State
from pingan.people.actors import Actor

# The case is the same matter as the other one and was closed for it.
MERGED_INTO: Final = "merged_into"
# The case was a part of the other one.
SPLIT_FROM: Final = "split_from"
# The case takes up anew what the other one had come to an end with.
ANEW_OF: Final = "anew_of"
KINDS: Final = (MERGED_INTO, SPLIT_FROM, ANEW_OF)


def merged_into(case: Case) -> Link | None:
    """The link to the case that this one was merged into."""
    return Link.objects.filter(source=case, kind=MERGED_INTO).first()


def is_merged(case: Case) -> bool:
    return merged_into(case) is not None


def taken_up_as(case: Case) -> Case | None:
    """The open case that takes up anew what this one had come to an end with."""
    found = Link.objects.filter(target=case, kind=ANEW_OF, source__closed_at=None).select_related("source")
    link = found.order_by("at", "pk").last()
    return link.source if link else None


# Of a matter that a whole village reports, some are shown; the others are found by its code.
_MOST: Final = 50


def links_of(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """The cases it belongs to and that belong to it, as far as the viewer may read them, the oldest first."""
    links = list(Link.objects.filter(Q(source=case) | Q(target=case)).order_by("at", "pk")[:_MOST])
    # Most cases belong to none.
    if not links:
        return []
    others = {link.target_id if link.source_id == case.pk else link.source_id for link in links}
    seen = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in=others).in_bulk()
    return [
        _told(link, seen[other], of)
        for link in links
        for other, of in [
            (link.target_id, "source") if link.source_id == case.pk else (link.source_id, "target")
        ]
        if other in seen
    ]


def _told(link: Link, other: Case, of: str) -> dict[str, Any]:
    return {
        "kind": link.kind,
        "of": of,
        "id": other.pk,
        "code": shown_code(other.code),
        "category": other.category,
        "state": other.state,
        "ending": getattr(other, "ending", ""),
        "received_at": other.received_at,
    }


# Merged into one that was merged itself: as many times as that happens.
_HOPS: Final = 5


def goes_on(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """Where a case that was merged goes on, and how far it has come, for whoever reported it: they hear how
    their matter ends also where the other case is none of theirs. None for all other cases and readers.
    """
    if case.ending != MERGE:
        return None
    last = _last(case)
    if last is None:
        return None
    readable = reach.holds(last, viewer, "cases.read")
    if not readable and case.reporter_id != viewer.account_id:
        return None
    return {
        "id": last.pk,
        "code": shown_code(last.code),
        "readable": readable,
        "category": last.category,
        "state": last.state,
        "ending": last.ending,
        "received_at": last.received_at,
        "close_due": last.close_due,
        "closed_at": last.closed_at,
        "result": _result(last),
    }


def _last(case: Case) -> Case | None:
    for _hop in range(_HOPS):
        link = Link.objects.filter(source=case, kind=MERGED_INTO).select_related("target").first()
        if link is None:
            return None
        case = link.target
        if case.ending != MERGE:
            break
    return case


def _result(case: Case) -> str:
    """What was said when it was closed, which is for reporters; nothing of a track that keeps its words."""
    track = tracks.get(case.track)
    if case.closed_at is None or track is None or track.may_read is not None:
        return ""
    closed = Step.objects.filter(case=case, to_state=State.CLOSED).exclude(from_state=State.CLOSED)
    note = closed.order_by("-id").values_list("note", flat=True).first()
    return numbers.veiled(note or "")
