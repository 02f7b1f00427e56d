"""What is written on a track that keeps its words: who may read it; everyone else sees only that it was done.

The rule belongs to the trade and stands in its `Track` (`may_read`); here it is applied to whatever is shown
of a case: lines of the timeline and photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pingan.cases import tracks
from pingan.cases.models import Case, Photo, Step
from pingan.cases.workflow import Action
from pingan.people.actors import Actor


def withheld_steps(case: Case, viewer: Actor, steps: Sequence[Step]) -> set[int]:
    """Those of a case's steps, given oldest first, whose words or picture the viewer may not have.

    One's own lines are never among them, nor steps that say nothing.
    """
    closed = {
        track.code for track in tracks.everyone() if track.may_read and not track.may_read(case, viewer)
    }
    withheld: set[int] = set()
    # Backwards from the track the case is on: the step that hands it over was itself written before.
    track = case.track
    for step in reversed(steps):
        # By its word: a step of an earlier release may be of a kind that is no more.
        track = tracks.handed_over_from(step.action) or track
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
    move = tracks.move_of(step.action)
    return bool(step.note) or (move is not None and move.says_more)
