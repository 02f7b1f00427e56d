"""What cells can name of the rooms below: areas, organisations, roles. Read from the tables each time: a
configuration that comes in whole is judged by rows that nobody else can see yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from pingan.config.sections import CHOICES, Choice
from pingan.core import clock
from pingan.people.models import Organisation
from pingan.people.roles import ROLES
from pingan.territory.atlas import atlas, reads_english


def areas(county: str) -> Sequence[Choice]:
    """The county's areas that there are now, widest first."""
    found = [area for area in atlas().names.values() if area.is_current and area.code.startswith(county)]
    return [
        Choice(area.code, area.label) for area in sorted(found, key=lambda area: (len(area.code), area.code))
    ]


def organisations(county: str) -> Sequence[Choice]:
    """The county's that are open today, or will be."""
    there = Organisation.objects.filter(area_code__startswith=county)
    open_still = there.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=clock.today()))
    named = open_still.order_by("area_code", "name", "id").values_list("id", "name", "name_en")
    return [Choice(str(pk), name_en if name_en and reads_english() else name) for pk, name, name_en in named]


def roles(_county: str) -> Sequence[Choice]:
    return [Choice(name, role.label_en if reads_english() else role.label) for name, role in ROLES.items()]


def register() -> None:
    CHOICES.register("area", areas)
    CHOICES.register("organisation", organisations)
    CHOICES.register("role", roles)
