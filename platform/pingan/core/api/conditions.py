"""Conditional changes: every change of an existing thing names the version it was decided on."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from pingan.core.errors import BadInput, VersionNeeded

# At most nine digits: a larger one is no version of ours and would not fit the column.
_STRONG_TAG = re.compile(r'"(0|[1-9]\d{0,8})"', re.ASCII)
# The version of what is not there yet.
NOT_THERE = 0

# What is known by its content has a tag of letters and digits.
_CONTENT_TAG = re.compile(r'"([0-9a-z]{1,64})"', re.ASCII)


def etag(version: int | str) -> str:
    """The `ETag` header of a version; a caller sends it back as `If-Match`."""
    return f'"{version}"'


def if_match(request: Request, *, may_be_new: bool = False) -> int:
    """The version in `If-Match`; `"0"` where nothing is there yet, if that can be. Raises VersionNeeded (428)
    without one, BadInput (400) when malformed.

    `*` is refused as malformed: it would mean "whatever it has become", which is what the header prevents.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise VersionNeeded(_("Send the version you saw in the If-Match header."))
    # A proxy that compresses weakens the tag on the way out, so the weak form of it comes back.
    tag = _STRONG_TAG.fullmatch(header.removeprefix("W/"))
    if tag is None or (int(tag[1]) == NOT_THERE and not may_be_new):
        reason = _('If-Match must be a version in quotes, for example "3".')
        raise BadInput(reason, invalid_params=[{"name": "If-Match", "reason": reason}])
    return int(tag[1])


def if_match_content(request: Request) -> str:
    """The same where the version is a hash of what was seen: a table that is changed in several ways."""
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise VersionNeeded(_("Send the version you saw in the If-Match header."))
    tag = _CONTENT_TAG.fullmatch(header.removeprefix("W/"))
    if tag is None:
        reason = _('If-Match must be a version in quotes, for example "3".')
        raise BadInput(reason, invalid_params=[{"name": "If-Match", "reason": reason}])
    return tag[1]
