"""The case, and what lies beside it."""

from pingan.cases.models.case import (
    ACTION_LENGTH,
    ASSIGNED,
    ESCALATED,
    GROUND_LENGTH,
    OPEN,
    OPENING_LENGTH,
    STATE_LENGTH,
    SUMMARY_LENGTH,
    TO_CALL,
    TRACK_LENGTH,
    Case,
    Received,
    Wording,
    shown_code,
)
from pingan.cases.models.clock import Clock, Escalation
from pingan.cases.models.desk import CategoryWords, Lease, ReadMark, ShiftNote
from pingan.cases.models.file import FILE_NAME_LENGTH, SHOWN, File, Photo, PhotoUnderWay
from pingan.cases.models.step import Link, Step
from pingan.cases.models.task import BESIDE, DutyOverridden, Task, TaskRating

__all__ = [
    "ACTION_LENGTH",
    "ASSIGNED",
    "BESIDE",
    "ESCALATED",
    "FILE_NAME_LENGTH",
    "GROUND_LENGTH",
    "OPEN",
    "OPENING_LENGTH",
    "SHOWN",
    "STATE_LENGTH",
    "SUMMARY_LENGTH",
    "TO_CALL",
    "TRACK_LENGTH",
    "Case",
    "CategoryWords",
    "Clock",
    "DutyOverridden",
    "Escalation",
    "File",
    "Lease",
    "Link",
    "Photo",
    "PhotoUnderWay",
    "ReadMark",
    "Received",
    "ShiftNote",
    "Step",
    "Task",
    "TaskRating",
    "Wording",
    "shown_code",
]
