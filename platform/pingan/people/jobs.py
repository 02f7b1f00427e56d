"""What slows nobody down any more, failures of long ago and sessions that have run out go within the hour."""

from __future__ import annotations

from pingan.jobs.every import every
from pingan.people.services import forget_expired

every(3600, "people.forget_expired")(forget_expired)
