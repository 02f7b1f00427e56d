"""The guards of the event track. Other tracks use them too: what nobody has taken is the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pingan.cases import clocks, selectors, tracks
from pingan.cases.approvals import not_asked
from pingan.cases.errors import (
    AlreadyClaimed,
    AlreadyExtended,
    CountyDecides,
    NotYourMove,
    OwnWork,
    TooLate,
    UnknownColleague,
    UnknownOrganisation,
    UnknownWorker,
    WrongState,
)
from pingan.cases.event_moves import (
    ASSIGN,
    DISPATCH,
    EXTEND,
    HANDLE,
    OBJECTION,
    REJECT,
    REOPEN,
    SUSPEND,
    UPHOLD,
    VERIFY,
    WINDOW,
    WORKERS,
)
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Clock, Step
from pingan.cases.workflow import Action, State
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.core.errors import BadInput, InvalidParam, Problem, Text
from pingan.people.actors import Actor
from pingan.people.roles import ROLES
from pingan.people.selectors import colleagues_of, employers_of, workers_near

# So often a case comes back because it was sent to the wrong one; then the county says whose it is.
BOUNCES: Final = 2
# What is suspended is looked at again within so many days.
LONGEST_SUSPENSION: Final = timedelta(days=90)
# More time is more of it, not a way of never being due.
LONGEST_EXTENSION: Final = timedelta(days=180)
# How a case ends that the house itself has answered; '' where a server of an earlier release closed it.
_ANSWERED = frozenset({Action.CLOSE, Action.SELF_RESOLVE, REJECT, ""})


def _unclaimed(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.holder_id in (None, by.account_id)


def _somebody_was_quicker(case: Case, by: Actor) -> Problem:
    """Naming the winner, whom whoever comes second wants to hear of."""
    return AlreadyClaimed(seen=lambda: selectors.claimed_by(case, by))


def _untaken(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    """Only while nobody has done more to the case than report it, add words and pictures.

    A case that came back to `reported` (released, recalled, sent back) is somebody's business already.
    """
    return not selectors.is_taken(case)


def _reported_it(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.reporter_id == by.account_id


def _is_ones_to_correct(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    """A desk's at any time; a worker's where it is their own report and nobody has taken it."""
    return by.role not in WORKERS or (not selectors.is_taken(case) and case.reporter_id == by.account_id)


def _why_not_to_correct(case: Case, _by: Actor) -> Problem:
    return WrongState() if selectors.is_taken(case) else NotYourMove()


def _works_there(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return workers_near(case.village_code).filter(account_id=said["worker_id"]).exists()


def _takes_cases(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return employers_of("cases.be_assigned", case.county_code).filter(pk=said["organisation_id"]).exists()


def _is_colleague(_case: Case, by: Actor, said: Mapping[str, Any]) -> bool:
    return colleagues_of(by).filter(account_id=said["colleague_id"]).exists()


def _in_objection_window(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return clocks.is_running(case, OBJECTION, clock.now())


def _decides_objections(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    """Whoever sent it decides; the county where it has sent it, and where two have held before."""
    if _is_of_the_county(by.role):
        return True
    if _is_of_the_county(_last(case, "role", DISPATCH, ASSIGN)):
        return False
    return Step.objects.filter(case=case, action=UPHOLD).count() < BOUNCES


def _is_of_the_county(role: str | None) -> bool:
    """Whether its posts are the county's and no township's."""
    return role is not None and role in ROLES and ROLES[role].levels == (Level.COUNTY,)


def _is_not_the_handler(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    """Whoever says that it is done is not the one who checks it. What a desk does itself it handles
    nowhere."""
    return case.state == State.ACCEPTED or _last(case, "by_id", HANDLE) != by.account_id


def _not_verified(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return not _since(case, VERIFY, HANDLE)


def _before_it_is_due(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return clock.now() < case.close_due


def _not_extended(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    """Once; what was opened again is counted anew."""
    return not _since(case, EXTEND, Action.REPORT, REOPEN)


def _later_than_due(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    due = clock.last_day(case.close_due)
    return bool(due < said["until"] <= due + LONGEST_EXTENSION)


def _reviewed_in_time(_case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return bool(clock.today() < said["review_on"] <= clock.today() + LONGEST_SUSPENSION)


def _ended_by_us(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.ending in _ANSWERED


def _in_reopen_window(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return clock.now() < reopens_until(case)


def reopens_until(case: Case) -> datetime:
    """When a closed case is closed for good: as its clock says, or by the rule of now where none was started
    (it ended in the very report, or on a server of an earlier release)."""
    closed_at = case.closed_at or clock.now()
    running = Clock.objects.filter(case=case, kind=WINDOW, stopped_at=None).order_by("-id")
    due = running.values_list("due_at", flat=True).first()
    return (
        due
        or clocks.promise(
            WINDOW,
            county=case.county_code,
            track=case.track,
            category=case.category,
            urgency=case.urgency,
            started_at=closed_at,
        ).due_at
    )


def _last(case: Case, what: str, *actions: str) -> Any:
    """Something of the last step of these kinds; None where there was none."""
    steps = Step.objects.filter(case=case, action__in=actions).order_by("-id")
    return steps.values_list(what, flat=True).first()


def _since(case: Case, action: str, *since: str) -> bool:
    """Whether a step was taken after the last one of these."""
    began = _last(case, "id", *since) or 0
    return Step.objects.filter(case=case, action=action, id__gt=began).exists()


def _bad(name: str, reason: Text) -> BadInput:
    return BadInput(invalid_params=[InvalidParam(name=name, reason=reason)])


def register() -> None:
    first, about_case, about_words = When.FIRST, When.CASE, When.SAID
    until = _("A day after it is due now, and not more than half a year after.")
    review_on = _("A day from tomorrow on, within 90 days.")
    for word, guard in {
        "unclaimed": Guard(first, _unclaimed, _somebody_was_quicker),
        "untaken": Guard(about_case, _untaken, lambda *_: WrongState()),
        "reported_it": Guard(about_case, _reported_it, lambda *_: NotYourMove()),
        tracks.PUTS_RIGHT: Guard(about_case, _is_ones_to_correct, _why_not_to_correct),
        "works_there": Guard(about_words, _works_there, lambda *_: UnknownWorker()),
        "takes_cases": Guard(about_words, _takes_cases, lambda *_: UnknownOrganisation()),
        "is_colleague": Guard(about_words, _is_colleague, lambda *_: UnknownColleague()),
        "in_objection_window": Guard(about_case, _in_objection_window, lambda *_: TooLate()),
        "decides_objections": Guard(about_case, _decides_objections, lambda *_: CountyDecides()),
        "not_the_handler": Guard(about_case, _is_not_the_handler, lambda *_: OwnWork()),
        "not_verified": Guard(about_case, _not_verified, lambda *_: WrongState()),
        "before_it_is_due": Guard(about_case, _before_it_is_due, lambda *_: TooLate()),
        "not_extended": Guard(about_case, _not_extended, lambda *_: AlreadyExtended()),
        "extension_not_asked": not_asked(EXTEND),
        "later_than_due": Guard(about_words, _later_than_due, lambda *_: _bad("until", until)),
        "suspension_not_asked": not_asked(SUSPEND),
        "reviewed_in_time": Guard(about_words, _reviewed_in_time, lambda *_: _bad("review_on", review_on)),
        "ended_by_us": Guard(about_case, _ended_by_us, lambda *_: WrongState()),
        "in_reopen_window": Guard(about_case, _in_reopen_window, lambda *_: TooLate()),
    }.items():
        GUARDS.register(word, guard)
