"""A table of people, taken in row by row: judged whole before anything is made, resumed where it stopped.

The columns are those of a template (`template`), by their headings in either language. A row that is sound
becomes an account and a post that is asked for, in one transaction with the row itself: cut anywhere, it was
taken in or it was not, and nobody is there twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pingan.config import spreadsheet
from pingan.core import area_codes, clock, guards, tables
from pingan.core.area_codes import Level
from pingan.core.errors import BadInput, NotFound, Problem, Text
from pingan.core.identifiers import folded
from pingan.people import operators, policy
from pingan.people.actors import Actor
from pingan.people.employment import refuse_unfit_area
from pingan.people.journalling import journal_operator
from pingan.people.models import Account, Organisation
from pingan.people.roles import ROLES
from pingan.people.services import is_username
from pingan.staff import selectors
from pingan.staff.errors import RollRefused
from pingan.staff.journalling import deed
from pingan.staff.models import Nomination, Outcome, Roll, RollRow, RollState
from pingan.staff.places import Places
from pingan.staff.posts import FARTHEST
from pingan.territory.atlas import reads_english

MAX_ROWS: Final = 2_000
# Each is an account, a nomination and two acts; a transaction has five hundred acts at most.
AT_ONCE: Final = 50

COLUMNS: Mapping[str, Text] = {
    "name": _("Name"),
    "username": _("User name"),
    "phone": _("Duty phone"),
    "role": _("Role"),
    "township": _("Township"),
    "area": _("Area (name or code)"),
    "organisation": _("Organisation"),
    "starts_on": _("First day"),
}
# As tables head them that were made elsewhere, or by a template of before.
ALSO: Mapping[str, tuple[str, ...]] = {
    "township": ("乡镇街道", "街道"),
    "area": ("区域代码", "区域", "网格", "area code", "area", "grid"),
    "role": ("岗位", "post"),
    "phone": ("电话", "手机", "phone"),
}
NEEDED = ("name", "role", "area")
FAULTS: Mapping[str, Text] = {
    "missing": _("Is missing."),
    "too_long": _("Is too long."),
    "unknown_role": _("There is no such role. Write it as the template does."),
    "unknown_area": _("There is no such area in your county."),
    "unknown_township": _("There is no such township in your county."),
    "ambiguous_area": _("Several areas are called so: write the township before it, or the code."),
    "ambiguous_role": _("Several roles are called so: write it as the template does."),
    "ambiguous_organisation": _("Several organisations there are called so: leave it out, or rename one."),
    "unfit_area": _("This area does not fit the role."),
    "unfit_phone": _("A telephone number has 3 to 20 digits; spaces and hyphens may stand between them."),
    "unfit_username": _(
        "A user name has 2 to 40 letters, digits and . - _ @, and begins with a letter or a digit."
    ),
    "taken": _("There is an account of this user name already."),
    "twice": _("The same stands in a row above."),
    "there_already": _("Somebody of this name holds this very post already, or has been asked for."),
    "unknown_organisation": _("There is no organisation of this name that employs such a post there."),
    "unfit_day": _("Write a day as 2026-12-31, today or within a year."),
    "administers": _("Who administers is appointed one by one, and in no table."),
}


def template() -> bytes:
    """The spreadsheet to fill in, with one row as an example in the reader's language."""
    example = {
        "name": force_str(_("Example Person")),
        "username": "",
        "phone": "0871-5550000",
        "role": next(_label(role) for role in ROLES if role in policy.roles_that_may("cases.be_given")),
        "township": "",
        "area": "",
        "organisation": "",
        "starts_on": clock.today(),
    }
    return spreadsheet.write(list(COLUMNS.values()), [[example[column] for column in COLUMNS]])


def _label(role: str) -> str:
    return ROLES[role].label_en if reads_english() else ROLES[role].label


# -- judging ---------------------------------------------------------------------------------------


def hand_in(*, roll_id: UUID, name: str, why: str, data: bytes, by: Actor) -> Roll:
    """Judge a table and keep it: nothing is made of it yet. The same id again is the same table.

    Raises RollRefused, and what `tables.read` raises.
    """
    scope = policy.scope(by, "staff.take_in")
    rows = tables.read(data, max_rows=MAX_ROWS)
    headings = _headings()
    known = {heading: column for heading in rows[0].cells if (column := headings.get(folded(heading)))}
    if missing := [column for column in NEEDED if column not in known.values()]:
        names = "、".join(force_str(COLUMNS[column]) for column in missing)
        raise RollRefused(_("Its first row must name the columns. Missing: %(names)s") % {"names": names})
    judge = _Judge(scope)
    judged = [
        judge.read(row.line, {known[h]: cell for h, cell in row.cells.items() if h in known}) for row in rows
    ]
    judge.find_those_there(judged)
    ready = sum(row.state == RollState.READY for row in judged)
    with transaction.atomic():
        roll, new = Roll.objects.get_or_create(
            id=roll_id,
            defaults={
                "county_code": by.county_code,
                "name": name,
                "why": why,
                "by_id": by.account_id,
                "at": clock.now(),
                "ready": ready,
                "refused": len(judged) - ready,
            },
        )
        if roll.by_id != by.account_id:
            raise NotFound
        if new:
            for row in judged:
                row.roll = roll
            RollRow.objects.bulk_create(judged)
    return roll


def _headings() -> dict[str, str]:
    return dict(_each_heading())


def _each_heading() -> Iterator[tuple[str, str]]:
    for column, heading in COLUMNS.items():
        yield column, column
        yield from ((folded(word), column) for word in ALSO.get(column, ()))
        for language, _name in settings.LANGUAGES:
            with override(language):
                yield folded(force_str(heading)), column


def _unfit(role: str, code: str) -> str:
    """What is wrong with an area for a role; nothing where the role itself is wrong."""
    if not role:
        return ""
    try:
        refuse_unfit_area(role, code)
    except NotFound:
        return "unknown_area"
    except Problem:
        return "unfit_area"
    return ""


class _Judge:
    """Reads rows one by one, and remembers what stood above."""

    def __init__(self, scope: str) -> None:
        self._scope = scope
        self._seen: set[str] = set()
        self._people: set[tuple[str, str, str]] = set()
        self._places = Places(scope)
        self._roles: dict[str, set[str]] = defaultdict(set)
        for role in ROLES.values():
            for word in (role.name, role.label, role.label_en, *role.also):
                self._roles[folded(word)].add(role.name)
        self._administering = selectors.administering()

    def read(self, line: int, cells: Mapping[str, str]) -> RollRow:
        row, faults = RollRow(line=line), dict[str, str]()
        row.name = self._text(cells, "name", 40, faults)
        row.organisation = self._text(cells, "organisation", 80, faults)
        row.phone = self._phone(cells.get("phone", ""), faults)
        row.role = self._role(cells.get("role", ""), faults)
        township = self._township(cells.get("township", ""), faults)
        row.area_code = self._area(cells.get("area", ""), row.role, township, faults)
        row.username = self._username(cells.get("username", ""), faults)
        row.starts_on = self._day(cells.get("starts_on", ""), faults)
        if not faults:
            person = (row.name, row.role, row.area_code)
            if person in self._people:
                faults["name"] = "twice"
            self._people.add(person)
        row.faults = faults
        row.state = RollState.REFUSED if faults else RollState.READY
        return row

    def _text(self, cells: Mapping[str, str], column: str, most: int, faults: dict[str, str]) -> str:
        said = cells.get(column, "")
        if not said and column in NEEDED:
            faults[column] = "missing"
        try:
            return guards.text(said, max_length=most, lines=False)
        except BadInput:
            faults[column] = "too_long"
            return said[:most]

    def _phone(self, said: str, faults: dict[str, str]) -> str:
        phone = said.strip()
        if phone and not operators.PHONE.fullmatch(phone):
            faults["phone"] = "unfit_phone"
        return phone[:20]

    def _role(self, said: str, faults: dict[str, str]) -> str:
        called = self._roles.get(folded(said), set())
        if len(called) != 1:
            faults["role"] = "ambiguous_role" if called else "unknown_role" if said else "missing"
            return ""
        (role,) = called
        if role in self._administering:
            faults["role"] = "administers"
        return role

    def _township(self, said: str, faults: dict[str, str]) -> str:
        """The code of the township that a row names, or none."""
        if not said:
            return ""
        called = [code for code in self._places.find(said) if area_codes.level_of(code) == Level.TOWNSHIP]
        if len(called) != 1:
            faults["township"] = "unknown_township"
            return ""
        return called[0]

    def _area(self, said: str, role: str, township: str, faults: dict[str, str]) -> str:
        """The code of the area that a row means: of several of a name, the one that fits the role."""
        called = self._places.find(said, within=township)
        wrong = {code: _unfit(role, code) for code in called}
        fitting = [code for code, fault in wrong.items() if not fault]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            faults["area"] = "ambiguous_area"
        else:
            faults["area"] = next(iter(wrong.values()), "unknown_area" if said else "missing")
        # What cannot be told is kept as it was said, for whoever looks for it in their table.
        return area_codes.at(Level.GRID, next(iter(called)) if len(called) == 1 else said)

    def _username(self, said: str, faults: dict[str, str]) -> str:
        name = folded(said)
        if not name:
            return ""
        if not is_username(name):
            faults["username"] = "unfit_username"
        elif name in self._seen:
            faults["username"] = "twice"
        self._seen.add(name)
        return name[:40]

    def _day(self, said: str, faults: dict[str, str]) -> date:
        today = clock.today()
        day = tables.day(said) if said else today
        if day is None or not today <= day <= today + FARTHEST:
            faults["starts_on"] = "unfit_day"
            return today
        return day

    def find_those_there(self, rows: Collection[RollRow]) -> None:
        """Against what is there: names that are taken, people who hold it, organisations that are not.

        A few questions for the whole table.
        """
        taken = _taken({row.username for row in rows if row.username})
        people = _people_there(self._scope)
        employers = _employers(self._scope)
        for row in rows:
            if row.state != RollState.READY:
                continue
            if row.username in taken:
                row.faults["username"] = "taken"
            if (row.name, row.role, row.area_code) in people:
                row.faults["name"] = "there_already"
            if row.organisation and len(called := _nearest(employers, row)) != 1:
                row.faults["organisation"] = "ambiguous_organisation" if called else "unknown_organisation"
            if row.faults:
                row.state = RollState.REFUSED


def _taken(usernames: Collection[str]) -> set[str]:
    return set(Account.objects.filter(username__in=usernames).values_list("username", flat=True))


def _people_there(scope: str) -> set[tuple[str, str, str]]:
    posts = selectors.now_or_later().filter(area_code__startswith=scope)
    asked = Nomination.objects.filter(area_code__startswith=scope, outcome=Outcome.WAITING)
    columns = ("account__name", "role", "area_code")
    return {*posts.values_list(*columns), *asked.values_list(*columns)}


def _employers(scope: str) -> dict[tuple[str, str], list[tuple[str, UUID]]]:
    found: dict[tuple[str, str], list[tuple[str, UUID]]] = {}
    open_now = Organisation.objects.open_on(clock.today()).filter(area_code__startswith=scope)
    for one in open_now:
        for name in {folded(one.name), folded(one.name_en)} - {""}:
            found.setdefault((one.kind, name), []).append((one.area_code, one.pk))
    return found


def _nearest(employers: Mapping[tuple[str, str], list[tuple[str, UUID]]], row: RollRow) -> list[UUID]:
    """The organisations of that name that employ such a post there: of several seats the nearest."""
    there = employers.get((ROLES[row.role].employer, folded(row.organisation)), [])
    around = [(seat, pk) for seat, pk in there if row.area_code.startswith(seat)]
    nearest = max((len(seat) for seat, _pk in around), default=0)
    return [pk for seat, pk in around if len(seat) == nearest]


def _employs(employers: Mapping[tuple[str, str], list[tuple[str, UUID]]], row: RollRow) -> UUID | None:
    """The one of them; the usual one where since the table was judged there is none, or another."""
    called = _nearest(employers, row)
    return called[0] if len(called) == 1 else None


# -- taking in -------------------------------------------------------------------------------------


def take_in(*, roll_id: UUID, by: Actor) -> Roll:
    """The next rows of a table become accounts with a post that is asked for; how far it has come.

    Sent again it goes on; with nothing left to do nothing is done. Two at once take turns.
    """
    with transaction.atomic():
        roll = _locked(roll_id, by)
        rows = list(roll.rows.filter(state=RollState.READY).order_by("line")[:AT_ONCE])
        employers = _employers(by.county_code) if rows else {}
        sound = [row for row in rows if not _came_between(row)]
        opened = [_opened(row, roll, employers, by) for row in sound]
        roll.ready -= len(rows)
        roll.refused += len(rows) - len(sound)
        roll.taken_in += len(sound)
        RollRow.objects.bulk_update(rows, ["state", "faults", "account"])
        roll.save(update_fields=["ready", "refused", "taken_in"])
        _journal_taken_in(opened, by)
    return roll


def _locked(roll_id: UUID, by: Actor) -> Roll:
    found = Roll.objects.select_for_update(no_key=True).filter(pk=roll_id, county_code=by.county_code).first()
    if found is None:
        raise NotFound
    return found


def _came_between(row: RollRow) -> bool:
    """Whether something came in between since the table was judged; the row then says what."""
    same = selectors.now_or_later().filter(account__name=row.name, role=row.role, area_code=row.area_code)
    if row.username and Account.objects.filter(username=row.username).exists():
        row.faults["username"] = "taken"
    elif same.exists():
        row.faults["name"] = "there_already"
    if row.faults:
        row.state = RollState.REFUSED
    return bool(row.faults)


def _opened(
    row: RollRow, roll: Roll, employers: Mapping[tuple[str, str], list[tuple[str, UUID]]], by: Actor
) -> tuple[Account, Nomination]:
    account = Account(
        username=row.username or _free_username(row.area_code),
        name=row.name,
        phone=row.phone,
        area_code=row.area_code,
        must_change_password=True,
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    asked = Nomination.objects.create(
        account=account,
        role=row.role,
        area_code=row.area_code,
        organisation_id=_employs(employers, row) if row.organisation else None,
        starts_on=max(row.starts_on or clock.today(), clock.today()),
        why=roll.why,
        asked_by_id=by.account_id,
        asked_at=clock.now(),
    )
    row.account, row.state = account, RollState.TAKEN_IN
    return account, asked


def _journal_taken_in(made: Sequence[tuple[Account, Nomination]], by: Actor) -> None:
    """Accounts and what is asked for them, both made of rows of a table."""
    opened, asked = "people.opened", "people.post_asked"
    facts = [
        (deed(opened, account.pk, by, one.why), deed(asked, account.pk, by, one.why)) for account, one in made
    ]
    for (account, one), (of_opening, of_asking) in zip(made, facts, strict=True):
        told: dict[str, Any] = {"account_id": account.pk, "area_code": one.area_code, "by": by.account_id}
        journal_operator(opened, **told, facts=of_opening)
        journal_operator(asked, **told, facts={"nomination": str(one.pk)} | of_asking)


def _free_username(area_code: str) -> str:
    """Made of the place, since nobody gave one: its digits below the county, and a number behind."""
    stem = area_code[6:] or area_code
    taken = set(Account.objects.filter(username__startswith=f"{stem}-").values_list("username", flat=True))
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


# -- reading ---------------------------------------------------------------------------------------


def rolls(viewer: Actor) -> list[dict[str, Any]]:
    """The tables of the county, the newest first."""
    policy.scope(viewer, "staff.take_in")
    found = Roll.objects.filter(county_code=viewer.county_code).select_related("by").order_by("-id")
    return [describe(roll) for roll in found[: selectors.PAGE]]


def roll_of(viewer: Actor, roll_id: UUID) -> Roll:
    """Raises NotFound for another county's."""
    policy.scope(viewer, "staff.take_in")
    roll = Roll.objects.filter(pk=roll_id, county_code=viewer.county_code).select_related("by").first()
    if roll is None:
        raise NotFound
    return roll


def describe(roll: Roll) -> dict[str, Any]:
    same = ("id", "name", "why", "at", "ready", "refused", "taken_in")
    return {name: getattr(roll, name) for name in same} | {"by": selectors.named(roll.by)}


def rows_of(roll: Roll, *, state: str, after: int) -> selectors.Found:
    """Its rows of one kind in the order of the table, each with what is wrong with it in words."""
    rows = roll.rows.filter(line__gt=after, state=state).select_related("account").order_by("line")
    found = list(rows[: 2 * selectors.PAGE + 1])
    page = found[: 2 * selectors.PAGE]
    return selectors.Found([_row_out(row) for row in page], page[-1].line if len(found) > len(page) else None)


def _row_out(row: RollRow) -> dict[str, Any]:
    same = ("line", "name", "phone", "role", "area_code", "organisation", "state")
    faults = [
        {"column": force_str(COLUMNS[column]), "reason": force_str(FAULTS[fault])}
        for column, fault in row.faults.items()
    ]
    username = row.account.username if row.account else row.username
    return {name: getattr(row, name) for name in same} | {"username": username, "faults": faults}
