"""Whom the parties want to mediate, and who is too close to one of them.

The parties choose or accept a mediator and may refuse one at any time (art. 19, 23). Whoever may be kin to a
party is told so by the roster's comparison; they go on only where they declare it and all parties want it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.core.errors import NotFound, Problem
from pingan.mediation import suggestions
from pingan.mediation.confidants import may_read_words
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import ConflictOfInterest, MediatorRefused, UnknownMediator, WhyMissing
from pingan.mediation.models import Choice, Declaration, Party, Wish
from pingan.mediation.moves.choices import CHOOSE_MEDIATOR, DECLARE_INTEREST
from pingan.mediation.roster import roster
from pingan.mediation.workflow import AGREED
from pingan.people.actors import Actor
from pingan.people.selectors import names_of


@transaction.atomic
def choose_mediator(*, case_id: UUID, party: int, mediator: str, wish: str, by: Actor) -> Choice:
    """Write down what a party says to somebody of the roster. They may say otherwise later.

    Raises NotFound, WrongState, NotYourMove, UnknownMediator.
    """
    case = lock_case(case_id, by)
    named = Party.objects.filter(dispute_id=case.pk, number=party, left_at=None).first()
    if named is None:
        raise NotFound
    one = next((one for one in roster(case.county_code) if one.code == mediator), None)
    if one is None:
        raise UnknownMediator(invalid_params=[{"name": "mediator", "reason": UnknownMediator.title}])
    choice = Choice.objects.filter(party=named, mediator=mediator).first() or Choice(
        party=named, mediator=mediator
    )
    choice.account_id, choice.wish = one.account_id, wish
    take_locked(case, Target(case.pk, None, by), CHOOSE_MEDIATOR, choice=choice)
    return choice


@transaction.atomic
def declare_interest(*, case_id: UUID, close: bool, anyway: bool, why: str, by: Actor) -> Declaration:
    """A mediator says of themselves whether they are close to a party, and whether all want them anyway.

    Raises NotFound, WrongState, NotYourMove, WhyMissing.
    """
    case = lock_case(case_id, by)
    if anyway and not why:
        raise WhyMissing(invalid_params=[{"name": "why", "reason": WhyMissing.title}])
    known = Declaration.objects.filter(dispute_id=case.pk, account_id=by.account_id).first()
    declaration = known or Declaration(account_id=by.account_id)
    declaration.close, declaration.anyway, declaration.why = close, anyway, why or None
    take_locked(case, Target(case.pk, None, by), DECLARE_INTEREST, declaration=declaration)
    return declaration


# -- reads -----------------------------------------------------------------------------------------


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """What the parties said and the mediators declared, for whoever reads of the parties."""
    if not may_read_words(case, viewer):
        return None
    choices = Choice.objects.filter(party__dispute=case.pk, party__left_at=None).select_related("party")
    said = Declaration.objects.filter(dispute_id=case.pk).order_by("at")
    names = names_of(one.account_id for one in said)
    of_roster = {one.code: one.name for one in roster(case.county_code)}
    return {
        "items": [
            {
                "party": one.party.number,
                "mediator": one.mediator,
                "name": of_roster.get(one.mediator, one.mediator),
                "wish": one.wish,
                "at": one.at,
            }
            for one in choices.order_by("party__number", "at")
        ],
        "declarations": [
            {
                "name": names.get(one.account_id, ""),
                "own": one.account_id == viewer.account_id,
                "close": one.close,
                "anyway": one.anyway,
                "why": one.why or "",
                "at": one.at,
            }
            for one in said
        ],
    }


def has_refused(case: Case, account_id: UUID) -> bool:
    """Whether a party of the case refuses whoever has this account."""
    return Choice.objects.filter(
        party__dispute=case.pk, party__left_at=None, account_id=account_id, wish=Wish.REFUSED
    ).exists()


# -- behind the lock -------------------------------------------------------------------------------


def register() -> None:
    EFFECTS.register("mediation.choose", _choose)
    EFFECTS.register("mediation.declare", _declare)
    refused = lambda *_: MediatorRefused()  # noqa: E731
    GUARDS.register("mediation.not_refused", Guard(When.SAID, _not_refused, refused))
    GUARDS.register("mediation.colleague_not_refused", Guard(When.SAID, _colleague_fits, refused))
    GUARDS.register("mediation.unbiased", Guard(When.SAID, _is_unbiased, _what_speaks_against))


def _choose(taking: Taking) -> None:
    choice: Choice = taking.said["choice"]
    choice.at, choice.by_id = taking.at, taking.by.account_id
    choice.save()
    taking.data |= {"party": choice.party.number, "wish": choice.wish}


def _declare(taking: Taking) -> None:
    declaration: Declaration = taking.said["declaration"]
    declaration.dispute, declaration.at = dispute_of(taking.case), taking.at
    declaration.save()
    taking.data |= {"close": declaration.close, "anyway": declaration.anyway}


def _not_refused(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    return not has_refused(case, by.account_id)


def _colleague_fits(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return not has_refused(case, said["colleague_id"])


def _is_unbiased(case: Case, by: Actor, said: Mapping[str, Any]) -> bool:
    if said.get("outcome") is not None and said["outcome"] not in AGREED:
        return True
    return not has_refused(case, by.account_id) and not _too_close(case, by)


def _too_close(case: Case, by: Actor) -> bool:
    """Close as they say themselves, or as the comparison finds; not where all want them anyway."""
    said = Declaration.objects.filter(dispute_id=case.pk, account_id=by.account_id).first()
    if said is not None and said.anyway:
        return False
    return (said is not None and said.close) or bool(suggestions.conflicts_of(case, by.account_id))


def _what_speaks_against(case: Case, by: Actor) -> Problem:
    if has_refused(case, by.account_id):
        return MediatorRefused()
    found: Sequence[suggestions.Conflict] = suggestions.conflicts_of(case, by.account_id)
    told = [{"party": one.party, "why": one.why} for one in found]
    return ConflictOfInterest(extra={"conflicts": told})
