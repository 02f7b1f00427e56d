"""Who may read what was said and written in mediation (人民调解法 art. 15)."""

from __future__ import annotations

from pingan.cases import reach
from pingan.cases.models import Case, Step
from pingan.cases.workflow import Action, State
from pingan.mediation.models import Intake
from pingan.mediation.team import is_of_team
from pingan.mediation.workflow import CONCLUDE, DISPUTE, RECORD_SESSION
from pingan.people.actors import Actor


def may_read_words(case: Case, viewer: Actor) -> bool:
    """Mediators within reach; of a confidential dispute its own mediators alone."""
    if not reach.holds(case, viewer, "mediation.read_sessions"):
        return False
    return not is_confidential(case) or is_of_the_dispute(case, viewer)


def is_confidential(case: Case) -> bool:
    return Intake.objects.filter(dispute_id=case.pk, confidential=True).exists()


def is_of_the_dispute(case: Case, viewer: Actor) -> bool:
    """Whether the viewer is one of its own mediators: who holds it, mediates beside them, or has taken it up,
    held a session of it or ended it. While it waits for somebody to take it up, whoever may do so is."""
    if is_of_team(case, viewer.account_id) or (case.holder_id is None and case.state == State.REPORTED):
        return True
    taken = Step.objects.filter(case=case, by_id=viewer.account_id, track=DISPUTE)
    return taken.filter(action__in=(Action.CLAIM, RECORD_SESSION, CONCLUDE, Action.CLOSE)).exists()
