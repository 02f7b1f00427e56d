"""Rules of routing: they are tried and read aloud; what changes them is configuration."""

from __future__ import annotations

from tests.contract.writes.walker import Room

ROOM = Room(reading=frozenset({"routing_trial", "routing_sentences"}))
