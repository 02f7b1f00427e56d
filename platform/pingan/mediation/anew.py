"""Mediating anew: what was promised is not kept, or the matter has come back (人民调解法 art. 32).

What has ended stays as it ended, for an agreement binds (art. 31). The matter becomes a dispute of its own,
with its own code and clocks, and nobody types again who its parties are, what it is about and how it came in.
What each party said to being mediated was said to the other mediation, so it is asked anew (art. 3, 17).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.cases import links, offshoots, reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.cases.workflow import Action
from pingan.core.errors import NotFound
from pingan.mediation import intake, parties
from pingan.mediation.agreements import agreement_of
from pingan.mediation.errors import MediatedAnew
from pingan.mediation.models import Intake, Keeping, Party
from pingan.mediation.moves.keeping import MEDIATE_ANEW
from pingan.people.actors import Actor

# Why: a promise was broken, or the matter has come back.
BROKEN, CAME_BACK = "broken", "came_back"
# What is known of how a dispute came in and holds of the same matter again. A day until which its sender
# wanted an answer is not among it: that one was given.
_TAKEN_OVER: Final = ("origin", "kind", "confidential", "sender", "reference", "sent_on")


@transaction.atomic
def mediate_anew(*, case_id: UUID, by: Actor) -> Case:
    """Make a dispute of a matter that had come to an end, held by whoever does; answers the new one.

    Raises NotFound, WrongState, NotYourMove, MediatedAnew.
    """
    case = lock_case(case_id, by)
    if not reach.holds(case, by, "mediation.keep"):
        raise NotFound
    return begin(case, by)


def begin(case: Case, by: Actor) -> Case:
    """`mediate_anew` for a case that the caller has locked."""
    take_locked(case, Target(case.pk, None, by), MEDIATE_ANEW, why=_why(case))
    made = Case.objects.get(links__target=case, links__kind=links.ANEW_OF, closed_at=None)
    new = lock_case(made.pk, by)
    new = take_locked(new, Target(new.pk, new.version, by), Action.CLAIM)
    known = Intake.objects.filter(dispute=case.pk).first()
    if known is not None:
        intake.write_down(new, _came(known), by)
    for party in _present(case):
        parties.name_party(case_id=new.pk, written=_written(party), by=by)
    return new


def begin_once(case: Case, by: Actor) -> Case:
    """The open case that takes the matter up, made where there is none yet."""
    return links.taken_up_as(case) or begin(case, by)


def register() -> None:
    EFFECTS.register("mediation.anew", _make)
    GUARDS.register("mediation.not_anew_yet", Guard(When.CASE, _is_not_anew, lambda *_: MediatedAnew()))


# -- behind the lock -------------------------------------------------------------------------------


def _why(case: Case) -> str:
    agreement = agreement_of(case)
    return BROKEN if agreement and agreement.keeping == Keeping.BREACHED else CAME_BACK


def _is_not_anew(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return links.taken_up_as(case) is None


def _make(taking: Taking) -> None:
    case = taking.case
    offshoots.branch(taking, offshoots.ANEW, what=case.what, reporter_id=taking.by.account_id)
    taking.data["why"] = taking.said["why"]


def _came(known: Intake) -> intake.Came:
    said = {name: getattr(known, name) for name in _TAKEN_OVER}
    return intake.Came(**said, facts=known.facts or "", requests=known.requests or "")


def _present(case: Case) -> list[Party]:
    present = Party.objects.filter(dispute=case.pk, left_at=None).order_by("number")
    return list(present.prefetch_related("representatives"))


def _written(party: Party) -> parties.Written:
    """All that is known of a party but what they said."""
    speakers = sorted(party.representatives.all(), key=lambda one: one.position)
    return parties.Written(
        side=party.side,
        kind=party.kind,
        name=party.name,
        phone=party.phone,
        id_number=party.id_number,
        address=party.address or "",
        representatives=[parties.Speaker(one.name, one.authority, one.phone) for one in speakers],
    )
