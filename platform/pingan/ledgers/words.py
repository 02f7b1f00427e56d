"""What codes are called in a ledger, in the language of whoever asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from pingan.categories.models import Category
from pingan.core.errors import Text
from pingan.people.selectors import names_of_organisations
from pingan.territory.atlas import atlas, reads_english

# A state, an action or a level of a room that nobody has told of here is told by its own code.
STATES: Mapping[str, Text] = {
    "reported": _("To be accepted"),
    "accepted": _("Taken on"),
    "dispatched": _("Sent"),
    "objected": _("Objected to"),
    "in_hand": _("In hand"),
    "handled": _("To be verified"),
    "suspended": _("Put off"),
    "mediating": _("Being mediated"),
    "concluded": _("Mediation concluded"),
    "closed": _("Closed"),
}
ENDINGS: Mapping[str, Text] = {
    "close": _("Finished"),
    "self_resolve": _("Resolved on the spot"),
    "reject": _("Not taken on"),
    "withdraw": _("Taken back"),
    "merge": _("Joined with another"),
}
URGENCIES: Mapping[str, Text] = {
    "general": _("General"),
    "urgent": _("Urgent"),
    "critical": _("Critical"),
}
SUPERVISION: Mapping[str, Text] = {
    "ordinary": _("Ordinary"),
    "yellow": _("Yellow"),
    "red": _("Red"),
}
FAILURES: Mapping[str, Text] = {
    "not_accepted": _("Not accepted"),
    "not_handled": _("Not handled"),
    "unlawful": _("Unlawfully handled"),
    "other": _("Other"),
}
OUTCOMES: Mapping[str, Text] = {
    "agreement_written": _("Written agreement"),
    "agreement_oral": _("Oral agreement"),
    "settled_by_parties": _("Settled by the parties"),
    "partial": _("Agreement in part"),
    "failed": _("No agreement"),
    "refused": _("Mediation refused"),
    "withdrawn": _("Application taken back"),
    "transferred": _("Passed to another road"),
    "terminated": _("Ended without result"),
}
TASKS: Mapping[str, Text] = {
    "done": _("Answered"),
    "declined": _("Declined"),
    "withdrawn": _("Asked no longer"),
}


def told(words: Mapping[str, Text], code: str) -> str:
    return force_str(words.get(code, code))


def yes(is_so: bool | None) -> str:
    """Yes, no, or nothing where it cannot be said."""
    return "" if is_so is None else force_str(_("Yes") if is_so else _("No"))


def area(code: str) -> str:
    """The name of one area; its code where none is known."""
    known = atlas().names.get(code)
    return known.label if known else code


class Organisations:
    """Names of organisations, each asked for once."""

    def __init__(self) -> None:
        self._known: dict[UUID, str] = {}

    def learn(self, ids: Iterable[UUID | None]) -> None:
        """One statement for those that are not known yet."""
        wanted = {one for one in ids if one is not None} - self._known.keys()
        if wanted:
            self._known |= names_of_organisations(wanted)

    def name(self, organisation_id: UUID | None) -> str:
        return self._known.get(organisation_id, "") if organisation_id else ""


class Categories:
    """Names of categories as they were on a day: all spans of the tree, read once."""

    def __init__(self) -> None:
        self._spans: dict[str, list[Category]] = {}
        for row in Category.objects.order_by("code", "valid_from", "id"):
            self._spans.setdefault(row.code, []).append(row)
        self._english = reads_english()

    def name(self, code: str, day: date) -> str:
        spans = self._spans.get(code)
        if not spans:
            return code
        # A code is never given another meaning: the words of its first span are better than none.
        row = next((one for one in reversed(spans) if one.valid_from <= day), spans[0])
        return row.label_en if self._english and row.label_en else row.label
