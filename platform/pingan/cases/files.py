"""Documents and recordings of a case: kept as they came, and given out to be saved, never to be shown."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.http.response import HttpResponseBase

from pingan.cases import confidence, guards, reach, selectors
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import PayloadMismatch, TooManyFiles
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import FILE_NAME_LENGTH, Case, File
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.cases.workflow import Action
from pingan.core import documents, vault
from pingan.core import guards as texts
from pingan.core.errors import NotFound
from pingan.people.actors import Actor
from pingan.people.selectors import names_of
from pingan.receipts import services as receipts
from pingan.receipts.services import Key

MAX_FILES = 20
MAX_BYTES = 10 * 1024 * 1024
# Where it lies it has neither its name nor its ending.
FILE = vault.Kind("files", ".bin", "application/octet-stream", at_most=MAX_BYTES)
# What is shown of a name before it is cut to what is kept.
_LONGEST_NAME = 1000


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent."""

    id: UUID
    name: str
    content: bytes


def add_file(*, case_id: UUID, sent: Sent, by: Actor) -> tuple[File, bool]:
    """Keep a file with a case; True when it is new, False for a replay of the same bytes.

    Raises PayloadMismatch for other bytes under the same id, TooManyFiles, StorageFull, TooLarge, BadInput
    for a name that cannot be stored, and what `documents.format_of` raises for all that is not kept.
    """
    # Before anything is looked into: who may add to this case at all?
    case = selectors.get_case(by, case_id, operation="cases.file")
    digest = hashlib.sha256(sent.content).digest()
    there = known(sent.id, case_id, digest)
    if there is not None:
        return there, False
    guards.require(When.SAID, allowed_move(case, Action.ADD_FILE, by), case, by, {})
    FILE.refuse_larger(sent.content)
    row = _row(sent, by, digest)
    # Written and flushed before the case is locked: nobody waits for the disk but who sends the file.
    with vault.beside({FILE.name_of(sent.id): sent.content}) as files, transaction.atomic():
        case = lock_case(case_id, by)
        # Once more behind the lock: the same file may have arrived over two connections at once.
        there = known(sent.id, case_id, digest)
        if there is not None:
            return there, False
        take_locked(case, Target(case_id, None, by), Action.ADD_FILE, file=_Kept(row, files))
    return row, True


def some(most: int) -> list[vault.Named]:
    """The newest, which lie as they came."""
    newest = File.objects.order_by("-pk").values_list("pk", "sent_sha256")[:most]
    return [vault.Named(FILE.name_of(pk), bytes(digest)) for pk, digest in newest]


def register() -> None:
    vault.NAMED.register("files", some)
    GUARDS.register("room_for_a_file", Guard(When.SAID, _has_room, lambda *_: TooManyFiles()))
    EFFECTS.register("keep_file", _keep)


def files_of(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """The case's files that the viewer may have, oldest first. No further query where there are none."""
    files = confidence.files_for(case, viewer)
    people = names_of(file.by_id for file in files)
    return [describe(file, case, viewer, people) for file in files]


def describe(file: File, case: Case, viewer: Actor, people: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": file.pk,
        "url": f"/api/v1/files/{file.pk}",
        "name": _name_for(file, case, viewer),
        "kind": file.kind,
        "size": file.size,
        "by": {"id": file.by_id, "name": people.get(file.by_id, "")},
        "at": file.at,
    }


def get_file(viewer: Actor, file_id: UUID) -> File:
    """A file of a case the viewer may read, and of the part that is not kept from them, or NotFound."""
    case = Case.objects.filter(reach.where(viewer, "cases.read"), pk=OuterRef("case_id"))
    file = File.objects.filter(Exists(case), pk=file_id).select_related("case").first()
    if file is None or file not in confidence.files_for(file.case, viewer):
        raise NotFound
    return file


def answer(file: File, viewer: Actor) -> HttpResponseBase:
    """The file, to be saved under its name. Whatever opens it is no page of ours, and runs nothing here."""
    response = FILE.answer(FILE.name_of(file.pk))
    response.headers["Content-Type"] = documents.FORMATS[file.kind].media_type
    # Stars of a veiled number are no letters of a name.
    return vault.attached(response, _name_for(file, file.case, viewer).replace("*", "_"))


def _name_for(file: File, case: Case, viewer: Actor) -> str:
    return selectors.words_for(file.name, case, viewer, by=file.by_id)


def _row(sent: Sent, by: Actor, digest: bytes) -> File:
    found = documents.format_of(sent.content)
    name = texts.text(sent.name[:_LONGEST_NAME], max_length=_LONGEST_NAME, lines=False)
    return File(
        id=sent.id,
        by_id=by.account_id,
        name=documents.harmless_name(name, found, max_length=FILE_NAME_LENGTH),
        kind=found.code,
        size=len(sent.content),
        sent_sha256=digest,
    )


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.files.count() < MAX_FILES


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file on its way into a case: its row, and what lies beside its place."""

    row: File
    files: vault.Files


def _keep(taking: Taking) -> None:
    kept: _Kept = taking.said["file"]
    kept.row.case, kept.row.at = taking.case, taking.at
    # The row first: its key keeps another case's file of the same id from writing in the same place.
    _claim(kept.row)
    _give_receipt(kept.row)
    kept.files.keep()
    taking.data["file_id"] = str(kept.row.id)


def _claim(file: File) -> None:
    """Write the row. Raises PayloadMismatch where the id was taken in this very moment."""
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError:
        raise PayloadMismatch from None


def _give_receipt(file: File) -> None:
    """As of all that is made under an id of its sender's: see `receipts.Receipt`."""
    said = receipts.fingerprint(file.case_id, bytes(file.sent_sha256).hex())
    if not receipts.write_down(Key(file.by_id, file.pk, said), object_type="file", object_id=file.pk):
        raise PayloadMismatch


def known(file_id: UUID, case_id: UUID, digest: bytes) -> File | None:
    """The file of that id, where it is of these bytes. Raises PayloadMismatch where it is not."""
    file = File.objects.filter(pk=file_id).first()
    if file is not None and (file.case_id != case_id or bytes(file.sent_sha256) != digest):
        raise PayloadMismatch
    return file
