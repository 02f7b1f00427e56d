"""What a case shows of its agreement and of how that is kept, and what is to come of all of them.

Words, parties and papers are for mediators (人民调解法 art. 15); everybody else who may read the case hears
how it is kept and what the court said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Q, QuerySet

from pingan.cases import reach
from pingan.cases.models import Case
from pingan.cases.parts import PARTS, Part
from pingan.cases.selectors import lines, row_of, words_for
from pingan.cases.services import allowed_move
from pingan.core.errors import Problem
from pingan.core.paging import Cursor, Order, Page, page
from pingan.mediation import confirmation, returning, visits
from pingan.mediation.agreements import agreement_of
from pingan.mediation.confidants import may_read_words
from pingan.mediation.models import Agreement, Dispute, Mark, Performance, Promise, Visit, Window
from pingan.mediation.models.keeping import Keeping
from pingan.mediation.moves.keeping import MEDIATE_ANEW, PLAN_VISIT, WRITE_AGREEMENT
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.selectors import names_of

_DUE_FIRST: Final = Order("due_at", newest_first=False)


def register(field: Any) -> None:
    PARTS.register(
        "keeping",
        Part(
            of=describe,
            anew=lambda _case: None,
            field=field,
            lies_in=((Agreement, "dispute_id"), (Visit, "dispute_id"), (Mark, "case_id")),
        ),
    )


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """How an agreement stands, None where nothing lies there. `terms`, `promises`, `visits`, `came_back` are
    None for all but mediators."""
    agreement = agreement_of(case)
    made = list(Visit.objects.filter(dispute=case.pk).order_by("due_at", "number"))
    if agreement is None and not made and not Mark.objects.filter(case=case).exists():
        return None
    confidant = may_read_words(case, viewer)
    dispute = Dispute.objects.filter(case=case).first()
    may = confidant and policy.may(viewer.role, "mediation.keep")
    to_come = [visit.due_on for visit in made if visit.made_at is None]
    return {
        "keeping": agreement.keeping if agreement else "",
        "kept_by": agreement.kept_by if agreement else None,
        "next_visit_on": min(to_come, default=None),
        "confirmation": _confirmation(case, agreement, dispute) if agreement else None,
        "terms": _terms(agreement, case, viewer) if confidant and agreement else None,
        "promises": _promises(agreement, case, viewer) if confidant and agreement else None,
        "visits": _visits(made, case, viewer) if confidant else None,
        "came_back": returning.came_back(case, viewer) if confidant else None,
        "may_write": may and _may(case, WRITE_AGREEMENT, viewer),
        "may_follow": may and _may(case, PLAN_VISIT, viewer),
        "may_visit": may and visits.may_visit(case, viewer),
        "may_mediate_anew": may and _may(case, MEDIATE_ANEW, viewer),
    }


def _may(case: Case, action: str, viewer: Actor) -> bool:
    try:
        allowed_move(case, action, viewer)
    except Problem:
        return False
    return True


def _confirmation(case: Case, agreement: Agreement, dispute: Dispute | None) -> dict[str, Any]:
    return {
        "state": agreement.confirmation,
        "until": dispute.confirmation_due if dispute else None,
        "court": agreement.court,
        "applied_on": agreement.applied_on,
        "decided_on": agreement.decided_on,
        "ruling": agreement.ruling,
        "bars": [bar.told() for bar in confirmation.bars_of(case, agreement)],
        "often": [bar.told() for bar in confirmation.often(case)] if agreement.decides is None else [],
    }


def _terms(agreement: Agreement, case: Case, viewer: Actor) -> dict[str, Any]:
    def told(words: str | None) -> str:
        return words_for(words or "", case, viewer, by=agreement.by_id)

    return {
        "version": agreement.version,
        "issues": told(agreement.issues),
        "agreed": told(agreement.agreed),
        "left_open": told(agreement.left_open),
        "how": told(agreement.how),
        "decides": agreement.decides,
        "total": agreement.total,
        "why_not": told(agreement.why_not),
    }


def _promises(agreement: Agreement, case: Case, viewer: Actor) -> list[dict[str, Any]]:
    promises = list(agreement.promises.order_by("number").prefetch_related("performances"))
    return [
        {
            "number": one.number,
            "payer": one.payer,
            "payee": one.payee,
            "what": words_for(one.what or "", case, viewer, by=agreement.by_id),
            "amount": one.amount,
            "paid": one.paid,
            "due_on": one.due_on,
            "state": one.state,
            "done_on": one.done_on,
            "breached_on": one.breached_on,
            "road": one.road,
            "urged": one.urged,
            "urged_on": one.urged_on,
            "performances": [_performance(each, case, viewer) for each in _in_order(one)],
        }
        for one in promises
    ]


def _in_order(promise: Promise) -> list[Performance]:
    return sorted(promise.performances.all(), key=lambda each: each.number)


def _performance(each: Performance, case: Case, viewer: Actor) -> dict[str, Any]:
    return {
        "on": each.on,
        "amount": each.amount,
        "how": each.how,
        "note": words_for(each.note or "", case, viewer, by=each.by_id),
        "proof": each.proof_id,
    }


def _visits(made: list[Visit], case: Case, viewer: Actor) -> list[dict[str, Any]]:
    people = names_of(visit.by_id for visit in made)
    return [
        {
            "number": one.number,
            "why": one.why,
            "days": one.days,
            "due_on": one.due_on,
            "made_at": one.made_at,
            "way": one.way,
            "asked": one.asked,
            "kept": one.kept,
            "satisfied": one.satisfied,
            "went_on": one.went_on,
            "opinion": words_for(one.opinion or "", case, viewer, by=one.by_id),
            "troubles": words_for(one.troubles or "", case, viewer, by=one.by_id),
            "by": {"id": one.by_id, "name": people.get(one.by_id, "")} if one.by_id else None,
        }
        for one in made
    ]


# -- what is to come -------------------------------------------------------------------------------

VISITS, PROMISES, WINDOWS = "visits", "promises", "windows"
_TO_COME: Final[Mapping[str, tuple[Any, Q, str]]] = {
    VISITS: (Visit, Q(made_at=None), "dispute_id"),
    PROMISES: (Promise, ~Q(state=Keeping.DONE), "agreement__dispute_id"),
    WINDOWS: (Window, Q(), "agreement__dispute_id"),
}
LISTS: Final = tuple(_TO_COME)


def to_come(viewer: Actor, what: str, *, cursor: str, size: int) -> Page[dict[str, Any]]:
    """What is to be visited, kept or brought to court in the viewer's area, each with its case; due first."""
    model, still, case_of = _TO_COME[what]
    begin = Cursor.decode(cursor, _DUE_FIRST) if cursor else None
    found = page(_near(viewer, model.objects.filter(still)), _DUE_FIRST, cursor=begin, size=size)
    case_ids = dict(model.objects.filter(pk__in=[row.pk for row in found.items]).values_list("pk", case_of))
    readable = Case.objects.filter(reach.where(viewer, "mediation.keep"), pk__in=set(case_ids.values()))
    rows = {line.id: row_of(line, viewer) for line in lines(readable)}
    told = [_told(row, what, rows[case_ids[row.pk]]) for row in found.items if case_ids[row.pk] in rows]
    return Page(told, found.next)


def _near(viewer: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of the township or the county that the viewer works in: each is a range of an index."""
    reach_of = policy.reach(viewer, "mediation.keep")
    ground = reach_of.ground(viewer) or ""
    if len(ground) >= len(viewer.county_code) + 3:
        return rows.filter(township_code=ground[:9])
    return rows.filter(county_code=viewer.county_code)


def _told(row: Any, what: str, case: dict[str, Any]) -> dict[str, Any]:
    return {
        "case": case,
        "number": getattr(row, "number", None),
        "due_on": row.due_on,
        "why": getattr(row, "why", ""),
        "state": getattr(row, "state", ""),
        "amount": row.amount - row.paid if what == PROMISES and row.amount is not None else None,
        "urged_on": getattr(row, "urged_on", None),
    }
