"""What the operations of this room can cut their answers by. Importing it tells the policy."""

from __future__ import annotations

from pingan.people.policy import CUTS
from pingan.people.reach import BY_GRID, BY_TOTALS

for _operation in ("households", "household", "reveal", "remove"):
    CUTS.register(f"registry.{_operation}", BY_GRID)
CUTS.register("registry.totals", BY_TOTALS)
