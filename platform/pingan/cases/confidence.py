"""What is written on a track that keeps its words: who may read it; everyone else sees only that it was done.

The rule belongs to the trade, so its room adds it here (`keep_words`); this room applies it to whatever it
shows of a case: lines of the timeline and photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from pingan.cases.models import Case, Photo, Step
from pingan.cases.workflow import HANDED_OVER_FROM, SAYS_MORE, Action, Track
from pingan.people.actors import Actor


class MayRead(Protocol):
    """Whether a viewer may read what others wrote on the track."""

    def __call__(self, case: Case, viewer: Actor) -> bool: ...


_RULES: dict[Track, MayRead] = {}


def keep_words(track: Track, may_read: MayRead) -> None:
    """Let a track keep its words; called once by its room at start-up."""
    _RULES[track] = may_read


def withheld_steps(case: Case, viewer: Actor, steps: Sequence[Step]) -> set[int]:
    """Those of a case's steps, given oldest first, whose words or picture the viewer may not have.

    One's own lines are never among them, nor steps that say nothing.
    """
    closed = {track for track, may_read in _RULES.items() if not may_read(case, viewer)}
    withheld: set[int] = set()
    # Backwards from the track the case is on: the step that hands it over was itself written before.
    track = Track(case.track)
    for step in reversed(steps):
        # By its word: a step of an earlier release may be of a kind that is no more.
        track = HANDED_OVER_FROM.get(step.action, track)
        if track in closed and step.by_id != viewer.account_id and _says_something(step):
            withheld.add(step.pk)
    return withheld


def photos_for(case: Case, viewer: Actor) -> list[Photo]:
    """The case's photos that the viewer may see, oldest first. No further query where there are none."""
    photos = list(case.photos.order_by("id"))
    if not photos:
        return []
    steps = list(Step.objects.filter(case=case).order_by("id"))
    withheld = withheld_steps(case, viewer, steps)
    shown = {
        UUID(step.data["photo_id"])
        for step in steps
        if step.action == Action.ADD_PHOTO and step.pk not in withheld
    }
    return [photo for photo in photos if photo.pk in shown]


def _says_something(step: Step) -> bool:
    return bool(step.note) or step.action in SAYS_MORE
