"""For whom a page believes to act.

A session is the browser's and not the page's: whoever signs in at another tab acts, from then on, in every
page that is still open, under whatever name it shows. So a page says for whom it acts, with every request,
and is refused where that is somebody else by now.
"""

from __future__ import annotations

from pingan.people.actors import Actor
from pingan.people.errors import ActorNotNamed, AnotherActor

HEADER = "Acting-As"


def acting_as(actor: Actor) -> str:
    """What the actor's pages say in the header: account and post."""
    return f"{actor.account_id}/{actor.post_id}"


def refuse_another(said: str | None, actor: Actor, *, needed: bool) -> None:
    """Raises AnotherActor where the page acts for somebody else than the session; ActorNotNamed where it had
    to say for whom and did not."""
    if said is None:
        if needed:
            raise ActorNotNamed
    elif said.strip().lower() != acting_as(actor):
        raise AnotherActor
