"""HTTP for documents and recordings: sent as they are, given out to be saved."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import files
from pingan.cases.api.serializers import CasePersonOut
from pingan.cases.models import File
from pingan.cases.parts import Part
from pingan.core import documents
from pingan.core.api import StrictSerializer
from pingan.core.api.parsers import BytesParser
from pingan.core.errors import BadInput
from pingan.core.ids import is_uuid7
from pingan.people.api.base import ActorView


class FileIn(StrictSerializer):
    """Query parameters of a file: what its sender calls it."""

    name = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")


class FileOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    url = serializers.CharField(help_text="Where it is to be had, to be saved.")
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=list(documents.FORMATS))
    size = serializers.IntegerField(help_text="In bytes.")
    by = CasePersonOut()
    at = serializers.DateTimeField()


PART = Part(
    of=files.files_of,
    anew=lambda _case: [],
    field=lambda: FileOut(many=True),
    lies_in=((File, "case_id"),),
)


class FileUploadView(ActorView):
    operations = {"PUT": "cases.file"}
    parser_classes = [BytesParser]

    @extend_schema(
        operation_id="cases_add_file",
        parameters=[FileIn],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={201: FileOut, 200: FileOut},
    )
    def put(self, request: Request, case_id: UUID, file_id: UUID) -> Response:
        """Add a document or a recording to a case: the body is the file. The same bytes again answer 200.

        What it is is told from its content; it is given out to be saved, never to be shown.
        """
        if not is_uuid7(file_id):
            reason = _("Must be a UUID of version 7.")
            raise BadInput(reason, invalid_params=[{"name": "file_id", "reason": reason}])
        asked = FileIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        sent = files.Sent(file_id, asked.validated_data["name"], cast(bytes, request.data or b""))
        file, new = files.add_file(case_id=case_id, sent=sent, by=self.actor)
        people = {file.by_id: self.actor.name}
        described = files.describe(file, file.case, self.actor, people)
        return Response(described, status=201 if new else 200)


class FileView(ActorView):
    operations = {"GET": "cases.read"}

    @extend_schema(
        operation_id="files_read",
        responses={
            (200, documents.FORMATS[code].media_type): OpenApiResponse(OpenApiTypes.BINARY)
            for code in documents.FORMATS
        },
    )
    def get(self, _request: Request, file_id: UUID) -> HttpResponseBase:
        """A file of a case the viewer may read, as an attachment."""
        return files.answer(files.get_file(self.actor, file_id), self.actor)


def urls() -> list[URLPattern]:
    return [
        path("cases/<uuid:case_id>/files/<uuid:file_id>", FileUploadView.as_view()),
        path("files/<uuid:file_id>", FileView.as_view()),
    ]
