"""HTTP for photos that come in parts: where it goes on, and the next part."""

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

from pingan.cases import photo_parts, selectors
from pingan.cases.api.serializers import PhotoOut
from pingan.cases.errors import OtherOffset, TooManyUnderWay, TornPhoto
from pingan.cases.photo_parts import Part, Standing
from pingan.core.api.parsers import MAX_PHOTO_BODY, BytesParser
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
        parameters=[
            OpenApiParameter(OFFSET, int, OpenApiParameter.HEADER, required=True, description="From here."),
            OpenApiParameter(
                LENGTH, int, OpenApiParameter.HEADER, required=True, description="Of the whole."
            ),
            OpenApiParameter(
                SHA256, str, OpenApiParameter.HEADER, required=True, description="Of the whole, in hex."
            ),
        ],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={200: PhotoStandingOut, 201: PhotoStandingOut},
    )
    def patch(self, request: Request, case_id: UUID, photo_id: UUID) -> Response:
        """Add the next part of a photo: 16 KiB to 1 MiB, the last one may be smaller. 201 with the photo when
        it is whole; an empty part where all bytes are here tries to finish it once more."""
        if not is_uuid7(photo_id):
            raise _wrong("photo_id", _("Must be a UUID of version 7."))
        offset, length, digest = _number(request, OFFSET), _number(request, LENGTH), _digest(request)
        content = cast(bytes, request.data or b"")
        if not 0 < length <= MAX_PHOTO_BODY or offset > length:
            raise _wrong(LENGTH, _("A value is out of range."))
        part = Part(photo_id, offset, content, length, digest)
        return _answer(photo_parts.add_part(case_id=case_id, part=part, by=self.actor))


def urls() -> list[URLPattern]:
    return [path("cases/<uuid:case_id>/photos/<uuid:photo_id>/parts", PhotoPartsView.as_view())]


def _answer(standing: Standing) -> Response:
    photo = selectors.photo_out(standing.photo) if standing.photo else None
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
