"""What killed processes left beside the vault's files is swept up."""

from __future__ import annotations

from pingan.core import vault
from pingan.jobs.every import every

every(3600, "jobs.sweep_files")(vault.sweep)
