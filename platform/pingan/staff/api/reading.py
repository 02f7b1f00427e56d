"""What a request says, read by its shape."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from pingan.core.api import StrictSerializer
from pingan.core.errors import BadInput
from pingan.core.ids import is_uuid7


def said(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    read = shape(data=request.data)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)


def asked(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    read = shape(data=request.query_params.dict())
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)


def made_by_its_sender(value: UUID, name: str = "id") -> UUID:
    """Raises BadInput for an id that is no UUIDv7."""
    if not is_uuid7(value):
        reason = _("Must be a UUID of version 7.")
        raise BadInput(reason, invalid_params=[{"name": name, "reason": reason}])
    return value
