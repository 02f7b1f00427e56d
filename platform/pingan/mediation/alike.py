"""Closed disputes that were most like one: so that a mediator sees how such quarrels ended, and why the
platform thinks that they were such.

They are told without name, code, place or a word of what was said: type, how it ended, in how many sessions
and days, and which steps of the county's plan were taken. The words that both have in common are shown as
they stand in the dispute at hand, which its reader knows. Only what the reader may read is compared.

The newest two thousand of a category in the county are one range of an index; of them, the newest two hundred
that are closed and inside the reader's reach have their words compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from pingan.cases import reach, similar
from pingan.cases.models import Case
from pingan.cases.walk import Walk, look
from pingan.categories.selectors import tree
from pingan.core import clock
from pingan.core.paging import Order
from pingan.mediation import aids
from pingan.mediation.confidants import may_read_words
from pingan.mediation.models import Dispute, Intake, PlanState, PlanStep
from pingan.mediation.workflow import DISPUTE
from pingan.people.actors import Actor

MOST: Final = 5
COMPARED: Final = 200
# Of the words of two, so much the same is more than chance; of another type it must be more.
LEAST: Final = 0.1
LEAST_OF_ANOTHER_TYPE: Final = 0.3
MOST_WORDS: Final = 5
_NEWEST: Final = Order("received_at", newest_first=True)


@dataclass(frozen=True, slots=True)
class _Other:
    """A closed dispute to be compared with."""

    id: UUID
    category: str
    township_code: str
    days: int
    month: str


def similar_disputes(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """Up to five, the likeliest first; none where the county has switched it off."""
    if case.track != DISPUTE or not aids.is_wanted(aids.SIMILAR, case.county_code):
        return []
    if not may_read_words(case, viewer):
        return []
    others = list(_others(case, viewer))
    told = similar.pairs_told([case.pk, *(one.id for one in others)])
    mine = told.get(case.pk, similar.Pairs())
    likeness = {one.id: similar.share(mine, told.get(one.id, similar.Pairs())) for one in others}
    fit = [one for one in others if likeness[one.id] >= _least(one, case)]
    # The newest first among equals, as they came.
    best = sorted(fit, key=lambda one: (one.category != case.category, -likeness[one.id]))[:MOST]
    ends, steps = _ends(best), _steps_taken(best, case.county_code)
    own_words = similar.words_told(case.pk)
    origin = _origin_of(Dispute.objects.filter(pk=case.pk).select_related("intake").first())
    return [
        {
            "category": one.category,
            "outcome": ends[one.id].outcome if one.id in ends else "",
            "sessions": ends[one.id].session_count if one.id in ends else 0,
            "days": one.days,
            "month": one.month,
            "steps": steps.get(one.id, []),
            "likeness": likeness[one.id],
            "because": {
                "same_type": one.category == case.category,
                "same_township": one.township_code == case.township_code,
                "same_origin": origin != "" and _origin_of(ends.get(one.id)) == origin,
                "words": shared_words(own_words, told.get(one.id, similar.Pairs())),
            },
        }
        for one in best
    ]


def _origin_of(dispute: Dispute | None) -> str:
    """By which way it came to mediation; empty where nobody wrote it down."""
    intake = getattr(dispute, "intake", None)
    return intake.origin if intake is not None else ""


def _least(one: _Other, case: Case) -> float:
    return LEAST if one.category == case.category else LEAST_OF_ANOTHER_TYPE


def _others(case: Case, viewer: Actor) -> Iterator[_Other]:
    """Closed ones of its category and, where those are few, of all that count under the same top."""
    seen = {case.pk}
    for kind in (Q(category=case.category), Q(major_category=tree().top(case.category))):
        for one in _closed(kind, case, viewer, COMPARED - len(seen) + 1):
            if one.pk in seen or one.closed_at is None:
                continue
            seen.add(one.pk)
            days = max(0, (one.closed_at - one.received_at).days)
            yield _Other(
                one.pk, one.category, one.township_code, days, f"{clock.local_day(one.closed_at):%Y-%m}"
            )


def _closed(kind: Q, case: Case, viewer: Actor, most: int) -> Sequence[Case]:
    """So many of the newest of a kind that are closed, found on one walk through them."""
    if most < 1:
        return []
    found = look(
        Walk(Case.objects.filter(kind, county_code=case.county_code), _comparable(viewer)),
        _NEWEST,
        None,
        most - 1,
    )
    those = Case.objects.filter(pk__in=[place.id for place in found.places])
    return list(
        those.only("id", "category", "township_code", "received_at", "closed_at").order_by(
            "-received_at", "-id"
        )
    )


def _comparable(viewer: Actor) -> Q:
    """Disputes that are closed and that the viewer reads. What is confidential is its own mediators' alone,
    and compared with nothing: that is looked up of those alone that fit otherwise."""
    confidential = Intake.objects.filter(dispute_id=OuterRef("pk"), confidential=True).values("pk")[:1]
    readable = reach.where(viewer, "mediation.aids") & Q(track=DISPUTE, closed_at__isnull=False)
    return readable & Q(IsNull(Subquery(confidential), True))


def _ends(found: Sequence[_Other]) -> Mapping[UUID, Dispute]:
    told = Dispute.objects.filter(pk__in=[one.id for one in found])
    return {one.pk: one for one in told.select_related("intake")}


def _steps_taken(found: Sequence[_Other], county: str) -> Mapping[UUID, list[str]]:
    """What was done of the county's plan, by its present words; what mediators added stays with them."""
    labels = {line.code: line.label for one in found for line in aids.plan_of(one.category, county)}
    done = PlanStep.objects.filter(dispute__in=[one.id for one in found], state=PlanState.DONE)
    taken: dict[UUID, list[str]] = {}
    for dispute_id, code in done.order_by("number").values_list("dispute_id", "code"):
        if code in labels:
            taken.setdefault(dispute_id, []).append(labels[code])
    return taken


def shared_words(words: str, other: similar.Pairs) -> list[str]:
    """The longest runs of `words` whose every pair of letters the other has, too."""
    runs, begun = [], 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at - 1 : at + 1] not in other:
            if at - begun > 1:
                runs.append(words[begun:at])
            begun = at
    return sorted(dict.fromkeys(runs), key=len, reverse=True)[:MOST_WORDS]
