"""What a post is made of: the level of area that fits a role, and who employs those that hold it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core import area_codes
from pingan.core.area_codes import Level, village_of
from pingan.people.actors import Role
from pingan.people.errors import UnfitArea
from pingan.people.models import Organisation
from pingan.territory import selectors as territory

LEVELS = {
    Role.GRID_WORKER: (Level.GRID,),
    Role.DISPATCHER: (Level.TOWNSHIP,),
    Role.MEDIATOR: (Level.COUNTY, Level.TOWNSHIP),
    Role.LEADER: (Level.COUNTY,),
}
_FITTING = {
    Role.GRID_WORKER: _("A grid worker has a grid: a code of 15 digits."),
    Role.DISPATCHER: _("A dispatcher has a township: a code of 9 digits."),
    Role.MEDIATOR: _("A mediator has the county or a township: a code of 6 or 9 digits."),
    Role.LEADER: _("A leader has the county: a code of 6 digits."),
}

_KIND = Organisation.Kind
_SUFFIX = {
    _KIND.VILLAGE_COMMITTEE: ("委员会", " Village Committee"),
    _KIND.MEDIATION_CENTER: ("矛盾纠纷多元化解中心", " Mediation Centre"),
    _KIND.TOWNSHIP_CENTER: ("综治中心", " Governance Centre"),
    _KIND.COUNTY: ("综治工作领导小组", " Governance Group"),
}


def refuse_unfit_area(role: Role, area_code: str) -> None:
    """Raises AreaNotFound where there is no such area now, UnfitArea where it is of another level."""
    if area_codes.level_of(area_code) not in LEVELS[role]:
        raise UnfitArea(_FITTING[role])
    territory.area_of(area_code)


def employer_of(role: Role, area_code: str, *, name: str = "", name_en: str = "") -> Organisation:
    """The organisation whose people hold such posts there; founded, under the usual name if none is given,
    where there is none yet. Raises AreaNotFound."""
    kind, area_code = _employing(role, area_code)
    known = Organisation.objects.filter(kind=kind, area_code=area_code).first()
    if known is not None:
        return known
    area = territory.area_of(area_code)
    usual, usual_en = _SUFFIX[kind]
    return Organisation.objects.create(
        kind=kind,
        area_code=area_code,
        name=name or area.name + usual,
        name_en=name_en or area.name_en + usual_en,
    )


def _employing(role: Role, area_code: str) -> tuple[Organisation.Kind, str]:
    if role is Role.GRID_WORKER:
        return _KIND.VILLAGE_COMMITTEE, village_of(area_code)
    if role is Role.MEDIATOR:
        return _KIND.MEDIATION_CENTER, area_code
    if role is Role.DISPATCHER:
        return _KIND.TOWNSHIP_CENTER, area_code
    return _KIND.COUNTY, area_code
