"""How cases belong together: one that was merged into another, one that was split off."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q

from pingan.cases import reach
from pingan.cases.models import Case, Link, shown_code
from pingan.people.actors import Actor

# The case is the same matter as the other one and was closed for it.
MERGED_INTO: Final = "merged_into"
# The case was a part of the other one.
SPLIT_FROM: Final = "split_from"


def merged_into(case: Case) -> Link | None:
    """The link to the case that this one was merged into."""
    return Link.objects.filter(source=case, kind=MERGED_INTO).first()


def is_merged(case: Case) -> bool:
    return merged_into(case) is not None


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
