"""Guards at the door: text and points are either made clean or refused with a reason."""

from __future__ import annotations

import math
import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import BadInput

# Nobody can see these, no script needs them, and pasting brings them along: taken out silently. Controls (a
# spreadsheet's separators, a terminal's escapes), soft hyphens, spaces without width, embeddings and
# overrides that show words in another order than they are stored, marks of annotation and of notes, tags.
_MEANINGLESS = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# Every way programs end a line: Word's soft break and form feed, NEL, Unicode's own separators.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Direction marks belong beside letters that are written from the right (Uyghur, say); a phone number copied
# from a contact list carries them for nothing.
_DIRECTION = re.compile("[\u061c\u200e\u200f]")
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# A joiner belongs between two visible characters (it makes family emoji); anywhere else it only hides things.
_STRAY_JOINER = re.compile("(?<![^\\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?=[\\s\u200c\u200d]|$)")
# Fillers, joiners and selectors that a script needs beside its letters; alone they are an empty page.
_NOTHING_VISIBLE = re.compile(
    "[\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u061c\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]*"
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

# One composed character comes from at most four (UAX #15, table of Unicode's NFC factors: 3 in practice).
_COMPOSED_OF = 4
# Unicode's Stream-Safe Text Format (UAX #15 section 13): no writing stacks more marks on one letter. Sorting
# such a stack takes the square of its height, so it is measured before anything is normalised.
_MAX_STACKED = 30


def text(value: str, *, max_length: int, lines: bool = True) -> str:
    """Clean text: NFC, trimmed, at most `max_length` code points; "" where nothing of it can be seen.

    Newlines and tabs stay when `lines`, else they become spaces. What a keyboard, a contact list or a word
    processor leaves behind unseen is taken out; joiners, selectors and direction marks stay where a script
    needs them. Raises BadInput for what cannot be stored, for longer text, and for marks stacked higher than
    any writing does. Costs one pass over the text, whatever is in it: bounds come before work.
    """
    if _UNSTORABLE.search(value):
        raise BadInput(_("The text contains characters that cannot be stored."))
    value = _MEANINGLESS.sub("", _BREAKS.sub("\n", value))
    if len(value) > max_length * _COMPOSED_OF:
        raise _too_long(max_length)
    if not value.isascii():
        if _stacks_too_high(value):
            raise BadInput(_("The text stacks too many accents on one letter. Please type it again."))
        if not _FROM_THE_RIGHT.search(value):
            value = _DIRECTION.sub("", value)
        value = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", value))
    value = value.strip() if lines else " ".join(value.split())
    if len(value) > max_length:
        raise _too_long(max_length)
    return "" if _NOTHING_VISIBLE.fullmatch(value) else value


def _stacks_too_high(value: str) -> bool:
    # Most writing has no marks at all, and is not to be read letter by letter here.
    if not any(map(unicodedata.combining, value)):
        return False
    height = 0
    for character in value:
        height = height + 1 if unicodedata.combining(character) else 0
        if height > _MAX_STACKED:
            return True
    return False


def _too_long(max_length: int) -> BadInput:
    return BadInput(_("The text has more than %(max)s characters.") % {"max": max_length})


def point(lng: float, lat: float) -> tuple[float, float]:
    """A longitude and latitude in degrees. Raises BadInput when not finite or off the globe."""
    if not (math.isfinite(lng) and math.isfinite(lat) and abs(lng) <= 180 and abs(lat) <= 90):  # noqa: PLR2004
        raise BadInput(_("The position is not on the globe."))
    return lng, lat
