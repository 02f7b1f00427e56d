"""How the platform is, for whoever keeps it: what was looked at, and what most often looks like a fault."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from pingan.core import clock
from pingan.core.probes import FINE, PROBES, UNKNOWN, WATCH, WRONG, Probe, Reading, readings
from pingan.people.actors import Actor

_TABLE: Final = Path(__file__).with_name("symptoms.csv")
FAULTS: Final = ("no", "maybe", "yes")
# The worst first.
_BY_WEIGHT: Final = (WRONG, WATCH, FINE)


@dataclass(frozen=True, slots=True)
class Symptom:
    """What people say, whether it is a fault, why it comes about, and what to do; by language. `probe` is the
    line that tells more."""

    code: str
    fault: str
    probe: str
    says: dict[str, str]
    why: dict[str, str]
    do: dict[str, str]


def look(by: Actor, *, language: str) -> dict[str, Any]:
    """Everything, as it is now in the county of whoever asks."""
    items = [_item(code, probe, found) for code, probe, found in readings(by.county_code)]
    known = {item["state"] for item in items}
    return {
        "at": clock.now(),
        "state": next((state for state in _BY_WEIGHT if state in known), UNKNOWN),
        "items": items,
        "symptoms": [_symptom(one, language) for one in symptoms()],
    }


@cache
def symptoms() -> tuple[Symptom, ...]:
    """The help desk's table. Raises ValueError for a line that makes no sense."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        found = tuple(_read(row) for row in csv.DictReader(lines))
    if wrong := [one.code for one in found if one.fault not in FAULTS or one.probe not in ("", *PROBES)]:
        raise ValueError(f"{_TABLE.name}: {', '.join(wrong)}")
    return found


def _read(row: dict[str, str]) -> Symptom:
    return Symptom(
        row["code"],
        row["fault"],
        row["probe"],
        {"zh": row["zh"], "en": row["en"]},
        {"zh": row["why_zh"], "en": row["why_en"]},
        {"zh": row["do_zh"], "en": row["do_en"]},
    )


def _symptom(one: Symptom, language: str) -> dict[str, str]:
    said = "en" if language == "en" else "zh"
    return {
        "code": one.code,
        "fault": one.fault,
        "probe": one.probe,
        "says": one.says[said],
        "why": one.why[said],
        "remedy": one.do[said],
    }


def _item(code: str, probe: Probe, found: Reading) -> dict[str, Any]:
    return {
        "code": code,
        "label": probe.label,
        "state": found.state,
        "value": found.value,
        "unit": probe.unit,
        "detail": found.detail,
        "means": probe.means,
        "remedy": probe.remedy,
    }
