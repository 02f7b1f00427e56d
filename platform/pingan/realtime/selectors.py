"""Catch-up: the same acts in the same order as the push, by the same rule."""

from __future__ import annotations

from pingan.core.errors import NotFound
from pingan.journal import selectors as journal
from pingan.people.actors import Actor
from pingan.people.hearing import heard_by
from pingan.realtime.epochs import epoch_of
from pingan.realtime.errors import ResyncNeeded
from pingan.realtime.messages import EventPage, act_message

# Whoever would have to hear more than this loads anew what is on screen. Two thousand acts are five requests
# and 800 KB, and cost the servers what three first screens do (`./run bench --only catch-up`); up to there a
# page that only brings its rows up to date keeps what its reader was looking at, which is worth that.
MAX_TO_HEAR = 2_000
# No request looks at more acts than this, whoever asks.
MAX_BEHIND = 200_000


def where(actor: Actor, county: str) -> EventPage:
    """The present place in the county's journal, to load state from and then catch up."""
    _refuse_strangers(actor, county)
    epoch, head = epoch_of(actor, journal.epoch()), journal.head(county)
    return EventPage([], head, head, epoch)


def catch_up(actor: Actor, county: str, after: int, epoch: str, limit: int) -> EventPage:
    """The acts after `after` that the actor may hear.

    It costs what the actor may hear; all other acts are passed over inside the database. `next` is the last
    number looked at. Raises ResyncNeeded when `epoch` is not today's for this actor, when `after` lies beyond
    the head, and when there is too much to hear or to look through.
    """
    _refuse_strangers(actor, county)
    # The head before the acts: up to it all are committed, and none is passed over unseen.
    own_epoch, head = epoch_of(actor, journal.epoch()), journal.head(county)
    if epoch != own_epoch or not head - MAX_BEHIND <= after <= head:
        raise ResyncNeeded
    heard = heard_by(actor)
    acts = journal.read_heard(county, after, head, heard, limit)
    # With room left on the page there is nothing more to hear, and nothing has to be counted.
    reached = acts[-1].seq if len(acts) == limit else head
    room = MAX_TO_HEAR - len(acts)
    if head - reached > room and journal.count_heard(county, reached, head, heard, room + 1) > room:
        raise ResyncNeeded
    return EventPage([act_message(act) for act in acts], reached, head, own_epoch)


def _refuse_strangers(actor: Actor, county: str) -> None:
    if county != actor.county_code:
        raise NotFound
