"""How dangerous a dispute may become: signs are ticked, a table proposes, and a person gives the grade.

The grade is the dispute's and never a person's. While signs wait for their grade a clock runs, which comes up
from post to post; what asks for the police lets nobody bring the parties together until they have been told
(人民调解法 art. 25). Signs of violence at home make no ordinary family matter (反家庭暴力法 art. 14).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.cases import clocks, reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.cases.workflow import start, stop
from pingan.categories.urgencies import CRITICAL
from pingan.config.differences import Row
from pingan.core.errors import Problem, StaleVersion
from pingan.mediation import visits
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import DangerUngraded, NothingToGrade, PoliceNotTold, UnknownSign
from pingan.mediation.models import Agreement, Danger, Grade
from pingan.mediation.moves.danger import GRADE_DANGER, GRADED, TELL_POLICE, TICK_SIGNS, TOLD
from pingan.mediation.tables import SIGNS
from pingan.mediation.workflow import AGREED
from pingan.people.actors import Actor

GRADES: Final = (Grade.UNGRADED, Grade.LOW, Grade.MIDDLE, Grade.HIGH)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody answers, and the version of what they saw; 0 where nobody ticked anything yet."""

    case_id: UUID
    version: int
    by: Actor


@dataclass(frozen=True, slots=True)
class PoliceReport:
    """When the police were told, at which office, and under which number of theirs."""

    told_at: datetime
    office: str
    reference: str = ""


@transaction.atomic
def tick_signs(*, seen: Seen, signs: Sequence[str]) -> Danger:
    """Write down what was seen. An earlier grade is void where something else was seen.

    Raises NotFound, StaleVersion, WrongState, NotYourMove, UnknownSign.
    """
    case, danger = _locked(seen)
    if not set(signs) <= SIGNS.codes(case.county_code):
        raise UnknownSign(invalid_params=[{"name": "signs", "reason": UnknownSign.title}])
    danger.signs = sorted(set(signs))
    danger.proposed = proposed(case.county_code, danger.signs)
    return _take(case, TICK_SIGNS, seen.by, danger)


@transaction.atomic
def grade_danger(*, seen: Seen, grade: str, why: str) -> Danger:
    """Give the grade, which need not be the one proposed. Raises as `tick_signs`, and NothingToGrade."""
    case, danger = _ticked(seen)
    danger.grade, danger.why = grade, why or None
    return _take(case, GRADE_DANGER, seen.by, danger)


@transaction.atomic
def tell_police(*, seen: Seen, report: PoliceReport) -> Danger:
    """Record that the police were told. Raises as `tick_signs`, NothingToGrade."""
    case, danger = _ticked(seen)
    danger.police_told_at = report.told_at
    danger.police_office, danger.police_reference = report.office, report.reference
    return _take(case, TELL_POLICE, seen.by, danger)


def proposed(county: str, signs: Collection[str]) -> str:
    """The highest grade of the signs; two that speak of the middle one are as much as one of the high."""
    grades = [str(row["grade"]) for row in SIGNS.rows(county) if row["code"] in signs]
    if grades.count(Grade.MIDDLE) > 1:
        return Grade.HIGH
    return max(grades, key=lambda grade: GRADES.index(Grade(grade)), default=Grade.UNGRADED)


def asks_for_police(county: str, signs: Collection[str]) -> bool:
    return any(row["police"] for row in SIGNS.rows(county) if row["code"] in signs)


def danger_of(case: Case) -> Danger | None:
    return Danger.objects.filter(dispute_id=case.pk).first()


# -- reads -----------------------------------------------------------------------------------------


def describe(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """The grade for everybody who reads the case; the signs for whoever may answer them."""
    known = danger_of(case)
    if known is None:
        return None
    sees = reach.holds(case, viewer, "mediation.danger")
    return {
        "version": known.version,
        "proposed": known.proposed,
        "grade": known.grade,
        "graded_at": known.graded_at,
        "signs": [_sign(row) for row in _rows(case, known)] if sees else None,
        "why": (known.why or "") if sees else None,
        "police": _police(case, known) if sees else None,
        "may_write": sees and _may_be_written(case, viewer),
    }


def _police(case: Case, danger: Danger) -> dict[str, Any]:
    return {
        "asked": asks_for_police(case.county_code, danger.signs),
        "told_at": danger.police_told_at,
        "office": danger.police_office,
        "reference": danger.police_reference,
    }


def _rows(case: Case, danger: Danger) -> list[Row]:
    return [row for row in SIGNS.rows(case.county_code) if row["code"] in danger.signs]


def _sign(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("code", "label", "label_en", "grade", "police")}


def _may_be_written(case: Case, viewer: Actor) -> bool:
    try:
        allowed_move(case, TICK_SIGNS, viewer)
    except Problem:
        return False
    return True


# -- behind the lock -------------------------------------------------------------------------------


def register() -> None:
    EFFECTS.register("mediation.tick_signs", _tick)
    EFFECTS.register("mediation.grade_danger", _grade)
    EFFECTS.register("mediation.tell_police", _tell)
    GUARDS.register("mediation.danger_seen_to", Guard(When.SAID, _is_seen_to, _what_is_missing))


def _locked(seen: Seen) -> tuple[Case, Danger]:
    case = lock_case(seen.case_id, seen.by)
    danger = danger_of(case) or Danger(version=0)
    if danger.version != seen.version:
        raise StaleVersion
    return case, danger


def _ticked(seen: Seen) -> tuple[Case, Danger]:
    case, danger = _locked(seen)
    if not danger.signs:
        raise NothingToGrade
    return case, danger


def _take(case: Case, action: str, by: Actor, danger: Danger) -> Danger:
    danger.version += 1
    take_locked(case, Target(case.pk, None, by), action, danger=danger)
    return danger


def _clocks(taking: Taking, *ops: Any) -> None:
    taking.changed |= set(clocks.run(taking.case, ops, taking.at))


def _tick(taking: Taking) -> None:
    danger: Danger = taking.said["danger"]
    danger.dispute = dispute_of(taking.case)
    danger.ticked_at, danger.ticked_by_id = taking.at, taking.by.account_id
    danger.grade, danger.graded_at, danger.graded_by, danger.why = Grade.UNGRADED, None, None, None
    danger.save()
    _clocks(taking, start(GRADED) if danger.signs else stop(GRADED), stop(TOLD))
    if danger.proposed == Grade.HIGH:
        # It is told by night, too, and stands with what cannot wait.
        taking.change(urgency=CRITICAL)
    taking.data |= {"signs": len(danger.signs), "proposed": danger.proposed}


def _grade(taking: Taking) -> None:
    danger: Danger = taking.said["danger"]
    danger.graded_at, danger.graded_by_id = taking.at, taking.by.account_id
    danger.save()
    _clocks(taking, stop(GRADED), start(TOLD) if _police_are_to_hear(taking.case, danger) else stop(TOLD))
    if danger.dispute.outcome:
        # How long somebody looks after it hangs on its grade.
        visits.plan(taking.case, danger.dispute, Agreement.objects.filter(dispute=danger.dispute).first())
    taking.data |= {"grade": danger.grade, "proposed": danger.proposed}


def _tell(taking: Taking) -> None:
    taking.said["danger"].save()
    _clocks(taking, stop(TOLD))


def _is_seen_to(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    """Asked of a session, and of a conclusion where something was agreed; nothing stands in the way of ending
    a mediation."""
    if said.get("outcome") is not None and said["outcome"] not in AGREED:
        return True
    return _missing(case) is None


def _what_is_missing(case: Case, _by: Actor) -> Problem:
    return _missing(case) or DangerUngraded()


def _missing(case: Case) -> Problem | None:
    """A grade for what was seen, or the police where a sign asks for them."""
    danger = danger_of(case)
    if danger is None or not danger.signs:
        return None
    if not danger.grade:
        return DangerUngraded()
    return PoliceNotTold() if _police_must_hear(case, danger) else None


def _police_must_hear(case: Case, danger: Danger) -> bool:
    """Before parties are brought together: a sign says so, whatever grade a person gave."""
    return danger.police_told_at is None and asks_for_police(case.county_code, danger.signs)


def _police_are_to_hear(case: Case, danger: Danger) -> bool:
    """And, by a clock that stands in nobody's way, of whatever is graded high."""
    high = danger.grade == Grade.HIGH and danger.police_told_at is None
    return high or _police_must_hear(case, danger)
