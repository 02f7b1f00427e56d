"""Reading a body strictly: bounded bytes, UTF-8, plain JSON. What passes cannot upset the layers below."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import IO, Any, NoReturn, cast

from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import BaseParser

from pingan.core.errors import BadInput, BrokenOff, InvalidParam, Text, TooLarge

DEFAULT_MAX_BODY = 64 * 1024
MAX_PHOTO_BODY = 10 * 1024 * 1024
MAX_DEPTH = 20
# Beyond this a JavaScript caller cannot hold the integer it meant (RFC 7493 section 2.2).
MAX_INTEGER = 2**53 - 1


class StrictJSONParser(BaseParser):
    """JSON as one object means it. The view attribute `max_body` (bytes) widens the default of 64 KiB."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The decoded body. Raises TooLarge, BrokenOff or BadInput."""
        return loads(read_body(stream, _max_body(parser_context, DEFAULT_MAX_BODY)))


class ImageParser(BaseParser):
    """A raw image body as bytes, at most `max_body` of the view or 10 MiB; `images.clean` judges it."""

    media_type = "image/*"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The bytes. Raises TooLarge, BrokenOff."""
        return read_body(stream, _max_body(parser_context, MAX_PHOTO_BODY))


class BytesParser(BaseParser):
    """A raw body as bytes, whatever it says that it is, at most `max_body` of the view or 10 MiB; `documents`
    judges it."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The bytes. Raises TooLarge, BrokenOff."""
        return read_body(stream, _max_body(parser_context, MAX_PHOTO_BODY))


def read_body(stream: IO[Any], limit: int) -> bytes:
    """The whole body, never holding more than `limit` bytes and one. Raises TooLarge, BrokenOff.

    A declared length over the limit is refused without reading anything.
    """
    said = getattr(stream, "META", {}).get("CONTENT_LENGTH") or "0"
    declared = int(said) if said.isdecimal() else 0
    if declared > limit:
        raise _over(limit)
    body = cast(bytes, stream.read(limit + 1))
    if len(body) > limit:
        raise _over(limit)
    # A cut connection looks like the end of the body, and a PNG without its last bytes still opens: it would
    # take the id, and the whole one, sent again, would be refused for ever.
    if len(body) < declared:
        raise BrokenOff
    return body


def loads(body: bytes) -> Any:
    """Decode JSON. Raises BadInput for bad UTF-8, duplicate names, NaN and infinities, integers beyond
    ±(2⁵³−1), more than 20 levels, U+0000 and lone surrogates (PostgreSQL can store neither)."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_object, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise BadInput(_("The body is not valid UTF-8.")) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        # Includes an integer of more than 4300 digits, which Python refuses to convert.
        raise BadInput(_("The body is not valid JSON.")) from None
    if not _is_plain(value):
        _refuse(value)
    return value


def _is_plain(root: Any) -> bool:
    """Whether nothing is to be refused: level by level, and nobody keeps the way."""
    texts: list[str] = []
    level = [root]
    for depth in range(MAX_DEPTH + 1):
        below: list[Any] = []
        for value in level:
            if isinstance(value, str):
                texts.append(value)
            elif isinstance(value, dict | list):
                if depth == MAX_DEPTH:
                    return False
                if isinstance(value, dict):
                    texts.extend(value)
                    below.extend(value.values())
                else:
                    below.extend(value)
            elif isinstance(value, int | float) and not _is_usable(value):
                return False
        level = below
    return _is_storable("".join(texts))


def _refuse(root: Any) -> None:
    """Walk without recursion, so that depth is measured and never felt; a refusal names its field."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, str):
            _inspect_text(value, path)
        elif isinstance(value, dict | list):
            if len(path) >= MAX_DEPTH:
                raise _too_deep()
            members = value.items() if isinstance(value, dict) else enumerate(value)
            for name, member in members:
                if isinstance(name, str):
                    _inspect_text(name, path)
                waiting.append((member, (*path, str(name))))
        elif isinstance(value, int | float):
            _inspect_number(value, path)


def _inspect_text(value: str, path: tuple[str, ...]) -> None:
    if not _is_storable(value):
        raise _unusable(_("The text contains characters that cannot be stored."), path)


def _inspect_number(value: float, path: tuple[str, ...]) -> None:
    if not _is_usable(value):
        raise _unusable(_bad_number(), path)


def _is_usable(value: float) -> bool:
    # 1e999 is read as infinity.
    return math.isfinite(value) if isinstance(value, float) else abs(value) <= MAX_INTEGER


def _is_storable(value: str) -> bool:
    return "\x00" not in value and _encodable(value)


def _unusable(reason: Text, path: tuple[str, ...]) -> BadInput:
    named: list[InvalidParam] = [{"name": ".".join(path), "reason": reason}] if path else []
    return BadInput(reason, invalid_params=named)


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # a lone surrogate, written as \ud800
        return False
    return True


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadInput(_("The body names the same field twice."))
    return found


def _refuse_constant(_word: str) -> NoReturn:
    raise BadInput(_bad_number())


def _bad_number() -> Text:
    return _("The body contains a number that cannot be used.")


def _too_deep() -> BadInput:
    return BadInput(_("The body is nested more than %(max)s levels deep.") % {"max": MAX_DEPTH})


def _over(limit: int) -> TooLarge:
    detail: Text = _("The body may have at most %(max)s bytes.") % {"max": limit}
    return TooLarge(detail, extra={"max_bytes": limit})


def _max_body(context: Mapping[str, Any] | None, default: int) -> int:
    return getattr((context or {}).get("view"), "max_body", default)
