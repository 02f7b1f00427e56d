"""Catch-up: the same acts in the same order as the push, by the same rule."""

from __future__ import annotations

from pingan.core.errors import NotFound
from pingan.journal import selectors as journal
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.realtime.epochs import epoch_of
from pingan.realtime.errors import ResyncNeeded
from pingan.realtime.messages import EventPage, act_message


def where(actor: Actor, county: str) -> EventPage:
    """The present place in the county's journal, to load state from and then catch up."""
    _refuse_strangers(actor, county)
    epoch, head = epoch_of(actor, journal.epoch()), journal.head(county)
    return EventPage([], head, head, epoch)


def catch_up(actor: Actor, county: str, after: int, epoch: str, limit: int) -> EventPage:
    """The acts after `after` that the actor may hear.

    `next` is the last number looked at, so a page without any act to hear still moves the cursor on.
    Raises ResyncNeeded when `epoch` is not today's for this actor or `after` lies beyond the head.
    """
    _refuse_strangers(actor, county)
    own_epoch, head = epoch_of(actor, journal.epoch()), journal.head(county)
    if epoch != own_epoch or after > head:
        raise ResyncNeeded
    acts = journal.read_after(county, after, limit)
    reached = acts[-1].seq if acts else after
    heard = [act_message(act) for act in acts if policy.may_hear(actor, act)]
    return EventPage(heard, reached, max(head, reached), own_epoch)


def _refuse_strangers(actor: Actor, county: str) -> None:
    if county != actor.county_code:
        raise NotFound
