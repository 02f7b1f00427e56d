"""The shapes of what is sent with a step: named words of the tables, filled in by the rooms."""

from __future__ import annotations

from pingan.cases import tracks
from pingan.core.api import StrictSerializer
from pingan.core.registry import Registry

BODIES: Registry[type[StrictSerializer]] = Registry(
    "bodies", needs=lambda: tracks.words_of(lambda move: (move.body,) if move.body else ())
)


def required_of(body: str) -> set[str]:
    """The fields without which the body is refused."""
    return {name for name, field in BODIES[body]().fields.items() if field.required}
