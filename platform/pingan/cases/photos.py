"""Pictures of a case: on disk before the row is committed, so that a row never points at nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from pingan.cases import selectors
from pingan.cases.errors import PayloadMismatch, TooManyPhotos
from pingan.cases.models import Case, Photo
from pingan.cases.services import Target, allowed_move, lock_case, take_step
from pingan.cases.workflow import Action
from pingan.core import clock, images, storage
from pingan.people.actors import Actor

MAX_PHOTOS = 9


def photo_path(photo_id: UUID, *, thumb: bool = False) -> Path:
    """Where the file lies: two letters of the id as a folder, since directories of 100,000 files are slow."""
    name = f"{photo_id}{'.thumb' if thumb else ''}.jpg"
    return Path(settings.MEDIA_ROOT) / "photos" / photo_id.hex[-2:] / name


def add_photo(*, case_id: UUID, photo_id: UUID, sent: bytes, by: Actor) -> tuple[Photo, bool]:
    """Keep a photo of a case; True when it is new, False for a replay of the same bytes.

    Raises PayloadMismatch for other bytes under the same id, TooManyPhotos above nine, StorageFull where the
    disk does not take it, and what `images.clean` raises for anything that is not a sound picture.
    """
    # Before anything is decoded, or told about a photo that is there: who may add to this case at all?
    case = selectors.get_case(by, case_id, operation="cases.photo")
    digest = hashlib.sha256(sent).digest()
    known = _known(photo_id, case_id, digest)
    if known is not None:
        return known, False
    _refuse_another(case, by)
    clean = images.clean(sent)
    paths = {photo_path(photo_id): clean.jpeg, photo_path(photo_id, thumb=True): clean.thumb}
    with transaction.atomic():
        case = lock_case(case_id, by)
        # Once more behind the lock: the same photo may have arrived over two connections at once.
        known = _known(photo_id, case_id, digest)
        if known is not None:
            return known, False
        _refuse_another(case, by)
        # The row first: its key keeps another case's photo of the same id from writing the same files.
        photo = _claimed(
            Photo(
                id=photo_id,
                case=case,
                by_id=by.account_id,
                at=clock.now(),
                width=clean.width,
                height=clean.height,
                sent_sha256=digest,
            )
        )
        for path, content in paths.items():
            storage.keep(path, content)
        # No version is asked of the caller: a photo that arrives late changes nothing anybody decided on.
        take_step(case, Action.ADD_PHOTO, Target(case.pk, case.version, by), data={"photo_id": str(photo_id)})
    return photo, True


def _refuse_another(case: Case, by: Actor) -> None:
    """Asked twice: behind the lock it is true, and before the picture is decoded it spares that."""
    allowed_move(case, Action.ADD_PHOTO, by)
    if case.photos.count() >= MAX_PHOTOS:
        raise TooManyPhotos


def _claimed(photo: Photo) -> Photo:
    """The row written. Raises PayloadMismatch where the id was taken in this very moment."""
    try:
        with transaction.atomic():
            photo.save(force_insert=True)
    except IntegrityError:
        raise PayloadMismatch from None
    return photo


def _known(photo_id: UUID, case_id: UUID, digest: bytes) -> Photo | None:
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:
        return None
    if photo.case_id != case_id or bytes(photo.sent_sha256) != digest:
        raise PayloadMismatch
    return photo
