"""Taking in what others hand over: each matter once, as a case of ours or waiting for somebody who knows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.cases import clocks
from pingan.cases.errors import OutsideCounty, UnknownGrid
from pingan.cases.models import Case, Clock, shown_code
from pingan.cases.reporting import Report, report_case
from pingan.core import clock, tables
from pingan.core.errors import NotFound
from pingan.core.ids import uuid7
from pingan.core.tables import TableRefused
from pingan.incoming import numbers, rows, selectors
from pingan.incoming.errors import (
    AnswerMismatch,
    BatchMismatch,
    NoLongerWaits,
    NothingToAnswer,
)
from pingan.incoming.models import UNANSWERED, Answer, Batch, Matter, Source, Waits
from pingan.incoming.rows import Fault, Ground, Reading
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people.actors import Actor

# The kind of clock that runs until a source has its answer.
ANSWER: Final = "answer"
MAX_ANSWERED = 2000

Becomes = Literal["case", "waits", "known", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one row of a table."""

    line: int
    number: str
    becomes: Becomes
    waits: str = ""
    faults: Sequence[Fault] = ()
    # Of the case that it became, or became before.
    case_code: str = ""


# -- taking a table in -----------------------------------------------------------------------------


def preview(*, source_code: str, data: bytes, by: Actor) -> list[Outcome]:
    """What `take_in` would make of a table, without doing it. Raises what it raises."""
    source, lines = _opened(source_code, data, by)
    known = selectors.known_numbers(source, [reading.number for _line, reading, _cells in lines])
    return [_foreseen(line, reading, known) for line, reading, _cells in lines]


def take_in(
    *, source_code: str, batch_id: UUID, name: str, data: bytes, by: Actor
) -> tuple[Batch, list[Outcome]]:
    """Take a table in, row by row, each on its own: what has been done stays done when one fails or the line
    is lost, and the same table again finds it done.

    Raises UnknownSource, BatchMismatch for another table under the id, and what `tables.read` raises.
    """
    source, lines = _opened(source_code, data, by)
    digest = hashlib.sha256(data).digest()
    before = Batch.objects.filter(pk=batch_id).first()
    if before is not None and (bytes(before.sha256) != digest or before.source_id != source.pk):
        raise BatchMismatch
    outcomes = [_take_row(source, batch_id, line, reading, cells, by) for line, reading, cells in lines]
    return before or _close_batch(batch_id, source, name, digest, outcomes, by), outcomes


def _opened(
    source_code: str, data: bytes, by: Actor
) -> tuple[Source, list[tuple[int, Reading, Mapping[str, str]]]]:
    source = selectors.get_source(by, source_code)
    table = tables.read(data)
    needed = [source.headings.get(field, "") for field, must in rows.FIELDS.items() if must]
    if gone := tables.missing(table, needed):
        raise TableRefused(format_lazy(_("There is no column {name}."), name=gone[0] or "—"))
    means, ground = selectors.meanings(source), Ground(by.county_code)
    return source, [(row.line, rows.read(row.cells, source, means, ground), row.cells) for row in table]


def _foreseen(line: int, reading: Reading, known: dict[str, str]) -> Outcome:
    if reading.faults:
        return Outcome(line, reading.number, "refused", faults=reading.faults)
    if reading.number in known:
        return Outcome(line, reading.number, "known", case_code=known[reading.number])
    # A number that stands in the table twice is one matter.
    known[reading.number] = ""
    becomes: Becomes = "waits" if reading.waits else "case"
    return Outcome(line, reading.number, becomes, waits=reading.waits)


def _take_row(
    source: Source, batch_id: UUID, line: int, reading: Reading, cells: Mapping[str, str], by: Actor
) -> Outcome:
    if reading.faults:
        return Outcome(line, reading.number, "refused", faults=reading.faults)
    matter = _matter_of(source, batch_id, line, reading, cells)
    try:
        with transaction.atomic():
            case = _write_down(matter, reading, by)
    except IntegrityError:
        return _known(source, batch_id, line, reading.number)
    if case is None:
        return Outcome(line, reading.number, "waits", waits=matter.waits)
    return Outcome(line, reading.number, "case", case_code=shown_code(case.code))


def _known(source: Source, batch_id: UUID, line: int, number: str) -> Outcome:
    """A number that was taken in before: by this very table, if its answer was lost, or by another."""
    matter = Matter.objects.select_related("case").get(source=source, number=number)
    code = shown_code(matter.case.code) if matter.case else ""
    if (matter.batch, matter.line) != (batch_id, line):
        return Outcome(line, number, "known", case_code=code)
    return Outcome(line, number, "case" if code else "waits", waits=matter.waits, case_code=code)


def _matter_of(
    source: Source, batch_id: UUID, line: int, reading: Reading, cells: Mapping[str, str]
) -> Matter:
    return Matter(
        source=source,
        county_code=source.county_code,
        number=reading.number,
        row=json.dumps(dict(cells), ensure_ascii=False),
        theirs=reading.theirs,
        handed_over_at=reading.handed_over_at,
        answer_due=reading.answer_due,
        came_at=clock.now(),
        batch=batch_id,
        line=line,
    )


def _write_down(matter: Matter, reading: Reading, by: Actor) -> Case | None:
    """The matter, and the case that it becomes at once where nothing is left open.

    Raises IntegrityError where the source has handed it over before.
    """
    case_id = uuid7()
    matter.waits = reading.waits
    matter.case_id = None if matter.waits else case_id
    matter.save(force_insert=True)
    if matter.waits:
        _tell("incoming.waits", matter, by)
        return None
    try:
        return _report(matter, case_id, reading, by)
    except (OutsideCounty, UnknownGrid):
        matter.waits, matter.case_id = Waits.PLACE, None
        matter.save(update_fields=["waits", "case_id"])
        _tell("incoming.waits", matter, by)
        return None


def _report(matter: Matter, case_id: UUID, reading: Reading, by: Actor) -> Case:
    """The case of a matter. The act of its report is the last statement but for the clock of the answer,
    which waits for nobody."""
    report = Report(
        id=case_id,
        category=reading.category or "",
        what=reading.what,
        place_note=reading.place_note,
        urgency=reading.urgency,
        place=reading.place,
        grid_code=reading.grid_code,
        occurred_at=None,
        resolved_on_spot=False,
        sent={"incoming": str(matter.pk), "number": matter.number},
        brought={"caller": reading.caller} if reading.caller else {},
    )
    case = report_case(report=report, by=by).case
    numbers.keep_known(case.pk, matter.county_code, reading.numbers)
    if matter.answer_due is not None and matter.answer_due > matter.came_at:
        clocks.start_until(case, ANSWER, matter.came_at, matter.answer_due)
    return case


@transaction.atomic
def _close_batch(
    batch_id: UUID, source: Source, name: str, digest: bytes, outcomes: Sequence[Outcome], by: Actor
) -> Batch:
    counts = Counter(outcome.becomes for outcome in outcomes)
    said = {
        "source": source,
        "name": name,
        "sha256": digest,
        "by_id": by.account_id,
        "at": clock.now(),
        "counts": {word: counts[word] for word in ("case", "waits", "known", "refused")},
    }
    # The same table may have come over two connections at once.
    batch, new = Batch.objects.get_or_create(id=batch_id, defaults=said)
    if new:
        _record("incoming.taken_in", "incoming_batch", batch.pk, by, batch.counts)
    elif bytes(batch.sha256) != digest or batch.source_id != source.pk:
        raise BatchMismatch
    return batch


# -- what waits ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a matter that waits."""

    category: str
    grid_code: str | None
    urgency: str | None


@transaction.atomic
def accept(*, matter_id: UUID, said: Said, by: Actor) -> Case:
    """Make a case of a matter that waits, by what its reader says of it.

    Raises NotFound, NoLongerWaits, and what a report is refused for: UnknownCategory, UnknownGrid,
    PlaceMissing.
    """
    matter = _waiting(matter_id, by)
    told = rows.read(json.loads(matter.row), matter.source, {}, Ground(by.county_code))
    reading = rows.settled(told, category=said.category, grid_code=said.grid_code, urgency=said.urgency)
    case_id = uuid7()
    matter.waits, matter.case_id = Waits.NOTHING, case_id
    matter.save(update_fields=["waits", "case_id"])
    return _report(matter, case_id, reading, by)


@transaction.atomic
def send_back(*, matter_id: UUID, reason: str, by: Actor) -> Matter:
    """Hand a matter that waits back to its source, with the reason. Raises NotFound, NoLongerWaits."""
    matter = _waiting(matter_id, by)
    matter.returned_at, matter.returned_by_id, matter.return_reason = clock.now(), by.account_id, reason
    matter.save(update_fields=["returned_at", "returned_by_id", "return_reason"])
    _tell("incoming.sent_back", matter, by)
    return matter


def read_again(*, source_code: str, by: Actor) -> int:
    """Look again at what waits of a source, by what its categories mean today; how many became cases."""
    source = selectors.get_source(by, source_code)
    means, ground = selectors.meanings(source), Ground(by.county_code)
    return sum(
        _look_again(matter_id, source, means, ground, by) for matter_id in _settled(source, means, ground)
    )


def _settled(source: Source, means: Mapping[str, str], ground: Ground) -> Iterator[UUID]:
    waiting = selectors.all_waiting(source)[: tables.MAX_ROWS]
    for matter in waiting:
        if not rows.read(json.loads(matter.row), source, means, ground).waits:
            yield matter.pk


@transaction.atomic
def _look_again(matter_id: UUID, source: Source, means: Mapping[str, str], ground: Ground, by: Actor) -> bool:
    try:
        matter = _waiting(matter_id, by)
    except NoLongerWaits:
        return False
    reading = rows.read(json.loads(matter.row), source, means, ground)
    case_id = uuid7()
    matter.waits, matter.case_id = Waits.NOTHING, case_id
    matter.save(update_fields=["waits", "case_id"])
    try:
        _report(matter, case_id, reading, by)
    except (OutsideCounty, UnknownGrid):
        transaction.set_rollback(True)
        return False
    return True


def _waiting(matter_id: UUID, by: Actor) -> Matter:
    matters = Matter.objects.select_for_update(of=("self",)).select_related("source")
    matter = matters.filter(pk=matter_id, county_code=by.county_code).first()
    if matter is None:
        raise NotFound
    if matter.case_id is not None or matter.returned_at is not None:
        raise NoLongerWaits
    return matter


# -- answers ---------------------------------------------------------------------------------------


@transaction.atomic
def make_answer(*, source_code: str, answer_id: UUID, by: Actor) -> Answer:
    """A table of answers to whatever of a source is finished and was not answered, at most 2,000 matters.

    The same id again is the same table. Raises UnknownSource, AnswerMismatch for the id of another source's,
    NothingToAnswer.
    """
    source = selectors.get_source(by, source_code, lock=True)
    before = Answer.objects.filter(pk=answer_id).first()
    if before is not None:
        if before.source_id != source.pk:
            raise AnswerMismatch
        return before
    finished = list(selectors.finished(source).values_list("pk", "case_id")[:MAX_ANSWERED])
    if not finished:
        raise NothingToAnswer
    answer = Answer.objects.create(
        id=answer_id, source=source, by_id=by.account_id, at=clock.now(), matters=len(finished)
    )
    Matter.objects.filter(UNANSWERED, pk__in=[pk for pk, _case in finished]).update(answer=answer)
    running = Clock.objects.filter(kind=ANSWER, stopped_at=None, case_id__in=[case for _pk, case in finished])
    running.update(stopped_at=answer.at, paused_at=None)
    _record("incoming.answered", "incoming_answer", answer.pk, by, {"matters": len(finished)})
    return answer


# -- the journal -----------------------------------------------------------------------------------


def _tell(word: str, matter: Matter, by: Actor) -> None:
    _record(word, "incoming_matter", matter.pk, by, {"waits": matter.waits})


def _record(word: str, object_type: str, object_id: UUID, by: Actor, facts: Mapping[str, Any]) -> None:
    journal.record(
        area_code=by.county_code,
        type=word,
        topic=Topic.INCOMING,
        object_type=object_type,
        object_id=object_id,
        actor=by.account_id,
        post=by.post_id,
        facts=facts,
    )
