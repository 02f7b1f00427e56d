"""Acts that phones hand in beside the steps of cases: a room above says where each is done."""

from __future__ import annotations

from dataclasses import dataclass

from pingan.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Act:
    """`address` names what it is done to by `{of}`, the item's `case`. `makes`: it makes what its key
    names."""

    address: str
    makes: bool = False
    method: str = "POST"


# By the action's word, which no step of a track has.
ACTS: Registry[Act] = Registry("outbox.acts")
