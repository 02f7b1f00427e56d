"""What one shift leaves to the next at an organisation's desk; each change is kept, with who and when."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from pingan.cases.models import ShiftNote
from pingan.core import clock
from pingan.core.errors import StaleVersion
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor
from pingan.people.models import Organisation


def read(viewer: Actor) -> dict[str, Any]:
    """The note of the viewer's organisation; an empty one of version 0 where nobody has written any."""
    note = _newest(viewer)
    if note is None:
        return {"words": "", "by": None, "at": None, "version": 0}
    by = {"id": note.by_id, "name": note.by.name}
    return {"words": note.words, "by": by, "at": note.at, "version": note.version}


@transaction.atomic
def write(*, words: str, version: int, by: Actor) -> None:
    """Leave other words. Raises StaleVersion, with the note as it is now, where somebody else did before."""
    # The organisation's row stands for its note, which may not be there yet.
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation_id)
    note = _newest(by)
    found = note.version if note else 0
    if found != version:
        raise StaleVersion(extra={"current": read(by)})
    ShiftNote.objects.create(
        organisation=organisation, version=found + 1, words=words, by_id=by.account_id, at=clock.now()
    )
    journal.record(
        area_code=organisation.area_code,
        type="shift_note.written",
        topic=Topic.PEOPLE,
        object_type="organisation",
        object_id=organisation.pk,
        object_version=found + 1,
        actor=by.account_id,
        post=by.post_id,
    )


def _newest(viewer: Actor) -> ShiftNote | None:
    notes = ShiftNote.objects.filter(organisation_id=viewer.organisation_id)
    return notes.select_related("by").order_by("-version").first()
