"""The two tables of routing in the configuration: rules, and who is on duty when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.cases.candidates import assignable_in
from pingan.categories import duties
from pingan.categories.duties import Catalogue, catalogue
from pingan.categories.models import Duty
from pingan.categories.selectors import tree
from pingan.config import selectors as config
from pingan.config.sections import PREVIEWS, SECTIONS, Choice, Column, Consequence, Draft, Fault, Section
from pingan.people.models import Organisation
from pingan.routing.rules import ANY, LEAD, NAMED, OFF, ROSTER, WORKER, WORKING, Rule, in_order
from pingan.routing.trial import trial

WRITE = "routing.write"
# More than these nobody reads aloud, or tries on a month.
MOST_RULES = 500

_HOURS = (
    Choice(ANY, _("at any time")),
    Choice(WORKING, _("in office hours")),
    Choice(OFF, _("outside office hours")),
)
_URGENCIES = (
    Choice(ANY, _("any")),
    Choice("general", _("general")),
    Choice("urgent", _("urgent")),
    Choice("critical", _("critical")),
)
_TARGETS = (
    Choice(LEAD, _("whoever leads by the catalogue of duties")),
    Choice(WORKER, _("the worker of its grid")),
    Choice(ROSTER, _("whoever is on duty")),
    Choice(NAMED, _("the organisation named here")),
)


def register() -> None:
    SECTIONS.register("roster", ROSTER_SECTION)
    SECTIONS.register("routes", ROUTES_SECTION)
    PREVIEWS.register("routes", consequences)


def consequences(draft: Draft) -> Iterator[Consequence]:
    """What the rules would have done with last month's reports of the writer's county."""
    if draft.by is None:
        return
    tried = trial(draft.county, in_order(draft.rows), config.rows("roster", draft.on, county=draft.county))
    for heap in tried.heaps:
        said = {"rule": heap.rule, "receiver": heap.receiver}
        text = _("by rule %(rule)s to %(receiver)s") if heap.receiver else _("left to the desk")
        yield Consequence(text % said, heap.count, capped=tried.more)


def _check_routes(draft: Draft) -> Iterable[Fault]:
    known = _assignable(draft.county)
    whole = catalogue(draft.on)
    for row in draft.rows:
        yield from (
            Fault(str(row["code"]), column, reason) for column, reason in _faults(row, known, whole, draft)
        )


def _faults(
    row: Mapping[str, Any], known: Mapping[str, Organisation], whole: Catalogue, draft: Draft
) -> Iterator[tuple[str, Any]]:
    rule = Rule.of(row)
    if (rule.target == NAMED) != bool(rule.organisation):
        yield (
            "organisation",
            _("Name the organisation where the rule hands cases to a named one; only there."),
        )
        return
    if rule.organisation and rule.organisation not in known:
        yield "organisation", _("This organisation cannot be given cases.")
        return
    item = _broken_duty(rule, known.get(rule.organisation), whole, draft)
    if item is not None:
        named = {"item": duties.title_of(item), "basis": duties.basis_of(item) or "—"}
        yield (
            "target",
            format_lazy(
                _("“{item}” is not sent down (basis: {basis}). Let it go to whoever leads."), **named
            ),
        )


def _broken_duty(rule: Rule, receiver: Organisation | None, whole: Catalogue, draft: Draft) -> Duty | None:
    """The item that the rule would break: of its category and all below it, where it names one.

    A rule for every category is judged case by case: what it may not send stays with the desk and says so.
    """
    if not rule.category or rule.target not in (WORKER, NAMED):
        return None
    for category in sorted(tree(draft.on).under(rule.category)):
        standing = whole.standing(category, rule.area or draft.county)
        item = standing.refusing(receiver) if receiver else standing.kept_above()
        if item is not None:
            return item
    return None


def _assignable(county: str) -> Mapping[str, Organisation]:
    """Those of a county that can be given cases, by the cells that name them."""
    return {str(one.pk): one for one in assignable_in(county)}


ROUTES_SECTION = Section(
    code="routes",
    label=_("Routing"),
    about=_(
        "Where a report goes by itself. The first rule that fits and can hand it on does; what a rule leaves"
        " empty it does not ask. The catalogue of duties is asked each time."
    ),
    columns=(
        Column("code", "code", _("Code"), required=True, fixed=True, most=40),
        Column("label", "text", _("Its name"), required=True, most=60),
        Column("on", "flag", _("Switched on")),
        Column("place", "number", _("Order"), required=True, least=1, most=9999),
        Column("category", "category", _("Category"), hint=_("With all below it. Empty: every one.")),
        Column("area", "area", _("Area"), hint=_("Empty: the whole county.")),
        Column("urgency", "choice", _("Urgency"), choices=_URGENCIES),
        Column("hours", "choice", _("When"), choices=_HOURS),
        Column("from_hour", "number", _("From hour"), most=24),
        Column("to_hour", "number", _("To hour"), most=24, hint=_("Over midnight, too: 22 to 6.")),
        Column("target", "choice", _("To whom"), required=True, choices=_TARGETS),
        Column("organisation", "organisation", _("Organisation")),
        Column("most_open", "number", _("Only while fewer are open"), most=50, hint=_("Empty: always.")),
    ),
    key=("code",),
    most_rows=MOST_RULES,
    check=_check_routes,
    operation=WRITE,
)


def _check_roster(draft: Draft) -> Iterable[Fault]:
    known = _assignable(draft.county)
    for row in draft.rows:
        if row["organisation"] not in known:
            yield Fault(str(row["code"]), "organisation", _("This organisation cannot be given cases."))
        if row["to_day"] and row["to_day"] < row["from_day"]:
            yield Fault(str(row["code"]), "to_day", _("It ends before it begins."))


ROSTER_SECTION = Section(
    code="roster",
    label=_("Duty roster"),
    about=_("Which organisation is on duty where and when. Rules of routing can hand reports to it."),
    columns=(
        Column("code", "code", _("Code"), required=True, most=40),
        Column("area", "area", _("Area"), hint=_("Empty: the whole county.")),
        Column("from_day", "date", _("First day"), required=True),
        Column("to_day", "date", _("Last day"), hint=_("Empty: until it is changed.")),
        Column("hours", "choice", _("When"), required=True, choices=_HOURS),
        Column("organisation", "organisation", _("Organisation"), required=True),
    ),
    key=("code",),
    check=_check_roster,
    operation=WRITE,
)
