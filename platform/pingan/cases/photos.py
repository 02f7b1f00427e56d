"""Pictures of a case: on disk before the row is committed, so that a row never points at nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from pingan.cases import guards, selectors
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import PayloadMismatch, TooManyPhotos
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Photo
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.cases.workflow import Action
from pingan.core import images, vault
from pingan.people.actors import Actor
from pingan.receipts import services as receipts
from pingan.receipts.services import Key

MAX_PHOTOS = 9


# Of what is kept: what came in (`parsers.MAX_PHOTO_BODY`) is drawn anew.
PHOTO = vault.Kind("photos", ".jpg", "image/jpeg", at_most=10 * 1024 * 1024)


def photo_name(photo_id: UUID, *, thumb: bool = False) -> str:
    """What the vault calls it."""
    return PHOTO.name_of(photo_id, ".thumb" if thumb else "")


def add_photo(
    *, case_id: UUID, photo_id: UUID, sent: bytes, by: Actor, shows: str = ""
) -> tuple[Photo, bool]:
    """Keep a photo of a case; True when it is new, False for a replay of the same bytes. `shows`: one of
    `SHOWN`, as its sender says.

    Raises PayloadMismatch for other bytes under the same id, TooManyPhotos above nine, StorageFull where the
    disk does not take it, and what `images.clean` raises for anything that is not a sound picture.
    """
    # Before anything is decoded, or told about a photo that is there: who may add to this case at all?
    case = selectors.get_case(by, case_id, operation="cases.photo")
    digest = hashlib.sha256(sent).digest()
    there = known(photo_id, case_id, digest)
    if there is not None:
        return there, False
    _refuse_another(case, by)
    clean = images.clean(sent)
    PHOTO.refuse_larger(clean.jpeg)
    row = Photo(
        id=photo_id,
        by_id=by.account_id,
        width=clean.width,
        height=clean.height,
        sent_sha256=digest,
        shows=shows,
    )
    pictures = {photo_name(photo_id): clean.jpeg, photo_name(photo_id, thumb=True): clean.thumb}
    # Written and flushed before the case is locked: nobody waits for the disk but who sends the picture.
    with vault.beside(pictures) as files, transaction.atomic():
        case = lock_case(case_id, by)
        # Once more behind the lock: the same photo may have arrived over two connections at once.
        there = known(photo_id, case_id, digest)
        if there is not None:
            return there, False
        take_locked(case, Target(case_id, None, by), Action.ADD_PHOTO, photo=_Picture(row, files))
    return row, True


def some(most: int) -> list[vault.Named]:
    """The newest pictures, and how they are shown small."""
    newest = Photo.objects.order_by("-pk").values_list("pk", flat=True)[:most]
    return [vault.Named(photo_name(pk, thumb=thumb)) for pk in newest for thumb in (False, True)]


def register() -> None:
    vault.NAMED.register("photos", some)
    GUARDS.register("room_for_a_photo", Guard(When.SAID, _has_room, lambda *_: TooManyPhotos()))
    EFFECTS.register("keep_photo", _keep)


def _refuse_another(case: Case, by: Actor) -> None:
    """Before the picture is decoded, which it may spare; behind the lock the move itself asks again."""
    guards.require(When.SAID, allowed_move(case, Action.ADD_PHOTO, by), case, by, {})


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.photos.count() < MAX_PHOTOS


@dataclass(frozen=True, slots=True)
class _Picture:
    """A photo on its way into a case: its row, and its files beside their places."""

    row: Photo
    files: vault.Files


def _keep(taking: Taking) -> None:
    picture: _Picture = taking.said["photo"]
    picture.row.case, picture.row.at = taking.case, taking.at
    # The row first: its key keeps another case's photo of the same id from writing the same files.
    _claim(picture.row)
    _give_receipt(picture.row)
    picture.files.keep()
    taking.data["photo_id"] = str(picture.row.id)


def _claim(photo: Photo) -> None:
    """Write the row. Raises PayloadMismatch where the id was taken in this very moment."""
    try:
        with transaction.atomic():
            photo.save(force_insert=True)
    except IntegrityError:
        raise PayloadMismatch from None


def _give_receipt(photo: Photo) -> None:
    """As of all that is made under an id of its sender's: see `receipts.Receipt`."""
    said = receipts.fingerprint(photo.case_id, bytes(photo.sent_sha256).hex())
    key = Key(photo.by_id, photo.pk, said)
    if not receipts.write_down(key, object_type="photo", object_id=photo.pk):
        raise PayloadMismatch


def known(photo_id: UUID, case_id: UUID, digest: bytes) -> Photo | None:
    """The photo of that id, where it was made of these bytes. Raises PayloadMismatch where it was not."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:
        return None
    if photo.case_id != case_id or bytes(photo.sent_sha256) != digest:
        raise PayloadMismatch
    return photo
