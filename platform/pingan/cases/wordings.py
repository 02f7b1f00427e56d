"""Which category words belong to, learnt from the county's closed cases, in one small file for its phones.

Counts of pairs of letters by category (naive Bayes), and no text: a pair is in it where at least five cases
of that category have it, from at least three grids. What fewer say might be somebody's name, and one that is
known in one place alone is no word of the county's. Figures are not in it: only pairs of Chinese letters are
counted.

A category is what the desk left or made of it: what nobody but its reporter saw teaches nothing, and what was
refused or withdrawn neither. The page does the sum (`faces/field/report/likely.ts`); `likeliest` is the same
here, for what is measured and for the test that holds both to each other.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from pingan.cases.models import Case, CategoryWords
from pingan.cases.workflow import Action, State
from pingan.core import clock
from pingan.territory.models import Area

LEAST_CASES: Final = 5
LEAST_GRIDS: Final = 3
MOST_BYTES: Final = 60_000
# The newest are a county's words of today, and bound what is read.
MOST_READ: Final = 20_000
# A pair that a category has never been said with is no proof against it.
SMOOTHING: Final = 0.5
# Below so many known pairs, and that part of all of a text, it says nothing: a model that has read none of
# its words would be as sure of a wrong category.
LEAST_KNOWN: Final = 3
LEAST_PART: Final = 0.3

# Nobody but who reported it looked at what it is about, or it was no matter at all.
_UNSEEN = (Action.SELF_RESOLVE, "reject", "withdraw", "merge")
_LETTERS = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Said:
    """One closed case: its words, what it turned out to be about, and where."""

    what: str
    category: str
    grid: str


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring Chinese letters in a text, each once."""
    runs = _LETTERS.findall(text)
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}


def learn(cases: Iterable[Said]) -> str:
    """The file: the same for the same cases, in whatever order they come."""
    of_category: Counter[str] = Counter()
    seen: dict[tuple[str, str], int] = defaultdict(int)
    grids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for said in cases:
        of_category[said.category] += 1
        for pair in pairs(said.what):
            seen[pair, said.category] += 1
            # No more than are asked for.
            if len(grids[pair, said.category]) < LEAST_GRIDS:
                grids[pair, said.category].add(said.grid)
    codes = sorted(code for code, cases_of in of_category.items() if cases_of >= LEAST_CASES)
    place = {code: index for index, code in enumerate(codes)}
    kept: dict[str, dict[int, int]] = defaultdict(dict)
    for (pair, code), count in seen.items():
        if count >= LEAST_CASES and len(grids[pair, code]) >= LEAST_GRIDS:
            kept[pair][place[code]] = count
    return _fitting(codes, [of_category[code] for code in codes], kept)


def _fitting(codes: list[str], counts: list[int], kept: Mapping[str, Mapping[int, int]]) -> str:
    """With as many pairs as there is room for, those that tell most first."""
    total = sum(counts) or 1
    ranked = sorted(kept, key=lambda pair: (-_worth(kept[pair], counts, total), pair))
    room = MOST_BYTES - len(_written(codes, counts, {}).encode())
    chosen: dict[str, list[int]] = {}
    for pair in ranked:
        flat = [number for at in sorted(kept[pair]) for number in (at, kept[pair][at])]
        room -= len(_written([], [], {pair: flat}).encode())
        if room < 0:
            break
        chosen[pair] = flat
    return _written(codes, counts, dict(sorted(chosen.items())))


def _worth(of: Mapping[int, int], counts: list[int], total: int) -> float:
    """How much more often it is said of the category that has most of it than of all."""
    everywhere = sum(of.values()) / total
    return max(count * math.log(max(count / counts[at] / everywhere, 1.0)) for at, count in of.items())


def _written(codes: list[str], counts: list[int], grams: Mapping[str, list[int]]) -> str:
    told = {"schema": 1, "codes": codes, "cases": counts, "pairs": grams}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def likeliest(model: Mapping[str, Any], text: str, most: int = 3) -> list[tuple[str, float]]:
    """The likeliest categories with their shares of one; none for words of which too little is known."""
    said = pairs(text)
    known = [model["pairs"][pair] for pair in said if pair in model["pairs"]]
    if len(known) < max(LEAST_KNOWN, LEAST_PART * len(said)):
        return []
    counts: list[int] = model["cases"]
    scores = [math.log(count) for count in counts]
    for flat in known:
        of = dict(zip(flat[::2], flat[1::2], strict=True))
        for at, count in enumerate(counts):
            scores[at] += math.log((of.get(at, 0) + SMOOTHING) / (count + 2 * SMOOTHING))
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    whole = sum(shares)
    ranked = sorted(range(len(shares)), key=lambda at: (-shares[at], model["codes"][at]))
    return [(model["codes"][at], shares[at] / whole) for at in ranked[:most]]


# -- kept for the phones ---------------------------------------------------------------------------


def learn_all() -> None:
    """Each county's anew, from the newest of its closed cases."""
    for county in Area.objects.filter(valid_to=None, level="county").values_list("code", flat=True):
        keep(county, learn(_closed(county)))


def _closed(county: str) -> Iterable[Said]:
    rows = (
        Case.objects.filter(county_code=county, state=State.CLOSED)
        .exclude(ending__in=_UNSEEN)
        .order_by("-received_at")
        .values_list("what", "category", "grid_code")
    )
    return (Said(*row) for row in rows[:MOST_READ].iterator())


@transaction.atomic
def keep(county: str, content: str) -> None:
    version = hashlib.sha256(content.encode()).hexdigest()[:32]
    row, made = CategoryWords.objects.get_or_create(
        county=county, defaults={"version": version, "content": content, "at": clock.now()}
    )
    if not made and row.version != version:
        row.version, row.content, row.at = version, content, clock.now()
        row.save()


EMPTY: Final = _written([], [], {})


def of_county(county: str) -> tuple[str, str]:
    """(version, file): an empty one for a county that has learnt nothing yet."""
    found = CategoryWords.objects.filter(county=county).values_list("version", "content").first()
    return found or ("none", EMPTY)


def version_of(county: str) -> str:
    return CategoryWords.objects.filter(county=county).values_list("version", flat=True).first() or "none"
