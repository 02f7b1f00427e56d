"""Guards at the door: text and points are either made clean or refused with a reason."""

from __future__ import annotations

import math
import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import BadInput

# Pasted from chat programs without anyone seeing them, and meaningless here: taken out silently.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\U000e0000-\U000e007f]")
# A joiner belongs between two visible characters (it makes family emoji); anywhere else it only hides things.
_STRAY_JOINER = re.compile("(?<![^\\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?=[\\s\u200c\u200d]|$)")
# These make text read in another order than it is stored, so one person's words could pass for another's.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text(value: str, *, max_length: int, lines: bool = True) -> str:
    """Clean text: NFC, trimmed, at most `max_length` code points.

    Newlines and tabs stay when `lines`, else they become spaces. Raises BadInput for control
    characters, lone surrogates and marks that reorder text, because those come from a broken or
    hostile program and never from a keyboard.
    """
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if _FORBIDDEN.search(value) or _BIDI.search(value):
        raise BadInput(_("The text contains characters that cannot be shown."))
    value = _STRAY_JOINER.sub("", _INVISIBLE.sub("", value))
    value = value.strip() if lines else " ".join(value.split())
    if len(value) > max_length:
        raise BadInput(_("The text has more than %(max)s characters.") % {"max": max_length})
    return value


def point(lng: float, lat: float) -> tuple[float, float]:
    """A longitude and latitude in degrees. Raises BadInput when not finite or off the globe."""
    if not (math.isfinite(lng) and math.isfinite(lat) and abs(lng) <= 180 and abs(lat) <= 90):  # noqa: PLR2004
        raise BadInput(_("The position is not on the globe."))
    return lng, lat
