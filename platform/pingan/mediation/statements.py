"""What somebody told the mediators: asked by them, in a session, or alone with them.

What was said in another language stands beside the Chinese as it was said, and whoever interpreted is named.
What was said alone with mediators (背靠背) is read by the case's own mediators only: by no other of their
office, and it comes into no paper and no bound file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.core.errors import BadInput, NotFound, StaleVersion
from pingan.core.ids import uuid7
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import StatementSigned, TooManyOfThese
from pingan.mediation.models import Party, ReadBack, Statement, StatementKind
from pingan.mediation.moves.statements import AMEND_STATEMENT, TAKE_STATEMENT
from pingan.mediation.parties import Known
from pingan.mediation.team import is_of_team
from pingan.people.actors import Actor

MAX_STATEMENTS: Final = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, as somebody writes it down: of a party by its number, or of a witness by name."""

    kind: str
    said_at: datetime
    words: str
    party: int | None = None
    speaker: str = ""
    place: str = ""
    present: str = ""
    language: str = ""
    original: str = ""
    interpreter: str = ""


# -- reads -----------------------------------------------------------------------------------------


def statements_of(case: Case, viewer: Actor) -> list[Statement]:
    """Those that the viewer may read of a case whose words they may read, in the order of their numbers."""
    rows = Statement.objects.filter(dispute=case.pk).select_related("party").order_by("number")
    return list(rows if is_of_team(case, viewer.account_id) else rows.exclude(kind=StatementKind.CAUCUS))


def on_file(case: Case) -> list[Statement]:
    """Those that papers tell, in the order in which they were made; never what was said alone."""
    rows = Statement.objects.filter(dispute=case.pk).exclude(kind=StatementKind.CAUCUS)
    return list(rows.select_related("party").order_by("said_at", "number"))


def speaker_of(statement: Statement) -> str:
    if statement.speaker:
        return str(statement.speaker)
    return str(statement.party.name) if statement.party else ""


def hash_of(statement: Statement) -> bytes:
    """Of all that it says."""
    says = [
        *(statement.kind, statement.party.number if statement.party else 0, statement.speaker),
        *(statement.said_at.isoformat(), statement.place, statement.present),
        *(statement.words, statement.language, statement.original, statement.interpreter),
    ]
    return hashlib.sha256(json.dumps(says, ensure_ascii=False).encode()).digest()


# -- writes ----------------------------------------------------------------------------------------


@transaction.atomic
def take_statement(*, case_id: UUID, told: Told, by: Actor) -> None:
    """Raises NotFound, WrongState, NotYourMove, TooManyOfThese, BadInput for a party that is none."""
    case = lock_case(case_id, by)
    row = Statement(id=uuid7(), by_id=by.account_id)
    _write(row, case, told)
    _take(case, TAKE_STATEMENT, by, statement=row)


@transaction.atomic
def amend_statement(*, statement: Known, version: int, told: Told, by: Actor) -> None:
    """Raises StaleVersion, StatementSigned, and as `take_statement`."""
    case = lock_case(statement.case_id, by)
    row = find(case, statement.number, by)
    if ReadBack.objects.filter(statement=row, signed_at__isnull=False).exists():
        raise StatementSigned
    if row.version != version:
        raise StaleVersion
    if row.kind != told.kind:
        # What was said alone becomes no part of the file by a slip, nor the other way round.
        reason = _("A statement stays what it was taken as.")
        raise BadInput(reason, invalid_params=[{"name": "kind", "reason": reason}])
    _write(row, case, told)
    _take(case, AMEND_STATEMENT, by, statement=row)


def find(case: Case, number: int, viewer: Actor) -> Statement:
    """Raises NotFound, also for what is not for this reader."""
    row = next((one for one in statements_of(case, viewer) if one.number == number), None)
    if row is None:
        raise NotFound
    return row


def register() -> None:
    EFFECTS.register("mediation.take_statement", _take_down)
    EFFECTS.register("mediation.amend_statement", _amend)
    GUARDS.register(
        "mediation.room_for_a_statement", Guard(When.SAID, _has_room, lambda *_: TooManyOfThese())
    )


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _write(row: Statement, case: Case, told: Told) -> None:
    row.kind, row.said_at, row.words = told.kind, told.said_at, told.words
    row.party = _party(case, told.party)
    row.speaker, row.place, row.present = told.speaker or None, told.place or None, told.present or None
    row.language, row.original = told.language, told.original or None
    row.interpreter = told.interpreter or None


def _party(case: Case, number: int | None) -> Party | None:
    if number is None:
        return None
    found = Party.objects.filter(dispute=case.pk, left_at=None, number=number).first()
    if found is None:
        reason = _("This case has no such party.")
        raise BadInput(reason, invalid_params=[{"name": "party", "reason": reason}])
    return found


def _take_down(taking: Taking) -> None:
    row: Statement = taking.said["statement"]
    row.dispute, row.at = dispute_of(taking.case), taking.at
    row.number = Statement.objects.filter(dispute=row.dispute).count() + 1
    row.save(force_insert=True)
    _tell(taking, row)


def _amend(taking: Taking) -> None:
    row: Statement = taking.said["statement"]
    row.version += 1
    row.save()
    _tell(taking, row)


def _tell(taking: Taking, row: Statement) -> None:
    taking.data |= {"statement": row.number, "kind": row.kind}


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return Statement.objects.filter(dispute=case.pk).count() < MAX_STATEMENTS
