"""Calling back whoever told us of a case, once it is closed: whether anybody is to be called, until when, by
whom, and what came of it.

A case has one day until which it is to be called back (`Case.call_due`), counted by the rule of its kind when
it closes; whatever ends the matter takes the day away. What was said goes to the timeline and, as codes, to
the journal, from which the rates are folded (`stats.calls`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from pingan.cases import clocks, rules, services
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import AlreadyEvaluated, NobodyToCall, OwnWork, TooLate
from pingan.cases.event_moves import EVALUATE, EVENT, HANDLE, REOPEN, WINDOW, WORKERS
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Step
from pingan.cases.services import Target
from pingan.cases.workflow import Action
from pingan.categories.urgencies import URGENCIES
from pingan.core import clock
from pingan.core.errors import Problem
from pingan.core.registry import Registry
from pingan.people.actors import Actor
from pingan.people.windows import WINDOWS

# The rule that says how long after its end a case is called back.
CALL: Final = "call_back"
# Was there an answer, is it solved, are they satisfied (响应、解决、满意).
ANSWERS: Final = ("responded", "solved", "satisfied")
# What can come of a call.
TOLD, NOT_REACHED, REFUSED, WRONG_NUMBER = "told", "not_reached", "refused", "wrong_number"
CALLS: Final = (TOLD, NOT_REACHED, REFUSED, WRONG_NUMBER)
# What the journal says beside what ends the matter: of a case that closes, and of a try that ended nothing.
DUE, NOBODY, TRIED = "due", "nobody", "tried"
# Nobody is called for ever: after vain tries in so many different halves of days it is left.
MOST_TRIES: Final = 3
_NOON: Final = 12

# Rooms that know whether somebody can be called about a case who is no account of ours, by room.
CALLED: Registry[Callable[[Case], bool]] = Registry("cases.called")

HalfDay = tuple[Any, bool]


def days_of(kind: str) -> Callable[[str], int]:
    """How many days a county's general case has for this, for pages that say so where no case is at hand: by
    the very rules that cases are promised by."""

    def days(county: str) -> int:
        rule = rules.rule_for(kind, county=county, track=EVENT, category="", urgency=URGENCIES[0])
        return rule.limit.whole_days

    return days


def to_be_called(case: Case) -> bool:
    """Closed, and whoever told us of it can still be called back."""
    return case.call_due is not None and clock.now() < case.call_due


def tries_of(case: Case) -> list[Step]:
    """What was tried since the case was closed, oldest first."""
    steps = Step.objects.filter(case=case, action__in=(EVALUATE, REOPEN)).select_related("by").order_by("-id")
    found: list[Step] = []
    for step in steps:
        if step.action == REOPEN:
            break
        found.insert(0, step)
    return found


def handled_by(case: Case) -> UUID | None:
    """Who brought about the end of a closed case: whoever dealt with it last, or closed it without that."""
    actions = (HANDLE, Action.CLOSE, Action.SELF_RESOLVE, Action.REPORT, REOPEN)
    steps = Step.objects.filter(case=case, action__in=actions).order_by("-id").values_list("action", "by_id")
    closer: UUID | None = None
    for action, by in steps:
        if action == HANDLE:
            return UUID(str(by))
        if action == REOPEN:
            break
        closer = closer or by
    return closer


def half_day(at: datetime) -> HalfDay:
    """Morning or not, of which day, where the county lies."""
    local = timezone.localtime(at)
    return local.date(), local.hour < _NOON


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """The call-back of a closed case; None of one about which nobody was ever to be called."""
    if case.closed_at is None:
        return None
    tries = tries_of(case)
    if case.call_due is None and not tries:
        return None
    return {
        "due": case.call_due,
        "tries": [{"at": step.at, "call": step.data.get("call", TOLD), "by": step.by.name} for step in tries],
        "tries_left": _tries_left(tries) if case.call_due else 0,
        "tried_now": any(half_day(step.at) == half_day(clock.now()) for step in tries),
        "own_work": case.call_due is not None and handled_by(case) == viewer.account_id,
    }


def _tries_left(tries: list[Step]) -> int:
    vain = {half_day(step.at) for step in tries if step.data.get("call") == NOT_REACHED}
    return MOST_TRIES - len(vain)


# -- whether anybody is to be called -----------------------------------------------------------------


def _promise_call(taking: Taking) -> None:
    """The case closes: somebody is to be called, or nobody is there to be."""
    case = taking.case
    if not (any(knows(case) for knows in CALLED.values()) or _was_told_from_the_field(taking)):
        taking.facts["call"] = NOBODY
        return
    taking.facts["call"] = DUE
    promised = clocks.promise(
        CALL,
        county=case.county_code,
        track=case.track,
        category=case.category,
        urgency=case.urgency,
        started_at=taking.at,
    )
    taking.change(call_due=promised.due_at)


def _was_told_from_the_field(taking: Taking) -> bool:
    """A worker told it for the people of the grid, and somebody else saw to it. Nobody is asked how well they
    did it themselves."""
    case = taking.case
    first = Step.objects.filter(case=case, action=Action.REPORT).values_list("role", flat=True).first()
    if first not in WORKERS or case.reporter_id == taking.by.account_id:
        return False
    handlers = Step.objects.filter(case=case, action__in=(HANDLE, REOPEN)).order_by("-id")
    last = handlers.values_list("action", "by_id").first()
    return last is None or last != (HANDLE, case.reporter_id)


def _call_no_more(taking: Taking) -> None:
    if taking.case.call_due is not None:
        taking.change(call_due=None)


# -- what came of it ---------------------------------------------------------------------------------


def _evaluate(taking: Taking) -> None:
    """As it was said: what was not told is neither yes nor no. What ends the matter ends the waiting."""
    said, call = taking.said, taking.said["call"]
    taking.data["call"] = call
    if call == TOLD:
        answers = {answer: said[answer] for answer in ANSWERS}
        taking.data |= answers
        taking.facts |= {answer: value for answer, value in answers.items() if value is not None}
    ends = call != NOT_REACHED or _is_the_last_try(taking)
    taking.facts["call"] = call if ends else TRIED
    if ends:
        taking.change(call_due=None)
    if not_solved := said.get("reopen"):
        taking.acts.append(lambda: _reopen(taking, not_solved))


def _is_the_last_try(taking: Taking) -> bool:
    vain = {half_day(step.at) for step in tries_of(taking.case) if step.data.get("call") == NOT_REACHED}
    return len(vain | {half_day(taking.at)}) >= MOST_TRIES


def _reopen(taking: Taking, reason: str) -> None:
    """In the transaction of the call: what was said there is not lost, and not said twice."""
    case, by = taking.case, taking.by
    services.take_locked(case, Target(case.pk, case.version, by), REOPEN, reason=reason)


def _tell_cause(taking: Taking) -> None:
    taking.facts["cause"] = taking.said["cause"]


# -- who may, and until when -------------------------------------------------------------------------


def _is_to_be_called(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return to_be_called(case)


def _why_not(case: Case, _by: Actor) -> Problem:
    if case.call_due is not None:
        return TooLate()
    return AlreadyEvaluated() if tries_of(case) else NobodyToCall()


def _has_not_handled(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    return handled_by(case) != by.account_id


def register() -> None:
    EFFECTS.register("promise_call", _promise_call)
    EFFECTS.register("call_no_more", _call_no_more)
    EFFECTS.register("evaluate", _evaluate)
    EFFECTS.register("tell_cause", _tell_cause)
    GUARDS.register("to_be_called", Guard(When.CASE, _is_to_be_called, _why_not))
    GUARDS.register("has_not_handled", Guard(When.CASE, _has_not_handled, lambda *_: OwnWork()))
    WINDOWS.register("reopen_days", days_of(WINDOW))
    WINDOWS.register("call_days", days_of(CALL))
