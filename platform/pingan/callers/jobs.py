"""Whoever has been kept for long enough is erased within the hour."""

from __future__ import annotations

from pingan.callers.erasing import erase
from pingan.jobs.every import every

every(600, "callers.erase")(erase)
