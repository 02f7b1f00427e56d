"""HTTP for photos and files that come in parts: where it goes on, and the next part."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final, cast
from uuid import UUID

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import files, photo_parts, selectors
from pingan.cases.api.files import FileIn, FileOut
from pingan.cases.api.serializers import PhotoIn, PhotoOut
from pingan.cases.errors import OtherOffset, TooManyUnderWay, TornPhoto
from pingan.cases.models import File, Photo
from pingan.cases.photo_parts import Part, Standing, Whole
from pingan.core.api.parsers import BytesParser
from pingan.core.errors import BadInput, Problem
from pingan.core.ids import is_uuid7
from pingan.people.api.base import ActorView

OFFSET: Final = "Upload-Offset"
LENGTH: Final = "Upload-Length"
SHA256: Final = "Upload-Sha256"
_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class PhotoStandingOut(serializers.Serializer[Any]):
    offset = serializers.IntegerField(help_text="The photo goes on from this byte.")
    photo = PhotoOut(allow_null=True, help_text="The photo, once all of it is here.")


class FileStandingOut(serializers.Serializer[Any]):
    offset = serializers.IntegerField(help_text="The file goes on from this byte.")
    file = FileOut(allow_null=True, help_text="The file, once all of it is here.")


_ABOUT = [
    OpenApiParameter(OFFSET, int, OpenApiParameter.HEADER, required=True, description="From here."),
    OpenApiParameter(LENGTH, int, OpenApiParameter.HEADER, required=True, description="Of the whole."),
    OpenApiParameter(
        SHA256, str, OpenApiParameter.HEADER, required=True, description="Of the whole, in hex."
    ),
]


class PhotoPartsView(ActorView):
    operations = {"GET": "cases.photo", "PATCH": "cases.photo"}
    parser_classes = [BytesParser]
    max_body = photo_parts.MOST_PART
    problems: ClassVar[dict[str, tuple[type[Problem], ...]]] = {
        "PATCH": (OtherOffset, TornPhoto, TooManyUnderWay)
    }

    @extend_schema(operation_id="photos_standing", responses=PhotoStandingOut)
    def get(self, _request: Request, case_id: UUID, photo_id: UUID) -> Response:
        """How far a photo of yours has come."""
        return _answer(photo_parts.standing(case_id=case_id, photo_id=photo_id, by=self.actor))

    @extend_schema(
        operation_id="photos_add_part",
        parameters=[PhotoIn, *_ABOUT],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={200: PhotoStandingOut, 201: PhotoStandingOut},
    )
    def patch(self, request: Request, case_id: UUID, photo_id: UUID) -> Response:
        """Add the next part of a photo: 16 KiB to 1 MiB, the last one may be smaller. 201 with the photo when
        it is whole; an empty part where all bytes are here tries to finish it once more."""
        asked = PhotoIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        of = photo_parts.photo_of(asked.validated_data["shows"])
        part = _part(request, photo_id, "photo_id", of)
        return _answer(photo_parts.add_part(case_id=case_id, part=part, by=self.actor, of=of))


class FilePartsView(ActorView):
    operations = {"GET": "cases.file", "PATCH": "cases.file"}
    parser_classes = [BytesParser]
    max_body = photo_parts.MOST_PART
    problems: ClassVar[dict[str, tuple[type[Problem], ...]]] = {
        "PATCH": (OtherOffset, TornPhoto, TooManyUnderWay)
    }

    @extend_schema(operation_id="files_standing", responses=FileStandingOut)
    def get(self, _request: Request, case_id: UUID, file_id: UUID) -> Response:
        """How far a file of yours has come."""
        of = photo_parts.file_called("")
        return self._answer(photo_parts.standing(case_id=case_id, photo_id=file_id, by=self.actor, of=of))

    @extend_schema(
        operation_id="files_add_part",
        parameters=[FileIn, *_ABOUT],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={200: FileStandingOut, 201: FileStandingOut},
    )
    def patch(self, request: Request, case_id: UUID, file_id: UUID) -> Response:
        """Add the next part of a document or a recording: 16 KiB to 1 MiB, the last one may be smaller.
        201 with the file when it is whole; the name of the last part's request is the file's."""
        asked = FileIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        of = photo_parts.file_called(asked.validated_data["name"])
        part = _part(request, file_id, "file_id", of)
        return self._answer(photo_parts.add_part(case_id=case_id, part=part, by=self.actor, of=of))

    def _answer(self, standing: Standing) -> Response:
        file = cast(File | None, standing.kept)
        people = {self.actor.account_id: self.actor.name}
        told = files.describe(file, file.case, self.actor, people) if file else None
        return Response({"offset": standing.offset, "file": told}, status=201 if standing.new else 200)


def urls() -> list[URLPattern]:
    return [
        path("cases/<uuid:case_id>/photos/<uuid:photo_id>/parts", PhotoPartsView.as_view()),
        path("cases/<uuid:case_id>/files/<uuid:file_id>/parts", FilePartsView.as_view()),
    ]


def _part(request: Request, id_: UUID, name: str, of: Whole) -> Part:
    """The piece that was sent. Raises BadInput, naming what is wrong with it."""
    if not is_uuid7(id_):
        raise _wrong(name, _("Must be a UUID of version 7."))
    offset, length, digest = _number(request, OFFSET), _number(request, LENGTH), _digest(request)
    if not 0 < length <= of.most or offset > length:
        raise _wrong(LENGTH, _("A value is out of range."))
    return Part(id_, offset, cast(bytes, request.data or b""), length, digest)


def _answer(standing: Standing) -> Response:
    photo = selectors.photo_out(cast(Photo, standing.kept)) if standing.kept else None
    return Response({"offset": standing.offset, "photo": photo}, status=201 if standing.new else 200)


def _number(request: Request, name: str) -> int:
    said = request.headers.get(name, "")
    if _NUMBER.fullmatch(said) is None:
        raise _wrong(name, _("Must be a number of bytes."))
    return int(said)


def _digest(request: Request) -> bytes:
    said = request.headers.get(SHA256, "").lower()
    if _DIGEST.fullmatch(said) is None:
        raise _wrong(SHA256, _("Must be a SHA-256 of 64 hexadecimal digits."))
    return bytes.fromhex(said)


def _wrong(name: str, reason: Any) -> BadInput:
    return BadInput(reason, invalid_params=[{"name": name, "reason": reason}])
