"""The table that goes back to a source: by its own numbers, what became of each matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Final
from uuid import UUID

import xlsxwriter
from django.utils import timezone

from pingan.cases.endings import last_closings, words_that_go_out
from pingan.cases.models import Case, Step, shown_code
from pingan.core.errors import NotFound
from pingan.core.worksheets import neutral, sheet_name
from pingan.incoming.models import Answer, Matter
from pingan.people.actors import Actor

HEADINGS: Final = ("来源编号", "平台编号", "办理情况", "办理结果或退回原因", "办结或退回时间")
_WIDTHS = (24, 16, 14, 60, 20)
SENT_BACK: Final = "退回"
_DONE = "已办结"
SHEET: Final = "答复"
# By the action that ended the case; every other one has dealt with it.
_ENDINGS: Mapping[str, str] = {"reject": "不予受理", "withdraw": "来件人撤回", "merge": "并入同一事项"}


def get_answer(viewer: Actor, answer_id: UUID) -> Answer:
    """One of the county's answers, or NotFound."""
    answers = Answer.objects.select_related("source", "by")
    answer = answers.filter(pk=answer_id, source__county_code=viewer.county_code).first()
    if answer is None:
        raise NotFound
    return answer


def workbook(answer: Answer) -> bytes:
    """The answer as an XLSX file. Every cell is written as text, and none begins like a formula."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(sheet_name(answer.source.name, otherwise=SHEET))
        bold = book.add_format({"bold": True})
        for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for number, line in enumerate(lines_of(answer), start=1):
            for column, said in enumerate(line):
                sheet.write_string(number, column, neutral(said))
    return made.getvalue()


def lines_of(answer: Answer) -> Iterator[tuple[str, ...]]:
    """A line for each matter that was answered, in the order in which they came; as it was when the answer
    was made, whatever has become of the case since."""
    matters = list(
        Matter.objects.filter(answer=answer).select_related("case").order_by("came_at", "id").defer("row")
    )
    ends = last_closings([matter.case_id for matter in matters if matter.case_id], answer.at)
    for matter in matters:
        yield _sent_back(matter) if matter.case is None else _finished(matter, matter.case, ends)


def _sent_back(matter: Matter) -> tuple[str, ...]:
    return matter.number, "", SENT_BACK, matter.return_reason, _time(matter.returned_at)


def _finished(matter: Matter, case: Case, ends: Mapping[UUID, Step]) -> tuple[str, ...]:
    end = ends.get(case.pk)
    if end is None:
        return matter.number, shown_code(case.code), _DONE, "", ""
    words = words_that_go_out(end, case.track)
    return matter.number, shown_code(case.code), _ENDINGS.get(end.action, _DONE), words, _time(end.at)


def _time(at: datetime | None) -> str:
    if at is None:
        return ""
    return timezone.localtime(at, timezone.get_default_timezone()).strftime("%Y-%m-%d %H:%M")
