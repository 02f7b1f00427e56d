"""Receipts nobody will come back for go within the hour."""

from __future__ import annotations

from pingan.jobs.every import every
from pingan.receipts.services import prune

every(3600, "receipts.prune")(prune)
