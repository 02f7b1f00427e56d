"""What a county still lacks before it is in service, and what breaks without it, in the order of doing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pingan.cases import escalation
from pingan.categories import selectors as categories
from pingan.centers.models import ServicePoint
from pingan.config import county as own_name
from pingan.config import selectors as config
from pingan.core import clock
from pingan.notices import gateways
from pingan.operations import kept
from pingan.people.actors import Actor
from pingan.people.models import Organisation, Post
from pingan.people.roles import KINDS, ROLES
from pingan.staff import selectors as staff
from pingan.territory import calendar
from pingan.territory.models import CURRENT, Area
from pingan.territory.plain_table import NOTICE

DONE, MISSING, ADVISED = "done", "missing", "advised"
# So many empty posts are told.
MOST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One step: what it is, what breaks without it, and where it is done (a `section` of the configuration, a
    `page` beside it, or a command of the machine)."""

    code: str
    label: Any
    without: Any
    look: Callable[[str], tuple[str, str]]
    section: str = ""
    page: str = ""
    command: str = ""


def items(by: Actor) -> list[dict[str, Any]]:
    """Each step as it stands in the county of whoever asks."""
    found = [_told(item, *item.look(by.county_code)) for item in ITEMS]
    missing = sum(one["state"] == MISSING for one in found)
    return [*found, _told(IN_SERVICE, *_in_service(missing))]


def _told(item: Item, state: str, detail: str) -> dict[str, Any]:
    return {
        "code": item.code,
        "label": item.label,
        "without": item.without,
        "state": state,
        "detail": detail,
        "section": item.section,
        "page": item.page,
        "command": item.command,
    }


def _in_service(missing: int) -> tuple[str, str]:
    """Last of all: nothing is missing, and everybody in it is real."""
    if settings.DEMO_ACCOUNTS:
        return MISSING, "PINGAN_DEMO=1"
    return (MISSING, str(missing)) if missing else (DONE, "")


def _there(found: bool, otherwise: str = MISSING) -> tuple[str, str]:
    return (DONE, "") if found else (otherwise, "")


def _areas(county: str) -> tuple[str, str]:
    return _there(Area.objects.filter(CURRENT, level="grid", code__startswith=county).exists())


def _shapes(_county: str) -> tuple[str, str]:
    return _there(settings.LEAFLET_CONFIG.get("NOTICE") != NOTICE, ADVISED)


def _organisations(county: str) -> tuple[str, str]:
    kinds = [name for name, kind in KINDS.items() if kind.keeps_its_own]
    return _there(Organisation.objects.filter(kind__in=kinds, area_code__startswith=county).exists())


def _administrators(county: str) -> tuple[str, str]:
    empty = [str(ROLES[role].label) for role in staff.administering_by_nobody(county)]
    return (MISSING, "、".join(empty)) if empty else (DONE, "")


def _roles_of(face: str) -> list[str]:
    return [role.name for role in ROLES.values() if role.face.name == face]


def _posts(county: str) -> tuple[str, str]:
    empty = [(role, code) for role, code in escalation.unmanned() if code.startswith(county)]
    told = [f"{ROLES[role].label} {code}" for role, code in empty[:MOST_TOLD]]
    return (MISSING, "、".join(told) + ("…" if len(empty) > MOST_TOLD else "")) if empty else (DONE, "")


def _workers(county: str) -> tuple[str, str]:
    """Some grids may wait for theirs; a county without any has nobody."""
    posts = Post.objects.current(clock.today())
    return _there(posts.filter(role__in=_roles_of("field"), area_code__startswith=county).exists())


def _county(county: str) -> tuple[str, str]:
    named = Area.objects.filter(CURRENT, code=county).values_list("name", "name_en").first()
    if named is None or not named[0]:
        return MISSING, ""
    told = own_name.told(county, *named)
    return (DONE if told["name_en"] and told["emblem"] else ADVISED), told["name"]


def _categories(_county: str) -> tuple[str, str]:
    return _there(bool(categories.tops_of_today()))


def _of_its_own(section: str) -> Callable[[str], tuple[str, str]]:
    """Whether the county ever changed this table; until then the platform's rows hold."""
    return lambda county: _there(config.newest_change(section, county) is not None, ADVISED)


def _gateways(county: str) -> tuple[str, str]:
    return _there(bool(gateways.open_channels(county)), ADVISED)


def _calendar(_county: str) -> tuple[str, str]:
    years = [str(year) for year in calendar.missing()]
    this_year = str(clock.today().year)
    return (MISSING if this_year in years else ADVISED, "、".join(years)) if years else (DONE, "")


def _points(county: str) -> tuple[str, str]:
    return _there(ServicePoint.objects.filter(area_code__startswith=county).exists(), ADVISED)


def _https(_county: str) -> tuple[str, str]:
    return _there(settings.HTTPS)


def _backup(_county: str) -> tuple[str, str]:
    return _fresh("backup", kept.BACKUP_LATE)


def _drill(_county: str) -> tuple[str, str]:
    return _fresh("drill", kept.DRILL_LATE)


def _fresh(what: str, late: timedelta) -> tuple[str, str]:
    run = kept.last(what)
    if run is None or run.last_sound is None:
        return MISSING, ""
    at = run.last_sound.astimezone(clock.now().tzinfo).isoformat(timespec="minutes")
    return (DONE if run.sound and clock.now() - run.last_sound < late else MISSING), at


def _escrow(_county: str) -> tuple[str, str]:
    run = kept.last("backup")
    return _there(run is not None and run.held)


ITEMS: Final = (
    Item(
        "county",
        _("Name and emblem of the county"),
        _(
            "Pages show the name that came with the areas and the platform's own mark; "
            "without one in English its readers see the Chinese."
        ),
        _county,
        section="county",
    ),
    Item(
        "areas",
        _("Areas"),
        _("Without grids a report belongs nowhere."),
        _areas,
        command="./run setup areas.xlsx",
    ),
    Item(
        "shapes",
        _("Shapes of the areas"),
        _("The map is a scheme: no phone is found to stand in a grid, and whoever reports says which it is."),
        _shapes,
        command="./run setup DIRECTORY",
    ),
    Item(
        "administrators",
        _("Three administrators"),
        _("Posts that are asked for wait until a security administrator gives them."),
        _administrators,
        page="people",
        command="./run setup",
    ),
    Item(
        "organisations",
        _("Departments"),
        _("A matter can be handed to no department."),
        _organisations,
        section="organisations",
    ),
    Item(
        "calendar",
        _("Working calendar"),
        _("All time limits are provisional."),
        _calendar,
        section="calendar",
    ),
    Item(
        "categories",
        _("Categories"),
        _("Nobody can say what a matter is about."),
        _categories,
        section="categories",
    ),
    Item(
        "duties",
        _("Catalogue of duties"),
        _("Nothing says who leads on what, and what must not be sent down."),
        _of_its_own("duties"),
        section="duties",
    ),
    Item(
        "limits",
        _("Time limits"),
        _("Those that the platform brings hold, not the county's own."),
        _of_its_own("limits"),
        section="limits",
    ),
    Item("posts", _("Desks and leaders"), _("Late matters come up to nobody."), _posts, page="people"),
    Item(
        "workers",
        _("Grid workers"),
        _("Nobody reports, and nobody can be sent."),
        _workers,
        page="rolls",
    ),
    Item(
        "points",
        _("Service points"),
        _("Nobody finds a service point, its hours or its telephone."),
        _points,
        section="points",
    ),
    Item(
        "gateways",
        _("Text messages and other ways out"),
        _("A closed phone hears of nothing."),
        _gateways,
        page="notice-ledger",
        command="./run manage notices",
    ),
    Item(
        "https",
        _("HTTPS"),
        _("Passwords travel readable; phones give no place, no camera and no installed page."),
        _https,
        command="PINGAN_TLS_NAME=grid.example.org",
    ),
    Item(
        "backup",
        _("Backups"),
        _("A disk that breaks takes the county with it."),
        _backup,
        command="PINGAN_BACKUP_DIR=/mnt/backup",
    ),
    Item(
        "escrow",
        _("Keys in custody"),
        _("If the machine is lost, no backup can be read."),
        _escrow,
        command="./run escrow",
    ),
    Item(
        "drill",
        _("Restore drill"),
        _("Nobody knows whether the backups can be read."),
        _drill,
        command="./run drill",
    ),
)

IN_SERVICE: Final = Item(
    "in_service",
    _("In service"),
    _("Something above is missing, or everybody knows the passwords of the demo."),
    lambda _county: (MISSING, ""),
)
