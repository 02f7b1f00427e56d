"""What rules look up to find whom they name: the catalogue, the workers, the roster, and who has how much.

One of these serves many reports: everything that does not hang on a single one is read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from pingan.cases.candidates import ASKED, HELD, assignable_in, loads_of
from pingan.categories import duties
from pingan.categories.duties import Catalogue, catalogue
from pingan.categories.selectors import tree
from pingan.core.area_codes import village_of
from pingan.core.clock import local_day
from pingan.people.models import Organisation, Post
from pingan.people.selectors import workers_near
from pingan.routing.rules import ANY, LEAD, NAMED, ROSTER, WORKER, WORKING, Facts, Rule
from pingan.territory import calendar

ASSIGN, DISPATCH = "assign", "dispatch"
# Why a rule that fits moves nothing.
NOBODY_LEADS: Final = "nobody_leads"
NOBODY_THERE: Final = "nobody_there"
NOBODY_ON_DUTY: Final = "nobody_on_duty"
GONE: Final = "gone"
LOADED: Final = "loaded"
BEYOND_DUTY: Final = "beyond_duty"
REFUSED: Final = "refused"


def why_kept(tried: Mapping[str, Any]) -> str:
    """Why a rule that fitted moved nothing."""
    words = {
        NOBODY_LEADS: _("The catalogue of duties names no organisation that could have it."),
        NOBODY_THERE: _("The grid has no worker today."),
        NOBODY_ON_DUTY: _("Nobody is on duty there by the roster."),
        GONE: _("The organisation it names cannot be given cases any more."),
        LOADED: _("There were %(most)s open already.") % {"most": tried.get("most", "")},
        BEYOND_DUTY: _("The catalogue of duties does not let “%(item)s” be sent there.")
        % {"item": tried.get("item", "")},
        REFUSED: _("The step was refused (%(code)s).") % {"code": tried.get("code", "")},
    }
    return words.get(str(tried["why"]), str(tried["why"]))


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a rule hands a report to, and by which move."""

    action: str
    id: UUID
    name: str
    name_en: str
    organisation: Organisation
    seat: str

    @property
    def said(self) -> dict[str, UUID]:
        return {"organisation_id" if self.action == ASSIGN else "worker_id": self.id}

    def kept(self) -> dict[str, str]:
        kind = "organisation" if self.action == ASSIGN else "worker"
        return {"kind": kind, "id": str(self.id), "name": self.name, "name_en": self.name_en}


@dataclass(frozen=True, slots=True)
class Kept:
    """Why a rule that fits is kept from moving the report."""

    why: str
    more: Mapping[str, Any] = field(default_factory=dict)


def facts_of(*, category: str, grid_code: str, urgency: str, at: datetime) -> Facts:
    """What rules ask of a report that came in at that moment."""
    day = local_day(at)
    return Facts(
        path=tree(day).path(category),
        grid_code=grid_code,
        urgency=urgency,
        at=calendar.local(at),
        working=calendar.is_office_time(at),
    )


@dataclass(slots=True)
class Places:
    """The places of one county on one day. `loads` are asked for only where they are of now."""

    county: str
    roster: Sequence[Mapping[str, Any]]
    day: date
    weighs: bool = True
    _catalogue: Catalogue = field(init=False)
    _organisations: Mapping[str, Organisation] = field(init=False)
    _workers: dict[str, list[Post]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._catalogue = catalogue(self.day)
        self._organisations = {str(one.pk): one for one in assignable_in(self.county)}

    def receiver(self, rule: Rule, facts: Facts) -> Receiver | Kept:
        """Whom the rule hands a report to, the least loaded first; or why it hands it to nobody."""
        found = list(self._named(rule, facts))
        if not found:
            return Kept(
                {LEAD: NOBODY_LEADS, WORKER: NOBODY_THERE, ROSTER: NOBODY_ON_DUTY, NAMED: GONE}[rule.target]
            )
        standing = self._catalogue.standing(facts.category, facts.grid_code)
        allowed = [one for one in found if standing.refusing(one.organisation, seat=one.seat) is None]
        if not allowed:
            return Kept(BEYOND_DUTY, {"item": standing.items[0].name or facts.category})
        return self._least_loaded(rule, allowed)

    def _named(self, rule: Rule, facts: Facts) -> Iterator[Receiver]:
        if rule.target == WORKER:
            yield from (
                Receiver(DISPATCH, post.account_id, post.account.name, "", post.organisation, post.area_code)
                for post in self._workers_of(facts.grid_code)
            )
            return
        yield from (
            Receiver(ASSIGN, one.pk, one.name, one.name_en, one, one.area_code)
            for one in self._organisations_of(rule, facts)
        )

    def _workers_of(self, grid_code: str) -> list[Post]:
        village = village_of(grid_code)
        if village not in self._workers:
            posts = workers_near(village).select_related("account", "organisation")
            self._workers[village] = list(posts.order_by("account_id"))
        return [post for post in self._workers[village] if post.area_code == grid_code]

    def _organisations_of(self, rule: Rule, facts: Facts) -> list[Organisation]:
        if rule.target == LEAD:
            standing = self._catalogue.standing(facts.category, facts.grid_code)
            return [one for one in self._organisations.values() if duties.leads(standing, one)]
        wanted = rule.organisation if rule.target == NAMED else self._on_duty(facts)
        one = self._organisations.get(wanted)
        return [one] if one else []

    def _on_duty(self, facts: Facts) -> str:
        """The organisation on duty there then: of the lines that fit, that for the narrowest area."""
        day = facts.at.date().isoformat()
        fitting = [
            line
            for line in self.roster
            if facts.grid_code.startswith(line.get("area") or "")
            and (line.get("from_day") or "") <= day <= (line.get("to_day") or "9999")
            and line.get("hours", ANY) in (ANY, WORKING if facts.working else "off")
        ]
        return max(fitting, key=lambda line: len(line.get("area") or ""))["organisation"] if fitting else ""

    def _least_loaded(self, rule: Rule, allowed: Sequence[Receiver]) -> Receiver | Kept:
        if not self.weighs:
            return allowed[0]
        kind = HELD if allowed[0].action == DISPATCH else ASKED
        loads = loads_of(kind, [one.id for one in allowed])
        least = min(allowed, key=lambda one: (loads.get(one.id, 0), one.id))
        if rule.most_open and loads.get(least.id, 0) >= rule.most_open:
            return Kept(LOADED, {"most": rule.most_open})
        return least
