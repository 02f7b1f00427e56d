"""What a client's cursor is good for: one history of the database, seen with one scope."""

from __future__ import annotations

from hashlib import sha256

from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.policy import HEARING

SCOPE_DIGITS = 12


def epoch_of(actor: Actor, journal_epoch: str) -> str:
    """The epoch string of this viewer. It changes with a restore, with the post, and with the hearing rule.

    A change of scope must not pass unseen: acts heard before would stay on the screen, and acts
    that were hidden before would be missing from it.
    """
    rule = policy.reach_of(actor.role, HEARING) or ""
    scope = f"{actor.account_id} {actor.post_id} {actor.role} {actor.area_code} {rule}"
    return f"{journal_epoch}.{sha256(scope.encode()).hexdigest()[:SCOPE_DIGITS]}"
