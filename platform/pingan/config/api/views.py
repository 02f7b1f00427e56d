"""HTTP for the configuration: a table a section, its changes, and the whole as one file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import IO, Any, cast
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import force_str
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.config import emblems, errors, selectors, services, spreadsheet, texts, whole
from pingan.config.api import serializers as shapes
from pingan.config.models import Change
from pingan.config.sections import SECTIONS, Column, Section
from pingan.config.services import Wanted
from pingan.config.tables import Examined
from pingan.core import paging, workbooks, worksheets
from pingan.core.api import etag, if_match_content
from pingan.core.api.parsers import ImageParser, read_body
from pingan.core.errors import StaleVersion
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

# Five thousand rows of a dozen short cells.
MAX_TABLE = 4 * 1024 * 1024
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The version you saw, in quotes."
)


class SheetParser(BaseParser):
    """A workbook as bytes; `workbooks.bounded` judges it."""

    media_type = worksheets.MEDIA_TYPE

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The bytes. Raises TooLarge, BrokenOff."""
        return read_body(stream, workbooks.MAX_BYTES)


class SectionListView(ActorView):
    operations = {"GET": "config.read"}

    @extend_schema(operation_id="config_sections", responses=shapes.SectionListOut)
    def get(self, _request: Request) -> Response:
        """The tables of the configuration, and who changed each last."""
        return Response({"items": [_section_out(section, self.actor) for section in SECTIONS.values()]})


class TableView(ActorView):
    operations = {"GET": "config.read", "PUT": "config.write"}
    problems = {
        "GET": (errors.UnknownSection,),
        "PUT": (
            errors.TableRefused,
            errors.UnfitDay,
            errors.NothingChanged,
            errors.OfAllCounties,
            StaleVersion,
        ),
    }
    max_body = MAX_TABLE

    @extend_schema(operation_id="config_table", responses=shapes.TableOut)
    def get(self, _request: Request, section: str) -> Response:
        """A section's columns and rows. The ETag is the version a change must name."""
        return _table_response(selectors.section_of(section), self.actor)

    @extend_schema(
        operation_id="config_change",
        parameters=[IF_MATCH, receipts.IDEMPOTENCY_KEY],
        request=shapes.TableIn,
        responses=shapes.TableOut,
    )
    def put(self, request: Request, section: str) -> Response:
        """Make the table be this one from a day on. Refused (412) where somebody else has changed it."""
        found = selectors.section_of(section)
        said = _read(shapes.TableIn, request)
        own_id = uuid7()
        wanted = Wanted(found, said["rows"], said["valid_from"], if_match_content(request), said["why"])
        change = partial(services.change, wanted, by=self.actor, own_id=own_id)
        done = receipts.once(request, "config", own_id, change)
        answer = _table_response(found, self.actor)
        return receipts.replayed(answer) if done.replayed else answer


class EmblemListView(ActorView):
    operations = {"POST": "config.write"}
    problems = {"POST": (errors.NoEmblem, errors.EnoughEmblems)}
    parser_classes = [ImageParser]
    max_body = emblems.MAX_BYTES

    @extend_schema(
        operation_id="config_put_emblem",
        request={"image/*": OpenApiTypes.BINARY},
        responses={200: shapes.EmblemOut},
    )
    def post(self, request: Request) -> Response:
        """Keep a picture as an emblem that the county's table can name. The same again is the same one."""
        return Response({"digest": emblems.keep(cast(bytes, request.data), self.actor).digest})


class PreviewView(ActorView):
    operations = {"POST": "config.write"}
    problems = {"POST": (errors.UnfitDay, errors.OfAllCounties)}
    max_body = MAX_TABLE

    @extend_schema(operation_id="config_preview", request=shapes.TableIn, responses=shapes.PreviewOut)
    def post(self, request: Request, section: str) -> Response:
        """What a table would change, what is wrong with it, and what it would have meant last month."""
        found = selectors.section_of(section)
        said = _read(shapes.TableIn, request)
        seen = services.preview(found, said["rows"], on=said["valid_from"], by=self.actor)
        return Response(
            {
                "version": seen.version,
                "rows": seen.examined.rows,
                "problems": _problems_out(seen.examined),
                **_touched(seen.examined),
                "consequences": [
                    {"text": force_str(one.text), "count": one.count, "capped": one.capped}
                    for one in seen.consequences
                ],
            }
        )


class SheetView(ActorView):
    operations = {"GET": "config.read", "POST": "config.write"}
    problems = {"POST": (errors.NoSpreadsheet, workbooks.WorkbookRefused)}

    def get_parsers(self) -> list[BaseParser]:
        return [SheetParser()]

    @extend_schema(operation_id="config_sheet", responses={(200, worksheets.MEDIA_TYPE): OpenApiTypes.BINARY})
    def get(self, _request: Request, section: str) -> HttpResponseBase:
        """The table as a spreadsheet."""
        found = selectors.section_of(section)
        county = self.actor.county_code
        file = spreadsheet.of_section(found, selectors.table(found, county).rows, county)
        answer = HttpResponse(file, content_type=worksheets.MEDIA_TYPE)
        name = quote(f"{force_str(found.label)}.xlsx")
        answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return answer

    @extend_schema(
        operation_id="config_read_sheet",
        request={worksheets.MEDIA_TYPE: OpenApiTypes.BINARY},
        responses=shapes.SheetOut,
    )
    def post(self, request: Request, section: str) -> Response:
        """Read the rows of a spreadsheet. Nothing is saved: they are a draft to look at."""
        # Without a body DRF asks no parser.
        file = request.data if isinstance(request.data, bytes) else b""
        return Response({"rows": spreadsheet.rows_for(selectors.section_of(section), file)})


class ChangeListView(ActorView):
    operations = {"GET": "config.read"}

    @extend_schema(
        operation_id="config_changes",
        parameters=[shapes.ChangesIn],
        responses=shapes.ChangeListOut,
    )
    def get(self, request: Request) -> Response:
        """Who changed what, the newest first; of one section or of all."""
        asked = shapes.ChangesIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        section = asked.validated_data.get("section", "")
        if section:
            selectors.section_of(section)
        found = selectors.changes(
            section,
            county=self.actor.county_code,
            cursor=paging.cursor_of(request, selectors.NEWEST),
            size=paging.size_of(request),
        )
        return Response({"items": [_change_out(change) for change in found.items], "next": found.next})


class ChangeView(ActorView):
    operations = {"GET": "config.read"}

    @extend_schema(operation_id="config_change_read", responses=shapes.ChangeWholeOut)
    def get(self, _request: Request, change_id: UUID) -> Response:
        """One change with the rows it touched, before and after."""
        found = selectors.get_change(change_id, self.actor.county_code)
        return Response({**_change_out(found), "before": found.before, "after": found.after})


class UndoView(ActorView):
    operations = {"POST": "config.write"}
    problems = {"POST": (errors.AlreadyUndone, errors.ChangedSince, errors.TableRefused)}

    @extend_schema(
        operation_id="config_undo",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=None,
        responses=shapes.ChangeOut,
    )
    def post(self, request: Request, change_id: UUID) -> Response:
        """Take a change back, by a change of its own that makes its rows be what they were."""
        own_id = uuid7()
        undo = partial(services.undo, change_id=change_id, by=self.actor, own_id=own_id)
        done = receipts.once(request, "config", change_id, undo)
        answer = Response(_change_out(selectors.undoing(change_id)))
        return receipts.replayed(answer) if done.replayed else answer


class ConfigurationView(ActorView):
    operations = {"GET": "config.read", "POST": "config.write"}
    problems = {"POST": (errors.NoConfiguration, errors.UnfitDay, errors.NothingChanged, StaleVersion)}
    max_body = MAX_TABLE

    @extend_schema(operation_id="config_whole", responses=shapes.ConfigurationOut)
    def get(self, _request: Request) -> Response:
        """The whole configuration as one file."""
        answer = Response(whole.whole(self.actor.county_code))
        answer["ETag"] = etag(services.whole_version(self.actor.county_code))
        return answer

    @extend_schema(
        operation_id="config_take",
        parameters=[
            OpenApiParameter(
                "If-Match",
                str,
                OpenApiParameter.HEADER,
                required=False,
                description="The version a dry run told; needed to do it.",
            ),
            receipts.IDEMPOTENCY_KEY,
        ],
        request=shapes.ConfigurationIn,
        responses=shapes.ConfigurationTakenOut,
    )
    def post(self, request: Request) -> Response:
        """Take in a whole configuration: a dry run first, then with the version it told. All or nothing."""
        said = _read(shapes.ConfigurationIn, request)
        wanted = whole.sections_of(said["file"])
        dry = said["dry_run"]
        version = "" if dry else if_match_content(request)
        take = partial(
            services.change_several,
            wanted,
            on=said["valid_from"],
            why=said["why"],
            version=version,
            by=self.actor,
            dry=dry,
        )
        own_id = uuid7()
        done = receipts.once(request, "config", own_id, take)
        changes, examined = done.done or ([], {})
        answer = Response(
            {
                "version": services.whole_version(self.actor.county_code),
                "saved": done.replayed or (bool(changes)),
                "sections": [_examined_out(code, one) for code, one in examined.items()],
            }
        )
        return receipts.replayed(answer) if done.replayed else answer


class TextModuleListView(ActorView):
    operations = {"GET": "config.texts"}

    @extend_schema(operation_id="texts_list", responses=shapes.TextModuleListOut)
    def get(self, _request: Request) -> Response:
        """The text modules that are offered to the viewer's post."""
        rows = texts.offered_to(self.actor)
        return Response({"items": [{"shortcut": row["shortcut"], "text": row["text"]} for row in rows]})


def _read(shape: type[Any], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    said: dict[str, Any] = body.validated_data
    return said


def _table_response(section: Section, viewer: Actor) -> Response:
    county = viewer.county_code
    table = selectors.table(section, county)
    answer = Response(
        {
            "section": _section_out(section, viewer),
            "columns": [_column_out(column, county) for column in section.columns],
            "key": list(section.key),
            "rows": table.rows,
            "most_rows": section.most_rows,
            "since": table.since,
            "version": table.version,
        }
    )
    answer["ETag"] = etag(table.version)
    return answer


def _section_out(section: Section, viewer: Actor) -> dict[str, Any]:
    newest = selectors.newest_change(section.code, viewer.county_code)
    return {
        "code": section.code,
        "label": force_str(section.label),
        "about": force_str(section.about),
        "dated": section.dated,
        "shared": section.shared,
        "writable": services.may_change(section, viewer),
        "changed": _change_out(newest) if newest else None,
    }


def _column_out(column: Column, county: str) -> dict[str, Any]:
    same = ("name", "kind", "required", "several", "fixed", "least")
    return {
        **{name: getattr(column, name) for name in same},
        "label": force_str(column.label),
        "hint": force_str(column.hint),
        "most": column.most if column.kind == "number" else column.longest,
        "choices": [{"value": one.value, "label": force_str(one.label)} for one in column.offered(county)],
    }


def _change_out(change: Change) -> dict[str, Any]:
    same = ("id", "section", "valid_from", "at", "why", "added", "changed", "removed")
    section = SECTIONS.get(change.section)
    undone_by = getattr(change, "undone_by", None)
    return {
        **{name: getattr(change, name) for name in same},
        "section_label": force_str(section.label) if section else change.section,
        "by": {"id": change.by.pk, "name": change.by.name} if change.by else None,
        "undoes": change.undoes_id,
        "undone_by": undone_by.pk if undone_by else None,
    }


def _problems_out(examined: Examined) -> list[dict[str, Any]]:
    return [
        {"row": one.row, "key": one.key, "column": one.column, "reason": force_str(one.reason)}
        for one in examined.problems
    ]


def _touched(examined: Examined) -> dict[str, list[str]]:
    found = examined.draft.difference if examined.draft else None
    return {name: list(getattr(found, name, ())) for name in ("added", "changed", "removed")}


def _examined_out(code: str, examined: Examined) -> dict[str, Any]:
    counts = {name: len(keys) for name, keys in _touched(examined).items()}
    label = force_str(SECTIONS[code].label)
    return {"section": code, "label": label, "problems": _problems_out(examined), **counts}
