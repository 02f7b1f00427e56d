"""Which part of the map a viewer sees."""

from __future__ import annotations

from pingan.core.errors import NotFound


def check_inside(scope: str, area_code: str) -> None:
    """Raises NotFound for an area outside the scope: hidden and absent look the same."""
    if not area_code.startswith(scope):
        raise NotFound
