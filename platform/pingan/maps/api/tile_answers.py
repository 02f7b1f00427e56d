"""What is answered to who asks for a tile, whatever the frame around the answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from pingan.core.cells import CLUSTERS_MAX_ZOOM
from pingan.core.errors import BadInput
from pingan.maps import freshness, tiles
from pingan.maps.viewers import viewer
from pingan.people import policy
from pingan.people.api.acting import refuse_another
from pingan.people.sessions import SessionStore

OPERATION = "maps.tiles"
MVT = "application/vnd.mapbox-vector-tile"


@dataclass(frozen=True, slots=True)
class TileAnswer:
    """Status (200, 204 or 304), the tile's bytes, and the headers that belong to them."""

    status: int
    body: bytes
    etag: str

    @property
    def headers(self) -> dict[str, str]:
        headers = {
            "ETag": self.etag,
            # The browser's own copy, asked about each time: what a viewer may see hangs on the session.
            "Cache-Control": "private, no-cache",
            "Vary": "Cookie",
        }
        return {"Content-Type": MVT, **headers} if self.body else headers


def case_tile(
    session: SessionStore, z: int, x: int, y: int, seen: str, acting_as: str | None = None
) -> TileAnswer:
    """The tile of cases the session's actor may see; `seen` is the tag of the copy the browser has.

    304 without a query when nothing was recorded since, 204 where there is nothing to draw. Raises
    Unauthenticated, NotYourOperation, BadInput for a tile that does not exist, AnotherActor where the page
    (`acting_as`) is somebody else's.
    """
    actor = viewer(session)
    refuse_another(acting_as, actor, needed=False)
    scope = policy.scope(actor, OPERATION)
    if not tiles.exists(z, x, y):
        raise BadInput(invalid_params=[{"name": "z/x/y", "reason": _("There is no such tile.")}])
    etag = freshness.etag(scope, summed=z <= CLUSTERS_MAX_ZOOM)
    # A proxy that compresses weakens the tag on the way out.
    if seen.removeprefix("W/") == etag:
        return TileAnswer(304, b"", etag)
    body = tiles.case_tile(z, x, y, scope)
    return TileAnswer(200 if body else 204, body, etag)
