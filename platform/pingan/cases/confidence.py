"""What is written on a track that keeps its words: who may read it; everyone else sees only that it was done.

The rule belongs to the trade and stands in its `Track` (`may_read`); here it is applied to whatever is shown
of a case: lines of the timeline and photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from pingan.cases import tracks
from pingan.cases.models import Case, File, Photo, Step
from pingan.cases.workflow import Action
from pingan.people.actors import Actor


def withheld_steps(case: Case, viewer: Actor, steps: Sequence[Step]) -> set[int]:
    """Those of a case's steps, given oldest first, whose words or picture the viewer may not have.

    One's own lines are never among them, nor steps that say nothing.
    """
    withheld: set[int] = set()
    readable: dict[str, bool] = {}
    track = case.track
    # Backwards, because a line of an earlier release does not say its track: it is that of the next one.
    for step in reversed(steps):
        track = step.track or track
        if track not in readable:
            readable[track] = may_read(track, case, viewer)
        if not readable[track] and step.by_id != viewer.account_id and _says_something(step):
            withheld.add(step.pk)
    return withheld


def photos_for(case: Case, viewer: Actor) -> list[Photo]:
    """The case's photos that the viewer may see, oldest first. No further query where there are none."""
    photos = list(case.photos.order_by("id"))
    shown = _shown(case, viewer, Action.ADD_PHOTO, "photo_id") if photos else set()
    return [photo for photo in photos if photo.pk in shown]


def files_for(case: Case, viewer: Actor) -> list[File]:
    """The same of its documents and recordings."""
    files = list(case.files.order_by("id"))
    shown = _shown(case, viewer, Action.ADD_FILE, "file_id") if files else set()
    return [file for file in files if file.pk in shown]


def _shown(case: Case, viewer: Actor, action: str, name: str) -> set[UUID]:
    """What was added by steps that are not kept from the viewer."""
    steps = list(Step.objects.filter(case=case).order_by("id"))
    withheld = withheld_steps(case, viewer, steps)
    return {UUID(step.data[name]) for step in steps if step.action == action and step.pk not in withheld}


def may_read(track: str, case: Case, viewer: Actor) -> bool:
    """Whether the viewer may read what others wrote on a track: what it keeps is its room's to say. Nobody is
    left to say it where that room is no more."""
    plugged = tracks.get(track)
    return plugged is not None and (plugged.may_read is None or plugged.may_read(case, viewer))


def _says_something(step: Step) -> bool:
    if step.note or step.action == Action.REPORT:
        return bool(step.note)
    # A step of an earlier release may be of a kind that is no more; nobody knows whether it said more.
    move = tracks.actions().get(step.action)
    return move is None or move.says_more
