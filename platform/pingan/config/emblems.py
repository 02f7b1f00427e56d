"""Emblems of counties: pictures as we draw them, by the digest of what was drawn.

What comes in is drawn anew as every photo is (`core.images`), then put on a white square, so that it can be
made out on any ground. One is never changed or taken away: a digest in the history still shows what it was.
"""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Final

from django.db import transaction
from PIL import Image

from pingan.config.errors import EnoughEmblems, NoEmblem
from pingan.config.models import Emblem
from pingan.core import clock, images
from pingan.core.errors import NotFound, Unsupported
from pingan.people.actors import Actor

# In pixels: a top bar at twice its size, and the door of a page.
SMALL, LARGE = 96, 320
SIZES: Final = (SMALL, LARGE)
MAX_BYTES: Final = 2 * 1024 * 1024
# Nobody tries so many; each is some ten thousand bytes that stay.
MOST: Final = 100
_QUALITY = 90


@transaction.atomic
def keep(data: bytes, by: Actor) -> Emblem:
    """Draw a picture as an emblem and keep it; the same again is the same one.

    Raises NoEmblem for a drawing in SVG, EnoughEmblems, and what `images.clean` raises.
    """
    try:
        photo = images.clean(data)
    except Unsupported:
        if _is_svg(data):
            raise NoEmblem from None
        raise
    small, large = (_square(photo.jpeg, size) for size in SIZES)
    digest = sha256(large).hexdigest()
    known = Emblem.objects.filter(county_code=by.county_code)
    if (kept := known.filter(digest=digest).first()) is not None:
        return kept
    if known.count() >= MOST:
        raise EnoughEmblems
    said = {"small": small, "large": large, "by_id": by.account_id, "at": clock.now()}
    return Emblem.objects.get_or_create(county_code=by.county_code, digest=digest, defaults=said)[0]


def is_kept(digest: str, county: str) -> bool:
    """Whether the county has such an emblem."""
    return Emblem.objects.filter(county_code=county, digest=digest).exists()


def drawn(digest: str, size: int) -> bytes:
    """One as a JPEG of that many pixels a side. Raises NotFound."""
    column = "small" if size == SMALL else "large"
    found = Emblem.objects.filter(digest=digest).values_list(column, flat=True).first()
    if found is None or size not in SIZES:
        raise NotFound
    return bytes(found)


def _square(jpeg: bytes, edge: int) -> bytes:
    """What we drew ourselves, so it can be opened here."""
    picture = Image.open(BytesIO(jpeg))
    picture.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", (edge, edge), "white")
    ground.paste(picture, ((edge - picture.width) // 2, (edge - picture.height) // 2))
    out = BytesIO()
    ground.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _is_svg(data: bytes) -> bool:
    """Told apart only to say why: it is a document that can carry scripts."""
    return b"<svg" in data[:4096].lower()
