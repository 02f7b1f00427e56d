"""A rule of routing: data with a meaning that can be read aloud, and no language of expressions.

What a rule leaves empty it does not ask. The first rule in order that fits a report and can move it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from pingan.categories.selectors import tree
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english

ANY: Final = "any"
WORKING, OFF = "working", "off"
HOURS: Final = (ANY, WORKING, OFF)
# To whom: who leads by the catalogue, the worker of the case's grid, who is on duty, or one that is named.
LEAD, WORKER, ROSTER, NAMED = "lead", "worker", "roster", "organisation"
TARGETS: Final = (LEAD, WORKER, ROSTER, NAMED)


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules ask of a report. `at` is in the county's own time; `working`: the offices were open."""

    path: Sequence[str]
    grid_code: str
    urgency: str
    at: datetime
    working: bool

    @property
    def category(self) -> str:
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    place: int
    label: str
    on: bool
    category: str
    area: str
    urgency: str
    hours: str
    from_hour: int
    to_hour: int
    target: str
    organisation: str
    most_open: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Rule:
        """A row of the section `routes`."""
        return cls(
            code=_text(row, "code"),
            place=_number(row, "place"),
            label=_text(row, "label"),
            on=bool(row.get("on")),
            category=_text(row, "category"),
            area=_text(row, "area"),
            urgency=_text(row, "urgency"),
            hours=_text(row, "hours") or ANY,
            from_hour=_number(row, "from_hour"),
            to_hour=_number(row, "to_hour"),
            target=_text(row, "target") or LEAD,
            organisation=_text(row, "organisation"),
            most_open=_number(row, "most_open"),
        )

    @property
    def is_by_the_hour(self) -> bool:
        return self.from_hour != self.to_hour

    def fits(self, facts: Facts) -> bool:
        return (
            (not self.category or self.category in facts.path)
            and facts.grid_code.startswith(self.area)
            and self.urgency in ("", ANY, facts.urgency)
            and (self.hours == ANY or (self.hours == WORKING) == facts.working)
            and self._fits_hour(facts.at.hour)
        )

    def _fits_hour(self, hour: int) -> bool:
        if not self.is_by_the_hour:
            return True
        if self.from_hour < self.to_hour:
            return self.from_hour <= hour < self.to_hour
        # Over midnight.
        return hour >= self.from_hour or hour < self.to_hour


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "")


def _number(row: Mapping[str, Any], name: str) -> int:
    return int(row.get(name) or 0)


def in_order(rows: Sequence[Mapping[str, Any]]) -> list[Rule]:
    """The rules of a table that are switched on, in the order in which they are tried."""
    return sorted((rule for rule in map(Rule.of, rows) if rule.on), key=lambda rule: (rule.place, rule.code))


def sentence(rule: Rule, receiver: str) -> str:
    """The rule as one reads it aloud, in the reader's language; `receiver` is what it names, if it does."""
    asked = _(", ").join(_asked(rule))
    what = _("Reports of %(asked)s") % {"asked": asked} if asked else _("Every report")
    said = {"what": what, "whom": _whom(rule, receiver)}
    if rule.most_open:
        said["most"] = str(rule.most_open)
        return _("%(what)s: to %(whom)s, as long as fewer than %(most)s are open there.") % said
    return _("%(what)s: to %(whom)s.") % said


def _asked(rule: Rule) -> list[str]:
    parts = []
    if rule.category:
        parts.append(_("category “%(category)s”") % {"category": label_of(rule.category)})
    if rule.area:
        parts.append(_("in %(area)s") % {"area": territory.path_name(rule.area)})
    if rule.urgency not in ("", ANY):
        parts.append(_urgency(rule.urgency))
    if rule.hours != ANY:
        parts.append(_("in office hours") if rule.hours == WORKING else _("outside office hours"))
    if rule.is_by_the_hour:
        parts.append(_("from %(from)s:00 to %(to)s:00") % {"from": rule.from_hour, "to": rule.to_hour})
    return parts


def _whom(rule: Rule, receiver: str) -> str:
    named = {
        LEAD: _("whoever leads by the catalogue of duties"),
        WORKER: _("the worker of its grid"),
        ROSTER: _("whoever is on duty"),
    }
    return named.get(rule.target) or receiver


def _urgency(word: str) -> str:
    return {"general": _("general"), "urgent": _("urgent"), "critical": _("critical")}.get(word, word)


def label_of(category: str) -> str:
    known = tree().categories.get(category)
    if known is None:
        return category
    return known.label_en if reads_english() else known.label
