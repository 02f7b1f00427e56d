"""Receipts over HTTP: the header a write is known by, and how its repeat is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.errors import BadInput
from pingan.core.ids import is_uuid7
from pingan.receipts import services
from pingan.receipts.services import Key, Once, fingerprint

Done = TypeVar("Done")

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
IDEMPOTENCY_KEY = OpenApiParameter(
    HEADER,
    UUID,
    OpenApiParameter.HEADER,
    required=False,
    description="A UUIDv7 of this write: sent again with the same key, it is not done again.",
)


def once(
    request: Request,
    object_type: str,
    object_id: UUID,
    write: Callable[[], Done],
    *,
    sent: Any = None,
) -> Once[Done]:
    """`services.once` for the request's key. What the write is called by its address and its body, or by
    `sent` where the body says what a plain hash would give away to whoever tries all there are (a number).

    The version in If-Match is no part of it: whoever looked again meanwhile still means the same. Raises
    PayloadMismatch, and BadInput for a key that is none.
    """
    key = key_of(request, sent=sent)
    return services.once(key, object_type=object_type, object_id=object_id, write=write)


def key_of(request: Request, *, sent: Any = None) -> Key | None:
    """What the request's write is known by; None without the header. Raises BadInput for what is no key."""
    said = request.headers.get(HEADER)
    if said is None:
        return None
    account = cast(UUID, request.user.pk)
    what = f"{request.method} {request.path}"
    return Key(account, _read(said), fingerprint(account, what, request.data if sent is None else sent))


def replayed(response: Response) -> Response:
    """Mark an answer as that of a repeat."""
    response[REPLAYED] = "true"
    return response


def _read(said: str) -> UUID:
    try:
        key = UUID(said.strip())
    except ValueError:
        key = None
    if key is None or not is_uuid7(key):
        reason = _("Must be a UUID of version 7.")
        raise BadInput(reason, invalid_params=[{"name": HEADER, "reason": reason}])
    return key
