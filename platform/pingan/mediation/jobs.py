"""What mediation sees to every minute."""

from __future__ import annotations

from pingan.jobs.every import every
from pingan.mediation import reminding

look = every(60, "mediation.remind")(reminding.look)
