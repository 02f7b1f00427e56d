"""Reads of callers, for a viewer: masked for everybody, and only of cases within their reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from pingan.callers.errors import CallerNotFound
from pingan.callers.models import KEPT, OWED, Caller, Reply
from pingan.cases import reach
from pingan.cases.evaluations import CALLED, to_be_called
from pingan.cases.models import Case, shown_code
from pingan.cases.queues import OWED as CONDITIONS
from pingan.people.actors import Actor

# Of a matter that a whole village calls about, some are shown.
MOST_SHOWN = 50
_SEALED = ("name", "phone")


def callers_of(case: Case) -> QuerySet[Caller]:
    """Whoever told us of a case, and of those that were merged into it, the first of them first. Their sealed
    values are not read."""
    return Caller.objects.filter(case=case).order_by("at", "id").defer(*_SEALED)


def get_caller(case: Case, caller_id: UUID | None) -> Caller:
    """That caller of the case, or the first. Raises CallerNotFound."""
    callers = Caller.objects.filter(case=case).order_by("at", "id")
    found = callers.first() if caller_id is None else callers.filter(pk=caller_id).first()
    if found is None:
        raise CallerNotFound
    return found


def same_person(caller: Caller) -> QuerySet[Caller]:
    """The rows of one number at the case: whoever called about two that were merged is told once."""
    callers = Caller.objects.filter(case=caller.case_id)
    if caller.number_index is None:
        return callers.filter(pk=caller.pk)
    return callers.filter(number_index=caller.number_index)


def is_reason_left(case: Case, caller: Caller) -> bool:
    """Whether anybody still has to speak to the caller: the case is open, they are owed a word, or may be
    called back about its end."""
    return case.closed_at is None or caller.owed_since is not None or to_be_called(case)


def may_reveal(case: Case, caller: Caller, viewer: Actor) -> bool:
    return (
        caller.erased_at is None
        and reach.holds(case, viewer, "callers.reveal")
        and is_reason_left(case, caller)
    )


def owed(viewer: Actor) -> Q:
    """Cases of which a caller has passed a stage unheard, by the index of those callers."""
    callers = Caller.objects.filter(OWED, county_code=viewer.county_code)
    return reach.among(callers.values("case_id"))


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """The part of a case's description: the first caller, masked, and how many more there are; None for a
    case that nobody called about."""
    callers = _persons(callers_of(case)[: MOST_SHOWN + 1])
    if not callers:
        return None
    first, *others = callers
    return {
        "name": first.name_masked or None,
        "phone": first.phone_masked or None,
        "reveal": may_reveal(case, first, viewer),
        "others": len(others),
        "owes": next((caller.owes for caller in callers if caller.owes), ""),
    }


def list_out(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """The callers of a case with what each was told, masked."""
    callers = list(callers_of(case).select_related("about")[:MOST_SHOWN])
    told: dict[Any, list[Reply]] = {}
    replies = Reply.objects.filter(caller__in=[caller.pk for caller in callers])
    number_of = {caller.pk: _number(caller) for caller in callers}
    for reply in replies.select_related("by").order_by("id"):
        told.setdefault(number_of[reply.caller_id], []).append(reply)
    return [_out(caller, case, viewer, told.get(_number(caller), [])) for caller in _persons(callers)]


def _persons(callers: Iterable[Caller]) -> list[Caller]:
    """One for each number, with all their calls together."""
    found: dict[Any, Caller] = {}
    for caller in callers:
        first = found.setdefault(_number(caller), caller)
        if first is not caller:
            first.calls += caller.calls
            first.last_at = max(first.last_at, caller.last_at)
            first.owes, first.owed_since = first.owes or caller.owes, first.owed_since or caller.owed_since
    return list(found.values())


def _number(caller: Caller) -> Any:
    """By what rows are one person's: their number, or the row alone where none is known."""
    return caller.pk if caller.number_index is None else bytes(caller.number_index)


def _out(caller: Caller, case: Case, viewer: Actor, told: Sequence[Reply]) -> dict[str, Any]:
    return {
        "id": caller.pk,
        "name": caller.name_masked or None,
        "phone": caller.phone_masked or None,
        "reveal": may_reveal(case, caller, viewer),
        "erased": caller.erased_at is not None,
        "calls": caller.calls,
        "at": caller.at,
        "last_at": caller.last_at,
        "merged_from": shown_code(caller.about.code) if caller.about_id != case.pk else None,
        "owes": caller.owes,
        "owed_since": caller.owed_since,
        "told": [
            {
                "stage": reply.stage,
                "channel": reply.channel,
                "at": reply.at,
                "by": {"id": reply.by_id, "name": reply.by.name},
            }
            for reply in told
        ],
    }


def can_be_called(case: Case) -> bool:
    """Whether anybody who told us of the case has left a number."""
    return Caller.objects.filter(KEPT, case=case, number_index__isnull=False).exists()


def register() -> None:
    CALLED.register("callers", can_be_called)
    CONDITIONS.register("callers", owed)
