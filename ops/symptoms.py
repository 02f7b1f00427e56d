"""The help desk's table at the console: what people say, whether it is a fault, why, and what to do.

The platform's page of health shows the same (`pingan/operations/symptoms.csv`). Only the standard library: it
is asked most when nothing runs.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

FAULTS = {
    "no": ("不是故障", "no fault"),
    "maybe": ("多半不是故障", "most often no fault"),
    "yes": ("是故障", "a fault"),
}


def lines(table: Path, wanted: str) -> Iterator[str]:
    """What has these words anywhere, in both languages."""
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if wanted.lower() not in " ".join(row.values()).lower():
                continue
            chinese, english = FAULTS[row["fault"]]
            yield f"  {row['zh']} · {row['en']}"
            yield f"    {chinese}：{row['why_zh']} · {english.capitalize()}: {row['why_en']}"
            yield f"    → {row['do_zh']}"
            yield f"      {row['do_en']}"


def main(table: str, *words: str) -> int:
    """Exit 1 where nobody ever said such a thing."""
    found = list(lines(Path(table), " ".join(words)))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
