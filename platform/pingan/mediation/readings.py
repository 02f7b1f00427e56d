"""A text is read back before it is signed: to whom, how, by whose interpreting, and what they said to it.

What is signed is told by its hash: a paper is frozen as it was made, and a statement that was signed stays as
it is. A signature is a picture of what somebody drew on the screen. It is evidence that they did, and no
electronic signature in the sense of the law on it (电子签名法 art. 13).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from PIL import Image

from pingan.cases import selectors as cases
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.core import images, vault
from pingan.core.errors import BadInput, NotFound, Text
from pingan.core.ids import uuid7
from pingan.mediation import statements
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import (
    AlreadySigned,
    NothingDrawn,
    TextChanged,
    TextObjected,
    TooManyOfThese,
)
from pingan.mediation.models import Answer, Helper, Listener, Party, ReadBack, StatementKind
from pingan.mediation.moves.statements import READ_BACK, SIGN
from pingan.mediation.parties import Known
from pingan.mediation.team import is_of_team
from pingan.papers import selectors as papers
from pingan.papers.models import Paper
from pingan.people.actors import Actor

MAX_READ_BACKS: Final = 200
SIGNATURE = vault.Kind("signatures", ".jpg", "image/jpeg", at_most=2 << 20)
# Of a grey drawing: darker than this is ink.
_INK: Final = 128


@dataclass(frozen=True, slots=True)
class Heard:
    """That a text was read to somebody, as somebody writes it down: the text by a paper or the number of a
    statement, whoever heard it by what they are to the case."""

    listener: str
    reading: str
    answer: str
    paper_id: UUID | None = None
    statement: int | None = None
    number: int | None = None
    name: str = ""
    language: str = ""
    interpreter: str = ""
    objection: str = ""


# -- reads -----------------------------------------------------------------------------------------


def read_backs_of(case: Case, viewer: Actor) -> list[ReadBack]:
    """Those of texts that the viewer may read, in the order in which they were made."""
    rows = ReadBack.objects.filter(dispute=case.pk).select_related("paper", "statement", "party", "helper")
    if not is_of_team(case, viewer.account_id):
        rows = rows.exclude(statement__kind=StatementKind.CAUCUS)
    return list(rows.order_by("number"))


def on_file(case: Case) -> list[ReadBack]:
    """Those that papers and the bound file tell."""
    rows = ReadBack.objects.filter(dispute=case.pk).exclude(statement__kind=StatementKind.CAUCUS)
    return list(rows.select_related("paper", "statement", "party", "helper").order_by("number"))


def signature(viewer: Actor, known: Known) -> tuple[ReadBack, HttpResponseBase]:
    """What somebody drew, for whoever may read the text under which it stands. Raises NotFound."""
    case = cases.get_case(viewer, known.case_id, operation="mediation.dossier")
    row = _find(case, known.number, viewer)
    if row.signed_at is None:
        raise NotFound
    return row, SIGNATURE.answer(SIGNATURE.name_of(row.pk))


def _find(case: Case, number: int, viewer: Actor) -> ReadBack:
    row = next((one for one in read_backs_of(case, viewer) if one.number == number), None)
    if row is None:
        raise NotFound
    return row


# -- writes ----------------------------------------------------------------------------------------


@transaction.atomic
def read_back(*, case_id: UUID, heard: Heard, by: Actor) -> None:
    """Record that a text was read to somebody. Raises NotFound, WrongState, NotYourMove, TooManyOfThese, and
    BadInput for a text or somebody that this case has not."""
    case = lock_case(case_id, by)
    row = ReadBack(id=uuid7(), by_id=by.account_id)
    _name_text(row, case, heard, by)
    _name_listener(row, case, heard, by)
    row.reading, row.language, row.interpreter = heard.reading, heard.language, heard.interpreter or None
    row.answer, row.objection = heard.answer, heard.objection or None
    _take(case, READ_BACK, by, read_back=row)


def sign(*, read_back: Known, sent: bytes, by: Actor) -> None:
    """Keep what was drawn on the screen under a text that was read. The same again changes nothing.

    Raises NotFound, WrongState, NotYourMove, TextObjected, TextChanged, AlreadySigned, NothingDrawn,
    StorageFull, and what `images.clean` raises for anything that is no sound picture.
    """
    digest = hashlib.sha256(sent).digest()
    case = cases.get_case(by, read_back.case_id, operation="mediation.dossier")
    if _is_there(_find(case, read_back.number, by), digest):
        return
    # Before anything is decoded; behind the lock the move itself asks again.
    allowed_move(case, SIGN, by)
    clean = images.clean(sent)
    SIGNATURE.refuse_larger(clean.jpeg)
    if _is_blank(clean.thumb):
        raise NothingDrawn
    row = _find(case, read_back.number, by)
    with vault.beside({SIGNATURE.name_of(row.pk): clean.jpeg}) as files, transaction.atomic():
        case = lock_case(read_back.case_id, by)
        row = _find(case, read_back.number, by)
        if _is_there(row, digest):
            return
        row.width, row.height = clean.width, clean.height
        row.image_sha256, row.sent_sha256 = hashlib.sha256(clean.jpeg).digest(), digest
        _take(case, SIGN, by, read_back=row, files=files)


def some(most: int) -> list[vault.Named]:
    """The newest signatures."""
    signed = ReadBack.objects.filter(image_sha256__isnull=False).order_by("-pk")
    return [
        vault.Named(SIGNATURE.name_of(pk), bytes(digest or b""))
        for pk, digest in signed.values_list("pk", "image_sha256")[:most]
    ]


def register() -> None:
    vault.NAMED.register("signatures", some)
    EFFECTS.register("mediation.read_back", _record)
    EFFECTS.register("mediation.sign", _sign)
    GUARDS.register(
        "mediation.room_for_a_read_back", Guard(When.SAID, _has_room, lambda *_: TooManyOfThese())
    )


# -- behind the lock -------------------------------------------------------------------------------


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _is_there(row: ReadBack, digest: bytes) -> bool:
    """Whether it is signed by this very picture. Raises what speaks against signing."""
    if row.signed_at is not None:
        if bytes(row.sent_sha256 or b"") == digest:
            return True
        raise AlreadySigned
    if row.answer == Answer.OBJECTS:
        raise TextObjected
    if row.statement is not None and statements.hash_of(row.statement) != bytes(row.text_sha256):
        raise TextChanged
    return False


def _is_blank(thumb: bytes) -> bool:
    """Of a picture that our own drawer made."""
    darkest, _lightest = Image.open(BytesIO(thumb)).convert("L").getextrema()
    return bool(darkest > _INK)  # type: ignore[operator]  # one band


def _name_text(row: ReadBack, case: Case, heard: Heard, by: Actor) -> None:
    if heard.paper_id is not None:
        row.paper = _paper(case, heard.paper_id, by)
        row.text_sha256 = bytes(row.paper.sha256)
        return
    if heard.statement is None:
        raise _unfit("statement", _("Choose the text that was read."))
    try:
        row.statement = statements.find(case, heard.statement, by)
    except NotFound:
        raise _unfit("statement", _("This case has no such text.")) from None
    row.text_sha256 = statements.hash_of(row.statement)


def _paper(case: Case, paper_id: UUID, by: Actor) -> Paper:
    try:
        paper = papers.get_paper(by, paper_id)
    except NotFound:
        paper = None
    if paper is None or paper.case_id != case.pk:
        raise _unfit("paper_id", _("This case has no such text."))
    return paper


def _name_listener(row: ReadBack, case: Case, heard: Heard, by: Actor) -> None:
    """Whoever heard it, by the name that they have now; who speaks for a party is named beside it."""
    row.listener = heard.listener
    match heard.listener:
        case Listener.PARTY:
            row.party = _numbered(Party, case, heard.number)
            row.name = heard.name or row.party.name
        case Listener.HELPER:
            row.helper = _numbered(Helper, case, heard.number)
            row.name = row.helper.name
        case Listener.WITNESS:
            row.name = heard.name or (statements.speaker_of(row.statement) if row.statement else "")
        case _:
            row.name = by.name
    if not row.name:
        raise _unfit("name", _("Name whoever it was read to."))


def _numbered(model: type[Any], case: Case, number: int | None) -> Any:
    found = model.objects.filter(dispute=case.pk, left_at=None, number=number or 0).first()
    if found is None:
        raise _unfit("number", _("This case has nobody of this number."))
    return found


def _unfit(name: str, reason: Text) -> BadInput:
    return BadInput(reason, invalid_params=[{"name": name, "reason": reason}])


def _record(taking: Taking) -> None:
    row: ReadBack = taking.said["read_back"]
    row.dispute, row.at = dispute_of(taking.case), taking.at
    row.number = ReadBack.objects.filter(dispute=row.dispute).count() + 1
    row.save(force_insert=True)
    _tell(taking, row)


def _sign(taking: Taking) -> None:
    row: ReadBack = taking.said["read_back"]
    files: vault.Files = taking.said["files"]
    row.signed_at = taking.at
    row.save()
    files.keep()
    _tell(taking, row)


def _tell(taking: Taking, row: ReadBack) -> None:
    """By numbers and codes: which text, and what whoever heard it is to the case."""
    taking.data |= {"read_back": row.number, "listener": row.listener, "answer": row.answer}
    if row.party is not None:
        taking.data["party"] = row.party.number
    if row.statement is not None:
        taking.data["statement"] = row.statement.number
    if row.paper is not None:
        taking.data |= {"kind": row.paper.kind, "paper_version": row.paper.version}


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return ReadBack.objects.filter(dispute=case.pk).count() < MAX_READ_BACKS
