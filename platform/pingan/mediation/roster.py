"""Who mediates in a county: committees with their terms, mediators, and experts of law and of trades.

Both are tables of the configuration, so a justice office keeps them, has them from a spreadsheet, and sees
who stood there on any day. Committees have three to nine members and a term of three years (人民调解法
art. 8, 9); mediators are people of full age who are fair and trained (art. 14).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from pingan.categories.selectors import tree
from pingan.config import selectors as config
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core import clock
from pingan.people import policy
from pingan.people.models import Account, Post

COMMITTEES: Final = "committees"
MEDIATORS: Final = "mediators"
FEWEST, MOST = 3, 9
TERM_YEARS: Final = 3

_COMMITTEE_KINDS = (
    Choice("village", _("Of a village or community")),
    Choice("township", _("Of a township")),
    Choice("industry", _("Of an industry or trade")),
    Choice("stationed", _("Stationed at an office")),
    Choice("studio", _("Personal studio")),
)
_SORTS = (Choice("member", _("Mediator")), Choice("expert", _("Expert")))
# What is spoken in border counties, beside the common speech that everybody is asked in.
LANGUAGES = (
    Choice("dialect", _("Local dialect")),
    Choice("yi", _("Yi")),
    Choice("dai", _("Dai")),
    Choice("hani", _("Hani")),
    Choice("lisu", _("Lisu")),
    Choice("jingpo", _("Jingpo")),
    Choice("lahu", _("Lahu")),
    Choice("va", _("Va")),
    Choice("zhuang", _("Zhuang")),
    Choice("miao", _("Miao")),
    Choice("yao", _("Yao")),
    Choice("tibetan", _("Tibetan")),
    Choice("uyghur", _("Uyghur")),
    Choice("kazakh", _("Kazakh")),
    Choice("mongolian", _("Mongolian")),
    Choice("korean", _("Korean")),
    Choice("burmese", _("Burmese")),
    Choice("lao", _("Lao")),
    Choice("vietnamese", _("Vietnamese")),
    Choice("sign", _("Sign language")),
    Choice("other", _("Another language")),
)
LANGUAGE_CODES = [one.value for one in LANGUAGES]
_DAYS = (
    Choice("1", _("Monday")),
    Choice("2", _("Tuesday")),
    Choice("3", _("Wednesday")),
    Choice("4", _("Thursday")),
    Choice("5", _("Friday")),
    Choice("6", _("Saturday")),
    Choice("7", _("Sunday")),
)


@dataclass(frozen=True, slots=True)
class Mediator:
    """One line of the roster. `account` is whom cases can be handed to: an expert may have none."""

    code: str
    name: str
    sort: str
    committee: str
    area: str
    specialties: Sequence[str]
    languages: Sequence[str]
    days: Sequence[str]
    phone: str
    account_id: UUID | None

    def knows(self, category: str) -> bool:
        """Whether the matter is within a specialty."""
        now = tree()
        return any(category in now.under(one) for one in self.specialties)

    def on_duty(self, day: date) -> bool:
        return str(day.isoweekday()) in self.days


def register() -> None:
    SECTIONS.register(COMMITTEES, COMMITTEE_SECTION)
    SECTIONS.register(MEDIATORS, MEDIATOR_SECTION)


def roster(county: str, day: date | None = None) -> list[Mediator]:
    """Everybody who may mediate in a county on that day, today if none is named: of committees within their
    term."""
    on = day or clock.today()
    seats = {str(row["code"]): row for row in config.rows(COMMITTEES, on, county=county) if _sits(row, on)}
    rows = [row for row in config.rows(MEDIATORS, on, county=county) if _is_until(row["to_day"], on)]
    accounts = _accounts(str(row["account"]) for row in rows if row["account"])
    return [
        _mediator(row, seats.get(str(row["committee"])), accounts)
        for row in rows
        if not row["committee"] or str(row["committee"]) in seats
    ]


def _sits(committee: Mapping[str, Any], day: date) -> bool:
    """Whether the day is within its term."""
    return str(committee["from_day"]) <= day.isoformat() and _is_until(committee["to_day"], day)


def _is_until(last: Any, day: date) -> bool:
    return not last or day.isoformat() <= str(last)


def _mediator(
    row: Mapping[str, Any], seat: Mapping[str, Any] | None, accounts: Mapping[str, UUID]
) -> Mediator:
    return Mediator(
        code=str(row["code"]),
        name=str(row["name"]),
        sort=str(row["sort"]),
        committee=str(seat["name"]) if seat else "",
        area=str(seat["area"] or "") if seat else "",
        specialties=tuple(row["specialties"] or ()),
        languages=tuple(row["languages"] or ()),
        days=tuple(row["days"] or ()),
        phone=str(row["phone"] or ""),
        account_id=accounts.get(str(row["account"])) if row["account"] else None,
    )


def _accounts(usernames: Iterable[str]) -> dict[str, UUID]:
    """Of those who hold a mediator's post today."""
    wanted = sorted(set(usernames))
    if not wanted:
        return {}
    held = Post.objects.current(clock.today()).filter(
        role__in=policy.roles_that_may("mediation.parties"), account__username__in=wanted
    )
    return dict(held.filter(account__is_active=True).values_list("account__username", "account_id"))


def _check_committees(draft: Draft) -> Iterator[Fault]:
    for row in draft.rows:
        key = str(row["code"])
        if row["to_day"] and row["to_day"] < row["from_day"]:
            yield Fault(key, "to_day", _("It ends before it begins."))
        elif row["to_day"] and _years_later(str(row["from_day"])) < row["to_day"]:
            yield Fault(key, "to_day", _("A term is at most three years (art. 9)."))
        # A studio is one person's, and an office's room is manned by its committee.
        if row["kind"] in ("village", "township", "industry") and not FEWEST <= (row["members"] or 0) <= MOST:
            yield Fault(key, "members", _("A committee has three to nine members (art. 8)."))


def _years_later(first: str) -> str:
    year, rest = int(first[:4]) + TERM_YEARS, first[4:]
    return f"{year:04}{'-03-01' if rest == '-02-29' else rest}"


def _check_mediators(draft: Draft) -> Iterator[Fault]:
    seats = {str(row["code"]) for row in config.rows(COMMITTEES, draft.on, county=draft.county)}
    wanted = {str(row["account"]) for row in draft.rows if row["account"]}
    known = set(Account.objects.filter(username__in=wanted).values_list("username", flat=True))
    for row in draft.rows:
        key = str(row["code"])
        if row["committee"] and str(row["committee"]) not in seats:
            yield Fault(key, "committee", _("There is no committee of this code on that day."))
        if row["sort"] == "member" and not row["committee"]:
            yield Fault(key, "committee", _("A mediator belongs to a committee."))
        if row["account"] and str(row["account"]) not in known:
            yield Fault(key, "account", _("There is no account of this name."))


COMMITTEE_SECTION = Section(
    code=COMMITTEES,
    label=_("Mediation committees"),
    about=_("The county's people's mediation committees, stationed rooms and studios, each with its term."),
    columns=(
        Column("code", "code", _("Code"), required=True, fixed=True, most=20),
        Column("name", "text", _("Its name"), required=True, most=60),
        Column("kind", "choice", _("Kind"), required=True, choices=_COMMITTEE_KINDS),
        Column("area", "area", _("Area"), hint=_("Empty: the whole county.")),
        Column("members", "number", _("Members"), most=99),
        Column("from_day", "date", _("Term from"), required=True),
        Column("to_day", "date", _("Term until"), hint=_("At most three years.")),
    ),
    key=("code",),
    check=_check_committees,
)

MEDIATOR_SECTION = Section(
    code=MEDIATORS,
    label=_("Mediators and experts"),
    about=_(
        "Who mediates, and experts of law and of trades who can be asked. Whoever has an account can be"
        " handed disputes."
    ),
    columns=(
        Column("code", "code", _("Code"), required=True, fixed=True, most=20),
        Column("name", "text", _("Name"), required=True, most=40),
        Column("sort", "choice", _("Sort"), required=True, choices=_SORTS),
        Column("committee", "code", _("Committee"), most=20, hint=_("Its code. Experts may have none.")),
        Column("account", "text", _("User name"), most=40, hint=_("Empty: not handed disputes.")),
        Column("specialties", "category", _("Specialties"), several=True),
        Column("languages", "choice", _("Languages"), choices=LANGUAGES, several=True),
        Column("days", "choice", _("On duty on"), choices=_DAYS, several=True),
        Column("phone", "text", _("Duty telephone"), most=20),
        Column("to_day", "date", _("Until"), hint=_("Empty: until it is changed.")),
    ),
    key=("code",),
    check=_check_mediators,
)
