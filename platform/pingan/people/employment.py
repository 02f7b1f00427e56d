"""What a post is made of: the level of area that fits a role, and who employs those that hold it."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import area_codes, clock
from pingan.core.area_codes import LENGTHS
from pingan.people.errors import UnfitArea
from pingan.people.models import Organisation
from pingan.people.roles import KINDS, ROLES
from pingan.territory import selectors as territory


def refuse_unfit_area(role: str, area_code: str) -> None:
    """Raises AreaNotFound where there is no such area now, UnfitArea where it is of another level."""
    fitting = ROLES[role].levels
    if area_codes.level_of(area_code) not in fitting:
        digits = "/".join(str(LENGTHS[level]) for level in fitting)
        raise UnfitArea(format_lazy(_("This role has an area of {digits} digits."), digits=digits))
    territory.area_of(area_code)


def employer_of(role: str, area_code: str, *, name: str = "", name_en: str = "") -> Organisation:
    """The organisation of that name whose people hold such posts there; without a name, the usual one.

    Founded where there is none yet, the first of its kind as the usual one; two that ask at once get the
    same. Raises AreaNotFound.
    """
    kind, seat = ROLES[role].employer, _seat(role, area_code)
    there = Organisation.objects.filter(kind=kind, area_code=seat)
    # One that is closed employs nobody new where another is open.
    first = there.order_by("-is_usual", "id")
    usual = first.open_on(clock.today()).first() or first.first() or _found_usual(kind, seat, name, name_en)
    if not name or usual.name == name:
        return usual
    return there.get_or_create(
        kind=kind, area_code=seat, name=name, defaults={"name_en": name_en or _usual_name_en(kind, seat)}
    )[0]


def _found_usual(kind: str, seat: str, name: str, name_en: str) -> Organisation:
    said = {
        "name": name or territory.area_of(seat).name + KINDS[kind].suffix,
        "name_en": name_en or _usual_name_en(kind, seat),
    }
    return Organisation.objects.get_or_create(kind=kind, area_code=seat, is_usual=True, defaults=said)[0]


def _usual_name_en(kind: str, seat: str) -> str:
    """Empty where the area has none: readers in English are then shown its Chinese name."""
    name = territory.area_of(seat).name_en
    return f"{name} {KINDS[kind].suffix_en}" if name else ""


def _seat(role: str, area_code: str) -> str:
    """Where such an employer sits: the area around the post's that its kind asks for, else the post's own."""
    level = KINDS[ROLES[role].employer].level
    return area_codes.at(level, area_code) if level else area_code
