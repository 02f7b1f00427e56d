"""Whoever came is forgotten within the hour once they have been kept for long enough."""

from __future__ import annotations

from pingan.jobs.every import every
from pingan.station.services import erase

every(3600, "station.erase")(erase)
