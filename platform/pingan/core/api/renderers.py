"""Answers as JSON, written by msgspec: ids, moments and numbers go out in one pass of compiled code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.functional import Promise
from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

_others = JSONEncoder()


def _worded(value: Any) -> Any:
    """What msgspec does not know: translated words, words that know more than their letters (DRF's own error
    texts), and whatever else DRF has an answer for."""
    if isinstance(value, Promise):
        return str(value)
    return str.__str__(value) if isinstance(value, str) else _others.default(value)


_encoder = msgspec.json.Encoder(enc_hook=_worded)


class FastJSONRenderer(JSONRenderer):
    """The same JSON as DRF's compact form, several times faster on a page of rows.

    A moment in UTC ends with `Z`, as there. NaN and infinities, which DRF refuses with a fault, become null.
    """

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else _encoder.encode(data)
