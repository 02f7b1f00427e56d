"""Photos at the door: drawn anew by a process of its own, as many at a time as the machine has room for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core import apart, redraw
from pingan.core.errors import Problem, TooLarge, Unavailable, Unprocessable, Unsupported
from pingan.core.redraw import CleanImage

DRAWER = redraw.__name__
RETRY_SECONDS = 5


def clean(data: bytes) -> CleanImage:
    """Re-encode an upload: at most 1600 px a side and a 320 px thumb, upright, without place or device.

    Raises Unsupported when it is no still JPEG, PNG or WebP, TooLarge beyond the pixels of its format (read
    from the header, before one is decoded), Unprocessable when it is damaged, and Unavailable while all the
    machine has room for is taken.
    """
    if not redraw.looks_like_photo(data):
        raise _no_photo()
    try:
        photo = redraw.heard(apart.run(DRAWER, data))
    except apart.Full:
        raise _busy() from None
    except redraw.Refused as refused:
        raise _problem_of(refused) from None
    if photo is None:
        raise _damaged()
    return photo


def _problem_of(refused: redraw.Refused) -> Problem:
    match refused:
        case redraw.NoPhoto():
            return _no_photo()
        case redraw.Moving():
            return Unsupported(_("A photo must be a still picture, not a moving one."))
        case redraw.TooManyPixels():
            most = {kind: pixels // 1_000_000 for kind, pixels in redraw.MAX_PIXELS.items()}
            detail = _("The photo has more than %(jpeg)s megapixels, or as WebP more than %(webp)s.")
            return TooLarge(detail % {"jpeg": most["JPEG"], "webp": most["WEBP"]})
    return _damaged()


def _no_photo() -> Unsupported:
    return Unsupported(_("A photo must be a JPEG, PNG or WebP image."))


def _damaged() -> Unprocessable:
    return Unprocessable(_("The photo is damaged. Please take or choose it again."))


def _busy() -> Unavailable:
    detail = _("Many photos are arriving at this moment. Nothing was saved; it can be sent again shortly.")
    return Unavailable(detail, retry_after=RETRY_SECONDS)
