"""What a step names by id or code, by the name a reader knows it by: to whom a case went, from which grid,
into which other case. Looked up for a whole timeline at once, one query for each kind that occurs in it.

What it names by the code of a table that a county can say otherwise is called as the county calls it: the
room whose table it is tells the label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from pingan.cases import reach
from pingan.cases.models import Case, shown_code
from pingan.core.registry import Registry
from pingan.people.actors import Actor
from pingan.people.selectors import names_of as names_of_accounts
from pingan.people.selectors import names_of_organisations
from pingan.territory import selectors as territory

# The words under which steps keep them.
ACCOUNTS = ("worker_id", "colleague_id", "writer_id", "joined_id")
ORGANISATIONS = ("organisation_id", "organisation")
AREAS = ("grid_code", "was_grid", "phone_grid")
CASES = ("into", "split_off", "split_from", "anew_as", "anew_of", "same_as")

# By "action.word": how a county calls a code, in the reader's language; nothing of one that it has no more.
# By the action too, since one word may mean another table on another track.
LABELS: Final[Registry[Callable[[str, str], str | None]]] = Registry("labels of what steps keep by code")


def names_in(kept: Iterable[Mapping[str, Any]], viewer: Actor) -> dict[str, str]:
    """The names of everything these steps name, by id or code. A case outside the reader's reach has none."""
    steps = list(kept)
    accounts, organisations, cases = (set(_ids(steps, words)) for words in (ACCOUNTS, ORGANISATIONS, CASES))
    named: dict[UUID, str] = {}
    if accounts:
        named |= names_of_accounts(accounts)
    if organisations:
        named |= names_of_organisations(organisations)
    if cases:
        seen = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in=cases)
        named |= {pk: shown_code(code) for pk, code in seen.values_list("pk", "code")}
    areas = {str(step[word]) for step in steps for word in AREAS if step.get(word)}
    places = {code: territory.path_name(code) for code in areas}
    return {str(key): name for key, name in named.items()} | places


def labels_in(action: str, kept: Mapping[str, Any], county: str) -> dict[str, str]:
    """How a county calls what a step keeps by the codes of its tables, by code."""
    labels = {
        str(code): LABELS[f"{action}.{word}"](county, str(code))
        for word, code in kept.items()
        if f"{action}.{word}" in LABELS
    }
    return {code: label for code, label in labels.items() if label}


def _ids(steps: Iterable[Mapping[str, Any]], words: Iterable[str]) -> Iterator[UUID]:
    for step in steps:
        for word in words:
            try:
                yield UUID(step[word])
            except (KeyError, ValueError, TypeError, AttributeError):
                # Not kept by this step, or not an id: an older release may have kept something else there.
                continue
