"""What a server process counted before it had heard of a new calendar is counted again within the hour."""

from __future__ import annotations

from pingan.cases import clocks
from pingan.jobs.every import every

every(3600, "cases.recount")(clocks.recount)
