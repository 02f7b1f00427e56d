"""What a step of a case means for whoever told us of it: a stage that they are to hear of, another case that
their matter goes on in."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce

from pingan.callers import replies
from pingan.callers.models import KEPT, OWED, Caller
from pingan.cases import links
from pingan.cases.effects import AFTER, Taking
from pingan.cases.event_moves import MERGE, UNMERGE
from pingan.cases.models import Case, Link


def follow(taking: Taking, action: str) -> None:
    if taking.move.stage:
        owe(taking, taking.move.stage)
    if action == MERGE:
        go_on(taking.case, UUID(str(taking.said["into"])))
    elif action == UNMERGE:
        come_back(taking.case)


def owe(taking: Taking, stage: str) -> None:
    """Whoever can be reached is to hear of the stage, where the county tells of it; what they were to hear
    before is told with it."""
    callers = Caller.objects.filter(KEPT, case=taking.case, number_index__isnull=False)
    if replies.tells_of(stage, taking.case.county_code):
        callers.update(owes=stage, owed_since=Coalesce(F("owed_since"), taking.at))
    else:
        callers.filter(OWED).update(owes="", owed_since=None)


def go_on(case: Case, into_id: UUID) -> None:
    """The callers of a case that was merged are callers of the one that goes on for both."""
    received_at = Case.objects.values_list("received_at", flat=True).get(pk=into_id)
    Caller.objects.filter(case=case).update(case_id=into_id, received_at=received_at)


def come_back(case: Case) -> None:
    """It was another matter after all: whoever called about it, or about one merged into it, is its caller
    again."""
    about = [case.pk]
    # A case that others were merged into may have been merged itself: some links, never a long chain.
    for target in about:
        merged = Link.objects.filter(target_id=target, kind=links.MERGED_INTO)
        about += [source for source in merged.values_list("source_id", flat=True) if source not in about]
    back = Caller.objects.filter(about_id__in=about)
    back.update(case_id=case.pk, received_at=case.received_at)
    back.filter(owes="merged").update(owes="", owed_since=None)


def register() -> None:
    AFTER.register("callers", follow)
