"""How cases belong together: one that was merged into another, one that was split off."""

from __future__ import annotations

from typing import Final

from pingan.cases.models import Case, Link

# The case is the same matter as the other one and was closed for it.
MERGED_INTO: Final = "merged_into"
# The case was a part of the other one.
SPLIT_FROM: Final = "split_from"


def merged_into(case: Case) -> Link | None:
    """The link to the case that this one was merged into."""
    return Link.objects.filter(source=case, kind=MERGED_INTO).first()


def is_merged(case: Case) -> bool:
    return merged_into(case) is not None
