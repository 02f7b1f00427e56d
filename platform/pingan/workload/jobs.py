"""The ticking process has late complaints raised to the level above."""

from __future__ import annotations

from pingan.jobs.every import every
from pingan.workload import complaints

every(3600, "workload.raise_late")(complaints.raise_late)
