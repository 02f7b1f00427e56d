"""Photos and recordings that come in parts: a link that breaks in the middle goes on where it broke, not at
the beginning.

A part lies in the vault, flushed and under its name, before the row says that it is there. When the last one
is in, the whole is held against the hash its sender named and goes the way of every photo: drawn anew, which
strips what its file says of phone and place, and given its receipt (`photos.add_photo`); or that of every
file, whose kind its content tells (`files.add_file`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from pingan.cases import files, photos, selectors
from pingan.cases.errors import OtherOffset, PayloadMismatch, TooManyUnderWay, TornPhoto
from pingan.cases.models import File, Photo, PhotoUnderWay
from pingan.core import clock, vault
from pingan.core.api.parsers import MAX_PHOTO_BODY
from pingan.core.errors import Problem, TooLarge, Unavailable
from pingan.people.actors import Actor

# Small enough for a link that breaks each minute, large enough that a photo has few of them.
LEAST_PART: Final = 16 * 1024
MOST_PART: Final = 1024 * 1024
# Of one account at a time: what a worker of a whole day photographs.
MOST_UNDER_WAY: Final = 60
LEFT_BEHIND: Final = timedelta(days=7)
_SWEPT_AT_ONCE: Final = 500

PART = vault.Kind(vault.PARTS, ".part", "application/octet-stream", at_most=MOST_PART)


@dataclass(frozen=True, slots=True)
class Whole:
    """What parts become, and who keeps it once all of it is here."""

    operation: str
    model: type[Photo | File]
    most: int
    known: Callable[[UUID, UUID, bytes], Photo | File | None]
    keep: Callable[[PhotoUnderWay, bytes, Actor], tuple[Photo | File, bool]]


def photo_of(shows: str) -> Whole:
    """A photo, and what its sender says that it shows."""

    def as_photo(under_way: PhotoUnderWay, content: bytes, by: Actor) -> tuple[Photo | File, bool]:
        case_id, photo_id = under_way.case_id, under_way.pk
        return photos.add_photo(case_id=case_id, photo_id=photo_id, sent=content, by=by, shows=shows)

    return Whole("cases.photo", Photo, MAX_PHOTO_BODY, photos.known, as_photo)


PHOTO = photo_of("")


def file_called(name: str) -> Whole:
    """A document or a recording, and what its sender calls it."""

    def as_file(under_way: PhotoUnderWay, content: bytes, by: Actor) -> tuple[Photo | File, bool]:
        sent = files.Sent(under_way.pk, name, content)
        return files.add_file(case_id=under_way.case_id, sent=sent, by=by)

    return Whole("cases.file", File, files.MAX_BYTES, files.known, as_file)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a photo as it came: from which byte on, and of which whole."""

    photo_id: UUID
    offset: int
    content: bytes
    length: int
    sha256: bytes

    @property
    def end(self) -> int:
        return self.offset + len(self.content)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it has come: so many bytes, or all of it and here it is. `new`: by what was just sent."""

    offset: int
    kept: Photo | File | None = None
    new: bool = False


def standing(*, case_id: UUID, photo_id: UUID, by: Actor, of: Whole = PHOTO) -> Standing:
    """How far what the caller sends has come; nothing is known of other people's."""
    selectors.get_case(by, case_id, operation=of.operation)
    kept = of.model.objects.filter(pk=photo_id, case_id=case_id, by_id=by.account_id).first()
    if kept is not None:
        return Standing(0, kept)
    under_way = PhotoUnderWay.objects.filter(pk=photo_id, case_id=case_id, by_id=by.account_id).first()
    return Standing(under_way.offset if under_way else 0)


def add_part(*, case_id: UUID, part: Part, by: Actor, of: Whole = PHOTO) -> Standing:
    """Keep a part, and the photo or the file with the last of them.

    Raises OtherOffset with the right one for a part that does not follow, PayloadMismatch where the id is of
    another photo, TornPhoto where the whole is not what was to come, TooManyUnderWay, TooLarge, StorageFull,
    and what `photos.add_photo` or `files.add_file` raises. What will never be taken leaves no parts behind.
    """
    selectors.get_case(by, case_id, operation=of.operation)
    known = of.known(part.photo_id, case_id, part.sha256)
    if known is not None:
        return Standing(0, known)
    under_way = _begun(case_id, part, by, of)
    _refuse_unfit(under_way, part)
    if part.content:
        _keep(under_way, part)
    if part.end < part.length:
        return Standing(part.end)
    return _finish(under_way, by, of)


def sweep() -> None:
    """Take away what nobody has sent any more of."""
    old = PhotoUnderWay.objects.filter(at__lt=clock.now() - LEFT_BEHIND).order_by("at")
    for under_way in old[:_SWEPT_AT_ONCE]:
        _forget(under_way)


def _begun(case_id: UUID, part: Part, by: Actor, of: Whole) -> PhotoUnderWay:
    under_way = PhotoUnderWay.objects.filter(pk=part.photo_id).first()
    if under_way is None:
        under_way = _begin(case_id, part, by, of)
    same = (under_way.case_id, under_way.by_id, under_way.length, bytes(under_way.sha256))
    if same != (case_id, by.account_id, part.length, part.sha256):
        raise PayloadMismatch
    return under_way


def _begin(case_id: UUID, part: Part, by: Actor, of: Whole) -> PhotoUnderWay:
    if part.length > of.most:
        raise TooLarge
    if part.offset:
        raise OtherOffset(0)
    if PhotoUnderWay.objects.filter(by_id=by.account_id)[:MOST_UNDER_WAY].count() >= MOST_UNDER_WAY:
        raise TooManyUnderWay
    row = PhotoUnderWay(
        id=part.photo_id,
        case_id=case_id,
        by_id=by.account_id,
        length=part.length,
        sha256=part.sha256,
        at=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Two connections of one phone began it at once.
        return PhotoUnderWay.objects.get(pk=part.photo_id)
    return row


def _refuse_unfit(under_way: PhotoUnderWay, part: Part) -> None:
    if part.offset != under_way.offset:
        raise OtherOffset(under_way.offset)
    if len(part.content) > MOST_PART or part.end > part.length:
        raise TooLarge
    if part.end < part.length and len(part.content) < LEAST_PART:
        raise OtherOffset(under_way.offset)


def _keep(under_way: PhotoUnderWay, part: Part) -> None:
    """The bytes, and then the word that they are there. Whoever was quicker with the same part wins."""
    name = _name_of(under_way.pk, part.offset, part.end)
    with vault.beside({name: part.content}) as files, transaction.atomic():
        row = PhotoUnderWay.objects.select_for_update().filter(pk=under_way.pk).first()
        here = row.offset if row else 0
        if row is None or here != part.offset:
            raise OtherOffset(here)
        files.keep()
        row.ends = [*row.ends, part.end]
        row.at = clock.now()
        row.save(update_fields=["ends", "at"])
    under_way.ends = row.ends


def _finish(under_way: PhotoUnderWay, by: Actor, of: Whole) -> Standing:
    content = b"".join(_pieces(under_way))
    digest = hashlib.sha256(content).digest()
    if digest != bytes(under_way.sha256):
        _forget(under_way)
        raise TornPhoto
    try:
        kept, new = of.keep(under_way, content, by)
    except Unavailable:
        # Drawn or kept it can be later; the parts stay.
        raise
    except Problem:
        _forget(under_way)
        raise
    _forget(under_way)
    return Standing(0, kept, new)


def _pieces(under_way: PhotoUnderWay) -> Iterator[bytes]:
    for name in _names_of(under_way):
        with vault.open_file(name) as piece:
            yield piece.read()


def _forget(under_way: PhotoUnderWay) -> None:
    """The bytes first: a row without them is swept again, bytes without a row never."""
    for name in _names_of(under_way):
        vault.delete(name)
    PhotoUnderWay.objects.filter(pk=under_way.pk).delete()


def _names_of(under_way: PhotoUnderWay) -> list[str]:
    begins = [0, *under_way.ends[:-1]]
    return [_name_of(under_way.pk, *span) for span in zip(begins, under_way.ends, strict=False)]


def _name_of(photo_id: UUID, begin: int, end: int) -> str:
    return PART.name_of(photo_id, f".{begin}-{end}")
